/// A figure as shapes and words at places, in points from the top left.
///
/// The page and the web page paint the same drawing, so a figure looks alike in both.
public struct Drawing: Hashable, Sendable {
  /// The width in points.
  public var width: Double
  /// The height in points.
  public var height: Double
  /// What is painted, from the back to the front.
  public var elements: [Element] = []

  /// Something painted.
  public enum Element: Hashable, Sendable {
    /// An outline that is filled, drawn, or both; overlapping parts are filled by the even-odd rule.
    case shape(Path, fill: Ink?, stroke: Ink?, lineWidth: Double)
    /// One line of words, `at` being on its baseline.
    case text(String, at: Point, size: Double, bold: Bool, anchor: Anchor, ink: Ink)
  }

  /// Which part of a line of words is at its place.
  public enum Anchor: String, Hashable, Sendable {
    case start, middle, end
  }

  /// A colour by its meaning; each format chooses the shade.
  public enum Ink: String, Hashable, Sendable, CaseIterable {
    case ink, muted, rule, paper, skin, outline
    case stop, use, treatment, downtime, review, event
    case stopTint, useTint, treatmentTint, downtimeTint, reviewTint, eventTint
    case depth0, depth1, depth2, depth3, depth4
  }

  /// A place.
  public struct Point: Hashable, Sendable {
    /// Points from the left.
    public var x: Double
    /// Points from the top.
    public var y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// How wide a line of words is: words, size, bold → points.
  public typealias Measure = (String, Double, Bool) -> Double

  /// A guess of a line's width for formats that do not know the reader's font; rather too wide.
  public static func guessedWidth(of text: String, size: Double, bold: Bool) -> Double {
    let units = text.unicodeScalars.reduce(0.0) { sum, scalar in
      switch scalar.value {
      case 0x1100..<0x11FF, 0x2E80..<0xD7FF, 0xF900..<0xFB00, 0xFF00..<0xFFE0, 0x1F000...:
        sum + 1
      case _ where scalar.properties.isUppercase: sum + 0.68
      default: sum + 0.53
      }
    }
    return units * size * (bold ? 1.08 : 1)
  }

  mutating func fill(_ path: Path, _ ink: Ink) {
    elements.append(.shape(path, fill: ink, stroke: nil, lineWidth: 0))
  }

  mutating func draw(_ path: Path, _ ink: Ink, lineWidth: Double = 0.75, fill: Ink? = nil) {
    elements.append(.shape(path, fill: fill, stroke: ink, lineWidth: lineWidth))
  }

  mutating func write(
    _ text: String, at point: Point, size: Double, bold: Bool = false, anchor: Anchor = .start,
    ink: Ink = .ink
  ) {
    guard !text.isEmpty else { return }
    elements.append(
      .text(text, at: point, size: size, bold: bold, anchor: anchor, ink: ink))
  }
}

extension String {
  /// The printable text on one line that is no longer than a drawing could have room for.
  var drawableLine: String {
    let line = printableLine
    let kept = line.prefix(300)
    return kept.endIndex == line.endIndex ? line : kept + "…"
  }
}
