extension Sample {
  /// Unknown answers, a list asked one by one, a pause, a new day, a signature.
  static let cara = #"""
    ---
    consult: 1
    protocol: microneedling 2026.1
    policy: none
    clock: 2026-08-31T09:15
    case: Cara, 29, an old piercing scar that grew
    level: intermediate
    theme: unknown is never no
    ---
    Cara laughs a lot and covers her left ear.

    ## Visit
    ? [dob]
    > 1997-02-28
    ? [sexAtBirth]
    > female
    ? [proposedDate]
    " Next week would be lovely.
    > in 7 days
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
    > cheeks
    ? [checklist.areaFindings]
    > none

    ## History
    ? [checklist.pregnancy]
    > none
    ? [checklist.general]
    " There is a lump on my ear, from the piercing.
    " [keloid] It kept growing, far beyond the hole.
    > keloid, diabetes u
    ! DEFER R-X01 [diabetes]
    ? [keloid]
    " My grandmother has the same.
    > /why
    > personal
    ! EXCLUDE R-M19
    > /back
    ? [keloid]
    >
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
    " A small white one for my blood, my doctor gave it to me.
    > /said It is a small white one, I do not know its name.
    > stoped
    = refused
    > antithrombotic u, photosensitiser
    ! MODIFY R-D07
    ! DEFER R-X01 [antithrombotic]
    ? [checklist.skinProducts]
    > none
    ? [checklist.allergies]
    " Metal, I think.
    > /each
    ? [allergyMetal]
    > /unknown
    ! DEFER R-X01 [allergyMetal]
    ? [allergyLA]
    > none
    ? [allergyTopical]
    > none
    ? [vaccineLast]
    > 2 weeks ago
    ! DEFER R-D18 satisfied until 2026-08-31
    ? [vaccinePlanned]
    > /pause
    > /resume 2026-09-02T11:00
    ? [visit]
    > new
    ~ nothing else changed
    ? [weightKg]
    >
    ? [capacityVoluntary]
    >
    ? [barrierState]
    >
    ? [checklist.skinFindings]
    >
    ? [checklist.pregnancy]
    >
    ? [hsvOrofacial]
    >
    ? [acuteIllness]
    >
    ? [checklist.medicines]
    >
    ? [checklist.skinProducts]
    >
    ? [allergyMetal]
    >
    ? [allergyLA]
    >
    ? [allergyTopical]
    >
    ? [vaccineLast]
    >
    ? [vaccinePlanned]
    > none
    ? [intoxicatedToday]
    > no

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
    = NOT_SUITABLE
    ! EXCLUDE R-M19
    ! DEFER R-X01 [diabetes]
    ! DEFER R-X01 [antithrombotic]
    ! DEFER R-X01 [allergyMetal]
    ! MODIFY R-D07
    ! DEFER R-D18 satisfied until 2026-08-31
    = action A-DERM
    = plan notSuitable, age 29
    = plan phototype III (questions III, clinician III)
    = plan wishes texture first
    = plan told 6 months, 4 sessions, 3 visible days, pain 3
    = plan judged for 2026-09-07
    = plan asks for A-DERM
    = plan P03 says noLines, mildScars
    ? [review]
    > /verdict
    = NOT_SUITABLE
    ! EXCLUDE R-M19
    ! DEFER R-X01 [diabetes]
    ! DEFER R-X01 [antithrombotic]
    ! DEFER R-X01 [allergyMetal]
    ! MODIFY R-D07
    ! DEFER R-D18 satisfied until 2026-08-31
    = action A-DERM
    > accept
    ? [photoConsent]
    > yes
    ? [signatory.name]
    > The clinician
    ? [signatory.role]
    > nurse
    ? [signature]
    > sign

    ## Mark sheet
    - [critical] recorded keloid, antithrombotic (2 each)
    - used /each
    - told her why a scar may grow
    pass: 60%

    """#
}
