/// The rules and relevances of a protocol, compiled once into one program.
struct CompiledRules: Sendable {
  private var program: CompiledCondition
  private var relevanceNodes: [Int32]
  /// Every grade of every rule, rule after rule, from the gravest to the mildest.
  private(set) var grades: [CompiledGrade] = []
  /// By the rule's position, its part of `grades`.
  private(set) var gradeRanges: [Range<Int>] = []
  /// Positions of rules that can change with the day of treatment.
  private(set) var rulesOfTheTreatmentDay: [Int] = []
  /// Positions of safety questions whose missing answer has no rule of its own.
  private(set) var missingSafetyAnswers: (rule: Int, questions: [Int])?
  /// The word lists that free texts are searched for.
  let wordLists: [[String]]
  private let questions: [QuestionDefinition]

  struct CompiledGrade: Sendable {
    let level: Level
    let node: Int32
    let wait: CompiledWait?
    let openConditions: [(text: String, node: Int32?, endsWithWait: Bool)]
  }

  struct CompiledWait: Sendable {
    let base: Int
    let span: Span
    let exceptions: [(node: Int32, span: Span)]
  }

  init(
    questions: [QuestionDefinition], rules: [Rule], anchors: ConsultationProtocol.Anchors,
    indexOf: (QuestionID) -> Int?
  ) {
    self.questions = questions
    let wordLists = rules.flatMap(\.grades).reduce(into: [[String]]()) { lists, grade in
      for words in grade.condition.wordLists where !lists.contains(words) { lists.append(words) }
    }
    self.wordLists = wordLists
    var program = CompiledCondition(consultIndex: indexOf(anchors.consultDate) ?? -1)
    func compile(_ condition: Condition) -> Int32 {
      program.add(condition, indexOf: indexOf, questions: questions, wordLists: wordLists)
    }
    relevanceNodes = questions.map { question in
      question.relevance == .always ? -1 : compile(question.relevance)
    }
    for (position, rule) in rules.enumerated() {
      let start = grades.count
      for grade in rule.grades {
        let wait = grade.wait.flatMap { wait in
          indexOf(wait.base).map { base in
            CompiledWait(
              base: base, span: wait.span,
              exceptions: wait.exceptions.map { (compile($0.condition), $0.span) })
          }
        }
        grades.append(
          CompiledGrade(
            level: grade.level, node: compile(grade.condition), wait: wait,
            openConditions: grade.openConditions.map {
              ($0.text, $0.condition.map(compile), $0.endsWithWait)
            }))
      }
      gradeRanges.append(start..<grades.count)
      if rule.grades.contains(where: { $0.condition.dependsOnTreatmentDay }) {
        rulesOfTheTreatmentDay.append(position)
      }
      if case .eachMissingSafetyAnswer(let exceptions) = rule.trigger {
        let watched = questions.indices.filter {
          questions[$0].isSafety && questions[$0].id != anchors.consent
            && !exceptions.contains(questions[$0].id)
        }
        missingSafetyAnswers = (position, watched)
      }
    }
    self.program = program
  }

  /// Whether the question at `index` matters; reads the facts before it only.
  func relevance(of index: Int, _ facts: [Fact]) -> Truth {
    let node = relevanceNodes[index]
    return node < 0 ? .yes : program.evaluate(node, facts, at: nil)
  }

  /// Whether the condition at `node` holds, for a treatment on `day`.
  func truth(of node: Int32, _ facts: [Fact], at day: Day?) -> Truth {
    program.evaluate(node, facts, at: day)
  }

  /// A value as the rules read it.
  func fact(for value: AnswerValue, at index: Int) -> Fact {
    var fact = Fact(.value)
    switch value {
    case .none: fact.state = .none
    case .dateNotKnown: fact.state = .undated
    case .options(let ids): fact.bits = questions[index].mask(of: ids)
    case .day(let day): fact.day = day.number
    case .number(let number): fact.number = number
    case .scores(let scores): fact.number = Double(scores.reduce(0, +))
    case .measurement(let number, let day):
      fact.number = number
      fact.day = day?.number ?? 0
    case .instrument(let name, let total):
      fact.instrument = questions[index].position(ofInstrument: name) ?? -1
      fact.number = Double(total)
    case .text(let text):
      let folded = text.lowercased()
      for (position, words) in wordLists.enumerated()
      where words.contains(where: { folded.contains($0.lowercased()) }) {
        fact.bits |= 1 << UInt64(position)
      }
    }
    return fact
  }
}

extension Condition {
  /// The word lists that it searches free texts for.
  var wordLists: [[String]] {
    switch self {
    case .mentions(_, let words): [words]
    case .all(let parts), .any(let parts): parts.flatMap(\.wordLists)
    case .not(let inner), .assuming(_, let inner), .named(_, let inner): inner.wordLists
    default: []
    }
  }
}
