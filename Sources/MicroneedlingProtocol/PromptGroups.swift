public import ConsultationCore

// Questions that share one prompt. Within a group they stand in the order of asking; follow-ups
// of an item are asked after the checklist. Restricted and wellbeing questions are asked alone.

// MARK: - Skin

extension PromptGroup {
  public static let skinFindings = Self(
    .checklist, "skinFindings",
    ask: "Scars, active or suspicious lesions, recent sun?",
    read: """
      I am looking at the area for scars, spots, rashes and wounds, and everywhere for moles that \
      changed. Have you had a scar or stretch marks to be treated, or a tan or a burn lately?
      """,
    "scarMorphology", "scarOrStriaeOnset", "activeLesions", "suspiciousLesion", "sunStatus")

  public static let areaFindings = Self(
    .checklist, "areaFindings",
    ask: "Features, melasma or thin skin in the areas wished?",
    read: """
      I am looking for tattoos, raised moles, visible vessels, birthmarks, rough patches, brown \
      patches and thin skin. Was the area ever treated with radiation?
      """,
    "areaFeatures", "melasmaInArea", "thinSkin")
}

// MARK: - History

extension PromptGroup {
  public static let pregnancy = Self(
    .checklist, "pregnancy",
    ask: "Pregnant, possibly pregnant, or breastfeeding?",
    read: "Are you pregnant, could you be, or are you breastfeeding or expressing milk?",
    "pregnant", "breastfeeding")

  public static let general = Self(
    .checklist, "general",
    ask: "Bleeding, diabetes, immunity, cancer, raised scars, connective tissue?",
    read: """
      Do you have, or did you have: a bleeding disorder or unexplained bruising; diabetes; weak \
      defences against infection; chemotherapy, immunotherapy or radiotherapy; skin cancer; scars \
      that grew beyond the wound, also in your family; raised red scars; lupus, scleroderma or \
      rheumatoid arthritis?
      """,
    "bleedingDisorder", "diabetes", "immunosuppression", "cancerTherapy", "skinCancerHistory",
    "keloid", "hypertrophicHistory", "connectiveTissue")

  public static let skinDiseases = Self(
    .checklist, "skinDiseases",
    ask: "Granulomas, Koebner diseases, eczema, rosacea, cold sores, poor healing?",
    read: """
      Have you ever had sarcoidosis or granulomas; psoriasis, vitiligo or lichen planus; eczema; \
      rosacea; cold sores or herpes on your face; or wounds that heal badly?
      """,
    "granulomatous", "koebnerDisease", "eczema", "rosacea", "hsvOrofacial", "woundHealingPoor")

  public static let heart = Self(
    .checklist, "heart",
    ask: "Heart, implant, epilepsy, fainting, liver or kidney, blood pigment, acute illness?",
    read: """
      Do you have heart disease; a pacemaker or another device in your body; epilepsy; fainting \
      at needles or blood; liver or kidney disease; G6PD deficiency or blood that carries oxygen \
      badly; or a fever, an infection or antibiotics, now or recently?
      """,
    "cardiac", "implantedDevice", "epilepsy", "faints", "liverRenal", "metHbRisk", "acuteIllness")

  public static let background = Self(
    .checklist, "background",
    ask: "Smoking, earlier microneedling, lymphoedema in the area?",
    read: """
      Do you smoke or vape nicotine; have you had microneedling before; or is there lasting \
      swelling from poor lymph drainage in the area?
      """,
    "smoker", "previousMicroneedling", "lymphoedemaInArea")
}

// MARK: - Medicines and allergies

extension PromptGroup {
  public static let medicines = Self(
    .checklist, "medicines",
    ask: "Retinoids by mouth, blood thinners, photosensitising, methaemoglobin or rhythm drugs?",
    read: """
      Have you ever taken isotretinoin for acne? Do you take another retinoid by mouth; a blood \
      thinner; aspirin, anti-inflammatory painkillers, fish oil, vitamin E or ginkgo on your own; \
      a medicine that makes skin sensitive to sun; one that can change how blood carries oxygen; \
      or one for your heart rhythm?
      """,
    "isotretinoin", "otherSystemicRetinoid", "antithrombotic", "otcBleeding", "photosensitiser",
    "metHbDrugs", "antiarrhythmic")

  public static let skinProducts = Self(
    .checklist, "skinProducts",
    ask: "Retinoids, acids, treatment creams or steroids on the skin?",
    read: """
      Do you use a retinoid, acids, scrubs or benzoyl peroxide on your skin? And on the area to be \
      treated: a cream against sun-damage patches, or a steroid cream for more than 14 days?
      """,
    "topicalRetinoid", "acidsBPO", "akTopical", "facialTopicalSteroid")

  public static let allergies = Self(
    .checklist, "allergies",
    ask: "Allergies, vaccines, alcohol or drugs today?",
    read: """
      Are you allergic to metals, to local anaesthetics, or to skin products, antiseptics or \
      latex? Have you had a vaccine in the last 14 days, or is one booked? Have you had \
      alcohol or drugs today that affect your judgement?
      """,
    "allergyMetal", "allergyLA", "allergyTopical", "vaccineLast", "vaccinePlanned",
    "intoxicatedToday")
}

// MARK: - Procedures in the same area

extension PromptGroup {
  public static let injectionsAndPeels = Self(
    .checklist, "injectionsAndPeels",
    ask: "In the same area: toxin, fillers, threads, peels?",
    read: """
      Have you had any of these in the same area: botulinum toxin, a filler of any kind, threads, \
      a peel or dermabrasion?
      """,
    "botulinumLast", "haFillerLast", "biostimFillerLast", "permanentFiller", "threadsLast",
    "peelSuperficialLast", "peelDeepLast")

  public static let otherProcedures = Self(
    .checklist, "otherProcedures",
    ask: "In the same area: light, laser, needling, hair removal, surgery, tattoo?",
    read: """
      Have you had any of these in the same area: light or laser treatment, radiofrequency or \
      ultrasound; microneedling; microdermabrasion; waxing or other hair removal; surgery or an \
      injury; a tattoo or permanent make-up?
      """,
    "nonAblativeLast", "ablativeLast", "microneedlingLast", "microdermLast", "hairRemovalLast",
    "surgeryInAreaDate", "newTattooPmuDate")
}

// MARK: - Expectations

extension PromptGroup {
  public static let timeAndEffort = Self(
    .joint, "timeAndEffort",
    ask: "By when (months), how many sessions, how many days of redness?",
    read: """
      By when, in months, would you like to see the result? How many sessions fit your time and \
      budget? How many days of visible redness or flaking are acceptable?
      """,
    "timeframeMonths", "sessionsAffordable", "downtimeDays")
}

extension PromptGroup {
  /// Every group in the order of asking.
  public static let all: [PromptGroup] = [
    skinFindings, areaFindings, pregnancy, general, skinDiseases, heart, background, medicines,
    skinProducts, allergies, injectionsAndPeels, otherProcedures, timeAndEffort,
  ]
}
