/// The words of a text, for finding what a few typed letters mean.
enum Words {
  /// In lower case, without what stands between them.
  static func of(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether a text has words that begin as typed, anywhere in it.
  static func begin(_ text: String, with typed: String) -> Bool {
    let typed = of(typed).joined(separator: " ")
    return !typed.isEmpty
      && (" " + of(text).joined(separator: " ")).contains(" " + typed)
  }

  /// Whether two words differ in their endings only: smoking, smoke.
  static func haveOneStem(_ left: String, _ right: String) -> Bool {
    let common = zip(left, right).prefix { $0 == $1 }.count
    return common >= max(4, min(left.count, right.count) - 3)
  }
}
