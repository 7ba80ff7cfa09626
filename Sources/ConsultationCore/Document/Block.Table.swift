extension Block {
  /// Rows and columns.
  ///
  /// As JSON: `{caption, header, rows, columns}`, a column being `{alignment, weight}`.
  public struct Table: Hashable, Sendable, Codable {
    /// A line above the table.
    public var caption: RichText?
    /// The names of the columns; empty where they have none.
    public var header: [RichText]
    /// The rows; a row shorter than the others ends in empty cells.
    public var rows: [[RichText]]
    /// How the columns are set; a column that is not described here is a plain one.
    public var columns: [Column]

    /// Creates a table.
    public init(
      caption: RichText? = nil, header: [RichText], rows: [[RichText]], columns: [Column] = []
    ) {
      self.caption = caption
      self.header = header
      self.rows = rows
      self.columns = columns
    }

    /// The number of columns: that of the widest row.
    public var columnCount: Int {
      max(header.count, rows.map(\.count).max() ?? 0)
    }

    /// How the column at an index is set.
    public func column(_ index: Int) -> Column {
      columns.indices.contains(index) ? columns[index] : Column()
    }

    /// How a column is set.
    public struct Column: Hashable, Sendable, Codable {
      /// Where its words stand.
      public var alignment: Alignment
      /// Its share of the width beside those of the others; `nil` leaves it to the words.
      public var weight: Int?

      /// Creates a column.
      public init(_ alignment: Alignment = .leading, weight: Int? = nil) {
        self.alignment = alignment
        self.weight = weight
      }
    }

    /// Where words stand in a column.
    public enum Alignment: String, Hashable, Sendable, Codable {
      case leading, centre, trailing
    }
  }
}
