public import ConsultationCore

extension Condition {
  /// A procedure whose date nobody knows counts as "yes, no date".
  fileprivate static func done(_ procedure: Question<Day>) -> Condition {
    procedure.isGiven || procedure.isMissing
  }
}

// MARK: - Injections and threads

extension Rule {
  public static let rP01 = Rule(
    "R-P01", .defer, when: .done(Question.botulinumLast),
    until: .after(Question.botulinumLast, .days(14)),
    override: .clinician,
    because: "We leave two weeks after botulinum toxin, so that needling does not spread it and "
      + "its effect can be judged.",
    rationale: "diffusion/assessment",
    evidence: .found(.btx, says: "≥2 wk"),
    .found(.car, says: "1-2 wk"),
    .disagrees(.esth, says: "6 months, the strictest found"))

  public static let rP02 = Rule(
    "R-P02", .defer, when: .done(Question.haFillerLast),
    until: .after(Question.haFillerLast, .days(28)),
    override: .clinician,
    because: "We leave four weeks after filler, so that needling neither moves it nor lets an "
      + "infection in.",
    rationale: "displacement, infection",
    evidence: .policy("default 28 d"),
    .disagrees(.btx, says: "2 wk"),
    .disagrees(.osei, .esth, says: "6 months, the strictest found"))

  public static let rP03 = Rule(
    "R-P03", .defer, when: .done(Question.biostimFillerLast),
    until: .after(Question.biostimFillerLast, .months(6)),
    override: .clinician,
    because: "Small lumps can form with fillers of this kind, so we leave six months before we "
      + "needle over them.",
    rationale: "nodules",
    evidence: .policy("6 months"))

  public static let rP04 = Rule(
    "R-P04", .defer, when: .done(Question.threadsLast),
    until: .after(Question.threadsLast, .months(3)),
    override: .clinician,
    because: "We leave three months after threads, so that needling neither pierces them nor lets "
      + "an infection in.",
    rationale: "puncture, infection",
    evidence: .policy("3 months"))
}

// MARK: - Peels, light and lasers

extension Rule {
  public static let rP05 = Rule(
    "R-P05", .defer, when: .done(Question.peelSuperficialLast),
    until: .after(Question.peelSuperficialLast, .days(28)),
    override: .clinician,
    because: "A peel weakens the skin's barrier for a while, so we let it recover for four weeks.",
    rationale: "barrier",
    evidence: .found(.emp, .brow, says: "2 wk-1 month; 28 d conservative"))

  public static let rP06 = Rule(
    "R-P06", .defer, when: .done(Question.peelDeepLast),
    until: .after(Question.peelDeepLast, .months(3)),
    override: .clinician,
    advice: "Check on the day that there is no erythema.",
    because: "A deeper peel or dermabrasion weakens the skin's barrier for longer, so we let it "
      + "recover for three months, until no redness is left.",
    rationale: "barrier",
    evidence: .found(.inm))

  public static let rP07 = Rule(
    "R-P07", .defer, when: .done(Question.nonAblativeLast),
    until: .after(Question.nonAblativeLast, .days(28)),
    override: .clinician,
    because: "Light and heat treatments warm the skin enough to injure it a little, so we let it "
      + "recover for four weeks.",
    rationale: "thermal injury",
    evidence: .found(.inm, says: "2-3 wk; 28 d conservative"))

  public static let rP08 = Rule(
    "R-P08", .defer, when: .done(Question.ablativeLast),
    until: .after(Question.ablativeLast, .months(3)),
    override: .clinician,
    because: "Skin needs time to heal after this kind of laser, so we wait three months.",
    rationale: "healing",
    evidence: .found(.inm, says: "6-12 wk; 12 wk+ conservative"))
}

// MARK: - Needling, hair removal, surgery and tattoos

extension Rule {
  public static let rP09 = Rule(
    "R-P09", .defer, when: .done(Question.microneedlingLast),
    until: .after(Question.microneedlingLast, .days(28)).butIf(.pihPackage, .days(42)),
    override: .clinician,
    because: "Your skin is still building collagen after the last needling, so the next one waits "
      + "four weeks, or six where dark marks come easily.",
    rationale: "collagen phase, PIH",
    evidence: .found(.spSum, .abl, says: "30-d spacing"), .policy("42 d"))

  public static let rP10 = Rule(
    "R-P10", .defer, when: .done(Question.microdermLast),
    until: .after(Question.microdermLast, .days(14)),
    override: .clinician,
    because: "This treatment takes off part of the skin's barrier, so we let it recover for two "
      + "weeks.",
    rationale: "barrier",
    evidence: .found(.emp, says: "2 wk"))

  public static let rP11 = Rule(
    "R-P11", .defer, when: .done(Question.hairRemovalLast),
    until: .after(Question.hairRemovalLast, .days(7)),
    override: .clinician,
    because: "Hair removal leaves the skin's barrier tender, so we let it recover for a week.",
    rationale: "barrier",
    evidence: .found(.emp, says: "72 h"), .found(.brow, says: "7 d"))

  public static let rP12 = Rule(
    "R-P12", .defer, when: .done(Question.surgeryInAreaDate),
    until: .after(Question.surgeryInAreaDate, .months(12)),
    override: .specialist,
    advice: "The surgeon may set it aside from 6 weeks on.",
    because: "Skin goes on healing for a long time after surgery or an injury, so we wait a year "
      + "unless your surgeon advises otherwise.",
    rationale: "healing",
    evidence: .found(.inm, says: "facial surgery <1 y"),
    .disagrees(.cla, says: "better if started at 6-7 weeks"))

  public static let rP13 = Rule(
    "R-P13", .defer, when: .done(Question.newTattooPmuDate),
    until: .after(Question.newTattooPmuDate, .days(28)),
    override: .clinician,
    advice: "Then as R-S25.",
    because: "A new tattoo or permanent make-up needs to heal first, so we wait four weeks, and "
      + "needling then keeps clear of it.",
    rationale: "healing",
    evidence: .policy("28 d"))
}

extension Rule {
  /// Recent procedures in the same area, in the order of the evidence.
  public static let procedures: [Rule] = [
    .rP01, .rP02, .rP03, .rP04, .rP05, .rP06, .rP07, .rP08, .rP09, .rP10, .rP11, .rP12, .rP13,
  ]
}
