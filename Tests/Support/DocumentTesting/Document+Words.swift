public import ConsultationCore

extension Document {
  /// Every text of the sections and the opening, a line each.
  public var lines: [String] { (opening + sections.flatMap(\.blocks)).flatMap(\.lines) }

  /// Everything that a reader could see, titles and page foot included.
  public var everything: String {
    ([title, subtitle ?? "", footer] + letterhead + sections.map(\.title) + lines)
      .joined(separator: "\n")
  }

  /// A section by its id.
  public subscript(section id: String) -> Section? { sections.first { $0.id == id } }

  /// The text of a section.
  public func text(_ id: String) -> String {
    self[section: id]?.blocks.flatMap(\.lines).joined(separator: "\n") ?? ""
  }
}

extension Block {
  /// Every text of the block, a line each.
  public var lines: [String] {
    switch self {
    case .paragraph(let text): [text.plain]
    case .list(let items), .numbered(let items): items.map(\.plain)
    case .keyValues(let rows): rows.flatMap { [$0.key.plain, $0.value.plain] }
    case .table(let table):
      [table.caption?.plain].compactMap(\.self) + table.header.map(\.plain)
        + table.rows.flatMap { $0.map(\.plain) }
    case .callout(let callout): [callout.title.plain] + callout.blocks.flatMap(\.lines)
    case .figure(let figure): [figure.caption] + figure.textEquivalent
    case .checkboxes(let items): items.map(\.text.plain)
    case .fillIns(let items): items.map(\.label.plain)
    case .pageBreak: []
    }
  }
}
