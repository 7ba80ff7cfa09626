import ConsultationCore
import MicroneedlingProtocol
import ProtocolReview
import Testing

/// A protocol with one thing wrong, and how it must be reported.
struct SeededDefect: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let check: ProtocolCheck.Check
  /// What the report is about.
  let id: String
  /// A part of what it says.
  let says: String
  let build: @Sendable () -> ConsultationProtocol

  init(
    _ name: String, _ check: ProtocolCheck.Check, _ id: String, says: String,
    _ build: @escaping @Sendable () -> ConsultationProtocol
  ) {
    testDescription = name
    self.check = check
    self.id = id
    self.says = says
    self.build = build
  }
}

extension SeededDefect {
  static let ofNames = [
    SeededDefect("a rule's id used twice", .names, "T-01", says: "another rule") {
      Clinic.make(rules: Clinic.rules + [Clinic.feverRule])
    },
    SeededDefect("a question's id used twice", .names, "fever", says: "another question") {
      Clinic.make(questions: Clinic.inserting(Clinic.fever.definition))
    },
    SeededDefect("a source's key used twice", .names, "BOOK", says: "another source") {
      Clinic.make(sources: [Clinic.textbook, Clinic.textbook])
    },
  ]

  static let ofReadings = [
    SeededDefect("a rule that reads no question", .readings, "T-06", says: "which is not asked") {
      Clinic.make(
        rules: Clinic.rules + [Clinic.rule("T-06", [Grade(.note, when: .given("nobody"))])])
    },
    SeededDefect("a rule that reads no option", .readings, "T-06", says: "no option of fever") {
      Clinic.make(
        rules: Clinic.rules + [
          Clinic.rule("T-06", [Grade(.note, when: .chose("fever", ["maybe"]))])
        ])
    },
    SeededDefect("a date compared as a number", .readings, "T-06", says: "does not fit") {
      Clinic.make(
        rules: Clinic.rules + [
          Clinic.rule("T-06", [Grade(.note, when: .number("feverEnded", .above, 3))])
        ])
    },
    SeededDefect("a follow-up before its question", .readings, "early", says: "not asked before") {
      let early = Question<Day>(
        "early", Clinic.frame(.history, "early", when: Clinic.cream.is(.mild)))
      return Clinic.make(questions: [early.definition] + Clinic.questions)
    },
    SeededDefect("a wait from an answer that is no date", .readings, "T-06", says: "with a date") {
      let notADate = Question<Day>("cough", Clinic.frame(.history, "cough"))
      return Clinic.make(
        rules: Clinic.rules + [
          Clinic.rule(
            "T-06",
            [Grade(.defer, when: Clinic.fever.is(.yes), until: .after(notADate, .days(1)))])
        ])
    },
    SeededDefect("a follow-up of words", .readings, "follow", says: "looks for words") {
      let words = Question<String>("words", Clinic.frame(.history, "words"))
      let follow = Question<Day>(
        "follow", Clinic.frame(.history, "follow", when: words.mentions("sulfa")))
      return Clinic.make(questions: Clinic.inserting(words.definition, follow.definition))
    },
  ]

  static let ofGroups = [
    SeededDefect("a group in the wrong order", .groups, "illness", says: "order of asking") {
      group("cough", "fever")
    },
    SeededDefect("a group with a gap", .groups, "illness", says: "cough is asked between") {
      group("fever", "cream")
    },
    SeededDefect("a checklist item without a no", .groups, "illness", says: "“none” could mean") {
      group("fever", "feverEnded")
    },
    SeededDefect("a question in two groups", .groups, "again", says: "in the group illness too") {
      Clinic.make(groups: [
        Clinic.illness,
        PromptGroup(.checklist, "again", ask: "?", read: "?", "cough", "cream"),
      ])
    },
    SeededDefect("a restricted question in a group", .groups, "illness", says: "asked alone") {
      let secret = Question<YesNo>("fever", Clinic.frame(.history, "fever", restricted: true))
      return Clinic.make(
        questions: Clinic.questions.map { $0.id == "fever" ? secret.definition : $0 })
    },
    SeededDefect("a group that is too long", .groups, "long", says: "more than 8") {
      Clinic.make(groups: [
        PromptGroup(
          .joint, "long", ask: "?", read: "?", "consultDate", "proposedDate", "weight", "spots",
          "fever", "feverEnded", "cough", "cream", "consent")
      ])
    },
  ]

  private static func group(_ first: QuestionID, _ second: QuestionID) -> ConsultationProtocol {
    Clinic.make(groups: [
      PromptGroup(.checklist, "illness", ask: "?", read: "?", first, second)
    ])
  }

  static let ofReferences = [
    SeededDefect("evidence from nowhere", .references, "T-06", says: "which is not a source") {
      let rumour = Source("RUMOUR", "hearsay")
      return Clinic.make(
        rules: Clinic.rules + [
          Clinic.rule(
            "T-06", [Grade(.note, when: Clinic.fever.is(.yes))], evidence: .found(rumour))
        ])
    },
    SeededDefect("a source that nothing cites", .references, "DUST", says: "nothing cites") {
      Clinic.make(sources: [Clinic.textbook, Source("DUST", "a book that nobody opened")])
    },
    SeededDefect("an action that nothing asks for", .references, "A-IDLE", says: "no rule asks") {
      Clinic.make(actions: [
        Action("A-REST", "Rest.", when: "now"), Action("A-IDLE", "Wait.", when: "later"),
      ])
    },
    SeededDefect("an action that is not there", .references, "T-01", says: "action catalogue") {
      Clinic.make(actions: [])
    },
    SeededDefect("only doubts", .references, "T-06", says: "nothing cited speaks for it") {
      Clinic.make(
        rules: Clinic.rules + [
          Clinic.rule(
            "T-06", [Grade(.note, when: Clinic.fever.is(.yes))],
            evidence: .disagrees(Clinic.textbook, says: "no"))
        ])
    },
    SeededDefect("levels out of order", .references, "T-02", says: "gravest to the mildest") {
      Clinic.make(
        rules: Clinic.replacing(
          Clinic.rule(
            "T-02",
            [
              Grade(.modify, when: Clinic.cream.is(.mild)),
              Grade(.refer, when: Clinic.cream.is(.strong)),
            ])))
    },
    SeededDefect("a disagreement of one", .references, "D-1", says: "fewer than two sides") {
      Clinic.make(disagreements: [
        Disagreement(
          "D-1", "rest", positions: [.found(Clinic.textbook, says: "rest")], choice: "rest",
          rules: ["T-01"])
      ])
    },
  ]
}
