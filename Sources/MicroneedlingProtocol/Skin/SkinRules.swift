public import ConsultationCore

// MARK: - Colour

extension Rule {
  /// Phototype IV to VI.
  public static let rS01 = Rule(
    "R-S01", .modify, when: .phototypeIVtoVI, override: .clinician,
    advice: """
      PIH package: pen not roller, shallower, fewer passes, erythema endpoint, 6-week interval, \
      4-week review.
      """,
    because: """
      Skin with more natural colour is more likely to keep a dark mark after it heals, so we work \
      more gently and leave more time between sessions.
      """,
    rationale: """
      PIH package (5.4): pen not roller, shallower, fewer passes, erythema endpoint, 6-wk \
      interval, 4-wk review
      """,
    evidence: .found(.chu, says: "darker skin is a risk factor"),
    .found(.dog, says: "PIH 5/36, tram-tracks 2/36, all phototype IV-V, roller"),
    .found(.coh, says: "still judged safer than peels or lasers"))

  /// Dark marks that stay, or nobody knows.
  public static let rS02 = Rule(
    "R-S02", .modify,
    when: Question.pihHistory.is(.mild, .lastingOver3Months) || Question.pihHistory.isMissing,
    override: .clinician,
    advice: "Apply the PIH package, whatever the phototype.",
    because: """
      If spots or cuts tend to leave dark marks on your skin, or we cannot tell, needling may \
      leave them too, so we work more gently.
      """,
    rationale: "PIH tendency is better asked directly than inferred from phototype",
    evidence: .memory("phototype measures burning and tanning, not PIH"), .policy())
}

// MARK: - Sun and barrier

extension Rule {
  /// A tan, a sunbed or self-tan.
  public static let rS03 = Rule(
    "R-S03", .defer, when: Question.sunStatus.is(.tanOrSunbed),
    until: .after(Question.sunDate, .days(14)).butIf(.pihPackage, .days(28)),
    override: .clinician,
    advice: "Self-tan on the area counts as tanning.",
    because: """
      Tanned skin is busy making colour and may turn patchy or dark if it is needled, so we let it \
      settle first.
      """,
    rationale: "active melanogenesis, PIH",
    evidence: .found(.inm, .esth, says: "no tan or tanning creams within 2 weeks"),
    .found(.drps, says: "4 weeks"),
    .disagrees(.spCare, says: "24 h for sun, 48 h for self-tan"),
    .design("28 d is the conservative choice"))

  /// A sunburn.
  public static let rS04 = Rule(
    "R-S04", .defer, when: Question.sunStatus.is(.sunburn),
    until: .after(Question.sunDate, .days(14)).butIf(.pihPackage, .days(28)),
    override: .never,
    advice: "Check on the day that it is fully settled.",
    because: "Sunburnt skin is injured skin, and it must heal fully before we add tiny wounds.",
    rationale: "irritated skin is a label contraindication",
    evidence: .found(.ifuC), .policy("14 d, 28 d with the PIH package"))

  /// Stinging, scaling, over-exfoliated skin or retinoid dermatitis.
  public static let rS05 = Rule(
    "R-S05", .defer, when: Question.barrierState.is(.irritated),
    provided: OpenCondition("calm for 7 days"),
    override: .never,
    because: """
      Your skin is irritated today, and needling would hurt it further; a calm week lets its \
      barrier recover.
      """,
    rationale: "irritated skin = label contraindication",
    evidence: .found(.ifuC), .policy("7 d"))

  /// Broken skin or an open wound.
  public static let rS06 = Rule(
    "R-S06", .defer,
    when: Question.barrierState.is(.broken) || Question.activeLesions.has(.openWound),
    provided: OpenCondition("healed for 14 days"),
    override: .never,
    because:
      "There is broken skin here, and needling it could bring infection and slow its healing.",
    rationale: "open wounds/sores = label contraindication",
    evidence: .found(.ifuC, .dp4), .policy("14 d"))
}

extension Rule {
  /// The rules on skin and device.
  public static let skin: [Rule] = [
    .rS01, .rS02, .rS03, .rS04, .rS05, .rS06, .rS07, .rS08, .rS09, .rS10, .rS11, .rS12, .rS13,
    .rS14, .rS15, .rS16, .rS17, .rS18, .rS19, .rS20, .rS21, .rS22, .rS23, .rS24, .rS25, .rS26,
    .rS27, .rS28, .rS29, .rS30, .rS31, .rV01,
  ]
}
