public import ConsultationCore

extension Condition {
  /// A suspicious lesion that needs the urgent pathway (evidence 1.7, 4.6).
  ///
  /// A score that nobody made counts as high.
  fileprivate static let lesionIsUrgent = Condition.named(
    "7-point score ≥3 or not scored, or strong clinical concern",
    Question.sevenPoint.isAtLeast(3) || Question.sevenPoint.isMissing
      || Question.suspiciousLesion.is(.yesClinicianConcern))
}

// MARK: - Infection

extension Rule {
  /// Active herpes simplex.
  public static let rS07 = Rule(
    "R-S07", .defer, when: Question.activeLesions.has(.hsv),
    provided: OpenCondition("lesions healed for 14 days"), OpenCondition("prophylaxis decided"),
    override: .never,
    because: "Needling could spread the cold-sore virus over a wider area of your skin.",
    rationale: "dissemination of HSV",
    evidence: .found(.ifuInt, .dp4, .w42, says: "active viral infection"), .policy("14 d"))

  /// A bacterial or fungal infection.
  public static let rS08 = Rule(
    "R-S08", .defer, when: Question.activeLesions.has(.bacterial, .fungal),
    provided: OpenCondition("infection cleared and its treatment ended for 14 days"),
    override: .never,
    because: "There is an infection in the skin here, and needling could spread it.",
    rationale: "spread of infection",
    evidence: .found(.ifuInt, .dp4, .chu), .policy("14 d"))

  /// Warts or molluscum.
  public static let rS09 = Rule(
    "R-S09", .defer, when: Question.activeLesions.has(.wartsMolluscum),
    provided: OpenCondition("cleared for 28 days"),
    override: .never,
    because: "Needling could carry these growths to other places on your skin.",
    rationale: "auto-inoculation",
    evidence: .found(.ifuInt, .dp4), .policy("28 d"))
}

// MARK: - Inflammation

extension Rule {
  /// Acne III-IV.
  public static let rS10 = Rule(
    "R-S10", .defer, when: Question.activeLesions.has(.inflammatoryModSevere, .nodules),
    provided: OpenCondition("no new inflammatory lesions for 28 days"),
    override: .specialist,
    advice: "Offer acne care.",
    because: """
      Needling over inflamed spots can spread them and leave more marks, so calming the acne comes \
      first.
      """,
    rationale: "spread, more inflammation, PIH, ongoing scarring",
    evidence: .found(.dp4, says: "acne III-IV"), .found(.labG, says: "active acne listed"),
    .policy("28 d"))

  /// A few small spots.
  public static let rS11 = Rule(
    "R-S11", .modify, when: Question.activeLesions.has(.papulopustulesMild),
    override: .clinician,
    advice: """
      Leave at least 10 mm around each lesion. For 5 small ones or fewer; more count as \
      inflammatoryModSevere.
      """,
    because: "Needling over a spot can spread it, so we leave the skin around each spot alone.",
    rationale: "spread, more inflammation, PIH, ongoing scarring; milder",
    evidence: .policy("leave ≥10 mm around each lesion"),
    .found(.labG, .spCare, says: "what the policy is drawn from"))

  /// Dermatitis.
  public static let rS12 = Rule(
    "R-S12", .defer, when: Question.activeLesions.has(.dermatitis),
    provided: OpenCondition("clear for 28 days"),
    override: .specialist,
    because: """
      While the skin here is inflamed its barrier is weak, and needling could make it flare or let \
      germs in.
      """,
    rationale: "barrier, infection, koebner-like flare",
    evidence: .found(.ifuInt, .psk), .policy("28 d"))

  /// Psoriasis or lichen planus in the area.
  public static let rS13 = Rule(
    "R-S13", .defer, when: Question.activeLesions.has(.psoriasisPlaque, .lichenPlanus),
    provided: OpenCondition("clear for 6 months"), OpenCondition("dermatologist clearance"),
    override: .specialist,
    because: """
      With your skin condition, new patches can appear ten to twenty days after the skin is hurt, \
      so it needs to be quiet for longer first.
      """,
    rationale: "Koebner (10-20 d after injury)",
    evidence: .found(.koe, .ifuInt), .policy("6 months"))

  /// Papulopustular rosacea.
  public static let rS14 = Rule(
    "R-S14", .defer, when: Question.activeLesions.has(.rosaceaPapulopustular),
    provided: OpenCondition("quiescent for 28 days"),
    override: .specialist,
    because: "Needling active rosacea can make it flare and keep your skin red for longer.",
    rationale: "flare, prolonged erythema",
    evidence: .found(.dp4), .policy("28 d"))
}

// MARK: - To be looked at first

extension Rule {
  /// A suspicious lesion.
  public static let rS15 = Rule(
    "R-S15", .refer, when: Question.suspiciousLesion.isOther(than: .none), override: .never,
    advice: "No needling at all until it is assessed. Strong concern is enough at any score.",
    because: "There is a spot that a doctor should look at before any procedure on your skin.",
    rationale: "possible skin cancer; needling may delay or obscure diagnosis",
    actions: [
      .init("A-LESION-URGENT", when: .lesionIsUrgent),
      .init("A-LESION", when: !Condition.lesionIsUrgent),
    ],
    banners: [.init(.urgent, when: .lesionIsUrgent)],
    evidence: .found(
      .ng12,
      says: "weighted 7-point score ≥3 = urgent pathway; any strong concern is enough"))

  /// Actinic keratosis.
  public static let rS16 = Rule(
    "R-S16", .refer, when: Question.areaFeatures.has(.actinicKeratosis), override: .specialist,
    advice: "Treated and healed for 28 days, dermatologist content.",
    because: """
      There is sun-damaged skin here that a skin doctor should look at and treat before we needle \
      it.
      """,
    rationale: "pre-malignant",
    actions: [.init("A-DERM")],
    evidence: .found(.dp4, .labG),
    .disagrees(
      .psk, says: "lists actinic keratosis as a treated condition (needling-assisted PDT)"),
    .design("referral is the conservative choice"))
}
