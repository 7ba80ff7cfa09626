import ConsultationCore

extension Markdown {
  /// Where a text stands, which decides what could be taken for markup.
  enum Place {
    /// A block of its own, in which a line may break.
    case block
    /// A heading or a cell: one line only.
    case line
  }

  /// The text as inline Markdown.
  ///
  /// Only its styles make markup; its words never do.
  static func inline(_ text: RichText, in place: Place = .block) -> String {
    var result = ""
    let spans = text.spans.filter { !$0.text.isEmpty }
    for (index, span) in spans.enumerated() {
      let following = index + 1 < spans.count ? spans[index + 1].text.first : nil
      result += styled(span, place, after: result.last, before: following)
    }
    return escapingLineStarts(in: trimmed(result))
  }

  /// A plain text as inline Markdown.
  static func inline(_ text: String, in place: Place = .block) -> String {
    inline(RichText(text), in: place)
  }

  private static func styled(
    _ span: RichText.Span, _ place: Place, after: Character?, before: Character?
  ) -> String {
    let words = place == .line ? span.text.printableLine : span.text.printable
    let escaped = escape(words)
    let marker: String
    switch span.style {
    case .plain: return escaped
    case .code: return isIdentifier(words) ? "`\(words)`" : escaped
    case .strong: marker = "**"
    case .emphasis: marker = "*"
    }
    // A marker beside a space, or between a sign and a letter, would be printed as an asterisk.
    guard let first = words.first, let last = words.last, after != "*",
      isLetter(first) || !(first.isWhitespace || isLetter(after)),
      isLetter(last) || !(last.isWhitespace || isLetter(before)),
      !words.contains("\n")
    else { return escaped }
    return marker + escaped + marker
  }

  private static func isLetter(_ character: Character?) -> Bool {
    guard let character else { return false }
    return character.isLetter || character.isNumber
  }

  private static func isIdentifier(_ words: String) -> Bool {
    !words.isEmpty
      && words.utf8.allSatisfy { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  /// Every character that can begin inline markup gets a backslash; so do the colon of an address and
  /// the point after `www`, which some readers turn into links.
  ///
  /// It goes by scalars: a mark that combines with an asterisk does not hide it from a parser.
  private static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    // How many w stand before the scalar.
    var countOfW = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~", "#", "$", "^", "{", "}", "\n":
        result.append("\\")
      case "/" where previous == ":":
        result.removeLast()
        result.append(contentsOf: "\\:".unicodeScalars)
      case "." where countOfW >= 3:
        result.append("\\")
      default: break
      }
      result.append(scalar)
      previous = scalar
      countOfW = scalar == "w" || scalar == "W" ? countOfW + 1 : 0
    }
    return String(result)
  }

  /// No line may look like a list, a heading, an underline or code by how it begins.
  private static func escapingLineStarts(in text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escapingStart(of: $0.drop { $0.isWhitespace }) }
      .joined(separator: "\n")
  }

  private static func escapingStart(of line: Substring) -> String {
    let scalars = line.unicodeScalars
    guard let first = scalars.first else { return "" }
    if "-+=:".unicodeScalars.contains(first) { return "\\" + line }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let rest = scalars.dropFirst(digits.count)
    // A number, a point and a space would begin a list; 0.25 would not.
    let isEnd = rest.dropFirst().first.map { $0 == " " || $0 == "\t" } ?? true
    if !digits.isEmpty, isEnd, let sign = rest.first, sign == "." || sign == ")" {
      return String(digits) + "\\" + String(rest)
    }
    return String(line)
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, last.isWhitespace || text.hasSuffix("\\\n") {
      text = text.hasSuffix("\\\n") ? text.dropLast(2) : text.dropLast()
    }
    return String(text.drop { $0.isWhitespace })
  }
}
