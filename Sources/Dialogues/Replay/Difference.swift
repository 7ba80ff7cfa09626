import ConsultationCore

/// One place where a file and the program say different things.
public struct Difference: Hashable, Sendable, CustomStringConvertible {
  /// The line of the file, from 1.
  public let line: Int
  /// What the file says there; `nil` where it says nothing.
  public let expected: String?
  /// What the program says; `nil` where it says nothing.
  public let got: String?
  /// What a reader should know; `nil` where the two lines say it all.
  public let note: String?
  /// Whether re-recording the file settles it.
  public let isBlessable: Bool

  init(
    line: Int, expected: String?, got: String?, note: String? = nil, isBlessable: Bool = true
  ) {
    self.line = line
    self.expected = expected.map { VisibleText.of($0) }
    self.got = got.map { VisibleText.of($0) }
    self.note = note.map { VisibleText.of($0) }
    self.isBlessable = isBlessable
  }

  /// What differs, without the place.
  var words: String {
    if expected == nil, got == nil, let note { return note }
    return "expected \(expected ?? "nothing here"), got \(got ?? "nothing")"
      + (note.map { "; \($0)" } ?? "")
  }

  /// One to three lines for a reader.
  public var description: String {
    if expected == nil, got == nil, let note { return "line \(line): \(note)" }
    var lines = [
      "line \(line): expected  \(expected ?? "nothing here")", "got  \(got ?? "nothing")",
    ]
    lines[1] =
      String(repeating: " ", count: max(0, "line \(line): expected  ".count - 5)) + lines[1]
    if let note { lines.append("  \(note)") }
    return lines.joined(separator: "\n")
  }
}
