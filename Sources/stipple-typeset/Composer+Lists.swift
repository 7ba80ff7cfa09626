import CPangoCairo
import ConsultationCore
import Documents

extension Composer {
  /// Items with a marker before each, the words standing in a column of their own.
  mutating func composeList(_ items: [(marker: String, text: RichText)]) {
    let list = path + [tags(.list)]
    let markers = items.map { TextBlock(RichText($0.marker), theme.text, context: canvas.text) }
    let indent = max(theme.body * 1.5, (markers.map(\.width).max() ?? 0) + theme.body * 0.6)
    for (item, marker) in zip(items, markers) {
      let part = list + [tags(.item)]
      let x = x + indent - theme.body * 0.6 - marker.width
      let run = marker.lines().first.map { line in
        Atom.Run(path: part + [tags(.label)]) { canvas, y in
          canvas.setColour(.accent)
          marker.paint(line, on: canvas, x: x, y: y)
        }
      }
      addText(
        item.text, theme.text, as: part + [tags(.itemBody)], indent: indent,
        before: run.map { [$0] } ?? [])
      space(theme.body * 0.22)
    }
  }

  /// Items with a box before each; a tick is drawn in those that are checked.
  mutating func composeCheckboxes(_ items: [Block.CheckItem]) {
    let list = path + [tags(.list)]
    let side = theme.body * 0.86
    for item in items {
      let part = list + [tags(.item)]
      let x = x
      let top = theme.body * 0.29
      let box = Atom.Run(path: part + [tags(.label)]) { canvas, y in
        canvas.drawBox(x: x + 0.5, y: y + top, side: side, isChecked: item.checked)
      }
      addText(
        item.text, theme.text, as: part + [tags(.itemBody)], indent: theme.body * 1.7,
        before: [box])
      space(theme.body * 0.4)
    }
  }

  /// Labels with a line to write on; two halves that follow each other share a line.
  mutating func composeFillIns(_ items: [Block.FillIn]) {
    let gutter = 22.0
    var index = 0
    while index < items.count {
      let isPair =
        items[index].width == .half && index + 1 < items.count && items[index + 1].width == .half
      let row = items[index..<(index + (isPair ? 2 : 1))]
      let half = (width - gutter) / 2
      let blankWidth = items[index].width == .half ? half : width
      let cells = row.enumerated().map { offset, item in
        fillIn(item, x: x + Double(offset) * (half + gutter), width: blankWidth)
      }
      add(height: (cells.map(\.height).max() ?? 0) + 15, cells.map(\.run))
      index += row.count
    }
  }

  private mutating func fillIn(
    _ item: Block.FillIn, x: Double, width: Double
  ) -> (height: Double, run: Atom.Run) {
    var style = theme.label
    style.bold = false
    let block = TextBlock(item.label.firstPiece, style, context: canvas.text)
    // A label longer than its line goes above the blank.
    let isLong = block.width > width * 0.7
    if isLong { block.wrap(to: width) }
    let start = isLong || item.label.isEmpty ? x : x + block.width + 6
    let height = min(block.height, 200) + (isLong ? 22 : 0)
    let lines = block.lines().prefix { $0.top < 200 }
    let run = Atom.Run(path: path + [tags(.paragraph)]) { canvas, y in
      canvas.setColour(style.colour)
      for line in lines { block.paint(line, on: canvas, x: x, y: y + 13 + line.top) }
      canvas.drawLine(fromX: start, toX: x + width, y: y + 11 + height, .muted, lineWidth: 0.6)
    }
    return (height, run)
  }
}

extension Canvas {
  fileprivate func drawBox(x: Double, y: Double, side: Double, isChecked: Bool) {
    setColour(.ink)
    cairo_set_line_width(cairo, 0.9)
    cairo_rectangle(cairo, x, y, side, side)
    cairo_stroke(cairo)
    guard isChecked else { return }
    cairo_set_line_width(cairo, 1.5)
    cairo_move_to(cairo, x + side * 0.2, y + side * 0.52)
    cairo_line_to(cairo, x + side * 0.43, y + side * 0.76)
    cairo_line_to(cairo, x + side * 0.82, y + side * 0.24)
    cairo_stroke(cairo)
  }
}
