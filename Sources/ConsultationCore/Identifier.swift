/// A stable name for a `Subject`: written once in the protocol, never reused.
public struct Identifier<Subject>: Hashable, Sendable {
  /// The name as it stands in the protocol, for example `isotretinoinLast` or `R-D02`.
  public let name: String
  /// Of the name, worked out once: names are looked up far more often than made.
  let digest: UInt64

  /// An identifier with the given name.
  public init(_ name: String) {
    self.name = name
    digest = name.digest
  }

  /// The digests settle most comparisons; the names have the last word.
  public static func == (left: Self, right: Self) -> Bool {
    left.digest == right.digest && left.name == right.name
  }

  /// The digest stands for the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension Identifier: ExpressibleByStringLiteral {
  /// The identifier that a literal such as `"R-D02"` names.
  public init(stringLiteral name: String) { self.init(name) }
}

extension Identifier: CustomStringConvertible {
  /// The bare name.
  public var description: String { name }
}

extension Identifier: Comparable {
  /// By name, alphabetically.
  public static func < (left: Self, right: Self) -> Bool { left.name < right.name }
}

extension Identifier: Codable {
  /// Reads a bare name.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the bare name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

/// Names a question; also its key in a batch file.
public typealias QuestionID = Identifier<QuestionDefinition>
/// Names a rule.
public typealias RuleID = Identifier<Rule>
/// Names an entry of the action catalogue.
public typealias ActionID = Identifier<Action>
/// Names a source.
public typealias SourceKey = Identifier<Source>
