/// A question without its answer's type: what the machine, the prompt and the documents handle.
///
/// It never changes and is passed around a lot, so it is shared rather than copied.
public final class QuestionDefinition: Sendable {
  /// The stable name that rules, dialogues and batch files use.
  public let id: QuestionID
  /// The part of the consultation it belongs to.
  public let section: Section
  /// An answer that is missing here is a finding of its own, never a "no".
  public let isSafety: Bool
  /// Its answer never reaches a patient's copy, a list or the line history.
  public let isRestricted: Bool
  /// Options that are restricted although the question is not.
  public let restrictedOptions: [String]
  /// What form an answer takes.
  public let kind: AnswerKind
  /// A few words for lists and checklists.
  public let name: String
  /// The wording for the clinician.
  public let wording: String
  /// The wording to read to the patient, or what the clinician looks for where nobody is asked.
  public let spoken: String
  /// What a trainee may need to know to answer it.
  public let help: String
  /// The options in the order in which they are offered; empty where none are.
  public let options: [Option]
  /// Chains of options, each from the mildest to the gravest; options of no chain have no order.
  public let severity: [[String]]
  /// When it matters; reads earlier questions only.
  public let relevance: Condition
  /// Options, or the whole question, that no rule reads on purpose.
  public let recordOnly: RecordOnly
  /// Where the question comes from.
  public let sources: [Citation]

  /// A question from its frame and the form of its answer.
  init(
    _ id: QuestionID, _ frame: QuestionFrame, kind: AnswerKind, options: [Option],
    severity: [[String]]
  ) {
    self.id = id
    section = frame.section
    isSafety = frame.isSafety
    isRestricted = frame.isRestricted
    restrictedOptions = frame.restrictedOptions
    self.kind = kind
    name = frame.name
    wording = frame.wording
    spoken = frame.spoken
    help = frame.help
    self.options = options
    self.severity = severity
    relevance = frame.relevance
    recordOnly = frame.recordOnly
    sources = frame.sources
  }

  /// The parts of a consultation that ask questions, in their order.
  public enum Section: String, CaseIterable, Hashable, Sendable, Codable {
    case visit, skin, history, medicines, procedures, anaesthetic, expectations, wellbeing, consent
  }

  /// What no rule reads, and is asked all the same because the record needs it.
  public enum RecordOnly: Hashable, Sendable {
    case nothing
    case options([String])
    case everything
  }

  /// The answer that says "no" outright, where the question has one.
  public var negative: AnswerValue? {
    switch kind {
    case .choice, .choices:
      options.first { ["no", "none", "never"].contains($0.id) }.map { .option($0.id) }
    case .day(let allowsNone), .text(let allowsNone), .number(_, _, let allowsNone):
      allowsNone ? AnswerValue.none : nil
    case .instrument: AnswerValue.none
    case .scores, .measurement: nil
    }
  }

  /// The one answer that a plain "yes" can mean: the other of two options.
  public var affirmative: AnswerValue? {
    guard case .choice = kind, let negative, options.count == 2 else { return nil }
    return options.map { AnswerValue.option($0.id) }.first { $0 != negative }
  }

  /// Whether an answer is kept from copies, lists and history.
  public func restricts(_ answer: Answer) -> Bool {
    guard case .value(.options(let ids)) = answer else { return isRestricted }
    return isRestricted || ids.contains(where: restrictedOptions.contains)
  }

  /// The position of an option in its list.
  public func index(ofOption id: String) -> Int? { options.firstIndex { $0.id == id } }

  /// The words for an option.
  public func label(ofOption id: String) -> String {
    options.first { $0.id == id }?.label ?? id
  }
}

/// The form of an answer.
public enum AnswerKind: Hashable, Sendable {
  /// One option.
  case choice
  /// One option or more; "none" stands alone.
  case choices
  case day(allowsNone: Bool)
  case number(NumberUnit, ClosedRange<Double>, allowsNone: Bool)
  /// So many items, each scored within the range.
  case scores(count: Int, ClosedRange<Int>)
  case text(allowsNone: Bool)
  /// A number with the day it was measured.
  case measurement(NumberUnit, ClosedRange<Double>)
  /// The total of one of these instruments, or none.
  case instrument([Instrument])

  /// An instrument whose total may be entered.
  public struct Instrument: Hashable, Sendable {
    /// As it is typed and printed, for example `COPS`.
    public let name: String
    /// The totals that it can have.
    public let range: ClosedRange<Int>

    /// An instrument with the range of its total.
    public init(_ name: String, _ range: ClosedRange<Int>) {
      self.name = name
      self.range = range
    }
  }
}

/// What a number counts.
public enum NumberUnit: String, Hashable, Sendable {
  case kilograms = "kg"
  case millimetres = "mm"
  case squareCentimetres = "cm²"
  case percent = "%"
  case months
  case days
  case sessions
  case points
  case count
  case ratio

  /// Whether fractions make sense.
  public var isWhole: Bool {
    switch self {
    case .months, .days, .sessions, .points, .count: true
    default: false
    }
  }
}
