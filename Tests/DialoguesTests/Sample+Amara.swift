extension Sample {
  /// A date that is not over, given wrongly at first.
  static let amara = #"""
    ---
    consult: 1
    protocol: microneedling 2026.1
    policy: none
    clock: 2026-11-22T10:00
    case: Amara, 34, acne scars, stopped isotretinoin four months ago
    level: introductory
    theme: a date that is not yet over
    ---
    Amara sits upright and has her phone with pictures of her skin at hand.

    ## Visit
    ? [dob]
    " The third of April, ninety-two.
    > 3 Apr 1992
    ? [sexAtBirth]
    . female | male | intersex | unknown | declined
    > female
    ? [proposedDate]
    " As soon as you can. || Today, if you have a slot.
    > today
    ? [interpreter]
    > none
    ? [deviceType]
    > pen
    ? [deviceMaxDepthMm]
    > 1.5
    ? [weightKg]
    > 64 kg
    ? [capacityVoluntary]
    > yes

    ## Skin
    ? [fitz]
    > 2 2 2 2 2 2 2 2
    ? [clinicianPhototype]
    > III
    ? [pihHistory]
    > none
    ? [glogau]
    > I
    ? [acneScarGrade]
    > 2
    ? [barrierState]
    > intact
    ? [checklist.skinFindings]
    > none
    ? [areas]
    . forehead | glabella | temples | periorbitalOutsideRim | nose | cheeks | perioral | chin | jawline | neck | decollete | hands | arms | abdomen | flanks | thighs | buttocks | back | shoulders | eyelidInsideRim | lipVermilion | genital | unknown | declined
    > cheeks
    ? [checklist.areaFindings]
    > none

    ## History
    ? [checklist.pregnancy]
    > none
    ? [checklist.general]
    > none
    ? [checklist.skinDiseases]
    > none
    ? [checklist.heart]
    > none
    ? [bloodBorneVirus]
    > no
    ? [checklist.background]
    > none

    ## Medicines
    ? [checklist.medicines]
    . isotretinoin | otherSystemicRetinoid | antithrombotic | otcBleeding | photosensitiser | metHbDrugs | antiarrhythmic
    " Nothing at the moment.
    " [isotretinoin] Oh, the acne capsules? I finished those in the summer.
    > isotretinoin
    ? [isotretinoin]
    . never | current | stopped | unknown | declined
    " Yes, a whole course.
    > stopped
    ? [isotretinoinLast]
    " Around the twentieth of July.
    > 2026-05-01
    > /amend isotretinoinLast 2026-07-20
    ~ new DEFER R-D02 until 2027-01-20
    ~ verdict SUITABLE -> DEFER
    ? [checklist.skinProducts]
    > none
    ? [checklist.allergies]
    > none

    ## Procedures
    ? [checklist.injectionsAndPeels]
    > none
    ? [checklist.otherProcedures]
    > none

    ## Anaesthetic
    ? [anaestheticWish]
    > none

    ## Expectations
    ? [goals]
    " My skin. It looks like a golf ball. || The texture, mostly.
    > acneScars, texture
    ? [primaryGoal]
    > acneScars
    ? [expectedImprovement]
    > 25-50
    ? [motive]
    > own
    ? [lifeChangeBelief]
    > no
    ? [timeframeMonths, sessionsAffordable, downtimeDays]
    > 6 4 3
    ? [eventDate]
    > none
    ? [painFear]
    > 3
    ? [needlePhobia]
    > none
    ? [willUseSunscreen]
    > yes
    ? [expectationAfterCounselling]
    > aligned

    ## Wellbeing
    ? [ps1]
    " I think of it when I put my make-up on, that is all.
    > 1
    ? [ps2]
    > no
    ? [ps3]
    > 0
    ? [ps4]
    > 0
    ? [ps5]
    > 0
    ? [ps6]
    > 0
    ? [ps7]
    > no
    ? [ps8]
    > slight
    ? [ps9]
    > no
    ? [ps10]
    > no
    ? [ps11]
    > none
    ? [psExternal]
    > none
    = DEFER
    = earliest 2027-01-20
    ! DEFER R-D02 until 2027-01-20
    = plan provisional, age 34
    = plan phototype III (questions III, clinician III)
    = plan wishes acneScars first, texture
    = plan told 6 months, 4 sessions, 3 visible days, pain 3
    = plan judged for 2026-11-22
    = plan pen up to 1.5 mm, depths for scars, passes 2 to 4, pinpoint bleeding accepted on scars
    = plan depth cheeks 1.0 to 1.5 mm, at most 1.5 mm
    = plan numbing not planned
    = plan from 2027-01-20 every 28 days, usual sessions 4, affordable 4
    = plan session 1 on 2027-01-20
    = plan session 2 on 2027-02-17
    = plan session 3 on 2027-03-17
    = plan session 4 on 2027-04-14
    = plan response judged on 2027-03-17
    = plan result judged on 2027-07-07
    = plan before: PC1 2026-12-23, PC2 2027-01-06, PC3 2027-01-13, PC4 2027-01-17, PC6 2027-01-20, PC7 2027-01-20
    = plan hoped for by 2027-05-22, possible by 2027-07-14
    = plan consent C01-C04, C06-C15, C17-C26
    = plan consent C25: Cooling-off: 48 h.
    = plan P03 says noLines, mildScars
    = plan P08 says pregnancy
    = plan P11 says scars

    ## Mark sheet
    What a trainee must not miss.
    - [critical] asked isotretinoin before the verdict (2)
    - recorded isotretinoinLast, keloid, pregnant (1 each)
    - brought out isotretinoin with /ask (1)
    - [critical] trainee's verdict is DEFER (3)
    - told the patient when treatment becomes possible (2)
    - used /why
    pass: 80%, no critical item missed

    """#
}
