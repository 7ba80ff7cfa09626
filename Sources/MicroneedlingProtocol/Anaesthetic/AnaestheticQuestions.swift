public import ConsultationCore

/// The options of `anaestheticWish`.
public enum AnaestheticWish: String, Choice {
  case none, lidocainePrilocaine25_25, lidocaine4, other
}

extension Question<AnaestheticWish> {
  public static let anaestheticWish = Self(
    "anaestheticWish",
    QuestionFrame(
      .anaesthetic, "numbing wished",
      ask: "Numbing wished?",
      read: "Would you like a numbing cream before the treatment?",
      help: """
        Lidocaine/prilocaine 2.5%/2.5%: at most 0.1 g per cm² and 20 g in all, on up to 200 cm², \
        for 60 minutes. It is put on in the clinic by staff, on intact skin only, off eyes, lips \
        and mucosa, wiped off before needling and never put on again during or after it. Other \
        products follow their own label within the same area; never two together. No compounded \
        cream and none above 4% lidocaine without a prescriber.
        """,
      sources: .found(.emlaUK, .emlaIE, .emlaFace),
      .found(.fda24, says: "warning about over-the-counter creams above 4% lidocaine"),
      .policy("area, dose and time of the default")),
    options: [
      .none: "none", .lidocainePrilocaine25_25: "lidocaine/prilocaine 2.5%/2.5%",
      .lidocaine4: "lidocaine 4%", .other: "another product",
    ],
    severity: [
      [.none, .lidocainePrilocaine25_25], [.none, .lidocaine4], [.none, .other],
    ])
}

extension Question<Double> {
  public static let anaestheticAreaCm2 = Self(
    "anaestheticAreaCm2",
    QuestionFrame(
      .anaesthetic, "area to numb",
      ask: """
        Area to numb (cm²; patient's own palm with fingers ≈ 1% body surface, about 150-190 cm² in \
        adults)?
        """,
      read: "Please hold your hand over the skin we would numb. How many of your palms cover it?",
      help: """
        Palm rule: the patient's own palm with the fingers is about 1% of the body surface, about \
        150-190 cm² in adults. Multiply the palms by that and enter cm², or measure length times \
        width. Above 200 cm² the area is split over sessions, or a prescriber orders the dose (up \
        to 600 cm² and 60 g).
        """,
      when: .assuming(true, !Question<AnaestheticWish>.anaestheticWish.is(.none)),
      sources: .memory("palm with fingers is about 1% of the body surface"),
      .found(.emlaUK, .emlaIE, says: "up to 60 g on 600 cm²"),
      .memory("20 g on 200 cm², the stricter figure")),
    in: .squareCentimetres, 0...5000)
}
