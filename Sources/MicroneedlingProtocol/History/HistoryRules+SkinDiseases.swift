public import ConsultationCore

extension Condition {
  /// Psoriasis or lichen planus, wherever it is.
  fileprivate static let hasKoebnerDisease = Question.koebnerDisease.has(.psoriasis, .lichenPlanus)

  /// Away from the area, without new patches for six months, and never where skin was hurt.
  fileprivate static let koebnerDiseaseIsQuiet = Condition.named(
    "elsewhere, stable ≥6 months, never koebnerised",
    !Question.activeLesions.has(.psoriasisPlaque, .lichenPlanus)
      && Question.koebnerStableSince.isGiven
      && !Question.koebnerStableSince.isWithin(.months(6))
      && Question.koebnerSeen.is(.no))
}

// MARK: - Scars that grow

extension Rule {
  /// A keloid of one's own.
  public static let rM19 = Rule(
    "R-M19", .exclude, when: Question.keloid.is(.personal), override: .specialist,
    because: """
      Your skin has made scars that grew beyond the wound, and needling could start new ones, \
      which a cosmetic treatment cannot justify.
      """,
    rationale: "new keloid; elective",
    actions: [.init("A-DERM")],
    evidence: .found(.labG, says: "keloid listed"),
    .found(.ifuInt, says: "not evaluated"),
    .found(.dpl, says: "contraindicated"))

  /// Keloids in the family, or raised scars of one's own.
  public static let rM20 = Rule(
    "R-M20", .modify,
    when: Question.keloid.is(.familyOnly) || Question.hypertrophicHistory.is(.yes),
    override: .clinician,
    advice: "Test patch (1-2 cm², pre-auricular), read at 6-8 weeks.",
    because: """
      You may have a tendency to raised scars, so we try a small patch first and see how it heals.
      """,
    rationale: "tendency",
    evidence: .policy())
}

// MARK: - Connective tissue and granulomas

extension Rule {
  /// Connective-tissue disease that involves the skin.
  public static let rM21 = Rule(
    "R-M21", .exclude,
    when: Question.connectiveTissue.is(.scleroderma, .cutaneousLupus, .dermatomyositis),
    override: .specialist,
    because: "Your condition affects how skin heals, and needling could make it flare.",
    rationale: "healing, flare",
    evidence: .found(.ifuInt, .dp4, .w42))

  /// Connective-tissue disease that spares the skin.
  public static let rM22 = Rule(
    "R-M22", .defer, when: Question.connectiveTissue.is(.sleNoSkin, .raOther),
    provided: OpenCondition("specialist clearance"),
    override: .specialist,
    because: """
      Your condition and its medicines can affect healing, so we would like your specialist to \
      agree first.
      """,
    rationale: "healing, flare; drugs",
    evidence: .found(.w42, says: "collagen vascular disease"), .policy())

  /// Sarcoidosis or granulomas.
  public static let rM23 = Rule(
    "R-M23", .exclude, when: Question.granulomatous.is(.yes), override: .specialist,
    advice: """
      Sarcoidosis, generalised granuloma annulare, or an earlier foreign-body granuloma.
      """,
    because: "With your condition lasting lumps can form wherever the skin is pricked.",
    rationale: "granulomas at sites of trauma/microblading",
    evidence: .found(.sar))
}

// MARK: - Diseases that appear where skin is hurt

extension Rule {
  /// Psoriasis or lichen planus that is quiet.
  public static let rM24 = Rule(
    "R-M24", .modify, when: .hasKoebnerDisease && .koebnerDiseaseIsQuiet, override: .specialist,
    advice: "Test patch.",
    because: """
      Your skin condition can appear where skin is hurt, so we try a small patch first although it \
      has been quiet.
      """,
    rationale: "Koebner",
    evidence: .found(.koe), .policy())

  /// Psoriasis or lichen planus otherwise.
  public static let rM25 = Rule(
    "R-M25", .defer, when: .hasKoebnerDisease && !Condition.koebnerDiseaseIsQuiet,
    until: .after(Question.koebnerStableSince, .months(6)),
    provided: OpenCondition("dermatologist agrees"),
    override: .specialist,
    because: """
      Your skin condition can appear where skin is hurt, so it should be quiet for six months and \
      your skin doctor should agree.
      """,
    rationale: "Koebner",
    evidence: .found(.koe, .ifuInt))

  /// Vitiligo.
  public static let rM26 = Rule(
    "R-M26", .defer, when: Question.koebnerDisease.has(.vitiligo),
    until: .after(Question.koebnerStableSince, .months(12)),
    provided: OpenCondition("dermatologist agrees"),
    override: .specialist,
    because: """
      New white patches can appear where skin is hurt, so your vitiligo should be quiet for a year \
      and your skin doctor should agree.
      """,
    rationale: "Koebner depigmentation",
    evidence: .found(
      .vit, says: "12 months without new lesions or Koebner reaction before surgery"))
}

// MARK: - Eczema and rosacea

extension Rule {
  /// Eczema, now clear or elsewhere.
  public static let rM27 = Rule(
    "R-M27", .modify, when: Question.eczema.is(.historyClear, .activeElsewhere),
    override: .clinician,
    advice: "EMLA contact 15-30 minutes; bland aftercare.",
    because: """
      Skin that tends to eczema is easily irritated, so we keep numbing cream on for less time and \
      the aftercare very plain.
      """,
    rationale: "irritancy",
    evidence: .found(.emlaHK, .ifuInt))

  /// Rosacea that is only red, or quiet.
  public static let rM28 = Rule(
    "R-M28", .modify, when: Question.rosacea.is(.etr, .papulopustularQuiescent),
    override: .clinician,
    advice: "Shallower; warn of longer redness.",
    because: "With rosacea your skin may flare and stay red for longer, so we work less deeply.",
    rationale: "flare",
    evidence: .found(.dp4), .policy())
}

// MARK: - Cold sores

extension Rule {
  /// Cold sores that come back, on a facial area.
  public static let rM29 = Rule(
    "R-M29", .modify,
    when: .facialArea
      && (Question.hsvOrofacial.is(.recurrent)
        || (Question.hsvLast.isGiven && Question.hsvLast.isWithin(.months(12)))),
    override: .clinician,
    advice: "The prescriber decides on antiviral prophylaxis; offering it is the default.",
    because: """
      Needling the face can wake up cold sores, so a prescriber will decide with you whether a \
      medicine should prevent them.
      """,
    rationale: "reactivation",
    evidence: .found(
      .hsv1, says: "valaciclovir 500 mg bd from the day before or morning of resurfacing"),
    .disagrees(.cmac, says: "reactivation rare, no reliable data"),
    .design("offering is the conservative choice"))

  /// A cold sore not long ago.
  public static let rM30 = Rule(
    "R-M30", .defer,
    when: (Question.hsvOrofacial.is(.pastOver12Months, .recurrent) && Question.hsvLast.isGiven)
      || (Question.hsvOrofacial.is(.recurrent) && Question.hsvLast.isMissing),
    until: .after(Question.hsvLast, .days(14)),
    override: .specialist,
    because: """
      A cold sore that has only just healed can be spread by needling, so we wait two weeks after \
      it is gone.
      """,
    rationale: "active/just healed",
    evidence: .policy("14 d"))
}
