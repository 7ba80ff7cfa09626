import CEditLine
import Glibc

/// Measures and lays out text in terminal columns.
public enum TerminalText {
  // Widths come from the locale's character classes; every source of UTF-8 text shares these.
  static let hasCharacterClasses: Bool =
    setlocale(LC_CTYPE, "C.UTF-8") != nil || setlocale(LC_CTYPE, "") != nil

  /// The columns that text takes.
  ///
  /// Wide characters take two; combining characters, control characters and styling take none.
  public static func width(_ text: String) -> Int { width(Substring(text)) }

  static func width(_ text: Substring) -> Int {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
    if isPlain == true { return text.utf8.count }
    var width = 0
    var rest = text.unicodeScalars
    while let scalar = rest.first {
      let length = styleLength(rest)
      if length > 0 {
        rest = rest.dropFirst(length)
      } else {
        width += self.width(scalar)
        rest = rest.dropFirst()
      }
    }
    return width
  }

  static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F ? 1 : 0 }
    guard hasCharacterClasses else { return 1 }
    return max(0, Int(ceditline_width(wchar_t(scalar))))
  }

  /// The scalars of the styling sequence that the text begins with, or 0.
  static func styleLength(_ text: Substring.UnicodeScalarView) -> Int {
    guard text.first == "\u{1B}", text.dropFirst().first == "[" else { return 0 }
    let body = text.dropFirst(2)
    guard let end = body.firstIndex(where: { ("@"..."~").contains($0) }) else { return 0 }
    return 2 + body.distance(from: body.startIndex, to: end) + 1
  }

  /// Breaks text into lines of at most `width` columns.
  ///
  /// Newlines are kept, words that are too long are broken between characters, and spaces at a
  /// break are dropped.
  ///
  /// - Parameters:
  ///   - text: text without styling.
  ///   - width: the columns of a line, its indentation included.
  ///   - indent: the spaces before the first line.
  ///   - hanging: the spaces before the lines after it; `indent` where not given.
  /// - Returns: the lines; one empty line for empty text.
  public static func wrap(
    _ text: String, width: Int, indent: Int = 0, hanging: Int? = nil
  ) -> [String] {
    // Most texts fit, and need not be taken apart.
    if !text.utf8.contains(UInt8(ascii: "\n")), indent + Self.width(text) <= width {
      return [String(repeating: " ", count: indent) + text]
    }
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = Line(indent: lines.isEmpty ? indent : hanging ?? indent, limit: width)
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
        if !line.append(word), !word.isEmpty {
          if line.isStarted {
            lines.append(line.text)
            line = Line(indent: hanging ?? indent, limit: width)
          }
          for piece in pieces(of: word, width: max(1, width - (hanging ?? indent))) {
            if line.isStarted {
              lines.append(line.text)
              line = Line(indent: hanging ?? indent, limit: width)
            }
            line.start(with: piece)
          }
        }
      }
      lines.append(line.text)
    }
    return lines
  }

  /// Puts one text at the left edge and one at the right, at least two spaces apart; where there
  /// is no room for that, the left text stands alone.
  public static func line(_ left: String, right: String, width: Int) -> String {
    let gap = width - Self.width(left) - Self.width(right)
    return gap < 2 ? left : left + String(repeating: " ", count: gap) + right
  }

  /// Fills text with spaces up to a number of columns.
  public static func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Self.width(text)))
  }

  private static func pieces(of word: Substring, width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let columns = Self.width(String(character))
      if used + columns > width, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += columns
    }
    return pieces + [piece]
  }

  private struct Line {
    private let limit: Int
    private(set) var text: String
    private var used: Int
    private(set) var isStarted = false

    init(indent: Int, limit: Int) {
      text = String(repeating: " ", count: indent)
      used = indent
      self.limit = limit
    }

    /// Adds a word after a space; false where it does not fit.
    mutating func append(_ word: Substring) -> Bool {
      let columns = TerminalText.width(word) + (isStarted ? 1 : 0)
      guard used + columns <= limit else { return false }
      if isStarted { text += " " }
      text += String(word)
      used += columns
      isStarted = true
      return true
    }

    mutating func start(with piece: String) {
      text += piece
      used += TerminalText.width(piece)
      isStarted = true
    }
  }
}
