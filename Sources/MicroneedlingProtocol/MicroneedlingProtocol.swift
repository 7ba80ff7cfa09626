public import ConsultationCore

/// The built-in protocol for microneedling: the evidence as one value.
public enum MicroneedlingProtocol {
  /// The protocol as published.
  public static let current = make(rules: rules)

  /// Name and version change with every change of content that a reader could notice.
  static let name = "microneedling"
  static let version = "2026.1"

  // Questions stand in the order of asking: that of the evidence, but for `barrierState` and
  // `timeframeMonths`, which moved beside their neighbours so that their groups have no gaps.

  @QuestionList private static var visit: [QuestionDefinition] {
    Question.dob
    Question.sexAtBirth
    Question.consultDate
    Question.proposedDate
    Question.interpreter
    Question.deviceType
    Question.deviceMaxDepthMm
    Question.weightKg
    Question.capacityVoluntary
  }

  @QuestionList private static var skin: [QuestionDefinition] {
    Question.fitz
    Question.clinicianPhototype
    Question.pihHistory
    Question.glogau
    Question.acneScarGrade
    Question.barrierState
    Question.scarMorphology
    Question.scarOrStriaeOnset
    Question.activeLesions
    Question.suspiciousLesion
    Question.sevenPoint
    Question.sunStatus
    Question.sunDate
    Question.areas
    Question.areaFeatures
    Question.melasmaInArea
    Question.thinSkin
  }

  @QuestionList private static var history: [QuestionDefinition] {
    Question.pregnant
    Question.edd
    Question.breastfeeding
    Question.bleedingDisorder
    Question.diabetes
    Question.hba1c
    Question.hba1cDate
    Question.diabetesComplications
    Question.immunosuppression
    Question.cancerTherapy
    Question.cancerTherapyEnd
    Question.skinCancerHistory
    Question.keloid
    Question.hypertrophicHistory
    Question.connectiveTissue
    Question.granulomatous
    Question.koebnerDisease
    Question.koebnerStableSince
    Question.koebnerSeen
    Question.eczema
    Question.rosacea
    Question.hsvOrofacial
    Question.hsvLast
    Question.woundHealingPoor
    Question.cardiac
    Question.cardiacEventDate
    Question.implantedDevice
    Question.epilepsy
    Question.faints
    Question.liverRenal
    Question.metHbRisk
    Question.acuteIllness
    Question.acuteIllnessResolved
    Question.bloodBorneVirus
    Question.smoker
    Question.previousMicroneedling
    Question.lymphoedemaInArea
  }

  @QuestionList private static var medicines: [QuestionDefinition] {
    Question.isotretinoin
    Question.isotretinoinLast
    Question.otherSystemicRetinoid
    Question.otherRetinoidLast
    Question.antithrombotic
    Question.inr
    Question.otcBleeding
    Question.otcBleedingLast
    Question.photosensitiser
    Question.metHbDrugs
    Question.antiarrhythmic
    Question.topicalRetinoid
    Question.topicalRetinoidLast
    Question.acidsBPO
    Question.acidsBPOLast
    Question.akTopical
    Question.akTopicalEnd
    Question.facialTopicalSteroid
    Question.facialTopicalSteroidLast
    Question.allergyMetal
    Question.allergyLA
    Question.allergyTopical
    Question.vaccineLast
    Question.vaccinePlanned
    Question.intoxicatedToday
  }

  @QuestionList private static var procedures: [QuestionDefinition] {
    Question.botulinumLast
    Question.haFillerLast
    Question.biostimFillerLast
    Question.permanentFiller
    Question.threadsLast
    Question.peelSuperficialLast
    Question.peelDeepLast
    Question.nonAblativeLast
    Question.ablativeLast
    Question.microneedlingLast
    Question.microdermLast
    Question.hairRemovalLast
    Question.surgeryInAreaDate
    Question.newTattooPmuDate
  }

  @QuestionList private static var anaesthetic: [QuestionDefinition] {
    Question.anaestheticWish
    Question.anaestheticAreaCm2
  }

  @QuestionList private static var expectations: [QuestionDefinition] {
    Question.goals
    Question.primaryGoal
    Question.expectedImprovement
    Question.motive
    Question.lifeChangeBelief
    Question.timeframeMonths
    Question.sessionsAffordable
    Question.downtimeDays
    Question.eventDate
    Question.painFear
    Question.needlePhobia
    Question.willUseSunscreen
    Question.expectationAfterCounselling
  }

  @QuestionList private static var wellbeing: [QuestionDefinition] {
    Question.ps1
    Question.ps2
    Question.ps3
    Question.ps4
    Question.ps5
    Question.ps6
    Question.ps7
    Question.ps8
    Question.ps9
    Question.ps10
    Question.ps11
    Question.psExternal
  }

  @QuestionList private static var consent: [QuestionDefinition] {
    Question.consentDiscussed
    Question.photoConsent
  }

  private static var questions: [QuestionDefinition] {
    visit + skin + history + medicines + procedures + anaesthetic + expectations + wellbeing
      + consent
  }

  /// Every rule in the order of the rule book.
  static var rules: [Rule] {
    Rule.skin + Rule.history + Rule.medicines + Rule.procedures + Rule.anaesthetic
      + Rule.expectations + Rule.wellbeing + Rule.missingAnswer
  }

  /// What is asked of today, and what must be asked before every session (evidence 5.6 and 5.7): skin,
  /// sun, pregnancy, illness, cold sores, medicines, vaccines, procedures, mood and wishes.
  private static let questionsOfTheDay: [QuestionID] = {
    let single: Set<QuestionID> = [
      Question.weightKg.id, Question.capacityVoluntary.id, Question.barrierState.id,
      Question.activeLesions.id, Question.suspiciousLesion.id, Question.sunStatus.id,
      Question.pregnant.id, Question.breastfeeding.id, Question.hsvOrofacial.id,
      Question.acuteIllness.id, Question.motive.id, Question.lifeChangeBelief.id,
      Question.expectationAfterCounselling.id,
    ]
    let sections: [QuestionDefinition.Section] = [.medicines, .procedures, .wellbeing]
    return questions.filter { single.contains($0.id) || sections.contains($0.section) }.map(\.id)
  }()

  static func make(rules: [Rule], for clinic: ClinicPolicy? = nil) -> ConsultationProtocol {
    ConsultationProtocol(
      name: name, version: version, questions: questions, groups: PromptGroup.all, rules: rules,
      actions: Action.all, sources: Source.all, disagreements: Disagreement.all,
      anchors: ConsultationProtocol.Anchors(
        consultDate: Question.consultDate, proposedDate: Question.proposedDate,
        consent: Question.consentDiscussed.id, birth: Question.dob,
        past: [Question.dob, Question.hba1cDate],
        ahead: [Question.proposedDate, Question.eventDate, Question.vaccinePlanned],
        ofTheDay: questionsOfTheDay,
        choosesFrom: [Question.primaryGoal.id: Question.goals.id]),
      derived: DerivedValue.all, planFacts: { Plan($0, clinic: clinic).facts(of: $0) })
  }
}
