import ConsultationCore

/// Random answers: mostly a healthy patient's, some of any kind, a few missing.
struct RandomPatient {
  private let whole: ConsultationProtocol
  private let healthy: HealthyPatient
  private let values: [QuestionID: [AnswerValue]]
  var random: SeededGenerator

  init(_ protocol: ConsultationProtocol, from healthy: HealthyPatient, seed: UInt64) {
    whole = `protocol`
    self.healthy = healthy
    let domains = Domains(`protocol`.questions, rules: `protocol`.rules, detail: .full)
    values = Dictionary(
      `protocol`.questions.map { ($0.id, domains.values(of: $0)) }, uniquingKeysWith: { $1 })
    random = SeededGenerator(seed: seed)
  }

  /// Values that stand for all that the question takes.
  func values(of id: QuestionID) -> [AnswerValue] { values[id] ?? [] }

  /// An answer of any kind; missing one time in eight.
  mutating func answer(to id: QuestionID) -> Answer {
    switch Int.random(in: 0..<16, using: &random) {
    case 0: .unknown
    case 1: .declined
    default: value(of: id)
    }
  }

  private mutating func value(of id: QuestionID) -> Answer {
    values[id]?.randomElement(using: &random).map { .value($0) } ?? .unknown
  }

  /// A healthy patient's answer three times out of four, where there is one.
  mutating func likelyAnswer(to id: QuestionID) -> Answer {
    guard let usual = healthy.answers[id], Int.random(in: 0..<4, using: &random) > 0 else {
      return answer(to: id)
    }
    return usual
  }

  /// A whole consultation in which up to eight answers are not a healthy patient's, with the
  /// questions that differ.
  mutating func consultation() -> (answers: [QuestionID: Answer], changed: [QuestionID]) {
    var given = healthy.answers
    var changed: [QuestionID] = []
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      guard let question = whole.questions.randomElement(using: &random) else { continue }
      given[question.id] = answer(to: question.id)
      changed.append(question.id)
    }
    while let next = Answers(whole, given).unanswered.first(where: { given[$0.id] == nil }) {
      given[next.id] = answer(to: next.id)
      changed.append(next.id)
    }
    return (given, changed)
  }
}
