public import ConsultationCore

// MARK: - Healing

extension Rule {
  /// Wounds that heal badly.
  public static let rM31 = Rule(
    "R-M31", .refer, when: Question.woundHealingPoor.is(.yes), override: .specialist,
    advice: "Cause assessed.",
    because: """
      Needling relies on good healing, so a doctor should find out first why your wounds heal \
      badly.
      """,
    rationale: "healing",
    actions: [.init("A-GP")],
    evidence: .found(.ifuInt))
}

// MARK: - Heart and devices

extension Rule {
  /// An unstable heart, or an event in the last six months.
  public static let rM32 = Rule(
    "R-M32", .defer, when: Question.cardiac.has(.unstableOrEvent6mo),
    until: .after(Question.cardiacEventDate, .months(6)),
    provided: OpenCondition("cardiology agrees"),
    override: .specialist,
    because: """
      Your heart needs time to settle, and both the procedure and the numbing cream put some \
      strain on it.
      """,
    rationale: "stress, LA",
    evidence: .found(.labG, says: "cardiac abnormality listed"), .policy("6 months"))

  /// An artificial valve, or endocarditis.
  public static let rM33 = Rule(
    "R-M33", .defer, when: Question.cardiac.has(.prostheticValveOrEndocarditis),
    provided: OpenCondition("cardiology clearance"),
    override: .specialist,
    because: """
      Tiny wounds can let germs into the blood, which could harm your heart, so your heart \
      specialist should agree first.
      """,
    rationale: "bacteraemia",
    evidence: .policy())

  /// A stable heart condition.
  public static let rM34 = Rule(
    "R-M34", .note, when: Question.cardiac.has(.stable), override: .clinician,
    because:
      "We keep your heart condition in mind, and it does not stand in the way while it is stable.",
    rationale: "record",
    evidence: .design("a record"))

  /// A pacemaker, defibrillator, stimulator or pump.
  public static let rM35 = Rule(
    "R-M35",
    [
      Grade(
        .exclude,
        when: Question.implantedDevice.isOther(than: .none) && Question.deviceType.is(.rfPen)),
      Grade(
        .note,
        when: Question.implantedDevice.isOther(than: .none)
          && Question.deviceType.is(.pen, .roller, .stamp)),
    ],
    override: .never,
    because: """
      Radiofrequency current can disturb an implanted device, while needles without current do \
      not.
      """,
    rationale: "RF current interferes; mechanical needling does not",
    evidence: .found(.perf, .reno, says: "RF/electrosurgical lists"),
    .memory("no interference from a mechanical pen"))
}

// MARK: - Seizures and faints

extension Rule {
  /// Epilepsy that is not controlled.
  public static let rM36 = Rule(
    "R-M36", .defer, when: Question.epilepsy.is(.uncontrolled),
    provided: OpenCondition("clearance by the treating clinician"),
    override: .specialist,
    because: """
      The procedure and numbing cream could bring on a seizure, so the doctor who treats your \
      epilepsy should agree first.
      """,
    rationale: "seizure, LA threshold",
    evidence: .found(.dpMed, says: "lists epilepsy"), .policy())

  /// Controlled epilepsy, or faints.
  public static let rM37 = Rule(
    "R-M37", .modify, when: Question.epilepsy.is(.controlled) || Question.faints.is(.yes),
    override: .clinician,
    advice: "Treat reclined, with a chaperone.",
    because:
      "In case you feel faint or unwell, we treat you lying back with somebody else in the room.",
    rationale: "seizure/vasovagal",
    evidence: .policy())
}

// MARK: - Illness, viruses, nicotine

extension Rule {
  /// Fever, infection or antibiotics.
  public static let rM38 = Rule(
    "R-M38", .defer, when: Question.acuteIllness.is(.yes),
    until: .after(Question.acuteIllnessResolved, .days(14)),
    override: .clinician,
    because:
      "Your body heals best when it is well, so we wait until two weeks after you have recovered.",
    rationale: "fever/infection/antibiotics",
    evidence: .policy("14 d"))

  /// A blood-borne virus.
  public static let rM39 = Rule(
    "R-M39", .note, when: Question.bloodBorneVirus.is(.yes), override: .never,
    advice: "Never a reason to refuse: universal precautions, single-use cartridge.",
    because: """
      This is never a reason to refuse you; we use the same safe, single-use equipment for \
      everyone.
      """,
    rationale: "never a reason to refuse; universal precautions, single-use cartridge",
    evidence: .found(.cdc, says: "HIV cluster from unsafe reuse"),
    .found(.ifuC, says: "universal precautions"))

  /// Smoking or vaping nicotine.
  public static let rM40 = Rule(
    "R-M40", .note, when: Question.smoker.is(.yes), override: .clinician,
    advice: "Cessation advice.",
    because:
      "Nicotine slows healing and may weaken the result, and we can help you to stop if you wish.",
    rationale: "healing, results",
    evidence: .policy())
}

// MARK: - Earlier needling

extension Rule {
  /// Dark marks after needling.
  public static let rM41 = Rule(
    "R-M41", .modify, when: Question.previousMicroneedling.is(.pih), override: .clinician,
    advice: "PIH package.",
    because: "Needling left dark marks on your skin before, so this time we work more gently.",
    rationale: "recurrence",
    evidence: .policy())

  /// Scars after needling.
  public static let rM42 = Rule(
    "R-M42", .refer, when: Question.previousMicroneedling.is(.scarring), override: .specialist,
    advice: "Dermatology (tram-track marks).",
    because: """
      Needling left scars on your skin before and could do so again, so a skin doctor should see \
      it first.
      """,
    rationale: "recurrence",
    actions: [.init("A-DERM")],
    evidence: .found(.chu, .dog))

  /// Granulomas or an allergy after needling.
  public static let rM43 = Rule(
    "R-M43", .exclude, when: Question.previousMicroneedling.is(.granulomaOrAllergy),
    override: .specialist,
    because: """
      Your skin reacted to needling with lumps or an allergy, and such a reaction can be hard to \
      treat if it comes again.
      """,
    rationale: "granuloma/hypersensitivity, treatment-resistant",
    actions: [.init("A-DERM")],
    evidence: .found(.sol, .fri))
}
