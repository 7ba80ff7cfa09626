import ConsultationCore

/// What the patient takes home: everyday words, no ids, nothing that is restricted.
struct PatientCopy {
  let material: PlanMaterial
  var plan: Plan { material.plan }

  init(_ material: PlanMaterial) { self.material = material }

  static func title(_ kind: Plan.Kind) -> String {
    switch kind {
    case .full: "Your microneedling plan"
    case .provisional: "Your microneedling plan so far"
    case .referral: "Your next step"
    case .notSuitable: "Your consultation"
    case .emergency: "Your visit"
    }
  }

  /// The outcome first; for a provisional plan the dates and conditions with it.
  var opening: [Block] {
    switch plan.kind {
    case .full:
      return [.callout(.note, RichText(outcome))]
    case .provisional:
      return [.callout(.caution, RichText(outcome), waits)]
    case .referral:
      return [.callout(.caution, RichText(outcome), floorLine)]
    case .notSuitable:
      return [.callout(.note, RichText(outcome))]
    case .emergency:
      return [
        .paragraph("Your clinician will talk with you about what comes next."),
        .callout(
          .note, "Whom to call, at any time", [.paragraph(RichText(RedFlag.inGeneralWords))]),
      ]
    }
  }

  var outcome: String {
    switch plan.verdict {
    case .suitable where hasOverrides: "You can have microneedling. \(Self.weighed)"
    case .suitable: "You can have microneedling. Nothing we found stands in the way."
    case .suitableWithModifications:
      "You can have microneedling, with some changes that make it safer for you."
        + (hasOverrides ? " \(Self.weighed)" : "")
    case .defer: "Not yet. You can have microneedling once we have waited for what is listed here."
    // One sentence for every referral: another for what may not be named would tell it.
    case .refer:
      "Not for now. Another step comes first, and your clinician will talk it through with you."
    case .notSuitable:
      "Microneedling is not right for you. We would rather say so than offer you something that may "
        + "harm or disappoint you."
    }
  }

  private var hasOverrides: Bool { !plan.findings.overridden.isEmpty }

  private static let weighed =
    "Your clinician weighed what speaks against it and decided to go ahead."

  /// The sections that apply, in order; empty ones are left out.
  var sections: [Document.Section] {
    let all: [(PlanSection, [Block])] =
      switch plan.kind {
      case .emergency: [(.p01, identity), (.p13, material.urgentContacts)]
      case .referral, .notSuitable:
        [
          (.p01, identity), (.p02, reasons), (.p03, skin), (.p04, wishes), (.p05, alternatives),
          (.p13, whomToCall), (.p14, goodToKnow),
        ]
      case .full, .provisional:
        [
          (.p01, identity), (.p02, findings), (.p03, skin), (.p04, wishes), (.p05, alternatives),
        ] + treatmentSections
      }
    return all.filter { !$0.1.isEmpty }.map { section, blocks in
      Document.Section(id: section.rawValue, title: title(section), blocks: blocks)
    }
  }

  private func title(_ section: PlanSection) -> String {
    let hasPlan = plan.treatment != nil
    return switch section {
    case .p02 where !hasPlan: "Why, and who to see"
    case .p04 where !hasPlan: "What you wish for"
    case .p13 where !hasPlan: "Whom to call"
    case .p14 where !hasPlan: "Good to know"
    default: section.patientTitle
    }
  }

  // MARK: Identity

  private var identity: [Block] {
    let rows: [(String, String?)] = [
      ("Name", material.header(.patientName)),
      ("Our reference", material.header(.patientReference)),
      ("Date of our talk", material.answers.consultDate?.spelledOut),
      ("Your clinician", material.header(.clinician)),
      ("Made with", material.protocolLine), ("Approval", material.approval),
    ]
    return [
      .keyValues(
        rows.compactMap { name, value in
          value.map { Block.KeyValue(RichText(name), RichText($0)) }
        })
    ]
  }

  // MARK: What may be said

  /// Findings that a patient may read about; the others are named only in general words.
  func speakable(_ findings: [Finding]) -> [Finding] {
    // Beside a safeguarding finding, a doubt about the own decision would give it away.
    let isGuarded = plan.findings.standing.contains(where: isSafeguarding)
    return findings.filter { finding in
      !finding.isRestricted && !isSafeguarding(finding)
        && !(isGuarded && Self.aboutTheDecision.contains(finding.rule))
    }
  }

  private static let aboutTheDecision: Set<RuleID> = ["R-Y09", "R-Y10"]

  private func isSafeguarding(_ finding: Finding) -> Bool {
    let actions = material.rule(finding)?.actions.map(\.value) ?? []
    return !PlainWords.safeguardingActions.isDisjoint(with: actions)
  }

  /// General words for what may not be said, each once; `isAlone` where nothing else was said.
  func unspoken(isAlone: Bool) -> [Block] {
    let all = plan.findings.standing + plan.findings.overridden
    var blocks: [Block] = []
    if all.contains(where: isSafeguarding) {
      blocks.append(.paragraph("A further check is needed first."))
    }
    if all.contains(where: { $0.isRestricted && !isSafeguarding($0) }) {
      let lead: RichText = isAlone && blocks.isEmpty ? .strong("Why:") : "One more point:"
      blocks.append(.paragraph(lead + " your clinician will discuss this with you."))
    }
    return blocks
  }

  /// Why, in the rule's words; they tell the usual wait, so a clinic's own is added where it decides.
  func because(_ finding: Finding) -> String {
    let words = because(finding.rule)
    guard let own = material.ownInterval(finding.rule),
      finding.until == nil || material.until(finding, after: own) == finding.until
    else { return words }
    return "\(words) At our clinic this wait is \(own)."
  }

  func because(_ rule: RuleID) -> String { material.answers.protocol.rule(rule)?.because ?? "" }

  // MARK: Waits

  /// The earliest date and all that must happen first.
  var waits: [Block] {
    var blocks: [Block] = []
    if let earliest = ahead(plan.earliest) {
      blocks.append(.lead("The earliest date is \(earliest.spelledOut)."))
    } else {
      blocks.append(.lead("There is no date yet."))
    }
    if !plan.isSettled {
      blocks.append(.paragraph("The dates push each other on. Your clinician will set the day."))
    }
    let lines = waitLines
    blocks += Block.texts(lines) + unspoken(isAlone: lines.isEmpty)
    let steps = whoToSee(plan.findings.deferrals)
    if !steps.isEmpty {
      blocks.append(.lead("Who to see:"))
      blocks += Block.texts(steps)
    }
    blocks.append(
      .paragraph("We can treat you once all of this is met, and after a new check on the day."))
    return blocks
  }

  /// A day that is still to come: nobody waits for one that is over.
  func ahead(_ day: Day?) -> Day? {
    guard let day, let today = material.answers.consultDate, day <= today else { return day }
    return nil
  }

  /// A line for every wait, and one for all answers that are still open.
  private var waitLines: [String] {
    let deferrals = speakable(plan.findings.deferrals)
    let lines = deferrals.filter { $0.question == nil && $0.status == .open }.map { finding in
      let until = ahead(finding.until).map { "Wait until \($0.spelledOut)." }
      let conditions = finding.conditions.filter { PlainWords.question(in: $0) == nil }
        .map { PlainWords.condition($0) }
      let needed = conditions.isEmpty ? [] : ["First: " + conditions.joined(separator: " ")]
      let note = PlainWords.waitNotes[finding.rule]
      return ([because(finding), until, note].compactMap(\.self) + needed).joined(separator: " ")
    }
    return lines + (openAnswers.isEmpty ? [] : ["We still need to know: \(openAnswers)."])
  }

  /// What the missing answers are about, each once.
  private var openAnswers: String {
    var subjects: [String] = []
    for finding in speakable(plan.findings.deferrals) {
      for id in finding.conditions.compactMap(PlainWords.question) {
        guard let question = material.answers.protocol.question(id), !question.isRestricted else {
          continue
        }
        let subject = PlainWords.subject(of: question)
        if !subjects.contains(subject) { subjects.append(subject) }
      }
    }
    return subjects.joined(separator: "; ")
  }

  /// "Not before": only where a floor exists and no banner stands.
  private var floorLine: [Block] {
    guard let floor = ahead(plan.notBefore) else { return [] }
    return [
      .paragraph(
        "We look again after that, and not before \(strong: floor.spelledOut).")
    ]
  }
}
