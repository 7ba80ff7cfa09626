public import ConsultationCore

// Pregnancy, habits, earlier needling.

extension Condition {
  /// Only a recorded male sex makes the pregnancy questions irrelevant.
  fileprivate static let pregnancyMatters = assuming(
    true, !Question<SexAtBirth>.sexAtBirth.is(.male))
}

extension Question<Pregnant> {
  public static let pregnant = Self(
    "pregnant",
    QuestionFrame(
      .history, "pregnancy",
      ask: "Pregnant now, or could you be?",
      read: "Are you pregnant, or is there any chance that you could be?",
      help: """
        Possible means that a test is needed first. Needling waits until 42 days after the due \
        date and until breastfeeding has ended.
        """,
      safety: true, when: .pregnancyMatters, recordOnly: .options(["na"]),
      sources: .found(.ifuC, says: "contraindicated in pregnancy"),
      .found(.spTrial, says: "urine test in trials"), .policy("42 days")),
    options: [
      .no: "no", .yes: "yes", .possible: "possible", .na: "not applicable",
    ],
    severity: [[.no, .possible, .yes]])
}

extension Question<Breastfeeding> {
  public static let breastfeeding = Self(
    "breastfeeding",
    QuestionFrame(
      .history, "breastfeeding",
      ask: "Breastfeeding or expressing?",
      read: "Are you breastfeeding, or expressing milk?",
      help: "Expressing is pumping milk to feed it later. Needling waits until it has stopped.",
      safety: true, when: .pregnancyMatters, recordOnly: .options(["na"]),
      sources: .found(.ifuC, says: "contraindicated while nursing")),
    options: [.no: "no", .yes: "yes", .na: "not applicable"],
    severity: [[.no, .yes]])
}

extension Question<Day> {
  public static let edd = Self(
    "edd",
    QuestionFrame(
      .history, "due date",
      ask: "Due date?",
      read: "When is your baby due?",
      help: "The expected date of delivery, as the antenatal record gives it.",
      when: Question<Pregnant>.pregnant.is(.yes),
      sources: .found(.ifuC), .policy("42 days after the due date")))
}

extension Question<BloodBorneVirus> {
  public static let bloodBorneVirus = Self(
    "bloodBorneVirus",
    QuestionFrame(
      .history, "blood-borne virus",
      ask: "Blood-borne virus (for clinician information; never a bar)?",
      read: """
        You may choose not to answer this one, and no answer stops you from being treated: do \
        you carry a virus that spreads by blood, such as hepatitis B, hepatitis C or HIV?
        """,
      help: """
        Never a reason to refuse: everyone is treated with universal precautions and a \
        single-use cartridge. The answer stays in the restricted part of the record.
        """,
      restricted: true, recordOnly: .options(["declinedToSay"]),
      sources: .found(.cdc, says: "HIV cluster from unsafe reuse"),
      .found(.ifuC, says: "universal precautions")),
    options: [.no: "no", .yes: "yes", .declinedToSay: "prefers not to say"],
    severity: [[.no, .yes]])
}

extension Question<YesNo> {
  public static let smoker = Self(
    "smoker",
    QuestionFrame(
      .history, "smoking or vaping",
      ask: "Smoke or vape nicotine?",
      read: "Do you smoke, or vape with nicotine?",
      help: "Noted for healing and results; it brings advice, not a delay.",
      sources: .policy("healing, results")))

  public static let lymphoedemaInArea = Self(
    "lymphoedemaInArea",
    QuestionFrame(
      .history, "lymphoedema in the area",
      ask: "Lymphoedema in the area?",
      read: "Do you have lasting swelling from poor lymph drainage in the area?",
      help: """
        Lymphoedema: lasting swelling because lymph drains badly, often after surgery or \
        radiotherapy. Needling there risks cellulitis (a spreading skin infection): the area is \
        removed.
        """,
      sources: .policy("cellulitis")))
}

extension Question<PreviousMicroneedling> {
  public static let previousMicroneedling = Self(
    "previousMicroneedling",
    QuestionFrame(
      .history, "earlier microneedling",
      ask: "Previous needling?",
      read: "Have you had microneedling before, here, elsewhere or at home? How did it go?",
      help: """
        PIH: dark marks that stayed. Scarring: often tram-tracks, which are lines of dots where \
        the needles ran. Granuloma: firm lasting lump, a reaction to something pressed into the \
        skin. If several are true, choose the last one in the list that fits.
        """,
      safety: true, recordOnly: .options(["ok"]),
      sources: .found(.chu, .dog, says: "tram-tracks"),
      .found(.sol, .fri, says: "granuloma, allergy"), .policy("dark marks")),
    options: [
      .none: "none before", .ok: "went well", .pih: "left dark marks", .scarring: "left scars",
      .granulomaOrAllergy: "granuloma or allergy",
    ],
    severity: [[.none, .ok, .pih, .scarring, .granulomaOrAllergy]])
}
