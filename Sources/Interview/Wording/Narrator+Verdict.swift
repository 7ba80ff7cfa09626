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
    lines += heading(assessment, open: open)
    if let earliest = assessment.earliest {
      lines.append(
        Line(.verdict, "Earliest date: \(earliest.spelledOut).", asserting: "earliest \(earliest)"))
    }
    if let notBefore = assessment.notBefore {
      lines.append(
        Line(
          .verdict,
          "Not before the referral outcome, and not before \(notBefore.spelledOut).",
          asserting: "not before \(notBefore)"))
    }
    if !assessment.isSettled {
      lines.append(
        Line(
          .verdict, "The dates push each other on without end: please settle the date yourself.",
          asserting: "dates unsettled"))
    }
    for interval in consultation.beginning?.looserIntervals ?? [] {
      lines.append(Line(.verdict, "Looser by this clinic's policy: \(interval)."))
    }
    for finding in assessment.findings { lines.append(line(for: finding)) }
    for id in visibleActions(assessment) {
      guard let action = `protocol`.action(id) else { continue }
      lines.append(
        Line(
          .verdict, "To do: \(action.task) — \(action.timing). (\(id))", asserting: "action \(id)"))
    }
    return lines
  }

  /// A verdict in words that call nobody suitable while a safety question is open.
  func soFar(_ verdict: Verdict) -> String {
    verdict <= .suitableWithModifications && !consultation.openSafetyQuestions.isEmpty
      ? "Nothing that stops treatment yet" : verdict.words
  }

  private func heading(_ assessment: Assessment, open: Int) -> [Line] {
    let effective = consultation.effectiveVerdict(of: assessment)
    if open > 0 {
      return [
        Line(
          .verdict,
          "So far, \(open) safety question\(open == 1 ? "" : "s") open: "
            + "\(soFar(effective).lowercased()).",
          asserting: "so far, \(open) open: "
            + (effective <= .suitableWithModifications ? "undecided" : effective.name))
      ]
    }
    var lines = [
      Line(
        .verdict, "Verdict: \(sentence(assessment.verdict)).", asserting: assessment.verdict.name)
    ]
    if effective != assessment.verdict {
      lines.append(
        Line(
          .verdict, "After your overrides: \(sentence(effective)).",
          asserting: "effective \(effective.name)"))
    }
    return lines
  }

  /// Actions that no restricted finding alone asks for.
  private func visibleActions(_ assessment: Assessment) -> [ActionID] {
    let open = assessment.findings.filter { $0.status == .open && !$0.isRestricted }
    let visible = Set(
      open.flatMap { `protocol`.rule($0.rule)?.actions.map(\.value) ?? [] })
    return assessment.actions.filter(visible.contains)
  }
}
