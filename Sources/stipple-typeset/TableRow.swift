import Documents

/// A row of a table whose cells are set to their widths.
///
/// A row that is too high for a good break is cut into slices of lines.
struct TableRow {
  static let side = 6.0
  private static let above = 3.6
  private static let linesInSlice = 8

  /// A part of a row that stays whole on a page.
  struct Slice {
    let height: Double
    let cells: [Cell]
  }

  /// The lines of a cell in a slice.
  struct Cell {
    let name: Tag.Name
    /// Paints the lines, given the left edge of the table and the top of the slice.
    let paint: (Canvas, Double, Double) -> Void
  }

  private let texts: [TextBlock]
  private let lines: [[TextBlock.Line]]
  private let lefts: [Double]
  private let names: [Tag.Name]
  private let style: Theme.Style

  /// Sets the cells.
  ///
  /// - Parameters:
  ///   - texts: The cells, which have no width yet.
  ///   - widths: The width of each column, the room around its words included.
  ///   - names: What each cell is in the structure; the last name counts for all that follow.
  ///   - style: How the cells are set, for their colour.
  init(_ texts: [TextBlock], widths: [Double], names: [Tag.Name], style: Theme.Style) {
    self.texts = texts
    self.names = names
    self.style = style
    for (text, width) in zip(texts, widths) { text.wrap(to: width - 2 * Self.side) }
    self.lines = texts.map { $0.lines() }
    var left = 0.0
    self.lefts = widths.map { width in
      defer { left += width }
      return left + Self.side
    }
  }

  func slices() -> [Slice] {
    let most = lines.map(\.count).max() ?? 0
    let height = texts.map(\.height).max() ?? 0
    let step = height > Theme.column * 0.3 ? Self.linesInSlice : max(most, 1)
    return stride(from: 0, to: max(most, 1), by: step).map { start in
      slice(start..<start + step, isFirst: start == 0, isLast: start + step >= most)
    }
  }

  private func slice(_ range: Range<Int>, isFirst: Bool, isLast: Bool) -> Slice {
    let parts = lines.map { $0[range.clamped(to: 0..<$0.count)] }
    let heights = parts.map { part in
      guard let first = part.first, let last = part.last else { return 0.0 }
      return last.top + last.height - first.top
    }
    let top = isFirst ? Self.above : 0
    let cells = zip(texts.indices, parts).compactMap { index, part -> Cell? in
      guard let first = part.first else { return nil }
      let (text, left, colour) = (texts[index], lefts[index], style.colour)
      return Cell(name: index < names.count ? names[index] : names.last ?? .cell) { canvas, x, y in
        canvas.setColour(colour)
        for line in part {
          text.paint(line, on: canvas, x: x + left, y: y + top + line.top - first.top)
        }
      }
    }
    return Slice(
      height: (heights.max() ?? 0) + top + (isLast ? Self.above + 1 : 0), cells: cells)
  }
}

/// How the columns of a table share its width.
enum TableWidths {
  /// The widths of the columns.
  ///
  /// Where every column has a weight the weights decide. Else columns that need less than an even share
  /// get what they need, and the others share the rest by how much they could use, none less than its
  /// longest word.
  static func of(columns: [[TextBlock]], weights: [Int?], in width: Double) -> [Double] {
    if weights.allSatisfy({ $0 != nil }) {
      let shares = weights.map { Double(min(max($0 ?? 1, 1), 1000)) }
      let sum = shares.reduce(0, +)
      return shares.map { width * $0 / sum }
    }
    let room = 2 * TableRow.side + 0.5
    let natural = columns.map { min(($0.map(\.width).max() ?? 0) + room, width * 4) }
    let naturalSum = natural.reduce(0, +)
    guard naturalSum > width else { return natural.map { $0 * width / naturalSum } }
    let least = columns.map { column in
      min((column.map { $0.widthOfLongestWord() }.max() ?? 0) + room, width * 0.4)
    }
    let leastSum = least.reduce(0, +)
    guard leastSum < width else { return least.map { width * $0 / leastSum } }
    return shared(width, natural: natural, least: least)
  }

  /// Settles columns one by one, the most modest first, until those left want more than an even share.
  private static func shared(_ width: Double, natural: [Double], least: [Double]) -> [Double] {
    var result = least
    var open = Set(natural.indices)
    var left = width
    for index in natural.indices.sorted(by: { natural[$0] < natural[$1] }) {
      let others = open.reduce(0) { $0 + ($1 == index ? 0 : least[$1]) }
      guard natural[index] <= min(left / Double(open.count), left - others) else { break }
      result[index] = natural[index]
      left -= natural[index]
      open.remove(index)
    }
    let leastSum = open.reduce(0) { $0 + least[$1] }
    let wishes = open.reduce(0) { $0 + natural[$1] - least[$1] }
    for index in open where wishes > 0 {
      result[index] = least[index] + (left - leastSum) * (natural[index] - least[index]) / wishes
    }
    return result
  }
}
