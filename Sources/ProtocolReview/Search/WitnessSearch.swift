import ConsultationCore

/// Looks for answers under which a condition holds.
///
/// It answers one question after the other, in the order of asking, and turns back as soon as the
/// core says that the condition can no longer hold. The values that it tries stand for all, so
/// finding nothing means that there is nothing to find.
struct WitnessSearch {
  private let whole: ConsultationProtocol
  private var condition = Condition.always
  private var choices: [QuestionID: [Answer]] = [:]
  /// The questions that can bear on the condition.
  private var wanted: Set<QuestionID> = []
  private var steps = 0
  private static let stepLimit = 30_000

  init(_ protocol: ConsultationProtocol) { whole = `protocol` }

  enum Outcome {
    case found([QuestionID: Answer])
    /// No answers make it hold.
    case none
    /// There are too many combinations to say.
    case givenUp
  }

  /// Answers that make `condition` hold; `rules` are those it is taken from.
  mutating func search(for condition: Condition, of rules: [Rule] = []) -> Outcome {
    let read = condition.questions
    let part = whole.part(about: read, rules: rules)
    let domains = Domains(part.questions, rules: rules, and: [condition], detail: .representative)
    self.condition = condition
    wanted = Set(part.withAncestors(read))
    steps = 0
    choices = [:]
    for question in part.questions { choices[question.id] = domains.answers(to: question) }
    for (id, day) in HealthyPatient.days(of: part) {
      choices[id] = [.value(.day(day))] + (read.contains(id) ? choices[id] ?? [] : [])
    }
    guard let found = start(in: part) else {
      return steps < Self.stepLimit ? .none : .givenUp
    }
    return .found(shortened(found, in: part))
  }

  /// The days of the visit come first, wherever they are asked: every other day is read by them.
  private mutating func start(in part: ConsultationProtocol) -> [QuestionID: Answer]? {
    for consult in choices[part.anchors.consultDate] ?? [] {
      for proposed in choices[part.anchors.proposedDate] ?? [] {
        let given = [part.anchors.consultDate: consult, part.anchors.proposedDate: proposed]
        if let found = extend(Answers(part, given, phase: .asking), with: given) { return found }
      }
    }
    return nil
  }

  private mutating func extend(_ answers: Answers, with given: [QuestionID: Answer])
    -> [QuestionID: Answer]?
  {
    steps += 1
    guard steps < Self.stepLimit else { return nil }
    switch answers.truth(of: condition) {
    case .yes: return given
    case .no, .undecided: return nil
    case .open: break
    }
    guard let next = answers.unanswered.first(where: { wanted.contains($0.id) }) else { return nil }
    for choice in choices[next.id] ?? [] {
      var attempt = answers
      attempt[next.id] = choice
      var longer = given
      longer[next.id] = choice
      if let found = extend(attempt, with: longer) { return found }
    }
    return nil
  }

  /// The answers without those that the condition can do without.
  private func shortened(
    _ answers: [QuestionID: Answer], in part: ConsultationProtocol
  ) -> [QuestionID: Answer] {
    let days = HealthyPatient.days(of: part)
    var short = answers
    for question in part.questions.reversed() where days[question.id] == nil {
      var shorter = short
      shorter[question.id] = nil
      if Answers(part, shorter, phase: .asking).truth(of: condition) == .yes { short = shorter }
    }
    // The days of the visit matter where other days are told.
    let others = short.filter { days[$0.key] == nil }
    let tellsDay = others.values.contains { if case .value(.day) = $0 { true } else { false } }
    return tellsDay || !wanted.isDisjoint(with: days.keys) ? short : others
  }
}
