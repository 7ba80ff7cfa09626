/// The options of a question, as an enumeration whose raw values are the ids of the evidence.
public protocol Choice: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// Several options of one enumeration at once.
public enum Several<Options: Choice>: Sendable {}

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
