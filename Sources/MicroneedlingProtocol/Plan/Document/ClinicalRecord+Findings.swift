import ConsultationCore

// Findings with everything that stands behind them, answers, overrides, sources.

extension ClinicalRecord {
  // MARK: A1

  var findings: [Block] {
    let all = material.assessment.findings
    let visible = visible(all)
    var blocks: [Block] = []
    if visible.isEmpty {
      blocks.append(.paragraph("No rule fired."))
    } else {
      blocks.append(.table(summary(visible)))
      blocks.append(.list(visible.map(detail)))
    }
    let hidden = all.count - visible.count
    if hidden > 0 {
      blocks.append(
        .paragraph(RichText("\(hidden) more in the restricted section (A5).")))
    }
    return blocks
  }

  private func summary(_ findings: [Finding]) -> Block.Table {
    Block.Table(
      header: ["Rule", "Level", "Status", "Until", "Judged for", "Override"],
      rows: findings.map { finding in
        [
          .code(finding.rule.name), RichText(finding.level.name),
          RichText(isSetAside(finding) ? "overridden" : finding.status.rawValue),
          RichText(finding.until?.description ?? "-"),
          RichText(finding.judgedFor?.description ?? "-"),
          RichText(material.rule(finding)?.override.rawValue ?? "-"),
        ]
      })
  }

  private func isSetAside(_ finding: Finding) -> Bool {
    plan.findings.overridden.contains { $0.key == finding.key }
  }

  /// Rule, reason, answers, conditions, sources for and against.
  func detail(_ finding: Finding) -> RichText {
    guard let rule = material.rule(finding) else { return .code(finding.rule.name) }
    let status = isSetAside(finding) ? " (overridden)" : ""
    var lines: [RichText] = [
      "\(code: rule.id.name) \(strong: finding.level.name)\(status) \(rule.because)"
    ]
    if !rule.advice.isEmpty { lines.append("Do: \(rule.advice)") }
    lines.append("Why: \(rule.rationale)")
    if let own = material.ownInterval(rule.id) {
      let longer = rule.longerWaits.map { ", \($0) where the rule has it" }.joined()
      lines.append("The clinic's own interval: \(own)\(longer)")
    }
    let answers = answers(behind: finding, of: rule)
    if !answers.isEmpty { lines.append("Answers: \(answers)") }
    if let until = finding.until { lines.append("Until: \(until.description)") }
    if !finding.conditions.isEmpty {
      lines.append("First: \(finding.conditions.joined(separator: "; "))")
    }
    let actions = material.answers.actions(of: finding)
    if !actions.isEmpty { lines.append("Action: \(actions.map(\.name).joined(separator: ", "))") }
    lines += sides(rule.evidence)
    return lines.dropFirst().reduce(lines[0]) { $0 + "\n" + $1 }
  }

  private func sides(_ evidence: [Citation]) -> [RichText] {
    let supporting = evidence.filter { $0.stance == .supports }
    let against = evidence.filter { $0.stance == .disagrees }
    var lines: [RichText] = ["For: \(emphasis: EvidenceWords.describe(supporting))"]
    if supporting.isEmpty { lines = [] }
    if !against.isEmpty {
      lines.append("\(emphasis: EvidenceWords.describe(against).capitalizedFirst)")
    }
    return lines
  }

  private func answers(behind finding: Finding, of rule: Rule) -> String {
    let ids = finding.question.map { [$0] } ?? rule.questions
    return ids.compactMap { id -> String? in
      guard let question = material.answers.protocol.question(id), material.answers.isRelevant(id)
      else { return nil }
      if !finding.isRestricted && isRestricted(question) { return nil }
      return "\(id) = \(AnswerWords.describe(material.answers.counted(id), to: question))"
    }.joined(separator: "; ")
  }

  // MARK: A2

  /// Whether an answer belongs into the restricted section.
  func isRestricted(_ question: QuestionDefinition) -> Bool {
    question.isRestricted
      || !Set(question.restrictedOptions).isDisjoint(with: material.answers.options(question.id))
  }

  var answers: [Block] {
    let answers = material.answers
    let questions = answers.protocol.questions.filter {
      answers.isRelevant($0.id) && !isRestricted($0)
    }
    var blocks: [Block] = []
    for section in QuestionDefinition.Section.allCases {
      let rows: [[RichText]] = questions.filter { $0.section == section }.map { question in
        [
          RichText(question.name.capitalizedFirst),
          RichText(AnswerWords.describe(answers.counted(question.id), to: question)),
          .code(question.id.name),
        ]
      }
      guard !rows.isEmpty else { continue }
      blocks.append(
        .table(
          Block.Table(
            caption: RichText(section.rawValue.capitalizedFirst),
            header: ["Question", "Answer", "Key"], rows: rows,
            columns: [.init(weight: 3), .init(weight: 3), .init(weight: 2)])))
    }
    let setAside = answers.setAside.filter { !isRestricted($0) }.map(\.id.name)
    if !setAside.isEmpty {
      blocks.append(
        .lead("Set aside, not judged:", setAside.joined(separator: ", ")))
    }
    return blocks
  }

  // MARK: A3

  var remarks: [Block] {
    guard let consultation = material.consultation else { return [] }
    var blocks: [Block] = []
    blocks += overrides(of: visible(material.assessment.findings))
    let notes = list(notes.open)
    if !notes.isEmpty { blocks += [.lead("Notes")] + notes }
    if !consultation.addenda.isEmpty {
      blocks.append(.lead("Addenda"))
      blocks.append(
        .list(
          consultation.addenda.map { addendum in
            let text = VisibleText.of(addendum.text, keepsLineFeeds: true)
            return
              "\(strong: VisibleText.of(addendum.author)) (\(VisibleText.of(addendum.reason))): \(text)"
          }))
    }
    return blocks
  }

  /// The notes, apart from those that may hold restricted words.
  private var notes: (open: [Consultation.Note], restricted: [Consultation.Note]) {
    var notes: (open: [Consultation.Note], restricted: [Consultation.Note]) = ([], [])
    guard !material.events.isEmpty else {
      // Without what was recorded nobody can tell when each was noted.
      if let consultation = material.consultation {
        if consultation.mayHoldRestrictedWords {
          notes.restricted = consultation.notes
        } else {
          notes.open = consultation.notes
        }
      }
      return notes
    }
    var told = Consultation(material.answers.protocol)
    for batch in Event.Batch.all(of: material.events) {
      let isRestricted = told.mayHoldRestrictedWords
      let known = told.notes.count
      _ = told.retell(batch.events)
      if isRestricted {
        notes.restricted += told.notes.dropFirst(known)
      } else {
        notes.open += told.notes.dropFirst(known)
      }
    }
    return notes
  }

  private func list(_ notes: [Consultation.Note]) -> [Block] {
    guard !notes.isEmpty else { return [] }
    return [
      .list(
        notes.map { note in
          let text = VisibleText.of(note.text, keepsLineFeeds: true)
          let words = note.isQuotation ? "“\(text)”" : text
          return "\(emphasis: note.at.localDay.description) \(words)"
        })
    ]
  }

  /// Who set a finding aside, when and why.
  private func overrides(of findings: [Finding]) -> [Block] {
    let lines = findings.compactMap { finding in
      material.consultation?.override(of: finding).map { overrideLine(finding, $0) }
    }
    return lines.isEmpty ? [] : [.lead("Overrides"), .list(lines)]
  }

  private func overrideLine(_ finding: Finding, _ override: Override) -> RichText {
    let specialist = override.specialist.map { name in
      "; \(VisibleText.of(name))" + (override.specialistDay.map { ", \($0)" } ?? "")
    }
    let kind = material.rule(finding)?.override.rawValue ?? "-"
    let day = material.consultation?.dayOfOverride(finding.key).map { ", on \($0)" } ?? ""
    let clinician = material.header(.clinician).map { " by \($0)" } ?? ""
    let decision = "\(override.level) set aside\(day)\(clinician)"
    return
      "\(code: finding.rule.name) \(decision), class \(kind): \(VisibleText.of(override.reason))\(specialist ?? "")"
  }

  // MARK: A5 and A6

  var restricted: [Block] {
    let answers = material.answers
    let rows = answers.protocol.questions.filter { isRestricted($0) && answers.isRelevant($0.id) }
      .map { question in
        Block.KeyValue(
          "\(question.name.capitalizedFirst) \(code: question.id.name)",
          RichText(AnswerWords.describe(answers.counted(question.id), to: question)))
      }
    let findings = material.assessment.findings.filter(\.isRestricted)
    let notes = list(notes.restricted)
    // A page of its own: the sheet before it goes from hand to hand.
    return [
      .pageBreak,
      .paragraph(
        "Never on a patient copy, in a list or in a letter without the patient's consent."),
    ] + (rows.isEmpty ? [] : [.keyValues(rows)])
      + (findings.isEmpty ? [] : [.list(findings.map(detail))])
      + overrides(of: findings) + (notes.isEmpty ? [] : [.lead("Notes")] + notes)
  }

  var sources: [Block] {
    var keys: Set<SourceKey> = []
    for finding in material.assessment.findings {
      for citation in material.rule(finding)?.evidence ?? [] { keys.formUnion(citation.sources) }
    }
    for outlook in plan.wishes.flatMap(\.outlooks) {
      keys.formUnion(outlook.evidence.flatMap(\.sources))
    }
    keys.formUnion(sourcesOfTheTreatment)
    let rows = keys.sorted().compactMap { material.answers.protocol.source($0) }.map { source in
      Block.KeyValue(
        .code(source.key.name),
        RichText(source.title + (source.caution.map { " (\($0))" } ?? "")))
    }
    return rows.isEmpty ? [] : [.keyValues(rows)]
  }
}
