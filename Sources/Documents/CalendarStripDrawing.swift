import ConsultationCore

/// Lays out a calendar strip: names of rows on the left, days to the right, marks in lanes so that no
/// words cover others, and a key below.
struct CalendarStripDrawing {
  private let strip: CalendarStrip
  private let measure: Drawing.Measure
  private let width: Double
  private let labelWidth: Double
  private var drawing: Drawing

  /// A drawing has no use for more; the words below it say everything.
  private static let mostRows = 40
  private static let mostMarks = 60

  private let size = 8.5
  private let lane = 15.0
  private let bar = 11.0

  private init(_ strip: CalendarStrip, width: Double, measure: @escaping Drawing.Measure) {
    self.strip = strip
    self.width = width
    self.measure = measure
    let widest = strip.rows.prefix(Self.mostRows).map { measure($0.label.drawableLine, 8.5, true) }
    self.labelWidth = min((widest.max() ?? 0) + 10, width * 0.28)
    self.drawing = Drawing(width: width, height: 0)
  }

  static func draw(
    _ strip: CalendarStrip, width: Double, measure: @escaping Drawing.Measure
  ) -> Drawing {
    var layout = Self(strip, width: width, measure: measure)
    layout.draw()
    return layout.drawing
  }

  private mutating func draw() {
    var y = 18.0
    var rules: [Double] = [y]
    for row in strip.rows.prefix(Self.mostRows) {
      y = draw(row, top: y)
      rules.append(y)
    }
    var grid = Drawing(width: width, height: 0)
    drawTicks(bottom: y, into: &grid)
    for rule in rules {
      grid.draw(.line(.init(0, rule), .init(width, rule)), .rule, lineWidth: 0.5)
    }
    drawing.elements = grid.elements + drawing.elements
    drawKey(top: y + 16)
  }

  // MARK: Days

  /// The left edge of a day.
  ///
  /// Days outside the strip are drawn at its ends.
  private func left(of day: Double) -> Double {
    let first = Double(strip.firstDay)
    let count = max(1, Double(strip.lastDay) - first + 1)
    return labelWidth + min(max((day - first) / count, 0), 1) * (width - labelWidth)
  }

  private func drawTicks(bottom: Double, into grid: inout Drawing) {
    var free = labelWidth - 20
    for tick in strip.ticks.sorted(by: { $0.day < $1.day }).prefix(200) {
      let x = left(of: Double(tick.day))
      grid.draw(.line(.init(x, 14), .init(x, bottom)), .rule, lineWidth: 0.5)
      let label = tick.label.drawableLine
      let wide = measure(label, 7.5, false)
      let start = min(x + 2, width - wide)
      guard start >= free else { continue }
      grid.write(label, at: .init(start, 11), size: 7.5, ink: .muted)
      free = start + wide + 6
    }
  }

  // MARK: Rows

  private mutating func draw(_ row: CalendarStrip.Row, top: Double) -> Double {
    var laneEnds: [Double] = []
    for mark in row.marks.sorted(by: { $0.first < $1.first }).prefix(Self.mostMarks) {
      let place = placed(mark)
      let lane = laneEnds.firstIndex { $0 <= place.start } ?? laneEnds.count
      if lane == laneEnds.count { laneEnds.append(0) }
      laneEnds[lane] = place.end + 4
      draw(mark, place, top: top + 3 + Double(lane) * self.lane)
    }
    let names = wrapped(row.label.drawableLine, to: labelWidth - 8)
    for (index, name) in names.enumerated() {
      drawing.write(
        name, at: .init(0, top + 12 + Double(index) * 10.5), size: size, bold: true)
    }
    let content = max(Double(laneEnds.count) * lane, Double(names.count) * 10.5 + 3)
    return top + max(content, lane) + 4
  }

  private struct Place {
    /// The bar or the mark.
    var bar: ClosedRange<Double>
    /// Where the words start.
    var words: Double
    var label: String
    /// The bar and its words together.
    var start, end: Double
    var isInside: Bool { bar.contains(words) }
  }

  /// Words stand in their bar if it is long enough, else to its right, else to its left.
  private func placed(_ mark: CalendarStrip.Mark) -> Place {
    let start = left(of: Double(mark.first))
    let end = max(left(of: Double(mark.last) + 1), start)
    let middle = (start + end) / 2
    let isPoint = mark.kind.isPoint(from: mark.first, to: mark.last)
    let bar = isPoint ? middle - 5...middle + 5 : start...max(end, start + 4)
    var label = mark.label.drawableLine
    let wide = measure(label, size, false)
    if !isPoint, wide + 8 <= bar.upperBound - bar.lowerBound {
      return Place(
        bar: bar, words: bar.lowerBound + 4, label: label, start: bar.lowerBound,
        end: bar.upperBound)
    }
    if bar.upperBound + 3 + wide <= width || bar.lowerBound - 3 - wide < labelWidth {
      label = shortened(label, to: width - bar.upperBound - 3)
      let words = bar.upperBound + 3
      return Place(
        bar: bar, words: words, label: label, start: bar.lowerBound,
        end: words + measure(label, size, false))
    }
    return Place(
      bar: bar, words: bar.lowerBound - 3 - wide, label: label,
      start: bar.lowerBound - 3 - wide, end: bar.upperBound)
  }

  private mutating func draw(_ mark: CalendarStrip.Mark, _ place: Place, top: Double) {
    drawSymbol(mark.kind, mark.kind.isPoint(from: mark.first, to: mark.last), place.bar, top: top)
    if !place.isInside, !place.label.isEmpty {
      // The lines of the days do not run through words.
      let wide = measure(place.label, size, false)
      drawing.fill(.rectangle(place.words - 1, top + 0.5, wide + 2, bar - 0.5), .paper)
    }
    drawing.write(place.label, at: .init(place.words, top + 8.6), size: size)
  }

  private mutating func drawSymbol(
    _ kind: CalendarStrip.Kind, _ isPoint: Bool, _ range: ClosedRange<Double>, top: Double
  ) {
    let middle = (range.lowerBound + range.upperBound) / 2
    let centre = Drawing.Point(middle, top + bar / 2)
    switch (kind, isPoint) {
    case (.treatment, true): drawing.fill(.diamond(centre, 5.2), kind.ink)
    case (.event, true): drawing.fill(.star(centre, 5.6), kind.ink)
    case (_, true): drawing.draw(.circle(centre, 4.2), kind.ink, lineWidth: 1.6, fill: .paper)
    case (_, false):
      let width = range.upperBound - range.lowerBound
      let body = Drawing.Path.rectangle(range.lowerBound, top, width, bar)
      drawing.fill(body, kind.tint)
      // Something to stop is barred at both ends, so that it differs without its colour.
      if kind == .stop {
        for x in [range.lowerBound, range.upperBound - min(2, width)] {
          drawing.fill(.rectangle(x, top, min(2, width), bar), kind.ink)
        }
      } else {
        drawing.draw(body, kind.ink)
      }
    }
  }

  // MARK: Key

  private mutating func drawKey(top: Double) {
    let used = Set(strip.rows.prefix(Self.mostRows).flatMap { $0.marks.map(\.kind) })
    var x = labelWidth
    for kind in CalendarStrip.Kind.allCases where used.contains(kind) {
      let isPoint = kind.isPoint(from: 0, to: 0)
      drawSymbol(kind, isPoint, x...x + (isPoint ? 10 : 18), top: top - 8.6)
      x += isPoint ? 14 : 22
      drawing.write(kind.name, at: .init(x, top), size: 7.5, ink: .muted)
      x += measure(kind.name, 7.5, false) + 14
    }
    drawing.height = top + (used.isEmpty ? -8 : 6)
  }

  // MARK: Words

  private func shortened(_ text: String, to width: Double) -> String {
    var kept = Substring(text.prefix(200))
    guard measure(String(kept), size, false) > width || kept.count < text.count else { return text }
    while !kept.isEmpty, measure(kept + "…", size, false) > width { kept.removeLast() }
    return kept.isEmpty ? "" : kept + "…"
  }

  /// The text on at most two lines.
  private func wrapped(_ text: String, to width: Double) -> [String] {
    var lines = [""]
    for word in text.prefix(120).split(separator: " ") {
      let last = lines.count - 1
      let longer = lines[last].isEmpty ? String(word) : lines[last] + " " + word
      if lines[last].isEmpty || lines.count == 2 || measure(longer, size, true) <= width {
        lines[last] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { line in
      measure(line, size, true) <= width ? line : shortened(line, to: width * 0.92)
    }
  }
}

extension CalendarStrip.Kind {
  /// Treatments, reviews and events on one day are signs; everything else is a bar.
  fileprivate func isPoint(from first: Int, to last: Int) -> Bool {
    switch self {
    case .treatment, .review, .event: first == last
    case .stop, .use, .downtime: false
    }
  }

  fileprivate var ink: Drawing.Ink {
    switch self {
    case .stop: .stop
    case .use: .use
    case .treatment: .treatment
    case .downtime: .downtime
    case .review: .review
    case .event: .event
    }
  }

  fileprivate var tint: Drawing.Ink {
    switch self {
    case .stop: .stopTint
    case .use: .useTint
    case .treatment: .treatmentTint
    case .downtime: .downtimeTint
    case .review: .reviewTint
    case .event: .eventTint
    }
  }
}

extension Drawing.Path {
  fileprivate static func diamond(_ centre: Drawing.Point, _ radius: Double) -> Self {
    polygon([
      .init(centre.x, centre.y - radius), .init(centre.x + radius, centre.y),
      .init(centre.x, centre.y + radius), .init(centre.x - radius, centre.y),
    ])
  }

  /// A star with five points.
  fileprivate static func star(_ centre: Drawing.Point, _ radius: Double) -> Self {
    let corners: [(Double, Double)] = [
      (0, -1), (0.235, -0.324), (0.951, -0.309), (0.38, 0.124), (0.588, 0.809), (0, 0.4),
      (-0.588, 0.809), (-0.38, 0.124), (-0.951, -0.309), (-0.235, -0.324),
    ]
    return polygon(corners.map { .init(centre.x + $0.0 * radius, centre.y + $0.1 * radius) })
  }
}
