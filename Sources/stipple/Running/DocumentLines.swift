import ConsultationCore
import Foundation
import Interview

/// A document as lines for the prompt: no markup, no boxes, and no table wider than a phone.
struct DocumentLines {
  private(set) var lines: [Line] = []

  init(_ document: Document) {
    say(.heading, document.title)
    if let subtitle = document.subtitle { say(.hint, subtitle) }
    document.opening.forEach { add($0) }
    for section in document.sections {
      say(.heading, section.title)
      section.blocks.forEach { add($0) }
    }
    if !document.footer.isEmpty { say(.hint, document.footer) }
  }

  private mutating func say(_ kind: Line.Kind, _ text: String) {
    for part in text.split(whereSeparator: \.isNewline) {
      lines.append(Line(kind, part.trimmed))
    }
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let text): say(.hint, text.plain)
    case .list(let items): for item in items { say(.hint, "• " + item.plain) }
    case .numbered(let items):
      for (position, item) in items.enumerated() { say(.hint, "\(position + 1)  \(item.plain)") }
    case .keyValues(let rows):
      for row in rows { say(.hint, "• \(Self.labelled(row.key, row.value))") }
    case .table(let table): add(table)
    case .callout(let callout):
      say(Self.kind(of: callout.kind), callout.title.plain)
      callout.blocks.forEach { add($0) }
    case .figure(let figure):
      if !figure.caption.isEmpty { say(.hint, figure.caption) }
      for text in figure.textEquivalent { say(.hint, "• " + text) }
    case .checkboxes(let items):
      for item in items { say(.hint, (item.checked ? "☑ " : "☐ ") + item.text.plain) }
    case .fillIns(let items): for item in items { say(.hint, "\(item.label.plain): ________") }
    case .pageBreak: break
    }
  }

  /// Each row by itself: its first cell, then the others with the names of their columns.
  private mutating func add(_ table: Block.Table) {
    if let caption = table.caption { say(.hint, caption.plain) }
    for row in table.rows {
      let others = row.indices.dropFirst().filter { !row[$0].isEmpty }.map { column in
        let isNamed = table.header.indices.contains(column) && row.count > 2
        return isNamed ? Self.labelled(table.header[column], row[column]) : row[column].plain
      }
      let first = row.first?.plain ?? ""
      say(.hint, "• " + ([first] + others).filter { !$0.isEmpty }.joined(separator: " — "))
    }
  }

  private static func labelled(_ key: RichText, _ value: RichText) -> String {
    key.isEmpty ? value.plain : "\(key.plain): \(value.plain)"
  }

  private static func kind(of callout: Block.Callout.Kind) -> Line.Kind {
    switch callout {
    case .danger: .finding(.refer)
    case .caution: .finding(.defer)
    case .note: .finding(.note)
    }
  }
}
