/// The options of a question, as an enumeration whose raw values are the ids of the evidence.
public protocol Choice: RawRepresentable<String>, CaseIterable, Hashable, Sendable
where AllCases == [Self] {}

// Plain loops: a key path or a lazy collection over every enumeration would have its types made
// when the program starts.
extension Choice {
  static func ids(of values: [Self]) -> [String] {
    var ids: [String] = []
    for value in values { ids.append(value.rawValue) }
    return ids
  }

  static func ids(ofAllBut values: [Self]) -> [String] {
    let left = ids(of: values)
    return ids(of: allCases).filter { !left.contains($0) }
  }
}

/// Several options of one enumeration, a `Choice`, at once.
public enum Several<Options>: Sendable {}

/// No or yes.
public enum YesNo: String, Choice { case no, yes }

/// Scores of several items of one questionnaire.
public enum ItemScores: Sendable {}

/// A measurement with the day it was taken.
public enum Measurement: Sendable {}

/// The total of an instrument that was completed elsewhere.
public enum InstrumentTotal: Sendable {}

/// One option as the clinician sees it.
public struct Option: Hashable, Sendable {
  /// The id of the evidence, for example `tanOrSunbed`.
  public let id: String
  /// A few plain words.
  public let label: String

  /// An option with its words.
  public init(id: String, label: String) {
    self.id = id
    self.label = label
  }
}

/// The options of one question with their words, in the order in which they are offered.
public struct OptionList<Value: Choice>: ExpressibleByDictionaryLiteral, Sendable {
  let options: [Option]

  /// Options with their words, in the order of the literal.
  public init(dictionaryLiteral elements: (Value, String)...) {
    var options: [Option] = []
    for (value, label) in elements { options.append(Option(id: value.rawValue, label: label)) }
    self.options = options
  }
}
