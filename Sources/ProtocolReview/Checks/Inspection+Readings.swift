import ConsultationCore

extension Inspection {
  /// Conditions read known questions in a way that fits their answers, and relevance looks back.
  func readings() -> [Issue] {
    var issues = anchors()
    let fragmentSites = fragments.map {
      ConditionSite(owner: $0.id, place: "the condition", condition: $0.condition, role: .detail)
    }
    for site in `protocol`.conditionSites + fragmentSites {
      for leaf in site.condition.leaves {
        for problem in problems(with: leaf, in: site) {
          issues.append(Issue(.error, site.owner, .readings, "\(site.place) \(problem)"))
        }
      }
    }
    for (position, question) in `protocol`.questions.enumerated() {
      for id in question.relevance.questions {
        guard let read = `protocol`.index(of: id), read >= position else { continue }
        issues.append(
          Issue(
            .error, question.id.name, .readings,
            "the relevance reads \(id), which is not asked before it"))
      }
    }
    for wait in `protocol`.rules.flatMap({ rule in rule.grades.map { (rule, $0.wait) } }) {
      guard let base = wait.1?.base else { continue }
      if let problem = problemWithBase(base) {
        issues.append(Issue(.error, wait.0.id.name, .readings, problem))
      }
    }
    return issues
  }

  private func anchors() -> [Issue] {
    let anchors = `protocol`.anchors
    var issues: [Issue] = []
    for id in [anchors.consultDate, anchors.proposedDate] {
      if let question = `protocol`.question(id) {
        if question.relevance != .always {
          issues.append(Issue(.error, id.name, .readings, "the machine needs it in every case"))
        }
      } else {
        issues.append(
          Issue(.error, id.name, .readings, "the machine needs it, and it is not asked"))
      }
    }
    if `protocol`.question(anchors.consent) == nil {
      issues.append(
        Issue(.error, anchors.consent.name, .readings, "signing needs it, and it is not asked"))
    }
    return issues
  }

  private func problemWithBase(_ base: QuestionID) -> String? {
    guard let question = `protocol`.question(base) else {
      return "it waits from \(base), which is not asked"
    }
    guard case .day = question.kind else {
      return "it waits from \(base), which is not answered with a date"
    }
    return nil
  }

  private func problems(with leaf: Condition, in site: ConditionSite) -> [String] {
    guard let id = leaf.questions.first else { return [] }
    guard let question = `protocol`.question(id) else { return ["reads \(id), which is not asked"] }
    var found: [String] = []
    if !Self.fits(leaf, question.kind) {
      found.append("reads \(id) in a way that does not fit its answers")
    }
    switch leaf {
    case .chose(_, let options), .choseOnly(_, let options):
      if options.isEmpty { found.append("asks whether \(id) is one of no options") }
      for option in options where question.index(ofOption: option) == nil {
        found.append("reads \(option), which is no option of \(id)")
      }
    case .chosenCount(_, _, let uncounted):
      for option in uncounted where question.index(ofOption: option) == nil {
        found.append("leaves out \(option), which is no option of \(id)")
      }
    case .instrument(_, let name, _):
      if case .instrument(let known) = question.kind, !known.contains(where: { $0.name == name }) {
        found.append("reads \(name), which \(id) does not take")
      }
    case .mentions where site.role != .grade:
      found.append("looks for words in \(id), which only the condition of a level can do")
    case .daysFromTreatment where site.role == .relevance:
      found.append("depends on the day of treatment")
    default: break
    }
    return found
  }

  /// Whether an answer of that kind can make the leaf hold.
  private static func fits(_ leaf: Condition, _ kind: AnswerKind) -> Bool {
    switch leaf {
    case .chose:
      switch kind {
      case .choice, .choices: true
      default: false
      }
    case .choseOnly, .chosenCount: kind == .choices
    case .number:
      switch kind {
      case .number, .scores, .measurement: true
      default: false
      }
    case .instrument: if case .instrument = kind { true } else { false }
    case .recent, .daysFromTreatment: if case .day = kind { true } else { false }
    case .mentions: if case .text = kind { true } else { false }
    case .none:
      switch kind {
      case .day(let allowsNone), .text(let allowsNone), .number(_, _, let allowsNone): allowsNone
      case .instrument: true
      default: false
      }
    default: true
    }
  }
}
