/// A question whose type is its answer's type.
///
/// `Value` is a `Choice`, `Several<Choice>`, `Day`, `Double`, `ItemScores`, `String`, `Measurement`
/// or `InstrumentTotal`; it decides which conditions can be built from the question.
public struct Question<Value>: Sendable {
  /// The same question without its answer's type.
  public let definition: QuestionDefinition
  /// Its stable name.
  public var id: QuestionID { definition.id }

  /// A question from its frame and the form of its answer.
  init(
    _ id: QuestionID, _ frame: QuestionFrame, kind: AnswerKind, options: [Option] = [],
    severity: [[String]] = []
  ) {
    definition = QuestionDefinition(
      id, frame, kind: kind, options: options, severity: severity)
  }
}

/// All that is said of a question apart from its answer: section, wording, relevance, sources.
public struct QuestionFrame: Sendable {
  let section: QuestionDefinition.Section
  let isSafety: Bool
  let isRestricted: Bool
  let restrictedOptions: [String]
  let name: String
  let wording: String
  let spoken: String
  let help: String
  let relevance: Condition
  let recordOnly: QuestionDefinition.RecordOnly
  let sources: [Citation]

  /// The frame of a question.
  ///
  /// - Parameters:
  ///   - section: Where it is asked.
  ///   - name: A few words for lists, lower case.
  ///   - ask: The wording for the clinician.
  ///   - read: The wording to read to the patient.
  ///   - help: What a trainee may need to know; empty where the wording says it all.
  ///   - safety: Whether a missing answer is a finding of its own.
  ///   - restricted: Whether the answer is kept from copies, lists and history.
  ///   - restrictedOptions: Options that are restricted although the question is not.
  ///   - relevance: When it matters; may read earlier questions only.
  ///   - recordOnly: What no rule reads on purpose.
  ///   - sources: Where it comes from; none marks this tool's own design.
  public init(
    _ section: QuestionDefinition.Section, _ name: String, ask: String, read: String,
    help: String = "", safety: Bool = false, restricted: Bool = false,
    restrictedOptions: [String] = [], when relevance: Condition = .always,
    recordOnly: QuestionDefinition.RecordOnly = .nothing, sources: Citation...
  ) {
    self.section = section
    self.isSafety = safety
    self.isRestricted = restricted
    self.restrictedOptions = restrictedOptions
    self.name = name
    self.wording = ask
    self.spoken = read
    self.help = help
    self.relevance = relevance
    self.recordOnly = recordOnly
    self.sources = sources
  }
}

// MARK: - Choices

extension Question where Value: Choice {
  /// A question with one answer out of several.
  ///
  /// - Parameters:
  ///   - id: The key of the evidence.
  ///   - frame: Section, wording, relevance.
  ///   - options: The words for each option, in the order in which they are offered.
  ///   - severity: Chains of options, each from the mildest to the gravest.
  public init(
    _ id: QuestionID, _ frame: QuestionFrame, options: OptionList<Value>,
    severity: [[Value]] = []
  ) {
    self.init(
      id, frame, kind: .choice, options: options.options,
      severity: severity.map { Value.ids(of: $0) })
  }

  /// The answer is one of these.
  public func `is`(_ values: Value...) -> Condition { .chose(id, Value.ids(of: values)) }

  /// The answer is a real option other than these; never unknown or declined.
  public func isOther(than values: Value...) -> Condition {
    .chose(id, Value.ids(ofAllBut: values))
  }
}

extension Question where Value == YesNo {
  /// A question answered with no or yes, of which yes is the graver.
  public init(_ id: QuestionID, _ frame: QuestionFrame, graver: YesNo = .yes) {
    self.init(
      id, frame, options: [.no: "no", .yes: "yes"],
      severity: [graver == .yes ? [.no, .yes] : [.yes, .no]])
  }
}

extension Question {
  /// A question with several answers out of a list; "none" stands alone.
  public init<Options: Choice>(
    _ id: QuestionID, _ frame: QuestionFrame, options: OptionList<Options>
  ) where Value == Several<Options> {
    self.init(
      id, frame, kind: .choices, options: options.options)
  }

  /// At least one of these is among the answers.
  public func has<Options: Choice>(_ values: Options...) -> Condition
  where Value == Several<Options> {
    .chose(id, Options.ids(of: values))
  }

  /// At least one real option other than these is among the answers.
  public func hasOther<Options: Choice>(than values: Options...) -> Condition
  where Value == Several<Options> {
    .chose(id, Options.ids(ofAllBut: values))
  }

  /// Every answer is one of these.
  public func hasOnly<Options: Choice>(_ values: Options...) -> Condition
  where Value == Several<Options> {
    .choseOnly(id, Options.ids(of: values))
  }

  /// So many options were chosen, not counting these.
  public func hasCount<Options: Choice>(
    _ range: ClosedRange<Int>, besides uncounted: Options...
  ) -> Condition where Value == Several<Options> {
    .chosenCount(id, range, besides: Options.ids(of: uncounted))
  }
}

// MARK: - Dates

extension Question where Value == Day {
  /// A question for a date; `orNone` where "none" is an answer.
  public init(_ id: QuestionID, _ frame: QuestionFrame, orNone: Bool = false) {
    self.init(id, frame, kind: .day(allowsNone: orNone))
  }

  /// The date plus the span lies after the day of the consultation.
  public func isWithin(_ span: Span) -> Condition { .recent(id, span) }

  /// Days from the treatment to the date; negative when the date comes first.
  public func isDaysFromTreatment(_ range: ClosedRange<Int>) -> Condition {
    .daysFromTreatment(id, range)
  }
}

// MARK: - Numbers, scores, text

extension Question where Value == Double {
  /// A question for a number in the unit, within the range.
  public init(
    _ id: QuestionID, _ frame: QuestionFrame, in unit: NumberUnit, _ range: ClosedRange<Double>,
    orNone: Bool = false
  ) {
    self.init(id, frame, kind: .number(unit, range, allowsNone: orNone))
  }

  /// The number is at least this.
  public func isAtLeast(_ bound: Double) -> Condition { .number(id, .atLeast, bound) }

  /// The number is greater than this.
  public func isAbove(_ bound: Double) -> Condition { .number(id, .above, bound) }

  /// The number is less than this.
  public func isBelow(_ bound: Double) -> Condition { .number(id, .below, bound) }
}

extension Question where Value == ItemScores {
  /// A question for the scores of several items at once.
  public init(_ id: QuestionID, _ frame: QuestionFrame, items: Int, scored range: ClosedRange<Int>)
  {
    self.init(id, frame, kind: .scores(count: items, range))
  }

  /// The items add up to at least this.
  public func totalsAtLeast(_ bound: Int) -> Condition { .number(id, .atLeast, Double(bound)) }
}

extension Question where Value == String {
  /// A question for free text; `orNone` where "none" is an answer.
  public init(_ id: QuestionID, _ frame: QuestionFrame, orNone: Bool = true) {
    self.init(id, frame, kind: .text(allowsNone: orNone))
  }

  /// The text holds one of these words, case apart.
  public func mentions(_ words: String...) -> Condition { .mentions(id, words) }
}

extension Question where Value == Measurement {
  /// A question for a number with the day it was measured.
  public init(
    _ id: QuestionID, _ frame: QuestionFrame, in unit: NumberUnit, _ range: ClosedRange<Double>
  ) {
    self.init(id, frame, kind: .measurement(unit, range))
  }
}

extension Question where Value == InstrumentTotal {
  /// A question for the total of one of the instruments, or none.
  public init(_ id: QuestionID, _ frame: QuestionFrame, of instruments: AnswerKind.Instrument...) {
    self.init(id, frame, kind: .instrument(instruments))
  }

  /// The named instrument was totalled at this or more.
  public func total(of instrument: String, isAtLeast bound: Int) -> Condition {
    .instrument(id, instrument, atLeast: bound)
  }
}

// MARK: - Any question

extension Question {
  /// There is an answer, and it is not "none".
  public var isGiven: Condition { .given(id) }

  /// There is an explicit "none".
  public var isNone: Condition { .none(id) }

  /// It matters, and its answer is unknown, declined, undated or was never asked for.
  public var isMissing: Condition { .missing(id) }
}

/// Collects typed questions into the list that a protocol asks, in that order.
@resultBuilder
public enum QuestionList {
  /// Drops the answer's type.
  public static func buildExpression<Value>(_ question: Question<Value>) -> QuestionDefinition {
    question.definition
  }

  /// Keeps the questions in the order written.
  public static func buildBlock(_ questions: QuestionDefinition...) -> [QuestionDefinition] {
    questions
  }
}
