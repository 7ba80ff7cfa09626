public import ConsultationCore

extension Condition {
  /// Both steps of the wellbeing screen (evidence 4.3).
  fileprivate static let screenPositive = Condition.named(
    "screen positive", screenPreoccupied && screenBurdened)
}

// MARK: - The screen

extension Rule {
  /// The screen is positive.
  public static let rY01 = Rule(
    "R-Y01", .refer, when: .screenPositive && .assuming(true, !Question.ps7.is(.yes)),
    override: .never,
    advice: """
      Mental-health assessment before any procedure. A feature that is clearly visible does not \
      cancel the screen; one that is not visible strengthens it. Name no diagnosis on the patient \
      copy.
      """,
    because: """
      What you tell us takes a lot out of your life, and we would like someone who helps with that \
      to see you first; today needling would not be safe or fair to you.
      """,
    rationale: "BDD: procedures rarely help, risk of harm",
    actions: [.init("A-MH-BDD")],
    evidence: .found(.bmj, .jccp, .ready, .nice5))

  /// The screen is partly positive.
  public static let rY02 = Rule(
    "R-Y02", .defer,
    when: !Condition.assuming(false, .screenPositive)
      && (.screenPreoccupied || Question.ps3.is(.aLot, .overwhelming)
        || Question.ps4.is(.aLot, .severely) || Question.ps6.isAtLeast(3)),
    until: .after(Question.consultDate, .days(14)),
    provided: OpenCondition("screen repeated"),
    override: .clinician,
    advice: "Repeat the screen after 14 days.",
    because: """
      This is clearly on your mind, so we would like to give it two weeks and talk again before \
      you decide.
      """,
    rationale: "screen partial",
    evidence: .policy("14 d, repeat"))

  /// Weight or shape is the main worry.
  public static let rY03 = Rule(
    "R-Y03", .refer, when: Question.ps7.is(.yes) && .screenPreoccupied, override: .never,
    advice: "General practitioner or eating-disorder service.",
    because: """
      Worry about weight or shape deserves proper help, and needling the skin would not give you \
      that.
      """,
    rationale: "not BDD",
    actions: [.init("A-GP-ED")],
    evidence: .found(.bddf, .sco))

  /// A high score on an instrument completed elsewhere.
  public static let rY11 = Rule(
    "R-Y11", .refer,
    when: Question.psExternal.total(of: "COPS", isAtLeast: 40)
      || Question.psExternal.total(of: "AAI", isAtLeast: 19),
    override: .never,
    advice: "As R-Y01: mental-health assessment before any procedure.",
    because: """
      Your questionnaire shows how heavily this weighs on you, and I would like someone who helps \
      with that to see you first.
      """,
    rationale: "published cut-offs",
    actions: [.init("A-MH-BDD")],
    evidence: .found(.ready, .vea, says: "COPS ≥40, AAI ≥19"))
}

// MARK: - Safety

extension Rule {
  /// Thoughts of self-harm without a plan.
  public static let rY04 = Rule(
    "R-Y04", .refer, when: Question.ps9.is(.current), override: .never,
    advice: "Thoughts without a plan: same-day mental-health contact.",
    because: """
      Thank you for telling me; your safety comes first, and I would like you to speak with \
      someone who can help today.
      """,
    rationale: "safety",
    actions: [.init("A-CRISIS-SAME-DAY")], banners: [.init(.urgent)],
    evidence: .found(.bmj, .ng225), .policy())

  /// Thoughts of self-harm with a plan.
  public static let rY05 = Rule(
    "R-Y05", .refer, when: Question.ps9.is(.currentPlan), override: .never,
    advice: "Emergency now; do not leave the person alone.",
    because: """
      Thank you for telling me; your safety comes first, and I will stay with you while we get \
      help right now.
      """,
    rationale: "safety",
    actions: [.init("A-EMERGENCY-NOW")], banners: [.init(.emergency)],
    evidence: .found(.ng225), .policy())

  /// Thoughts of self-harm in the past.
  public static let rY06 = Rule(
    "R-Y06", .note, when: Question.ps9.is(.past), override: .clinician,
    advice: "Ask about support; record.",
    because: """
      You told me about a hard time in the past, and I would like to know that you have support \
      now.
      """,
    rationale: "earlier thoughts of self-harm",
    evidence: .policy())

  /// Abuse, coercion, exploitation or a child at risk.
  public static let rY07 = Rule(
    "R-Y07", .refer, when: Question.ps10.is(.yes), override: .never,
    advice: """
      Abuse, coercion, exploitation, trafficking or a child at risk: safeguarding lead the same \
      day.
      """,
    because: "A further check is needed first.",
    rationale: "duty",
    actions: [.init("A-SAFEGUARD")],
    evidence: .policy())

  /// An unstable mental-health condition.
  public static let rY08 = Rule(
    "R-Y08", .defer, when: Question.ps11.is(.unstable),
    provided: OpenCondition("treating professional agrees"),
    override: .specialist,
    because: """
      While things are unsettled for you, we would like the person who treats you to agree that \
      this is a good time.
      """,
    rationale: "current mental-health condition unstable",
    evidence: .policy())
}

// MARK: - Own decision

extension Rule {
  /// No capacity, or no free choice.
  public static let rY09 = Rule(
    "R-Y09", .exclude, when: Question.capacityVoluntary.is(.no), override: .never,
    because: "A cosmetic treatment is only right when it is your own, free and informed decision.",
    rationale: "elective cosmetic care needs the person's own consent",
    evidence: .found(.gmc))

  /// Doubt about capacity or free choice.
  public static let rY10 = Rule(
    "R-Y10", .defer, when: Question.capacityVoluntary.is(.unsure),
    provided: OpenCondition("capacity assessed"),
    override: .never,
    because: """
      We want to be sure that you have all you need to make this decision freely and for yourself, \
      so we take more time for it first.
      """,
    rationale: "doubt about capacity or free choice",
    evidence: .found(.gmc))
}

extension Rule {
  /// The rules on wellbeing and on the person's own decision.
  public static let wellbeing: [Rule] = [
    .rY01, .rY02, .rY03, .rY04, .rY05, .rY06, .rY07, .rY08, .rY09, .rY10, .rY11,
  ]
}
