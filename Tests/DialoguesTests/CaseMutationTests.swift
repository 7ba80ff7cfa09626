import ConsultationCore
import Dialogues
import Foundation
import Testing

@Suite struct `A shipped case that is changed by one line` {
  /// So many lines are changed in each case, drawn anew for each with the same seed.
  private static let samplesPerCase = 11

  private struct Tally: Sendable {
    /// The outcome, or a line that the program says, is another, and the replay fails.
    var caught = 0
    /// Findings, dates, verdict and plan are the same.
    var equivalent = 0
    /// Of these, how many fail all the same, for another question or amendment.
    var caughtThough = 0
    var missed: [String] = []
    var unclear: [String] = []

    static func + (left: Self, right: Self) -> Self {
      Tally(
        caught: left.caught + right.caught, equivalent: left.equivalent + right.equivalent,
        caughtThough: left.caughtThough + right.caughtThough, missed: left.missed + right.missed,
        unclear: left.unclear + right.unclear)
    }

    var total: Int { caught + equivalent + missed.count }
  }

  @Test func `fails at a named line wherever findings, dates, verdict or plan change`() async throws
  {
    let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
      for (number, file) in Shipped.files.enumerated() {
        group.addTask { try Self.tally(file, seed: UInt64(number)) }
      }
      return try await group.reduce(Tally()) { $0 + $1 }
    }
    print(
      "\(tally.total) lines changed: \(tally.caught) count and fail, \(tally.missed.count) count "
        + "and pass, \(tally.equivalent) change nothing, of which \(tally.caughtThough) fail")
    #expect(tally.total >= 500)
    #expect(tally.missed == [])
    #expect(tally.unclear == [])
    #expect(tally.caught > 2 * tally.equivalent)
  }

  private static func tally(_ file: URL, seed: UInt64) throws -> Tally {
    let dialogue = try Shipped.dialogue(file)
    let original = Replay(dialogue, under: Sample.protocol)
    try #require(original.differences == [])
    let outcome = Outcome(original.consultation)
    var random = SeededGenerator(seed)
    let all = CaseMutation.all(of: dialogue)
    // Half of them change what is typed, half what is said.
    let typed = all.filter { !$0.isOfAssertion }.shuffled(using: &random)
    let said = all.filter(\.isOfAssertion).shuffled(using: &random)
    var tally = Tally()
    for mutation in typed.prefix(samplesPerCase / 2 + 1) + said.prefix(samplesPerCase / 2) {
      let mutated = mutation.applied(to: dialogue)
      let replay = Replay(mutated, under: Sample.protocol)
      let counts = mutation.isOfAssertion || Outcome(replay.consultation) != outcome
      let name =
        "\(file.lastPathComponent):\(dialogue.entries[mutation.index].line): "
        + "\(dialogue.entries[mutation.index].kind) as \(mutation.kind.map { "\($0)" } ?? "nothing")"
      switch (counts, replay.differences.first) {
      case (true, let difference?):
        tally.caught += 1
        if !isClear(difference, in: mutated) { tally.unclear.append("\(name): \(difference)") }
      case (true, nil): tally.missed.append(name)
      case (false, let difference):
        tally.equivalent += 1
        if difference != nil { tally.caughtThough += 1 }
      }
    }
    return tally
  }

  /// Whether a difference names a line of the file and says what stands there or what should.
  private static func isClear(_ difference: Difference, in dialogue: Dialogue) -> Bool {
    let lines = dialogue.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(difference.line - 1) else { return false }
    guard let expected = difference.expected else { return difference.got != nil }
    return lines[difference.line - 1].hasPrefix(expected) && difference.got != expected
  }
}
