public import ConsultationCore

// MARK: - Age

extension Rule {
  /// Younger than 18.
  public static let rM01 = Rule(
    "R-M01", .exclude, when: Question.dob.isWithin(.years(18)), override: .never,
    because: "We offer this treatment to adults only, from the age of 18.",
    rationale: "no cosmetic benefit-risk case; law tightening",
    evidence: .found(.eng, says: "England is introducing age limits"), .found(.gmc), .policy())

  /// From 18 to 21.
  public static let rM02 = Rule(
    "R-M02", .modify,
    when: !Question.dob.isWithin(.years(18)) && Question.dob.isWithin(.years(22)),
    override: .clinician,
    advice: "Off-label consent item C05.",
    because: """
      The labels of needling devices start at the age of 22, so at your age the use is outside the \
      label, and you should know that before you decide.
      """,
    rationale: "US labelling starts at 22",
    evidence: .found(.den, .k22, .exc, .fdap, says: "≥22"))
}

// MARK: - Pregnancy and breastfeeding

extension Rule {
  /// Pregnant.
  public static let rM03 = Rule(
    "R-M03", .defer, when: Question.pregnant.is(.yes),
    until: .after(Question.edd, .days(42)),
    provided: OpenCondition("not breastfeeding"),
    override: .never,
    because:
      "Needling devices are not meant for use in pregnancy, so we wait until well after the birth.",
    rationale: "label contraindication",
    evidence: .found(.ifuC), .policy("due date +42 d"))

  /// Perhaps pregnant.
  public static let rM04 = Rule(
    "R-M04", .defer, when: Question.pregnant.is(.possible),
    provided: OpenCondition("negative test"),
    override: .never,
    because: "We do not treat in pregnancy, so a negative test must come first.",
    rationale: "label contraindication",
    evidence: .found(.spTrial, says: "urine test in trials"))

  /// Breastfeeding.
  public static let rM05 = Rule(
    "R-M05", .defer, when: Question.breastfeeding.is(.yes),
    provided: OpenCondition("breastfeeding stopped"),
    override: .never,
    because: """
      Needling devices are not meant for use while breastfeeding, so we wait until you have \
      finished.
      """,
    rationale: "label contraindication (\"nursing\")",
    evidence: .found(.ifuC))
}

extension Rule {
  /// The rules on age and medical history.
  public static let history: [Rule] = [
    .rM01, .rM02, .rM03, .rM04, .rM05, .rM06, .rM07, .rM08, .rM09, .rM10, .rM11, .rM12, .rM13,
    .rM14, .rM15, .rM16, .rM17, .rM18, .rM19, .rM20, .rM21, .rM22, .rM23, .rM24, .rM25, .rM26,
    .rM27, .rM28, .rM29, .rM30, .rM31, .rM32, .rM33, .rM34, .rM35, .rM36, .rM37, .rM38, .rM39,
    .rM40, .rM41, .rM42, .rM43,
  ]
}
