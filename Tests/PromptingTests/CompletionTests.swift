import TerminalTesting
import Testing

@testable import Prompting

@Suite(.serialized) struct `Tab on a terminal` {
  @Test func `fills in the only word that fits`() throws {
    let session = try probe()
    try session.answer("st\t", showing: "1> stopped")
    try session.expect("line \"stopped\"")
  }

  @Test func `extends a word as far as all that fit agree`() throws {
    let session = try probe()
    try session.answer("n\t", showing: "1> ne")
    try session.expect("line \"ne\"")
  }

  @Test func `lists the words with their meaning when pressed again, and keeps the line`() throws {
    let session = try probe()
    try session.send("ne\t\t")
    try session.expect("never   has not taken it")
    try session.expect("needle  an instrument")
    try session.answer("v\t", showing: "1> never")
    try session.expect("line \"never\"")
  }

  @Test func `wraps a meaning to the width`() throws {
    let session = try probe(columns: 44)
    try session.send("\t\t")
    try session.expect("sentence is")
    try session.expectLastLine("1>")
    #expect(session.screen.lines.contains("  stopped   took it in the past, and this"))
  }

  @Test func `beeps where nothing fits`() throws {
    let session = try probe()
    try session.send("zz\t")
    try session.expectScreen("for a beep") { _ in session.raw.contains(7) }
    try session.answer("", showing: "1> zz")
  }
}

@Suite struct `A choice of completions` {
  @Test func `replaces a word whatever its case`() {
    let choice = CompletionChoice([Completion("never")], before: "a, NEV")
    #expect(choice == .replace(characters: 3, with: "never"))
  }

  @Test func `extends to the common beginning`() {
    let words = [Completion("/amend"), Completion("/amends")]
    #expect(CompletionChoice(words, before: "/a") == .replace(characters: 2, with: "/amend"))
    #expect(CompletionChoice(words, before: "/amend") == .several)
    #expect(CompletionChoice([], before: "/x") == .nothing)
  }

  @Test func `lists words without what could harm a terminal`() {
    let lines = CompletionChoice.list([Completion("a\u{1B}[2J", meaning: "b\u{202E}c")], width: 80)
    #expect(lines == ["  a\u{FFFD}[2J  b\u{FFFD}c"])
  }

  @Test func `lists no more than a screen holds`() {
    let words = (0..<50).map { Completion("word\($0)") }
    #expect(CompletionChoice.list(words, width: 80).last == "  … and 10 more")
  }
}
