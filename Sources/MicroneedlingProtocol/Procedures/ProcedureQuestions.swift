public import ConsultationCore

/// What holds for every date of this section.
private let sameArea = """
  Only what was done in the area to be treated counts; the most recent time. Where only the month \
  is known, its last day counts; where it was done and nobody knows when, say so.
  """

extension Question<Day> {
  public static let botulinumLast = Self(
    "botulinumLast",
    QuestionFrame(
      .procedures, "botulinum toxin",
      ask: "Botulinum toxin in the area?",
      read: "Have you had botulinum toxin, the muscle-relaxing injection, in this area? When?",
      help: sameArea,
      sources: .found(.btx, .car, says: "1 to 2 weeks or more"),
      .disagrees(.esth, says: "6 months")),
    orNone: true)

  public static let haFillerLast = Self(
    "haFillerLast",
    QuestionFrame(
      .procedures, "hyaluronic acid filler",
      ask: "Hyaluronic acid filler in the area?",
      read: "Have you had hyaluronic acid filler injected in this area? When?",
      help: "HA: hyaluronic acid. Other kinds of filler are asked next. \(sameArea)",
      sources: .found(.btx, says: "2 weeks"), .policy("28 days"),
      .disagrees(.osei, .esth, says: "6 months")),
    orNone: true)

  public static let biostimFillerLast = Self(
    "biostimFillerLast",
    QuestionFrame(
      .procedures, "collagen-stimulating filler",
      ask: "CaHA/PLLA/PCL filler in the area?",
      read: "Have you had a filler here that makes your skin build collagen? When?",
      help: """
        Collagen-stimulating fillers: calcium hydroxylapatite (CaHA), poly-L-lactic acid (PLLA), \
        polycaprolactone (PCL). If the patient knows only a brand, look up what it is made of. \
        \(sameArea)
        """,
      sources: .policy("6 months")),
    orNone: true)
}

extension Question<YesNo> {
  public static let permanentFiller = Self(
    "permanentFiller",
    QuestionFrame(
      .procedures, "permanent filler",
      ask: "Permanent filler (silicone, PMMA, polyacrylamide) in the area?",
      read: "Has a permanent filler, such as silicone, ever been put in this area?",
      help: """
        Permanent fillers do not go away: silicone, polymethyl methacrylate (PMMA), polyacrylamide. \
        However long ago, yes. Needling over them risks infection and granulomas (firm lumps of \
        inflammation), so the injector or a dermatologist is asked first.
        """,
      safety: true, sources: .policy("injector or dermatologist first")))
}

extension Question<Day> {
  public static let threadsLast = Self(
    "threadsLast",
    QuestionFrame(
      .procedures, "threads",
      ask: "Threads in the area?",
      read: "Have you had lifting threads put in this area? When?",
      help: "Threads placed under the skin to lift it; not threading of hair. \(sameArea)",
      sources: .policy("3 months")),
    orNone: true)

  public static let peelSuperficialLast = Self(
    "peelSuperficialLast",
    QuestionFrame(
      .procedures, "superficial peel",
      ask: "Superficial peel in the area?",
      read: "Have you had a light chemical peel on this area? When?",
      help: "A superficial peel reaches only the outermost layers of the skin. \(sameArea)",
      sources: .found(.emp, .brow, says: "2 weeks to 1 month")),
    orNone: true)

  public static let peelDeepLast = Self(
    "peelDeepLast",
    QuestionFrame(
      .procedures, "deep peel or dermabrasion",
      ask: "Medium/deep peel, dermabrasion in the area?",
      read: "Have you had a medium or deep peel, or dermabrasion, on this area? When?",
      help: """
        Dermabrasion grinds the skin down, unlike microdermabrasion, which is asked later. The \
        redness must be gone as well. \
        \(sameArea)
        """,
      sources: .found(.inm)),
    orNone: true)

  public static let nonAblativeLast = Self(
    "nonAblativeLast",
    QuestionFrame(
      .procedures, "light or heat treatment",
      ask: "IPL, non-ablative laser (laser hair removal too), RF, HIFU in the area?",
      read: """
        Have you had a light or laser treatment here that left the skin closed, laser hair \
        removal, or heat or ultrasound tightening? When?
        """,
      help: """
        Non-ablative: heats below a surface that stays whole. IPL: intense pulsed light. RF: \
        radiofrequency. HIFU: high-intensity focused ultrasound. \
        \(sameArea)
        """,
      sources: .found(.inm, says: "2 to 3 weeks"), .policy("28 days")),
    orNone: true)

  public static let ablativeLast = Self(
    "ablativeLast",
    QuestionFrame(
      .procedures, "ablative laser",
      ask: "Ablative laser in the area?",
      read: "Have you had a laser here that took off the top of the skin? When?",
      help: """
        Ablative: removes skin, all over or in tiny dots, and leaves it raw at first. \
        \(sameArea)
        """,
      sources: .found(.inm, says: "6 to 12 weeks")),
    orNone: true)

  public static let microneedlingLast = Self(
    "microneedlingLast",
    QuestionFrame(
      .procedures, "microneedling",
      ask: "Microneedling in the area?",
      read: "Have you had microneedling on this area? When was the last time?",
      help: "Rollers and pens used at home count too. \(sameArea)",
      sources: .found(.spSum, .abl, says: "30 days between sessions"),
      .policy("42 days where dark marks are likely")),
    orNone: true)

  public static let microdermLast = Self(
    "microdermLast",
    QuestionFrame(
      .procedures, "microdermabrasion and the like",
      ask: "Microdermabrasion/dermaplaning/hydradermabrasion in the area?",
      read: "Have you had microdermabrasion, dermaplaning or a water-jet facial here? When?",
      help: """
        All take off the dead outer layer: microdermabrasion by grinding, dermaplaning by a blade, \
        hydradermabrasion by water. \
        \(sameArea)
        """,
      sources: .found(.emp, says: "2 weeks")),
    orNone: true)

  public static let hairRemovalLast = Self(
    "hairRemovalLast",
    QuestionFrame(
      .procedures, "hair removal",
      ask: "Wax, thread, depilatory in the area?",
      read: "Have you waxed, threaded or used hair removal cream on this area? When?",
      help: "A depilatory is a hair removal cream. Laser hair removal is asked above. \(sameArea)",
      sources: .found(.brow, says: "7 days"), .disagrees(.emp, says: "72 hours")),
    orNone: true)

  public static let surgeryInAreaDate = Self(
    "surgeryInAreaDate",
    QuestionFrame(
      .procedures, "surgery or injury",
      ask: "Surgery or injury in the area?",
      read: "Have you had surgery or an injury in this area? When?",
      help: sameArea,
      sources: .found(.inm, says: "facial surgery less than 1 year ago"),
      .disagrees(.cla, says: "better result when started at 6 to 7 weeks")),
    orNone: true)

  public static let newTattooPmuDate = Self(
    "newTattooPmuDate",
    QuestionFrame(
      .procedures, "tattoo or permanent make-up",
      ask: "Tattoo or permanent make-up in the area?",
      read: "Have you had a tattoo or permanent make-up done in this area? When?",
      help: """
        The date of the newest; any tattoo there is also recorded under what is in the area. PMU: \
        permanent make-up. \
        \(sameArea)
        """,
      sources: .policy("28 days to heal")),
    orNone: true)
}
