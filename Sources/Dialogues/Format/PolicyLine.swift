import ConsultationCore

/// How records and headers name a clinic's policy: the clinic, then the beginning of the hash of its
/// file; or `none`.
enum PolicyLine {
  /// Whether two lines name one policy.
  ///
  /// The hash decides: the clinic's name may have been taken out.
  static func areAlike(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    guard let hash = hash(in: first) else { return false }
    return hash == self.hash(in: second)
  }

  /// The line without the clinic's name.
  static func withoutName(_ line: String) -> String {
    line == none ? line : hash(in: line).map { "a clinic's \($0)" } ?? "a clinic's"
  }

  static let none = "none"

  /// Twelve hexadecimal digits as the last word.
  private static func hash(in line: String) -> Substring? {
    guard let last = line.split(separator: " ").last, last.utf8.count == 12,
      last.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return last
  }
}
