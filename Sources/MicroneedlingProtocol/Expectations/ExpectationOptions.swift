public import ConsultationCore

/// The options of `goals` and `primaryGoal`.
public enum Goals: String, Choice {
  case fineLines, wrinkles, acneScars, pores, texture, tone, striae, surgicalScar, melasma, laxity
  case volumeLoss, deepFolds, activeAcne, keloidOrHypertrophic

  /// The words for each goal, shared by the two questions that offer them.
  static let labels: OptionList<Goals> = [
    .fineLines: "fine lines", .wrinkles: "wrinkles", .acneScars: "acne scars",
    .pores: "large pores", .texture: "rough texture", .tone: "uneven tone",
    .striae: "stretch marks", .surgicalScar: "surgical scar", .melasma: "melasma",
    .laxity: "loose skin", .volumeLoss: "lost volume", .deepFolds: "deep folds",
    .activeAcne: "active acne", .keloidOrHypertrophic: "keloid or raised scar",
  ]
}

/// The options of `expectedImprovement`.
public enum ExpectedImprovement: String, Choice {
  case lt25
  case from25to50 = "25-50"
  case from50to75 = "50-75"
  case from75to99 = "75-99"
  case complete = "100"
}

/// The options of `motive`.
public enum Motive: String, Choice { case own, encouraged, pressured }

/// The options of `needlePhobia`.
public enum NeedlePhobia: String, Choice { case none, mild, severe }

/// The options of `expectationAfterCounselling`.
public enum ExpectationAfterCounselling: String, Choice { case aligned, uncertain, unrealistic }
