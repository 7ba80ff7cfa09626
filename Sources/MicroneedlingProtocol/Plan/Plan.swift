public import ConsultationCore

/// Everything personal that a consultation comes to, as a value (evidence 5).
///
/// It holds no sentences of its own: `PlanDocument` prints it for a patient or a clinician.
public struct Plan: Hashable, Sendable {
  /// Which page the verdict and its notices call for.
  public let kind: Kind
  /// After the clinician's overrides.
  public let verdict: Verdict
  /// Notices that stand above everything, the gravest first.
  public let banners: [Banner]
  /// Completed years at the consultation; `nil` without a date of birth.
  public let age: Int?
  /// The phototype and the caution that it asks for.
  public let skin: Skin
  /// The wishes, the main one first, with what may be promised.
  public let wishes: [Wish]
  /// The earliest day of treatment; only a deferral has one.
  public let earliest: Day?
  /// "Not before": only a referral has one.
  public let notBefore: Day?
  /// Whether the dates came to rest; where they did not, the clinician must set the day.
  public let isSettled: Bool
  /// The findings that stand, by what they ask for, each list in the order of the rule book.
  public let findings: Findings
  /// What "refer" prints.
  public let actions: [ActionID]
  /// The texts that these answers call for.
  public let fragments: [PlanFragment]
  /// The treatment; `nil` for a referral, where needling is not suitable, and in an emergency.
  public let treatment: Treatment?

  /// What kind of page the patient takes home.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case full, provisional, referral, notSuitable, emergency
  }

  /// Colour and caution.
  public struct Skin: Hashable, Sendable {
    /// The questionnaire's band.
    public let band: Phototype?
    /// The clinician's judgement.
    public let judged: Phototype?
    /// The darker of the two.
    public let used: Phototype?
    /// Cautious settings against dark marks; on where an answer that decides it is missing.
    public let isPihPackage: Bool
  }

  /// Something that the patient would like to change.
  public struct Wish: Hashable, Sendable {
    /// The goal, as the patient chose it.
    public let goal: Goals
    /// Whether it matters most to the patient.
    public let isMain: Bool
    /// The rows that speak of it; more than one where the neck has a row of its own.
    public let outlooks: [GoalOutlook]
  }

  /// The findings that stand.
  public struct Findings: Hashable, Sendable {
    /// Rule treatment out.
    public let exclusions: [Finding]
    /// Someone else must look first.
    public let referrals: [Finding]
    /// A date or a condition is open.
    public let deferrals: [Finding]
    /// Their wait is over by the proposed day.
    public let satisfied: [Finding]
    /// Change how the treatment is done.
    public let modifications: [Finding]
    /// Change nothing; they are there to be known.
    public let notes: [Finding]
    /// A missing answer leaves them open, and they stop nothing.
    public let undecided: [Finding]
    /// Set aside by the clinician.
    public let overridden: [Finding]

    /// Every finding that stands.
    public var standing: [Finding] {
      exclusions + referrals + deferrals + satisfied + modifications + notes + undecided
    }
  }
}

// MARK: - Making

extension Plan {
  /// The plan of a consultation as it stands, with its overrides.
  public init(_ consultation: Consultation, clinic: ClinicPolicy?) {
    let assessment = consultation.finalAssessment
    let overridden = assessment.findings.filter { consultation.override(of: $0) != nil }
    self.init(
      answers: consultation.finalAnswers, assessment: assessment,
      effective: consultation.effectiveVerdict(of: assessment), clinic: clinic,
      overridden: Set(overridden.map(\.key)))
  }

  /// The plan that answers and their assessment come to.
  ///
  /// - Parameters:
  ///   - answers: Judged as at review: what was never asked counts as unknown.
  ///   - assessment: The assessment of these answers.
  ///   - effective: The verdict after overrides; the assessment's own without any.
  ///   - clinic: The clinic's devices, for labels that set a lower limit.
  ///   - overridden: Findings that the clinician set aside.
  public init(
    answers: Answers, assessment: Assessment, effective: Verdict, clinic: ClinicPolicy?,
    overridden: Set<Finding.Key> = []
  ) {
    var answers = answers
    answers.enter(.review)
    let standing = Standing(assessment, effective: effective, overridden: overridden)
    kind = Kind(effective, assessment.banners)
    verdict = effective
    banners = assessment.banners
    age = Self.age(answers)
    let skin = Skin(answers)
    self.skin = skin
    wishes = Self.wishes(answers)
    earliest = effective == .defer && kind == .provisional ? standing.earliest : nil
    notBefore = kind == .referral && assessment.banners.isEmpty ? standing.earliest : nil
    isSettled = assessment.isSettled
    findings = Findings(standing)
    actions = standing.actions(answers)
    let kind = kind
    let waits = ProtocolWaits(answers.protocol)
    fragments = PlanFragment.all.filter { fragment in
      (fragment.section.isFree || kind == .full || kind == .provisional)
        && answers.truth(of: fragment.when) == .yes
        && (fragment.rules.isEmpty || fragment.rules.contains { standing.has($0) })
    }.map { $0.with(waits) }
    treatment =
      kind == .full || kind == .provisional
      ? Treatment(
        answers, assessment, standing, overridden: overridden, skin: skin,
        mainWish: wishes.first { $0.isMain }, clinic: clinic)
      : nil
  }

  static func age(_ answers: Answers) -> Int? {
    guard let born = answers.day(Question.dob.id), let day = answers.consultDate, born <= day else {
      return nil
    }
    let (bornYear, dayYear) = (born.parts.year, day.parts.year)
    return dayYear - bornYear - (born + .years(dayYear - bornYear) > day ? 1 : 0)
  }

  private static func wishes(_ answers: Answers) -> [Wish] {
    let main = answers.choice(Question.primaryGoal)
    let goals = answers.choices(Question.goals)
    let areas = answers.choices(Question.areas)
    let others = goals.filter { $0 != main }
    return ((main.map { [$0] } ?? []) + others).map { goal in
      Wish(
        goal: goal, isMain: goal == main, outlooks: GoalOutlook.rows(for: goal, in: areas))
    }
  }
}

extension Plan.Kind {
  /// The kind of page for a verdict and its banners.
  init(_ verdict: Verdict, _ banners: [Banner]) {
    self =
      switch verdict {
      case _ where banners.contains(.emergency): .emergency
      case .suitable, .suitableWithModifications: .full
      case .defer: .provisional
      case .refer: .referral
      case .notSuitable: .notSuitable
      }
  }
}

extension Plan.Skin {
  init(_ answers: Answers) {
    band = phototypeBand(answers)
    judged = phototypeJudged(answers)
    used = phototypeUsed(answers)
    isPihPackage = answers.truth(of: .pihPackage) != .no
  }
}

extension Plan.Findings {
  init(_ standing: Standing) {
    let open = standing.findings.filter { $0.status == .open }
    exclusions = open.filter { $0.level == .exclude }
    referrals = open.filter { $0.level == .refer }
    deferrals = standing.deferrals
    satisfied = standing.satisfied
    modifications = open.filter { $0.level == .modify }
    notes = open.filter { $0.level == .note }
    undecided = standing.findings.filter { $0.status == .undecided && $0.level < .defer }
    overridden = standing.setAside
  }
}

extension Standing {
  /// What the open findings ask somebody to do.
  func actions(_ answers: Answers) -> [ActionID] {
    let open = findings.filter { $0.status == .open }
    return Action.inOrder(open.flatMap(answers.actions))
  }
}
