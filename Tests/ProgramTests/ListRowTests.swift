import ConsultationCore
import MicroneedlingProtocol
import Testing

@testable import stipple

@Suite struct `The row of a list` {
  private static let day = Day(2027, 2, 10) ?? Day(number: 0)

  /// A consultation of which a verdict was taken, and what came after it.
  private func row(after events: Event.Kind...) throws -> ListRow {
    let content = MicroneedlingProtocol.current
    let began = Beginning(
      protocolTitle: content.title, protocolHash: "h", policy: "none", presets: [], hasHeader: false
    )
    let start: [Event.Kind] = [.began(began), .answered("pregnant", answer: .value(.option("no")))]
    func consultation(_ kinds: [Event.Kind]) throws -> Consultation {
      try Consultation(
        replaying: kinds.map { Event(at: Moment(seconds: 0, localDay: Self.day), $0) },
        under: content)
    }
    let verdict = try consultation(start).recordedVerdict
    return ListRow(try consultation(start + [.judged(verdict)] + events))
  }

  @Test func `shows no verdict that answers have made another one since`() throws {
    #expect(try row(after: .accepted).verdict == "DEFER")
    let device = Event.Kind.answered("deviceType", answer: .value(.option("rfPen")))
    #expect(try row(after: .accepted, device, .abandoned(reason: "left")).verdict == "REFER")
  }

  @Test func `keeps the verdict that was signed`() throws {
    let device = Event.Kind.answered("deviceType", answer: .value(.option("rfPen")))
    #expect(try row(after: device, .signed).verdict == "DEFER")
  }
}
