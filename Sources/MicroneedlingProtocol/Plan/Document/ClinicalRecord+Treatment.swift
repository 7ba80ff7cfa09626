import ConsultationCore

// The parts that only a plan with a treatment has, and the sheet for the day.

extension ClinicalRecord {
  typealias Part = (String, String, [Block])

  /// P06 to P12.
  var treatmentSections: [Part] {
    guard let treatment = plan.treatment else { return [] }
    return [
      part(.p06, map(treatment)), part(.p07, calendar(treatment)), part(.p08, preCare(treatment)),
      part(.p09, numbing(treatment.numbing)),
      part(
        .p10,
        [
          .keyValues(
            Sensation.all.map { Block.KeyValue(RichText($0.phase), RichText($0.words)) })
        ] + Block.texts(material.fragments(.p10, .clinician))),
      part(.p11, downtime(treatment)), part(.p12, aftercare(treatment)),
    ]
  }

  /// P15 and P16.
  var laterSections: [Part] {
    guard let treatment = plan.treatment else { return [] }
    return [part(.p15, results(treatment)), part(.p16, consent(treatment))]
  }

  private var provisionalLine: [Block] {
    plan.kind == .provisional ? [.callout(.caution, "Provisional, to be re-checked.")] : []
  }

  // MARK: P06

  private func map(_ treatment: Treatment) -> [Block] {
    let device = treatment.device.map {
      Question.deviceType.definition.label(ofOption: $0.rawValue)
    }
    let cap = treatment.deviceCap.map { "\($0.millimetres) mm" }
    var blocks = provisionalLine
    blocks += [
      .keyValues([
        "Device": RichText(device ?? "not named yet: depths hold for a pen"),
        "Label limit": RichText(cap ?? "not known: none beyond 1.5 mm is proposed"),
        "Column": RichText(treatment.column.rawValue),
        "Passes": RichText(range(treatment.passes)),
        "Endpoint": treatment.mayBleedOnScars
          ? "even erythema; pinpoint bleeding on scars only, never an aim" : "even erythema only",
      ]),
      .table(
        Block.Table(
          header: ["Area", "Start", "Usual", "Cap", "Note"], rows: treatment.areas.map(row),
          columns: [
            .init(weight: 2), .init(weight: 2), .init(weight: 2), .init(weight: 2),
            .init(weight: 4),
          ])),
    ]
    if let figure = PlanFigures.bodyMap(treatment) { blocks.append(.figure(figure)) }
    for rule in treatment.mapOpenFor {
      blocks.append(
        .callout(
          .caution,
          "Not final until the clinician names the areas to leave out (\(code: rule.name))."))
    }
    if !treatment.removedAreas.isEmpty {
      let names = treatment.removedAreas.map(PlainWords.area).joined(separator: ", ")
      blocks.append(.lead("Removed:", names))
    }
    if treatment.areas.contains(where: \.isBeyondLabels) {
      blocks.append(
        .callout(
          .caution,
          "Beyond 1.5 mm: not evaluated by the label. Needs consent item C05 and your reason."))
      blocks.append(.fillIns([Block.FillIn("Reason for more than 1.5 mm")]))
    }
    blocks += Block.texts(material.fragments(.p06, .clinician))
    if treatment.offersTestPatch {
      blocks.append(.lead("Offer a test patch:", PracticeFact.pihPatch.text))
    }
    let deviceFact: [PracticeFact] =
      switch treatment.device {
      case .roller: [.roller]
      case .stamp: [.stamp]
      default: [.pen]
      }
    let evidence = EvidenceWords.describe(DepthRow.evidenceOfTheTable)
    return blocks + facts(deviceFact + PracticeFact.technique) + [
      .lead("Depth table:", evidence)
    ]
  }

  private func row(_ setting: AreaSetting) -> [RichText] {
    let bone = setting.boneCap.map { "Over bone at most \($0.millimetres) mm. " } ?? ""
    let against = (DepthRow.of(setting.area)?.evidence ?? []).filter { !$0.sources.isEmpty }
    let note =
      bone + setting.note
      + (against.isEmpty ? "" : " \(EvidenceWords.describe(against))")
    let area = RichText(PlainWords.area(setting.area))
    return switch setting.depth {
    case .pen(let start, let usual, let cap):
      [
        area, "\(start.millimetres) mm", "\(usual.millimetres) mm",
        "\(strong: cap.millimetres) mm", RichText(note),
      ]
    case .roller(let length):
      [area, "roller", "\(length.millimetres) mm", "\(length.millimetres) mm", RichText(note)]
    case .enteredByClinician:
      [area, "clinician enters: ____", "", "", RichText(note)]
    case .tooShallowForRoller:
      [area, "no roller: usual depth below 0.5 mm", "", "", RichText(note)]
    case .penRequired:
      [area, "no roller under the PIH package: a pen is required", "", "", RichText(note)]
    }
  }

  private func range(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }

  // MARK: P07 and P08

  private func calendar(_ treatment: Treatment) -> [Block] {
    guard let schedule = treatment.schedule else {
      return [.paragraph("No day to count from: the proposed date is missing.")]
    }
    var rows: [[RichText]] = schedule.sessions.map { session in
      [
        "Session \(session.number)", .strong(session.day.description),
        RichText(session.movedBy.map { "moved by \($0)" }.joined(separator: ", ")),
      ]
    }
    if let patch = schedule.testPatch {
      let rules = patch.rules.map(\.name).joined(separator: ", ")
      rows.insert(
        [
          "Test patch", .strong(patch.day.description),
          "required by \(rules), read by \(patch.readBy.description)",
        ],
        at: 0)
    }
    rows += schedule.reviews.map { review in
      let name: RichText =
        switch review.kind {
        case .photo(let session): "Photo, 4 weeks after session \(session)"
        case .response: "Response: grade, photo, patient's impression"
        case .result: "Result, 12 weeks after the last session"
        }
      return [name, RichText(review.day.description), ""]
    }
    let usual = schedule.usualCount.map { "\($0)" } ?? "none: set with the specialist"
    let affordable = schedule.affordable.map { "\($0)" } ?? "not known"
    var blocks =
      provisionalLine + [
        .keyValues([
          "Interval": "\(schedule.interval) days", "Usual sessions": RichText(usual),
          "Affordable": RichText(affordable),
        ])
      ]
    if schedule.sessions.isEmpty {
      blocks.append(
        .lead("No session fits the patient's time and budget.", "Dates hold for \(schedule.first).")
      )
    }
    if !schedule.isSettled {
      blocks.append(.callout(.caution, "The dates push each other on: set the sessions yourself."))
    }
    if !rows.isEmpty { blocks.append(.table(header: ["What", "Date", "Why"], rows: rows)) }
    if let figure = PlanFigures.calendar(plan, material.answers) { blocks.append(.figure(figure)) }
    blocks.append(
      .paragraph(
        "Ask before every later session: new medicines, pregnancy, sun, cold sores, new lesions, "
          + "healing of the last session, mood. Any DEFER or graver answer re-opens the verdict. "
          + "Consent is confirmed and photographs are taken each time."))
    return blocks + Block.texts(material.fragments(.p07, .clinician))
  }

  private func day(of line: Treatment.PreCare) -> String {
    switch line.start {
    case _ where line.isFromNowOn: "now (\(line.day))"
    case .after: "after \(line.day)"
    case .by: "by \(line.day)"
    case .from, .onTheDay: line.day.description
    }
  }

  private func preCare(_ treatment: Treatment) -> [Block] {
    let rows: [[RichText]] = treatment.preCare.map { line in
      [
        .code(line.step.id),
        RichText(day(of: line)), RichText(line.parts.map(\.clinician).joined(separator: " ")),
        RichText(EvidenceWords.describe(line.step.evidence)),
      ]
    }
    let satisfied = visible(plan.findings.satisfied).map { finding -> RichText in
      "\(code: finding.rule.name) already satisfied on \(finding.until?.description ?? "-")"
    }
    return [
      .table(
        Block.Table(
          header: ["Id", "From", "What", "Evidence"], rows: rows,
          columns: [.init(weight: 1), .init(weight: 2), .init(weight: 5), .init(weight: 4)]))
    ] + (satisfied.isEmpty ? [] : [.list(satisfied)])
      + Block.texts(material.fragments(.p08, .clinician))
  }

  // MARK: P09, P11, P12

  private func numbing(_ numbing: NumbingPlan) -> [Block] {
    let status: String =
      switch numbing.status {
      case .notPlanned: "not planned"
      case .wishUnknown: "wish not known"
      case .planned: "planned"
      case .ruledOut: "ruled out"
      case .waitingForAnswers: "not until the open answers are in"
      }
    let product = numbing.product.map {
      Question.anaestheticWish.definition.label(ofOption: $0.rawValue)
    }
    let label = numbing.status == .planned && numbing.product != .lidocainePrilocaine25_25
    let rows: [(String, String?)] = [
      ("Status", status), ("Product wished", product),
      ("Area", numbing.areaCm2.map { "\($0.amount) cm²" }),
      (
        "At most",
        numbing.capGrams.map { "\($0.amount) g" } ?? (label ? "product label's dose" : nil)
      ),
      ("Minutes", numbing.minutes.map { range($0) } ?? (label ? "product label" : nil)),
      ("Prescriber first", numbing.needsPrescriber ? "yes" : nil),
      ("Split", numbing.isSplit ? "over areas or sessions, or prescriber's order" : nil),
      (
        "Allergy",
        numbing.limits.contains("R-D17")
          ? "the noted allergy names a numbing medicine: clear it up and record it as allergyLA"
          : nil
      ),
      ("Limits", numbing.limits.isEmpty ? nil : numbing.limits.map(\.name).joined(separator: ", ")),
    ]
    let table = Block.keyValues(
      rows.compactMap { name, value in
        value.map { Block.KeyValue(RichText(name), RichText($0)) }
      })
    guard numbing.status != .notPlanned else { return [table] }
    return [
      table,
      .paragraph(
        "In the clinic by staff, intact skin only, off eyes, lips and mucosa, no wrap over large "
          + "areas, wiped off fully and skin cleaned before needling, never re-applied during or "
          + "after it. Never two anaesthetics together."),
      .lead("Watch for"),
    ] + facts(PracticeFact.watchFor)
  }

  private func downtime(_ treatment: Treatment) -> [Block] {
    let rows: [[RichText]] = treatment.downtime.map { line in
      let days = line.first == line.last ? "\(line.first)" : "\(line.first) to \(line.last)"
      return [
        RichText(line.stage.id), RichText(days),
        RichText(line.stage.usual), RichText(line.stage.notUsual),
      ]
    }
    return [.table(header: ["Day", "Dates", "Usual", "Not usual"], rows: rows)]
      + Block.texts(material.fragments(.p11, .clinician))
  }

  private func aftercare(_ treatment: Treatment) -> [Block] {
    let rows: [[RichText]] = treatment.aftercare.map { line in
      [
        .code(line.rule.id), RichText(line.when), RichText(line.rule.clinician),
        RichText(EvidenceWords.describe(line.rule.evidence)),
      ]
    }
    return [
      .table(
        Block.Table(
          header: ["Id", "When", "Rule", "Evidence"], rows: rows,
          columns: [.init(weight: 1), .init(weight: 3), .init(weight: 4), .init(weight: 3)]))
    ] + Block.texts(material.fragments(.p12, .clinician))
  }
}
