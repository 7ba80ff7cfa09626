public import ConsultationCore

/// One point that is discussed before consent.
public struct ConsentItem: Sendable {
  /// The id of the evidence, for example `C05`.
  public let id: Identifier<ConsentItem>
  /// What the clinician covers.
  public let text: String
  /// The same in plain words, for the patient.
  public let spoken: String
  /// When it applies; decided either way, even where answers are missing.
  public let when: Condition

  init(
    _ id: Identifier<ConsentItem>, _ text: String, spoken: String, when: Condition = .always
  ) {
    self.id = id
    self.text = text
    self.spoken = spoken
    self.when = when
  }
}

extension Condition {
  /// Use outside what device labels cover.
  ///
  /// Labels differ by device, so it is ruled out only for the plain core of the cleared uses: an
  /// adult from 22, a pen of at most 1.5 mm, the face, and acne scars or lines.
  public static let offLabelUse = Condition.named(
    "use outside the label",
    .assuming(
      true,
      Question.dob.isWithin(.years(22)) || !Question.deviceType.is(.pen)
        || Question.deviceMaxDepthMm.isAbove(1.5)
        || !Question.areas.hasOnly(
          .forehead, .glabella, .temples, .periorbitalOutsideRim, .nose, .cheeks, .perioral, .chin,
          .jawline)
        || !Question.primaryGoal.is(.fineLines, .wrinkles, .acneScars)))

  /// More time to think than usual, because an answer asks for a second consultation after 14 days.
  public static let longReflection = Condition.named(
    "longer time to think",
    .assuming(
      true,
      Question.expectationAfterCounselling.is(.uncertain, .unrealistic)
        || Question.lifeChangeBelief.is(.yes) || .screenPreoccupied
        || Question.ps3.is(.aLot, .overwhelming) || Question.ps4.is(.aLot, .severely)
        || Question.ps6.isAtLeast(3)))
}

extension ConsentItem {
  /// Every item in the order of discussing; of the two forms of C25 one applies.
  public static let all = [
    c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19,
    c20, c21, c22, c23, c24, c25, c25Flagged, c26,
  ]

  static let c01 = Self(
    "C01", "What it is, how it works.",
    spoken: "What microneedling is: fine needles make tiny holes, and the skin repairs itself.")

  static let c02 = Self(
    "C02", "Own, free decision; may say no.",
    spoken: "It is your own choice. You may say no, now or later.")

  static let c03 = Self(
    "C03", "Alternatives, including doing nothing.",
    spoken: "What else you could do, and that doing nothing is a choice too.")

  static let c04 = Self(
    "C04", "Evidence and ceiling for this goal.",
    spoken: "What studies show for your goal, and how much better it may look at best.")

  static let c05 = Self(
    "C05", "Off-label: age <22, area, goal, depth, device status.",
    spoken: """
      The device may not be approved for this use: for your age, this area, this goal or this \
      depth. What that means for you.
      """,
    when: .offLabelUse)

  static let c06 = Self(
    "C06", "Number of sessions, time, full cost, refunds.",
    spoken: "How many sessions, how long they take, what it all costs, and when money is returned.")

  static let c07 = Self(
    "C07", "Expected effects and downtime.",
    spoken: "What your skin will look and feel like afterwards, and for how many days.")

  static let c08 = Self(
    "C08", "Dark or light marks (PIH).",
    spoken: "The skin can be left with darker or lighter marks.")

  static let c09 = Self(
    "C09", "Infection.", spoken: "The skin can become infected.")

  static let c10 = Self(
    "C10", "Cold sores.", spoken: "Cold sores can come back.")

  static let c11 = Self(
    "C11", "Scars, tram-tracks, keloid.",
    spoken: "There can be scars, rows of fine marks, or a scar that keeps growing (keloid).")

  static let c12 = Self(
    "C12", "Allergy, granuloma, product limits.",
    spoken: """
      You can react to a product or get firm lumps (granulomas). That is why few products may \
      touch your skin.
      """)

  static let c13 = Self(
    "C13", "Bruising, bleeding.", spoken: "You may bruise or bleed a little.")

  static let c14 = Self(
    "C14", "Pain, fainting.", spoken: "It can hurt, and some people feel faint.")

  static let c15 = Self(
    "C15", "Eye, nerve or vessel injury (rare).",
    spoken: "Rarely, an eye, a nerve or a blood vessel is hurt.")

  static let c16 = Self(
    "C16", "Numbing risks.",
    spoken: """
      Numbing cream can cause an allergy, too much can affect heart, brain or blood, and it must \
      stay out of the eyes.
      """,
    when: .assuming(true, .anaestheticWished))

  static let c17 = Self(
    "C17", "No guarantee; may not work or relapse.",
    spoken: "Nobody can promise a result. It may not work, or it may not last.")

  static let c18 = Self(
    "C18", "Aftercare and sunscreen duties.",
    spoken: "What you need to do afterwards, with sunscreen every day.")

  static let c19 = Self(
    "C19", "What to stop, and never a prescribed medicine alone.",
    spoken: "What to stop beforehand. Never stop a prescribed medicine on your own.")

  static let c20 = Self(
    "C20", "Emergency contact, red flags.",
    spoken: "Which signs are a warning, and whom to call.")

  static let c21 = Self(
    "C21", "Photographs: purpose, storage, withdrawal.",
    spoken: "What photographs are for, where they are kept, and that you may withdraw them.")

  static let c22 = Self(
    "C22", "Data: use, retention, rights.",
    spoken: "How we use your data, how long we keep it, and your rights.")

  static let c23 = Self(
    "C23", "Device, cartridge lot, practitioner's name, qualification, insurance.",
    spoken: """
      Which device and needles are used, and who treats you: name, training and insurance.
      """)

  static let c24 = Self(
    "C24", "May stop at any time.", spoken: "You can say stop at any time.")

  static let c25 = Self(
    "C25", "Cooling-off: 48 h.",
    spoken: "You have 2 days to think it over before any treatment.",
    when: !.longReflection)

  static let c25Flagged = Self(
    "C25", "Cooling-off: 14 d.",
    spoken: "You have 14 days to think it over before any treatment.",
    when: .longReflection)

  static let c26 = Self(
    "C26", "Complaints route; questions answered; disagreements written down.",
    spoken: """
      How to complain. Your questions are answered, and where we do not agree, it is written down.
      """)
}
