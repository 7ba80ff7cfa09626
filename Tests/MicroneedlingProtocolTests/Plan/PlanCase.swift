import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol

/// A consultation written as `key=value` pairs, with the plan and the documents it leads to.
struct PlanCase {
  let name: String
  let answers: Answers
  let assessment: Assessment
  let plan: Plan

  /// The healthy patient with these changes; `key=-` takes an answer away.
  init(
    _ name: String = "", _ changes: String = "", clinic: ClinicPolicy? = nil,
    overridden: Set<Finding.Key> = []
  ) {
    self.name = name
    var all = PlanCase.healthy
    for (id, answer) in PlanCase.parse(changes, keepingGaps: true) { all[id] = answer }
    answers = Answers(MicroneedlingProtocol.current, all.compactMapValues(\.self))
    assessment = Assessment(answers)
    let effective =
      assessment.findings.filter { !overridden.contains($0.key) }.map(\.verdict).max() ?? .suitable
    plan = Plan(
      answers: answers, assessment: assessment, effective: effective, clinic: clinic,
      overridden: overridden)
  }

  /// A day of the case.
  static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

  private static func parse(_ text: String, keepingGaps: Bool = false) -> [QuestionID: Answer?] {
    var answers: [QuestionID: Answer?] = [:]
    for pair in text.split(whereSeparator: \.isWhitespace) {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      let id = QuestionID(parts[0])
      guard parts.count == 2, let question = MicroneedlingProtocol.current.question(id) else {
        preconditionFailure("no such question: \(pair)")
      }
      answers.updateValue(answer(parts[1], to: question), forKey: id)
    }
    return answers
  }

  private static func answer(_ text: String, to question: QuestionDefinition) -> Answer? {
    switch text {
    case "-": return nil
    case "unknown": return .unknown
    case "declined": return .declined
    default: break
    }
    let words = text.split(separator: ",").map(String.init)
    switch question.kind {
    case .choice, .choices:
      precondition(words.allSatisfy { question.index(ofOption: $0) != nil }, "no option \(text)")
      return .value(.options(words))
    case _ where text == "none": return .value(.none)
    case .day: return .value(.day(day(text)))
    case .number: return Double(text).map { .value(.number($0)) }
    case .scores: return .value(.scores(words.compactMap(Int.init)))
    case .text: return .value(.text(text.replacing("_", with: " ")))
    case .measurement: return Double(words[0]).map { .value(.measurement($0, on: day(words[1]))) }
    case .instrument: return Int(words[1]).map { .value(.instrument(words[0], $0)) }
    }
  }

  /// The copy of a reader, with the numbers of a clinic unless there is none.
  func document(_ audience: Document.Audience, clinic: ClinicPolicy? = PlanCase.clinic) -> Document
  {
    PlanDocument.make(
      plan, answers: answers, assessment: assessment, consultation: nil, for: audience,
      clinic: clinic, protocolLine: "microneedling 2026.1", approval: "not checked",
      chainHead: nil)
  }

  static let clinic = ClinicPolicy(
    clinic: "Harbour Clinic", letterhead: ["12 Quay Street"],
    contacts: .init(
      clinic: "01632 960 001", outOfHours: "01632 960 002", emergency: "112",
      crisis: "01632 960 003"))
}

// MARK: - The worked cases

extension PlanCase {
  /// The first worked case: rejuvenation, two past treatments already far enough away.
  private static let healthy = parse(
    """
    dob=1990-06-14 sexAtBirth=female consultDate=2027-02-10 proposedDate=2027-03-03 interpreter=none
    deviceType=pen deviceMaxDepthMm=1.5 weightKg=64 capacityVoluntary=yes
    fitz=1,2,1,2,1,1,1,1 clinicianPhototype=II pihHistory=none glogau=II acneScarGrade=0
    scarMorphology=none scarOrStriaeOnset=none barrierState=intact activeLesions=none
    suspiciousLesion=none sunStatus=none areas=forehead,periorbitalOutsideRim,cheeks
    areaFeatures=none melasmaInArea=none thinSkin=no
    pregnant=no breastfeeding=no bleedingDisorder=no diabetes=none immunosuppression=none
    cancerTherapy=none skinCancerHistory=none keloid=none hypertrophicHistory=no
    connectiveTissue=none granulomatous=no koebnerDisease=none eczema=none rosacea=none
    hsvOrofacial=never woundHealingPoor=no cardiac=none implantedDevice=none epilepsy=none
    faints=no liverRenal=none metHbRisk=none acuteIllness=no bloodBorneVirus=no smoker=no
    previousMicroneedling=none lymphoedemaInArea=no
    isotretinoin=never otherSystemicRetinoid=no antithrombotic=none otcBleeding=no
    photosensitiser=no metHbDrugs=no antiarrhythmic=none topicalRetinoid=yes
    topicalRetinoidLast=2027-02-10 acidsBPO=no akTopical=no facialTopicalSteroid=no
    allergyMetal=none allergyLA=none allergyTopical=none vaccineLast=none vaccinePlanned=none
    intoxicatedToday=no
    botulinumLast=2027-01-30 haFillerLast=none biostimFillerLast=none permanentFiller=no
    threadsLast=none peelSuperficialLast=none peelDeepLast=none nonAblativeLast=none
    ablativeLast=none microneedlingLast=none microdermLast=none hairRemovalLast=none
    surgeryInAreaDate=none newTattooPmuDate=none
    anaestheticWish=lidocainePrilocaine25_25 anaestheticAreaCm2=150
    goals=fineLines,texture primaryGoal=fineLines expectedImprovement=25-50 timeframeMonths=6
    motive=own lifeChangeBelief=no sessionsAffordable=4 downtimeDays=3 eventDate=2027-09-18
    painFear=3 needlePhobia=none willUseSunscreen=yes expectationAfterCounselling=aligned
    ps1=lt15min ps2=no ps3=0 ps4=0 ps5=0 ps6=0 ps7=no ps8=slight ps9=no ps10=no ps11=none
    psExternal=none consentDiscussed=yes photoConsent=yes
    """)

  static let rejuvenation = PlanCase("rejuvenation")

  static let threeDeferrals = PlanCase(
    "three deferrals",
    """
    dob=2002-05-20 sexAtBirth=male proposedDate=2027-02-17 weightKg=82 fitz=2,3,2,2,1,2,2,1
    clinicianPhototype=III glogau=I acneScarGrade=2 scarMorphology=boxcarShallow,rolling
    sunStatus=tanOrSunbed sunDate=2027-02-08 areas=cheeks,jawline pregnant=na breastfeeding=na
    isotretinoin=stopped isotretinoinLast=2026-08-31 topicalRetinoid=no topicalRetinoidLast=-
    vaccineLast=2027-02-03 botulinumLast=none haFillerLast=2027-02-01 anaestheticWish=lidocaine4
    anaestheticAreaCm2=160 goals=acneScars primaryGoal=acneScars timeframeMonths=5
    sessionsAffordable=3 eventDate=2027-03-20 painFear=2 ps1=15to60min
    """)

  static let changingLesion = PlanCase(
    "changing lesion",
    """
    dob=1965-08-19 sexAtBirth=male consultDate=2027-03-01 proposedDate=2027-03-15 weightKg=88
    fitz=1,1,1,1,1,2,1,1 glogau=III suspiciousLesion=yes sevenPoint=5 areas=forehead,cheeks
    areaFeatures=actinicKeratosis,telangiectasia pregnant=na breastfeeding=na cardiac=stable
    smoker=yes antithrombotic=singleAntiplatelet topicalRetinoid=no topicalRetinoidLast=-
    botulinumLast=none anaestheticWish=none anaestheticAreaCm2=0 goals=wrinkles,texture
    primaryGoal=wrinkles downtimeDays=4 eventDate=none painFear=2
    """)

  /// Six more patients, so that every kind of page is there.
  static let darkerSkin = PlanCase(
    "darker skin",
    """
    fitz=3,4,3,3,3,3,3,3 clinicianPhototype=IV pihHistory=mild goals=acneScars,pores,tone
    primaryGoal=acneScars acneScarGrade=3 scarMorphology=rolling,icepick areas=cheeks,chin,temples
    expectedImprovement=75-99 eczema=historyClear hsvOrofacial=recurrent hsvLast=2026-11-01
    photosensitiser=yes hypertrophicHistory=yes sessionsAffordable=2 eventDate=none
    """)

  static let stretchMarks = PlanCase(
    "stretch marks",
    """
    goals=striae primaryGoal=striae scarOrStriaeOnset=2024-05-01 areas=abdomen,thighs
    deviceMaxDepthMm=2.0 anaestheticAreaCm2=400 weightKg=48 painFear=8 needlePhobia=mild faints=yes
    antithrombotic=singleAntiplatelet smoker=yes downtimeDays=1 willUseSunscreen=no
    allergyTopical=sulfa_cream
    """)

  static let hiddenWorries = PlanCase(
    "hidden worries",
    "ps1=gt3h ps3=3 ps4=3 ps9=current ps10=yes motive=pressured immunosuppression=hivControlled "
      + "bloodBorneVirus=yes")

  static let emergency = PlanCase("emergency", "ps9=currentPlan suspiciousLesion=yes sevenPoint=6")

  static let keloids = PlanCase(
    "keloids",
    "keloid=personal scarMorphology=keloid goals=keloidOrHypertrophic "
      + "primaryGoal=keloidOrHypertrophic")

  static let manyGaps = PlanCase(
    "many gaps",
    "pregnant=unknown clinicianPhototype=unknown ps9=declined thinSkin=unknown "
      + "areas=cheeks,neck weightKg=unknown metHbRisk=unknown haFillerLast=unknown "
      + "antithrombotic=warfarin,singleAntiplatelet inr=2.4,2027-02-08 immunosuppression=biologicOrDmard"
  )

  /// One of every kind.
  static let all: [PlanCase] = [
    rejuvenation, threeDeferrals, changingLesion, darkerSkin, stretchMarks, hiddenWorries,
    emergency, keloids, manyGaps,
  ]
}
