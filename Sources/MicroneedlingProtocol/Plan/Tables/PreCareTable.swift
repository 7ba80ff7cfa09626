public import ConsultationCore

/// What to do before a session, and from when (evidence 5.7).
public struct PreCareStep: Hashable, Sendable {
  /// The id of the evidence, for example `PC3`.
  public let id: String
  /// What it asks for; a clinic's longer wait for one part leaves the others where they are.
  public let parts: [Part]
  /// For and against.
  public let evidence: [Citation]

  /// Something to do or to leave out.
  public struct Part: Hashable, Sendable {
    /// How its day is meant.
    public let start: Start
    /// In plain words.
    public let patient: String
    /// In the clinician's words.
    public let clinician: String
    /// What is kept away from the session, and for how long.
    let kept: KeptAway

    init(_ start: Start, _ kept: KeptAway, patient: String, clinician: String) {
      self.start = start
      self.kept = kept
      self.patient = patient
      self.clinician = clinician
    }
  }

  /// How a part's day is meant.
  public enum Start: Hashable, Sendable {
    /// It holds from that day on.
    case from
    /// That day is the last on which it does not hold yet.
    case after
    /// Something ends by that day, or earlier.
    case by
    /// It holds on the day of the session.
    case onTheDay
  }

  init(_ id: String, _ parts: Part..., evidence: Citation...) {
    self.id = id
    self.parts = parts
    self.evidence = evidence
  }

  init(
    _ id: String, daysBefore: Int, patient: String, clinician: String, evidence: Citation...
  ) {
    self.id = id
    parts = [
      Part(
        daysBefore == 0 ? .onTheDay : .from, KeptAway(daysBefore), patient: patient,
        clinician: clinician)
    ]
    self.evidence = evidence
  }
}

extension PreCareStep {
  public static let pc1 = Self(
    "PC1",
    Part(
      .from, .sun, patient: "No sunbathing, no sunbeds and no self-tan.",
      clinician: "Stop tanning/sunbeds/self-tan; start daily SPF 50+ (PIH package)."),
    Part(
      .after, .procedures, patient: "No peel, laser, light treatment or filler in the area.",
      clinician: "No peels, laser, IPL, filler in the area."),
    evidence: .policy("28 d, 2.5"), .found(.drps, says: "4 weeks of sun"))

  public static let pc2 = Self(
    "PC2",
    Part(
      .after, .toxinAndVaccine, patient: "No toxin (such as Botox) and no vaccine.",
      clinician: "No toxin, no vaccine."),
    Part(
      .after, .microdermabrasion, patient: "No microdermabrasion.",
      clinician: "No microdermabrasion."),
    Part(.after, .newProducts, patient: "No new products.", clinician: "No new products."),
    evidence: .found(.btx, says: "toxin ≥2 wk"), .found(.perf, says: "vaccine 2 wk"),
    .found(.emp, says: "microdermabrasion 2 wk"))

  public static let pc3 = Self(
    "PC3",
    Part(
      .by, .creams, patient: "Stop retinoids, acids, scrubs and benzoyl peroxide.",
      clinician: "Stop retinoids, acids, scrubs, benzoyl peroxide."),
    Part(.by, .waxing, patient: "Stop waxing.", clinician: "Stop waxing."),
    Part(
      .by, .ownPainkillers,
      patient: "Stop painkillers such as ibuprofen or aspirin, fish oil, vitamin E and ginkgo, but "
        + "only if no doctor told you to take them. Never stop a medicine that a doctor gave you.",
      clinician: "Stop NSAID/aspirin/fish oil/vitamin E/ginkgo that is neither prescribed nor "
        + "advised by a doctor. Never stop a prescribed medicine."),
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
