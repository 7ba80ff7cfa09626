import ConsultationCore

extension Inspection {
  /// What is cited and named exists, and what exists is cited and named.
  func references() -> [Issue] {
    evidence() + actions() + disagreements() + leftOver()
  }

  private func unknownSources(_ citations: [Citation]) -> [SourceKey] {
    citations.flatMap(\.sources).filter { `protocol`.source($0) == nil }
  }

  private func evidence() -> [Issue] {
    var issues: [Issue] = []
    func check(_ id: String, _ citations: [Citation]) {
      for key in unknownSources(citations) {
        issues.append(Issue(.error, id, .references, "it cites \(key), which is not a source"))
      }
      if citations.contains(where: { $0.provenance == .found && $0.sources.isEmpty }) {
        issues.append(
          Issue(.error, id, .references, "it says that something was found, and not where"))
      }
    }
    for rule in `protocol`.rules {
      check(rule.id.name, rule.evidence)
      if !rule.evidence.contains(where: { $0.stance == .supports }) {
        issues.append(Issue(.error, rule.id.name, .references, "nothing cited speaks for it"))
      }
      if rule.because.isEmpty || rule.rationale.isEmpty {
        issues.append(Issue(.error, rule.id.name, .references, "it does not say why"))
      }
      let levels = rule.grades.map(\.level)
      if levels != levels.sorted(by: >) {
        issues.append(
          Issue(
            .error, rule.id.name, .references,
            "its levels do not run from the gravest to the mildest"
          ))
      }
      if case .grades(let grades) = rule.trigger, grades.isEmpty {
        issues.append(Issue(.error, rule.id.name, .references, "it has no level"))
      }
    }
    for question in `protocol`.questions {
      check(question.id.name, question.sources)
      if question.wording.isEmpty || question.spoken.isEmpty || question.name.isEmpty {
        issues.append(Issue(.error, question.id.name, .references, "it has no wording"))
      }
    }
    return issues
  }

  private func actions() -> [Issue] {
    `protocol`.rules.flatMap { rule in
      rule.actions.filter { `protocol`.action($0.value) == nil }.map {
        Issue(
          .error, rule.id.name, .references,
          "it asks for \($0.value), which is not in the action catalogue")
      }
    }
  }

  private func disagreements() -> [Issue] {
    `protocol`.disagreements.flatMap { item -> [Issue] in
      func issue(_ text: String) -> Issue { Issue(.error, item.id, .references, text) }
      var issues = unknownSources(item.positions).map {
        issue("it cites \($0), which is not a source")
      }
      issues += item.rules.filter { `protocol`.rule($0) == nil }.map {
        issue("it names \($0), which is not a rule")
      }
      if item.positions.count < 2 { issues.append(issue("it shows fewer than two sides")) }
      return issues
    }
  }

  private func leftOver() -> [Issue] {
    let citations =
      `protocol`.rules.flatMap(\.evidence) + `protocol`.questions.flatMap(\.sources)
      + `protocol`.disagreements.flatMap(\.positions)
    let cited = extraCitations.union(citations.flatMap(\.sources))
    let asked = Set(`protocol`.rules.flatMap(\.actions).map(\.value))
    return `protocol`.sources.filter { !cited.contains($0.key) }.map {
      Issue(.error, $0.key.name, .references, "nothing cites this source")
    }
      + `protocol`.actions.filter { !asked.contains($0.id) }.map {
        Issue(.error, $0.id.name, .references, "no rule asks for this action")
      }
      + extraCitations.filter { `protocol`.source($0) == nil }.sorted().map {
        Issue(.error, $0.name, .references, "the plan cites it, and it is not a source")
      }
  }
}
