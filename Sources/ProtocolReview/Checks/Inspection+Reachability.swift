import ConsultationCore

extension Inspection {
  /// Every question and fragment comes up under some answers, shown by the core.
  func reachability(_ healthy: HealthyPatient) -> [Issue] {
    var search = WitnessSearch(`protocol`)
    return `protocol`.questions.flatMap { question in
      comesUp(question.id.name, when: question.relevance, &search, healthy) {
        $0.isRelevant(question.id)
      }
    }
      + fragments.flatMap { fragment in
        comesUp(fragment.id, when: fragment.condition, &search, healthy) {
          $0.truth(of: fragment.condition) == .yes
        }
      }
  }

  private func comesUp(
    _ id: String, when condition: Condition, _ search: inout WitnessSearch,
    _ healthy: HealthyPatient, shownBy shows: (Answers) -> Bool
  ) -> [Issue] {
    guard condition != .always else { return [] }
    switch search.search(for: condition) {
    case .none: return [Issue(.error, id, .reachability, "no answers make it come up")]
    case .givenUp:
      return [Issue(.warning, id, .reachability, "too many answers decide whether it comes up")]
    case .found(let answers):
      if shows(Answers(`protocol`, healthy.answers(with: answers))) { return [] }
      return [
        Issue(
          .error, id, .reachability, "it does not come up under answers that call for it",
          witness: Witness(answers, in: `protocol`))
      ]
    }
  }
}
