public import ConsultationCore

/// A document as CommonMark, with tables in the common pipe form.
public enum Markdown {
  /// The document as Markdown: UTF-8 text that ends in a line feed.
  ///
  /// Words never make markup: whatever they hold, a reader of the Markdown sees those words.
  public static func render(_ document: Document) -> String {
    var parts: [[String]] = []
    let letterhead = document.letterhead.map { inline($0, in: .line) }.filter { !$0.isEmpty }
    if !letterhead.isEmpty { parts.append(brokenLines(letterhead)) }
    parts.append(["# " + inline(document.title, in: .line)])
    if let subtitle = document.subtitle { parts.append(paragraph(RichText(subtitle))) }
    parts += document.opening.map(lines)
    for section in document.sections {
      let id = document.audience == .clinician ? inline(section.id, in: .line) + " " : ""
      parts.append(["## " + (id + inline(section.title, in: .line))])
      parts += section.blocks.map(lines)
    }
    if !document.footer.isEmpty {
      parts.append(["---"])
      parts.append(paragraph(RichText(document.footer)))
    }
    return joined(parts).joined(separator: "\n") + "\n"
  }

  /// Blocks with an empty line between them.
  private static func joined(_ parts: [[String]]) -> [String] {
    Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private static func lines(_ block: Block) -> [String] {
    switch block {
    case .paragraph(let text): paragraph(text)
    case .list(let items): items.flatMap { item("- ", inline($0)) }
    case .numbered(let items):
      items.enumerated().flatMap { item("\($0 + 1). ", inline($1)) }
    case .keyValues(let rows): rows.flatMap(keyValue)
    case .table(let table): lines(table)
    case .callout(let callout): lines(callout)
    case .figure(let figure): lines(figure)
    case .checkboxes(let items):
      items.flatMap { item("- ", ($0.checked ? "☑ " : "☐ ") + inline($0.text)) }
    case .fillIns(let items):
      items.flatMap { item("- ", inline($0.label, in: .line) + " " + blank($0.width)) }
    case .pageBreak: []
    }
  }

  private static func paragraph(_ text: RichText) -> [String] {
    let words = inline(text)
    return words.isEmpty ? [] : words.split(separator: "\n").map(String.init)
  }

  private static func brokenLines(_ lines: [String]) -> [String] {
    lines.dropLast().map { $0 + "\\" } + lines.suffix(1)
  }

  /// A list item; lines after the first are indented to belong to it.
  private static func item(_ marker: String, _ words: String) -> [String] {
    let indent = String(repeating: " ", count: marker.utf8.count)
    return words.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { $0 == 0 ? marker + $1 : indent + $1 }
  }

  private static func keyValue(_ row: Block.KeyValue) -> [String] {
    let key = inline(RichText(row.key.plain), in: .line)
    return item("- ", (key.isEmpty ? "" : "**\(key)**: ") + inline(row.value))
  }

  private static func blank(_ width: Block.FillIn.Width) -> String {
    String(repeating: "\\_", count: width == .full ? 40 : 20)
  }

  private static func lines(_ table: Block.Table) -> [String] {
    let columns = 0..<table.columnCount
    guard !columns.isEmpty else { return [] }
    func row(_ cells: [RichText]) -> String {
      let words = columns.map { index in
        cells.indices.contains(index) ? inline(cells[index], in: .line) : ""
      }
      return "| \(words.joined(separator: " | ")) |"
    }
    let rule = columns.map { index in
      switch table.column(index).alignment {
      case .leading: "---"
      case .centre: ":-:"
      case .trailing: "--:"
      }
    }
    let caption = table.caption.map { paragraph($0) + [""] } ?? []
    return caption + [row(table.header), "| \(rule.joined(separator: " | ")) |"]
      + table.rows.map(row)
  }

  private static func lines(_ callout: Block.Callout) -> [String] {
    let title = inline(RichText(callout.title.plain), in: .line)
    let parts = (title.isEmpty ? [] : [["**\(title)**"]]) + callout.blocks.map(lines)
    return joined(parts).map { $0.isEmpty ? ">" : "> " + $0 }
  }

  private static func lines(_ figure: Figure) -> [String] {
    let caption = inline(figure.caption, in: .line)
    let words = figure.textEquivalent.flatMap { item("- ", inline($0, in: .line)) }
    return joined([caption.isEmpty ? [] : ["*\(caption)*"], words])
  }
}
