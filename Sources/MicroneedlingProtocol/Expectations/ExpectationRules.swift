public import ConsultationCore

// MARK: - Goals and motives

extension Rule {
  public static let rE01 = Rule(
    "R-E01", .refer, when: Question.primaryGoal.is(.melasma),
    override: .specialist,
    advice: "Dermatology-led.",
    because: "For melasma the results are mixed and it often comes back, so a skin specialist "
      + "should lead its care.",
    rationale: "contested; adjunct to topicals only; device label excludes transdermal delivery",
    actions: [.init("A-DERM")],
    evidence: .found(.sim, says: "high recurrence"),
    .found(.txa, says: "tranexamic results mixed"),
    .found(.cfr, says: "the class excludes transdermal delivery"),
    .disagrees(.bai, says: "benefit as an adjunct to topicals"))

  public static let rE02 = Rule(
    "R-E02", .refer,
    when: Question.primaryGoal.is(
      .laxity, .volumeLoss, .deepFolds, .activeAcne, .keloidOrHypertrophic),
    override: .specialist,
    advice: "Right treatment elsewhere.",
    because: "Needling is not meant for what you would most like to change, so we would rather "
      + "tell you what can help and who offers it.",
    rationale: "not an indication",
    actions: [.init("A-ALTERNATIVE")],
    evidence: .policy("not an indication"))

  public static let rE03 = Rule(
    "R-E03", .defer, when: Question.expectationAfterCounselling.is(.uncertain),
    until: .after(Question.consultDate, .days(14)),
    provided: OpenCondition("conversation repeated"),
    override: .clinician,
    advice: "Repeat the conversation.",
    because: "It is fine not to be sure yet what to expect, so take two weeks to think, and we "
      + "will talk it through again.",
    rationale: "time to reflect",
    evidence: .found(.gmc), .policy("14 d"), .found(.baaps, says: "14 d is a surgical norm"))

  public static let rE04 = Rule(
    "R-E04", .exclude, when: Question.expectationAfterCounselling.is(.unrealistic),
    override: .clinician,
    because: "Needling will not bring the change that you hope for, and it would not be fair to "
      + "offer you a treatment that cannot.",
    rationale: "will not meet the wish: must not provide",
    evidence: .found(.gmc))

  public static let rE05 = Rule(
    "R-E05", .refer, when: Question.motive.is(.pressured),
    override: .never,
    advice: "See alone; safeguarding lead.",
    because: "A choice like this should be wholly your own, so a quiet conversation comes first.",
    rationale: "consent not voluntary",
    actions: [.init("A-SAFEGUARD-CONSIDER")],
    evidence: .found(.gmc))

  public static let rE06 = Rule(
    "R-E06", .defer, when: Question.lifeChangeBelief.is(.yes),
    until: .after(Question.consultDate, .days(14)),
    provided: OpenCondition("conversation repeated"),
    override: .clinician,
    advice: "Repeat the conversation.",
    because: "When much in life hangs on the result, people are often less happy with it, so we "
      + "take two weeks and talk again.",
    rationale: "poor-satisfaction predictor",
    evidence: .policy("14 d"))
}

// MARK: - Sessions, downtime, events

extension Condition {
  /// The skin may still show the treatment (evidence R-E09).
  fileprivate static let eventInRecovery = Condition.named(
    "event while the skin recovers",
    Question.eventDate.isDaysFromTreatment(0...13)
      || .pihPackage && Question.eventDate.isDaysFromTreatment(0...27))

  /// Less than two intervals and 14 days after treatment (evidence 6.3).
  fileprivate static let eventBeforeResults = Condition.named(
    "event before results show",
    Question.eventDate.isDaysFromTreatment(0...69)
      || .pihPackage && Question.eventDate.isDaysFromTreatment(0...97))
}

extension Rule {
  public static let rE07 = Rule(
    "R-E07", .modify, when: Question.sessionsAffordable.isBelow(3),
    override: .clinician,
    advice: "Written statement of reduced effect.",
    because: "The effect builds up over a course, so with fewer than three sessions it may be "
      + "smaller, and we put that in writing for you.",
    rationale: "course effect",
    evidence: .policy("fewer than 3 sessions"))

  public static let rE08 = Rule(
    "R-E08", .modify,
    when: Question.downtimeDays.isBelow(2)
      || (.contourGoal || .pihPackage) && Question.downtimeDays.isBelow(3),
    override: .clinician,
    advice: "Reschedule/shallower.",
    because: "Redness or flaking may show for longer than suits you, so we choose a better date or "
      + "treat less deeply.",
    rationale: "need 2 days; 3 for scars, stretch marks or the PIH package",
    evidence: .found(.spCare, says: "24-72 h"))

  public static let rE09 = Rule(
    "R-E09", .defer, when: .eventInRecovery,
    until: .after(Question.eventDate, .days(1)),
    override: .clinician,
    because: "Your skin may still show the treatment on the day of your event, so we treat after "
      + "it.",
    rationale: "visible recovery/PIH",
    evidence: .policy("14 d before an event; 28 d with the PIH package"))

  public static let rE10 = Rule(
    "R-E10",
    [
      Grade(.modify, when: !.eventInRecovery && .eventBeforeResults),
      Grade(
        .note,
        when: !.eventInRecovery && Question.eventDate.isDaysFromTreatment(0...100_000)),
    ],
    override: .clinician,
    advice: "Say what will not be visible yet.",
    because: "Results take weeks to show, so we tell you what can and cannot be visible by the day "
      + "of your event.",
    rationale: "results lag",
    evidence: .policy("2 × interval + 14 d: 70 d; 98 d with the PIH package"))
}

// MARK: - Fear, pain, sun

extension Rule {
  public static let rE11 = Rule(
    "R-E11", .modify, when: Question.needlePhobia.is(.mild),
    override: .clinician,
    advice: "Support plan.",
    because: "Many people dislike needles, so we plan together what makes it easier for you.",
    rationale: "fear of needles",
    evidence: .policy("support plan"))

  public static let rE12 = Rule(
    "R-E12", .defer, when: Question.needlePhobia.is(.severe),
    provided: OpenCondition("support plan agreed"),
    override: .clinician,
    because: "Your fear of needles matters, so we first agree on a plan that keeps you safe and at "
      + "ease.",
    rationale: "syncope, consent",
    evidence: .policy("support plan agreed"))

  public static let rE13 = Rule(
    "R-E13",
    [
      Grade(
        .defer, when: Question.willUseSunscreen.is(.no) && .pihPackage,
        provided: OpenCondition("agreement to sunscreen and shade")),
      Grade(.modify, when: Question.willUseSunscreen.is(.no)),
    ],
    override: .clinician,
    advice: "Agreement to sunscreen and shade.",
    because: "Sun on treated skin can leave dark marks, so we agree together on sunscreen and "
      + "shade.",
    rationale: "PIH",
    evidence: .policy("agreement to sunscreen and shade"))

  public static let rE14 = Rule(
    "R-E14", .modify, when: Question.painFear.isAtLeast(7),
    override: .clinician,
    advice: "Comfort plan: numbing if allowed, shallower start, breaks, stop signal.",
    because: "You worry that it will hurt, so we plan for comfort: a gentle start, breaks and a "
      + "signal to stop at any time.",
    rationale: "fear of pain",
    evidence: .policy("comfort plan"))
}

extension Rule {
  /// Goals and expectations, in the order of the evidence.
  public static let expectations: [Rule] = [
    .rE01, .rE02, .rE03, .rE04, .rE05, .rE06, .rE07, .rE08, .rE09, .rE10, .rE11, .rE12, .rE13,
    .rE14,
  ]
}
