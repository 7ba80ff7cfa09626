import ConsultationCore

// What may be hoped for, and what else there is.

extension Condition {
  /// The first hope was above what may be promised for the main wish.
  fileprivate static let hopesForMore = Condition.named(
    "first hope above the ceiling",
    Question.expectedImprovement.is(.from50to75, .from75to99, .complete)
      || Question.expectedImprovement.is(.from25to50) && Question.primaryGoal.is(.pores))
}

extension Condition {
  /// One of these is among the wishes, or the main one.
  fileprivate static func wishes(_ goals: Goals...) -> Condition {
    let names = goals.map(\.rawValue)
    return .chose(Question.goals.id, names) || .chose(Question.primaryGoal.id, names)
  }
}

extension PlanFragment {
  static let wishes: [PlanFragment] = [
    .firstHope, .severeCeiling, .icepickCeiling, .macularCeiling, .oldSkinCeiling, .neckTrial,
  ]

  static let firstHope = Self(
    .p04, "firstHope", when: .hopesForMore,
    "At first you hoped for more than this. Needling cannot give more than we write here.")

  static let severeCeiling = Self(
    .p04, "severeScars",
    when: Question.acneScarGrade.is(.severe) && .wishes(.acneScars),
    "Your scars are deep, so expect less than this from needling alone.")

  static let icepickCeiling = Self(
    .p04, "icepick", when: Question.scarMorphology.has(.icepick),
    "Narrow, deep scars change little with needling.")

  static let macularCeiling = Self(
    .p04, "macular", when: Question.acneScarGrade.is(.macular),
    "Flat marks are a matter of colour. Needling works on the shape of scars.")

  static let oldSkinCeiling = Self(
    .p04, "linesAllOver", when: Question.glogau.is(.iv),
    "With lines all over, needling alone changes little.")

  static let neckTrial = Self(
    .p04, "neck", for: .clinician,
    when: Question.areas.has(.neck) && .wishes(.fineLines, .wrinkles),
    "The neck trial went to 2.5 mm; this plan does not.")
}

// MARK: - Alternatives

extension PlanFragment {
  static let alternatives: [PlanFragment] = [
    .sunFirst, .crossOrPunch, .subcision, .combined, .deeperLines, .laserForStriae, .darkerSkin,
    .melasmaCare, .acneCare, .scarService, .otherTreatment,
  ]

  static let sunFirst = Self(
    .p05, "sunFirst", for: .both, when: Question.acneScarGrade.is(.macular),
    "For flat marks: sunscreen, shade and creams come first.")

  static let crossOrPunch = Self(
    .p05, "icepick", for: .both, when: Question.scarMorphology.has(.icepick),
    "For narrow, deep scars: a strong acid put into each scar (TCA CROSS), or cutting it out with "
      + "a punch.")

  static let subcision = Self(
    .p05, "rolling", for: .both, when: Question.scarMorphology.has(.rolling),
    "For wavy scars: they can be loosened from below (subcision). With needling, this does more "
      + "than needling alone.")

  static let combined = Self(
    .p05, "severeScars", for: .both, when: Question.acneScarGrade.is(.severe),
    "For deep scars: more than one kind of treatment, put together for you.")

  static let deeperLines = Self(
    .p05, "deeperLines", for: .both, when: Question.glogau.is(.iii, .iv),
    "For lines that show at rest: resurfacing (peel or laser), or a toxin such as Botox.")

  static let laserForStriae = Self(
    .p05, "striae", for: .both, when: .wishes(.striae),
    "For stretch marks: laser. It works about as well as needling.")

  static let darkerSkin = Self(
    .p05, "darkerSkin", for: .both, when: .phototypeIVtoVI,
    "With your skin colour, take extra care with peels and lasers: they are usually riskier than "
      + "needling.")

  static let melasmaCare = Self(
    .p05, "melasma", for: .both, when: .wishes(.melasma),
    "For melasma: care by a skin doctor, with creams and strict sun care.")

  static let acneCare = Self(
    .p05, "acne", for: .both,
    when: .wishes(.activeAcne)
      || Question.activeLesions.has(.inflammatoryModSevere, .nodules),
    "For active acne: calm it first, with acne care from a doctor.")

  static let scarService = Self(
    .p05, "raisedScars", for: .both,
    when: .wishes(.keloidOrHypertrophic)
      || Question.scarMorphology.has(.hypertrophic, .keloid),
    "For raised scars: a scar clinic or a skin doctor.")

  static let otherTreatment = Self(
    .p05, "otherTreatment", for: .both,
    when: .wishes(.laxity, .volumeLoss, .deepFolds),
    "Loose skin, lost volume and deep folds need another kind of treatment. We will tell you which "
      + "one fits, and who offers it.")
}
