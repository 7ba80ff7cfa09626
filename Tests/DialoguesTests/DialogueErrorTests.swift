import ConsultationCore
import Dialogues
import Testing

@Suite struct `A text that is no dialogue` {
  struct Flaw: Sendable, CustomTestStringConvertible {
    let body: String
    let line: Int
    let column: Int
    let says: String
    var testDescription: String { says }
  }

  static let first = Sample.firstLine
  static let bodies = [
    Flaw(body: "? isotretinoin", line: first, column: 3, says: "id in brackets"),
    Flaw(body: "? [keloid Raised?", line: first, column: 18, says: "Expected ] after the id"),
    Flaw(body: "? [] Raised?", line: first, column: 4, says: "Expected one id"),
    Flaw(body: ". a | b", line: first, column: 1, says: "no question"),
    Flaw(body: "> ", line: first, column: 2, says: "> alone"),
    Flaw(body: "! ", line: first, column: 3, says: "something after the mark"),
    Flaw(body: "> a\\\nprose", line: first, column: 1, says: "another line with >"),
    Flaw(body: "> a\\", line: first, column: 1, says: "another line with >"),
    Flaw(body: "\" One. || ", line: first, column: 3, says: "none is empty"),
    Flaw(body: "## Mark Sheet", line: first, column: 4, says: "did you mean “Mark sheet”"),
    Flaw(body: "## Marks sheet", line: first, column: 4, says: "did you mean “Mark sheet”"),
    Flaw(body: "## Mark shet", line: first, column: 4, says: "did you mean “Mark sheet”"),
    Flaw(body: "## ark sheet", line: first, column: 4, says: "did you mean “Mark sheet”"),
    Flaw(body: "## M a r k - s h e e t", line: first, column: 4, says: "did you mean “Mark sheet”"),
    Flaw(body: "## Mark sheet\npass: 80%,", line: first + 1, column: 7, says: "after the comma"),
    Flaw(body: "## Mark sheet\n- asked keloid", line: first, column: 1, says: "pass: 80%"),
    Flaw(body: "## Mark sheet\npass: 80", line: first + 1, column: 7, says: "0% to 100%"),
    Flaw(body: "## Mark sheet\npass:80%", line: first + 1, column: 6, says: "a space"),
    Flaw(
      body: "## Mark sheet\npass: 80%, no critical item misd", line: first + 1, column: 7,
      says: "did you mean “no critical item missed”? Expected pass: 80%"),
    Flaw(
      body: "## Mark sheet\npass: 80%, no item missed", line: first + 1, column: 7,
      says: "no critical item missed"),
    Flaw(body: "## Mark sheet\npass: 8%\n- told x", line: first + 2, column: 1, says: "move it up"),
    Flaw(
      body: "## Mark sheet\n> x\npass: 8%", line: first + 1, column: 1, says: "ends at the mark"),
    Flaw(
      body: "## Mark sheet\n- aked keloid\n", line: first + 1, column: 3, says: "asked QUESTION"),
    Flaw(
      body: "## Mark sheet\n- [critcal] asked keloid\n", line: first + 1, column: 3,
      says: "did you mean “critical”"),
    Flaw(
      body: "## Mark sheet\n- trainee's verdict is REFFER\n", line: first + 1, column: 3,
      says: "did you mean “REFER”"),
    Flaw(
      body: "## Mark sheet\n- asked keloid (0)\n", line: first + 1, column: 16, says: "1 to 100"),
    Flaw(
      body: "## Mark sheet\n- asked keloid (1 each)\n", line: first + 1, column: 3,
      says: "recorded only"),
    Flaw(
      body: "## Mark sheet\n- recorded a, b (1)\n", line: first + 1, column: 3, says: "(1 each)"),
    Flaw(
      body: "## Mark sheet\n- brought out keloid\n", line: first + 1, column: 3,
      says: "brought out QUESTION with /ask"),
    Flaw(body: "a \u{7}", line: first, column: 3, says: "⟨U+0007⟩"),
    Flaw(body: "a \u{202E}b", line: first, column: 3, says: "⟨U+202E⟩"),
    Flaw(body: "a\0", line: first, column: 2, says: "⟨U+0000⟩"),
    Flaw(body: "a\r\nb", line: first, column: 1, says: "another way"),
    Flaw(
      body: "> " + String(repeating: "a", count: 40_000), line: first, column: 1,
      says: "40002 bytes"),
  ]

  @Test(arguments: bodies)
  func `is refused at its place with what was expected`(_ flaw: Flaw) throws {
    let error = try #require(throws: DialogueError.self) {
      try Dialogue(parsing: Sample.with(flaw.body))
    }
    #expect(error.line == flaw.line)
    #expect(error.column == flaw.column)
    #expect(error.message.contains(flaw.says), "\(error)")
    for marks in ["?.", "..", "?;"] { #expect(!error.message.contains(marks), "\(error)") }
  }

  static let headers = [
    Flaw(body: "", line: 1, column: 1, says: "empty"),
    Flaw(body: "hello", line: 1, column: 1, says: "---"),
    Flaw(body: "---\nconsult: 1\n", line: 2, column: 1, says: "not closed"),
    Flaw(body: "---\nconsult: 1\n---\n", line: 3, column: 1, says: "lacks “protocol:”"),
    Flaw(body: "---\nprotocol: x\n---\n", line: 2, column: 1, says: "“consult: 1” first"),
    Flaw(
      body: "---\nconsult: 1\npolcy: none\n---\n", line: 3, column: 1, says: "did you mean “policy”"
    ),
    Flaw(body: "---\nconsult: 1\nconsult: 1\n---\n", line: 3, column: 1, says: "second time"),
    Flaw(body: "---\nconsult:1\n---\n", line: 2, column: 9, says: "a space"),
    Flaw(body: "---\nconsult: 1\npolicy:  x\n---\n", line: 3, column: 9, says: "white space"),
    Flaw(body: "---\nconsult\n---\n", line: 2, column: 1, says: "a colon"),
  ]

  @Test(arguments: headers)
  func `is refused for its header`(_ flaw: Flaw) throws {
    let error = try #require(throws: DialogueError.self) { try Dialogue(parsing: flaw.body) }
    #expect(error.line == flaw.line)
    #expect(error.column == flaw.column)
    #expect(error.message.contains(flaw.says), "\(error)")
  }

  @Test(arguments: [
    ("consult: 1", "consult: 2", 2, 10, "version 1"),
    ("clock: 2026-11-22T10:00", "clock: 2026-02-30T10:00", 5, 8, "2026-11-22T10:00"),
    ("clock: 2026-11-22T10:00", "clock: 2026-11-22", 5, 8, "2026-11-22T10:00"),
    ("level: introductory", "level: introductry", 7, 8, "did you mean “introductory”"),
    ("level: introductory", "lines: 048", 7, 8, "whole number"),
    ("level: introductory", "minutes: 601", 7, 10, "1 to 600"),
  ])
  func `is refused for a value`(
    _ old: String, _ new: String, _ line: Int, _ column: Int, _ says: String
  ) throws {
    let error = try #require(throws: DialogueError.self) {
      try Dialogue(parsing: Sample.amara.replacingFirst(old, with: new))
    }
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.message.contains(says), "\(error)")
  }

  @Test func `is refused where it is no text`() throws {
    var bytes = Array(Sample.amara.utf8)
    bytes[bytes.count / 2] = 0xFF
    let error = try #require(throws: DialogueError.self) { try Dialogue(parsing: bytes) }
    #expect(error.message.contains("UTF-8"))
    #expect(error.line > 7)
    let mark = try #require(throws: DialogueError.self) {
      try Dialogue(parsing: [0xEF, 0xBB, 0xBF] + Array(Sample.amara.utf8))
    }
    #expect(mark.message.contains("byte order mark"))
  }

  @Test func `is refused where it is too long or asserts too much`() throws {
    let long = try #require(throws: DialogueError.self) {
      try Dialogue(parsing: [UInt8](repeating: 0x61, count: 1 << 20 + 1))
    }
    #expect(long.message.contains("1048577 bytes"))
    let much = Sample.with("> x", String(repeating: "! NOTE R-1\n", count: 1001))
    let error = try #require(throws: DialogueError.self) { try Dialogue(parsing: much) }
    #expect(error.line == Sample.firstLine + 1001)
    let typed = Sample.with(String(repeating: "> /back\n", count: 5001))
    let endless = try #require(throws: DialogueError.self) { try Dialogue(parsing: typed) }
    #expect(endless.line == Sample.firstLine + 5000)
    #expect(endless.message.contains("5000 lines are typed"))
  }

  @Test(arguments: UInt64(0)..<120)
  func `never brings the reader down`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed)
    var bytes = Array((Sample.all.randomElement(using: &random) ?? "").utf8)
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1:
        bytes.removeSubrange(
          place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
      case 2: bytes.insert(contentsOf: Array("\n> \\\n".utf8), at: place)
      default: bytes.insert(contentsOf: bytes.prefix(200), at: place)
      }
      if bytes.isEmpty { bytes = [0x0A] }
    }
    guard let dialogue = try? Dialogue(parsing: bytes) else { return }
    #expect(Array(dialogue.text.utf8) == bytes)
    let replay = Replay(dialogue, under: Sample.protocol)
    #expect(replay.exchanges <= dialogue.typedLineCount)
    _ = CaseCheck(dialogue, under: Sample.protocol).problems
  }
}
