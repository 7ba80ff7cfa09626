/// What the findings come to; the worst wins.
public enum Verdict: Int, Comparable, Hashable, Sendable, CaseIterable {
  case suitable, suitableWithModifications, `defer`, refer, notSuitable

  /// As the evidence writes it, for example `SUITABLE_WITH_MODIFICATIONS`.
  public var name: String {
    switch self {
    case .suitable: "SUITABLE"
    case .suitableWithModifications: "SUITABLE_WITH_MODIFICATIONS"
    case .defer: "DEFER"
    case .refer: "REFER"
    case .notSuitable: "NOT_SUITABLE"
    }
  }

  /// The verdict of that name.
  public init?(name: String) {
    guard let verdict = Verdict.allCases.first(where: { $0.name == name }) else { return nil }
    self = verdict
  }

  /// What a single open finding of this level comes to.
  public init(_ level: Level) {
    switch level {
    case .note: self = .suitable
    case .modify: self = .suitableWithModifications
    case .defer: self = .defer
    case .refer: self = .refer
    case .exclude: self = .notSuitable
    }
  }

  /// The graver verdict comes last.
  public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
}

/// A rule that fired, or that a missing answer leaves undecided.
public struct Finding: Hashable, Sendable {
  /// The rule that fired or stays undecided.
  public let rule: RuleID
  /// The question whose answer is missing, for the rule that fires once a question.
  public let question: QuestionID?
  /// How far it reaches; a satisfied one keeps its level, an undecided one that would defer or
  /// worse counts as `defer`.
  public internal(set) var level: Level
  /// Whether it is open, satisfied by the day of treatment, or undecided.
  public internal(set) var status: Status
  /// The first day on which its wait is over.
  public internal(set) var until: Day?
  /// What must happen first and has no date.
  public internal(set) var conditions: [String]
  /// The day of treatment for which it was judged.
  public let judgedFor: Day?
  /// Whether it rests on a restricted answer.
  public let isRestricted: Bool

  /// Where a finding stands.
  public enum Status: String, Hashable, Sendable, Codable {
    case open
    /// Its wait is over by the proposed day and nothing else is open.
    case satisfied
    /// A missing answer leaves its rule undecided.
    case undecided
  }

  /// What identifies it among the findings of a consultation.
  public var key: Key { Key(rule: rule, question: question) }

  /// A rule, and the question where the rule fires once a question.
  public struct Key: Hashable, Sendable, Codable {
    /// The rule of the finding.
    public let rule: RuleID
    /// The question whose answer is missing; `nil` for every rule but the one that asks for it.
    public let question: QuestionID?

    /// The key of a finding.
    public init(rule: RuleID, question: QuestionID? = nil) {
      self.rule = rule
      self.question = question
    }
  }

  /// What it adds to the verdict.
  public var verdict: Verdict {
    switch status {
    case .satisfied: .suitable
    case .undecided where level < .defer: .suitable
    case .open, .undecided: Verdict(level)
    }
  }
}
