public import ConsultationCore

extension Question<AllergyMetal> {
  public static let allergyMetal = Self(
    "allergyMetal",
    QuestionFrame(
      .medicines, "metal allergy",
      ask: "Metal allergy?",
      read: "Are you allergic to metal, or has jewellery or a watch ever given you a rash?",
      help: """
        Needles are stainless steel; the 316L kind holds 10-14% nickel, though tests found none \
        released. Suspected: a story of rashes from metal without a test. Confirmed: shown by a \
        patch test. Choose the gravest that applies.
        """,
      safety: true,
      sources: .found(.ifuC, says: "allergy to stainless steel is a contraindication"),
      .found(.nic, .chu, says: "nickel content; metal allergy raises the risk")),
    options: [
      .none: "none", .nickelSuspected: "nickel, suspected", .nickelConfirmed: "nickel, confirmed",
      .stainlessSteel: "stainless steel",
    ],
    severity: [[.none, .nickelSuspected, .nickelConfirmed, .stainlessSteel]])
}

extension Question<AllergyLA> {
  public static let allergyLA = Self(
    "allergyLA",
    QuestionFrame(
      .medicines, "local-anaesthetic allergy",
      ask: "Local-anaesthetic allergy?",
      read: "Have you ever had an allergic reaction to a numbing injection, cream or spray?",
      help: """
        Local anaesthetics come in two groups. Amides: lidocaine and prilocaine. Esters: \
        tetracaine and benzocaine; people allergic to one ester may react to others and to PABA. A \
        reaction to a product whose group nobody knows: unknown type, which is handled like an \
        amide allergy.
        """,
      safety: true,
      sources: .found(.ifuC, .emlaCSP, says: "allergy to anaesthetics is a contraindication"),
      .found(.dp4, says: "PABA allergy: no topical anaesthetic")),
    options: [
      .none: "none", .amide: "amide", .ester: "ester", .unknownType: "yes, type unknown",
    ],
    severity: [[.none, .ester, .amide], [.none, .ester, .unknownType]])
}

extension Question<String> {
  public static let allergyTopical = Self(
    "allergyTopical",
    QuestionFrame(
      .medicines, "skin product allergy",
      ask: "Allergy to skin products, antiseptics, latex?",
      read: """
        Are you allergic to any skin product, antiseptic, latex, sulfonamide medicine or PABA? \
        Which, and what happened?
        """,
      help: """
        Write each substance and what happened. Note here too, by name, a sulfonamide or PABA \
        allergy and pseudocholinesterase deficiency (a missing enzyme that breaks some drugs \
        down): they limit the numbing. Needling pushes what lies on the skin into it, so a known \
        allergen is avoided and a new product tried openly first.
        """,
      safety: true,
      sources: .found(.sol, .fri, says: "allergens brought into the skin by needling"),
      .found(.dp4, says: "no topical anaesthetic in these groups")),
    orNone: true)
}

extension Question<Day> {
  public static let vaccineLast = Self(
    "vaccineLast",
    QuestionFrame(
      .medicines, "recent vaccine",
      ask: "Vaccine in the last 14 days?",
      read: "Have you had a vaccine in the last 14 days? When?",
      help: """
        Fever or swelling after a vaccine could be taken for a reaction to needling, so \
        needling waits 14 days. Older than that: none.
        """,
      sources: .found(.perf, says: "2 weeks"),
      .disagrees(.ascd, says: "only until symptoms are gone; no interval for devices")),
    orNone: true)

  public static let vaccinePlanned = Self(
    "vaccinePlanned",
    QuestionFrame(
      .medicines, "vaccine booked",
      ask: "Vaccine booked?",
      read: "Do you have a vaccine booked? When?",
      help: "The next one that is booked; needling keeps 14 days before and after it.",
      sources: .policy("14 days before and after")),
    orNone: true)
}

extension Question<YesNo> {
  public static let intoxicatedToday = Self(
    "intoxicatedToday",
    QuestionFrame(
      .medicines, "alcohol or drugs today",
      ask: "Alcohol/drugs affecting judgement today?",
      read: "Have you had any alcohol or drugs today that could change how clearly you think?",
      help: """
        Your own impression counts as well. Consent needs a clear head: with yes, the consultation \
        is repeated when sober.
        """,
      safety: true, sources: .policy("capacity and consent")))
}
