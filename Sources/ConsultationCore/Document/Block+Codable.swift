extension Block: Codable {
  private enum Key: String, CodingKey {
    case kind, text, items, rows, table, callout, figure
  }

  private enum Kind: String, Codable {
    case paragraph, list, numbered, keyValues, table, callout, figure, checkboxes, fillIns,
      pageBreak
  }

  /// Reads an object with the key `kind`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .paragraph: self = .paragraph(try container.decode(RichText.self, forKey: .text))
    case .list: self = .list(try container.decode([RichText].self, forKey: .items))
    case .numbered: self = .numbered(try container.decode([RichText].self, forKey: .items))
    case .keyValues: self = .keyValues(try container.decode([KeyValue].self, forKey: .rows))
    case .table: self = .table(try container.decode(Table.self, forKey: .table))
    case .callout: self = .callout(try container.decode(Callout.self, forKey: .callout))
    case .figure: self = .figure(try container.decode(Figure.self, forKey: .figure))
    case .checkboxes: self = .checkboxes(try container.decode([CheckItem].self, forKey: .items))
    case .fillIns: self = .fillIns(try container.decode([FillIn].self, forKey: .items))
    case .pageBreak: self = .pageBreak
    }
  }

  /// Writes an object with the key `kind`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind, forKey: .kind)
    switch self {
    case .paragraph(let text): try container.encode(text, forKey: .text)
    case .list(let items), .numbered(let items): try container.encode(items, forKey: .items)
    case .keyValues(let rows): try container.encode(rows, forKey: .rows)
    case .table(let table): try container.encode(table, forKey: .table)
    case .callout(let callout): try container.encode(callout, forKey: .callout)
    case .figure(let figure): try container.encode(figure, forKey: .figure)
    case .checkboxes(let items): try container.encode(items, forKey: .items)
    case .fillIns(let items): try container.encode(items, forKey: .items)
    case .pageBreak: break
    }
  }

  private var kind: Kind {
    switch self {
    case .paragraph: .paragraph
    case .list: .list
    case .numbered: .numbered
    case .keyValues: .keyValues
    case .table: .table
    case .callout: .callout
    case .figure: .figure
    case .checkboxes: .checkboxes
    case .fillIns: .fillIns
    case .pageBreak: .pageBreak
    }
  }
}
