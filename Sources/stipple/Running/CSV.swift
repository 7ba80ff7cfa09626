import ConsultationCore

/// Cells of a table in comma-separated values.
enum CSV {
  /// A quoted cell.
  ///
  /// A formula sign at its start is made harmless for spreadsheets.
  static func cell(_ text: String) -> String {
    let safe = VisibleText.of(text)
    let harmless = safe.first.map { "=+-@".contains($0) } ?? false ? "'" + safe : safe
    return "\""
      + harmless.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
