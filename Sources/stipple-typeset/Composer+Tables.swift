import ConsultationCore
import Documents

extension Composer {
  /// Rows and columns, the head repeated on every page that the table goes on to.
  mutating func composeTable(_ table: Block.Table) {
    let count = table.columnCount
    guard count > 0 else { return }
    // More columns leave no room for words: each row becomes a list of its own.
    guard count <= 10 else {
      for row in table.rows {
        composeKeyValues(
          row.enumerated().map { index, cell in
            Block.KeyValue(table.header.indices.contains(index) ? table.header[index] : "", cell)
          })
        space(theme.body)
      }
      return
    }
    let part = path + [tags(.table)]
    if let caption = table.caption, !caption.isEmpty {
      addText(caption, theme.caption, as: part + [tags(.caption)])
      keepWithNext()
      space(3)
    }
    let header =
      table.header.isEmpty ? [] : cells(table.header.map(\.firstPiece), count, table, theme.label)
    let rows = table.rows.flatMap(Self.inPieces)
    let sample = rows.prefix(60).map { cells($0, count, table, theme.cell) }
    let widths = TableWidths.of(
      columns: (0..<count).map { index in
        ([header] + sample).compactMap { $0.indices.contains(index) ? $0[index] : nil }
      }, weights: (0..<count).map { table.column($0).weight }, in: width)
    let repeated = composeHead(header, widths, part)
    let body = part + [tags(.rows)]
    for (index, row) in rows.enumerated() {
      let texts = index < sample.count ? sample[index] : cells(row, count, table, theme.cell)
      if index == 0 && !header.isEmpty { keepWithNext() }
      if index > 0 && (index == 1 || index == rows.count - 1) && rows.count > 2 {
        keepWithNext()
      }
      addRow(
        TableRow(texts, widths: widths, names: [.cell], style: theme.cell), as: body,
        repeated: repeated)
    }
  }

  /// Names on the left, what they stand for on the right.
  mutating func composeKeyValues(_ rows: [Block.KeyValue]) {
    guard !rows.isEmpty else { return }
    let part = path + [tags(.table)]
    let longest = rows.prefix(60).map {
      TextBlock($0.key.firstPiece, theme.label, context: canvas.text).width + 2 * TableRow.side
    }
    let first = min(max(longest.max() ?? 0, width * 0.2), width * 0.36)
    for row in rows.flatMap({ Self.inPieces([$0.key, $0.value]) }) {
      let texts = [
        TextBlock(row[0], theme.label, context: canvas.text),
        TextBlock(row[1], theme.cell, context: canvas.text),
      ]
      addRow(
        TableRow(
          texts, widths: [first, width - first], names: [.headerCell, .cell], style: theme.cell),
        as: part)
    }
  }

  /// A row as several where a cell holds more than can be set at once.
  private static func inPieces(_ row: [RichText]) -> [[RichText]] {
    let pieces = row.map { $0.pieces() }
    return (0..<max(1, pieces.map(\.count).max() ?? 0)).map { index in
      pieces.map { index < $0.count ? $0[index] : "" }
    }
  }

  private func cells(
    _ texts: [RichText], _ count: Int, _ table: Block.Table, _ style: Theme.Style
  ) -> [TextBlock] {
    (0..<count).map { index in
      TextBlock(
        texts.indices.contains(index) ? texts[index] : "", style, context: canvas.text,
        alignment: table.column(index).alignment)
    }
  }

  /// Adds the head of a table.
  ///
  /// - Returns: What repeats it on later pages, where it is no part of the structure.
  private mutating func composeHead(
    _ cells: [TextBlock], _ widths: [Double], _ part: [Tag]
  ) -> (run: Atom.Run, height: Double)? {
    guard !cells.isEmpty else { return nil }
    let row = TableRow(cells, widths: widths, names: [.headerCell], style: theme.label)
    let height = row.slices().reduce(0) { $0 + $1.height }
    addRow(row, as: part, isHead: true)
    // A head that would fill the page is shown once.
    guard height < Theme.column * 0.25 else { return nil }
    let (x, width) = (x, width)
    let run = Atom.Run(path: part) { canvas, y in
      canvas.paintHead(x: x, y: y, width: width, height: height)
      var top = y
      for slice in row.slices() {
        for cell in slice.cells { cell.paint(canvas, x, top) }
        top += slice.height
      }
    }
    return (run, height)
  }

  private mutating func addRow(
    _ row: TableRow, as part: [Tag], isHead: Bool = false,
    repeated: (run: Atom.Run, height: Double)? = nil
  ) {
    let rowPart = part + [tags(.row)]
    let (x, width) = (x, width)
    let slices = row.slices()
    for (index, slice) in slices.enumerated() {
      var runs = slice.cells.map { cell in
        Atom.Run(path: rowPart + [tags(cell.name)]) { canvas, y in cell.paint(canvas, x, y) }
      }
      let height = slice.height
      let isLast = index == slices.count - 1
      runs.insert(
        Atom.Run(path: rowPart) { canvas, y in
          if isHead {
            canvas.paintHead(x: x, y: y, width: width, height: height)
          } else if isLast {
            canvas.drawLine(fromX: x, toX: x + width, y: y + height, .rule)
          }
        }, at: 0)
      if isHead && index > 0 { keepWithNext() }
      add(height: height, runs, repeated: repeated)
    }
  }
}

extension Canvas {
  fileprivate func paintHead(x: Double, y: Double, width: Double, height: Double) {
    fillRectangle(x: x, y: y, width: width, height: height, .head)
    drawLine(fromX: x, toX: x + width, y: y + height, .accent, lineWidth: 0.9)
  }
}
