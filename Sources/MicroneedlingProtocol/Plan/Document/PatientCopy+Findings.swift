import ConsultationCore

// What the consultation found, and what the patient wishes for.

extension PatientCopy {
  /// P02 of a plan.
  var findings: [Block] {
    var blocks: [Block] = [
      .paragraph(
        "We looked at your skin and asked about your health, your medicines and your wishes.")
    ]
    if plan.kind == .provisional {
      blocks.append(
        .paragraph("What you need to wait for stands at the top. The rest of this plan may change.")
      )
    }
    let satisfied = speakable(plan.findings.satisfied).map { finding in
      "\(because(finding)) \(over(finding.until))"
    }
    if !satisfied.isEmpty {
      blocks.append(.lead("These waits will be over by your first session:"))
      blocks += Block.texts(satisfied)
    }
    blocks += overrides
    let notes = speakable(plan.findings.notes).map(because)
    let more = notes + material.fragments(.p02, .patient)
    if !more.isEmpty {
      blocks.append(.lead("We also keep in mind:"))
      blocks += Block.texts(more)
    }
    if plan.kind == .full { blocks += unspoken(isAlone: false) }
    return blocks
  }

  private func over(_ until: Day?) -> String {
    guard let until = ahead(until) else {
      return "This wait is already over."
    }
    return "This wait is over on \(until.spelledOut)."
  }

  private var overrides: [Block] {
    let texts = speakable(plan.findings.overridden).map(because)
    guard !texts.isEmpty else { return [] }
    return [
      .lead("We would usually say this. Your clinician decided otherwise, and wrote down why:")
    ] + Block.texts(texts)
  }

  /// P02 of a referral, or where needling is not suitable.
  var reasons: [Block] {
    let why = speakable(plan.findings.exclusions + plan.findings.referrals)
    // Where needling is ruled out, waiting for a day opens no door.
    let waits = speakable(plan.findings.deferrals).filter {
      $0.question == nil && $0.status == .open
        && (plan.kind != .notSuitable || $0.until == nil)
    }
    var blocks = Block.texts(why.map(because))
    if !waits.isEmpty {
      let more = plan.kind == .notSuitable ? "Also:" : "There is also something to wait for:"
      blocks.append(.lead(why.isEmpty ? "Why:" : more))
      blocks += Block.texts(waits.map(because))
    }
    blocks += unspoken(isAlone: why.isEmpty && waits.isEmpty)
    let steps = whoToSee(plan.findings.standing)
    if !steps.isEmpty {
      blocks.append(.lead("Who to see:"))
      blocks += Block.texts(steps)
    }
    let outlooks = outlooks(why)
    blocks.append(.lead("What could change this:"))
    blocks += Block.texts(outlooks.isEmpty ? [Self.anyChange] : outlooks)
    return blocks
  }

  /// What the findings that may be named ask somebody to do, each once.
  func whoToSee(_ findings: [Finding]) -> [String] {
    let open = speakable(findings).filter { $0.status == .open }
    let actions = open.flatMap(material.answers.actions)
    return Action.inOrder(actions).compactMap { PlainWords.actions[$0] }
  }

  private func outlooks(_ findings: [Finding]) -> [String] {
    let isFinal = findings.contains {
      $0.level == .exclude && material.rule($0)?.override == .never
        && PlainWords.outlooks[$0.rule] == nil
    }
    if isFinal { return ["As long as this stands, our answer stays the same."] }
    var texts: [String] = []
    for finding in findings {
      guard let text = outlook(finding), !texts.contains(text) else { continue }
      texts.append(text)
    }
    return texts
  }

  /// What is true whether or not something may be named.
  private static let anyChange = "If things change for you, we are glad to talk again."

  private func outlook(_ finding: Finding) -> String? {
    if let text = PlainWords.outlooks[finding.rule] { return text }
    return switch (finding.level, material.rule(finding)?.override) {
    case (.refer, _): "Once they have seen you and agree, we can look again."
    case (_, .specialist): "Written advice from a specialist could change it."
    case (_, .clinician): Self.anyChange
    default: nil
    }
  }

  /// P03.
  var skin: [Block] {
    var texts: [String] = []
    if let used = plan.skin.used {
      texts.append(
        "Your skin type is \(used.rawValue): skin that \(PlainWords.sun(used)).")
    }
    if let band = plan.skin.band, let judged = plan.skin.judged, band != judged {
      texts.append(
        "Your answers point to type \(band.rawValue), and your clinician sees type "
          + "\(judged.rawValue). We use the darker one, as this is the careful choice.")
    }
    let scars = material.answers.choices(Question.scarMorphology).filter {
      [.icepick, .boxcarShallow, .boxcarDeep, .rolling].contains($0)
    }
    if !scars.isEmpty {
      let names = scars.map {
        Question.scarMorphology.definition.label(ofOption: $0.rawValue)
      }
      texts.append("The shapes of your scars: \(PlainWords.list(names)).")
    }
    return Block.texts(texts + material.fragments(.p03, .patient))
  }

  /// P04: the wishes with what is realistic, and what else matters to the patient.
  var wishes: [Block] {
    let hasPlan = plan.treatment != nil
    var blocks = Block.texts(plan.wishes.map { wish in wishLine(wish, hasPlan: hasPlan) })
    if hasPlan {
      blocks += Block.texts(material.fragments(.p04, .patient))
      blocks += timeframe + event
    }
    let concerns = concerns
    if !concerns.isEmpty {
      blocks.append(.lead("You also told us:"))
      blocks += Block.texts(concerns)
    }
    return blocks
  }

  private func wishLine(_ wish: Plan.Wish, hasPlan: Bool) -> String {
    let name = PlainWords.goal(wish.goal).capitalizedFirst
    let main = wish.isMain ? "\(name) (what matters most to you)" : name
    let texts = wish.outlooks.flatMap { outlook in
      let ceiling = outlook.ceiling.map {
        "\(outlook == .neckLines ? "Neck: " : "")“\($0)”."
      }
      return [hasPlan ? ceiling : nil, outlook.note.isEmpty ? nil : outlook.note]
        .compactMap(\.self)
    }
    return texts.isEmpty ? "\(main)." : "\(main): " + texts.joined(separator: " ")
  }

  private var timeframe: [Block] {
    guard let timeframe = plan.treatment?.timeframe, timeframe.isTooShort else { return [] }
    return [
      .paragraph(
        RichText(
          "You hope for the result within "
            + "\(count(Double(timeframe.wishedMonths), "month")). This course needs "
            + "longer: you can judge it from about \(timeframe.possibleBy.spelledOut)."))
    ]
  }

  private var event: [Block] {
    guard let event = plan.treatment?.event else { return [] }
    let day = event.day.spelledOut
    let since =
      event.session.map {
        "Your event on \(day) is \($0.daysBefore) days after session \($0.number)."
      } ?? "Your event on \(day) comes before the first session."
    let stage: String =
      switch event.stage {
      case .beforeFirstSession: "So nothing will show by then."
      case .inRecovery: "Your skin may still show the treatment."
      case .noResultYet: "The redness should be gone by then. There will be no result yet."
      case .partOfResult: "The redness should be gone. You may see part of the result."
      case .afterResultReview: "By then we have looked at the result with you."
      }
    return [.paragraph(RichText("\(since) \(stage)"))]
  }

  private var concerns: [String] {
    let answers = material.answers
    var texts: [String] = []
    if let months = answers.number(Question.timeframeMonths.id) {
      texts.append("You hope to see a change within \(count(months, "month")).")
    }
    texts += plan.treatment == nil ? importantDay : roomForACourse
    if let fear = answers.number(Question.painFear.id) {
      texts.append("You expect pain of \(fear.amount) out of 10.")
    }
    if answers.choice(Question.needlePhobia).map({ $0 != .none }) ?? false {
      texts.append("Needles make you uneasy.")
    }
    return texts
  }

  private var importantDay: [String] {
    guard let day = material.answers.day(Question.eventDate.id) else { return [] }
    return ["You have an important day on \(day.spelledOut)."]
  }

  /// What only a course depends on.
  private var roomForACourse: [String] {
    var texts: [String] = []
    if let sessions = material.answers.number(Question.sessionsAffordable.id) {
      texts.append("\(count(sessions, "session").capitalizedFirst) would fit your time and budget.")
    }
    if let days = material.answers.number(Question.downtimeDays.id) {
      texts.append("You accept \(count(days, "day")) on which others can see it.")
    }
    return texts
  }

  /// "1 session", "no sessions", "3 sessions".
  private func count(_ number: Double, _ noun: String) -> String {
    switch number {
    case 0: "no \(noun)s"
    case 1: "1 \(noun)"
    default: "\(number.amount) \(noun)s"
    }
  }

  /// P05.
  var alternatives: [Block] {
    let nothing =
      "You can also leave your skin as it is. Having no cosmetic treatment is a real "
      + "choice, and you can change your mind."
    // Only a check that this page names: a banner on its own would tell a restricted answer.
    let isToBeChecked = !material.answers.findings(
      behind: .urgent, among: speakable(plan.findings.standing)
    ).isEmpty
    if isToBeChecked {
      return Block.texts([
        "Let us wait for the check first, and talk about other ways after it.", nothing,
      ])
    }
    let own = material.fragments(.p05, .patient)
    let general =
      "Creams, peels and lasers are other ways to treat skin. Each has its own gains and "
      + "risks. Ask us which could suit you."
    return Block.texts(own + [general, nothing])
  }

  /// P13 without a plan.
  var whomToCall: [Block] {
    [.paragraph("Call us with any question.")] + material.contacts + [
      .paragraph(RichText(RedFlag.inGeneralWords))
    ]
  }

  /// P14 without a plan: what holds whatever comes next.
  var goodToKnow: [Block] {
    // What shows by the day of an event matters to a treatment only.
    let notes = speakable(plan.findings.notes).filter { $0.rule != "R-E10" }.map(because)
    let texts = material.fragments(.p02, .patient) + notes
    return Block.texts(texts + ["Keep taking every medicine that a doctor gave you."])
  }
}
