import ConsultationCore

/// A protocol small enough to see at a glance, sound as it stands.
enum Clinic {
  enum Cream: String, Choice { case none, mild, strong }
  enum Spot: String, Choice { case none, red, dark }
  enum Side: String, Choice { case left, right }

  static let textbook = Source("BOOK", "a textbook")

  static let consultDate = Question<Day>(
    "consultDate", frame(.visit, "date", sources: .design()))
  static let proposedDate = Question<Day>(
    "proposedDate", frame(.visit, "wished date", sources: .design()))
  static let fever = Question<YesNo>("fever", frame(.history, "fever", safety: true))
  static let feverEnded = Question<Day>(
    "feverEnded", frame(.history, "end of fever", when: fever.is(.yes)))
  static let cough = Question<YesNo>("cough", frame(.history, "cough"))
  static let cream = Question<Cream>(
    "cream", frame(.medicines, "cream"),
    options: [.none: "none", .mild: "mild", .strong: "strong"], severity: [[.none, .mild, .strong]])
  static let spots = Question<Several<Spot>>(
    "spots", frame(.skin, "spots"), options: [.none: "none", .red: "red", .dark: "dark"])
  static let weight = Question<Double>(
    "weight", frame(.visit, "weight"), in: .kilograms, 25...350)
  static let consent = Question<YesNo>(
    "consent", frame(.consent, "consent", safety: true, recordOnly: .everything), graver: .no)

  static func frame(
    _ section: QuestionDefinition.Section, _ name: String, safety: Bool = false,
    restricted: Bool = false, restrictedOptions: [String] = [], when relevance: Condition = .always,
    recordOnly: QuestionDefinition.RecordOnly = .nothing, sources: Citation = .found(textbook)
  ) -> QuestionFrame {
    QuestionFrame(
      section, name, ask: "\(name)?", read: "Tell me of your \(name).", safety: safety,
      restricted: restricted, restrictedOptions: restrictedOptions, when: relevance,
      recordOnly: recordOnly, sources: sources)
  }

  static func rule(
    _ id: RuleID, _ grades: [Grade], actions: [Rule.Conditional<ActionID>] = [],
    banners: [Rule.Conditional<Banner>] = [], evidence: Citation = .found(textbook)
  ) -> Rule {
    Rule(
      id, grades, override: .clinician, because: "We wait.", rationale: "safety",
      actions: actions, banners: banners, evidence: evidence)
  }

  static let feverRule = rule(
    "T-01", [Grade(.defer, when: fever.is(.yes), until: .after(feverEnded, .days(14)))],
    actions: [.init("A-REST")])
  static let creamRule = rule(
    "T-02",
    [Grade(.refer, when: cream.is(.strong)), Grade(.modify, when: cream.is(.mild))])
  static let spotRule = rule("T-03", [Grade(.modify, when: spots.has(.red, .dark))])
  static let weightRule = rule("T-04", [Grade(.note, when: weight.isBelow(50))])
  static let coughRule = rule(
    "T-05", [Grade(.defer, when: cough.is(.yes), provided: OpenCondition("cough gone"))])
  static let missingRule = Rule(
    "T-99", forEachMissingSafetyAnswerExcept: [], override: .never, because: "We need to know.",
    rationale: "safety", evidence: .policy())

  static var questions: [QuestionDefinition] {
    [
      consultDate.definition, proposedDate.definition, weight.definition, spots.definition,
      fever.definition, feverEnded.definition, cough.definition, cream.definition,
      consent.definition,
    ]
  }

  static var rules: [Rule] {
    [feverRule, creamRule, spotRule, weightRule, coughRule, missingRule]
  }

  static let illness = PromptGroup(
    .checklist, "illness", ask: "Any of these?", read: "Any of these?", "fever", "cough")

  static let anchors = ConsultationProtocol.Anchors(
    consultDate: consultDate, proposedDate: proposedDate, consent: "consent")

  static func make(
    questions: [QuestionDefinition] = questions, groups: [PromptGroup] = [illness],
    rules: [Rule] = rules, actions: [Action] = [Action("A-REST", "Rest.", when: "now")],
    sources: [Source] = [textbook], disagreements: [Disagreement] = [],
    anchors: ConsultationProtocol.Anchors = anchors
  ) -> ConsultationProtocol {
    ConsultationProtocol(
      name: "clinic", version: "1", questions: questions, groups: groups, rules: rules,
      actions: actions, sources: sources, disagreements: disagreements, anchors: anchors)
  }

  /// With one question more, and one rule that reads it.
  static func adding(_ question: QuestionDefinition, _ more: Rule...) -> ConsultationProtocol {
    make(questions: inserting(question), rules: rules + more)
  }

  /// The questions with one more before the consent.
  static func inserting(_ more: QuestionDefinition...) -> [QuestionDefinition] {
    questions.dropLast() + more + [consent.definition]
  }

  static func replacing(_ rule: Rule) -> [Rule] {
    rules.map { $0.id == rule.id ? rule : $0 }
  }
}
