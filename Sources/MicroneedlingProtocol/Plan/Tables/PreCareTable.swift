public import ConsultationCore

/// What to do before a session, and from when (evidence 5.7).
public struct PreCareStep: Hashable, Sendable {
  /// The id of the evidence, for example `PC3`.
  public let id: String
  /// Days before the session; 0 for the day itself.
  public let daysBefore: Int
  /// Whether something ends by that day, which may also be earlier.
  public let isDeadline: Bool
  /// The rules that keep the same things away from a session: a clinic's longer wait holds here too.
  let rules: [RuleID]
  /// In plain words.
  public let patient: String
  public let clinician: String
  public let evidence: [Citation]

  init(
    _ id: String, daysBefore: Int, isDeadline: Bool = false, as rules: [RuleID] = [],
    patient: String, clinician: String, evidence: Citation...
  ) {
    self.id = id
    self.daysBefore = daysBefore
    self.isDeadline = isDeadline
    self.rules = rules
    self.patient = patient
    self.clinician = clinician
    self.evidence = evidence
  }
}

extension PreCareStep {
  public static let pc1 = Self(
    "PC1", daysBefore: 28, as: ["R-S03", "R-P02", "R-P05", "R-P07"],
    patient: "No sunbathing, no sunbeds and no self-tan. No peel, laser, light treatment or filler "
      + "in the area.",
    clinician: "Stop tanning/sunbeds/self-tan; start daily SPF 50+ (PIH package); last day for "
      + "peels, IPL, filler in the area.",
    evidence: .policy("28 d, 2.5"), .found(.drps, says: "4 weeks of sun"))

  public static let pc2 = Self(
    "PC2", daysBefore: 14, as: ["R-P01", "R-D19", "R-P10"],
    patient: "No toxin (such as Botox), no vaccine, no microdermabrasion and no new products.",
    clinician: "No toxin, vaccine, microdermabrasion, new products.",
    evidence: .found(.btx, says: "toxin ≥2 wk"), .found(.perf, says: "vaccine 2 wk"),
    .found(.emp, says: "microdermabrasion 2 wk"))

  public static let pc3 = Self(
    "PC3", daysBefore: 7, isDeadline: true, as: ["R-D08", "R-D09", "R-D06", "R-P11"],
    patient: "Stop retinoids, acids, scrubs, benzoyl peroxide and waxing. Stop "
      + "painkillers such as ibuprofen or aspirin, fish oil, vitamin E and ginkgo, but only if no "
      + "doctor told you to take them. Never stop a medicine that a doctor gave you.",
    clinician: "Stop retinoids, acids, scrubs, benzoyl peroxide, waxing; stop NSAID/aspirin/fish "
      + "oil/vitamin E/ginkgo that is neither prescribed nor advised by a doctor. Never stop a "
      + "prescribed medicine.",
    evidence: .found(.brow, says: "5-7 d"), .found(.inm, says: "NSAID 1 wk at discretion"))

  public static let pc4 = Self(
    "PC4", daysBefore: 3,
    patient: "Use a mild cleanser and a plain cream. Tell us if you feel a cold sore coming, have "
      + "a fever or an infection, or find a new spot.",
    clinician: "Bland cleanser, moisturiser; report any cold-sore tingle, fever, infection, new "
      + "spot.",
    evidence: .policy())

  public static let pc5 = Self(
    "PC5", daysBefore: 1,
    patient: "Take the medicine against cold sores, if you were given one. Often it starts on this "
      + "day. Follow what you were told.",
    clinician: "Antiviral if prescribed (often valaciclovir 500 mg twice daily from the day "
      + "before; the laser RCT ran 14 d; aciclovir 400 mg three times daily elsewhere): the "
      + "prescriber decides drug, dose, length.",
    evidence: .found(.hsv1, says: "valaciclovir 500 mg bd, 14 d in the laser RCT"),
    .found(.meds, says: "aciclovir 400 mg three times daily"),
    .disagrees(.cmac, says: "reactivation rare, no reliable data"))

  public static let pc6 = Self(
    "PC6", daysBefore: 0,
    patient: "Eat, drink water and leave out alcohol. Come with a clean face and no make-up. Plan "
      + "nothing for the evening.",
    clinician: "Eat, drink water; no alcohol; clean face, no make-up; arrive early for numbing; do "
      + "not plan anything that evening.",
    evidence: .policy())

  public static let pc7 = Self(
    "PC7", daysBefore: 0,
    patient: "Before we start we ask once more about your health, sun, medicines and your wish to "
      + "go on. We take photos if you agreed. Take out contact lenses.",
    clinician: "Recheck: pregnancy, sun, lesions, herpes, fever, medicines, consent; photo; remove "
      + "contact lenses; numbing; wipe off; antiseptic, let dry; cartridge lot.",
    evidence: .found(.cdc, .cfr, says: "single-use, traceable"), .policy())

  /// Every step in order.
  public static let all: [PreCareStep] = [.pc1, .pc2, .pc3, .pc4, .pc5, .pc6, .pc7]
}
