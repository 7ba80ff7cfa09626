import ConsultationCore
import Dialogues
import Testing

@Suite struct `A dialogue` {
  @Test(arguments: Sample.all)
  func `is written as it was read`(_ text: String) throws {
    #expect(try Sample.dialogue(text).text == text)
  }

  @Test(arguments: Sample.all)
  func `keeps the line ends of another system`(_ text: String) throws {
    let windows = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let dialogue = try Sample.dialogue(windows)
    #expect(Array(dialogue.text.utf8) == Array(windows.utf8))
    #expect(dialogue.entries == (try Sample.dialogue(text)).entries)
  }

  @Test func `keeps a last line that does not end`() throws {
    let text = String(Sample.amara.dropLast())
    #expect(try Sample.dialogue(text).text == text)
  }

  @Test func `reads its header`() throws {
    let header = try Sample.dialogue(Sample.amara).header
    #expect(header.protocolTitle == "microneedling 2026.1")
    #expect(header.clock.description == "2026-11-22T10:00")
    #expect(header.title.hasPrefix("Amara, 34"))
    #expect(header.level == .introductory)
    #expect(header.theme == "a date that is not yet over")
  }

  @Test func `reads every mark and nothing else`() throws {
    let dialogue = try Sample.dialogue(
      Sample.with(
        "## Medicines", "? [a, b] Two?", ". x | y", "\" Words.", "> typed", "! NOTE R-1",
        "~ withdrawn R-1", "= SUITABLE", "prose", " > not in column 1", ">no space", ""))
    #expect(
      dialogue.entries.map(\.kind) == [
        .heading("Medicines"), .prompt(key: "a, b", wording: " Two?"), .options("x | y"),
        .patient("Words."), .typed("typed"), .finding("NOTE R-1"), .amendment("withdrawn R-1"),
        .output("SUITABLE"), .prose("prose"), .prose(" > not in column 1"), .prose(">no space"),
        .prose(""),
      ])
    #expect(dialogue.entries.map(\.line) == Array(Sample.firstLine..<(Sample.firstLine + 12)))
  }

  @Test func `keeps an accent with which a line begins after its mark`() throws {
    let text = Sample.with("> \u{301}a", "> b\\", "> \u{301}c", "## \u{301}d", "\\## \u{301}e")
    let dialogue = try Sample.dialogue(text)
    #expect(
      dialogue.entries.map(\.kind) == [
        .typed("\u{301}a"), .typed("b\n\u{301}c"), .heading("\u{301}d"), .prose("## \u{301}e"),
      ])
    #expect(Array(dialogue.text.utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    ("\\? [x] prose", "? [x] prose"), ("\\> prose", "> prose"), ("\\>", ">"),
    ("\\\\! prose", "\\! prose"), ("\\## prose", "## prose"), ("\\plain", "\\plain"),
    ("\\\\", "\\\\"), ("\\", "\\"),
  ])
  func `takes a mark for prose where a backslash stands before it`(
    _ source: String, _ prose: String
  ) throws {
    let text = Sample.with(source)
    let dialogue = try Sample.dialogue(text)
    #expect(dialogue.entries.map(\.kind) == [.prose(prose)])
    #expect(dialogue.text == text)
  }

  @Test(arguments: [
    "one\ntwo\nthree", "", "\n", "a\n", "\nb", "ends in \\", "ends in \\\\", "a\\\nb\\", "\\", "  ",
  ])
  func `writes any typed text so that it is read back`(_ typed: String) throws {
    let header = try Sample.dialogue(Sample.amara).header
    let written = Dialogue(header: header, body: [.typed(typed), .typed("next")])
    #expect(try Sample.dialogue(written.text) == written)
  }

  @Test func `counts lines through answers of several lines`() throws {
    let dialogue = try Sample.dialogue(Sample.with("> a\\", "> b", "! X"))
    #expect(dialogue.entries.map(\.line) == [Sample.firstLine, Sample.firstLine + 2])
    #expect(dialogue.typedLineCount == 1)
    #expect(dialogue.lastLine == Sample.firstLine + 2)
  }

  @Test func `has a fingerprint that changes with its text`() throws {
    let one = try Sample.dialogue(Sample.amara)
    let other = try Sample.dialogue(Sample.amara.replacingFirst("> female", with: "> male"))
    #expect(one.fingerprint == (try Sample.dialogue(Sample.amara)).fingerprint)
    #expect(one.fingerprint != other.fingerprint)
    #expect(one.fingerprint.count == 16)
  }

  @Test func `finds the words of a patient line by seed`() throws {
    let line = try #require(PatientLine("[keloid] One. || Two. || Three."))
    #expect(line.question == "keloid")
    #expect(line.alternatives == ["One.", "Two.", "Three."])
    let heard = Set((UInt64(0)..<50).map { line.words(seed: $0, place: 7) })
    #expect(heard == Set(line.alternatives))
    #expect(line.words(seed: 3, place: 7) == line.words(seed: 3, place: 7))
    #expect(PatientLine("One. || ") == nil)
  }
}
