public import ConsultationCore

/// Something that the protocol as a whole rests on and no single rule states.
public struct BackgroundStatement: Hashable, Sendable {
  /// For example `B-INSTRUMENTS`.
  public let id: String
  /// What is known, and what was made of it.
  public let text: String
  /// For and against; never empty.
  public let evidence: [Citation]

  init(_ id: String, _ text: String, evidence first: Citation, _ rest: Citation...) {
    self.id = id
    self.text = text
    evidence = [first] + rest
  }
}

extension BackgroundStatement {
  static let device = Self(
    "B-DEVICE",
    "A needling product is a medical device when it reaches living skin or claims so; a product "
      + "that removes dead skin only, without such claims, is not.",
    evidence: .found(.g20))

  static let harms = Self(
    "B-HARMS",
    "Reviews find mostly redness, swelling and pain of up to 7 days. Serious harms are dark marks, "
      + "tram-track scars and granulomas.",
    evidence: .found(.chu, says: "85 articles, 2 805 patients"),
    .found(.gow, says: "51 articles, 1 029 patients: the same picture"))

  static let benefit = Self(
    "B-BENEFIT",
    "A systematic review calls needling promising for scars, wrinkles and stretch marks, and finds "
      + "few good trials.",
    evidence: .found(.ram, says: "the reference only"), .memory("the content"))

  static let otherAnaesthetics = Self(
    "B-TETRACAINE",
    "A lidocaine 7 %/tetracaine 7 % peel stays on for 20 to 30 minutes, or 60 for deeper work; its "
      + "label decides.",
    evidence: .found(.fag), .memory("at most 400 cm²"))

  static let instruments = Self(
    "B-INSTRUMENTS",
    "No published screening instrument is embedded: permission or the licence is missing or "
      + "unclear. The wellbeing screen is in our own words, unvalidated, and says so; a score from an "
      + "instrument completed elsewhere can be entered.",
    evidence: .found(.oup, says: "BDDQ needs permission"),
    .found(.duf, says: "dermatology version: sensitivity 100 %, specificity 93 %"),
    .found(.bro, says: "Swedish version: sensitivity 94 %, specificity 90 %"),
    .found(.vea, .ready, says: "COPS and AAI usable if cited; no software licence"),
    .found(.sco, says: "SCOFF screens for eating disorders"),
    .found(.hin, says: "PHQ: all rights reserved"), .memory("PHQ: no permission required"),
    .found(.nice5, says: "five case-finding questions, secondary copy"))

  static let prevalence = Self(
    "B-PREVALENCE",
    "Body dysmorphic disorder is found in about 9 % of cosmetic dermatology patients and 11 % in "
      + "acne and dermatology clinics; procedures rarely help it and can harm.",
    evidence: .found(.pinf), .found(.bmj, .bddf, .jccp))

  static let combination = Self(
    "B-COMBINATION",
    "The worst finding decides and every finding stays listed, as in blood-donor selection: when it "
      + "is not clear, nothing is done until it has been discussed with a designated person.",
    evidence: .found(.jpac), .memory("contraceptive eligibility categories work alike"))

  static let decisionSupport = Self(
    "B-DECISION-SUPPORT",
    "The output is advice to a professional who can review its basis; directive or time-critical "
      + "output raises the risk. Regulatory advice must be sought before use.",
    evidence: .found(.cds), .memory("EU and UK classification"))

  static let records = Self(
    "B-RECORDS",
    "Records are attributable, legible, contemporaneous, original and accurate. A correction is a "
      + "new entry; nothing is deleted silently. Adults' records are kept about 8 years after the "
      + "last treatment in the UK; elsewhere local law decides.",
    evidence: .found(.rec, .alcoa), .memory("21 CFR 11.10(e): an audit trail hides nothing"))

  /// Every statement.
  public static let all: [BackgroundStatement] = [
    .device, .harms, .benefit, .otherAnaesthetics, .instruments, .prevalence, .combination,
    .decisionSupport, .records,
  ]
}
