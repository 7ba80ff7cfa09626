import ConsultationCore
import Dialogues
import Foundation
import MicroneedlingProtocol
import Testing

@Suite struct `A shipped case` {
  @Test func `is one of at least twenty-four`() {
    #expect(Shipped.files.count >= 24)
  }

  @Test func `comes to each verdict and each notice, at each level`() throws {
    var verdicts: Set<Verdict> = []
    var banners: Set<Banner> = []
    var levels: Set<Dialogue.Difficulty> = []
    for file in Shipped.files {
      let dialogue = try Shipped.dialogue(file)
      let assessment = Replay(dialogue, under: Sample.protocol).consultation.finalAssessment
      verdicts.insert(assessment.verdict)
      banners.formUnion(assessment.banners)
      if let level = dialogue.header.level { levels.insert(level) }
    }
    #expect(verdicts == Set(Verdict.allCases))
    #expect(banners == Set(Banner.allCases))
    #expect(levels == Set(Dialogue.Difficulty.allCases))
  }

  @Test(arguments: Shipped.files) func `plays as it is written`(_ file: URL) throws {
    let dialogue = try Shipped.dialogue(file)
    #expect(dialogue.text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    let replay = Replay(dialogue, under: MicroneedlingProtocol.current)
    #expect(replay.differences.map(\.description) == [])
  }

  @Test(arguments: Shipped.files) func `plays alike when it is saved and told anew after each line`(
    _ file: URL
  ) throws {
    let dialogue = try Shipped.dialogue(file)
    let replay = Replay(
      dialogue, under: MicroneedlingProtocol.current,
      manner: Replay.Manner(restoring: Sample.throughBytes))
    #expect(replay.differences.map(\.description) == [])
  }

  @Test(arguments: Shipped.files) func `can be practised and marked`(_ file: URL) throws {
    let dialogue = try Shipped.dialogue(file)
    let check = CaseCheck(dialogue, under: MicroneedlingProtocol.current)
    #expect(check.problems.map(\.description) == [])
    #expect(dialogue.header.level != nil)
    #expect(dialogue.markSheet != nil)
  }
}
