public import ConsultationCore

// What is on the skin today: active lesions, suspicious lesions, sun.

extension Question<Several<ActiveLesions>> {
  public static let activeLesions = Self(
    "activeLesions",
    QuestionFrame(
      .skin, "active lesions",
      ask: "Active in the area today (look)?",
      read: """
        I am looking for spots, cold sores, infections, warts, wounds and rashes in the area. Is \
        anything active there today?
        """,
      help: """
        Look, count and stretch the skin; choose all that are there.
        Comedones: blackheads and whiteheads. Mild papulopustules: at most 5 small inflamed \
        spots; more of them is moderate to severe inflammatory acne. Nodules: deep, large, \
        painful lumps. HSV: herpes simplex virus, grouped blisters or crusts. Molluscum: small \
        pearly bumps with a dent, from a virus. Dermatitis: eczema-like red itchy rash. Psoriasis \
        plaque: raised red patch with silvery scale. Lichen planus: flat, violet, itchy bumps. \
        Papulopustular rosacea: bumps and pustules on a red central face.
        """,
      safety: true, recordOnly: .options(["comedones"]),
      sources: .found(.ifuInt, .dp4, .w42, says: "active infection"),
      .found(.dp4, .labG, says: "active acne"), .found(.koe, .psk, .chu),
      .policy("waiting times after clearing")),
    options: [
      .none: "nothing active", .comedones: "blackheads or whiteheads",
      .papulopustulesMild: "up to 5 small inflamed spots",
      .inflammatoryModSevere: "more inflamed spots", .nodules: "nodules",
      .hsv: "cold sore or herpes", .bacterial: "bacterial infection", .fungal: "fungal infection",
      .wartsMolluscum: "warts or molluscum", .openWound: "open wound",
      .dermatitis: "dermatitis or eczema", .psoriasisPlaque: "psoriasis plaque",
      .lichenPlanus: "lichen planus", .rosaceaPapulopustular: "rosacea with pustules",
    ])
}

extension Question<SuspiciousLesion> {
  public static let suspiciousLesion = Self(
    "suspiciousLesion",
    QuestionFrame(
      .skin, "suspicious lesion",
      ask: """
        Any new, changing, non-healing, bleeding or odd-looking lesion anywhere you can see?
        """,
      read: """
        Have you noticed a mole or mark that is new, changing, bleeding or not healing? I am \
        looking too.
        """,
      help: """
        Look beyond the area. Your own strong concern is enough, whatever the score: choose it, \
        and the urgent pathway follows. Any yes means that a doctor assesses the lesion before \
        any needling. Do not name a diagnosis to the patient.
        """,
      safety: true, sources: .found(.ng12, says: "any strong concern is enough")),
    options: [
      .none: "none seen", .yes: "yes", .yesClinicianConcern: "yes, and I am concerned",
    ],
    severity: [[.none, .yes, .yesClinicianConcern]])
}

extension Question<Double> {
  public static let sevenPoint = Self(
    "sevenPoint",
    QuestionFrame(
      .skin, "7-point lesion score",
      ask: "Weighted 7-point score of the lesion (0-10)?",
      read: "I am looking closely at the mark. Has it changed in size, itched or oozed?",
      help: """
        For pigmented lesions. Two points each: change in size; irregular shape; irregular \
        colour. One point each: largest diameter 7 mm or more; inflammation; oozing or crusting; \
        change in sensation (itch). 3 or more, or a score that is not known, means the urgent \
        pathway. A lesion without pigment is judged by your concern.
        """,
      when: Question<SuspiciousLesion>.suspiciousLesion.isOther(than: .none),
      sources: .found(.ng12, says: "weighted 7-point checklist")),
    in: .points, 0...10)
}

extension Question<SunStatus> {
  public static let sunStatus = Self(
    "sunStatus",
    QuestionFrame(
      .skin, "recent sun",
      ask: "Sun on the area lately?",
      read: "Have you sunbathed, used a sunbed or self-tan, or been sunburnt in the past weeks?",
      help: """
        Incidental is everyday daylight without a tan. Self-tan on the area counts as a tan. A \
        tan waits 14 days (28 with the cautious settings against dark marks), a sunburn as long \
        and until it has fully settled.
        """,
      safety: true, recordOnly: .options(["incidental"]),
      sources: .found(.inm, .esth, says: "tan or tanning creams within 2 weeks"),
      .found(.ifuC, says: "irritated skin is a contraindication"),
      .disagrees(.spCare, says: "24 hours for sun, 48 hours for self-tan"),
      .found(.drps, says: "4 weeks")),
    options: [
      .none: "none", .incidental: "everyday daylight only", .tanOrSunbed: "tan, sunbed or self-tan",
      .sunburn: "sunburn",
    ],
    severity: [[.none, .incidental, .tanOrSunbed, .sunburn]])
}

extension Question<Day> {
  public static let sunDate = Self(
    "sunDate",
    QuestionFrame(
      .skin, "last tan or burn",
      ask: "Date of last tanning/burn/self-tan?",
      read: "When was the last time you tanned, burned or used self-tan there?",
      help: "The last day of exposure counts. If more is planned, give the last planned day.",
      when: Question<SunStatus>.sunStatus.is(.tanOrSunbed, .sunburn),
      sources: .found(.inm, .esth, .drps, says: "2 to 4 weeks"), .policy("28 days is cautious")))
}
