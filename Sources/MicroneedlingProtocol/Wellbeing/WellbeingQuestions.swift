public import ConsultationCore

/// The options of `ps1`.
public enum Preoccupation: String, Choice {
  case under15Minutes = "lt15min"
  case upTo1Hour = "15to60min"
  case upTo3Hours = "1to3h"
  case over3Hours = "gt3h"
}

/// The options of `ps3`.
public enum Upset: String, Choice {
  case not = "0"
  case aLittle = "1"
  case aLot = "2"
  case overwhelming = "3"
}

/// The options of `ps4`.
public enum Interference: String, Choice {
  case not = "0"
  case aLittle = "1"
  case aLot = "2"
  case severely = "3"
}

/// The options of `ps8`.
public enum Visibility: String, Choice { case none, slight, clear }

/// The options of `ps9`.
public enum SelfHarmThoughts: String, Choice { case no, past, current, currentPlan }

/// The options of `ps11`.
public enum MentalHealth: String, Choice { case none, treatedStable, unstable }

/// What a trainee needs to know of the whole screen.
private let screen = """
  These questions are this tool's own words and have not been tested (unvalidated); they open a \
  conversation and diagnose nothing. Ask alone, unhurried, in the same tone as the rest.
  """

extension Question<Preoccupation> {
  public static let ps1 = Self(
    "ps1",
    QuestionFrame(
      .wellbeing, "time on the mind",
      ask: "On an ordinary day, how long is this feature on your mind?",
      read: "On an ordinary day, how long is this feature on your mind, all in all?",
      help: """
        Add up all the moments of the day. More than an hour is usually called too much. \
        \(screen)
        """,
      safety: true, recordOnly: .options(["lt15min"]),
      sources: .found(.nice5, says: "more than 1 hour a day is excessive"),
      .policy("15 minutes, with a wish to think of it less")),
    options: [
      .under15Minutes: "less than 15 minutes", .upTo1Hour: "15 minutes to 1 hour",
      .upTo3Hours: "1 to 3 hours", .over3Hours: "more than 3 hours",
    ],
    severity: [[.under15Minutes, .upTo1Hour, .upTo3Hours, .over3Hours]])
}

extension Question<YesNo> {
  public static let ps2 = Self(
    "ps2",
    QuestionFrame(
      .wellbeing, "wish to think less",
      ask: "Do you wish you could think about it less?",
      read: "Do you wish you could think about it less?",
      help: screen, safety: true, sources: .policy("own words, unvalidated")))
}

extension Question<Upset> {
  public static let ps3 = Self(
    "ps3",
    QuestionFrame(
      .wellbeing, "how upset",
      ask: "How upset does it leave you?",
      read: "How upset does it leave you: not at all, a little, a lot, or is it overwhelming?",
      help: "Let silence be; thank the patient for telling you. \(screen)",
      safety: true, recordOnly: .options(["0", "1"]), sources: .policy("own words, unvalidated")),
    options: [
      .not: "not at all", .aLittle: "a little", .aLot: "a lot", .overwhelming: "overwhelming",
    ],
    severity: [[.not, .aLittle, .aLot, .overwhelming]])
}

extension Question<Interference> {
  public static let ps4 = Self(
    "ps4",
    QuestionFrame(
      .wellbeing, "in the way of life",
      ask: "How much does it get in the way (work, people, going out, intimacy)?",
      read: """
        How much does it get in the way of your life: work, people, going out, being close to \
        someone?
        """,
      help: "The area of life that suffers most counts. \(screen)",
      safety: true, recordOnly: .options(["0", "1"]), sources: .policy("own words, unvalidated")),
    options: [
      .not: "not at all", .aLittle: "a little", .aLot: "a lot", .severely: "severely",
    ],
    severity: [[.not, .aLittle, .aLot, .severely]])
}

extension Question<Double> {
  public static let ps5 = Self(
    "ps5",
    QuestionFrame(
      .wellbeing, "habits that take time",
      ask: "How many of these take up time: checking, hiding, picking, comparing, asking others?",
      read: """
        Which of these take up your time: checking it, hiding it, picking at it, comparing \
        yourself, or asking others about it?
        """,
      help: "Enter how many of the five, 0 to 5; it is the count that matters. \(screen)",
      safety: true, sources: .policy("own words, unvalidated")),
    in: .count, 0...5)

  public static let ps6 = Self(
    "ps6",
    QuestionFrame(
      .wellbeing, "earlier unhappy procedures",
      ask: "Earlier procedures for this feature that left you unhappy?",
      read: "How many treatments for this feature have you had that left you unhappy?",
      help: "Any kind of procedure, by anyone, for the same feature. None is 0. \(screen)",
      sources: .policy("three or more")),
    in: .count, 0...100)
}

extension Question<YesNo> {
  public static let ps7 = Self(
    "ps7",
    QuestionFrame(
      .wellbeing, "weight or shape worry",
      ask: "Is your main worry your weight or shape?",
      read: "Is your main worry your weight or your body shape?",
      help: """
        A worry about weight or shape that fills the mind needs other help than a worry about one \
        feature, so it has a question of its own. \(screen)
        """,
      safety: true, sources: .found(.bddf, .sco, says: "weight or shape worries need other help")))
}

extension Question<Visibility> {
  public static let ps8 = Self(
    "ps8",
    QuestionFrame(
      .wellbeing, "visibility, as observed",
      ask: "Clinician: how visible is it at conversation distance?",
      read: "Not read aloud. Your own observation: the feature, seen from where you sit and talk.",
      help: """
        Your own view, not the patient's, and not to be argued about: what looks small can hurt, \
        and real scars can too. Clearly visible does not cancel what the other answers say. No \
        rule reads it; it shapes the wording of a referral.
        """,
      safety: true, recordOnly: .everything, sources: .design("evidence 4.3")),
    options: [.none: "not visible", .slight: "slightly visible", .clear: "clearly visible"])
}

extension Question<SelfHarmThoughts> {
  public static let ps9 = Self(
    "ps9",
    QuestionFrame(
      .wellbeing, "thoughts of self-harm",
      ask: "Have things felt so bad that you thought about hurting yourself or not being here?",
      read: """
        I ask everyone this. Have things ever felt so bad that you thought about hurting yourself, \
        or about not being here?
        """,
      help: """
        Ask it calmly, in these words, and alone. Listen, take every yes seriously, thank the \
        patient, promise no secrecy. Past: not now. Current: thoughts now, no plan; same-day help. \
        Current with a plan: emergency help now, and the patient is not left alone. No scale or \
        score predicts suicide: ask, respond, plan. If the patient would rather not say, that is \
        recorded, and you write down your own judgement of safety. \(screen)
        """,
      safety: true, restricted: true,
      sources: .found(.ng225, says: "no tools or scales to predict suicide; ask, respond, plan"),
      .found(.bmj), .policy("asked of everyone")),
    options: [
      .no: "no", .past: "in the past, not now", .current: "now, without a plan",
      .currentPlan: "now, with a plan",
    ],
    severity: [[.no, .past, .current, .currentPlan]])
}

extension Question<YesNo> {
  public static let ps10 = Self(
    "ps10",
    QuestionFrame(
      .wellbeing, "safety, as observed",
      ask: "Clinician: any sign of abuse, coercion, exploitation, or a child at risk?",
      read: "Not read aloud. Your own observation: how people here speak and act with each other.",
      help: """
        Coercion: being made to do something by threat or pressure. Signs can be injuries, fear, \
        someone who answers for the patient, a story that changes. See the patient alone. With \
        yes, tell the safeguarding lead today; do not warn a person you suspect. It never reaches \
        a patient's copy.
        """,
      safety: true, restricted: true, sources: .policy("duty to safeguard")))
}

extension Question<MentalHealth> {
  public static let ps11 = Self(
    "ps11",
    QuestionFrame(
      .wellbeing, "mental health now",
      ask: "Current mental-health condition?",
      read: "Do you have a mental health condition at the moment? Is it steady?",
      help: """
        A condition that is treated and steady is no bar. Unstable: getting worse, untreated, or \
        in a crisis; the professional who treats it is asked first. \(screen)
        """,
      recordOnly: .options(["treatedStable"]), sources: .policy("treating professional agrees")),
    options: [
      .none: "none", .treatedStable: "treated and stable", .unstable: "unstable",
    ],
    severity: [[.none, .treatedStable, .unstable]])
}

extension Question<InstrumentTotal> {
  public static let psExternal = Self(
    "psExternal",
    QuestionFrame(
      .wellbeing, "outside questionnaire score",
      ask: "Score from an instrument completed elsewhere?",
      read: """
        Have you filled in a questionnaire about how you feel about your looks? Do you know the \
        score?
        """,
      help: """
        Only the total of a questionnaire that was completed elsewhere; none is asked here, \
        because their licences do not allow it for certain. COPS: 0-72, 40 and more counts. AAI: \
        0-40, 19 and more counts. Another instrument is recorded and judged by you.
        """,
      sources: .found(.ready, .vea, says: "COPS 40 or more, AAI 19 or more")),
    of: .init("COPS", 0...72), .init("AAI", 0...40), .init("other", 0...1000))
}
