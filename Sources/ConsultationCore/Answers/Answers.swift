/// The answers of one consultation, with what they mean to the rules.
///
/// Answers to questions that do not matter are kept and set aside, never judged.
public struct Answers: Sendable {
  /// The questions, and what decides which of them matter.
  public let `protocol`: ConsultationProtocol
  /// By the question's position; `nil` where nothing was answered.
  private var given: [Answer?]
  /// By the question's position, whether its answer was set aside earlier and waits to be confirmed
  /// before it counts again.
  private var unconfirmed: [Bool]
  /// By the question's position, as the rules read them.
  private(set) var facts: [Fact]
  /// Whether a question that was never asked still may be.
  public private(set) var phase: Phase

  /// How a missing answer counts.
  public enum Phase: Hashable, Sendable {
    /// Only unknown and declined answers count as missing; the rest is still to be asked.
    case asking
    /// What was never asked counts as unknown does.
    case review
  }

  /// No answers yet.
  public init(_ protocol: ConsultationProtocol, phase: Phase = .asking) {
    self.init(`protocol`, [:], phase: phase)
  }

  /// All answers at once; those to questions outside the protocol are ignored.
  public init(
    _ protocol: ConsultationProtocol, _ answers: [QuestionID: Answer], phase: Phase = .review
  ) {
    self.protocol = `protocol`
    self.phase = phase
    given = Array(repeating: nil, count: `protocol`.questions.count)
    unconfirmed = Array(repeating: false, count: `protocol`.questions.count)
    facts = Array(repeating: Fact(.open), count: `protocol`.questions.count)
    for (id, answer) in answers {
      if let index = `protocol`.index(of: id) { given[index] = answer }
    }
    settle()
  }

  /// The answer to a question, also one that is set aside; `nil` where nothing was answered.
  public subscript(id: QuestionID) -> Answer? {
    get { `protocol`.index(of: id).flatMap { given[$0] } }
    set {
      guard let index = `protocol`.index(of: id) else { return }
      given[index] = newValue
      unconfirmed[index] = false
      settle(from: index)
    }
  }

  /// Turns to `phase`, in which missing answers may count differently.
  public mutating func enter(_ phase: Phase) {
    guard phase != self.phase else { return }
    self.phase = phase
    settle()
  }

  /// The earlier answer that may be confirmed as it stands; `nil` where there is none, or where it
  /// is no answer to the question any more.
  public func offered(_ id: QuestionID) -> Answer? {
    guard let index = `protocol`.index(of: id), let answer = given[index] else { return nil }
    guard let value = answer.value else { return answer }
    return `protocol`.compiled.fact(for: value, at: index) == nil ? nil : answer
  }

  /// Whether the question matters, given the answers before it.
  public func isRelevant(_ id: QuestionID) -> Bool {
    `protocol`.index(of: id).map { facts[$0].relevance == .yes } ?? false
  }

  /// The answer that counts: the question matters, and it was answered and not set aside.
  public func counted(_ id: QuestionID) -> Answer? {
    `protocol`.index(of: id).flatMap { counted(at: $0) }
  }

  private func counted(at index: Int) -> Answer? { isCounted(at: index) ? given[index] : nil }

  /// Whether the question has an answer that counts.
  func isCounted(_ id: QuestionID) -> Bool {
    `protocol`.index(of: id).map { isCounted(at: $0) } ?? false
  }

  private func isCounted(at index: Int) -> Bool {
    facts[index].relevance == .yes && given[index] != nil && !unconfirmed[index]
  }

  /// Questions that matter and have no counted answer, in the order of asking.
  public var unanswered: [QuestionDefinition] { questions { isUnanswered(at: $0) } }

  /// The first of those that a caller is looking for.
  func firstUnanswered(where isWanted: (QuestionDefinition) -> Bool) -> QuestionDefinition? {
    for index in facts.indices where isUnanswered(at: index) {
      let question = `protocol`.questions[index]
      if isWanted(question) { return question }
    }
    return nil
  }

  /// Whether the question matters and has no counted answer.
  func isUnanswered(_ id: QuestionID) -> Bool {
    `protocol`.index(of: id).map { isUnanswered(at: $0) } ?? false
  }

  private func isUnanswered(at index: Int) -> Bool {
    facts[index].relevance == .yes && !isCounted(at: index)
  }

  /// How many questions have a counted answer, and how many matter and have none.
  func tally(
    of isWanted: (QuestionDefinition.Section) -> Bool
  ) -> (counted: Int, unanswered: Int) {
    var tally = (counted: 0, unanswered: 0)
    for index in facts.indices
    where facts[index].relevance == .yes && isWanted(`protocol`.sections[index]) {
      if isUnanswered(at: index) { tally.unanswered += 1 } else { tally.counted += 1 }
    }
    return tally
  }

  /// Questions whose answers are kept but do not count, in the order of asking.
  public var setAside: [QuestionDefinition] {
    questions { given[$0] != nil && (facts[$0].relevance != .yes || unconfirmed[$0]) }
  }

  /// Every counted answer, in the order of asking.
  public var counted: [(question: QuestionDefinition, answer: Answer)] {
    facts.indices.compactMap { index in
      counted(at: index).map { (`protocol`.questions[index], $0) }
    }
  }

  private func questions(where isChosen: (Int) -> Bool) -> [QuestionDefinition] {
    facts.indices.filter(isChosen).map { `protocol`.questions[$0] }
  }

  /// The counted day answered to a question.
  public func day(_ id: QuestionID) -> Day? {
    if case .value(.day(let day)) = counted(id) { day } else { nil }
  }

  /// The counted options chosen; empty where there are none.
  public func options(_ id: QuestionID) -> [String] {
    if case .value(.options(let ids)) = counted(id) { ids } else { [] }
  }

  /// The counted number answered to a question.
  public func number(_ id: QuestionID) -> Double? {
    switch counted(id) {
    case .value(.number(let number)), .value(.measurement(let number, _)): number
    default: nil
    }
  }

  /// The counted free text answered to a question.
  public func text(_ id: QuestionID) -> String? {
    if case .value(.text(let text)) = counted(id) { text } else { nil }
  }

  /// Whether a condition holds of these answers, for a treatment on the proposed day.
  public func truth(of condition: Condition) -> Truth { truth(of: condition, at: treatmentDay) }

  /// Walks the condition as it stands: to compile it takes longer than to evaluate it once.
  private func truth(of condition: Condition, at day: Day?) -> Truth {
    CompiledCondition(consultIndex: `protocol`.index(of: `protocol`.anchors.consultDate) ?? -1)
      .withEvaluation(of: facts, at: day) { truth(of: condition, $0) }
  }

  private func truth(of condition: Condition, _ evaluation: Evaluation) -> Truth {
    switch condition {
    case .all(let parts):
      var result = Truth.yes
      for part in parts where result != .no { result = result && truth(of: part, evaluation) }
      return result
    case .any(let parts):
      var result = Truth.no
      for part in parts where result != .yes { result = result || truth(of: part, evaluation) }
      return result
    case .not(let part): return !truth(of: part, evaluation)
    case .named(_, let part): return truth(of: part, evaluation)
    case .assuming(let flag, let part):
      let truth = truth(of: part, evaluation)
      return truth == .undecided ? Truth(flag) : truth
    default:
      return evaluation.truth(
        ofLeaf: CompiledCondition.Node(
          leaf: condition, indexOf: { `protocol`.index(of: $0) }, questions: `protocol`.questions,
          wordLists: `protocol`.compiled.wordLists))
    }
  }

  /// The questions without which a condition stays undecided; those of sure relevance only.
  func blockers(of condition: Condition, at day: Day?) -> [QuestionID] {
    var found: [QuestionID] = []
    collectBlockers(of: condition, at: day, into: &found)
    return found
  }

  private func collectBlockers(
    of condition: Condition, at day: Day?, into found: inout [QuestionID]
  ) {
    guard truth(of: condition, at: day) == .undecided else { return }
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { collectBlockers(of: part, at: day, into: &found) }
    case .not(let inner), .assuming(_, let inner), .named(_, let inner):
      collectBlockers(of: inner, at: day, into: &found)
    default:
      for id in condition.questions where !found.contains(id) {
        guard let index = `protocol`.index(of: id) else { continue }
        switch facts[index].state {
        case .missing: found.append(id)
        case .unsettled:
          // Whether it matters hangs on an earlier answer, and that one is missing.
          collectBlockers(of: `protocol`.questions[index].relevance, at: day, into: &found)
        default: break
        }
      }
    }
  }
}

// MARK: - Days

extension Answers {
  /// The day of the consultation.
  public var consultDate: Day? { day(`protocol`.anchors.consultDate) }

  /// The first day on which treatment could be: the one proposed, but not before the consultation.
  public var treatmentDay: Day? {
    guard let consultDate else { return day(`protocol`.anchors.proposedDate) }
    return day(`protocol`.anchors.proposedDate).map { max($0, consultDate) } ?? consultDate
  }
}

// MARK: - Facts

/// One answer as the rules read it.
struct Fact: Hashable, Sendable {
  var state: State
  /// Whether the question matters.
  var relevance: Truth = .yes
  /// Which options were chosen, or which word lists the text mentions, by position.
  var bits: UInt64 = 0
  /// The number, the total of the items, or the instrument's total.
  var number = 0.0
  /// Days since 1970-01-01.
  var day = 0
  /// The instrument's position in the question's list.
  var instrument = 0

  enum State: UInt8 {
    /// The question does not matter.
    case irrelevant
    /// It is not settled whether the question matters.
    case unsettled
    /// There is a value.
    case value
    /// There is an explicit "none".
    case none
    /// It happened, and its date cannot be told.
    case undated
    /// Unknown, declined, or never asked for in time.
    case missing
    /// Still to be asked.
    case open
  }

  init(_ state: State) { self.state = state }
}

extension Answers {
  /// Works out, in the order of asking, which questions matter and what their answers mean.
  ///
  /// No question depends on one after it, so that a change reaches from its place to the end.
  private mutating func settle(from start: Int = 0) {
    let compiled = `protocol`.compiled
    for index in start..<facts.count {
      let relevance = compiled.relevance(of: index, facts)
      switch relevance {
      case .yes:
        if let fact = fact(at: index, compiled) {
          facts[index] = fact
        } else {
          facts[index] = Fact(phase == .asking ? .open : .missing)
          if given[index] != nil { unconfirmed[index] = true }
        }
      case .no:
        facts[index] = Fact(.irrelevant)
        if given[index] != nil { unconfirmed[index] = true }
      case .undecided:
        facts[index] = Fact(.unsettled)
        if phase == .asking && given[index] != nil { unconfirmed[index] = true }
      case .open:
        facts[index] = Fact(.open)
      }
      facts[index].relevance = relevance
    }
  }

  /// What a given answer means; `nil` where there is none that counts.
  ///
  /// An answer that was set aside waits to be confirmed before it counts again.
  private func fact(at index: Int, _ compiled: borrowing CompiledRules) -> Fact? {
    guard let answer = given[index], !unconfirmed[index] else { return nil }
    switch answer {
    case .unknown, .declined: return Fact(.missing)
    case .value(let value): return compiled.fact(for: value, at: index)
    }
  }
}
