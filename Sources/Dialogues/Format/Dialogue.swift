import ConsultationCore

/// A `.consult.md` file as a value: transcript, script, test and mark sheet in one.
///
/// Reading a text and writing the value again gives the same bytes.
public struct Dialogue: Hashable, Sendable {
  /// The front matter.
  public var header: Header
  /// Everything below the header, in order.
  public private(set) var entries: [Entry]
  /// How its lines end.
  public var lineEnds: LineEnds

  /// How the lines of a file end.
  public struct LineEnds: Hashable, Sendable {
    /// Whether each line ends in a carriage return and a line feed.
    public var areWindowsStyle = false
    /// Whether the last line ends too.
    public var closeLastLine = true

    /// A line feed after every line.
    public init() {}
  }

  /// One element of the body, with the line on which it begins, from 1.
  public struct Entry: Hashable, Sendable {
    /// From 1, in the file as a whole.
    public let line: Int
    /// What stands on it.
    public let kind: Kind

    /// What a line of the body is.
    public enum Kind: Hashable, Sendable {
      /// `## Medicines`
      case heading(String)
      /// `? [isotretinoin] Isotretinoin by mouth?`: the key, and what follows its bracket.
      case prompt(key: String, wording: String)
      /// `. never | current | stopped`
      case options(String)
      /// `" Yes, I finished it in the summer.`
      case patient(String)
      /// `> stopped`; several lines are one answer.
      case typed(String)
      /// `! DEFER R-D02 until 2027-01-20`
      case finding(String)
      /// `~ withdrawn R-D02`
      case amendment(String)
      /// `= SUITABLE`
      case output(String)
      /// `- asked keloid (1)`, in the mark sheet only.
      case item(String)
      /// `pass: 80%`, in the mark sheet only.
      case pass(String)
      /// Anything else, with its escape taken away.
      case prose(String)
    }
  }

  /// A dialogue; its entries get their line numbers here.
  public init(header: Header, body: [Entry.Kind], lineEnds: LineEnds = LineEnds()) {
    self.header = header
    self.lineEnds = lineEnds
    var line = header.lines.count + 1
    entries = body.map { kind in
      defer { line += kind.lineCount }
      return Entry(line: line, kind: kind)
    }
  }

  /// The file.
  public var text: String {
    let lineEnd = lineEnds.areWindowsStyle ? "\r\n" : "\n"
    let lines = header.lines + entries.flatMap(\.kind.lines)
    return lines.joined(separator: lineEnd) + (lineEnds.closeLastLine ? lineEnd : "")
  }

  /// The number of the last line.
  public var lastLine: Int {
    entries.last.map { $0.line + $0.kind.lineCount - 1 } ?? header.lines.count
  }

  /// What stands in it for the reader only, an empty line or a line with a mark between two.
  public var paragraphs: [String] {
    var paragraphs: [String] = []
    var continues = false
    for entry in entries {
      guard case .prose(let text) = entry.kind, !text.trimmed.isEmpty else {
        continues = false
        continue
      }
      if continues {
        paragraphs[paragraphs.count - 1] += " " + text.trimmed
      } else {
        paragraphs.append(text.trimmed)
      }
      continues = true
    }
    return paragraphs
  }

  /// How many lines are typed.
  public var typedLineCount: Int {
    entries.count { if case .typed = $0.kind { true } else { false } }
  }

  /// Names the content: equal text, equal fingerprint.
  ///
  /// No proof against forgery.
  public var fingerprint: String {
    let digits = String(text.digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Dialogue.Entry.Kind {
  /// The lines as they stand in a file.
  var lines: [String] {
    switch self {
    case .heading(let text): ["## " + text]
    case .prompt(let key, let wording): ["? [" + key + "]" + wording]
    case .options(let text): [". " + text]
    case .patient(let text): ["\" " + text]
    case .typed(let text): TypedLine.lines(of: text)
    case .finding(let text): ["! " + text]
    case .amendment(let text): ["~ " + text]
    case .output(let text): ["= " + text]
    case .item(let text): ["- " + text]
    case .pass(let text): ["pass: " + text]
    case .prose(let text): [Prose.escaped(text)]
    }
  }

  /// How many lines those are.
  var lineCount: Int {
    if case .typed(let text) = self { 1 + text.count { $0 == "\n" } } else { 1 }
  }

  /// What it asserts of the tool's reaction; `nil` where it asserts nothing of that.
  var assertion: Assertion? {
    switch self {
    case .finding(let text): Assertion(.finding, text)
    case .amendment(let text): Assertion(.amendment, text)
    case .output(let text): Assertion(.output, text)
    default: nil
    }
  }
}

/// What the tool said of a typed line, in the short form that a file asserts.
struct Assertion: Hashable, Sendable {
  let mark: Mark
  let text: String

  enum Mark: String { case finding = "!", amendment = "~", output = "=" }

  /// White space at the end asserts nothing.
  init(_ mark: Mark, _ text: String) {
    self.mark = mark
    self.text = text.trimmed
  }

  var line: String { mark.rawValue + " " + text }

  var kind: Dialogue.Entry.Kind {
    switch mark {
    case .finding: .finding(text)
    case .amendment: .amendment(text)
    case .output: .output(text)
    }
  }
}

/// Typed lines in a file: a `\` at the end joins the next one, and is written `\\` when it was typed.
enum TypedLine {
  static func lines(of text: String) -> [String] {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    return parts.enumerated().map { position, part in
      let backslashes = part.reversed().prefix { $0 == "\\" }.count
      let content = part + String(repeating: "\\", count: backslashes)
      let line = content.isEmpty ? ">" : "> " + content
      guard position + 1 < parts.count else { return line }
      return content.isEmpty ? "> \\" : line + "\\"
    }
  }

  /// The text of one line without its mark, and whether the next line belongs to it.
  static func read(_ content: Substring) -> (text: String, continues: Bool) {
    guard content.utf8.last == UInt8(ascii: "\\") else { return (String(content), false) }
    let backslashes = content.reversed().prefix { $0 == "\\" }.count
    let text = content.dropLast(backslashes) + String(repeating: "\\", count: backslashes / 2)
    return (String(text), !backslashes.isMultiple(of: 2))
  }
}

/// Lines that are for the reader only.
enum Prose {
  static let marks = Array("?.\">!~=".utf8)

  /// Whether a line means something, or would without the escape that it begins with.
  ///
  /// Byte by byte: what was typed may begin with an accent, which would be one character with the
  /// space before it.
  static func isSpecial(_ line: some StringProtocol) -> Bool {
    let bare = line.utf8.drop { $0 == UInt8(ascii: "\\") }
    guard let first = bare.first else { return false }
    let second = bare.dropFirst().first
    if first == UInt8(ascii: ">"), second == nil { return true }
    if first == UInt8(ascii: "#") { return bare.starts(with: "## ".utf8) }
    return second == UInt8(ascii: " ") && marks.contains(first)
  }

  static func escaped(_ text: String) -> String { isSpecial(text) ? "\\" + text : text }
}
