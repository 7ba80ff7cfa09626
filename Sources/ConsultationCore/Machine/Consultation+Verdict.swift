extension Consultation {
  /// The answers that a verdict or a document may rest on, as at review.
  ///
  /// One that must be given again counts as missing: that an item applies was said after its “no”, or it
  /// is of an earlier visit.
  public var finalAnswers: Answers {
    var answers = answers
    for id in owed + contradicted + ofEarlierVisit { answers[id] = nil }
    answers.enter(.review)
    return answers
  }

  /// The verdict in which what was never asked counts as unknown.
  public var finalAssessment: Assessment { Assessment(finalAnswers) }

  /// The override that sets a finding aside; `nil` where none does.
  ///
  /// It holds for the answers that it was given on, and lapses when one of them changes or is added that
  /// is no plain "no": a second reason must not hide behind the first. It lapses as well when the finding
  /// becomes graver (a higher level, a later date, a treatment sooner before that date, one more
  /// condition), or its rule may not be set aside any more.
  public func override(of finding: Finding) -> Override? {
    guard let override = overrides[finding.key], allows(override, of: finding.rule),
      let level = Level.allCases.first(where: { $0.name == override.level }),
      finding.level <= level
    else { return nil }
    guard let grounds = overrideGrounds[finding.key] else { return override }
    guard stillHold(grounds, for: finding.key) else { return nil }
    if let until = finding.until, grounds.finding != nil || override.conditions != nil {
      guard let earlier = override.until ?? grounds.finding?.until, until <= earlier else {
        return nil
      }
      if let now = daysShort(of: until), let before = grounds.daysShort, now > before { return nil }
    }
    if let earlier = override.conditions ?? grounds.finding?.conditions {
      guard Set(finding.conditions).isSubset(of: earlier) else { return nil }
    }
    return override
  }

  /// Whether the answers are those of the override; one that was missing may have become a "no".
  private func stillHold(_ grounds: OverrideGrounds, for key: Finding.Key) -> Bool {
    let now = answersRead(for: key)
    guard now != grounds.answers else { return true }
    return grounds.answers.allSatisfy { now[$0.key] == $0.value }
      && now.allSatisfy { id, answer in
        grounds.answers[id] != nil
          || `protocol`.question(id)?.negative.map { .value($0) == answer } ?? false
      }
  }

  /// How many days before `until` the treatment is to be.
  func daysShort(of until: Day) -> Int? {
    answers.treatmentDay.map { until.days(since: $0) }
  }

  /// The day on which a finding was set aside.
  public func dayOfOverride(_ key: Finding.Key) -> Day? { overrideGrounds[key]?.day }

  /// The answers that count and that decide a finding, or on which whoever sets it aside relies.
  ///
  /// Days in the past from which a wait counts are none, nor is the day of the consultation: the day on
  /// which the finding ends tells whether they made it graver.
  func answersRead(for key: Finding.Key) -> [QuestionID: Answer] {
    let grades = `protocol`.rule(key.rule)?.grades ?? []
    let anchors = `protocol`.anchors
    let days =
      grades.compactMap { $0.wait?.base }.filter { !anchors.ahead.contains($0) }
      + [anchors.consultDate]
    let questions = key.question.map { [$0] } ?? `protocol`.rule(key.rule)?.questions ?? []
    let about = grades.flatMap { $0.openConditions.flatMap(\.about) }
    return (questions + about).reduce(into: [:]) { read, id in
      if !days.contains(id) { read[id] = answers.counted(id) }
    }
  }

  /// The findings that are set aside.
  func overridden(in assessment: Assessment) -> Set<Finding.Key> {
    guard !overrides.isEmpty else { return [] }
    return Set(assessment.findings.filter { override(of: $0) != nil }.map(\.key))
  }

  /// Whether the class of a rule allows to set it aside in this way.
  func allows(_ override: Override, of rule: RuleID) -> Bool {
    switch `protocol`.rule(rule)?.override {
    case .clinician: true
    case .specialist: override.specialist != nil && override.specialistDay != nil
    case .never, nil: false
    }
  }

  /// The worst of the findings that are not set aside.
  public func effectiveVerdict(of assessment: Assessment) -> Verdict {
    assessment.findings.filter { override(of: $0) == nil }.map(\.verdict).max() ?? .suitable
  }

  /// The earliest day under the findings that are not set aside; only a deferral has one.
  public func effectiveEarliest(of assessment: Assessment) -> Day? {
    guard effectiveVerdict(of: assessment) == .defer else { return nil }
    return Assessment.floor(assessment.findings.filter { override(of: $0) == nil })
  }

  /// Safety questions that matter and are still to be asked.
  public var openSafetyQuestions: [QuestionID] {
    let contradicted = contradicted
    return `protocol`.questions.filter { question in
      question.isSafety && question.section != .consent && answers.isRelevant(question.id)
        && (answers.counted(question.id) == nil || isOwed(question.id)
          || contradicted.contains(question.id) || ofEarlierVisit.contains(question.id))
    }.map(\.id)
  }

  /// What keeps the record from being signed; empty when nothing does.
  public var openForSignature: [OpenItem] {
    var items: [OpenItem] = []
    if beginning?.hasHeader ?? false {
      items += HeaderField.allCases.filter { header[$0] == nil }.map { .header($0) }
    }
    if let undecidedVisit { items.append(.visit(undecidedVisit)) }
    items += pendingBanners.map { .banner($0) }
    let again = revisiting.filter { answers.counted($0) != nil }
    items += (again + (owed + contradicted).filter { !again.contains($0) }).map { .question($0) }
    items += answers.unanswered
      .filter { $0.section != .consent || $0.id != `protocol`.anchors.consent || mayPrintPlan }
      .map { .question($0.id) }
    // Photographs are decided one way or the other; that nobody knows is no decision.
    items += answers.counted
      .filter { question, answer in
        question.section == .consent && question.id != `protocol`.anchors.consent
          && answer.value == nil
      }
      .map { .question($0.question.id) }
    if mayPrintPlan, let consent = answers.counted(`protocol`.anchors.consent),
      consent != .value(.option("yes"))
    {
      items.append(.consentNotGiven)
    }
    if !isAccepted { items.append(.verdict) }
    items += SignatureField.allCases.filter { signatory[$0] == nil }.map { .signatory($0) }
    return items
  }

  /// Something that keeps a record from being signed.
  public enum OpenItem: Hashable, Sendable {
    case header(HeaderField)
    case visit(Day)
    case banner(Banner)
    case question(QuestionID)
    /// The items of consent were discussed in part or not at all.
    case consentNotGiven
    case verdict
    case signatory(SignatureField)
  }
}
