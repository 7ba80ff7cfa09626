import ConsultationCore
import Dialogues
import Interview
import Testing

@Suite struct `A command in a dialogue file` {
  /// Typed at a prompt; every command is among them.
  private static let lines = [
    "1990-06-14", "female", "2026-12-20", "none", "/help", "/why deviceType", "/read", "pen",
    "1.5", "/back 2", "", "/amend weightKg 64", "yes", "/review visit", "/progress",
    "1 2 1 2 1 1 1 1", "II", "none", "/note looks tired", "/said It bothers me.", "II", "/unknown",
    "intact", "/each", "none", "none", "/decline", "yes", "4", "/acknowledge", "tan", "2026-11-20",
    "/override R-S03 only a little", "cheeks", "/verdict", "/plan", "/sign", "/pause",
    "/abandon she has to leave",
  ]

  @Test func `plays as it was typed, whichever it is`() throws {
    let moment = Clock(Day(number: 20_779), minute: 600).moment()
    var session = Session(Consultation(Sample.protocol))
    var events: [Event] = []
    func keep(_ steps: [Session.Step]) {
      for case .record(let some) in steps { events += some }
    }
    keep(
      session.begin(
        Beginning(
          protocolTitle: Sample.protocol.title, protocolHash: "hash", policy: "none", presets: [],
          hasHeader: false), at: moment))
    for line in Self.lines {
      if session.consultation.status == .paused { keep(session.resume(at: moment)) }
      keep(session.receive(line, at: moment))
      if case .rejected(let reason)? = events.last?.kind { Issue.record("\(line): \(reason)") }
    }
    #expect(session.consultation.status == .abandoned)

    let transcript = try Transcript(of: events, under: Sample.protocol, title: "commands")
    let text = transcript.dialogue.text
    for command in Command.allCases {
      let isTyped =
        text.contains("\n> /\(command.rawValue)\n") || text.contains("\n> /\(command.rawValue) ")
      #expect(isTyped, "\(command)")
    }
    let replay = Replay(try Dialogue(parsing: text), under: Sample.protocol)
    #expect(replay.differences == [])
    #expect(
      replay.consultation.answers.counted.map(\.answer)
        == session.consultation.answers.counted.map(\.answer))
    #expect(replay.consultation.status == .abandoned)
  }
}
