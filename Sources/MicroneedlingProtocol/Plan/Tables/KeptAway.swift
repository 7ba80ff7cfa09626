import ConsultationCore

/// What is kept away from a session, with the evidence's days (evidence 2.5, 5.7, 5.10).
///
/// So many days before or after a session it is free again, as a rule's date is free.
struct KeptAway: Hashable, Sendable {
  let days: Int
  /// The rules that keep the same away: a clinic's longer wait for one of them holds here too.
  let rules: [RuleID]

  init(_ days: Int, _ rules: RuleID...) {
    self.days = days
    self.rules = rules
  }

  static let sun = Self(28, "R-S03")
  static let toxinAndVaccine = Self(14, "R-P01", "R-D18", "R-D19")
  static let procedures = Self(28, "R-P02", "R-P05", "R-P07")
  static let microdermabrasion = Self(14, "R-P10")
  static let newProducts = Self(14)
  static let creams = Self(7, "R-D08", "R-D09")
  static let waxing = Self(7, "R-P11")
  static let ownPainkillers = Self(7, "R-D06")
  static let needling = Self(28, "R-P09")
}
