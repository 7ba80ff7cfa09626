import ConsultationCore

// The parts that only a plan with a treatment has.

extension PatientCopy {
  var treatmentSections: [(PlanSection, [Block])] {
    guard let treatment = plan.treatment else { return [] }
    return [
      (.p06, map(treatment)), (.p07, calendar(treatment)), (.p08, before(treatment)),
      (.p09, numbing(treatment.numbing)), (.p10, sensations(treatment)),
      (.p11, downtime(treatment)), (.p12, aftercare(treatment)), (.p13, redFlags),
      (.p14, modifications), (.p15, results(treatment)), (.p16, consent(treatment)),
    ]
  }

  private var provisionalLine: [Block] {
    guard plan.kind == .provisional else { return [] }
    return [.callout(.caution, "Not final: we check it again before we start.")]
  }

  // MARK: P06

  private func map(_ treatment: Treatment) -> [Block] {
    var blocks = provisionalLine
    blocks.append(
      .paragraph(
        "Fine needles make tiny holes in the skin. The skin repairs them and builds new collagen."))
    if let device = treatment.device {
      let name = Question.deviceType.definition.label(ofOption: device.rawValue)
      blocks.append(
        .paragraph(
          RichText("We use a \(name). The needles are sterile, new and only for you.")))
    }
    if treatment.areas.isEmpty {
      blocks.append(.paragraph("We still need to agree on the areas."))
    } else {
      blocks.append(
        .table(
          Block.Table(
            header: ["Area", "We start at", "Usual depth", "Never deeper than"],
            rows: treatment.areas.map(row))))
    }
    if let figure = PlanFigures.bodyMap(treatment) { blocks.append(.figure(figure)) }
    if !treatment.mapOpenFor.isEmpty {
      blocks.append(
        .callout(
          .caution,
          "This map is not final until your clinician names the areas to leave out."))
    }
    let low = treatment.passes.lowerBound
    let high = treatment.passes.upperBound
    let times = low == high ? "\(low) times" : "\(low) to \(high) times"
    blocks.append(
      .paragraph(
        RichText(
          "The device goes over your skin \(times). We stop when the skin is evenly red. Blood is "
            + "not the aim.")))
    let bone = treatment.areas.compactMap(\.boneCap).min().map {
      "Over the cheekbone we never go deeper than \($0.millimetres) mm."
    }
    let deep =
      treatment.areas.contains(where: \.isBeyondLabels)
      ? "Makers have not tested more than 1.5 mm. We go deeper only with a good reason, and only if "
        + "you agree." : nil
    blocks += Block.texts([bone, deep].compactMap(\.self) + material.fragments(.p06, .patient))
    if treatment.offersTestPatch {
      blocks.append(
        .paragraph(
          "We offer to try a small spot first and look at it after 4 to 6 weeks. If you do not want "
            + "that, the first gentle session is the test."))
    }
    return blocks
  }

  private func row(_ setting: AreaSetting) -> [RichText] {
    let name = RichText(PlainWords.area(setting.area).capitalizedFirst)
    return switch setting.depth {
    case .pen(let start, let usual, let cap):
      [
        name, "\(start.millimetres) mm", "\(usual.millimetres) mm", "\(cap.millimetres) mm",
      ]
    case .roller(let length):
      [name, "roller", "\(length.millimetres) mm", "\(length.millimetres) mm"]
    case .enteredByClinician: [name, "set on the day", "–", "–"]
    case .tooShallowForRoller: [name, "no roller here", "–", "–"]
    case .penRequired: [name, "a pen is needed", "–", "–"]
    }
  }

  // MARK: P07

  private func calendar(_ treatment: Treatment) -> [Block] {
    guard let schedule = treatment.schedule else {
      return [.paragraph("We still need to set a date.")]
    }
    var blocks = provisionalLine
    if plan.kind == .provisional {
      blocks.append(
        .paragraph("If all that stands at the top is met in time, these would be the dates."))
    }
    if let patch = schedule.testPatch {
      blocks.append(
        .paragraph(
          RichText(
            "First we try a small patch on \(patch.day.spelledOut). We read it before the first "
              + "full session.")))
    }
    if schedule.sessions.isEmpty {
      blocks.append(
        .paragraph(
          RichText(
            "You told us that no session fits your time and budget now, so we set no course. The "
              + "dates in this plan hold for \(schedule.first.spelledOut), if that changes.")))
    } else {
      blocks.append(.table(sessionTable(schedule)))
    }
    let moved = schedule.sessions.filter { !$0.movedBy.isEmpty }
    for session in moved {
      let reasons = session.movedBy.map { because($0) }
      let start = "Session \(session.number) is later, so that it keeps clear of your other dates."
      blocks.append(.paragraph(RichText(([start] + reasons).joined(separator: " "))))
    }
    blocks += Block.texts(schedule.reviews.map { reviewLine($0) })
    blocks += Block.texts(material.fragments(.p07, .patient))
    if let figure = PlanFigures.calendar(plan, material.answers) { blocks.append(.figure(figure)) }
    if schedule.usualCount == nil {
      blocks.append(.paragraph("We set the number of sessions with you and the specialist."))
    }
    blocks.append(
      .paragraph(
        "Before each session we ask again: new medicines, pregnancy, sun, cold sores, new spots, how "
          + "you healed, and how you feel. Dates can move."))
    return blocks
  }

  private func sessionTable(_ schedule: Schedule) -> Block.Table {
    let waits = ProtocolWaits(material.answers.protocol)
    return Block.Table(
      header: ["Session", "Date", "No toxin or vaccine", "No filler, peel or laser"],
      rows: schedule.sessions.map { session in
        [
          "\(session.number)", .strong(session.day.spelledOut),
          RichText(words(waits.blocked(.toxinAndVaccine, around: session.day), session.day)),
          RichText(words(waits.blocked(.procedures, around: session.day), session.day)),
        ]
      })
  }

  /// Nothing can be left out before the consultation.
  private func words(_ blocked: ClosedRange<Day>, _ session: Day) -> String {
    let from = max(blocked.lowerBound, min(material.answers.consultDate ?? session, session))
    return "\(from.short) to \(blocked.upperBound.short)"
  }

  private func reviewLine(_ review: Schedule.Review) -> String {
    let day = review.day.spelledOut
    return switch review.kind {
    case .photo(let session): "Photo 4 weeks after session \(session): about \(day)."
    case .response: "First look at the change: \(day), at session 3."
    case .result: "Look at the result: about \(day)."
    }
  }

  // MARK: P08 to P10

  private func before(_ treatment: Treatment) -> [Block] {
    let rows: [[RichText]] = treatment.preCare.map { line in
      [.strong(label(line)), RichText(line.parts.map(\.patient).joined(separator: " "))]
    }
    let table = Block.table(
      Block.Table(
        header: ["When", "What to do"], rows: rows, columns: [.init(weight: 1), .init(weight: 3)]))
    return (rows.isEmpty ? [] : [table]) + Block.texts(material.fragments(.p08, .patient))
  }

  private func label(_ line: Treatment.PreCare) -> String {
    switch line.start {
    case .onTheDay: line.day.spelledOut
    case _ where line.isFromNowOn: "From now on"
    case .by: "By \(line.day.spelledOut) at the latest"
    case .after: "After \(line.day.spelledOut)"
    case .from: "From \(line.day.spelledOut)"
    }
  }

  private func numbing(_ numbing: NumbingPlan) -> [Block] {
    switch numbing.status {
    case .notPlanned: return [.paragraph("Not planned. You did not wish for it.")]
    case .wishUnknown: return [.paragraph("We still need to know if you would like it.")]
    case .waitingForAnswers:
      return [.paragraph("Not until some open questions are answered.")]
    case .ruledOut: return [.lead("No numbing cream.")] + numbingReasons(numbing)
    case .planned: break
    }
    var texts: [String] = []
    if let product = numbing.product {
      let name = Question.anaestheticWish.definition.label(ofOption: product.rawValue)
      texts.append("Product: \(name).")
    }
    if numbing.needsPrescriber {
      texts.append("A prescriber decides first if you can have it, and how much.")
    }
    if let grams = numbing.capGrams, let area = numbing.areaCm2 {
      texts.append("At most \(grams.amount) g, for \(area.amount) cm² of skin.")
    } else if numbing.product != .lidocainePrilocaine25_25 {
      texts.append("The amount and the time follow the product's label.")
    }
    if let minutes = numbing.minutes {
      let time =
        minutes.count == 1
        ? "\(minutes.lowerBound) minutes" : "\(minutes.lowerBound) to \(minutes.upperBound) minutes"
      texts.append("It stays on for \(time).")
    }
    if numbing.isSplit {
      texts.append("The area is large, so we split it, or a prescriber sets the dose.")
    }
    texts.append(
      "Our staff put it on here, with no wrap over large areas. We wipe it all off before we start "
        + "and never put on more. We never use two numbing creams together.")
    return Block.texts(texts) + numbingReasons(numbing)
  }

  private func numbingReasons(_ numbing: NumbingPlan) -> [Block] {
    func limiting(_ findings: [Finding]) -> [Finding] {
      speakable(findings).filter { numbing.limits.contains($0.rule) }
    }
    // What is said of an allergy that was set aside would ask for the step that was left out.
    let allergy =
      limiting(plan.findings.overridden).isEmpty
      ? [] : ["You told us of an allergy that speaks against it."]
    return Block.texts(limiting(plan.findings.standing).map(because) + allergy)
  }

  private func sensations(_ treatment: Treatment) -> [Block] {
    let isNumbed = treatment.numbing.status == .planned
    let rows = Sensation.all.filter { isNumbed || $0 != .numbing }.map {
      Block.KeyValue(.strong($0.phase), RichText($0.words))
    }
    return [.keyValues(rows)] + Block.texts(material.fragments(.p10, .patient))
  }
}
