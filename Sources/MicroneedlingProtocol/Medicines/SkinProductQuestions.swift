public import ConsultationCore

extension Question<YesNo> {
  public static let topicalRetinoid = Self(
    "topicalRetinoid",
    QuestionFrame(
      .medicines, "retinoid on the skin",
      ask: "Retinoid on the skin?",
      read: "Do you use a retinoid cream, gel or serum, such as retinol, on the area?",
      help: """
        Retinoids are relatives of vitamin A, prescribed or cosmetic. Needling over a retinoid can \
        irritate; how long to wait before is given as anything from 12 hours to 7 days, and the \
        longest is coded.
        """,
      sources: .found(.brow, says: "5 to 7 days"),
      .disagrees(.osei, says: "12 hours"), .disagrees(.spCare, says: "24 hours")))

  public static let acidsBPO = Self(
    "acidsBPO",
    QuestionFrame(
      .medicines, "acids or benzoyl peroxide",
      ask: "Acids, scrubs, benzoyl peroxide?",
      read: "Do you use acids, scrubs or benzoyl peroxide on the area?",
      help: """
        Acids: products with alpha- or beta-hydroxy acids (AHA, BHA) that loosen dead skin. \
        Benzoyl peroxide (BPO) is an acne product. All can irritate the skin before needling.
        """,
      sources: .found(.brow, says: "as for retinoids, 5 to 7 days"),
      .disagrees(.osei, says: "12 hours"), .disagrees(.spCare, says: "24 hours")))

  public static let akTopical = Self(
    "akTopical",
    QuestionFrame(
      .medicines, "sun-damage cream",
      ask: "5-FU, imiquimod, tirbanibulin, diclofenac gel on the area?",
      read: """
        Have you used a treatment cream for sun-damaged spots on the area: 5-FU, imiquimod, \
        tirbanibulin or diclofenac gel?
        """,
      help: """
        5-FU: 5-fluorouracil. These creams treat actinic keratoses (rough, scaly spots of sun \
        damage that can turn into skin cancer) and inflame the skin. If such spots are still \
        there, record them under what is in the area.
        """,
      sources: .policy("28 days after the end and healed")))

  public static let facialTopicalSteroid = Self(
    "facialTopicalSteroid",
    QuestionFrame(
      .medicines, "steroid cream",
      ask: "Steroid cream on the area >14 days?",
      read: "Have you used a steroid cream on the area for more than 14 days?",
      help: """
        Steroid (cortisone-type) creams used for long can thin the skin, and it can flare when \
        they are stopped (rebound).
        """,
      sources: .policy("28 days after the last use")))
}

extension Question<Day> {
  public static let topicalRetinoidLast = Self(
    "topicalRetinoidLast",
    QuestionFrame(
      .medicines, "last skin retinoid",
      ask: "Last use of the retinoid (today if still using)?",
      read: "When did you last put the retinoid on?",
      help: "Still using it: today, or the last day on which it will be used.",
      when: Question<YesNo>.topicalRetinoid.is(.yes),
      sources: .found(.brow, says: "5 to 7 days"),
      .disagrees(.osei, says: "12 hours"), .disagrees(.spCare, says: "24 hours")))

  public static let acidsBPOLast = Self(
    "acidsBPOLast",
    QuestionFrame(
      .medicines, "last acids or scrub",
      ask: "Last use of acids, scrubs or benzoyl peroxide?",
      read: "When did you last use the acid, scrub or benzoyl peroxide?",
      help: """
        The most recent of them counts. Still using it: today, or the last day on which it will be \
        used.
        """,
      when: Question<YesNo>.acidsBPO.is(.yes),
      sources: .found(.brow, says: "as for retinoids, 5 to 7 days"),
      .disagrees(.osei, says: "12 hours"), .disagrees(.spCare, says: "24 hours")))

  public static let akTopicalEnd = Self(
    "akTopicalEnd",
    QuestionFrame(
      .medicines, "sun-damage cream ended",
      ask: "When did the 5-FU, imiquimod, tirbanibulin or diclofenac gel end?",
      read: "When did you finish that cream, or when will you?",
      help: "Still using it: the last planned day. The skin must have healed as well.",
      when: Question<YesNo>.akTopical.is(.yes), sources: .policy("28 days after the end and healed")
    ))

  public static let facialTopicalSteroidLast = Self(
    "facialTopicalSteroidLast",
    QuestionFrame(
      .medicines, "last steroid cream",
      ask: "Last use of the steroid cream on the area?",
      read: "When did you last use the steroid cream on the area?",
      help: """
        Still using it: the last planned day. A prescribed cream is stopped only with the \
        prescriber.
        """,
      when: Question<YesNo>.facialTopicalSteroid.is(.yes),
      sources: .policy("28 days after the last use")))
}
