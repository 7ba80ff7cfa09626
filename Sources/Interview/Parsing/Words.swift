/// The words of a text, for finding what a few typed letters mean.
enum Words {
  /// In lower case, without what stands between them.
  static func of(_ text: String) -> [String] {
    let text = text.lowercased()
    // Nearly all text is ASCII, whose bytes are quicker to look at than characters.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    return text.utf8.split { !isPartOfWord($0) }.map { String(Substring($0)) }
  }

  private static func isPartOfWord(_ ascii: UInt8) -> Bool {
    switch ascii {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  /// Whether a text has words that begin as typed, anywhere in it.
  static func begin(_ text: String, with typed: String) -> Bool {
    let typed = of(typed).joined(separator: " ")
    return !typed.isEmpty
      && (" " + of(text).joined(separator: " ")).contains(" " + typed)
  }

  /// Whether two words differ in their endings only: smoking, smoke.
  static func haveOneStem(_ left: String, _ right: String) -> Bool {
    let common = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
    return common >= max(4, min(left.utf8.count, right.utf8.count) - 3)
  }
}
