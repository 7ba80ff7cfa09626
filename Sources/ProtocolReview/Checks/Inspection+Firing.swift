import ConsultationCore

extension Inspection {
  /// Every rule fires at each of its levels under some answers, shown by the core; no condition
  /// always or never holds.
  func firing(_ healthy: HealthyPatient) -> [Issue] {
    var search = FiringSearch(`protocol`)
    return `protocol`.rules.flatMap { rule in
      switch rule.trigger {
      case .grades(let grades):
        grades.indices.flatMap { fires(rule, at: $0, &search, healthy) }
          + idleDetails(of: rule, &search)
      case .eachMissingSafetyAnswer: missingAnswers(rule, healthy)
      }
    }
  }

  private func fires(
    _ rule: Rule, at position: Int, _ search: inout FiringSearch, _ healthy: HealthyPatient
  ) -> [Issue] {
    let grade = rule.grades[position]
    func issue(_ severity: Issue.Severity, _ message: String) -> [Issue] {
      [Issue(severity, rule.id.name, .firing, message)]
    }
    switch search.witness(forGrade: position, of: rule) {
    case .givenUp:
      return issue(.warning, "too many answers decide whether it fires as \(grade.level.name)")
    case .none:
      if position > 0, case .found = search.witness(for: grade.condition, of: rule) {
        return issue(
          .error, "it never fires as \(grade.level.name): a graver level always comes first")
      }
      return issue(.error, "it never fires as \(grade.level.name): no answers meet its condition")
    case .found(let answers):
      if case .none = search.witness(for: .not(grade.condition), of: rule) {
        return issue(
          .error, "it always fires as \(grade.level.name): its condition holds of any answers")
      }
      return proof(rule, grade, under: answers, healthy)
        + restriction(of: rule, at: position, &search, healthy)
    }
  }

  /// The finding that the core makes of these answers and a healthy patient's others.
  private func proof(
    _ rule: Rule, _ grade: Grade, under answers: [QuestionID: Answer], _ healthy: HealthyPatient
  ) -> [Issue] {
    let witness = Witness(answers, in: `protocol`)
    let assessment = Assessment(Answers(`protocol`, healthy.answers(with: answers)))
    guard let finding = assessment[Finding.Key(rule: rule.id)], finding.status != .undecided,
      finding.level == grade.level
    else {
      return [
        Issue(
          .error, rule.id.name, .firing,
          "it does not fire as \(grade.level.name) under answers that meet its condition",
          witness: witness)
      ]
    }
    let restricted = grade.condition.questions.contains {
      `protocol`.question($0)?.isRestricted ?? false
    }
    return restricted && !finding.isRestricted
      ? [
        Issue(
          .error, rule.id.name, .firing, "its finding shows a restricted answer", witness: witness)
      ] : []
  }

  /// A finding that rests on a restricted option is restricted too.
  private func restriction(
    of rule: Rule, at position: Int, _ search: inout FiringSearch, _ healthy: HealthyPatient
  ) -> [Issue] {
    var issues: [Issue] = []
    for case .chose(let id, let options) in rule.grades[position].condition.leaves {
      for option in options
      where `protocol`.question(id)?.restrictedOptions.contains(option) ?? false {
        let outcome = search.witness(
          forGrade: position, of: rule, and: .chose(id, [option]))
        guard case .found(let answers) = outcome else { continue }
        let assessment = Assessment(Answers(`protocol`, healthy.answers(with: answers)))
        if !(assessment[Finding.Key(rule: rule.id)]?.isRestricted ?? false) {
          issues.append(
            Issue(
              .error, rule.id.name, .firing, "its finding shows the restricted option \(option)",
              witness: Witness(answers, in: `protocol`)))
        }
      }
    }
    return issues
  }

  /// Waits, open conditions, actions and banners that can never apply when the rule fires.
  private func idleDetails(of rule: Rule, _ search: inout FiringSearch) -> [Issue] {
    var details: [(place: String, needed: Condition)] = []
    for grade in rule.grades {
      for exception in grade.wait?.exceptions ?? [] {
        details.append(
          ("its wait of \(exception.span)", .all([grade.condition, exception.condition])))
      }
      for open in grade.openConditions {
        guard let condition = open.condition else { continue }
        details.append(
          ("its open condition “\(open.text)”", .all([grade.condition, condition])))
      }
    }
    let fires = Condition.any(rule.grades.map(\.condition))
    for action in rule.actions where action.condition != .always {
      details.append(("its action \(action.value)", .all([fires, action.condition])))
    }
    for banner in rule.banners where banner.condition != .always {
      details.append(("its banner \(banner.value.rawValue)", .all([fires, banner.condition])))
    }
    return details.compactMap { detail in
      guard case .none = search.witness(for: detail.needed, of: rule) else { return nil }
      return Issue(.error, rule.id.name, .firing, "\(detail.place) never applies")
    }
  }

  /// The rule of missing answers speaks for each question that it watches.
  private func missingAnswers(_ rule: Rule, _ healthy: HealthyPatient) -> [Issue] {
    var search = WitnessSearch(`protocol`)
    let watched = `protocol`.watchedSafetyQuestions
    if watched.isEmpty {
      return [Issue(.error, rule.id.name, .firing, "it never fires: no safety question is left")]
    }
    return watched.compactMap { question in
      guard case .found(var answers) = search.search(for: question.relevance) else { return nil }
      answers[question.id] = .unknown
      let assessment = Assessment(Answers(`protocol`, healthy.answers(with: answers)))
      return assessment[Finding.Key(rule: rule.id, question: question.id)] == nil
        ? Issue(
          .error, rule.id.name, .firing, "it does not speak for \(question.id)",
          witness: Witness(answers, in: `protocol`)) : nil
    }
  }
}
