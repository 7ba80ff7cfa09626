extension Sample {
  /// Distress, pressure, an urgent notice, an answer of two lines.
  static let ben = #"""
    ---
    consult: 1
    protocol: microneedling 2026.1
    policy: none
    clock: 2027-01-31T16:30
    case: Ben, 41, brought by his partner, marks that nobody else sees
    level: difficult
    theme: distress behind minimal marks
    ---
    Ben looks at the floor. His partner answers for him until she is asked to wait outside.

    ## Visit
    ? [dob]
    > 1985-12-31
    ? [sexAtBirth]
    > male
    ? [proposedDate]
    " Whenever. She booked it.
    > in 3 weeks
    ? [interpreter]
    " No. She can stay, can't she?
    > A chaperone, not the partner.\
    > Asked for twice.
    ? [deviceType]
    > pen
    ? [deviceMaxDepthMm]
    > 1.5
    ? [weightKg]
    > 64 kg
    ? [capacityVoluntary]
    " I suppose so. || She thinks I should.
    > unsure
    ! DEFER R-Y10 provided capacity assessed

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
    > cheeks
    ? [checklist.areaFindings]
    > none

    ## History
    ? [checklist.general]
    > none
    ? [checklist.skinDiseases]
    " I get a cold sore when I am run down.
    > hsvOrofacial
    ? [hsvOrofacial]
    > 2
    ? [hsvLast]
    > June 2025
    ! DEFER R-M30 satisfied until 2025-07-14
    ? [checklist.heart]
    " I had a fever a while ago, it is gone.
    > none
    ? [bloodBorneVirus]
    > no
    ? [checklist.background]
    > none

    ## Medicines
    ? [checklist.medicines]
    > none
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
    > texture
    ? [primaryGoal]
    > texture
    ? [expectedImprovement]
    > 25-50
    ? [motive]
    " She says I would feel better.
    > pressured
    ! REFER R-E05
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
    " All day, if I am honest.
    > gt3h
    ? [ps2]
    " God, yes.
    > yes
    ? [ps3]
    " I cannot stand mirrors.
    > 3
    ? [ps4]
    " I stopped seeing people.
    > 3
    ? [ps5]
    > 4
    ? [ps6]
    > 0
    ? [ps7]
    > no
    ! REFER R-Y01
    ? [ps8]
    > slight
    ? [ps9]
    " Sometimes.
    " Most evenings, lately. I would not do anything.
    > current
    ! REFER R-Y04
    = URGENT
    ? [acknowledge.urgent]
    > /note Stayed with him, called the duty doctor.
    > acknowledge
    ? [ps10]
    > no
    ? [ps11]
    " I do not know what you would call it.
    > u
    ! DEFER R-Y08 undecided provided answer obtained: ps11
    ? [psExternal]
    > none
    = URGENT
    = REFER
    ! REFER R-E05
    ! REFER R-Y01
    ! REFER R-Y04
    ! DEFER R-Y08 undecided provided answer obtained: ps11
    ! DEFER R-Y10 provided capacity assessed
    ! DEFER R-M30 satisfied until 2025-07-14
    = action A-CRISIS-SAME-DAY
    = action A-MH-BDD
    = action A-SAFEGUARD-CONSIDER
    = plan referral, age 41
    = plan phototype III (questions III, clinician III)
    = plan wishes texture first
    = plan told 6 months, 4 sessions, 3 visible days, pain 3
    = plan judged for 2027-02-21
    = plan asks for A-CRISIS-SAME-DAY, A-SAFEGUARD-CONSIDER, A-MH-BDD
    = plan P03 says noLines, mildScars

    ## Mark sheet
    - [critical] recorded ps9 (4)
    - [critical] trainee's verdict is REFER (3)
    - brought out ps9 with /ask (2)
    - asked ps9 before ps11
    pass: 70%, no critical item missed

    """#
}
