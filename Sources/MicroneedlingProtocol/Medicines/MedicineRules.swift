public import ConsultationCore

// MARK: - Retinoids by mouth

extension Rule {
  public static let rD01 = Rule(
    "R-D01", .defer, when: Question.isotretinoin.is(.current),
    provided: OpenCondition("course ended, then 6 months"),
    override: .never,
    because: "The maker of the device says not to needle while someone takes isotretinoin, so we "
      + "wait until your course has ended and six months have passed.",
    rationale: "label contraindication for SkinPen",
    evidence: .found(.ifuC, says: "contraindicated while taking"))

  public static let rD02 = Rule(
    "R-D02", .defer,
    when: Question.isotretinoin.is(.stopped) && Question.isotretinoinLast.isWithin(.months(6)),
    until: .after(Question.isotretinoinLast, .months(6)),
    override: .specialist,
    advice: "A dermatologist may set it aside in a documented shared decision.",
    because: "After isotretinoin, the advice handed out with the device is to wait six months; the "
      + "evidence for it is weak, so we keep to the careful side.",
    rationale: "sheets and labels say wait 6 months; evidence weak",
    evidence: .found(.spCare, .esth, says: "wait 6 months"),
    .disagrees(.spr, .wal, .mys, .win, says: "no clear need to wait"))

  public static let rD03 = Rule(
    "R-D03", .defer, when: Question.otherSystemicRetinoid.is(.yes),
    until: .after(Question.otherRetinoidLast, .months(6)),
    provided: OpenCondition("prescriber agrees", endsWithWait: true),
    override: .specialist,
    because: "Your medicine is a relative of isotretinoin, so we give your skin the same six "
      + "months and ask your prescriber.",
    rationale: "by analogy",
    evidence: .policy("6 months and the prescriber, by analogy with isotretinoin"))
}

// MARK: - Bleeding

extension Rule {
  public static let rD04 = Rule(
    "R-D04", .modify, when: Question.antithrombotic.has(.singleAntiplatelet),
    override: .never,
    advice: "Do not stop it. Expect bruising; use pressure.",
    because: "Stopping your medicine would be riskier than a few bruises, so please keep taking "
      + "it; we expect some bruising and use pressure.",
    rationale: "stopping is riskier",
    evidence: .found(.ucsd, .iye, says: "do not stop"))

  public static let rD05 = Rule(
    "R-D05", .defer,
    when: Question.antithrombotic.has(.warfarin, .doac, .heparin, .dualAntiplatelet),
    provided: OpenCondition("prescriber agrees in writing; never stopped for this"),
    OpenCondition(
      "INR in range and ≤3.0 within 7 days", when: Question.antithrombotic.has(.warfarin),
      about: Question.inr.id),
    override: .specialist,
    advice: "Never stop it for this.",
    because: "Your blood thinner protects you and must not be stopped for this, so we first ask "
      + "your prescriber to agree in writing.",
    rationale: "not evaluated; stopping is dangerous",
    evidence: .found(.labG, says: "anticoagulant listed"),
    .found(.ifuInt, says: "anticoagulants not evaluated"),
    .found(.ucsd, says: "continue VKA for minor skin procedures; INR ≤3.0 for Mohs"),
    .found(.iye, says: "DOAC data sparse"))

  public static let rD06 = Rule(
    "R-D06", .defer, when: Question.otcBleeding.is(.yes),
    until: .after(Question.otcBleedingLast, .days(7)),
    override: .clinician,
    advice: "Only what is neither prescribed nor advised by a doctor; what a doctor advised is "
      + "judged by R-D04 and not stopped.",
    because: "This can make you bruise more, so we leave a week after the last use; please keep "
      + "taking anything that a doctor advised.",
    rationale: "bruising",
    evidence: .found(.inm, says: "NSAID 1 wk before/after at discretion"))
}

// MARK: - Sun and creams

extension Rule {
  public static let rD07 = Rule(
    "R-D07", .modify, when: Question.photosensitiser.is(.yes),
    override: .clinician,
    advice: "Reinforced photoprotection.",
    because: "Your medicine makes skin react more to the sun, so you will need extra sun "
      + "protection afterwards.",
    rationale: "post-procedure sun damage/PIH (no light is used)",
    evidence: .policy("reinforced photoprotection"))

  public static let rD08 = Rule(
    "R-D08", .defer, when: Question.topicalRetinoid.is(.yes),
    until: .after(Question.topicalRetinoidLast, .days(7)),
    override: .clinician,
    because: "A retinoid cream leaves skin more easily irritated, so we leave a week after the "
      + "last use.",
    rationale: "irritation",
    evidence: .found(.brow, says: "5 d-7 d; 7 d = conservative"),
    .disagrees(.osei, says: "12 h"),
    .disagrees(.spCare, says: "24 h"))

  public static let rD09 = Rule(
    "R-D09", .defer, when: Question.acidsBPO.is(.yes),
    until: .after(Question.acidsBPOLast, .days(7)),
    override: .clinician,
    because: "Acids, scrubs and benzoyl peroxide leave skin more easily irritated, so we leave a "
      + "week after the last use.",
    rationale: "irritation",
    evidence: .found(.brow, says: "as R-D08: 5 d-7 d; 7 d = conservative"),
    .disagrees(.osei, says: "as R-D08: 12 h"),
    .disagrees(.spCare, says: "as R-D08: 24 h"))

  public static let rD10 = Rule(
    "R-D10", .defer, when: Question.akTopical.is(.yes),
    until: .after(Question.akTopicalEnd, .days(28)),
    override: .specialist,
    advice: "Check on the day that the skin has healed; see R-S16.",
    because: "This cream leaves the skin inflamed, so we let it heal for four weeks after the "
      + "last use.",
    rationale: "inflammation; see R-S16",
    evidence: .policy("28 d and healed"))

  public static let rD11 = Rule(
    "R-D11", .defer, when: Question.facialTopicalSteroid.is(.yes),
    until: .after(Question.facialTopicalSteroidLast, .days(28)),
    override: .clinician,
    because: "Steroid cream used for more than two weeks can thin the skin, and the skin can flare "
      + "up afterwards, so we leave four weeks.",
    rationale: "atrophy, rebound",
    evidence: .policy("28 d"))
}

extension Rule {
  /// Medicines and allergies, in the order of the evidence.
  public static let medicines: [Rule] = [
    .rD01, .rD02, .rD03, .rD04, .rD05, .rD06, .rD07, .rD08, .rD09, .rD10, .rD11, .rD12, .rD13,
    .rD14, .rD15, .rD16, .rD17, .rD18, .rD19, .rD20,
  ]
}
