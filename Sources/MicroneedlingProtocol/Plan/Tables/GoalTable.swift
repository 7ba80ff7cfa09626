public import ConsultationCore

/// What a wish may be promised: sessions, the printable ceiling and where it comes from
/// (evidence 4.4 and 5.5).
public struct GoalOutlook: Hashable, Sendable {
  /// The wish; the neck has a row of its own beside the wish it belongs to.
  public let goal: Goals
  /// The sessions that are planned, and the range found; `nil` where needling is not meant for it.
  public let sessions: Int?
  /// The range of sessions found; `nil` where needling is not meant for it.
  public let sessionRange: ClosedRange<Int>?
  /// The words that may be printed; `nil` where nothing may be promised.
  public let ceiling: String?
  /// How well it is founded, for the clinician.
  public let status: String
  /// What the patient should know beside the ceiling; empty where the ceiling says it all.
  public let note: String
  /// For and against.
  public let evidence: [Citation]

  init(
    _ goal: Goals, sessions: Int?, of range: ClosedRange<Int>?, ceiling: String?, status: String,
    note: String = "", evidence: Citation...
  ) {
    self.goal = goal
    self.sessions = sessions
    sessionRange = range
    self.ceiling = ceiling
    self.status = status
    self.note = note
    self.evidence = evidence
  }
}

// MARK: - What needling is for

extension GoalOutlook {
  public static let acneScars = Self(
    .acneScars, sessions: 4, of: 3...6,
    ceiling: "many people see about a quarter to a half better; some see less",
    status: "best evidence; ceiling 25-50 %",
    evidence: .found(
      .dog, says: "5 monthly, mean score 11.73 -> 6.5, 50-75 % photo improvement in most"),
    .found(.maj, says: "34/36 improved ≥1 grade"),
    .found(.tir, says: "n = 50: mean III -> II after 3"),
    .found(.hk, says: "91.8 % ≥1 grade"),
    .found(
      .bha,
      says: "with subcision 95.6 % ≥1 grade, yet 55.5 % perceived only 25-49 %"),
    .found(.muj, says: "review of 33 articles"),
    .disagrees(.coch, says: "low-certainty evidence"))

  public static let fineLines = Self(
    .fineLines, sessions: 4, of: 3...6, ceiling: "slightly to moderately softer",
    status: "indication (periorbital, cheek; device-specific); ceiling slight to moderate",
    evidence: .found(
      .abl,
      says: "4 × 30 d: wrinkle (Lemperle −1.23), laxity (−1.09), texture (−1.54) at day 150"),
    .found(.eld, says: "6 × 2 wk, n = 10, collagen up, maintenance needed"),
    .found(.fab, says: "upper lip, 2 sessions"))

  public static let wrinkles = Self(
    .wrinkles, sessions: 4, of: 3...6, ceiling: "slightly to moderately softer",
    status: "partial indication; ceiling slight; static deep folds poor",
    note: "Deep folds that stay when your face rests change little.",
    evidence: .found(
      .abl,
      says: "4 × 30 d: wrinkle (Lemperle −1.23), laxity (−1.09), texture (−1.54) at day 150"),
    .found(.eld, says: "6 × 2 wk, n = 10, collagen up, maintenance needed"),
    .found(.fab, says: "upper lip, 2 sessions"))

  public static let texture = Self(
    .texture, sessions: 4, of: 3...6, ceiling: "smoother; modest",
    status: "moderate evidence; ceiling slight to moderate",
    evidence: .found(.asj, says: "elasticity +28.2 % in one trial"))

  public static let tone = Self(
    .tone, sessions: 4, of: 3...6, ceiling: "may be slightly more even",
    status: "weak evidence; ceiling slight to moderate", evidence: .policy("weak"))

  public static let pores = Self(
    .pores, sessions: 3, of: 3...4, ceiling: "small change, or none",
    status: "weak for mechanical needling; <25 %, may not respond",
    evidence: .disagrees(
      .cho, says: "good figures come from RF needling (>70 %); mechanical weak"))

  public static let striae = Self(
    .striae, sessions: 5, of: 3...6,
    ceiling: "about a quarter to a half less visible; they do not disappear",
    status: "moderate evidence from 12 months on; ceiling 25-50 %",
    evidence: .found(
      .str, says: "meta-analysis 2024: about equal to laser, better than non-laser"))

  public static let surgicalScar = Self(
    .surgicalScar, sessions: 3, of: 3...4, ceiling: "flatter, better blended",
    status: "moderate evidence; ceiling 25-50 %",
    evidence: .found(.ifuInt, says: "labels ≥12 months"),
    .disagrees(.cla, says: "n = 25: started at 6-7 weeks did better"))

  /// Lines of the neck, which a trial looked at on its own.
  public static let neckLines = Self(
    .fineLines, sessions: 4, of: 4...4, ceiling: "about half of people see a modest change",
    status: "one trial of the neck",
    evidence: .found(.alq, says: "mean −25.9 %, half improved, none worse"))
}

// MARK: - What it is not for

extension GoalOutlook {
  public static let melasma = Self(
    .melasma, sessions: nil, of: nil, ceiling: nil, status: "contested, relapse: refer",
    note: "The results are mixed and it often comes back. A skin specialist should lead.",
    evidence: .found(.sim, says: "recurrence"), .found(.txa, says: "tranexamic results mixed"),
    .disagrees(.bai, says: "12 studies, 459 patients, adjunct to topical"))

  public static let laxity = notMeantFor(.laxity)
  public static let volumeLoss = notMeantFor(.volumeLoss)
  public static let deepFolds = notMeantFor(.deepFolds)
  public static let activeAcne = notMeantFor(.activeAcne)
  public static let keloidOrHypertrophic = notMeantFor(.keloidOrHypertrophic)

  private static func notMeantFor(_ goal: Goals) -> GoalOutlook {
    GoalOutlook(
      goal, sessions: nil, of: nil, ceiling: nil, status: "not an indication: refer",
      note: "Needling is not meant for this. Another treatment may help.",
      evidence: .policy("not an indication"))
  }
}

extension GoalOutlook {
  /// The rows of the wishes, in the order in which they are offered; the neck's own row last.
  public static let all: [GoalOutlook] = [
    .fineLines, .wrinkles, .acneScars, .pores, .texture, .tone, .striae, .surgicalScar, .melasma,
    .laxity, .volumeLoss, .deepFolds, .activeAcne, .keloidOrHypertrophic, .neckLines,
  ]

  /// The rows that speak of a wish in these areas: the neck's own row for lines there.
  public static func rows(for goal: Goals, in areas: [Areas]) -> [GoalOutlook] {
    let own = all.filter { $0.goal == goal && $0 != neckLines }
    guard goal == .fineLines || goal == .wrinkles, areas.contains(.neck) else { return own }
    return areas == [.neck] ? [neckLines] : own + [neckLines]
  }
}

/// When a result can be seen, and what follows from it (evidence 5.5).
public enum ResultFacts {
  /// Months after the last session at which the result is best.
  public static let bestMonths = 3...6
  /// Weeks from the last session to the review of the result.
  public static let reviewWeeks = 12
  /// The session at which the response is first judged.
  public static let responseSession = 3

  public static let evidence: [Citation] = [
    .found(.abl, says: "day 150"), .policy("review at session 3 and 12 weeks after the last"),
    .policy("no change at session 3 -> stop, do not just add sessions"),
    .policy("1 session every 6-12 months; only marketing sources found"),
  ]
}
