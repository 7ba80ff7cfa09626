/// Whether a finding rests on a restricted answer, in a form that is checked without searching.
struct Restriction: Sendable {
  /// It reads a question that is restricted as a whole.
  private var isCertain = false
  /// Restricted options that it asks for, by the question's position.
  private var options: [(question: Int, mask: UInt64)] = []

  /// What a condition reads that is restricted.
  init(_ condition: Condition, indexOf: (QuestionID) -> Int?, questions: [QuestionDefinition]) {
    collect(condition, indexOf, questions)
  }

  private mutating func collect(
    _ condition: Condition, _ indexOf: (QuestionID) -> Int?, _ questions: [QuestionDefinition]
  ) {
    switch condition {
    case .chose(let id, let chosen):
      guard let index = indexOf(id) else { return }
      let question = questions[index]
      if question.isRestricted { isCertain = true }
      let mask = question.mask(of: chosen.filter(question.restrictedOptions.contains))
      if mask != 0 { options.append((index, mask)) }
    case .all(let parts), .any(let parts):
      for part in parts { collect(part, indexOf, questions) }
    case .not(let inner), .assuming(_, let inner), .named(_, let inner):
      collect(inner, indexOf, questions)
    default:
      if condition.questions.contains(where: {
        indexOf($0).map { questions[$0].isRestricted } ?? false
      }) {
        isCertain = true
      }
    }
  }

  /// Whether it does, given these answers.
  func holds(for facts: [Fact]) -> Bool {
    isCertain
      || options.contains {
        facts[$0.question].state == .value && facts[$0.question].bits & $0.mask != 0
      }
  }
}
