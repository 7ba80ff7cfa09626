import ArgumentParser
import ConsultationCore
import Foundation
import Interview
import Prompting
import Records

/// Rows of a list, for a reader or for another program; nothing in them is restricted.
struct RecordTable {
  /// How rows are written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, csv }

  private let rows: [(Listing, ListRow?)]

  init(_ listings: [Listing]) {
    rows = listings.map { ($0, ListRow($0)) }
  }

  private static let columns = ["id", "state", "day", "verdict", "reference", "clinician"]

  /// The rows without a line feed after the last.
  func text(_ format: Format) -> String {
    switch format {
    case .text: aligned
    case .json: JSONValue.array(rows.map(json)).text
    case .csv: csv
    }
  }

  private func cells(_ listing: Listing, _ row: ListRow?) -> [String?] {
    [
      listing.id.description, listing.state.name, row?.day?.description, row?.verdict,
      row?.reference, row?.clinician,
    ]
  }

  private func json(_ listing: Listing, _ row: ListRow?) -> JSONValue {
    .object(
      zip(Self.columns, cells(listing, row)).map { JSONValue.Member($0, JSONValue($1)) })
  }

  private var aligned: String {
    guard !rows.isEmpty else { return "No consultations." }
    let table =
      [Self.columns.map(\.capitalized)]
      + rows.map { cells($0, $1).map { VisibleText.of($0 ?? "-") } }
    let widths = Self.columns.indices.map { column in
      table.map { TerminalText.width($0[column]) }.max() ?? 0
    }
    return table.map { cells in
      let line = zip(cells, widths).map { TerminalText.pad($0, to: $1) }.joined(separator: "  ")
      return line.trimmingSuffix(" ")
    }.joined(separator: "\n")
  }

  /// RFC 4180, with what a spreadsheet would take for a formula made plain text.
  private var csv: String {
    let lines = [Self.columns] + rows.map { cells($0, $1).map { $0 ?? "" } }
    return lines.map { $0.map(Self.field).joined(separator: ",") }.joined(separator: "\r\n")
  }

  static func field(_ text: String) -> String {
    var text = VisibleText.of(text)
    if let first = text.first, "=+-@".contains(first) { text = "'" + text }
    guard text.contains(where: { "\",".contains($0) }) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
