import ConsultationCore

// Where and how: what the answers change.

extension PlanFragment {
  static let treatment: [PlanFragment] = [
    .leaveOutSpots, .leaveOutPimples, .eyeRim, .redLip, .notOnLids, .vesselArea,
    .swollenArea, .pihThirdPass, .pihDeepCheeks, .keloidProne, .stopSign, .needleFear,
    .lyingBack, .fewerSessions,
  ]

  static let leaveOutSpots = Self(
    .p06, "leaveOut", for: .both,
    when: Question.areaFeatures.has(.tattooPMU, .raisedMole, .telangiectasia),
    "Tattoos, permanent make-up, raised moles and fine visible vessels are left out, with 5 mm "
      + "around them.")

  static let leaveOutPimples = Self(
    .p06, "spots", for: .both, when: Question.activeLesions.has(.papulopustulesMild),
    "Inflamed spots are left out, with 10 mm around each.")

  static let eyeRim = Self(
    .p06, "eyeRim", for: .both, when: Question.areas.has(.periorbitalOutsideRim),
    "Around the eyes we stay outside the bony rim.")

  static let redLip = Self(
    .p06, "redLip", for: .both, when: Question.areas.has(.perioral),
    "Around the mouth we leave out the red of the lip.")

  static let notOnLids = Self(
    .p06, "neverTreated", for: .both,
    when: Question.areas.has(.eyelidInsideRim, .lipVermilion, .genital),
    "Eyelids, the red of the lips and intimate skin are never needled.")

  static let vesselArea = Self(
    .p06, "vesselArea", for: .both,
    when: Question.areaFeatures.has(.portWineHaemangioma) && Question.areas.hasCount(2...30),
    "An area with a birthmark made of vessels is left out as a whole.")

  static let swollenArea = Self(
    .p06, "swollenArea", for: .both,
    when: Question.lymphoedemaInArea.is(.yes) && Question.areas.hasCount(2...30),
    "An area that stays swollen from poor lymph drainage is left out.")

  static let pihThirdPass = Self(
    .p06, "thirdPass", for: .clinician, when: .pihPackage && .contourGoal,
    "3 passes on scars only after a clean review.")

  static let pihDeepCheeks = Self(
    .p06, "deepCheeks", for: .clinician,
    when: .pihPackage && .contourGoal && Question.areas.has(.cheeks),
    "Cheeks: 1.5 mm only from session 2, if there is no PIH at review and no other cap is lower.")

  static let keloidProne = Self(
    .p06, "keloidProne", for: .clinician,
    when: Question.areas.has(.decollete, .back, .shoulders),
    "Keloid-prone area: ask twice about raised scars.")

  static let fewerSessions = Self(
    .p07, "fewerSessions", when: Question.sessionsAffordable.isBelow(3),
    "You told us that fewer than three sessions fit. The effect builds up over a course, so it may "
      + "be smaller.")

  static let stopSign = Self(
    .p10, "comfort", when: Question.painFear.isAtLeast(7),
    "You worry about pain. We start very gently, take breaks, and agree on a sign that means stop.")

  static let needleFear = Self(
    .p10, "needleFear", when: Question.needlePhobia.is(.mild, .severe),
    "Needles are hard for you. We plan with you what helps: someone with you, music, breaks.")

  static let lyingBack = Self(
    .p10, "lyingBack", when: Question.faints.is(.yes) || Question.epilepsy.is(.controlled),
    "You lie back, and a second person stays in the room.")
}
