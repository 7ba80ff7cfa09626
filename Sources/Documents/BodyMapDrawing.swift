import ConsultationCore

/// Lays out a body map: the views that show its areas, each area filled and numbered, and a list of
/// numbers with names and depths to the right.
enum BodyMapDrawing {
  private static let mostAreas = 40
  private static let size = 8.5
  private static let line = 16.0

  static func draw(_ map: BodyMap, width: Double, measure: Drawing.Measure) -> Drawing {
    let areas = Array(map.areas.prefix(mostAreas))
    let views = BodyOutline.all.filter { view in areas.contains { view.shows($0.region) } }
    let viewsWidth = views.reduce(0) { $0 + $1.width + 14 }
    // Three views leave too little room for the names beside them; then the list stands below.
    let below = viewsWidth > width * 0.62
    let scale = min(1, width / max(viewsWidth, 1))
    var drawing = Drawing(width: width, height: 0)
    var x = 0.0
    for view in views {
      paint(view, areas, at: x, scale: scale, in: &drawing)
      x += (view.width + 14) * scale
    }
    let top = below ? (BodyOutline.height + 22) * scale : 6
    let left = below || views.isEmpty ? 0 : x + 10
    let listHeight = list(
      areas, left: left, top: top, width: width - left, columns: below ? 2 : 1, measure,
      in: &drawing)
    let viewsHeight = views.isEmpty ? 0 : (BodyOutline.height + 14) * scale
    drawing.height = max(viewsHeight, top + listHeight)
    return drawing
  }

  private static func paint(
    _ view: BodyOutline, _ areas: [BodyMap.Area], at x: Double, scale: Double,
    in drawing: inout Drawing
  ) {
    func moved(_ point: Drawing.Point) -> Drawing.Point {
      .init(x + point.x * scale, point.y * scale)
    }
    for detail in view.details {
      drawing.draw(
        detail.path.mapped(moved), .outline, lineWidth: detail.lineWidth, fill: detail.fill)
    }
    var numbers: [(Int, Drawing.Point)] = []
    for (index, area) in areas.enumerated() {
      for shape in view.regions where shape.region == area.region {
        drawing.draw(
          shape.path.mapped(moved), .outline, lineWidth: 0.5, fill: area.ink)
        numbers.append((index + 1, moved(shape.number)))
      }
    }
    for (number, point) in numbers {
      let radius = view.numberRadius
      drawing.draw(.circle(point, radius), .ink, lineWidth: 0.6, fill: .paper)
      drawing.write(
        String(number), at: .init(point.x, point.y + radius * 0.5), size: radius * 1.4,
        bold: true, anchor: .middle)
    }
    drawing.write(
      view.name, at: moved(.init(view.width / 2, BodyOutline.height + 10)), size: 7.5,
      anchor: .middle, ink: .muted)
  }

  private static func list(
    _ areas: [BodyMap.Area], left: Double, top: Double, width: Double, columns: Int,
    _ measure: Drawing.Measure, in drawing: inout Drawing
  ) -> Double {
    let perColumn = (areas.count + columns - 1) / columns
    let columnWidth = width / Double(columns)
    for (index, area) in areas.enumerated() {
      let column = perColumn == 0 ? 0 : index / perColumn
      let x = left + Double(column) * columnWidth
      let y = top + Double(index - column * perColumn) * line + 10
      drawing.draw(.rectangle(x, y - 8, 12, 10), .outline, lineWidth: 0.5, fill: area.ink)
      drawing.write(
        String(index + 1), at: .init(x + 27, y), size: size, bold: true, anchor: .end)
      let depth = fitted(area.label.drawableLine, columnWidth * 0.5, measure, bold: false)
      let depthWidth = measure(depth, size, false)
      let name = fitted(
        area.name.drawableLine, columnWidth - 48 - depthWidth, measure, bold: true)
      drawing.write(name, at: .init(x + 32, y), size: size, bold: true)
      drawing.write(
        depth, at: .init(x + columnWidth - 8, y), size: size, anchor: .end)
      drawing.draw(
        .line(.init(x, y + 4.5), .init(x + columnWidth - 8, y + 4.5)), .rule, lineWidth: 0.4)
    }
    return Double(perColumn) * line + 6
  }

  private static func fitted(
    _ text: String, _ width: Double, _ measure: Drawing.Measure, bold: Bool
  ) -> String {
    var kept = Substring(text.prefix(120))
    guard measure(String(kept), size, bold) > width || kept.count < text.count else { return text }
    while !kept.isEmpty, measure(kept + "…", size, bold) > width { kept.removeLast() }
    return kept + "…"
  }
}

extension BodyMap.Area {
  /// The colour of the band, the nearest one for a number outside.
  fileprivate var ink: Drawing.Ink {
    let depths: [Drawing.Ink] = [.depth0, .depth1, .depth2, .depth3, .depth4]
    return depths[min(max(band, 0), depths.count - 1)]
  }
}
