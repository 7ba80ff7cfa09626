import ConsultationCore

extension Inspection {
  /// Every safety question and every option is read, or said to be kept for the record only.
  func uses() -> [Issue] {
    let readings = Readings(`protocol`)
    return safety(readings) + `protocol`.questions.flatMap { uses(of: $0, readings) }
  }

  /// A safety question is watched by the rule of missing answers, or by one of its own.
  private func safety(_ readings: Readings) -> [Issue] {
    let watched = Set(`protocol`.watchedSafetyQuestions.map(\.id))
    var issues: [Issue] = []
    for question in `protocol`.questions
    where question.isSafety && question.id != `protocol`.anchors.consent
      && !watched.contains(question.id) && !readings.missing.contains(question.id)
    {
      issues.append(
        Issue(
          .error, question.id.name, .uses,
          "it is a safety question, and no rule speaks when its answer is missing"))
    }
    for rule in `protocol`.rules {
      guard case .eachMissingSafetyAnswer(let exceptions) = rule.trigger else { continue }
      for id in exceptions where !(`protocol`.question(id)?.isSafety ?? false) {
        issues.append(
          Issue(.error, rule.id.name, .uses, "it leaves out \(id), which is no safety question"))
      }
    }
    return issues
  }

  private func uses(of question: QuestionDefinition, _ readings: Readings) -> [Issue] {
    let id = question.id
    func error(_ message: String) -> Issue { Issue(.error, id.name, .uses, message) }
    let isRead = readings.questions.contains(id) || isAnchor(id)
    switch question.recordOnly {
    case .everything:
      return isRead && id != `protocol`.anchors.consent
        ? [error("it is declared as kept for the record, and a condition reads it")] : []
    case .nothing where !isRead: return [error("nothing reads it")]
    case .nothing, .options: break
    }
    guard !question.options.isEmpty else { return [] }
    var kept: [String] = []
    if case .options(let declared) = question.recordOnly { kept = declared }
    let named = readings.named[id] ?? []
    let spared = readings.spared[id] ?? []
    var issues: [Issue] = []
    for option in kept where question.index(ofOption: option) == nil {
      issues.append(error("it keeps \(option) for the record, which is no option"))
    }
    for option in question.options.map(\.id) {
      if kept.contains(option) {
        if named.contains(option) {
          issues.append(
            error("\(option) is declared as kept for the record, and a condition reads it"))
        }
      } else if !named.contains(option) && !spared.contains(option)
        && question.negative != .option(option)
      {
        issues.append(error("nothing reads its option \(option)"))
      }
    }
    return issues
  }

  private func isAnchor(_ id: QuestionID) -> Bool {
    id == `protocol`.anchors.consultDate || id == `protocol`.anchors.proposedDate
      || id == `protocol`.anchors.consent
  }
}

/// Which questions and options the conditions of a protocol read.
private struct Readings {
  private(set) var questions: Set<QuestionID> = []
  /// Questions for whose missing answer a level of a rule speaks.
  private(set) var missing: Set<QuestionID> = []
  /// Options that a condition names.
  private(set) var named: [QuestionID: Set<String>] = [:]
  /// Options that make a condition hold because it excludes the others.
  private(set) var spared: [QuestionID: Set<String>] = [:]

  init(_ protocol: ConsultationProtocol) {
    for rule in `protocol`.rules {
      for base in rule.grades.compactMap(\.wait?.base) { questions.insert(base) }
    }
    for site in `protocol`.conditionSites {
      site.condition.forEachLeaf { leaf, negated in
        guard let id = leaf.questions.first, let question = `protocol`.question(id) else { return }
        questions.insert(id)
        let options = Set(question.options.map(\.id))
        switch leaf {
        case .chose(_, let chosen), .choseOnly(_, let chosen):
          named[id, default: []].formUnion(chosen)
          if negated { spared[id, default: []].formUnion(options.subtracting(chosen)) }
        case .given: named[id, default: []].formUnion(options)
        case .missing where site.role == .grade: missing.insert(id)
        default: break
        }
      }
    }
  }
}
