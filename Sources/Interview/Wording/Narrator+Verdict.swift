import ConsultationCore

extension Narrator {
  /// The verdict with its reasons.
  ///
  /// Before review it is headed "so far" and never says suitable.
  public func verdict() -> [Line] {
    let open = consultation.openSafetyQuestions.count
    let assessment = open == 0 ? consultation.finalAssessment : consultation.assessment
    var lines = assessment.banners.map {
      Line(.alarm($0), "\($0.rawValue).", asserting: $0.rawValue)
    }
    lines.append(heading(assessment, open: open))
    if let earliest = assessment.earliest {
      lines.append(
        Line(
          .verdict,
          ahead(earliest).map { "Earliest date: \($0.spelledOut)." }
            ?? "Earliest date: when what stands under First is done.",
          asserting: "earliest \(earliest)"))
    }
    if let notBefore = assessment.notBefore {
      lines.append(
        Line(
          .verdict,
          "Not before the referral outcome"
            + (ahead(notBefore).map { ", and not before \($0.spelledOut)" } ?? "") + ".",
          asserting: "not before \(notBefore)"))
    }
    lines += afterOverrides(assessment)
    if !assessment.isSettled {
      lines.append(
        Line(
          .verdict, "The dates push each other on without end: please settle the date yourself.",
          asserting: "dates unsettled"))
    }
    for interval in consultation.stamp?.looserIntervals ?? [] {
      lines.append(Line(.verdict, "Looser by this clinic's policy: \(interval)."))
    }
    lines += self.lines(for: assessment.findings.gravestFirst)
    for id in visibleActions(assessment) {
      guard let action = `protocol`.action(id) else { continue }
      lines.append(
        Line(
          .verdict, "To do: \(action.task.asClause) — \(action.timing.asClause). (\(id))",
          asserting: "action \(id)"))
    }
    return lines
  }

  /// A verdict in words that call nobody suitable while a safety question is open.
  func soFar(_ verdict: Verdict) -> String {
    verdict <= .suitableWithModifications && !consultation.openSafetyQuestions.isEmpty
      ? "Nothing that stops treatment yet" : verdict.words
  }

  private func heading(_ assessment: Assessment, open: Int) -> Line {
    let verdict = assessment.verdict
    guard open > 0 else {
      return Line(.verdict, "Verdict: \(sentence(verdict)).", asserting: verdict.name)
    }
    return Line(
      .verdict,
      "So far, \(open) safety question\(open == 1 ? "" : "s") open: \(soFar(verdict).lowercased()).",
      asserting: "so far, \(open) open: "
        + (verdict <= .suitableWithModifications ? "undecided" : verdict.name))
  }

  /// What remains when the findings that were set aside no longer count; beside the computed
  /// verdict, never in its place.
  private func afterOverrides(_ assessment: Assessment) -> [Line] {
    guard assessment.findings.contains(where: { consultation.override(of: $0) != nil }) else {
      return []
    }
    let effective = consultation.effectiveVerdict(of: assessment)
    let isOpen = !consultation.openSafetyQuestions.isEmpty
    let name = isOpen && effective <= .suitableWithModifications ? "undecided" : effective.name
    var lines = [
      Line(
        .verdict, "After your overrides: \(isOpen ? soFar(effective) : sentence(effective)).",
        asserting: "effective \(name)")
    ]
    if let earliest = consultation.effectiveEarliest(of: assessment) {
      lines.append(
        Line(
          .verdict,
          ahead(earliest).map { "Earliest date after your overrides: \($0.spelledOut)." }
            ?? "Earliest date after your overrides: when what stands under First is done.",
          asserting: "effective earliest \(earliest)"))
    }
    return lines
  }

  /// Actions that no restricted finding alone asks for, but for those of an urgent notice: their
  /// steps are shown at once.
  private func visibleActions(_ assessment: Assessment) -> [ActionID] {
    let rules = assessment.findings.filter { $0.status == .open }
      .map { (finding: $0, rule: `protocol`.rule($0.rule)) }
    let shown = rules.filter { !$0.finding.isRestricted || $0.rule?.banners.isEmpty == false }
    let visible = Set(shown.flatMap { $0.rule?.actions.map(\.value) ?? [] })
    return assessment.actions.filter(visible.contains)
  }
}

extension [Finding] {
  /// What decides the verdict first; of one weight in the order of the rule book.
  fileprivate var gravestFirst: [Finding] {
    Verdict.allCases.reversed().flatMap { verdict in filter { $0.verdict == verdict } }
  }
}
