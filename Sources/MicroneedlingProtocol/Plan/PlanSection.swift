/// The parts of a plan (evidence 5.13).
public enum PlanSection: String, Hashable, Sendable, CaseIterable {
  case p01 = "P01"
  case p02 = "P02"
  case p03 = "P03"
  case p04 = "P04"
  case p05 = "P05"
  case p06 = "P06"
  case p07 = "P07"
  case p08 = "P08"
  case p09 = "P09"
  case p10 = "P10"
  case p11 = "P11"
  case p12 = "P12"
  case p13 = "P13"
  case p14 = "P14"
  case p15 = "P15"
  case p16 = "P16"

  /// Whether it may stand in a document without a treatment.
  public var isFree: Bool {
    switch self {
    case .p01, .p02, .p03, .p04, .p05, .p13, .p14: true
    case .p06, .p07, .p08, .p09, .p10, .p11, .p12, .p15, .p16: false
    }
  }

  /// The heading that a patient reads.
  var patientTitle: String {
    switch self {
    case .p01: "About this page"
    case .p02: "What we found"
    case .p03: "Your skin today"
    case .p04: "What you want, and what is realistic"
    case .p05: "Other choices, and doing nothing"
    case .p06: "The treatment: where and how deep"
    case .p07: "Your calendar"
    case .p08: "Before the first session"
    case .p09: "Numbing cream"
    case .p10: "On the day: what you will feel"
    case .p11: "The days after"
    case .p12: "Your skin care afterwards"
    case .p13: "When to call for help"
    case .p14: "What we do differently for you"
    case .p15: "Results, upkeep, and when to stop"
    case .p16: "Before you say yes"
    }
  }

  /// The heading that a clinician reads.
  var clinicianTitle: String {
    switch self {
    case .p01: "Identity and version"
    case .p02: "Verdict"
    case .p03: "Skin today"
    case .p04: "Goals and ceilings"
    case .p05: "Alternatives"
    case .p06: "Treatment map"
    case .p07: "Calendar"
    case .p08: "Pre-care"
    case .p09: "Numbing"
    case .p10: "On the day"
    case .p11: "Downtime"
    case .p12: "Aftercare"
    case .p13: "Red flags and contacts"
    case .p14: "Modifications"
    case .p15: "Results, maintenance, stop rule"
    case .p16: "Consent"
    }
  }
}
