import ConsultationCore
import Interview

extension Dialogue {
  /// Reads a file's text.
  public init(parsing text: String) throws(DialogueError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads a file's bytes.
  ///
  /// - Throws: `DialogueError` at the first thing that is not as the format says.
  public init(parsing bytes: [UInt8]) throws(DialogueError) {
    let source = try DialogueLines(bytes)
    var parser = DialogueParser(source.lines)
    let header = try parser.header()
    let body = try parser.body()
    self.init(header: header, body: body, lineEnds: source.ends)
  }

  /// The heading under which the mark sheet stands.
  static let markSheetHeading = "Mark sheet"
  /// The most lines that may be asserted of one typed line.
  static let mostAssertions = 1000
  /// The most lines that may be typed: many times the longest consultation, soon played.
  static let mostTypedLines = 5000
}

/// Reads lines one after another.
private struct DialogueParser {
  private let lines: [String]
  private var position = 0
  private var entries: [Dialogue.Entry.Kind] = []
  private var part = Part.dialogue
  private var hasPrompt = false
  private var assertions = 0
  private var typedLines = 0
  private var openSheet: Int?

  private enum Part { case dialogue, markSheet, afterMarkSheet }

  init(_ lines: [String]) { self.lines = lines }

  private var number: Int { position + 1 }

  mutating func header() throws(DialogueError) -> Dialogue.Header {
    guard lines[0] == "---" else {
      throw DialogueError(
        line: 1, "Expected --- as the first line: a dialogue begins with a header.")
    }
    position = 1
    var parser = HeaderParser()
    while position < lines.count {
      if lines[position] == "---" {
        let header = try parser.header(closedAt: number)
        position += 1
        return header
      }
      try parser.take(lines[position], at: number)
      position += 1
    }
    throw DialogueError(
      line: lines.count, "The header is not closed; expected --- after its last key.")
  }

  mutating func body() throws(DialogueError) -> [Dialogue.Entry.Kind] {
    while position < lines.count {
      let line = lines[position]
      if line.hasPrefix("\\"), Prose.isSpecial(line) {
        entries.append(.prose(String(line.dropFirst())))
      } else if line.utf8.starts(with: "## ".utf8) {
        try heading(String(Substring(line.utf8.dropFirst(3))))
      } else if part == .markSheet, line.hasPrefix("- ") || line.hasPrefix("pass:") {
        try markSheetLine(line)
      } else if Prose.isSpecial(line) {
        guard part == .dialogue else {
          throw DialogueError(
            line: number,
            "The dialogue ends at the mark sheet; move this line up, or write \\ before its mark.")
        }
        try marked(line)
      } else {
        entries.append(.prose(line))
      }
      position += 1
    }
    if let openSheet {
      throw DialogueError(
        line: openSheet, "The mark sheet has no line “pass: 80%”; expected one after its items.")
    }
    return entries
  }

  private mutating func heading(_ text: String) throws(DialogueError) {
    let meant = Dialogue.markSheetHeading
    let squeezed = text.lowercased().filter { $0.isLetter }
    if squeezed == "marksheet" || Nearest.match(for: text, among: [meant]) != nil {
      guard text == meant else {
        throw DialogueError(
          line: number, column: 4, "Found \(text.quotedShort); did you mean “\(meant)”?")
      }
      guard part == .dialogue else {
        throw DialogueError(line: number, "The mark sheet stands here a second time.")
      }
      part = .markSheet
      openSheet = number
    } else if part == .markSheet {
      part = .afterMarkSheet
    }
    entries.append(.heading(text))
  }

  private mutating func markSheetLine(_ line: String) throws(DialogueError) {
    if line.hasPrefix("- ") {
      let text = String(line.dropFirst(2))
      guard openSheet != nil else {
        throw DialogueError(line: number, "This item stands after the line with pass:; move it up.")
      }
      _ = try MarkSheet.Item(parsing: text, line: number, column: 3)
      entries.append(.item(text))
      return
    }
    guard line.hasPrefix("pass: ") else {
      throw DialogueError(line: number, column: 6, "Expected a space after the colon: pass: 80%.")
    }
    guard openSheet != nil else {
      throw DialogueError(line: number, "The line with pass: stands here a second time.")
    }
    let text = String(line.dropFirst(6))
    _ = try MarkSheet.Pass(parsing: text, line: number, column: 7)
    openSheet = nil
    entries.append(.pass(text))
  }

  private mutating func marked(_ line: String) throws(DialogueError) {
    let content = Self.content(of: line)
    if line.utf8.first == UInt8(ascii: ">") { return try typed() }
    // Nearly all begin with something visible in ASCII.
    let beginsVisibly = content.utf8.first.map { (0x21...0x7E).contains($0) } ?? false
    guard beginsVisibly || !content.allSatisfy(\.isWhitespace) else {
      throw DialogueError(line: number, column: 3, "Expected something after the mark.")
    }
    switch line.utf8.first {
    case UInt8(ascii: "?"): try prompt(content)
    case UInt8(ascii: "."):
      guard hasPrompt else {
        throw DialogueError(
          line: number, "These options have no question; expected a ? line above.")
      }
      entries.append(.options(String(content)))
    case UInt8(ascii: "\""): try patient(content)
    case UInt8(ascii: "!"): try assert(.finding(String(content)))
    case UInt8(ascii: "~"): try assert(.amendment(String(content)))
    case UInt8(ascii: "="): try assert(.output(String(content)))
    default: entries.append(.prose(line))
    }
  }

  /// What follows the mark and its space.
  private static func content(of line: String) -> Substring { Substring(line.utf8.dropFirst(2)) }

  private mutating func assert(_ kind: Dialogue.Entry.Kind) throws(DialogueError) {
    assertions += 1
    guard assertions <= Dialogue.mostAssertions else {
      throw DialogueError(
        line: number,
        "More than \(Dialogue.mostAssertions) lines are asserted of one typed line.")
    }
    entries.append(kind)
  }

  private mutating func patient(_ content: Substring) throws(DialogueError) {
    guard PatientLine(String(content)) != nil else {
      throw DialogueError(
        line: number, column: 3,
        "Expected the patient's words; alternatives stand between “ || ” and none is empty.")
    }
    entries.append(.patient(String(content)))
  }

  private mutating func prompt(_ content: Substring) throws(DialogueError) {
    let bytes = content.utf8
    guard bytes.first == UInt8(ascii: "[") else {
      throw DialogueError(
        line: number, column: 3,
        "Expected the question's id in brackets, for example ? [keloid] Raised scars?")
    }
    guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else {
      throw DialogueError(line: number, column: content.count + 3, "Expected ] after the id.")
    }
    let key = String(content[bytes.index(after: bytes.startIndex)..<end])
    guard !key.trimmed.isEmpty, !key.utf8.contains(UInt8(ascii: "[")) else {
      throw DialogueError(line: number, column: 4, "Expected one id, or several with commas.")
    }
    hasPrompt = true
    entries.append(.prompt(key: key, wording: String(content[bytes.index(after: end)...])))
  }

  private mutating func typed() throws(DialogueError) {
    let first = number
    var parts: [String] = []
    while true {
      let line = lines[position]
      guard line != "> " else {
        throw DialogueError(
          line: number, column: 2, "An empty typed line is > alone; take the space out.")
      }
      let (text, continues) = TypedLine.read(Self.content(of: line))
      parts.append(text)
      guard continues else { break }
      position += 1
      guard position < lines.count, lines[position].utf8.first == UInt8(ascii: ">"),
        Prose.isSpecial(lines[position])
      else {
        throw DialogueError(
          line: first, column: 1,
          "The answer ends in \\, so another line with > is expected after line \(position).")
      }
    }
    assertions = 0
    typedLines += 1
    guard typedLines <= Dialogue.mostTypedLines else {
      throw DialogueError(line: first, "More than \(Dialogue.mostTypedLines) lines are typed.")
    }
    entries.append(.typed(parts.joined(separator: "\n")))
  }
}
