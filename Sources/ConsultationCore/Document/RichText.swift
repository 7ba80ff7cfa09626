/// A run of words in which some are strong, emphasised or set as an identifier.
///
/// It can be written as a literal: `"Stop \(strong: name) on \(day)"`. Pieces can be added with `+`.
/// A line feed in the text is a line break in every format.
///
/// As JSON a plain text is a string; any other is an array whose members are strings or objects with
/// one key: `["Stop ", {"strong": "tretinoin"}, " now"]`. The keys are `strong`, `emphasis`, `code`.
public struct RichText: Hashable, Sendable {
  /// The pieces, in reading order.
  public var spans: [Span]

  /// Creates a text from its pieces.
  public init(_ spans: [Span]) {
    self.spans = spans
  }

  /// Creates a plain text.
  public init(_ text: String) {
    self.spans = text.isEmpty ? [] : [Span(text)]
  }

  /// A strong text.
  public static func strong(_ text: String) -> RichText {
    RichText([Span(text, .strong)])
  }

  /// An emphasised text.
  public static func emphasis(_ text: String) -> RichText {
    RichText([Span(text, .emphasis)])
  }

  /// An identifier such as a rule's, set in a fixed width.
  public static func code(_ text: String) -> RichText {
    RichText([Span(text, .code)])
  }

  /// The words without their styles.
  public var plain: String {
    spans.reduce(into: "") { $0 += $1.text }
  }

  /// Whether there is nothing to print.
  public var isEmpty: Bool {
    spans.allSatisfy(\.text.isEmpty)
  }

  /// The two texts, one after the other.
  public static func + (left: RichText, right: RichText) -> RichText {
    RichText(left.spans + right.spans)
  }

  /// Words of one style.
  public struct Span: Hashable, Sendable {
    /// The words.
    public var text: String
    /// How they are set.
    public var style: Style

    /// Creates a piece of text.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// How words are set.
  public enum Style: String, Hashable, Sendable, CaseIterable {
    /// As the words around.
    case plain
    /// Bold.
    case strong
    /// Italic.
    case emphasis
    /// Fixed width, for identifiers.
    case code
  }
}

extension RichText: ExpressibleByStringInterpolation {
  /// Creates a plain text from a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// Creates a text from a literal with styled pieces.
  public init(stringInterpolation: StringInterpolation) {
    self.init(stringInterpolation.spans)
  }

  /// Collects the pieces of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    /// Starts an empty collection.
    public init(literalCapacity: Int, interpolationCount: Int) {
      spans.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Adds the words between two pieces.
    public mutating func appendLiteral(_ literal: String) {
      append(literal, .plain)
    }

    /// Adds a value as plain words.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      append(value.description, .plain)
    }

    /// Adds a text with its styles.
    public mutating func appendInterpolation(_ text: RichText) {
      spans += text.spans
    }

    /// Adds strong words.
    public mutating func appendInterpolation(strong text: String) {
      append(text, .strong)
    }

    /// Adds emphasised words.
    public mutating func appendInterpolation(emphasis text: String) {
      append(text, .emphasis)
    }

    /// Adds an identifier.
    public mutating func appendInterpolation(code text: String) {
      append(text, .code)
    }

    private mutating func append(_ text: String, _ style: Style) {
      guard !text.isEmpty else { return }
      if style == .plain, let last = spans.indices.last, spans[last].style == .plain {
        spans[last].text += text
      } else {
        spans.append(Span(text, style))
      }
    }
  }
}

extension RichText: Codable {
  /// Reads a string, or an array of strings and styled pieces.
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text)
    } else {
      self.init(try decoder.singleValueContainer().decode([Span].self))
    }
  }

  /// Writes a string where there are no styles, else an array.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if spans.isEmpty {
      try container.encode("")
    } else if spans.count == 1, spans[0].style == .plain, !spans[0].text.isEmpty {
      try container.encode(spans[0].text)
    } else {
      try container.encode(spans)
    }
  }
}

extension RichText.Span: Codable {
  private enum Key: String, CodingKey, CaseIterable {
    case strong, emphasis, code
  }

  /// Reads a string, or an object with one of the keys `strong`, `emphasis` and `code`.
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text)
      return
    }
    let container = try decoder.container(keyedBy: Key.self)
    guard let key = container.allKeys.first, container.allKeys.count == 1,
      let style = RichText.Style(rawValue: key.rawValue)
    else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "a piece of text has one of the keys strong, emphasis and code"))
    }
    self.init(try container.decode(String.self, forKey: key), style)
  }

  /// Writes a string, or an object with the style as its key.
  public func encode(to encoder: any Encoder) throws {
    if let key = Key(rawValue: style.rawValue) {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(text, forKey: key)
    } else {
      var container = encoder.singleValueContainer()
      try container.encode(text)
    }
  }
}
