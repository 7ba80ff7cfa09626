import ConsultationCore

/// Texts that try to be more than text, and documents that hold a text in every place.
enum HostileText {
  static let lines = [
    "<script>alert(1)</script>", "</style></title></main><img src=x onerror=y>",
    "\"'><a href=\"x\">",
    "<\u{338}b>*\u{301}not strong*\u{301}", "&amp;&#60;b&gt;", "*a* _b_ **c** `d` ~~e~~ $f$",
    "# heading", "- item", "+ item", "1. item", "2) item", "> quote", "===", "---", ":-:", "```",
    "~~~",
    "| a | b |", "[a](javascript:b) ![c](d) [^e]: f", "<http://example.org>", "https://example.org",
    "www.example.org", "    four spaces", "\\*", "ends with \\", "-->", "]]>", "{% x %} {{ y }}",
    "\u{1B}[31mred\u{1B}[0m \u{7}\u{8}\u{0}\u{7F}\u{9B}",
    "\u{202E}gnp.exe\u{202C} \u{2066}x\u{2069}",
    "\u{FEFF}\u{FFF9}\u{E0041}\u{FFFE}", "e" + String(repeating: "\u{301}", count: 500),
    String(repeating: "x", count: 10_000), String(repeating: "long note ", count: 1_000),
    "👩🏽‍⚕️ 😀 مرحبا בוקר 王小明", " ", "\t",
  ]

  static let severalLines = [
    "one\ntwo", "one\r\n# two\r- three", "a\u{2028}b\u{2029}c\u{85}d", "text\n===", "a\n\n\n    b",
    "head\n:-:\nrow", "\n\nlast\n\n",
  ]

  /// Characters that may be in no document of any format.
  static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xFFFE...0xFFFF, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// A document with every kind of block that holds the text wherever a text can be.
  static func document(_ text: String, _ audience: Document.Audience = .clinician) -> Document {
    let styles = RichText.Style.allCases.map { RichText.Span(text, $0) }
    let rich = RichText([RichText.Span("a ")] + styles + [RichText.Span(" z")])
    let plain = RichText(text)
    let strip = CalendarStrip(
      days: 0...9, ticks: [.init(0, text)],
      rows: [.init(text, [.init(.stop, 0...4, text), .init(.review, on: 9, text)])])
    let map = BodyMap([.init(.nose, name: text, band: 1, label: text)])
    let blocks: [Block] = [
      .paragraph(plain), .paragraph(rich), .list([plain, rich]), .numbered([plain, rich]),
      .keyValues([.init(plain, plain), .init(rich, rich)]),
      .table(
        .init(
          caption: rich, header: [plain, rich], rows: [[plain, rich]],
          columns: [.init(.centre), .init(.trailing)])),
      .callout(.danger, rich, [.paragraph(rich), .callout(.note, plain)]),
      .figure(Figure(caption: text, .calendarStrip(strip))),
      .figure(Figure(caption: text, .bodyMap(map))),
      .checkboxes([plain, rich]), .fillIns([plain, rich]),
    ]
    return Document(
      title: text, subtitle: text, language: text, audience: audience,
      metadata: .init(
        clinic: text, author: text, subject: text, created: text, keywords: [text, text]),
      letterhead: [text, text], footer: text, opening: blocks,
      sections: [
        .init(id: text, title: text, blocks: blocks), .init(id: text, title: text, blocks: []),
      ])
  }
}
