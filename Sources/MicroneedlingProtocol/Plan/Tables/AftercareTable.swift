public import ConsultationCore

/// What the skin may have, and when, after a session (evidence 5.10).
public struct AftercareRule: Hashable, Sendable {
  /// The id of the evidence, for example `AC3`.
  public let id: String
  /// What it is about, in a few plain words.
  public let topic: String
  /// When it holds after a session.
  public let timing: Timing
  /// In plain words.
  public let patient: String
  /// What else holds under the cautious settings against dark marks; empty where nothing does.
  public let patientIfPih: String
  /// In the clinician's words.
  public let clinician: String
  /// For and against.
  public let evidence: [Citation]

  /// When it holds, in days after the session.
  public enum Timing: Hashable, Sendable {
    /// Until this many days after; where it differs, for deep needling or under the PIH package.
    case until(days: Int, deep: Int? = nil, pih: Int? = nil)
    /// From this many days after.
    case from(days: Int, deep: Int? = nil)
    /// From one day after to another.
    case between(days: Int, deep: Int, until: Int)
    /// Several waits, each with its own name.
    case waits([Wait])
    /// All the while.
    case always
  }

  /// A wait for one thing.
  public struct Wait: Hashable, Sendable {
    /// What is waited for, for example `wax`.
    public let name: String
    /// How long.
    let kept: KeptAway
    /// The days under the PIH package; `nil` where they are the same.
    let pih: Int?
    /// Whether a later session blocks it again; the wait for that session itself is not blocked.
    let isBlockedBefore: Bool

    /// A wait for something that is kept away from every session.
    init(_ name: String, _ kept: KeptAway) {
      self.init(name, kept, pih: nil, isBlockedBefore: true)
    }

    /// A wait after the session alone, and the longer one under the PIH package.
    init(_ name: String, after kept: KeptAway, pih: Int? = nil) {
      self.init(name, kept, pih: pih, isBlockedBefore: false)
    }

    private init(_ name: String, _ kept: KeptAway, pih: Int?, isBlockedBefore: Bool) {
      self.name = name
      self.kept = kept
      self.pih = pih
      self.isBlockedBefore = isBlockedBefore
    }
  }

  init(
    _ id: String, _ topic: String, _ timing: Timing, patient: String, pih: String = "",
    clinician: String, evidence: Citation...
  ) {
    self.id = id
    self.topic = topic
    self.timing = timing
    self.patient = patient
    patientIfPih = pih
    self.clinician = clinician
    self.evidence = evidence
  }
}

// MARK: - What may touch the skin

extension AftercareRule {
  public static let ac1 = Self(
    "AC1", "The first hours", .until(days: 1, deep: 2),
    patient: "Only sterile salt water, or the gel that we give you. No make-up. No sunscreen on "
      + "the skin yet: stay in the shade and wear a hat.",
    clinician: "First 24 h (48 h after ≥1.0 mm): only sterile saline / authorised hydrogel / plain "
      + "HA; no make-up, no sunscreen on the skin: shade and hat.",
    evidence: .found(.sas, says: "water loss still up at 48 h after 1.5 mm"),
    .found(.barr, says: "≤0.25 mm recovers within 72 h"),
    .found(.clos, says: "closure about 58-63 h, slower in darker skin"))

  public static let ac2 = Self(
    "AC2", "Cream", .between(days: 1, deep: 2, until: 3),
    patient: "A plain cream without perfume, and sunscreen. Nothing else.",
    clinician: "Then to 72 h: bland, fragrance-free moisturiser, plus AC3 sunscreen, only.",
    evidence: .found(.sas, .barr, .clos, says: "as AC1"))

  public static let ac3 = Self(
    "AC3", "Sunscreen and make-up", .from(days: 1, deep: 2),
    patient: "Mineral sunscreen, SPF 30 or more, every day. Make-up is fine again too.",
    pih: "For you: SPF 50 or more, best with a tint (iron oxide), and a hat.",
    clinician: "From 24 h (48 h after ≥1.0 mm) mineral SPF ≥30 (50+ PIH); make-up too.",
    evidence: .found(.spCare, says: "24 h"), .policy("48 h after ≥1.0 mm"))

  public static let ac4 = Self(
    "AC4", "Vitamin C, retinoids, acids, benzoyl peroxide, perfume", .from(days: 7),
    patient: "Wait until then, and until nothing flakes. Never under the needles: vitamin C pushed "
      + "into the skin has left lasting lumps.",
    clinician: "Vitamin C, retinoid, AHA/BHA, benzoyl peroxide, perfume: ≥7 d and no flaking; "
      + "never under or during needling.",
    evidence: .found(
      .sol, says: "facial granulomas after needling; the same vitamin C serum in two"),
    .found(.fri, .gra, says: "granulomas and allergic reactions, hard to treat"),
    .found(.als, says: "no vitamin C before needling"))

  public static let ac5 = Self(
    "AC5", "Growth factors, PRP, exosomes and other serums", .from(days: 3),
    patient: "None under the needles and none on the day, as these products are not made to go "
      + "into the skin and there is little proof that they help. Later a serum without perfume is "
      + "fine, if your skin likes it.",
    clinician: "Growth-factor / PRP / exosome / any serum: none under needling or same day unless "
      + "the product is licensed for it; cosmetic serum after 72 h if fragrance-free and "
      + "tolerated.",
    evidence: .found(.cfr, says: "transdermal delivery is outside 878.4430"),
    .policy("evidence weak"))

  public static let ac6 = Self(
    "AC6", "Hyaluronic acid",
    .waits([
      .init("plain and sterile", after: KeptAway(0)), .init("from a shop", after: KeptAway(3)),
    ]),
    patient: "It holds water and soothes. At first only the plain, sterile kind; one from a shop "
      + "can wait.",
    clinician: "Hyaluronic acid: plain, sterile/preservative-free: D0 on; cosmetic HA after 72 h.",
    evidence: .policy())
}

// MARK: - What to leave out

extension AftercareRule {
  public static let ac7 = Self(
    "AC7", "Exercise, heat, sweat, alcohol", .until(days: 3),
    patient: "Leave them out.", clinician: "Exercise, heat, sweat, alcohol: 72 h.",
    evidence: .found(.spCare, says: "24-72 h; longer end"))

  public static let ac8 = Self(
    "AC8", "Pool, sea, sauna, hot tub", .until(days: 7),
    patient: "Leave them out.", clinician: "Pool, sea, sauna, hot tub: 7 d.",
    evidence: .found(.spCare, .emp, says: "72 h-7 d; longer end"))

  public static let ac9 = Self(
    "AC9", "Sun", .until(days: 14, pih: 56),
    patient: "Stay in the shade and use sunscreen every day. No sunbed.",
    pih: "Daylight can darken marks too, so take this seriously.",
    clinician: "Shade + SPF 2 weeks (8 weeks PIH); no sunbed.", evidence: .policy())

  public static let ac10 = Self(
    "AC10", "Hair removal",
    .waits([.init("shaving or cream", after: KeptAway(7)), .init("wax", after: KeptAway(14))]),
    patient: "Wait before you remove hair in the area.",
    clinician: "Hair removal: 7 d (14 d wax).", evidence: .policy())

  public static let ac11 = Self(
    "AC11", "Other treatments",
    .waits([
      .init("toxin (such as Botox) or vaccine", .toxinAndVaccine),
      .init("filler, peel or laser", .procedures),
      .init("next needling", after: .needling, pih: 42),
    ]),
    patient: "Wait before you have one of these. Before each later session, the dates in your "
      + "calendar hold too.",
    clinician:
      "Toxin / vaccine / filler / peel or laser / next needling: 14 d / 14 d / 28 d / 28 d "
      + "/ 28 (42) d.",
    evidence: .policy("2.5"))

  public static let ac12 = Self(
    "AC12", "Painkillers", .until(days: 7),
    patient: "Avoid ibuprofen, aspirin and the like, unless a doctor told you to take them. "
      + "Paracetamol is fine if you need it.",
    clinician: "NSAID: avoid 7 d unless prescribed or advised by a doctor; paracetamol if needed.",
    evidence: .found(.inm, says: "1 wk, discretionary"))

  public static let ac13 = Self(
    "AC13", "Hands off", .always,
    patient: "Do not pick or scrub. Do not shave over flakes. Do not share towels. Use a clean "
      + "pillowcase.",
    clinician: "Do not pick, scrub, shave over flaking, share towels; clean pillowcase.",
    evidence: .design("evidence 5.10"))

  public static let ac14 = Self(
    "AC14", "Hands and phone", .until(days: 3),
    patient: "Wash your hands and wipe your phone before they touch your skin.",
    clinician: "Hands, phones: wash/clean for 72 h.", evidence: .design("evidence 5.10"))

  /// Every rule in order.
  public static let all: [AftercareRule] = [
    .ac1, .ac2, .ac3, .ac4, .ac5, .ac6, .ac7, .ac8, .ac9, .ac10, .ac11, .ac12, .ac13, .ac14,
  ]
}
