import ConsultationCore

// Before, after and later: what the answers change.

extension PlanFragment {
  static let course: [PlanFragment] =
    [
      .retinoid, .acids, .ownPainkillers, .keepBloodThinner, .pihSun, .nicotine, .antiviral,
      .antiviralClinician, .patchTest, .pregnancyChange, .primingClinician,
    ] + after

  static let retinoid = Self(
    .p08, "retinoid", when: Question.topicalRetinoid.is(.yes), keepingAway: .creams,
    "Stop your retinoid (such as tretinoin) 7 days before each session, or sooner.")

  static let acids = Self(
    .p08, "acids", when: Question.acidsBPO.is(.yes), keepingAway: .creams,
    "Stop your acid, scrub or benzoyl peroxide 7 days before each session, or sooner.")

  static let ownPainkillers = Self(
    .p08, "ownPainkillers", when: Question.otcBleeding.is(.yes), keepingAway: .ownPainkillers,
    "Stop what you take on your own, such as ibuprofen or fish oil, 7 days before each session.")

  static let keepBloodThinner = Self(
    .p08, "bloodThinner", for: .both, when: .takesBloodThinner,
    "Keep taking the prescribed blood thinner on every day.")

  static let pihSun = Self(
    .p08, "pihSun", when: .pihIsPossible,
    "For you: use SPF 50 or more every day from the first of these dates on. Best is one with a "
      + "tint. Wear a hat.")

  static let nicotine = Self(
    .p08, "nicotine", when: Question.smoker.is(.yes),
    "Smoke or vape less before and after, or best not at all. Your skin heals better.")

  static let antiviral = Self(
    .p08, "antiviral", when: .coldSoreRisk, by: ["R-M29"],
    "You get cold sores. A prescriber will decide with you if a medicine should prevent them.")

  static let antiviralClinician = Self(
    .p08, "antiviralPrescriber", for: .clinician, when: .coldSoreRisk, by: ["R-M29"],
    "Antiviral: the prescriber decides drug, dose and length; offering it is the default.")

  static let patchTest = Self(
    .p08, "ownAllergy", when: Question.allergyTopical.isGiven,
    "We test each product on a small spot first and leave out what you are allergic to.")

  static let pregnancyChange = Self(
    .p08, "pregnancy", when: Question.sexAtBirth.is(.female, .intersex),
    "Tell us if you could be pregnant. Then we wait.")

  static let primingClinician = Self(
    .p08, "priming", for: .clinician, when: .pihIsPossible, keepingAway: .creams,
    "Priming is optional and for a prescriber only (azelaic acid, hydroquinone, retinoid…); stop "
      + "it 7 days before.")
}

extension Condition {
  /// Cold sores that may wake up: recurrent, or within the last year.
  fileprivate static let coldSoreRisk = Condition.named(
    "cold sores may come back",
    .facialArea
      && (Question.hsvOrofacial.is(.recurrent)
        || Question.hsvLast.isGiven && Question.hsvLast.isWithin(.months(12)))
  )
}

// MARK: - After

extension PlanFragment {
  static let after: [PlanFragment] = [
    .longerRedness, .moreBruises, .scarDowntime, .plainCare, .moreSunCare, .sunscreenTalk,
    .avoidAllergen, .coldSoreWatch, .bleedingWatch, .stopForMarks, .raisedScarWatch, .raisedPatch,
  ]

  static let longerRedness = Self(
    .p11, "rosacea", when: Question.rosacea.is(.etr, .papulopustularQuiescent),
    "With rosacea your skin may stay red for longer.")

  static let moreBruises = Self(
    .p11, "bruises", when: .takesBloodThinner, "With your blood thinner, expect a few bruises.")

  static let scarDowntime = Self(
    .p11, "scars", when: .contourGoal || .pihIsPossible,
    "Plan for 3 days on which others can see it.")

  static let plainCare = Self(
    .p12, "eczema", when: Question.eczema.is(.historyClear, .activeElsewhere),
    "Your skin tends to eczema, so keep everything very plain.")

  static let moreSunCare = Self(
    .p12, "photosensitiser", when: Question.photosensitiser.is(.yes),
    "Your medicine makes your skin react more to the sun. Wear a hat and stay in the shade.")

  static let sunscreenTalk = Self(
    .p12, "sunscreen", when: Question.willUseSunscreen.is(.no),
    "You were not sure about daily sunscreen. Without it, dark marks are more likely. Let us agree "
      + "on what works for you.")

  static let avoidAllergen = Self(
    .p12, "ownAllergy", when: Question.allergyTopical.isGiven,
    "Stay away from what you are allergic to.")

  static let coldSoreWatch = Self(
    .p13, "coldSores", when: .coldSoreRisk,
    "You have had cold sores, so look out for small blisters.")

  static let bleedingWatch = Self(
    .p13, "bleeding", when: .takesBloodThinner,
    "You take a blood thinner, so look out for bleeding and large bruises.")

  static let stopForMarks = Self(
    .p15, "darkMarks", for: .both, when: .pihIsPossible,
    "Any new brown mark stops the course.")

  static let raisedScarWatch = Self(
    .p15, "raisedScars", for: .both, when: .raisedScarRisk,
    "A raised scar can take 3 months or more to show.")

  static let raisedPatch = Self(
    .p15, "raisedPatch", for: .both, when: .raisedScarRisk, by: ["R-M20", "R-M24"],
    "If the small patch turns raised, we stop.")
}

extension Condition {
  fileprivate static let raisedScarRisk =
    Question.keloid.is(.familyOnly) || Question.hypertrophicHistory.is(.yes)
}
