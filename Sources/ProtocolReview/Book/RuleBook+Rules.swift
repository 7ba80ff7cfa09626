import ConsultationCore

extension RuleBook {
  /// One section for each letter of the rules' ids, such as `R-S`.
  var ruleSections: [Document.Section] {
    var order: [String] = []
    var chapters: [String: [Rule]] = [:]
    for rule in `protocol`.rules {
      let chapter = String(rule.id.name.prefix { !$0.isNumber })
      if chapters[chapter] == nil { order.append(chapter) }
      chapters[chapter, default: []].append(rule)
    }
    return order.map { chapter in
      Document.Section(
        id: "rules-\(chapter.lowercased())", title: "Rules \(chapter)",
        blocks: (chapters[chapter] ?? []).flatMap(blocks))
    }
  }

  private func blocks(of rule: Rule) -> [Block] {
    let title = rule.grades.map(\.level.name).joined(separator: " or ")
    let disagreements = `protocol`.disagreements.filter { $0.rules.contains(rule.id) }
    return [
      .paragraph("\(code: rule.id.name): \(strong: title.isEmpty ? "DEFER" : title)"),
      .list(firing(rule)),
      rows([
        "Do": RichText(rule.advice),
        "To the patient": RichText(rule.because),
        "Why": RichText(rule.rationale),
        "Set aside": RichText(rule.override.words),
        "Actions": conditional(rule.actions.map { ($0.value.name, $0.condition) }),
        "Banner": conditional(rule.banners.map { ($0.value.rawValue, $0.condition) }),
        "Numbing": rule.limitsAnaesthetic ? "limited by this rule" : "",
        "For": citations(rule.evidence.filter { $0.stance == .supports }),
        "Against": citations(rule.evidence.filter { $0.stance == .disagrees }),
        "Sources disagree": codes(disagreements.map(\.id)),
      ]),
    ]
  }

  /// What makes it fire, one item a level, with what it asks for then.
  private func firing(_ rule: Rule) -> [RichText] {
    switch rule.trigger {
    case .grades(let grades):
      return grades.map { grade in
        var text: RichText = "\(strong: grade.level.name) if \(conditions.words(grade.condition))"
        if let wait = grade.wait { text = text + RichText("; wait until \(words(wait))") }
        for open in grade.openConditions { text = text + RichText("; open: \(words(open))") }
        return text
      }
    case .eachMissingSafetyAnswer(let exceptions):
      return [
        """
        \(strong: "DEFER") for each safety question without an answer, but for those with a rule \
        of their own: \(codes(exceptions.map(\.name)))
        """
      ]
    }
  }

  /// When a wait is over, in words.
  func words(_ wait: Wait) -> String {
    let base = `protocol`.question(wait.base)?.name ?? wait.base.name
    return "\(wait.span) after \(base)"
      + wait.exceptions.map { ", \($0.span) if \(conditions.words($0.condition))" }.joined()
  }

  private func words(_ open: OpenCondition) -> String {
    var text = "“\(open.text)”"
    if let condition = open.condition { text += " if \(conditions.words(condition))" }
    if open.endsWithWait { text += " until the wait is over" }
    return text
  }

  private func conditional(_ items: [(name: String, condition: Condition)]) -> RichText {
    var text = RichText([])
    for item in items {
      if !text.isEmpty { text = text + "; " }
      text = text + RichText.code(item.name)
      if item.condition != .always {
        text = text + RichText(" if \(conditions.words(item.condition))")
      }
    }
    return text
  }
}

extension OverrideClass {
  /// Who may set a finding aside.
  var words: String {
    switch self {
    case .never: "N: never inside this tool"
    case .specialist: "S: with the documented opinion of a specialist or prescriber"
    case .clinician: "C: by the clinician, with a reason"
    }
  }
}
