/// What was answered to a question.
public enum Answer: Hashable, Sendable, Codable {
  /// An answer of the question's own kind.
  case value(AnswerValue)
  /// Nobody present knows.
  case unknown
  /// The patient preferred not to say.
  case declined

  /// The value, when there is one.
  public var value: AnswerValue? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// The understood content of an answer.
public enum AnswerValue: Hashable, Sendable {
  /// An explicit "none" where a date, number or text was asked.
  case none
  /// It happened, and its date cannot be told.
  case dateNotKnown
  /// The ids of the options chosen: one, or several where the question allows it.
  case options([String])
  case day(Day)
  case number(Double)
  /// One score an item, in the order of the items.
  case scores([Int])
  case text(String)
  /// A measurement with the day it was taken, where that is known.
  case measurement(Double, on: Day?)
  /// The total of a named instrument that was completed elsewhere.
  case instrument(String, Int)

  /// One option.
  public static func option(_ id: String) -> AnswerValue { .options([id]) }
}

extension AnswerValue: Codable {
  private enum Key: String, CodingKey {
    case none, dateNotKnown, options, day, number, scores, text, measurement, on, instrument, total
  }

  /// Reads what `encode(to:)` writes; an object that could mean two values is corrupt.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let keys = container.allKeys.filter { $0 != .on && $0 != .total }
    // Of two values a reader would take either: no signed record may mean both.
    guard let key = keys.first, keys.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "expected one answer value"))
    }
    switch key {
    case .none: self = .none
    case .dateNotKnown: self = .dateNotKnown
    case .options: self = .options(try container.decode([String].self, forKey: key))
    case .day: self = .day(try container.decode(Day.self, forKey: key))
    case .number: self = .number(try container.decode(Double.self, forKey: key))
    case .scores: self = .scores(try container.decode([Int].self, forKey: key))
    case .text: self = .text(try container.decode(String.self, forKey: key))
    case .measurement, .on:
      self = .measurement(
        try container.decode(Double.self, forKey: .measurement),
        on: try container.decodeIfPresent(Day.self, forKey: .on))
    case .instrument, .total:
      self = .instrument(
        try container.decode(String.self, forKey: .instrument),
        try container.decode(Int.self, forKey: .total))
    }
  }

  /// Writes an object with one key, named like the case; `on` or `total` may stand beside it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .none: try container.encode(true, forKey: .none)
    case .dateNotKnown: try container.encode(true, forKey: .dateNotKnown)
    case .options(let ids): try container.encode(ids, forKey: .options)
    case .day(let day): try container.encode(day, forKey: .day)
    case .number(let number): try container.encode(number, forKey: .number)
    case .scores(let scores): try container.encode(scores, forKey: .scores)
    case .text(let text): try container.encode(text, forKey: .text)
    case .measurement(let number, let day):
      try container.encode(number, forKey: .measurement)
      try container.encodeIfPresent(day, forKey: .on)
    case .instrument(let name, let total):
      try container.encode(name, forKey: .instrument)
      try container.encode(total, forKey: .total)
    }
  }
}
