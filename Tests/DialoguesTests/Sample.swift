import ConsultationCore
import Dialogues
import Foundation
import MicroneedlingProtocol
import Testing

/// Texts and values that the tests share.
enum Sample {
  static let `protocol` = MicroneedlingProtocol.current
  static let all = [amara, ben, cara]

  static func dialogue(_ text: String) throws -> Dialogue { try Dialogue(parsing: text) }

  static func practiceCase(_ text: String) throws -> PracticeCase {
    try PracticeCase(dialogue(text), id: "sample", under: `protocol`)
  }

  static func replay(
    _ text: String, restoring: Replay.Manner.Restoring? = nil
  ) throws -> Replay {
    Replay(
      try dialogue(text), under: `protocol`, manner: Replay.Manner(restoring: restoring))
  }

  /// Through the bytes of a file, as a record goes.
  static let throughBytes: Replay.Manner.Restoring = { events in
    try JSONDecoder().decode([Event].self, from: JSONEncoder().encode(events))
  }

  /// A header with a body of one's own.
  static func with(_ body: String...) -> String {
    """
    ---
    consult: 1
    protocol: microneedling 2026.1
    policy: none
    clock: 2026-11-22T10:00
    case: a test
    ---

    """ + body.map { $0 + "\n" }.joined()
  }

  /// The number of the first body line of `with`.
  static let firstLine = 8
}

extension String {
  /// The text with its lines changed.
  func mappingLines(_ transform: ([String]) -> [String]) -> String {
    transform(split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      .joined(separator: "\n")
  }

  /// The text with the first occurrence of `old` replaced; the same text where there is none.
  func replacingFirst(_ old: String, with new: String) -> String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let index = lines.firstIndex(of: old) { lines[index] = new }
    return lines.joined(separator: "\n")
  }
}
