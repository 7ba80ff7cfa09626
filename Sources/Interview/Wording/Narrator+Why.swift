public import ConsultationCore

extension Narrator {
  /// Why a question is asked: the rules that read it, with their sources.
  ///
  /// Generated from the rules.
  public func why(_ question: QuestionDefinition) -> [Line] {
    let rules = `protocol`.rules.filter { $0.questions.contains(question.id) }
    var lines = [
      Line(.explanation, "“\(question.name)” is asked because \(Self.count(rules.count)) it:")
    ]
    if rules.isEmpty {
      lines = [Line(.explanation, "“\(question.name)” is asked for the record; no rule reads it.")]
    }
    for rule in rules {
      lines.append(
        Line(
          .explanation,
          "\(rule.id) (\(rule.gravestLevel.name)): \(rule.because) [\(citations(rule.evidence))]"))
    }
    if question.isSafety {
      lines.append(
        Line(
          .explanation,
          "It is a safety question: an unknown or declined answer is never read as no."))
    }
    if !question.sources.isEmpty {
      lines.append(Line(.explanation, "The question itself: \(citations(question.sources))."))
    }
    return lines
  }

  private static func count(_ count: Int) -> String {
    count == 1 ? "one rule reads" : "\(count) rules read"
  }

  /// Why a derived value is what it is: how it follows, and the answers that it rests on.
  public func why(_ value: DerivedValue) -> [Line] {
    let known = value.value(consultation.answers) ?? "not known yet"
    var lines = [Line(.explanation, "\(value.name): \(known). It is \(value.meaning).")]
    for question in value.questions.compactMap(self.question) {
      guard let answer = consultation.answers.counted(question.id) else { continue }
      let words =
        question.restricts(answer) ? "recorded" : AnswerText.describe(answer, to: question)
      lines.append(Line(.explanation, "  \(question.name): \(words)"))
    }
    return lines
  }

  /// Why a finding stands: the answers that fired it, the arithmetic of its date, both sides where
  /// sources disagree.
  public func why(_ finding: Finding) -> [Line] {
    guard let rule = `protocol`.rule(finding.rule) else { return [] }
    var lines = [Line(.explanation, "\(openText(finding)) Because: \(rule.rationale).")]
    for id in finding.question.map({ [$0] }) ?? rule.questions {
      guard let question = question(id), consultation.answers.isRelevant(id) else { continue }
      let answer =
        consultation.answers.counted(id)
        .map { AnswerText.describe($0, to: question) } ?? "not asked"
      lines.append(Line(.explanation, "  \(question.name): \(answer)"))
    }
    let arithmetic = [arithmetic(finding, rule)].compactMap(\.self) + limits(finding, rule)
    lines += arithmetic.map { Line(.explanation, "  \($0)") }
    if !rule.advice.isEmpty { lines.append(Line(.explanation, "Do: \(rule.advice.asClause).")) }
    lines += sides(of: rule)
    lines.append(Line(.explanation, "Override: \(Self.overrideWords(rule.override))."))
    return lines
  }

  private func arithmetic(_ finding: Finding, _ rule: Rule) -> String? {
    guard let until = finding.until,
      let wait = rule.grades.first(where: { $0.level == finding.level })?.wait,
      let start = consultation.answers.day(wait.base)
    else { return nil }
    let span =
      ([wait.span] + wait.exceptions.map(\.span)).first { start + $0 == until } ?? wait.span
    return "\(start) + \(span) = \(until) (\(name(wait.base)))"
  }

  /// The days that its condition compares, each with the limit.
  private func limits(_ finding: Finding, _ rule: Rule) -> [String] {
    let answers = consultation.answers
    let grade = rule.grades.first { $0.level == finding.level }
    guard let grade, let consultation = answers.consultDate else { return [] }
    return grade.condition.timeLimits.compactMap { limit in
      switch limit {
      // A wait from the same day is told already.
      case .recent(let id, _) where id == grade.wait?.base: return nil
      case .recent(let id, let span):
        guard let start = answers.day(id) else { return nil }
        let end = start + span
        let place = end > consultation ? "after" : end == consultation ? "on" : "before"
        return "\(start) + \(span) = \(end), \(place) the day of the consultation, \(consultation)"
          + " (\(name(id)))"
      case .daysFromTreatment(let id, let days):
        guard let day = answers.day(id), let treatment = finding.judgedFor ?? answers.treatmentDay
        else { return nil }
        let offset = day.days(since: treatment)
        return "\(day) lies \(abs(offset)) days \(offset < 0 ? "before" : "after") treatment on "
          + "\(treatment); from \(days.lowerBound)"
          + (days.upperBound < 10_000 ? " to \(days.upperBound) days count" : " days on it counts")
          + " (\(name(id)))"
      default: return nil
      }
    }
  }

  /// For, against, and the choice where a disagreement is on record.
  func sides(of rule: Rule) -> [Line] {
    let against = rule.evidence.filter { $0.stance == .disagrees }
    var lines = [
      Line(
        .explanation, "For: \(citations(rule.evidence.filter { $0.stance == .supports })).")
    ]
    if !against.isEmpty { lines.append(Line(.explanation, "Against: \(citations(against)).")) }
    for disagreement in `protocol`.disagreements where disagreement.rules.contains(rule.id) {
      lines.append(
        Line(
          .explanation,
          "Sources disagree (\(disagreement.id), \(disagreement.topic)): "
            + disagreement.positions.map { citations([$0]) }.joined(separator: " ↔ ")
            + ". Chosen: \(disagreement.choice.asClause)."))
    }
    return lines
  }

  /// Citations with their provenance marks.
  public func citations(_ citations: [Citation]) -> String {
    citations.map { citation in
      let keys = citation.sources.map(\.name).joined(separator: ", ")
      let mark = citation.provenance.rawValue + (keys.isEmpty ? "" : " " + keys)
      return citation.note.isEmpty ? mark : "\(citation.note) (\(mark))"
    }.joined(separator: "; ")
  }

  static func overrideWords(_ override: OverrideClass) -> String {
    switch override {
    case .never: "N, not inside this tool"
    case .specialist: "S, with the documented opinion of a specialist or prescriber"
    case .clinician: "C, by the clinician with a reason"
    }
  }

  /// The derivation of the verdict.
  public func whyVerdict() -> [Line] {
    let assessment = consultation.assessment
    let worst = assessment.findings.map(\.verdict).max() ?? .suitable
    let deciding = assessment.findings.filter { $0.verdict == worst && worst > .suitable }
    var lines = [
      Line(
        .explanation,
        "The worst finding decides, and every finding stays listed: "
          + (deciding.isEmpty
            ? "nothing more than notes so far."
            : deciding.map { $0.isRestricted ? "a staff note" : $0.rule.name }
              .joined(separator: ", ") + " → \(worst.name)."))
    ]
    let dated = assessment.findings
      .filter { $0.level == .defer && $0.status != .satisfied && !$0.isRestricted }
      .compactMap { finding in finding.until.map { "\(finding.rule) \($0)" } }
    if !dated.isEmpty {
      lines.append(
        Line(
          .explanation,
          "Dates: \(dated.joined(separator: ", ")); the latest is the earliest day for treatment"
            + (assessment.floor.map { ", \($0)." } ?? ".")))
    }
    for finding in assessment.findings
    where finding.level == .defer && finding.status != .satisfied && !finding.isRestricted {
      for text in finding.conditions {
        lines.append(Line(.explanation, "Open condition (\(finding.rule)): \(text)."))
      }
    }
    let overridden = assessment.findings.filter { consultation.override(of: $0) != nil }
    if !overridden.isEmpty {
      let rules = overridden.map { $0.isRestricted ? "a staff note" : $0.rule.name }
      lines.append(
        Line(
          .explanation,
          "Set aside by you: \(rules.joined(separator: ", ")). What remains: "
            + "\(soFar(consultation.effectiveVerdict(of: assessment)))."))
    }
    return lines
  }
}
