/// A drawing with words that say the same.
///
/// As JSON: `{kind, caption, calendarStrip}` or `{kind, caption, bodyMap}`.
public struct Figure: Hashable, Sendable {
  /// The line printed with the drawing.
  public var caption: String
  /// What is drawn.
  public var content: Content

  /// Creates a figure.
  public init(caption: String, _ content: Content) {
    self.caption = caption
    self.content = content
  }

  /// What a figure draws.
  public enum Content: Hashable, Sendable {
    /// Days from left to right, with rows of bars and marks.
    case calendarStrip(CalendarStrip)
    /// Outlines of a face or a body, with areas filled by depth.
    case bodyMap(BodyMap)
  }

  /// What the drawing says, a line each, for everyone who does not see it.
  public var textEquivalent: [String] {
    switch content {
    case .calendarStrip(let strip): strip.textEquivalent
    case .bodyMap(let map): map.textEquivalent
    }
  }
}

extension Figure: Codable {
  private enum Key: String, CodingKey {
    case kind, caption, calendarStrip, bodyMap
  }

  private enum Kind: String, Codable {
    case calendarStrip, bodyMap
  }

  /// Reads an object with the keys `kind`, `caption` and one of the kind's own name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.caption = try container.decode(String.self, forKey: .caption)
    self.content =
      switch try container.decode(Kind.self, forKey: .kind) {
      case .calendarStrip:
        .calendarStrip(try container.decode(CalendarStrip.self, forKey: .calendarStrip))
      case .bodyMap: .bodyMap(try container.decode(BodyMap.self, forKey: .bodyMap))
      }
  }

  /// Writes an object with the keys `kind`, `caption` and one of the kind's own name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(caption, forKey: .caption)
    switch content {
    case .calendarStrip(let strip):
      try container.encode(Kind.calendarStrip, forKey: .kind)
      try container.encode(strip, forKey: .calendarStrip)
    case .bodyMap(let map):
      try container.encode(Kind.bodyMap, forKey: .kind)
      try container.encode(map, forKey: .bodyMap)
    }
  }
}
