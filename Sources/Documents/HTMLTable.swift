import ConsultationCore

/// A table as HTML.
///
/// Widths and alignments are classes, since the file's policy forbids style attributes.
enum HTMLTable {
  static func render(_ table: Block.Table) -> [String] {
    let columns = 0..<table.columnCount
    guard !columns.isEmpty, !(table.rows.isEmpty && table.header.isEmpty) else { return [] }
    func cells(_ name: String, _ texts: [RichText]) -> String {
      columns.map { index in
        let text = texts.indices.contains(index) ? texts[index] : ""
        return HTMLText.element(
          name, text, class: className(table.column(index).alignment),
          attributes: name == "th" ? " scope=\"col\"" : "", orSpace: true
        ).joined()
      }.joined()
    }
    var lines = ["<table>"]
    lines += table.caption.map { HTMLText.element("caption", $0) } ?? []
    lines += widths(table)
    if !table.header.isEmpty {
      lines += ["<thead>", "<tr>\(cells("th", table.header))</tr>", "</thead>"]
    }
    if !table.rows.isEmpty {
      lines += ["<tbody>"] + table.rows.map { "<tr>\(cells("td", $0))</tr>" } + ["</tbody>"]
    }
    return lines + ["</table>"]
  }

  private static func className(_ alignment: Block.Table.Alignment) -> String? {
    alignment == .leading ? nil : alignment.rawValue
  }

  /// The widths in steps of five hundredths, where the columns say how they share.
  private static func widths(_ table: Block.Table) -> [String] {
    let weights = (0..<table.columnCount).map { table.column($0).weight.map { Double(max($0, 1)) } }
    guard weights.allSatisfy({ $0 != nil }) else { return [] }
    let sum = weights.compactMap(\.self).reduce(0, +)
    let columns = weights.map { weight in
      "<col class=\"w\(Int((max(weight ?? 0, 0) / sum * 20).rounded()) * 5)\">"
    }
    return ["<colgroup>\(columns.joined())</colgroup>"]
  }
}
