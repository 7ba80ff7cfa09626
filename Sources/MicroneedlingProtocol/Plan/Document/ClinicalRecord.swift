import ConsultationCore

/// What the clinic keeps: findings with their sources, answers, settings, and lines to sign.
struct ClinicalRecord {
  let material: PlanMaterial
  var plan: Plan { material.plan }

  init(_ material: PlanMaterial) { self.material = material }

  /// What must not be missed: banners with what to do now, then the verdict.
  var opening: [Block] {
    var blocks: [Block] = plan.banners.map { banner in
      .callout(
        banner == .emergency ? .danger : .caution,
        "\(strong: banner.rawValue): do this now", Block.texts(steps(of: banner)))
    }
    if let caution = material.caution { blocks.append(.callout(.caution, RichText(caution))) }
    let computed = material.assessment.verdict
    let before = computed == plan.verdict ? "" : " after overrides; computed: \(computed.name)"
    blocks.append(.callout(.note, "Verdict: \(strong: plan.verdict.name)\(before)"))
    if let signed = material.consultation?.supersededVerdict {
      let until = signed.effectiveEarliest.map { ", earliest \($0)" } ?? ""
      blocks.append(
        .callout(
          .caution, "Signed with another verdict: \(strong: signed.effective)\(until)",
          [
            .paragraph(
              RichText(
                "Recorded under \(VisibleText.of(signed.protocolTitle)). The protocol of now would "
                  + "come to \(plan.verdict.name); this page is worked out under the one of now."))
          ]))
    }
    return blocks
  }

  /// What the findings behind a banner ask for; the rest stands in the verdict's own list.
  private func steps(of banner: Banner) -> [String] {
    let answers = material.answers
    let behind = answers.findings(behind: banner, among: plan.findings.standing)
    return Action.inOrder(behind.flatMap(answers.actions))
      .compactMap(answers.protocol.action).map { "\($0.task) (\($0.timing))" }
  }

  /// The sections that apply, in order; empty ones are left out.
  var sections: [Document.Section] {
    let all: [(String, String, [Block])] =
      [
        part(.p01, identity), part(.p02, verdict), ("A1", "Findings and reasons", findings),
        part(.p03, skin), part(.p04, plan.kind == .emergency ? [] : goals),
        part(.p05, plan.kind == .emergency ? [] : alternatives),
      ] + treatmentSections + [
        part(.p13, plan.treatment == nil ? material.contacts : redFlags),
        part(.p14, modifications),
      ] + laterSections + [
        ("A2", "Answers", answers), ("A3", "Overrides, notes and addenda", remarks),
        ("A4", "Settings sheet for the day", settingsSheet),
        ("A5", "Restricted: treating staff only", restricted), ("A6", "Sources cited", sources),
        ("A7", "Record and signatures", signatures), ("A8", "Transcript", transcript),
      ]
    return all.filter { !$0.2.isEmpty }
      .map { Document.Section(id: $0.0, title: $0.1, blocks: $0.2) }
  }

  func part(_ section: PlanSection, _ blocks: [Block]) -> (String, String, [Block]) {
    (section.rawValue, section.clinicianTitle, blocks)
  }

  // MARK: P01 and P02

  private var identity: [Block] {
    let rows: [(String, String?)] = [
      ("Patient", material.header(.patientName)),
      ("Reference", material.header(.patientReference)),
      ("Date", material.answers.consultDate?.description), ("Age", plan.age.map { "\($0)" }),
      ("Clinician", material.header(.clinician)), ("Protocol", material.protocolLine),
      ("Approval", material.approval),
      ("Policy", material.clinic.map { VisibleText.of("\($0.clinic) \($0.hash)") }),
      ("Chain head", material.chainHead),
    ]
    return [
      .keyValues(
        rows.compactMap { name, value in
          value.map { Block.KeyValue(RichText(name), RichText($0)) }
        })
    ]
  }

  private var verdict: [Block] {
    let assessment = material.assessment
    let rows: [(String, String?)] = [
      ("Computed verdict", assessment.verdict.name), ("Effective verdict", plan.verdict.name),
      (
        "Banners",
        plan.banners.isEmpty ? "none" : plan.banners.map(\.rawValue).joined(separator: ", ")
      ),
      ("Plan", plan.treatment == nil ? "none" : plan.kind.rawValue),
      ("Earliest date", plan.earliest?.description),
      (
        "Not before",
        plan.notBefore.map { "the referral outcome, and not before \($0)" }
      ),
      (
        "Dates",
        plan.isSettled ? nil : "they push each other on without end: set the date yourself"
      ),
    ]
    var blocks: [Block] = [
      .keyValues(
        rows.compactMap { name, value in
          value.map { Block.KeyValue(RichText(name), RichText($0)) }
        })
    ]
    let conditions = visible(plan.findings.deferrals).flatMap { finding in
      finding.conditions.map { RichText("\(code: finding.rule.name) \($0)") }
    }
    if !conditions.isEmpty { blocks += [.lead("Open conditions"), .list(conditions)] }
    let actions = plan.actions.compactMap { material.answers.protocol.action($0) }
    if !actions.isEmpty {
      blocks += [
        .lead("To do"),
        .list(actions.map { "\(code: $0.id.name) \($0.task) \(emphasis: $0.timing)" }),
      ]
    }
    let when =
      "Treatment is possible only when the date is reached, all conditions are met and a fresh "
      + "check is clean."
    let advice = "This is advice to a professional, who decides."
    blocks.append(.paragraph(RichText(plan.kind == .provisional ? "\(when) \(advice)" : advice)))
    return blocks
  }

  /// Findings that stand outside the restricted section.
  func visible(_ findings: [Finding]) -> [Finding] { findings.filter { !$0.isRestricted } }

  // MARK: P03, P04, P14

  private var skin: [Block] {
    let skin = plan.skin
    let rows: [(String, String)] = [
      ("Phototype, questionnaire", skin.band?.rawValue ?? "not known"),
      ("Phototype, clinician", skin.judged?.rawValue ?? "not known"),
      ("Phototype used (the darker)", skin.used?.rawValue ?? "not known"),
      ("PIH package", skin.isPihPackage ? "on" : "off"),
    ]
    let facts = skin.isPihPackage ? PracticeFact.pihPackage : []
    return [.keyValues(rows.map { Block.KeyValue(RichText($0), RichText($1)) })]
      + self.facts(facts) + Block.texts(material.fragments(.p03, .clinician))
  }

  private var goals: [Block] {
    let rows: [[RichText]] = plan.wishes.flatMap { wish in
      wish.outlooks.map { outlook in
        [
          RichText(PlainWords.goal(wish.goal) + (wish.isMain ? " (main)" : "")),
          RichText(outlook.status),
          RichText(outlook.ceiling.map { "“\($0)”" } ?? "none: refer"),
          RichText(outlook.sessions.map { "\($0)" } ?? "-"),
          RichText(EvidenceWords.describe(outlook.evidence)),
        ]
      }
    }
    let table = Block.table(
      Block.Table(
        header: ["Goal", "Status", "Printable ceiling", "Sessions", "Evidence"], rows: rows,
        columns: [
          .init(weight: 4), .init(weight: 6), .init(weight: 6), .init(.trailing, weight: 3),
          .init(weight: 8),
        ]))
    return (rows.isEmpty ? [] : [table]) + Block.texts(material.fragments(.p04, .clinician))
  }

  private var alternatives: [Block] {
    Block.texts(
      material.fragments(.p05, .clinician) + ["Creams, peels, lasers.", "Doing nothing (C03)."])
  }

  private var modifications: [Block] {
    let items = visible(plan.findings.modifications).map { finding -> RichText in
      let rule = material.rule(finding)
      return "\(code: finding.rule.name) \(rule?.advice ?? "") \(emphasis: rule?.because ?? "")"
    }
    return items.isEmpty ? [] : [.list(items)]
  }

  /// Facts with their provenance.
  func facts(_ facts: [PracticeFact]) -> [Block] {
    facts.isEmpty
      ? []
      : [
        .keyValues(
          facts.map {
            Block.KeyValue(
              RichText($0.topic),
              "\($0.text) \(emphasis: EvidenceWords.describe($0.evidence))")
          })
      ]
  }
}
