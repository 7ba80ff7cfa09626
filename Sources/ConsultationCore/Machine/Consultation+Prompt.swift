extension Consultation {
  /// What is asked next, worked out from what was answered.
  func nextPrompt() -> Prompt {
    if let field = missingHeaderField { return .header(field) }
    if let undecidedVisit { return .visit(undecidedVisit) }
    if let banner = pendingBanners.first { return .acknowledge(banner) }
    if let first = revisiting.first(where: answers.isRelevant) {
      return prompt(for: first) { revisiting.contains($0) && answers.isRelevant($0) }
    }
    if let first = owed.first ?? contradicted.first { return single(first) }
    if let first = answers.firstUnanswered(where: { $0.section != .consent }) {
      return prompt(for: first.id, among: answers.isUnanswered)
    }
    if !isAccepted { return .review }
    if let first = answers.firstUnanswered(where: isNeededBeforeSigning) {
      return prompt(for: first.id) { $0 == first.id }
    }
    if let field = SignatureField.allCases.first(where: { signatory[$0] == nil }) {
      return .signatory(field)
    }
    return .signature
  }

  private var missingHeaderField: HeaderField? {
    guard beginning?.hasHeader ?? false else { return nil }
    return HeaderField.allCases.first { header[$0] == nil }
  }

  /// A question alone, or the group that it opens.
  private func prompt(
    for id: QuestionID, among isCandidate: (QuestionID) -> Bool
  ) -> Prompt {
    if let group = `protocol`.group(of: id), !unfolded.contains(group.id) {
      let items = group.questions.filter { isCandidate($0) && !opened.contains($0) }
      if items.count > 1 {
        switch group.style {
        case .checklist: return .checklist(group.id, items: items)
        case .joint: return .joint(group.id, items: items)
        }
      }
      if let only = items.first, !items.contains(id) { return single(only) }
    }
    return single(id)
  }

  private func single(_ id: QuestionID) -> Prompt {
    let offered = answers.offered(id)
    // Of an item that applies, an earlier "no" is not to be kept by an empty line.
    let isDenied =
      isOwed(id) && offered.map { $0.value == `protocol`.question(id)?.negative } ?? false
    let isKept = !isDenied && !(offered.map { isClosed($0, to: id) } ?? false)
    return .question(id, offered: isKept ? offered : nil)
  }

  /// Items that were said to apply and have an older answer still, in the order of asking.
  var owed: [QuestionID] {
    opened.union(openedBefore).isEmpty
      ? [] : answers.counted.map(\.question.id).filter(isOwed)
  }

  /// Notices with a finding behind them that was not acknowledged, the gravest first.
  public var pendingBanners: [Banner] {
    assessment.banners.filter { banner in
      findings(behind: banner).contains { !acknowledgedFindings.contains($0.key) }
    }
  }

  /// Consent is asked where a plan can be printed; photographs are decided in every case.
  private func isNeededBeforeSigning(_ question: QuestionDefinition) -> Bool {
    question.section == .consent
      && (question.id != `protocol`.anchors.consent || mayPrintPlan)
  }

  /// Whether a needling plan may be printed: no referral and no exclusion stands.
  public var mayPrintPlan: Bool {
    effectiveVerdict(of: finalAssessment) < .refer
  }

  /// The questions of the line `count` lines back; empty where there is no such line.
  ///
  /// A line that was answered again counts once, where it was changed last; one that only kept its
  /// answers stays where it was. While an earlier line is asked again, the way back goes on from
  /// there.
  public func questions(linesBack count: Int) -> [QuestionID] {
    var lines: [[QuestionID]] = []
    for line in trail.reversed() where !line.isRepetition {
      let questions = line.questions.filter(answers.isRelevant)
      if !questions.isEmpty && !lines.contains(questions) { lines.append(questions) }
    }
    let again = prompt.questions.filter { revisiting.contains($0) && answers.isRelevant($0) }
    let start = again.isEmpty ? nil : lines.firstIndex { Set($0).isSuperset(of: again) }
    let position = (start ?? -1) + count
    return count >= 1 && lines.indices.contains(position) ? lines[position] : []
  }

  /// How many questions have been answered, and how many matter so far.
  public var progress: (answered: Int, total: Int) {
    let tally = answers.tally { $0 != .consent }
    return (tally.counted, tally.counted + tally.unanswered)
  }
}
