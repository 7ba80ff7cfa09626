import ConsultationCore
import Documents

/// The lines outside the text of a page: title and subtitle at the head of every page but the first,
/// so that a lone page tells whose it is; the footer line and the number of the page at its foot.
///
/// They are no part of the structure.
struct RunningLines {
  private let pageCount: Int
  private let context: OpaquePointer
  private let style: Theme.Style
  private let title: TextBlock
  private let footer: TextBlock
  private let right = Theme.side + Theme.measure

  /// No line has room for more characters.
  private static let most = 400

  init(_ document: Document, pageCount: Int, context: OpaquePointer) {
    self.pageCount = pageCount
    self.context = context
    let style = Theme(document.audience).running
    self.style = style
    func block(_ text: String, width: Double) -> TextBlock {
      let words = RichText(String(text.printableLine.prefix(Self.most)))
      return TextBlock(words, style, context: context, width: width)
    }
    let head = [document.title, document.subtitle ?? ""].filter { !$0.isEmpty }
    self.title = block(head.joined(separator: " · "), width: Theme.measure)
    self.footer = block(document.footer, width: Theme.measure - 90)
  }

  func paint(on canvas: Canvas, page: Int) {
    let foot = Theme.pageHeight - Theme.bottom + 26
    canvas.drawLine(fromX: Theme.side, toX: right, y: foot - 6, .rule)
    let number = TextBlock(RichText("Page \(page) of \(pageCount)"), style, context: context)
    paint(number, lines: 1, on: canvas, x: right - number.width, y: foot)
    paint(footer, lines: 2, on: canvas, x: Theme.side, y: foot)
    if page > 1 { paint(title, lines: 1, on: canvas, x: Theme.side, y: Theme.top - 26) }
  }

  private func paint(
    _ block: TextBlock, lines: Int, on canvas: Canvas, x: Double, y: Double
  ) {
    canvas.setColour(style.colour)
    for line in block.lines().prefix(lines) {
      block.paint(line, on: canvas, x: x, y: y + line.top)
    }
  }
}
