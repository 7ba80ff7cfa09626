public import ConsultationCore

/// The options of `sexAtBirth`.
public enum SexAtBirth: String, Choice { case female, male, intersex }

/// The options of `deviceType`.
public enum DeviceType: String, Choice { case pen, roller, stamp, rfPen }

/// The options of `capacityVoluntary`.
public enum CapacityVoluntary: String, Choice { case yes, unsure, no }

extension Question<Day> {
  public static let dob = Self(
    "dob",
    QuestionFrame(
      .visit, "date of birth",
      ask: "Date of birth?",
      read: "What is your date of birth?",
      help: """
        Under 18 is never treated. From 18 to 21 the use is off-label: device labels in the United \
        States start at 22. From 65 a prescriber sets the dose of a numbing cream.
        """,
      safety: true,
      sources: .found(.den, .k22, .exc, .fdap, says: "labels from 22 years"),
      .found(.eng, .gmc, says: "age limits"), .policy("under 18 is never treated")))

  public static let consultDate = Self(
    "consultDate",
    QuestionFrame(
      .visit, "date of consultation",
      ask: "Date of this consultation?",
      read: "What is the date today?",
      help: "Every interval is counted from here. In a live consultation the clock gives it.",
      safety: true, sources: .design("the clock of every rule")))

  public static let proposedDate = Self(
    "proposedDate",
    QuestionFrame(
      .visit, "proposed treatment date",
      ask: "Earliest date the patient would like treatment?",
      read: "What is the earliest day on which you would like to be treated?",
      help: """
        A wish, not a booking. Waiting times that have run out by this day become advice for the \
        days before instead of a delay. "today" is an answer.
        """,
      safety: true, sources: .design("the treatment day that dates are compared with")))
}

extension Question<SexAtBirth> {
  public static let sexAtBirth = Self(
    "sexAtBirth",
    QuestionFrame(
      .visit, "sex at birth",
      ask: "Sex recorded at birth?",
      read: """
        Which sex was recorded when you were born? It only decides whether I ask about pregnancy.
        """,
      help: """
        Decides the pregnancy and breastfeeding questions and nothing else. They are asked of \
        everyone but those recorded male, also when the patient prefers not to say.
        """,
      sources: .design("decides the pregnancy questions only")),
    options: [.female: "female", .male: "male", .intersex: "intersex"])
}

extension Question<String> {
  public static let interpreter = Self(
    "interpreter",
    QuestionFrame(
      .visit, "support needed",
      ask: "Interpreter, chaperone or other support needed?",
      read: "Would an interpreter, a chaperone or any other support help you today?",
      help: """
        Write what is needed and who gives it. A chaperone is a person who is present for the \
        patient's comfort. A relative should not interpret for consent.
        """,
      recordOnly: .everything, sources: .design("a record")),
    orNone: true)
}

extension Question<DeviceType> {
  public static let deviceType = Self(
    "deviceType",
    QuestionFrame(
      .visit, "device",
      ask: "Device that would be used?",
      read: "I am choosing the device that we would use.",
      help: """
        A pen moves needles straight in and out and its depth can be set. A roller has needles of \
        one fixed length and enters at an angle. A stamp is pressed on small or tight sites. \
        Radiofrequency (RF) pens heat the skin through the needles: that is another procedure \
        with harms of its own, outside this protocol.
        """,
      safety: true,
      sources: .found(.rf25, says: "burns, fat loss, nerve damage with radiofrequency"),
      .found(.dog, .chu, says: "tram-track scars with rollers"), .policy("a pen is preferred")),
    options: [
      .pen: "needling pen", .roller: "roller", .stamp: "stamp", .rfPen: "radiofrequency device",
    ],
    severity: [[.pen, .rfPen], [.roller, .rfPen], [.stamp, .rfPen]])
}

extension Question<Double> {
  public static let deviceMaxDepthMm = Self(
    "deviceMaxDepthMm",
    QuestionFrame(
      .visit, "deepest label setting",
      ask: "Deepest setting its label allows (mm)?",
      read: "I am noting the deepest setting that the maker of the device allows.",
      help: """
        From the instructions for use of the device in the room, in millimetres. No planned depth \
        goes beyond it; deeper than 1.5 mm was not evaluated for the label that was read.
        """,
      safety: true, recordOnly: .everything,
      sources: .found(.ifuC, says: "deeper than 1.5 mm not evaluated")),
    in: .millimetres, 0.1...5)

  public static let weightKg = Self(
    "weightKg",
    QuestionFrame(
      .visit, "body weight",
      ask: "Body weight today (kg)?",
      read: "How much do you weigh today?",
      help: """
        Weight does not change an adult's label dose of numbing cream; below 50 kg a prescriber \
        sets a lower one. Pounds or stones are converted if the unit is typed.
        """,
      safety: true, sources: .memory("label: caution where patients are more sensitive")),
    in: .kilograms, 25...350)
}

extension Question<CapacityVoluntary> {
  public static let capacityVoluntary = Self(
    "capacityVoluntary",
    QuestionFrame(
      .visit, "capacity and free choice",
      ask: "In your judgement: understands, retains, weighs, and chooses freely?",
      read: """
        Before we go on: could you tell me in your own words what you would like today, and that \
        it is your own choice?
        """,
      help: """
        Your judgement, not the patient's answer. Capacity means that the person can understand \
        the information, keep it in mind, weigh it and tell you a decision. A free choice has no \
        pressure behind it. Choose "unsure" rather than guess: then capacity is assessed first.
        """,
      safety: true, recordOnly: .options(["yes"]),
      sources: .found(.gmc, says: "elective care needs the person's own consent")),
    options: [.yes: "yes, all of these", .unsure: "not sure", .no: "no"],
    severity: [[.yes, .unsure, .no]])
}
