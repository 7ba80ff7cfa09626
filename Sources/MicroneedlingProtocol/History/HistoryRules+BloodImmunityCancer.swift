public import ConsultationCore

extension Condition {
  fileprivate static let hasDiabetes = Question.diabetes.isOther(than: .none)

  /// Ended less than five years ago, or nobody knows when.
  fileprivate static let recentCancerTherapy = Condition.named(
    "cancer therapy ended <5 years ago or date unknown",
    Question.cancerTherapy.has(.past)
      && (Question.cancerTherapyEnd.isWithin(.years(5)) || Question.cancerTherapyEnd.isMissing))
}

// MARK: - Bleeding

extension Rule {
  /// A bleeding or platelet disorder.
  public static let rM06 = Rule(
    "R-M06", .exclude, when: Question.bleedingDisorder.is(.yes), override: .never,
    because: """
      Needling makes many tiny wounds, and with a bleeding disorder they may not stop bleeding as \
      they should.
      """,
    rationale: "label contraindication",
    evidence: .found(.ifuC, .dp4))

  /// Bruising that nobody has explained, or no answer.
  public static let rM07 = Rule(
    "R-M07", .defer,
    when: Question.bleedingDisorder.is(.unexplainedBruising)
      || Question.bleedingDisorder.isMissing,
    provided: OpenCondition("history and blood tests clarified"),
    override: .specialist,
    because: "Before we make tiny wounds we need to know that your blood clots as it should.",
    rationale: "label contraindication",
    evidence: .policy())
}

// MARK: - Diabetes

extension Rule {
  /// Diabetes in good control.
  public static let rM08 = Rule(
    "R-M08", .modify,
    when: .hasDiabetes && Question.hba1c.isBelow(8) && Question.hba1cDate.isGiven
      && Question.hba1cDate.isWithin(.months(6))
      && Question.diabetesComplications.is(.no),
    override: .clinician,
    advice: "HbA1c below 8.0% (64 mmol/mol), less than 6 months old, no complication.",
    because: """
      Skin can heal a little more slowly with diabetes, so we go gently and watch the healing with \
      you.
      """,
    rationale: "slower healing, infection",
    evidence: .found(.labG, says: "diabetes listed"), .policy("threshold: see R-M09"))

  /// Diabetes out of control, with a complication, or without a recent HbA1c.
  public static let rM09 = Rule(
    "R-M09", .defer,
    when: .hasDiabetes
      && (Question.hba1c.isAtLeast(8) || Question.hba1c.isNone || Question.hba1c.isMissing
        || Question.hba1cDate.isMissing
        || (Question.hba1c.isGiven && !Question.hba1cDate.isWithin(.months(6)))
        || Question.diabetesComplications.is(.yes)),
    provided: OpenCondition("HbA1c <8.0% and complication resolved"),
    override: .specialist,
    because: """
      Skin heals better and catches fewer infections when blood sugar is well controlled, so we \
      need a recent value and a settled picture first.
      """,
    rationale: "slower healing, infection",
    evidence: .found(.dm80, says: "French: 8%, the conservative choice"),
    .disagrees(.dm85, says: "UK elective surgery: <69 mmol/mol (8.5%)"),
    .policy("applying a surgical threshold here"))
}

// MARK: - Immunity

extension Rule {
  /// HIV with an undetectable virus and CD4 ≥350.
  public static let rM10 = Rule(
    "R-M10", .modify, when: Question.immunosuppression.has(.hivControlled), override: .clinician,
    advice: "Controlled: undetectable, CD4 ≥350.",
    because: """
      Your immune system is in good shape, so this is no reason to refuse; we only watch the \
      healing with you.
      """,
    rationale: "not \"immunosuppressive therapy\"; avoid discrimination",
    evidence: .policy())

  /// A biologic or another disease-modifying drug.
  public static let rM11 = Rule(
    "R-M11", .defer, when: Question.immunosuppression.has(.biologicOrDmard),
    provided: OpenCondition("prescriber clearance (do not stop drug)"),
    override: .specialist,
    because: """
      Your medicine lowers your defences, so please keep taking it and let us ask your prescriber \
      whether needling is safe with it.
      """,
    rationale: "infection, healing",
    evidence: .found(.labG, says: "immunosuppressive listed"))

  /// More than 10 mg of prednisolone or its equivalent for 14 days or more.
  public static let rM12 = Rule(
    "R-M12", .defer, when: Question.immunosuppression.has(.highDoseSteroid),
    provided: OpenCondition("≤10 mg prednisolone equivalent for 28 days"),
    OpenCondition("prescriber clearance"),
    override: .specialist,
    advice: "High dose: more than 10 mg prednisolone equivalent for 14 days or longer.",
    because: """
      A high dose of steroids slows healing and lets infections in, so we wait until it is lower \
      and your prescriber agrees.
      """,
    rationale: "healing, infection",
    evidence: .found(.dpMed, says: "high-dose steroid"), .policy("the numbers"))

  /// A transplant or a grave loss of defences.
  public static let rM13 = Rule(
    "R-M13", .exclude,
    when: Question.immunosuppression.has(
      .transplant, .primaryImmunodeficiency, .neutropenia, .hivUncontrolled),
    override: .specialist,
    because: """
      Your body's defences are low, and even tiny wounds could lead to a serious infection, which \
      a cosmetic treatment cannot justify.
      """,
    rationale: "infection",
    evidence: .found(.labG, .inm), .policy())
}

// MARK: - Cancer

extension Rule {
  /// Chemo-, immuno- or radiotherapy now.
  public static let rM14 = Rule(
    "R-M14", .defer,
    when: Question.cancerTherapy.has(.chemoCurrent, .immunotherapyCurrent, .radiotherapyCurrent),
    until: .after(Question.cancerTherapyEnd, .months(6)),
    provided: OpenCondition("oncologist agrees"),
    override: .never,
    because: """
      Your treatment makes healing slower and infections more likely, so we wait until it is over \
      and your oncologist agrees.
      """,
    rationale: "infection, healing",
    actions: [.init("A-ONC")],
    evidence: .found(.dpMed, says: "during chemotherapy or radiotherapy"), .policy("6 months"),
    .found(.pro, says: "aesthetic care possible with oncology agreement"))

  /// Cancer therapy in the past.
  public static let rM15 = Rule(
    "R-M15",
    [
      Grade(
        .defer, when: .recentCancerTherapy,
        until: .after(Question.cancerTherapyEnd, .months(6)),
        provided: OpenCondition("oncologist agrees")),
      Grade(.note, when: Question.cancerTherapy.has(.past)),
    ],
    override: .specialist,
    because: """
      Healing and defences can take a long time to recover after cancer treatment, so we take it \
      into account.
      """,
    rationale: "infection, healing",
    actions: [.init("A-ONC", when: .recentCancerTherapy)],
    evidence: .policy())

  /// Active skin cancer in the area.
  public static let rM16 = Rule(
    "R-M16", .exclude, when: Question.skinCancerHistory.has(.inAreaActive), override: .never,
    because: "Skin cancer in this area needs its own treatment, and it must not be needled.",
    rationale: "label contraindication",
    actions: [.init("A-DERM")],
    evidence: .found(.ifuC))

  /// Treated skin cancer in the area, or any melanoma.
  public static let rM17 = Rule(
    "R-M17", .defer, when: Question.skinCancerHistory.has(.inAreaTreated, .melanomaAny),
    provided: OpenCondition("dermatologist clearance, confirming ≥12 months if in the area"),
    override: .specialist,
    because: """
      Needling could hide a skin cancer that comes back, so your skin doctor should check you \
      first.
      """,
    rationale: "recurrence masked",
    evidence: .policy())

  /// Treated skin cancer elsewhere.
  public static let rM18 = Rule(
    "R-M18", .modify, when: Question.skinCancerHistory.has(.elsewhereTreated),
    override: .clinician,
    advice: "Full skin check within 12 months.",
    because:
      "After a skin cancer we stay watchful, so your whole skin should be checked within a year.",
    rationale: "vigilance",
    evidence: .policy())
}
