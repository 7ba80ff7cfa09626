import Testing

@testable import Prompting

@Suite struct `Text for a terminal` {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("日本", 4), ("e\u{301}", 1), ("\u{1B}[1mabc\u{1B}[0m", 3), ("é", 1),
  ])
  func `has a width in columns`(_ text: String, _ width: Int) {
    #expect(TerminalText.width(text) == width)
  }

  @Test func `wraps at spaces`() {
    #expect(
      TerminalText.wrap("one two three four", width: 9) == ["one two", "three", "four"])
    #expect(
      TerminalText.wrap("one two three", width: 9, indent: 2, hanging: 4)
        == ["  one two", "    three"])
    #expect(TerminalText.wrap("a\n\nb", width: 9) == ["a", "", "b"])
    #expect(TerminalText.wrap("", width: 9) == [""])
  }

  @Test func `breaks words that are longer than a line`() {
    #expect(TerminalText.wrap("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(TerminalText.wrap("x abcdefgh y", width: 4) == ["x", "abcd", "efgh", "y"])
    #expect(TerminalText.wrap("日本語", width: 5) == ["日本", "語"])
  }

  @Test(arguments: 1..<30)
  func `never gets wider than asked`(_ width: Int) {
    let text = "a consultation, 診察 and  extraordinarily long words\nfor e\u{301}veryone "
    let lines = TerminalText.wrap(text, width: max(2, width))
    #expect(lines.allSatisfy { TerminalText.width($0) <= max(2, width) })
    let kept = lines.joined().filter { $0 != " " }
    #expect(kept == text.filter { $0 != " " && $0 != "\n" })
  }

  @Test func `stands at both edges while there is room`() {
    #expect(TerminalText.line("ab", right: "cd", width: 8) == "ab    cd")
    #expect(TerminalText.line("ab", right: "cd", width: 5) == "ab")
  }

  @Test func `is styled by its role or left alone`() {
    #expect(Style.coloured(.danger, "stop") == "\u{1B}[1;31mstop\u{1B}[0m")
    #expect(Style.plain(.danger, "stop") == "stop")
    #expect(Style.coloured(.hint, "") == "")
  }
}

@Suite struct `The surroundings` {
  private func surroundings(_ variables: [String: String], terminal: Bool = true)
    -> TerminalEnvironment
  {
    let all = variables.merging(["TERM": "xterm"]) { given, _ in given }
    return TerminalEnvironment(
      inputIsTerminal: terminal, outputIsTerminal: terminal, variable: { all[$0] })
  }

  @Test func `decide about style and repainting`() {
    #expect(surroundings([:]).allowsStyling)
    #expect(surroundings([:]).allowsRepainting)
    #expect(!surroundings(["NO_COLOR": "1"]).allowsStyling)
    #expect(surroundings(["NO_COLOR": "1"]).allowsRepainting)
    #expect(surroundings(["NO_COLOR": ""]).allowsStyling)
    #expect(!surroundings(["TERM": "dumb"]).allowsStyling)
    #expect(!surroundings(["TERM": "dumb"]).allowsRepainting)
    #expect(!surroundings(["ACCESSIBLE": "1"]).allowsRepainting)
    #expect(!surroundings([:], terminal: false).allowsStyling)
  }

  @Test func `give a width between 40 and 200`() {
    #expect([10, 40, 80, 200, 999].map(TerminalEnvironment.clamp) == [40, 40, 80, 200, 200])
  }
}

@Suite struct `Keys from a terminal` {
  @Test func `wait until the beginning of a paste is certain`() {
    let start = KeyDecoder.pasteStart
    #expect(KeyDecoder.key(start[...], isComplete: false)?.key == .pasteStart)
    #expect(KeyDecoder.key(start[..<3], isComplete: false) == nil)
    #expect(KeyDecoder.key(start[..<3], isComplete: true)?.key == .scalar("\u{1B}"))
    #expect(KeyDecoder.key([0x1B, 0x5B, 0x41], isComplete: false)?.key == .scalar("\u{1B}"))
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x28],
      [0xE0, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func `are not made of bytes that are no UTF-8`(_ bytes: [UInt8]) {
    #expect(KeyDecoder.key(bytes[...], isComplete: true)?.key == .invalidByte)
  }

  @Test func `are the scalars of UTF-8`() {
    for scalar: Unicode.Scalar in ["a", "é", "日", "😀", "\u{10FFFF}"] {
      let bytes = Array(String(scalar).utf8)
      let key = KeyDecoder.key(bytes[...], isComplete: false)
      #expect(key?.key == .scalar(scalar))
      #expect(key?.length == bytes.count)
      #expect(bytes.count == 1 || KeyDecoder.key(bytes.dropLast(), isComplete: false) == nil)
    }
  }
}

@Suite struct `An editable text` {
  @Test(arguments: ["plain", "a\u{202E}b", "\u{200B}", "\u{E0041}\u{FEFF}", "n\0l", "日e\u{301}"])
  func `is what was typed`(_ text: String) {
    let shown = EditableText.scalars(text)
    #expect(!shown.contains(where: EditableText.isHidden))
    #expect(EditableText.text(shown) == text)
  }

  @Test func `marks styling in a prompt and never ends with it`() {
    let prompt = EditableText.prompt("\u{1B}[1mab\u{1B}[0m")
    #expect(String(String.UnicodeScalarView(prompt)) == "\u{1}\u{1B}[1m\u{1}a\u{1}\u{1B}[0m\u{1}b")
  }
}

@Suite struct `The undoing of a line` {
  private func line(_ text: String) -> EditedLine {
    EditedLine(text: Array(text.unicodeScalars), cursor: text.unicodeScalars.count)
  }

  @Test func `goes back a word of typing at a time`() {
    var undo = LineUndo()
    for text in ["o", "on", "on ", "on t", "on tw"] { undo.observe(line(text)) }
    #expect(undo.undo() == line("on "))
    #expect(undo.undo() == line(""))
    #expect(undo.undo() == nil)
  }
}

@Suite struct `A letter and its marks` {
  @Test(arguments: [
    ("e\u{301}", "\u{E9}"), ("e\u{302}\u{301}", "\u{1EBF}"), ("か\u{3099}", "が"),
    ("и\u{306}", "й"), ("α\u{301}", "\u{3AC}"), ("x\u{302}", "x\u{302}"), ("abc", "abc"),
    ("\u{301}a", "\u{301}a"),
  ]) func `are one character where there is one`(_ typed: String, _ whole: String) {
    #expect(Array(Composition.composed(typed).unicodeScalars) == Array(whole.unicodeScalars))
  }

  @Test func `are left alone where a text has no end of different ones`() {
    var text = String.UnicodeScalarView()
    for letter in 0x4E00..<0x6000 as Range<UInt32> {
      Unicode.Scalar(letter).map { text.append($0) }
      text.append("\u{301}")
    }
    #expect(Composition.composed(String(text)) == String(text))
  }
}
