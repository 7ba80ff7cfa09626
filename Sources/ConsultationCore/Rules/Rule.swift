/// How far a finding reaches.
public enum Level: Int, Comparable, Hashable, Sendable, CaseIterable {
  case note, modify, `defer`, refer, exclude

  /// As the evidence writes it, for example `DEFER`.
  public var name: String {
    switch self {
    case .note: "NOTE"
    case .modify: "MODIFY"
    case .defer: "DEFER"
    case .refer: "REFER"
    case .exclude: "EXCLUDE"
    }
  }

  /// In the order of gravity.
  public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
}

/// Who may set a finding aside.
public enum OverrideClass: String, Hashable, Sendable, CaseIterable, Codable {
  /// Nobody, inside this tool.
  case never = "N"
  /// The clinician, with the documented opinion of a specialist or prescriber.
  case specialist = "S"
  /// The clinician, with a reason.
  case clinician = "C"
}

/// A notice that stands above every verdict.
public enum Banner: String, Comparable, Hashable, Sendable, CaseIterable, Codable {
  case urgent = "URGENT"
  case emergency = "EMERGENCY"

  /// An emergency is graver than an urgent notice.
  public static func < (left: Banner, right: Banner) -> Bool {
    left == .urgent && right == .emergency
  }
}

/// Until when a finding asks to wait.
public struct Wait: Hashable, Sendable {
  /// The question whose date it counts from.
  public let base: QuestionID
  /// How long.
  public var span: Span
  /// Waits that replace `span` while their condition is not known to be false; the longest counts.
  public var exceptions: [Exception]

  /// A longer wait under a condition.
  public struct Exception: Hashable, Sendable {
    /// The other wait applies unless this is known to be false.
    public let condition: Condition
    /// How long instead.
    public var span: Span
  }

  /// A wait of `span` after the date answered to `base`.
  public static func after(_ base: Question<Day>, _ span: Span) -> Wait {
    Wait(base: base.id, span: span, exceptions: [])
  }

  /// A longer wait where the condition is not known to be false.
  public func butIf(_ condition: Condition, _ span: Span) -> Wait {
    Wait(
      base: base, span: self.span,
      exceptions: exceptions + [Exception(condition: condition, span: span)])
  }
}

/// What must happen before treatment and has no date.
public struct OpenCondition: Hashable, Sendable {
  /// In a few words, as it is printed.
  public let text: String
  /// When it applies; `nil` means always.
  public let condition: Condition?
  /// Whether it falls away once the finding's date has come.
  public let endsWithWait: Bool
  /// The questions whose answers tell whether it is met, for whoever decides on it.
  public let about: [QuestionID]

  /// A condition that must be met, in a few words.
  public init(
    _ text: String, when condition: Condition? = nil, endsWithWait: Bool = false,
    about: QuestionID...
  ) {
    self.text = text
    self.condition = condition
    self.endsWithWait = endsWithWait
    self.about = about
  }
}

/// One level that a rule can reach, and what it asks for then.
public struct Grade: Hashable, Sendable {
  /// How far the rule reaches with it.
  public let level: Level
  /// What must hold for it to be reached.
  public let condition: Condition
  /// The wait that it asks for; `nil` where it sets no date.
  public var wait: Wait?
  /// What must happen first and has no date; empty where nothing must.
  public let openConditions: [OpenCondition]

  /// A level with the condition under which it is reached.
  public init(
    _ level: Level, when condition: Condition, until wait: Wait? = nil,
    provided openConditions: OpenCondition...
  ) {
    self.level = level
    self.condition = condition
    self.wait = wait
    self.openConditions = openConditions
  }
}

/// One entry of the protocol: under which answers it fires, how far it reaches, and why.
public struct Rule: Sendable {
  /// As the evidence names it, for example `R-D02`; part of every record.
  public let id: RuleID
  /// What makes it fire.
  public var trigger: Trigger
  /// Who may set its findings aside.
  public let override: OverrideClass
  /// What to do about it, in the clinician's words; empty where the level says it all.
  public let advice: String
  /// A sentence that a patient could hear.
  public let because: String
  /// The rationale of the evidence, in a few words.
  public let rationale: String
  /// What "refer" prints, each under its condition.
  public let actions: [Conditional<ActionID>]
  /// Notices, each under its condition.
  public let banners: [Conditional<Banner>]
  /// Whether it limits the anaesthetic.
  public let limitsAnaesthetic: Bool
  /// For and against; never empty.
  public var evidence: [Citation]

  /// What makes a rule fire.
  public enum Trigger: Hashable, Sendable {
    /// The gravest grade whose condition holds.
    case grades([Grade])
    /// Once for each relevant safety question without an answer, but for those whose missing
    /// answer has a rule of its own.
    case eachMissingSafetyAnswer(except: [QuestionID])
  }

  /// Something that applies under a condition.
  public struct Conditional<Value: Hashable & Sendable>: Hashable, Sendable {
    /// What applies.
    public let value: Value
    /// When it applies; `.always` where nothing limits it.
    public let condition: Condition

    /// A value, always or under a condition.
    public init(_ value: Value, when condition: Condition = .always) {
      self.value = value
      self.condition = condition
    }
  }

  /// A rule with its grades, from the gravest to the mildest, and at least one citation.
  public init(
    _ id: RuleID, _ grades: [Grade], override: OverrideClass, advice: String = "",
    because: String, rationale: String, actions: [Conditional<ActionID>] = [],
    banners: [Conditional<Banner>] = [], limitsAnaesthetic: Bool = false,
    evidence first: Citation, _ rest: Citation...
  ) {
    self.init(
      id, .grades(grades), override: override, advice: advice, because: because,
      rationale: rationale, actions: actions, banners: banners,
      limitsAnaesthetic: limitsAnaesthetic, evidence: [first] + rest)
  }

  /// A rule with one level.
  public init(
    _ id: RuleID, _ level: Level, when condition: Condition, until wait: Wait? = nil,
    provided openConditions: OpenCondition..., override: OverrideClass, advice: String = "",
    because: String, rationale: String, actions: [Conditional<ActionID>] = [],
    banners: [Conditional<Banner>] = [], limitsAnaesthetic: Bool = false,
    evidence first: Citation, _ rest: Citation...
  ) {
    self.init(
      id, .grades([Grade(level, when: condition, until: wait, provided: openConditions)]),
      override: override, advice: advice, because: because, rationale: rationale,
      actions: actions, banners: banners, limitsAnaesthetic: limitsAnaesthetic,
      evidence: [first] + rest)
  }

  /// The rule for safety questions without an answer.
  public init(
    _ id: RuleID, forEachMissingSafetyAnswerExcept exceptions: [QuestionID],
    override: OverrideClass, because: String, rationale: String,
    evidence first: Citation, _ rest: Citation...
  ) {
    self.init(
      id, .eachMissingSafetyAnswer(except: exceptions), override: override, advice: "",
      because: because, rationale: rationale, actions: [], banners: [],
      limitsAnaesthetic: false, evidence: [first] + rest)
  }

  private init(
    _ id: RuleID, _ trigger: Trigger, override: OverrideClass, advice: String, because: String,
    rationale: String, actions: [Conditional<ActionID>], banners: [Conditional<Banner>],
    limitsAnaesthetic: Bool, evidence: [Citation]
  ) {
    self.id = id
    self.trigger = trigger
    self.override = override
    self.advice = advice
    self.because = because
    self.rationale = rationale
    self.actions = actions
    self.banners = banners
    self.limitsAnaesthetic = limitsAnaesthetic
    self.evidence = evidence
  }
}

extension Grade {
  init(
    _ level: Level, when condition: Condition, until wait: Wait?, provided: [OpenCondition]
  ) {
    self.level = level
    self.condition = condition
    self.wait = wait
    self.openConditions = provided
  }
}

extension Rule {
  /// Its grades, from the gravest to the mildest; none for the rule of missing answers.
  public var grades: [Grade] {
    if case .grades(let grades) = trigger { grades } else { [] }
  }

  /// The gravest level it can reach.
  public var gravestLevel: Level { grades.map(\.level).max() ?? .defer }

  /// The questions that decide whether, how far and until when it fires, each once.
  public var questions: [QuestionID] {
    var found: [QuestionID] = []
    for grade in grades {
      let read =
        grade.condition.questions + (grade.wait.map(\.questions) ?? [])
        + grade.openConditions.flatMap { $0.condition?.questions ?? [] }
      for id in read where !found.contains(id) { found.append(id) }
    }
    return found
  }
}

extension Wait {
  /// The questions it reads, the one it counts from first.
  public var questions: [QuestionID] {
    [base] + exceptions.flatMap { $0.condition.questions }
  }
}

/// An entry of the action catalogue: what "refer" prints.
public struct Action: Hashable, Sendable {
  /// As the evidence names it, for example `A-GP`.
  public let id: ActionID
  /// What to do.
  public let task: String
  /// By when.
  public let timing: String
  /// How well it is founded; most actions are this tool's own design.
  public let provenance: Provenance

  /// An action with its timing.
  public init(
    _ id: ActionID, _ task: String, when timing: String, _ provenance: Provenance = .design
  ) {
    self.id = id
    self.task = task
    self.timing = timing
    self.provenance = provenance
  }
}
