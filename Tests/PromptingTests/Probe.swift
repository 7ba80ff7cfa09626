import TerminalTesting

/// The program that asks for lines, on a terminal with the first prompt showing.
func probe(
  _ options: String..., environment: [String: String] = [:], columns: Int = 80
) throws -> TerminalSession {
  let session = try TerminalSession(
    TestProgram("prompting-probe").path, options,
    environment: environment.merging(["HOME": "/nonexistent"]) { given, _ in given },
    columns: columns)
  try session.expect("1> ")
  return session
}

extension TerminalSession {
  /// Types keys one after another, and at last Enter by itself, so that it is no burst.
  func answer(_ keys: String, showing shown: String) throws {
    try send(keys)
    try expectLastLine(shown)
    try send("\r")
  }
}

enum Key {
  static let left = "\u{1B}[D"
  static let right = "\u{1B}[C"
  static let up = "\u{1B}[A"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let delete = "\u{1B}[3~"
  static let wordLeft = "\u{1B}[1;5D"
  static let wordRight = "\u{1B}[1;5C"
  static let escape = "\u{1B}"
  static let backspace = "\u{7F}"

  static func control(_ letter: Character) -> String {
    let value = letter.asciiValue ?? 0
    return String(UnicodeScalar(value & 0x1F))
  }

  static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}
