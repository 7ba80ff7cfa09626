import Dialogues
import Foundation
import MicroneedlingProtocol
import Testing

@Suite struct `A shipped case` {
  private static let files =
    ((try? FileManager.default.contentsOfDirectory(
      at: CaseFiles.folder, includingPropertiesForKeys: nil)) ?? [])
    .filter { $0.lastPathComponent.hasSuffix(CaseFiles.ending) }
    .sorted { $0.path < $1.path }

  @Test func `is one of at least twenty-four`() {
    #expect(Self.files.count >= 24)
  }

  @Test(arguments: files) func `plays as it is written`(_ file: URL) throws {
    let dialogue = try Dialogue(parsing: Array(Data(contentsOf: file)))
    #expect(dialogue.text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    let replay = Replay(dialogue, under: MicroneedlingProtocol.current)
    #expect(replay.differences.map(\.description) == [])
  }

  @Test(arguments: files) func `plays alike when it is saved and told anew after each line`(
    _ file: URL
  ) throws {
    let dialogue = try Dialogue(parsing: Array(Data(contentsOf: file)))
    let replay = Replay(
      dialogue, under: MicroneedlingProtocol.current, manner: Replay.Manner(restoring: true))
    #expect(replay.differences.map(\.description) == [])
  }

  @Test(arguments: files) func `can be practised and marked`(_ file: URL) throws {
    let dialogue = try Dialogue(parsing: Array(Data(contentsOf: file)))
    let check = CaseCheck(dialogue, under: MicroneedlingProtocol.current)
    #expect(check.problems.map(\.description) == [])
    #expect(dialogue.header.level != nil)
    #expect(dialogue.markSheet != nil)
  }
}
