/// The rules and relevances of a protocol, compiled once into one program.
final class CompiledRules: Sendable {
  private let program: CompiledCondition
  private let relevanceNodes: [Int32]
  /// Every grade of every rule, rule after rule, from the gravest to the mildest.
  let grades: [CompiledGrade]
  /// The node of each grade, apart from the rest: most grades are never looked at further.
  private let gradeNodes: [Int32]
  /// By the rule's position, its part of `grades`.
  let gradeRanges: [Range<Int>]
  /// By the rule's position, what it prints and when.
  let consequences: [Consequences]
  /// Positions of rules that can change with the day of treatment.
  let rulesOfTheTreatmentDay: [Int]
  /// By the question's position, the rules with a grade that reads its answer.
  let readers: [[Int]]
  /// Positions of safety questions whose missing answer has no rule of its own.
  let missingSafetyAnswers: (rule: Int, questions: [Int])?
  /// The word lists that free texts are searched for.
  let wordLists: [[String]]
  /// The same in small letters, as UTF-8.
  private let foldedWordLists: [[[UInt8]]]
  /// By the question's position, the form of its answer and its options.
  private let forms: [(kind: AnswerKind, options: [String])]

  struct CompiledGrade: Sendable {
    let level: Level
    let node: Int32
    let wait: CompiledWait?
    let openConditions: [(text: String, node: Int32?, endsWithWait: Bool)]
    let restriction: Restriction
  }

  struct Consequences: Sendable {
    let actions: [(value: ActionID, node: Int32)]
    let banners: [(value: Banner, node: Int32)]
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
    let wordLists = rules.flatMap(\.grades).reduce(into: [[String]]()) { lists, grade in
      for words in grade.condition.wordLists where !lists.contains(words) { lists.append(words) }
    }
    var program = CompiledCondition(consultIndex: indexOf(anchors.consultDate) ?? -1)
    func compile(_ condition: Condition) -> Int32 {
      program.add(condition, indexOf: indexOf, questions: questions, wordLists: wordLists)
    }
    relevanceNodes = questions.map { question in
      question.relevance == .always ? -1 : compile(question.relevance)
    }
    var grades: [CompiledGrade] = []
    var gradeRanges: [Range<Int>] = []
    var rulesOfTheTreatmentDay: [Int] = []
    var readers = Array(repeating: [Int](), count: questions.count)
    var missingSafetyAnswers: (rule: Int, questions: [Int])?
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
        let node = compile(grade.condition)
        for index in program.questions(readBy: node) where readers[index].last != position {
          readers[index].append(position)
        }
        grades.append(
          CompiledGrade(
            level: grade.level, node: node, wait: wait,
            openConditions: grade.openConditions.map {
              ($0.text, $0.condition.map(compile), $0.endsWithWait)
            },
            restriction: Restriction(grade.condition, indexOf: indexOf, questions: questions)))
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
    consequences = rules.map { rule in
      Consequences(
        actions: rule.actions.map { ($0.value, compile($0.condition)) },
        banners: rule.banners.map { ($0.value, compile($0.condition)) })
    }
    self.program = program
    self.grades = grades
    gradeNodes = grades.map(\.node)
    self.gradeRanges = gradeRanges
    self.rulesOfTheTreatmentDay = rulesOfTheTreatmentDay
    self.readers = readers
    self.missingSafetyAnswers = missingSafetyAnswers
    self.wordLists = wordLists
    foldedWordLists = wordLists.map { $0.map { Array($0.lowercased().utf8) } }
    forms = questions.map { ($0.kind, $0.options.map(\.id)) }
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

  /// Those of the rules with a grade that holds or that a missing answer leaves undecided.
  func rulesToJudge(among rules: some Sequence<Int>, _ facts: [Fact], at day: Day?) -> [Int] {
    program.withEvaluation(of: facts, at: day) { evaluation in
      rules.filter { rule in
        gradeRanges[rule].contains { grade in
          switch evaluation.truth(of: gradeNodes[grade]) {
          case .yes, .undecided: true
          case .no, .open: false
          }
        }
      }
    }
  }

  /// A value as the rules read it; `nil` where it is no answer to that question.
  ///
  /// Such a value comes from a record under another protocol. Read as it stands it would match no
  /// option and so pass for a "no".
  func fact(for value: AnswerValue, at index: Int) -> Fact? {
    var fact = Fact(.value)
    switch (forms[index].kind, value) {
    case (.day(allowsNone: true), .none), (.number(_, _, allowsNone: true), .none),
      (.text(allowsNone: true), .none), (.instrument, .none):
      fact.state = .none
    case (.day, .dateNotKnown): fact.state = .undated
    case (.choice, .options(let ids)) where ids.count == 1, (.choices, .options(let ids)):
      fact.bits = mask(of: ids, at: index)
      guard !ids.isEmpty, fact.bits.nonzeroBitCount == ids.count else { return nil }
    case (.day, .day(let day)): fact.day = day.number
    case (.number(_, let range, _), .number(let number)) where range.contains(number):
      fact.number = number
    case (.scores(let count, let range), .scores(let scores))
    where scores.count == count && scores.allSatisfy(range.contains):
      fact.number = Double(scores.reduce(0, +))
    case (.measurement(_, let range), .measurement(let number, let day))
    where range.contains(number):
      fact.number = number
      fact.day = day?.number ?? 0
    case (.instrument(let instruments), .instrument(let name, let total)):
      guard let position = instruments.firstIndex(where: { $0.name == name }),
        instruments[position].range.contains(total)
      else { return nil }
      fact.instrument = position
      fact.number = Double(total)
    case (.text, .text(let text)): fact.bits = lists(mentionedIn: text)
    default: return nil
    }
    return fact
  }

  /// One bit for each option, by its position.
  private func mask(of ids: [String], at index: Int) -> UInt64 {
    var mask: UInt64 = 0
    for id in ids {
      if let position = forms[index].options.firstIndex(of: id) { mask |= 1 << UInt64(position) }
    }
    return mask
  }

  /// One bit for each word list that the text mentions.
  private func lists(mentionedIn text: String) -> UInt64 {
    let folded = Array(text.lowercased().utf8)
    return foldedWordLists.enumerated().reduce(0) { bits, list in
      list.element.contains { Self.mentions($0, in: folded) }
        ? bits | 1 << UInt64(list.offset) : bits
    }
  }

  /// Whether a text holds a word, byte by byte.
  ///
  /// The search that takes letters and their accents apart takes longer than to judge all rules.
  /// `protocol check` proves that the words are ASCII.
  private static func mentions(_ word: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = word.first, word.count <= text.count else { return word.isEmpty }
    return (0...(text.count - word.count)).contains { start in
      text[start] == first && word.indices.allSatisfy { text[start + $0] == word[$0] }
    }
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
