/// A statement about the answers, as data that can be walked.
///
/// One declaration drives asking, judging, "why?", the rule book and the proofs. Conditions are
/// built from typed questions (see `Question`), so that comparing a question with an answer of
/// another type does not compile.
public indirect enum Condition: Hashable, Sendable {
  case always
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// At least one of these options is among those chosen.
  case chose(QuestionID, [String])
  /// Every option chosen is one of these.
  case choseOnly(QuestionID, [String])
  /// The number of options chosen, some of which do not count.
  case chosenCount(QuestionID, ClosedRange<Int>, besides: [String])
  /// A number, or the total of item scores.
  case number(QuestionID, Comparison, Double)
  /// The total of the named instrument.
  case instrument(QuestionID, String, atLeast: Int)
  /// There is an answer, and it is not "none".
  case given(QuestionID)
  /// There is an explicit "none".
  case none(QuestionID)
  /// The question matters, and its answer is unknown, declined, undated or was never asked for.
  case missing(QuestionID)
  /// The day answered, plus the span, lies after the day of the consultation. A date that cannot
  /// be told counts as recent: the cautious reading.
  case recent(QuestionID, Span)
  /// Days from the treatment to the day answered; negative when that day comes first.
  case daysFromTreatment(QuestionID, ClosedRange<Int>)
  /// A free text holds one of these words, case apart.
  case mentions(QuestionID, [String])
  /// As the condition, but where that stays undecided, the given reading.
  case assuming(Bool, Condition)
  /// A condition with a name of its own, for explanations.
  case named(String, Condition)

  /// How a number is compared.
  public enum Comparison: String, Hashable, Sendable {
    case atLeast = "≥"
    case above = ">"
    case below = "<"
  }

  /// Both conditions.
  public static func && (left: Condition, right: Condition) -> Condition {
    switch (left, right) {
    case (.all(let some), .all(let more)): .all(some + more)
    case (.all(let some), _): .all(some + [right])
    case (_, .all(let more)): .all([left] + more)
    default: .all([left, right])
    }
  }

  /// Either condition.
  public static func || (left: Condition, right: Condition) -> Condition {
    switch (left, right) {
    case (.any(let some), .any(let more)): .any(some + more)
    case (.any(let some), _): .any(some + [right])
    case (_, .any(let more)): .any([left] + more)
    default: .any([left, right])
    }
  }

  /// The opposite.
  public static prefix func ! (condition: Condition) -> Condition { .not(condition) }
}

extension Condition {
  /// The questions it reads, each once, in the order of reading.
  public var questions: [QuestionID] {
    var found: [QuestionID] = []
    collectQuestions(into: &found)
    return found
  }

  private func collectQuestions(into found: inout [QuestionID]) {
    switch self {
    case .always: break
    case .all(let parts), .any(let parts):
      for part in parts { part.collectQuestions(into: &found) }
    case .not(let inner), .assuming(_, let inner), .named(_, let inner):
      inner.collectQuestions(into: &found)
    default: if let id = question, !found.contains(id) { found.append(id) }
    }
  }

  /// The question that a condition without parts reads; `nil` for `always` and where it has parts.
  var question: QuestionID? {
    switch self {
    case .chose(let id, _), .choseOnly(let id, _), .chosenCount(let id, _, _),
      .number(let id, _, _), .instrument(let id, _, _), .given(let id), .none(let id),
      .missing(let id),
      .recent(let id, _), .daysFromTreatment(let id, _), .mentions(let id, _):
      id
    case .always, .all, .any, .not, .assuming, .named: nil
    }
  }

  /// The parts of it that compare days.
  public var timeLimits: [Condition] {
    switch self {
    case .recent, .daysFromTreatment: [self]
    case .all(let parts), .any(let parts): parts.flatMap(\.timeLimits)
    case .not(let inner), .assuming(_, let inner), .named(_, let inner): inner.timeLimits
    default: []
    }
  }

  /// Whether its truth can change with the day of treatment.
  public var dependsOnTreatmentDay: Bool {
    switch self {
    case .daysFromTreatment: true
    case .all(let parts), .any(let parts): parts.contains { $0.dependsOnTreatmentDay }
    case .not(let inner), .assuming(_, let inner), .named(_, let inner):
      inner.dependsOnTreatmentDay
    default: false
    }
  }
}
