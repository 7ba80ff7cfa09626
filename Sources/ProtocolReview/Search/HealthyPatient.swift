import ConsultationCore

/// The answers of a patient whom no rule stands against, as far as single answers can tell.
struct HealthyPatient {
  /// An answer to every question that matters.
  let answers: [QuestionID: Answer]
  /// What they come to.
  let assessment: Assessment

  /// Answers one question after the other with the first value that adds nothing to the verdict:
  /// the outright "no" where there is one, else the options in their order.
  init(_ protocol: ConsultationProtocol) {
    let domains = Domains(`protocol`.questions, rules: `protocol`.rules, detail: .full)
    var given = Self.days(of: `protocol`).mapValues { Answer.value(.day($0)) }
    var answers = Answers(`protocol`, given, phase: .asking)
    var burden = Self.burden(Assessment(answers))
    while let question = answers.unanswered.first {
      var best: (burden: [Int], answers: Answers, value: AnswerValue)?
      for value in (question.negative.map { [$0] } ?? []) + domains.values(of: question) {
        var attempt = answers
        attempt[question.id] = .value(value)
        let weight = Self.burden(Assessment(attempt))
        if best.map({ weight.lexicographicallyPrecedes($0.burden) }) ?? true {
          best = (weight, attempt, value)
        }
        if !burden.lexicographicallyPrecedes(weight) { break }
      }
      guard let best else { break }
      given[question.id] = .value(best.value)
      answers = best.answers
      burden = best.burden
    }
    answers.enter(.review)
    self.answers = given
    assessment = Assessment(answers)
  }

  /// The days of the visit.
  static func days(of protocol: ConsultationProtocol) -> [QuestionID: Day] {
    [
      `protocol`.anchors.consultDate: Domains.consultDay,
      `protocol`.anchors.proposedDate: Domains.proposedDay,
    ]
  }

  /// How much the answers weigh: the verdict first, then the number of findings.
  private static func burden(_ assessment: Assessment) -> [Int] {
    [assessment.verdict.rawValue, assessment.findings.count]
  }

  /// These answers, with some of them replaced.
  func answers(with changed: [QuestionID: Answer]) -> [QuestionID: Answer] {
    answers.merging(changed) { $1 }
  }
}
