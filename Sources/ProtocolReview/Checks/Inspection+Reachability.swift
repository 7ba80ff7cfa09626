import ConsultationCore

extension Inspection {
  /// Every question matters under some answers, shown by the core.
  func reachability(_ healthy: HealthyPatient) -> [Issue] {
    var search = WitnessSearch(`protocol`)
    return `protocol`.questions.compactMap { question in
      guard question.relevance != .always else { return nil }
      switch search.search(for: question.relevance) {
      case .none:
        return Issue(.error, question.id.name, .reachability, "no answers make it come up")
      case .givenUp:
        return Issue(
          .warning, question.id.name, .reachability, "too many answers decide whether it comes up")
      case .found(let answers):
        let whole = Answers(`protocol`, healthy.answers(with: answers))
        return whole.isRelevant(question.id)
          ? nil
          : Issue(
            .error, question.id.name, .reachability,
            "it does not come up under answers that call for it",
            witness: Witness(answers, in: `protocol`))
      }
    }
  }
}
