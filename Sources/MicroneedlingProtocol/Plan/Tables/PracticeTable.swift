public import ConsultationCore

/// A fact of how needling is done, for the clinician's settings (evidence 5.1, 5.2 and 5.4).
public struct PracticeFact: Hashable, Sendable {
  /// What it is about, in a few words.
  public let topic: String
  /// In the clinician's words.
  public let text: String
  /// For and against.
  public let evidence: [Citation]

  init(_ topic: String, _ text: String, evidence: Citation...) {
    self.topic = topic
    self.text = text
    self.evidence = evidence
  }
}

// MARK: - Technique

extension PracticeFact {
  public static let start = Self(
    "start",
    "Shallowest setting of the row; raise by 0.25 mm until uniform redness; never above "
      + "the cap.",
    evidence: .found(.spSum, says: "start low, raise until erythema"))

  public static let passes = Self(
    "passes",
    "2-4: vertical, horizontal, both diagonals; skin stretched; gliding on sterile "
      + "hydrogel or plain hyaluronic acid authorised for the device.",
    evidence: .found(.als), .found(.spSum, says: "hydrogel"))

  public static let noStacking = Self(
    "no stacking", "Do not stop and press; do not go over the same line again.",
    evidence: .policy())

  public static let endpoint = Self(
    "endpoint",
    "Even erythema everywhere. Pinpoint bleeding only on scars, phototype I-III, never "
      + "an aim on face rejuvenation.",
    evidence: .found(.spSum, says: "erythema"),
    .disagrees(.psk, says: "pinpoint bleeding as endpoint"))

  public static let stop = Self(
    "stop",
    "Pause at pain ≥7/10, stop if it does not fall; uneven bleeding, blanching, wheal, "
      + "faintness.",
    evidence: .policy())

  public static let cartridge = Self(
    "cartridge",
    "Sterile, single patient, single session, lot recorded, opened in front of the "
      + "patient.",
    evidence: .found(.cdc, .cfr))

  /// How every session is done.
  public static let technique: [PracticeFact] = [
    .start, .passes, .noStacking, .endpoint, .stop, .cartridge,
  ]
}

// MARK: - Devices

extension PracticeFact {
  public static let pen = Self(
    "pen",
    "Perpendicular; measured channel ≈ setting at 0.5 and 1.5 mm; adjustable, cartridge "
      + "single-use.",
    evidence: .found(.sas))

  public static let roller = Self(
    "roller",
    "Fixed length: the longest that is ≤ the site's usual value, phototype I-III only, "
      + "never >1.5 mm; 3-4 directions, lift between strokes, single patient. Enters at an angle; "
      + "tram-tracks reported. Home rollers ≥0.3 mm are not supported.",
    evidence: .policy(), .found(.dog, .maj, says: "published scar series used 1.5 mm"),
    .found(.chu, says: "tram-tracks"))

  public static let stamp = Self(
    "stamp", "Small scars, tight sites. No stamp depths exist: the clinician enters them.",
    evidence: .policy())
}

// MARK: - Cautious settings against dark marks

extension PracticeFact {
  public static let pihDevice = Self(
    "device", "Pen, not roller.",
    evidence: .found(.dog, says: "PIH 5 and tram-track 2 among 36, phototype IV-V, 1.5 mm roller"))

  public static let pihDepth = Self(
    "depth", "PIH column; the first session never above it.", evidence: .policy())

  public static let pihPasses = Self(
    "passes", "2 (3 on scars after a clean review); endpoint erythema only.", evidence: .policy())

  public static let pihReview = Self(
    "interval and review", "≥6 weeks; photo at 4 weeks; any new brown mark stops the course.",
    evidence: .policy())

  public static let pihPatch = Self(
    "test patch",
    "Offer 1-2 cm², read at 4-6 weeks; if declined, the first session at the reduced "
      + "cap is the test.",
    evidence: .policy())

  public static let pihLight = Self(
    "light",
    "SPF 50+, tinted (iron oxide) for visible light, hat; from 2-4 weeks before to 8 weeks "
      + "after.",
    evidence: .memory("iron oxide"), .policy("intervals"))

  public static let pihPriming = Self(
    "priming",
    "Optional, prescriber only (azelaic acid, hydroquinone, retinoid…); stop 7 d before.",
    evidence: .policy())

  public static let pihBalance = Self(
    "balance", "Needling is still usually safer in IV-VI than peels or lasers.",
    evidence: .found(.coh))

  /// The PIH package.
  public static let pihPackage: [PracticeFact] = [
    .pihDevice, .pihDepth, .pihPasses, .pihReview, .pihPatch, .pihLight, .pihPriming, .pihBalance,
  ]
}

// MARK: - Numbing cream

extension PracticeFact {
  /// What to watch for with a numbing cream (evidence 3.4).
  public static let watchFor: [PracticeFact] = [
    .methaemoglobinaemia, .toxicity, .allergy, .eyeContact,
  ]

  public static let methaemoglobinaemia = Self(
    "methaemoglobinaemia",
    "Slate-grey/blue colour, headache, breathless, dizzy, can be hours "
      + "later; pulse oximeter unreliable. Remove cream, emergency call, oxygen; methylene blue is "
      + "a hospital decision and dangerous in G6PD deficiency.",
    evidence: .memory())

  public static let toxicity = Self(
    "systemic toxicity",
    "Ringing ears, metallic taste, numb mouth, agitation, twitching, seizure, "
      + "slow or irregular pulse. Remove cream, emergency call, resuscitate; lipid rescue where "
      + "available.",
    evidence: .memory())

  public static let allergy = Self(
    "allergy", "Hives, swelling, wheeze, collapse. Anaphylaxis protocol.",
    evidence: .design("evidence 3.4"))

  public static let eyeContact = Self(
    "eye contact", "Stinging, numb cornea. Rinse with water/saline; protect until feeling returns.",
    evidence: .design("evidence 3.4"))
}

/// What the patient feels, phase by phase (evidence 5.8).
public struct Sensation: Hashable, Sendable {
  /// When it is felt, as a heading.
  public let phase: String
  /// In plain words.
  public let words: String
}

extension Sensation {
  public static let numbing = Self(
    phase: "Numbing",
    words: "Cool at first, then tight or blotchy. Tell us at once if you feel dizzy, your ears "
      + "ring or your head hurts.")

  public static let needling = Self(
    phase: "Needling",
    words: "It hums and feels like scratching or sandpaper. It is sharper on the forehead, the "
      + "upper lip and the nose. You can say stop at any time. We pause if the pain gets to 7 out "
      + "of 10.")

  public static let after = Self(
    phase: "After",
    words: "Hot like a sunburn, and tight. There may be tiny spots of blood. It eases in hours.")

  /// Every phase in order.
  public static let all: [Sensation] = [.numbing, .needling, .after]
}
