/// The medicine as one value: what is asked, how it is judged, and where it comes from.
///
/// Built once and never changed; a clinic's policy makes a new one.
public final class ConsultationProtocol: Sendable {
  /// For example `microneedling`.
  public let name: String
  /// For example `2026.1`.
  public let version: String
  /// Every question in the order of asking.
  public let questions: [QuestionDefinition]
  /// Questions that share one prompt.
  public let groups: [PromptGroup]
  /// Every rule in the order of the rule book.
  public let rules: [Rule]
  /// The catalogue of what "refer" can print.
  public let actions: [Action]
  /// What was read, each under the key by which it is cited.
  public let sources: [Source]
  /// Where sources differ, with the choice made.
  public let disagreements: [Disagreement]
  /// The questions that the machine itself reads.
  public let anchors: Anchors
  /// What follows from answers and has a name of its own.
  public let derived: [DerivedValue]
  /// The plan of a consultation as it stands, in short lines that dialogues assert.
  public let planFacts: @Sendable (Consultation) -> [String]

  /// By the question's position: to count by, where counting references to every question would cost
  /// more than the count.
  let sections: [QuestionDefinition.Section]
  private let questionIndex: IdentifierTable<QuestionDefinition>
  private let groupIndex: IdentifierTable<QuestionDefinition>
  private let ruleIndex: IdentifierTable<Rule>
  let compiled: CompiledRules

  /// The questions whose answers the machine itself needs.
  public struct Anchors: Sendable {
    /// The day of the consultation: the clock of every rule.
    public let consultDate: QuestionID
    /// The first day on which the patient would like treatment.
    public let proposedDate: QuestionID
    /// Left out of the verdict and enforced when signing.
    public let consent: QuestionID
    /// The date of birth: no other date lies before it.
    public let birth: QuestionID?
    /// Dates that lie before the consultation or on its day: a later one is a mistake.
    public let past: [QuestionID]
    /// Dates that lie ahead: one before the consultation is refused at the prompt.
    public let ahead: [QuestionID]
    /// Questions whose answers hold for one visit; a new one asks them again, and what hangs on them.
    public let ofTheDay: [QuestionID]
    /// Questions that choose among the answers to another one, with that one.
    public let choosesFrom: [QuestionID: QuestionID]
    /// Those questions, in the order of their names.
    let choosers: [QuestionID]

    /// Days of which no reading of a month or a year alone is the cautious one: a rule may fire
    /// sooner or later by them.
    public var wholeDays: [QuestionID] { past + ahead }

    /// The anchors of a protocol.
    public init(
      consultDate: Question<Day>, proposedDate: Question<Day>, consent: QuestionID,
      birth: Question<Day>? = nil, past: [Question<Day>] = [],
      ahead: [Question<Day>] = [], ofTheDay: [QuestionID] = [],
      choosesFrom: [QuestionID: QuestionID] = [:]
    ) {
      self.consultDate = consultDate.id
      self.proposedDate = proposedDate.id
      self.consent = consent
      self.birth = birth?.id
      self.past = past.map(\.id)
      self.ahead = ahead.map(\.id)
      self.ofTheDay = ofTheDay
      self.choosesFrom = choosesFrom
      choosers = choosesFrom.keys.sorted()
    }
  }

  /// A protocol; identifiers must be unique, which `protocol check` proves of the built-in one.
  public init(
    name: String, version: String, questions: [QuestionDefinition], groups: [PromptGroup],
    rules: [Rule], actions: [Action], sources: [Source], disagreements: [Disagreement],
    anchors: Anchors, derived: [DerivedValue] = [],
    planFacts: @escaping @Sendable (Consultation) -> [String] = { _ in [] }
  ) {
    self.name = name
    self.version = version
    self.questions = questions
    self.groups = groups
    self.rules = rules
    self.actions = actions
    self.sources = sources
    self.disagreements = disagreements
    self.anchors = anchors
    self.derived = derived
    self.planFacts = planFacts
    let questionIndex = IdentifierTable(questions.map(\.id))
    self.questionIndex = questionIndex
    sections = questions.map(\.section)
    groupIndex = IdentifierTable(
      groups.enumerated().flatMap { offset, group in group.questions.map { ($0, offset) } })
    ruleIndex = IdentifierTable(rules.map(\.id))
    compiled = CompiledRules(
      questions: questions, rules: rules, anchors: anchors, indexOf: { questionIndex[$0] })
  }

  /// The question of that name.
  public func question(_ id: QuestionID) -> QuestionDefinition? {
    questionIndex[id].map { questions[$0] }
  }

  /// The position of a question in the order of asking.
  public func index(of id: QuestionID) -> Int? { questionIndex[id] }

  /// The group that shares its prompt with the question, where one does.
  public func group(of id: QuestionID) -> PromptGroup? { groupIndex[id].map { groups[$0] } }

  /// The rule of that name.
  public func rule(_ id: RuleID) -> Rule? { ruleIndex[id].map { rules[$0] } }

  func index(ofRule id: RuleID) -> Int? { ruleIndex[id] }

  /// The catalogue entry of that name.
  public func action(_ id: ActionID) -> Action? { actions.first { $0.id == id } }

  /// The source of that key.
  public func source(_ key: SourceKey) -> Source? { sources.first { $0.key == key } }

  /// Name and version, as records and dialogues write them.
  public var title: String { "\(name) \(version)" }
}

/// A value that follows from answers: named, so that somebody can ask why it is what it is.
public struct DerivedValue: Sendable {
  /// For example `phototypeUsed`.
  public let name: String
  /// How it follows, in one clause.
  public let meaning: String
  /// The questions whose answers it rests on.
  public let questions: [QuestionID]
  /// In words; `nil` where an answer is missing.
  public let value: @Sendable (Answers) -> String?

  /// A value with the way to it.
  public init(
    _ name: String, _ meaning: String, from questions: [QuestionID],
    _ value: @escaping @Sendable (Answers) -> String?
  ) {
    self.name = name
    self.meaning = meaning
    self.questions = questions
    self.value = value
  }
}

/// Questions that share one prompt.
public struct PromptGroup: Hashable, Sendable {
  /// For example `heart`; dialogues write `checklist.heart`.
  public let id: String
  /// The wording for the clinician.
  public let wording: String
  /// The wording to read to the patient.
  public let spoken: String
  /// Whether the items that apply are named, or each is answered in turn.
  public let style: Style
  /// Its items, in the order of asking.
  public let questions: [QuestionID]

  /// How a group is answered.
  public enum Style: String, Hashable, Sendable, Codable {
    /// "Any of these?": the items that apply, or none.
    case checklist
    /// One short answer each, in order, on one line.
    case joint
  }

  /// Questions that share one prompt.
  public init(
    _ style: Style, _ id: String, ask wording: String, read spoken: String,
    _ questions: QuestionID...
  ) {
    self.id = id
    self.wording = wording
    self.spoken = spoken
    self.style = style
    self.questions = questions
  }
}
