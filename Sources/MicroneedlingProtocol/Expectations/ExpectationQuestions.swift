public import ConsultationCore

extension Question<Several<Goals>> {
  public static let goals = Self(
    "goals",
    QuestionFrame(
      .expectations, "goals",
      ask: "What would you like to change?",
      read: "What would you like to change?",
      help: """
        Choose all that apply, in the patient's own order of telling. Striae are stretch marks; \
        texture is how even the surface feels, tone how even the colour looks; laxity is loose \
        skin. Every wish is answered in the plan; the main one decides.
        """,
      recordOnly: .everything, sources: .design("evidence 4.4")),
    options: Goals.labels)
}

extension Question<Goals> {
  public static let primaryGoal = Self(
    "primaryGoal",
    QuestionFrame(
      .expectations, "main goal",
      ask: "If only one could change, which?",
      read: "If only one of these could change, which would you choose?",
      help: """
        The main goal decides the sessions, the depth and what may be promised. Best founded: \
        acne scars. Melasma is contested and often comes back: dermatology leads. Loose skin, lost \
        volume, deep folds, active acne, and keloids or raised scars are not what needling is for: \
        the right treatment is named instead.
        """,
      safety: true,
      recordOnly: .options(["fineLines", "wrinkles", "pores", "texture", "tone"]),
      sources: .found(.bai, .txa, .sim, .cfr, says: "melasma: contested, adjunct only"),
      .policy("goals that are not an indication")),
    options: Goals.labels)
}

extension Question<ExpectedImprovement> {
  public static let expectedImprovement = Self(
    "expectedImprovement",
    QuestionFrame(
      .expectations, "expected improvement",
      ask: "How much better do you expect it to look (%)?",
      read: "In your mind, how much better will it look: a little, half, or all gone?",
      help: """
        The first expectation, before explaining; nothing is decided by it. If it is above what \
        may be promised for the main goal, counsel, and then ask for the expectation again.
        """,
      recordOnly: .everything, sources: .design("evidence 4.4")),
    options: [
      .lt25: "less than 25%", .from25to50: "25 to 50%", .from50to75: "50 to 75%",
      .from75to99: "75 to 99%", .complete: "100%, all gone",
    ])
}

extension Question<Double> {
  public static let timeframeMonths = Self(
    "timeframeMonths",
    QuestionFrame(
      .expectations, "time frame",
      ask: "By when (months)?",
      read: "In how many months do you hope to see the result?",
      help: """
        A course needs the gaps between its sessions and 3 months more to show. If the patient \
        hopes for it sooner, the plan says so in writing.
        """,
      recordOnly: .everything, sources: .design("evidence 4.4")),
    in: .months, 0...120)

  public static let sessionsAffordable = Self(
    "sessionsAffordable",
    QuestionFrame(
      .expectations, "sessions affordable",
      ask: "How many sessions fit your time and budget?",
      read: "How many sessions fit your time and budget?",
      help: """
        A result comes from a course, usually 3 to 6 sessions. With fewer than 3, the plan says in \
        writing that the effect will be smaller.
        """,
      sources: .policy("fewer than 3: less effect")),
    in: .sessions, 0...50)

  public static let downtimeDays = Self(
    "downtimeDays",
    QuestionFrame(
      .expectations, "downtime accepted",
      ask: "How many days of visible redness/flaking are acceptable?",
      read: "How many days of redness or flaking that others can see are all right for you?",
      help: """
        Downtime is the time until the skin looks presentable. It takes 2 days, and 3 for scars, \
        stretch marks and cautious settings against dark marks.
        """,
      sources: .found(.spCare, says: "24 to 72 hours")),
    in: .days, 0...60)
}

extension Question<Motive> {
  public static let motive = Self(
    "motive",
    QuestionFrame(
      .expectations, "whose idea",
      ask: "Whose idea is this?",
      read: "Whose idea is this treatment?",
      help: """
        Ask it alone with the patient. Encouraged: someone suggested it, and the choice is the \
        patient's own. Pressured: someone wants it more than the patient does, or there is \
        something to fear from saying no; then consent is not free.
        """,
      safety: true, recordOnly: .options(["own", "encouraged"]),
      sources: .found(.gmc, says: "the decision must be the person's own")),
    options: [
      .own: "the patient's own", .encouraged: "encouraged by others", .pressured: "under pressure",
    ],
    severity: [[.own, .encouraged, .pressured]])
}

extension Question<YesNo> {
  public static let lifeChangeBelief = Self(
    "lifeChangeBelief",
    QuestionFrame(
      .expectations, "hope of life change",
      ask: "Do you expect it to change your relationship, job or life?",
      read: "Do you think this will change your relationship, your job or your life?",
      help: """
        Feeling a little better about oneself is not meant; the hope that needling mends something \
        else is. Such hopes go with disappointment, so time to think is given.
        """,
      sources: .policy("predicts poor satisfaction; time to reflect")))
}

extension Question<Day> {
  public static let eventDate = Self(
    "eventDate",
    QuestionFrame(
      .expectations, "important event",
      ask: "Important event?",
      read: "Is there an important day coming up, such as a wedding? When?",
      help: """
        Treatment keeps clear of the two weeks before an event (four where dark marks are likely), \
        and a result takes longer than that to show. The nearest day that matters counts.
        """,
      sources: .policy("recovery and results")),
    orNone: true)
}

extension Question<Double> {
  public static let painFear = Self(
    "painFear",
    QuestionFrame(
      .expectations, "fear of pain",
      ask: "How much pain do you fear (0-10)?",
      read: "From 0 to 10, how much pain do you expect? 0 is none, 10 the worst you can imagine.",
      help: """
        From 7 a comfort plan is made: numbing if allowed, a shallower start, breaks, a stop sign.
        """,
      sources: .policy("7 or more")),
    in: .points, 0...10)
}

extension Question<NeedlePhobia> {
  public static let needlePhobia = Self(
    "needlePhobia",
    QuestionFrame(
      .expectations, "fear of needles",
      ask: "Fear of needles?",
      read: "Are you afraid of needles? A little, or so much that you avoid them?",
      help: """
        Mild: uneasy, but goes through with it; a support plan is made. Severe: avoids needles, \
        panics or faints; a plan is agreed before treatment.
        """,
      sources: .policy("support plan; fainting, free consent")),
    options: [.none: "none", .mild: "mild", .severe: "severe"],
    severity: [[.none, .mild, .severe]])
}

extension Question<YesNo> {
  public static let willUseSunscreen = Self(
    "willUseSunscreen",
    QuestionFrame(
      .expectations, "daily sun protection",
      ask: "Will you use sunscreen and shade daily for 3 months?",
      read: "Will you use sunscreen and stay in the shade every day for 3 months?",
      help: """
        Sun on needled skin can leave dark marks. Without the promise, it is agreed first; where \
        dark marks are likely, treatment waits for it.
        """,
      recordOnly: .options(["yes"]), sources: .policy("dark marks")),
    graver: .no)
}

extension Question<ExpectationAfterCounselling> {
  public static let expectationAfterCounselling = Self(
    "expectationAfterCounselling",
    QuestionFrame(
      .expectations, "expectation after counselling",
      ask: "Patient's expectation after explaining the evidence ceiling?",
      read: "Now that we have talked it through, what result would you be content with?",
      help: """
        Say the ceiling for the main goal first. Acne scars: "many people see about a quarter to a \
        half better; some see less". Fine lines, wrinkles: "slightly to moderately softer". Neck \
        lines: "about half of people see a modest change". Texture: "smoother; modest". Tone: "may \
        be slightly more even". Pores: "small change, or none". Stretch marks: "about a quarter to \
        a half less visible; they do not disappear". Surgical scar: "flatter, better blended". \
        Melasma: nothing is promised. Then judge the answer. Aligned: hopes for no more than that. \
        Uncertain: not sure; time to think. Unrealistic: still expects more; the wish cannot be \
        met.
        """,
      safety: true, recordOnly: .options(["aligned"]),
      sources: .found(.gmc, says: "time to reflect; no treatment that will not benefit"),
      .policy("14 days")),
    options: [
      .aligned: "in line with the evidence", .uncertain: "uncertain", .unrealistic: "unrealistic",
    ],
    severity: [[.aligned, .uncertain, .unrealistic]])
}
