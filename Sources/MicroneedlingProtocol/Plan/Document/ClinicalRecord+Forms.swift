import ConsultationCore

// Red flags, results, consent, and everything to fill in and to sign.

extension ClinicalRecord {
  // MARK: P13 and P15

  var redFlags: [Block] {
    [
      .list(RedFlag.all.map { "\(code: $0.id) \($0.clinical)" }),
      .paragraph(RichText(RedFlag.reporting)),
    ] + Block.texts(material.fragments(.p13, .clinician)) + material.contacts
  }

  func results(_ treatment: Treatment) -> [Block] {
    var texts = [
      "First real change 4-12 weeks; best 3-6 months after the last session.",
      "Response review: grade, photo, patient impression at session 3 and 12 weeks after the last. "
        + "No change at session 3: stop, do not just add sessions.",
      "Maintenance: 1 session every 6-12 months if the patient judged the course worthwhile.",
    ]
    if let timeframe = treatment.timeframe {
      let months = timeframe.wishedMonths
      texts.append(
        "Time frame wished: \(months) \(months == 1 ? "month" : "months"); course and result: until "
          + "about \(timeframe.possibleBy)"
          + (timeframe.isTooShort ? ": say in writing that it is too short." : "."))
    }
    if let event = treatment.event {
      let since = event.session.map { ", \($0.daysBefore) days after session \($0.number)" } ?? ""
      texts.append("Event on \(event.day)\(since): \(words(event.stage)).")
    }
    return Block.texts(texts) + Block.texts(material.fragments(.p15, .clinician)) + [
      .lead("Evidence:", EvidenceWords.describe(ResultFacts.evidence))
    ]
  }

  private func words(_ stage: Treatment.EventRelation.Stage) -> String {
    switch stage {
    case .beforeFirstSession: "before the first session"
    case .inRecovery: "recovery may show"
    case .noResultYet: "redness gone, no result yet"
    case .partOfResult: "part of the result"
    case .afterResultReview: "after the result review"
    }
  }

  // MARK: P16

  func consent(_ treatment: Treatment) -> [Block] {
    let discussed = material.answers.counted(Question.consentDiscussed.id)
    let isDiscussed = material.answers.choice(Question.consentDiscussed) == .yes
    let photos = material.answers.counted(Question.photoConsent.id)
    var blocks: [Block] = [
      .keyValues([
        "Items discussed and understood": RichText(
          AnswerWords.describe(discussed, to: Question.consentDiscussed.definition)),
        "Clinical photographs": RichText(
          AnswerWords.describe(photos, to: Question.photoConsent.definition)),
      ]),
      .checkboxes(
        treatment.consent.map {
          Block.CheckItem("\(code: $0.id) \($0.text)", checked: isDiscussed)
        }),
      .fillIns([Block.FillIn("Questions asked, and disagreements")]),
    ]
    if isDiscussed {
      blocks.append(
        .fillIns([
          Block.FillIn("Patient's signature", width: .half), Block.FillIn("Date", width: .half),
          Block.FillIn("Performer's signature", width: .half), Block.FillIn("Date", width: .half),
        ]))
    } else {
      blocks.append(
        .callout(
          .caution, "No signed consent page: the items are not all discussed and understood."))
    }
    return blocks
  }

  // MARK: A4

  /// Findings whose conditions are checked on the day.
  private static let checkedOnTheDay: Set<RuleID> = ["R-S04", "R-P06", "R-D10", "R-D18"]

  var settingsSheet: [Block] {
    guard let treatment = plan.treatment else { return [] }
    let checks =
      ["pregnancy", "sun", "lesions", "herpes", "fever", "medicines", "consent", "photographs"]
      .map { RichText($0.capitalizedFirst) }
      + visible(plan.findings.standing).filter { Self.checkedOnTheDay.contains($0.rule) }.map {
        "\(code: $0.rule.name) \(material.rule($0)?.advice ?? "")"
      }
    let area: [RichText] = treatment.areas.map { setting in
      RichText(PlainWords.area(setting.area).capitalizedFirst)
    }
    // The sheet is taken out and filled in.
    return [
      .pageBreak, .lead("Recheck before starting:"), .checkboxes(checks),
      .fillIns([
        half("Date"), half("Session"), half("Device model"), half("Serial number"),
        half("Cartridge lot"), half("Cartridge expiry"),
      ]),
      .table(
        Block.Table(
          header: ["Area", "Proposed cap", "Depth used (mm)", "Passes", "Endpoint"],
          rows: zip(area, treatment.areas).map { name, setting in
            [name, RichText(setting.cap.map { "\($0.millimetres) mm" } ?? "-"), "", "", ""]
          })),
      .fillIns([
        half("Numbing product"), half("Grams"), half("Time on"), half("Time off"),
        half("Applied by"), half("Gel used"), Block.FillIn("Reactions"),
        half("Pain, 0 to 10"), half("Done by, and qualification"),
      ]),
    ]
  }

  private func half(_ label: String) -> Block.FillIn {
    Block.FillIn(RichText(label), width: .half)
  }

  // MARK: A6 and A7

  /// The sources behind the tables that a treatment prints.
  var sourcesOfTheTreatment: [SourceKey] {
    guard let treatment = plan.treatment else { return [] }
    let facts = PracticeFact.technique + PracticeFact.pihPackage + [.pen, .roller, .stamp]
    let citations =
      facts.flatMap(\.evidence) + DepthRow.evidenceOfTheTable + ResultFacts.evidence
      + treatment.areas.flatMap { DepthRow.of($0.area)?.evidence ?? [] }
      + treatment.preCare.flatMap(\.step.evidence) + treatment.aftercare.flatMap(\.rule.evidence)
    return citations.flatMap(\.sources)
  }

  var signatures: [Block] {
    let consultation = material.consultation
    let rows: [(String, String?)] = [
      ("State", consultation?.status.rawValue),
      (
        "Signed by",
        consultation?.signatory[.name].map { name in
          VisibleText.of(name) + (material.signatureNote.map { " (\($0))" } ?? "")
        }
      ),
      ("Signed on", material.events.last { $0.kind == .signed }?.at.localDay.description),
      ("Role", consultation?.signatory[.role].map { VisibleText.of($0) }),
      ("Protocol", material.protocolLine), ("Approval", material.approval),
      ("Chain head", material.chainHead),
    ]
    return [
      .keyValues(
        rows.compactMap { name, value in
          value.map { Block.KeyValue(RichText(name), RichText($0)) }
        }),
      .fillIns([half("Clinician's signature"), half("Name and role"), half("Date")]),
    ]
  }
}
