import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

/// One change to the healthy patient for each rule, with the finding it must bring.
private let changes: [(String, [String: JSONValue?])] = [
  ("MODIFY R-S01", ["clinicianPhototype": "V"]), ("MODIFY R-S02", ["pihHistory": nil]),
  ("DEFER R-S03 until 2027-03-15", ["sunStatus": "tanOrSunbed", "sunDate": "2027-03-01"]),
  ("DEFER R-S04 provided date obtained", ["sunStatus": "sunburn", "sunDate": .null]),
  ("DEFER R-S05 provided calm for 7 days", ["barrierState": "irritated"]),
  ("DEFER R-S06 provided healed for 14 days", ["activeLesions": "openWound"]),
  (
    "DEFER R-S07 provided lesions healed for 14 days; prophylaxis decided", ["activeLesions": "hsv"]
  ),
  (
    "DEFER R-S08 provided infection cleared and its treatment ended for 14 days",
    ["activeLesions": "fungal"]
  ),
  ("DEFER R-S09 provided cleared for 28 days", ["activeLesions": "wartsMolluscum"]),
  ("DEFER R-S10 provided no new inflammatory lesions for 28 days", ["activeLesions": "nodules"]),
  ("MODIFY R-S11", ["activeLesions": "papulopustulesMild"]),
  ("DEFER R-S12 provided clear for 28 days", ["activeLesions": "dermatitis"]),
  (
    "DEFER R-S13 provided clear for 6 months; dermatologist clearance",
    ["activeLesions": "lichenPlanus"]
  ),
  ("DEFER R-S14 provided quiescent for 28 days", ["activeLesions": "rosaceaPapulopustular"]),
  ("REFER R-S15", ["suspiciousLesion": "yes"]),
  ("REFER R-S16", ["areaFeatures": "actinicKeratosis"]),
  ("EXCLUDE R-S17", ["scarMorphology": "keloid"]),
  ("REFER R-S18", ["scarMorphology": "hypertrophic"]),
  ("MODIFY R-S19", ["scarMorphology": "icepick"]), ("MODIFY R-S20", ["acneScarGrade": 4.json]),
  ("MODIFY R-S21", ["acneScarGrade": "1"]), ("MODIFY R-S22", ["melasmaInArea": "stable"]),
  ("DEFER R-S23 provided stable for 12 weeks under dermatology", ["melasmaInArea": "active"]),
  ("MODIFY R-S24", ["thinSkin": "yes"]), ("MODIFY R-S25", ["areaFeatures": "raisedMole"]),
  ("REFER R-S26", ["areaFeatures": "irradiated"]), ("REFER R-S27", ["permanentFiller": "yes"]),
  ("MODIFY R-S28", ["areas": ["cheeks", "eyelidInsideRim"]]),
  ("MODIFY R-S29", ["lymphoedemaInArea": "yes"]),
  ("DEFER R-S30 until 2027-05-31", ["scarOrStriaeOnset": "2026-05"]),
  ("MODIFY R-S31", ["glogau": "IV"]),
  ("REFER R-V01", ["deviceType": "rfPen"]), ("EXCLUDE R-M01", ["dob": "2009-02-11"]),
  ("MODIFY R-M02", ["dob": "2009-02-10"]),
  (
    "DEFER R-M03 until 2027-09-12 provided not breastfeeding",
    ["pregnant": "yes", "edd": "2027-08-01"]
  ),
  ("DEFER R-M04 provided negative test", ["pregnant": "possible"]),
  ("DEFER R-M05 provided breastfeeding stopped", ["breastfeeding": "yes"]),
  ("EXCLUDE R-M06", ["bleedingDisorder": "yes"]),
  ("DEFER R-M07 provided history and blood tests clarified", ["bleedingDisorder": "unknown"]),
  ("MODIFY R-M08", ["diabetes": "t2", "hba1c": 7.json, "hba1cDate": "2026-12-01"]),
  (
    "DEFER R-M09 provided HbA1c <8.0% and complication resolved",
    ["diabetes": "t1", "hba1c": 7.json, "hba1cDate": "2026-08-10"]
  ),
  ("MODIFY R-M10", ["immunosuppression": "hivControlled"]),
  (
    "DEFER R-M11 provided prescriber clearance (do not stop drug)",
    ["immunosuppression": "biologicOrDmard"]
  ),
  (
    "DEFER R-M12 provided ≤10 mg prednisolone equivalent for 28 days; prescriber clearance",
    ["immunosuppression": "highDoseSteroid"]
  ),
  ("EXCLUDE R-M13", ["immunosuppression": "neutropenia"]),
  (
    "DEFER R-M14 provided date obtained; oncologist agrees",
    ["cancerTherapy": "chemoCurrent", "cancerTherapyEnd": .null]
  ),
  ("NOTE R-M15", ["cancerTherapy": "past", "cancerTherapyEnd": "2020-01-01"]),
  ("EXCLUDE R-M16", ["skinCancerHistory": "inAreaActive"]),
  (
    "DEFER R-M17 provided dermatologist clearance, confirming ≥12 months if in the area",
    ["skinCancerHistory": "melanomaAny"]
  ),
  ("MODIFY R-M18", ["skinCancerHistory": "elsewhereTreated"]),
  ("EXCLUDE R-M19", ["keloid": "personal"]),
  ("MODIFY R-M20", ["hypertrophicHistory": "yes"]),
  ("EXCLUDE R-M21", ["connectiveTissue": "scleroderma"]),
  ("DEFER R-M22 provided specialist clearance", ["connectiveTissue": "raOther"]),
  ("EXCLUDE R-M23", ["granulomatous": "yes"]),
  (
    "MODIFY R-M24",
    ["koebnerDisease": "psoriasis", "koebnerStableSince": "2026-08-10", "koebnerSeen": "no"]
  ),
  (
    "DEFER R-M25 provided date obtained; dermatologist agrees",
    ["koebnerDisease": "psoriasis", "koebnerStableSince": .null, "koebnerSeen": "no"]
  ),
  (
    "DEFER R-M26 until 2027-08-10 provided dermatologist agrees",
    ["koebnerDisease": "vitiligo", "koebnerStableSince": "2026-08-10", "koebnerSeen": "no"]
  ),
  ("MODIFY R-M27", ["eczema": "historyClear"]), ("MODIFY R-M28", ["rosacea": "etr"]),
  ("MODIFY R-M29", ["hsvOrofacial": "recurrent", "hsvLast": "2026-06-01"]),
  ("DEFER R-M30 provided date obtained", ["hsvOrofacial": "recurrent", "hsvLast": .null]),
  ("REFER R-M31", ["woundHealingPoor": "yes"]),
  (
    "DEFER R-M32 until 2027-06-01 provided cardiology agrees",
    ["cardiac": "unstableOrEvent6mo", "cardiacEventDate": "2026-12-01"]
  ),
  ("DEFER R-M33 provided cardiology clearance", ["cardiac": "prostheticValveOrEndocarditis"]),
  ("NOTE R-M34", ["cardiac": "stable"]), ("NOTE R-M35", ["implantedDevice": "other"]),
  ("DEFER R-M36 provided clearance by the treating clinician", ["epilepsy": "uncontrolled"]),
  ("MODIFY R-M37", ["faints": "yes"]),
  ("DEFER R-M38 until 2027-03-06", ["acuteIllness": "yes", "acuteIllnessResolved": "2027-02-20"]),
  ("NOTE R-M39", ["bloodBorneVirus": "yes"]), ("NOTE R-M40", ["smoker": "yes"]),
  ("MODIFY R-M41", ["previousMicroneedling": "pih"]),
  ("REFER R-M42", ["previousMicroneedling": "scarring"]),
  ("EXCLUDE R-M43", ["previousMicroneedling": "granulomaOrAllergy"]),
  ("DEFER R-D01 provided course ended, then 6 months", ["isotretinoin": "current"]),
  ("DEFER R-D02 provided date obtained", ["isotretinoin": "stopped", "isotretinoinLast": .null]),
  (
    "DEFER R-D03 provided date obtained; prescriber agrees",
    ["otherSystemicRetinoid": "yes", "otherRetinoidLast": .null]
  ),
  ("MODIFY R-D04", ["antithrombotic": "singleAntiplatelet"]),
  (
    "DEFER R-D05 provided prescriber agrees in writing; never stopped for this; INR in range and "
      + "≤3.0 within 7 days", ["antithrombotic": "warfarin", "inr": [.number(2.4), "2027-02-09"]]
  ),
  ("DEFER R-D06 until 2027-03-08", ["otcBleeding": "yes", "otcBleedingLast": "2027-03-01"]),
  ("MODIFY R-D07", ["photosensitiser": "yes"]),
  (
    "DEFER R-D08 until 2027-03-08", ["topicalRetinoid": "yes", "topicalRetinoidLast": "2027-03-01"]
  ),
  ("DEFER R-D09 satisfied until 2027-03-03", ["acidsBPO": "yes", "acidsBPOLast": "2027-02-24"]),
  ("DEFER R-D10 until 2027-03-10", ["akTopical": "yes", "akTopicalEnd": "2027-02-10"]),
  (
    "DEFER R-D11 until 2027-03-10",
    ["facialTopicalSteroid": "yes", "facialTopicalSteroidLast": "2027-02-10"]
  ),
  ("EXCLUDE R-D12", ["allergyMetal": "stainlessSteel"]),
  ("REFER R-D13", ["allergyMetal": "nickelConfirmed"]),
  ("DEFER R-D14 provided patch test or dermatology advice", ["allergyMetal": "nickelSuspected"]),
  ("REFER R-D15", ["allergyLA": "unknownType"]), ("MODIFY R-D16", ["allergyLA": "ester"]),
  ("MODIFY R-D17", ["allergyTopical": "chlorhexidine"]),
  ("DEFER R-D18 until 2027-03-04", ["vaccineLast": "2027-02-18"]),
  ("NOTE R-D19", ["vaccinePlanned": "2027-03-17"]),
  ("DEFER R-D20 provided sober re-consultation", ["intoxicatedToday": "yes"]),
  ("DEFER R-P01 until 2027-03-04", ["botulinumLast": "2027-02-18"]),
  ("DEFER R-P02 until 2027-03-08", ["haFillerLast": "2027-02-08"]),
  ("DEFER R-P03 until 2027-07-01", ["biostimFillerLast": "2027-01-01"]),
  ("DEFER R-P04 until 2027-04-01", ["threadsLast": "2027-01-01"]),
  ("DEFER R-P05 until 2027-03-08", ["peelSuperficialLast": "2027-02-08"]),
  ("DEFER R-P06 until 2027-04-01", ["peelDeepLast": "2027-01-01"]),
  ("DEFER R-P07 until 2027-03-08", ["nonAblativeLast": "2027-02-08"]),
  ("DEFER R-P08 until 2027-04-01", ["ablativeLast": "2027-01-01"]),
  ("DEFER R-P09 until 2027-03-08", ["microneedlingLast": "2027-02-08"]),
  ("DEFER R-P10 until 2027-03-04", ["microdermLast": "2027-02-18"]),
  ("DEFER R-P11 until 2027-03-05", ["hairRemovalLast": "2027-02-26"]),
  ("DEFER R-P12 until 2027-05-01", ["surgeryInAreaDate": "2026-05-01"]),
  ("DEFER R-P13 until 2027-03-08", ["newTattooPmuDate": "2027-02-08"]),
  ("MODIFY R-L01", ["metHbDrugs": "yes"]), ("MODIFY R-L02", ["metHbRisk": "congenital"]),
  ("MODIFY R-L03", ["liverRenal": "mild"]), ("MODIFY R-L04", ["anaestheticAreaCm2": 201.json]),
  ("MODIFY R-L05", ["weightKg": 49.json]), ("MODIFY R-L06", ["metHbRisk": "unknown"]),
  ("MODIFY R-L07", ["allergyTopical": "PABA"]), ("REFER R-E01", ["primaryGoal": "melasma"]),
  ("REFER R-E02", ["primaryGoal": "laxity"]),
  (
    "DEFER R-E03 until 2027-02-24 provided conversation repeated",
    ["expectationAfterCounselling": "uncertain"]
  ),
  ("EXCLUDE R-E04", ["expectationAfterCounselling": "unrealistic"]),
  ("REFER R-E05", ["motive": "pressured"]),
  ("DEFER R-E06 until 2027-02-24 provided conversation repeated", ["lifeChangeBelief": "yes"]),
  ("MODIFY R-E07", ["sessionsAffordable": 2.json]), ("MODIFY R-E08", ["downtimeDays": 1.json]),
  ("DEFER R-E09 until 2027-03-17", ["eventDate": "2027-03-16"]),
  ("MODIFY R-E10", ["eventDate": "2027-03-17"]),
  ("MODIFY R-E11", ["needlePhobia": "mild"]),
  ("DEFER R-E12 provided support plan agreed", ["needlePhobia": "severe"]),
  ("MODIFY R-E13", ["willUseSunscreen": "no"]), ("MODIFY R-E14", ["painFear": 7.json]),
  ("REFER R-Y01", ["ps1": "gt3h", "ps3": 2.json]),
  ("DEFER R-Y02 until 2027-02-24 provided screen repeated", ["ps6": 3.json]),
  ("REFER R-Y03", ["ps1": "1to3h", "ps7": "yes"]), ("REFER R-Y04", ["ps9": "current"]),
  ("REFER R-Y05", ["ps9": "currentPlan"]), ("NOTE R-Y06", ["ps9": "past"]),
  ("REFER R-Y07", ["ps10": "yes"]),
  ("DEFER R-Y08 provided treating professional agrees", ["ps11": "unstable"]),
  ("EXCLUDE R-Y09", ["capacityVoluntary": "no"]),
  ("DEFER R-Y10 provided capacity assessed", ["capacityVoluntary": "unsure"]),
  ("REFER R-Y11", ["psExternal": ["COPS", 40.json]]),
  ("DEFER R-X01 [keloid]", ["keloid": "declined"]),
]

@Suite struct `Each rule` {
  @Test func `has a patient here`() {
    let named = Set(
      changes.compactMap { $0.0.split(separator: " ").dropFirst().first.map(String.init) })
    #expect(named == Set(MicroneedlingProtocol.current.rules.map(\.id.name)))
  }

  @Test(arguments: changes.indices) func `fires for its patient`(_ position: Int) throws {
    let (expected, change) = changes[position]
    let one = try Assessed(change)
    #expect(one.assertions.contains(expected), "\(one.assertions)")
    let level =
      one.assessment.findings.filter { $0.status != .satisfied }.map(\.level).max() ?? .note
    #expect(one.assessment.verdict == Verdict(level))
  }

  @Test func `is silent for the patient beside it`() throws {
    let beside: [[String: JSONValue?]] = [
      ["fitz": [3, 3, 3, 3, 3, 3, 0, 0].array], ["anaestheticAreaCm2": 200.json],
      ["weightKg": 50.json],
      ["sessionsAffordable": 3.json], ["downtimeDays": 2.json], ["painFear": 6.json],
      ["ps6": 2.json],
      ["psExternal": ["AAI", 18.json]], ["psExternal": ["COPS", 39.json]],
      ["isotretinoin": "stopped", "isotretinoinLast": "2026-08-10"], ["ps1": "15to60min"],
      ["activeLesions": "comedones"], ["hsvOrofacial": "pastOver12Months", "hsvLast": .null],
      ["liverRenal": "severe", "anaestheticWish": "none", "anaestheticAreaCm2": nil],
    ]
    for change in beside { #expect(try Assessed(change).assertions.isEmpty, "\(change)") }
  }
}
