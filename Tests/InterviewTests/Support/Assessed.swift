import ConsultationCore
import Interview
import MicroneedlingProtocol

/// A batch file, read and judged.
struct Assessed {
  let batch: BatchReader.Batch
  let assessment: Assessment
  var answers: Answers { batch.answers }

  static let reader = BatchReader(MicroneedlingProtocol.current)

  /// Reads and judges the text of a file.
  init(_ json: String) throws(BatchReader.Problem) {
    batch = try Self.reader.read(Array(json.utf8))
    assessment = Assessment(batch.answers)
  }

  /// The healthy woman of the first worked case, without her two satisfied waits and her event,
  /// with some values replaced; `nil` takes one away.
  init(_ changes: [String: JSONValue?]) throws(BatchReader.Problem) {
    try self.init(Self.text(changes))
  }

  static let quiet: [String: JSONValue?] = [
    "botulinumLast": "none", "topicalRetinoid": "no", "topicalRetinoidLast": nil,
    "eventDate": "none",
  ]

  static func text(_ changes: [String: JSONValue?]) -> String {
    guard let value = try? JSONValue(parsing: Array(WorkedCase.rejuvenation.utf8)),
      case .object(let sections) = value
    else { return "" }
    var members: [JSONValue.Member] = []
    for section in sections {
      if case .object(let inner) = section.value { members += inner }
    }
    for (key, change) in quiet.merging(changes, uniquingKeysWith: { $1 }) {
      let position = members.firstIndex { $0.key == key }
      switch (position, change) {
      case (let position?, let value?): members[position] = .init(key, value)
      case (let position?, nil): members.remove(at: position)
      case (nil, let value?): members.append(.init(key, value))
      case (nil, nil): break
      }
    }
    return JSONValue.object(members).text
  }

  var rules: [String] { assessment.findings.map(\.rule.name) }

  subscript(_ rule: RuleID) -> Finding? { assessment.findings.first { $0.rule == rule } }

  /// `DEFER R-P02 until 2027-03-01`, as a dialogue asserts it.
  var assertions: [String] { assessment.findings.map(Narrator.assertion) }

  static func problem(_ json: String) -> BatchReader.Problem? {
    do throws(BatchReader.Problem) {
      _ = try reader.read(Array(json.utf8))
      return nil
    } catch {
      return error
    }
  }
}
