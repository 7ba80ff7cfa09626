import CPangoCairo
import ConsultationCore
import Documents

/// Paints a drawing on a page.
struct DrawingPainter {
  let canvas: Canvas

  /// How wide words are in the page's own font.
  static func measure(_ canvas: Canvas) -> Drawing.Measure {
    { text, size, bold in
      TextBlock(
        RichText(text), Theme.Style(face: .sans, size: size, bold: bold), context: canvas.text
      ).width
    }
  }

  /// Paints with the top left at a place, smaller by a scale where it would not fit.
  func paint(_ drawing: Drawing, x: Double, y: Double, scale: Double) {
    let cairo = canvas.cairo
    cairo_save(cairo)
    cairo_translate(cairo, x, y)
    cairo_scale(cairo, scale, scale)
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    for element in drawing.elements { paint(element) }
    cairo_restore(cairo)
  }

  private func paint(_ element: Drawing.Element) {
    let cairo = canvas.cairo
    switch element {
    case .shape(let path, let fill, let stroke, let lineWidth):
      cairo_new_path(cairo)
      for step in path.steps { trace(step) }
      if let fill {
        canvas.setColour(Colour(fill))
        cairo_fill_preserve(cairo)
      }
      if let stroke {
        canvas.setColour(Colour(stroke))
        cairo_set_line_width(cairo, lineWidth)
        cairo_stroke_preserve(cairo)
      }
      cairo_new_path(cairo)
    case .text(let text, let point, let size, let bold, let anchor, let ink):
      let style = Theme.Style(face: .sans, size: size, bold: bold)
      let block = TextBlock(RichText(text), style, context: canvas.text)
      guard let line = block.lines().first else { return }
      let shift =
        switch anchor {
        case .start: 0.0
        case .middle: block.width / 2
        case .end: block.width
        }
      canvas.setColour(Colour(ink))
      block.paint(
        line, on: canvas, x: point.x - shift, y: point.y - (line.baseline - line.top))
    }
  }

  private func trace(_ step: Drawing.Path.Step) {
    let cairo = canvas.cairo
    switch step {
    case .move(let point): cairo_move_to(cairo, point.x, point.y)
    case .line(let point): cairo_line_to(cairo, point.x, point.y)
    case .curve(let first, let second, let end):
      cairo_curve_to(cairo, first.x, first.y, second.x, second.y, end.x, end.y)
    case .close: cairo_close_path(cairo)
    }
  }
}
