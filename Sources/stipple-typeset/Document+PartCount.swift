import ConsultationCore

extension Document {
  /// The number of separately set pieces of text, which bounds the memory that setting takes.
  var partCount: Int {
    letterhead.count + opening.partCount
      + sections.reduce(0) { $0 + 1 + $1.blocks.partCount }
  }
}

extension [Block] {
  fileprivate var partCount: Int {
    reduce(0) { $0 + $1.partCount }
  }
}

extension Block {
  fileprivate var partCount: Int {
    switch self {
    case .paragraph, .pageBreak: 1
    case .list(let items), .numbered(let items): items.count
    case .keyValues(let rows): rows.count * 2
    case .table(let table): table.columnCount * (table.rows.count + 1)
    case .callout(let callout): 1 + callout.blocks.partCount
    case .figure(let figure): 1 + figure.textEquivalent.count
    case .checkboxes(let items): items.count
    case .fillIns(let items): items.count
    }
  }
}
