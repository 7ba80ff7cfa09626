import ConsultationCore
import Dialogues
import Interview
import Testing

/// Numbers that look random and are the same for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct `A mutated case` {
  @Test(arguments: Sample.all)
  func `fails at its line when an assertion is dropped, changed or doubled`(_ text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let end = lines.firstIndex(of: "## Mark sheet") ?? lines.count
    var count = 0
    for index in lines.indices.prefix(end)
    where ["! ", "~ ", "= "].contains(where: lines[index].hasPrefix) {
      let previous = index > 0 ? lines[index - 1] : ""
      for mutation in [index % 4, (index + 2) % 4] {
        var mutated = lines
        switch mutation {
        case 0: mutated.remove(at: index)
        case 1: mutated[index] += "x"
        case 2: mutated.insert(lines[index], at: index)
        default:
          guard previous.first != lines[index].first || previous == lines[index] else { continue }
          mutated[index] = (lines[index].hasPrefix("!") ? "~" : "!") + lines[index].dropFirst()
        }
        let replay = try Sample.replay(mutated.joined(separator: "\n"))
        let difference = try #require(replay.differences.first, "\(lines[index]), way \(mutation)")
        #expect(abs(difference.line - (index + 1)) <= 12)
        count += 1
      }
    }
    #expect(count >= 9)
  }

  @Test(arguments: Sample.all.indices)
  func `fails when an answer that counts is another one`(_ sample: Int) throws {
    let text = Sample.all[sample]
    let original = try Sample.replay(text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var caught = 0
    var equivalent = 0
    for index in lines.indices where lines[index].hasPrefix("> ") && !lines[index].hasSuffix("\\") {
      let others = ["unknown", "none", "3", "yes", "2026-11-21", "declined", "keloid", "1", "oops"]
      for other in [others[index % 9], others[(index * 5 + 4) % 9]]
      where lines[index] != "> " + other {
        var mutated = lines
        mutated[index] = "> " + other
        let replay = try Sample.replay(mutated.joined(separator: "\n"))
        if let difference = replay.differences.first {
          #expect(difference.line >= index + 1 - 12)
          caught += 1
        } else {
          let what: Comment = "\(lines[index]) as \(other), line \(index + 1)"
          let judged = replay.consultation.finalAssessment
          let before = original.consultation.finalAssessment
          #expect(judged.verdict == before.verdict, what)
          #expect(judged.floor == before.floor, what)
          #expect(
            judged.findings.map(Narrator.assertion) == before.findings.map(Narrator.assertion), what
          )
          equivalent += 1
        }
      }
    }
    #expect(caught > 2 * equivalent)
  }
}
