import ConsultationCore

/// Which answers to a question are graver than which.
struct Graver {
  private let question: QuestionDefinition

  init(_ question: QuestionDefinition) { self.question = question }

  /// Whether the question sets its answers in an order at all.
  var hasOrder: Bool { !question.severity.isEmpty || question.kind == .choices }

  /// Whether a longer list stands for graver findings.
  ///
  /// A list without "none" names places or wishes instead, so a longer one may be the milder case.
  var isOfFindings: Bool { question.kind != .choices || question.negative != nil }

  /// Whether `after` is graver than `before`: later in an order of severity, or a longer list.
  func isGraver(_ after: AnswerValue, than before: AnswerValue) -> Bool {
    guard case .options(let old) = before, case .options(let new) = after else { return false }
    switch question.kind {
    case .choice:
      guard let old = old.first, let new = new.first else { return false }
      return question.severity.contains { chain in
        guard let low = chain.firstIndex(of: old), let high = chain.firstIndex(of: new) else {
          return false
        }
        return low < high
      }
    case .choices:
      let none = question.negative
      if none == after { return false }
      if none == before { return true }
      return Set(old).isStrictSubset(of: new)
    default: return false
    }
  }
}
