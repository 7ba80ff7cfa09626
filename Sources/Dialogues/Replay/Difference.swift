import ConsultationCore

/// One place where a file and the program say different things.
public struct Difference: Hashable, Sendable, CustomStringConvertible {
  /// The line of the file, from 1.
  public let line: Int
  /// Where on the line, from 1, an unknown name stands; `nil` where the whole line differs.
  public let column: Int?
  /// What the file says there; `nil` where it says nothing.
  public let expected: String?
  /// What the program says; `nil` where it says nothing.
  public let got: String?
  /// What a reader should know; `nil` where the two lines say it all.
  public let note: String?
  /// Whether re-recording the file settles it.
  public let isBlessable: Bool

  init(
    line: Int, column: Int? = nil, expected: String?, got: String?, note: String? = nil,
    isBlessable: Bool = true
  ) {
    self.line = line
    self.column = column
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
    let place = "line \(line)" + (column.map { ", column \($0)" } ?? "")
    if expected == nil, got == nil, let note { return "\(place): \(note)" }
    var lines = [
      "\(place): expected  \(expected ?? "nothing here")", "got  \(got ?? "nothing")",
    ]
    lines[1] = String(repeating: " ", count: max(0, "\(place): expected  ".count - 5)) + lines[1]
    if let note { lines.append("  \(note)") }
    return lines.joined(separator: "\n")
  }
}
