import ConsultationCore

/// A drawing as an inline SVG element, its colours left to the page's style.
enum SVG {
  static func render(_ figure: Figure, id: String) -> String {
    let drawing = figure.drawing(width: 640, measure: Drawing.guessedWidth)
    let title = figure.caption.printableLine
    let words = figure.textEquivalent.map(\.printableLine).joined(separator: ". ")
    var result =
      "<svg viewBox=\"0 0 \(number(drawing.width)) \(number(drawing.height))\" role=\"img\""
      + " aria-describedby=\"\(id)-words\">\n"
      + "<title>\(HTML.escape(title))</title>\n"
      + "<desc id=\"\(id)-words\">\(HTML.escape(words))</desc>\n"
    for element in drawing.elements { result += render(element) + "\n" }
    return result + "</svg>"
  }

  private static func render(_ element: Drawing.Element) -> String {
    switch element {
    case .shape(let path, let fill, let stroke, let lineWidth):
      let classes = [
        fill.map { "f-\($0.rawValue)" } ?? "f-none", stroke.map { "s-\($0.rawValue)" },
      ]
      let width = stroke == nil ? "" : " stroke-width=\"\(number(lineWidth))\""
      return "<path class=\"\(classes.compactMap(\.self).joined(separator: " "))\"\(width)"
        + " fill-rule=\"evenodd\" d=\"\(data(path))\"/>"
    case .text(let text, let point, let size, let bold, let anchor, let ink):
      return "<text class=\"f-\(ink.rawValue)\(bold ? " b" : "")\" x=\"\(number(point.x))\""
        + " y=\"\(number(point.y))\" font-size=\"\(number(size))\""
        + " text-anchor=\"\(anchor.rawValue)\">\(HTML.escape(text))</text>"
    }
  }

  private static func data(_ path: Drawing.Path) -> String {
    path.steps.map { step in
      switch step {
      case .move(let point): "M\(pair(point))"
      case .line(let point): "L\(pair(point))"
      case .curve(let first, let second, let end): "C\(pair(first)) \(pair(second)) \(pair(end))"
      case .close: "Z"
      }
    }.joined()
  }

  private static func pair(_ point: Drawing.Point) -> String {
    "\(number(point.x)) \(number(point.y))"
  }

  /// A number with at most two decimals.
  private static func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    let text = "\(hundredths / 100)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
