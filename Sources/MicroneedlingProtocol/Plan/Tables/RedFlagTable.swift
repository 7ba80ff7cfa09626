public import ConsultationCore

/// A sign that needs help, and how soon (evidence 5.12).
public struct RedFlag: Hashable, Sendable {
  /// The id of the evidence, for example `RED1`.
  public let id: String
  /// How soon help is needed.
  public let urgency: Urgency
  /// The sign in plain words.
  public let sign: String
  /// What to do about it, in plain words.
  public let act: String
  /// Sign and act in the evidence's words.
  public let clinical: String
  /// Where it comes from.
  public let evidence: [Citation]

  /// How soon help is needed, the soonest first.
  public enum Urgency: Int, Hashable, Sendable, CaseIterable {
    case now, sameDay, twoDays, week
  }

  init(
    _ id: String, _ urgency: Urgency, _ sign: String, act: String, clinical: String,
    evidence: Citation = .design("evidence 5.12")
  ) {
    self.id = id
    self.urgency = urgency
    self.sign = sign
    self.act = act
    self.clinical = clinical
    self.evidence = [evidence]
  }
}

extension RedFlag {
  public static let red1 = Self(
    "RED1", .now,
    "You find it hard to breathe. Your face or tongue swells. You have hives all over, blue or "
      + "grey lips, a fit, or you collapse.",
    act: "Call the emergency number now.",
    clinical: "Trouble breathing, face/tongue swelling, widespread hives, blue-grey lips, seizure, "
      + "collapse: emergency now.")

  public static let red2 = Self(
    "RED2", .sameDay, "Small blisters in a group, or sore, punched-out spots.",
    act: "Call us the same day. A medicine works best when it starts early.",
    clinical: "Grouped blisters, or painful punched-out sores: same day (antiviral works early).")

  public static let red3 = Self(
    "RED3", .sameDay,
    "An eye that hurts, turns red or sees less well. Blisters near the eye or on the tip of the "
      + "nose.",
    act: "See an eye doctor the same day.",
    clinical: "Eye: pain, red eye, blurred vision, blisters near the eye or on nose tip: same-day "
      + "eye care.")

  public static let red4 = Self(
    "RED4", .sameDay,
    "Redness or heat that spreads, pus, a fever, or skin that gets worse after 2 "
      + "days.",
    act: "Call us the same day.",
    clinical: "Spreading redness, heat, pus, fever, worse after 48 h: same day.")

  public static let red5 = Self(
    "RED5", .sameDay,
    "It still bleeds after you press on it for 20 minutes, or a large bruise "
      + "spreads.",
    act: "Call us the same day.",
    clinical: "Bleeding >20 min with pressure, or large spreading bruise (blood thinners): same "
      + "day.")

  public static let red6 = Self(
    "RED6", .twoDays, "Itching, a rash or firm bumps after a product.",
    act: "Call us within 2 days. If bumps stay for more than 2 weeks, see a skin doctor.",
    clinical: "Swelling/rash after a product: itch, firm bumps: ≤48 h; bumps lasting >2 wk -> "
      + "dermatology (granuloma).",
    evidence: .found(.sol, .fri, says: "granulomas and allergic reactions after needling"))

  public static let red7 = Self(
    "RED7", .week, "Skin that is still very red on day 7, or lines of small marks.",
    act: "Call us within a week.",
    clinical: "Redness not settling by D7, or grid/tram lines: ≤1 week.",
    evidence: .found(.chu, .dog, says: "tram-tracks"))

  public static let red8 = Self(
    "RED8", .week, "New marks that are dark, pale or raised.",
    act: "Call us within a week. We stop the course until we have looked.",
    clinical: "New dark, pale or raised marks: ≤1 week, stop the course.")

  public static let red9 = Self(
    "RED9", .now,
    "Your face, an arm or a leg droops or turns weak all of a sudden, or you find it hard to "
      + "speak.",
    act: "Call the emergency number now. If a spot just stays numb after the numbing cream has "
      + "worn off, call us the same day.",
    clinical: "Sudden drooping or weakness of face or limb, or trouble speaking: emergency now; a "
      + "numb area after numbing cream has worn off: same day.")

  public static let red10 = Self(
    "RED10", .now, "You feel very low, or you think about harming yourself.",
    act: "Call a crisis line or the emergency number. You do not have to be alone with it.",
    clinical: "Very low mood or thoughts of self-harm: crisis line / emergency.",
    evidence: .found(.ng225))

  /// Every sign in the order of the evidence.
  public static let all: [RedFlag] = [
    .red1, .red2, .red3, .red4, .red5, .red6, .red7, .red8, .red9, .red10,
  ]

  /// The last sign in general words, for every page that a patient takes home.
  public static let inGeneralWords =
    "If you ever feel very low, or think about harming yourself, call a crisis line or the "
    + "emergency number. You do not have to be alone with it."

  /// Where serious harm is reported.
  public static let reporting =
    "Report serious harm: MedWatch (US), Yellow Card (UK), national device authority; record that "
    + "it was done."
}
