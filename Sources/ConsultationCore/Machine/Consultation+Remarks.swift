extension Consultation {
  /// What a consultation was before it took some events, as far as their remarks need it.
  ///
  /// Whatever is kept of it must be copied when the events change it, and most change nothing that
  /// was there: the whole is kept where they may.
  struct Before {
    let status: Status
    let prompt: Prompt
    let assessment: Assessment
    let verdict: Verdict
    let overridden: Set<Finding.Key>
    /// The findings behind each notice.
    let noticed: [Banner: Set<Finding.Key>]
    var whole: Consultation?

    init(_ consultation: Consultation, _ events: [Event]) {
      status = consultation.status
      prompt = consultation.prompt
      assessment = consultation.assessment
      verdict = consultation.effectiveVerdict(of: assessment)
      overridden = consultation.overridden(in: assessment)
      noticed = assessment.banners.reduce(into: [:]) { noticed, banner in
        noticed[banner] = Set(consultation.findings(behind: banner).map(\.key))
      }
      whole = events.contains(where: consultation.mayChange(with:)) ? consultation : nil
    }
  }

  /// Whether an event may change what stands already.
  private func mayChange(with event: Event) -> Bool {
    switch event.kind {
    case .answered(let id, _): answers.isCounted(id)
    case .continuedVisit: true
    default: false
    }
  }

  /// What is to be said about the events just taken.
  func remarks(on events: [Event], since before: Before) -> [Remark] {
    var remarks: [Remark] = []
    let understood = events.compactMap { event -> Remark.Understanding? in
      guard case .answered(let id, let answer) = event.kind else { return nil }
      return Remark.Understanding(question: id, answer: answer)
    }
    if !understood.isEmpty { remarks.append(.understood(understood)) }
    if let amendment = before.whole.flatMap({ amendment(by: events, since: $0) }) {
      remarks.append(.amended(amendment))
    } else {
      let changes = FindingChanges(from: before.assessment, to: assessment)
      if !changes.isEmpty { remarks.append(.findings(changes)) }
      let lapsed = overridesLapsed(among: before.overridden)
      if !lapsed.isEmpty { remarks.append(.lapsed(lapsed)) }
    }
    for event in events {
      switch event.kind {
      case .noted, .quoted: remarks.append(.noted)
      case .overridden(let key, _):
        remarks.append(
          .overridden(key, before: before.verdict, after: effectiveVerdict(of: assessment)))
      default: break
      }
    }
    // Who takes it up again must see what to do as well as who left it.
    let isResumed = events.contains { $0.kind == .resumed }
    for banner in assessment.banners {
      let known =
        isResumed ? acknowledgedFindings : before.noticed[banner] ?? []
      let new = findings(behind: banner).filter { !known.contains($0.key) }
      if !new.isEmpty { remarks.append(.stop(banner, new)) }
    }
    // Resuming at the review shows the verdict again: it is what is to be taken.
    if status == .asking, prompt == .review, before.status != .asking || before.prompt != .review {
      remarks.append(.verdict)
    }
    if let outcome = Outcome(rawValue: status.rawValue), status != before.status {
      remarks.append(.closed(outcome))
    }
    return remarks
  }

  /// What the events changed, where they changed an answer that was given before.
  private func amendment(by events: [Event], since before: Consultation) -> Amendment? {
    var changed: [QuestionID] = []
    for event in events {
      switch event.kind {
      case .answered(let id, let answer):
        if let earlier = before.answers.counted(id), earlier != answer { changed.append(id) }
      case .continuedVisit(isNewDay: true): changed.append(`protocol`.anchors.consultDate)
      default: break
      }
    }
    guard !changed.isEmpty else { return nil }
    let openBefore = Set(before.answers.unanswered.map(\.id))
    let reopened =
      answers.unanswered.map(\.id).filter { !openBefore.contains($0) }
    let again = contradicted.filter { !before.contradicted.contains($0) }
    let asideBefore = Set(before.answers.setAside.map(\.id))
    return Amendment(
      questions: changed,
      findings: FindingChanges(from: before.assessment, to: assessment),
      reopened: reopened.filter { answers[$0] == nil } + again,
      setAside: answers.setAside.map(\.id).filter { !asideBefore.contains($0) },
      offeredBack: reopened.filter { answers[$0] != nil },
      askedAgain: events.contains { $0.kind == .continuedVisit(isNewDay: true) } ? revisiting : [],
      lapsed: overridesLapsed(among: before.overridden(in: before.assessment)),
      verdictBefore: before.effectiveVerdict(of: before.assessment),
      verdictAfter: effectiveVerdict(of: assessment))
  }

  /// Findings that were set aside and now count again.
  private func overridesLapsed(among overridden: Set<Finding.Key>) -> [Finding.Key] {
    guard !overridden.isEmpty else { return [] }
    return assessment.findings.filter { overridden.contains($0.key) && override(of: $0) == nil }
      .map(\.key)
  }

  /// What this protocol makes of the record, compared with what another one made of it.
  ///
  /// What must be asked anew is not part of it: no answer was changed.
  public func change(from former: Consultation) -> Amendment {
    Amendment(
      questions: [], findings: FindingChanges(from: former.assessment, to: assessment),
      reopened: [], setAside: [], offeredBack: [], askedAgain: [],
      lapsed: overridesLapsed(among: former.overridden(in: former.assessment)),
      verdictBefore: former.effectiveVerdict(of: former.assessment),
      verdictAfter: effectiveVerdict(of: assessment))
  }

  /// The open findings that raise a banner.
  public func findings(behind banner: Banner) -> [Finding] {
    findings(behind: banner, in: assessment)
  }

  func findings(behind banner: Banner, in assessment: Assessment) -> [Finding] {
    answers.findings(behind: banner, among: assessment.findings)
  }
}
