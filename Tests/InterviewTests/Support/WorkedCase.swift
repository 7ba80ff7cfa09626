/// The worked cases of the evidence, as batch files.
enum WorkedCase {
  /// Straightforward rejuvenation, two past treatments already far enough away.
  static let rejuvenation = """
    {
      "A": {
        "dob": "1990-06-14", "sexAtBirth": "female", "consultDate": "2027-02-10",
        "proposedDate": "2027-03-03", "interpreter": "no", "deviceType": "pen",
        "deviceMaxDepthMm": 1.5, "weightKg": 64, "capacityVoluntary": "yes"
      },
      "B": {
        "fitz": [1, 2, 1, 2, 1, 1, 1, 1], "clinicianPhototype": "II", "pihHistory": "none",
        "glogau": "II", "acneScarGrade": 0, "scarMorphology": ["none"],
        "scarOrStriaeOnset": null, "barrierState": "intact", "activeLesions": ["none"],
        "suspiciousLesion": "none", "sevenPoint": null, "sunStatus": "none", "sunDate": null,
        "areas": ["forehead", "periorbitalOutsideRim", "cheeks"], "areaFeatures": ["none"],
        "melasmaInArea": "none", "thinSkin": "no"
      },
      "C": {
        "pregnant": "no", "edd": null, "breastfeeding": "no", "bleedingDisorder": "no",
        "diabetes": "none", "hba1c": null, "hba1cDate": null, "diabetesComplications": "no",
        "immunosuppression": "none", "cancerTherapy": "none", "cancerTherapyEnd": null,
        "skinCancerHistory": "none", "keloid": "none", "hypertrophicHistory": "no",
        "connectiveTissue": "none", "granulomatous": "no", "koebnerDisease": "none",
        "koebnerStableSince": null, "koebnerSeen": "no", "eczema": "none", "rosacea": "none",
        "hsvOrofacial": "never", "hsvLast": null, "woundHealingPoor": "no", "cardiac": "none",
        "cardiacEventDate": null, "implantedDevice": "none", "epilepsy": "none",
        "faints": "no", "liverRenal": "none", "metHbRisk": "none", "acuteIllness": "no",
        "acuteIllnessResolved": null, "bloodBorneVirus": "no", "smoker": "no",
        "previousMicroneedling": "none", "lymphoedemaInArea": "no"
      },
      "D": {
        "isotretinoin": "never", "isotretinoinLast": null, "otherSystemicRetinoid": "no",
        "otherRetinoidLast": null, "antithrombotic": "none", "inr": null, "otcBleeding": "no",
        "otcBleedingLast": null, "photosensitiser": "no", "metHbDrugs": "no",
        "antiarrhythmic": "none", "topicalRetinoid": "yes",
        "topicalRetinoidLast": "2027-02-10", "acidsBPO": "no", "acidsBPOLast": null,
        "akTopical": "no", "akTopicalEnd": null, "facialTopicalSteroid": "no",
        "facialTopicalSteroidLast": null, "allergyMetal": "none", "allergyLA": "none",
        "allergyTopical": "none", "vaccineLast": null, "vaccinePlanned": null,
        "intoxicatedToday": "no"
      },
      "E": {
        "botulinumLast": "2027-01-30", "haFillerLast": null, "biostimFillerLast": null,
        "permanentFiller": "no", "threadsLast": null, "peelSuperficialLast": null,
        "peelDeepLast": null, "nonAblativeLast": null, "ablativeLast": null,
        "microneedlingLast": null, "microdermLast": null, "hairRemovalLast": null,
        "surgeryInAreaDate": null, "newTattooPmuDate": null
      },
      "F": {
        "anaestheticWish": "lidocainePrilocaine25_25", "anaestheticAreaCm2": 150
      },
      "G": {
        "goals": ["fineLines", "texture"], "primaryGoal": "fineLines",
        "expectedImprovement": "25-50", "timeframeMonths": 6, "motive": "own",
        "lifeChangeBelief": "no", "sessionsAffordable": 4, "downtimeDays": 3,
        "eventDate": "2027-09-18", "painFear": 3, "needlePhobia": "none",
        "willUseSunscreen": "yes", "expectationAfterCounselling": "aligned"
      },
      "H": {
        "ps1": "lt15min", "ps2": "no", "ps3": 0, "ps4": 0, "ps5": 0, "ps6": 0, "ps7": "no",
        "ps8": "slight", "ps9": "no", "ps10": "no", "ps11": "none", "psExternal": null
      },
      "I": {
        "consentDiscussed": "yes", "photoConsent": "yes"
      }
    }
    """

  /// Three dated deferrals, of which the filler wins by one day.
  static let threeDates = """
    {
      "A": {
        "dob": "2002-05-20", "sexAtBirth": "male", "consultDate": "2027-02-10",
        "proposedDate": "2027-02-17", "interpreter": "no", "deviceType": "pen",
        "deviceMaxDepthMm": 1.5, "weightKg": 82, "capacityVoluntary": "yes"
      },
      "B": {
        "fitz": [2, 3, 2, 2, 1, 2, 2, 1], "clinicianPhototype": "III", "pihHistory": "none",
        "glogau": "I", "acneScarGrade": 2, "scarMorphology": ["boxcarShallow", "rolling"],
        "scarOrStriaeOnset": null, "barrierState": "intact", "activeLesions": ["none"],
        "suspiciousLesion": "none", "sevenPoint": null, "sunStatus": "tanOrSunbed",
        "sunDate": "2027-02-08", "areas": ["cheeks", "jawline"], "areaFeatures": ["none"],
        "melasmaInArea": "none", "thinSkin": "no"
      },
      "C": {
        "pregnant": "na", "edd": null, "breastfeeding": "na", "bleedingDisorder": "no",
        "diabetes": "none", "hba1c": null, "hba1cDate": null, "diabetesComplications": "no",
        "immunosuppression": "none", "cancerTherapy": "none", "cancerTherapyEnd": null,
        "skinCancerHistory": "none", "keloid": "none", "hypertrophicHistory": "no",
        "connectiveTissue": "none", "granulomatous": "no", "koebnerDisease": "none",
        "koebnerStableSince": null, "koebnerSeen": "no", "eczema": "none", "rosacea": "none",
        "hsvOrofacial": "never", "hsvLast": null, "woundHealingPoor": "no", "cardiac": "none",
        "cardiacEventDate": null, "implantedDevice": "none", "epilepsy": "none",
        "faints": "no", "liverRenal": "none", "metHbRisk": "none", "acuteIllness": "no",
        "acuteIllnessResolved": null, "bloodBorneVirus": "no", "smoker": "no",
        "previousMicroneedling": "none", "lymphoedemaInArea": "no"
      },
      "D": {
        "isotretinoin": "stopped", "isotretinoinLast": "2026-08-31",
        "otherSystemicRetinoid": "no", "otherRetinoidLast": null, "antithrombotic": "none",
        "inr": null, "otcBleeding": "no", "otcBleedingLast": null, "photosensitiser": "no",
        "metHbDrugs": "no", "antiarrhythmic": "none", "topicalRetinoid": "no",
        "topicalRetinoidLast": null, "acidsBPO": "no", "acidsBPOLast": null, "akTopical": "no",
        "akTopicalEnd": null, "facialTopicalSteroid": "no", "facialTopicalSteroidLast": null,
        "allergyMetal": "none", "allergyLA": "none", "allergyTopical": "none",
        "vaccineLast": "2027-02-03", "vaccinePlanned": null, "intoxicatedToday": "no"
      },
      "E": {
        "botulinumLast": null, "haFillerLast": "2027-02-01", "biostimFillerLast": null,
        "permanentFiller": "no", "threadsLast": null, "peelSuperficialLast": null,
        "peelDeepLast": null, "nonAblativeLast": null, "ablativeLast": null,
        "microneedlingLast": null, "microdermLast": null, "hairRemovalLast": null,
        "surgeryInAreaDate": null, "newTattooPmuDate": null
      },
      "F": {
        "anaestheticWish": "lidocaine4", "anaestheticAreaCm2": 160
      },
      "G": {
        "goals": ["acneScars"], "primaryGoal": "acneScars", "expectedImprovement": "25-50",
        "timeframeMonths": 5, "motive": "own", "lifeChangeBelief": "no",
        "sessionsAffordable": 3, "downtimeDays": 3, "eventDate": "2027-03-20", "painFear": 2,
        "needlePhobia": "none", "willUseSunscreen": "yes",
        "expectationAfterCounselling": "aligned"
      },
      "H": {
        "ps1": "15to60min", "ps2": "no", "ps3": 0, "ps4": 0, "ps5": 0, "ps6": 0, "ps7": "no",
        "ps8": "slight", "ps9": "no", "ps10": "no", "ps11": "none", "psExternal": null
      },
      "I": {
        "consentDiscussed": "yes", "photoConsent": "yes"
      }
    }
    """

  /// A changing pigmented lesion and rough patches found during assessment.
  static let lesion = """
    {
      "A": {
        "dob": "1965-08-19", "sexAtBirth": "male", "consultDate": "2027-03-01",
        "proposedDate": "2027-03-15", "interpreter": "no", "deviceType": "pen",
        "deviceMaxDepthMm": 1.5, "weightKg": 88, "capacityVoluntary": "yes"
      },
      "B": {
        "fitz": [1, 1, 1, 1, 1, 2, 1, 1], "clinicianPhototype": "II", "pihHistory": "none",
        "glogau": "III", "acneScarGrade": 0, "scarMorphology": ["none"],
        "scarOrStriaeOnset": null, "barrierState": "intact", "activeLesions": ["none"],
        "suspiciousLesion": "yes", "sevenPoint": 5, "sunStatus": "none", "sunDate": null,
        "areas": ["forehead", "cheeks"],
        "areaFeatures": ["actinicKeratosis", "telangiectasia"], "melasmaInArea": "none",
        "thinSkin": "no"
      },
      "C": {
        "pregnant": "na", "edd": null, "breastfeeding": "na", "bleedingDisorder": "no",
        "diabetes": "none", "hba1c": null, "hba1cDate": null, "diabetesComplications": "no",
        "immunosuppression": "none", "cancerTherapy": "none", "cancerTherapyEnd": null,
        "skinCancerHistory": "none", "keloid": "none", "hypertrophicHistory": "no",
        "connectiveTissue": "none", "granulomatous": "no", "koebnerDisease": "none",
        "koebnerStableSince": null, "koebnerSeen": "no", "eczema": "none", "rosacea": "none",
        "hsvOrofacial": "never", "hsvLast": null, "woundHealingPoor": "no",
        "cardiac": "stable", "cardiacEventDate": null, "implantedDevice": "none",
        "epilepsy": "none", "faints": "no", "liverRenal": "none", "metHbRisk": "none",
        "acuteIllness": "no", "acuteIllnessResolved": null, "bloodBorneVirus": "no",
        "smoker": "yes", "previousMicroneedling": "none", "lymphoedemaInArea": "no"
      },
      "D": {
        "isotretinoin": "never", "isotretinoinLast": null, "otherSystemicRetinoid": "no",
        "otherRetinoidLast": null, "antithrombotic": "singleAntiplatelet", "inr": null,
        "otcBleeding": "no", "otcBleedingLast": null, "photosensitiser": "no",
        "metHbDrugs": "no", "antiarrhythmic": "none", "topicalRetinoid": "no",
        "topicalRetinoidLast": null, "acidsBPO": "no", "acidsBPOLast": null, "akTopical": "no",
        "akTopicalEnd": null, "facialTopicalSteroid": "no", "facialTopicalSteroidLast": null,
        "allergyMetal": "none", "allergyLA": "none", "allergyTopical": "none",
        "vaccineLast": null, "vaccinePlanned": null, "intoxicatedToday": "no"
      },
      "E": {
        "botulinumLast": null, "haFillerLast": null, "biostimFillerLast": null,
        "permanentFiller": "no", "threadsLast": null, "peelSuperficialLast": null,
        "peelDeepLast": null, "nonAblativeLast": null, "ablativeLast": null,
        "microneedlingLast": null, "microdermLast": null, "hairRemovalLast": null,
        "surgeryInAreaDate": null, "newTattooPmuDate": null
      },
      "F": {
        "anaestheticWish": "none", "anaestheticAreaCm2": 0
      },
      "G": {
        "goals": ["wrinkles", "texture"], "primaryGoal": "wrinkles",
        "expectedImprovement": "25-50", "timeframeMonths": 6, "motive": "own",
        "lifeChangeBelief": "no", "sessionsAffordable": 4, "downtimeDays": 4,
        "eventDate": null, "painFear": 2, "needlePhobia": "none", "willUseSunscreen": "yes",
        "expectationAfterCounselling": "aligned"
      },
      "H": {
        "ps1": "lt15min", "ps2": "no", "ps3": 0, "ps4": 0, "ps5": 0, "ps6": 0, "ps7": "no",
        "ps8": "slight", "ps9": "no", "ps10": "no", "ps11": "none", "psExternal": null
      },
      "I": {
        "consentDiscussed": "yes", "photoConsent": "yes"
      }
    }
    """
}
