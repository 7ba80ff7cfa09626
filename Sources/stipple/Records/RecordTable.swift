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

  private let rows: [(listing: Listing, row: ListRow?)]
  /// When each is past its date; nil where the list does not tell.
  private let due: [Day]?

  init(_ listings: [Listing]) {
    rows = listings.map { ($0, ListRow($0)) }
    due = nil
  }

  /// Records with the day from which they need not be kept.
  init(due listings: [(listing: Listing, day: Day)]) {
    rows = listings.map { ($0.listing, ListRow($0.listing)) }
    due = listings.map(\.day)
  }

  private var columns: [String] {
    ["id", "state", "day", "verdict", "reference", "clinician"] + (due == nil ? [] : ["due"])
  }

  /// The rows without a line feed after the last.
  func text(_ format: Format) -> String {
    switch format {
    case .text: aligned
    case .json: json.text
    case .csv: CSV.text([columns] + cells.map { $0.map { $0 ?? "" } })
    }
  }

  private var cells: [[String?]] {
    rows.indices.map { index in
      let (listing, row) = rows[index]
      return [
        listing.id.description, listing.state.name, row?.day?.description, row?.verdict,
        row?.reference, row?.clinician,
      ] + (due.map { [$0[index].description] } ?? [])
    }
  }

  private var json: JSONValue {
    .array(
      cells.map { cells in
        .object(zip(columns, cells).map { JSONValue.Member($0, JSONValue($1)) })
      })
  }

  private var aligned: String {
    guard !rows.isEmpty else { return "No consultations." }
    let table =
      [columns.map(\.capitalized)] + cells.map { $0.map { VisibleText.of($0 ?? "-") } }
    let widths = columns.indices.map { column in
      table.map { TerminalText.width($0[column]) }.max() ?? 0
    }
    return table.map { cells in
      let line = zip(cells, widths).map { TerminalText.pad($0, to: $1) }.joined(separator: "  ")
      return line.trimmingSuffix(" ")
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
