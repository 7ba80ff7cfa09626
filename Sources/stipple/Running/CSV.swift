import ConsultationCore

/// Comma-separated values (RFC 4180), with what a spreadsheet would take for a formula made plain text.
enum CSV {
  /// Rows without a line end after the last.
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") }.joined(separator: "\r\n")
  }

  static func field(_ text: String) -> String {
    // A tab or line end before a formula would be dropped by a spreadsheet; here it is spelled out.
    var text = VisibleText.of(text)
    // By scalars: a mark that combines with the sign would hide it.
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    if let first, "=+-@＝＋－＠﹢﹣﹦﹫".unicodeScalars.contains(first) { text = "'" + text }
    guard text.contains(where: { "\",".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
