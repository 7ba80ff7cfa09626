/// A condition in a form that is evaluated without allocation: nodes in one array, children in
/// another, questions by position.
struct CompiledCondition: Sendable {
  fileprivate(set) var nodes: [Node] = []
  fileprivate(set) var children: [Int32] = []
  private let consultIndex: Int

  struct Node: Sendable {
    var operation: Operation
    var question: Int32 = 0
    var first: Int32 = 0
    var count: Int32 = 0
    var mask: UInt64 = 0
    var number = 0.0
    var span = Span.days(0)
    var flag = false
  }

  enum Operation: UInt8, Sendable {
    case always, all, any, not, chose, choseOnly, chosenCount, atLeast, above, below, instrument
    case given, none, missing, recent, daysFromTreatment, mentions, assuming, unreadable
  }

  /// An empty program to which conditions are added.
  init(consultIndex: Int) {
    self.consultIndex = consultIndex
  }

  /// Adds a condition and returns its node.
  mutating func add(
    _ condition: Condition, indexOf: (QuestionID) -> Int?, questions: [QuestionDefinition],
    wordLists: [[String]]
  ) -> Int32 {
    func inner(_ part: Condition) -> Int32 {
      add(part, indexOf: indexOf, questions: questions, wordLists: wordLists)
    }
    switch condition {
    case .all(let parts): return append(.all, parts.map(inner))
    case .any(let parts): return append(.any, parts.map(inner))
    case .not(let part): return append(.not, [inner(part)])
    case .named(_, let part): return inner(part)
    case .assuming(let flag, let part):
      let node = append(.assuming, [inner(part)])
      nodes[Int(node)].flag = flag
      return node
    default:
      return append(
        Node(leaf: condition, indexOf: indexOf, questions: questions, wordLists: wordLists))
    }
  }

  private mutating func append(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func append(_ operation: Operation, _ parts: [Int32]) -> Int32 {
    var node = Node(operation: operation)
    node.first = Int32(children.count)
    node.count = Int32(parts.count)
    children.append(contentsOf: parts)
    return append(node)
  }

  /// The positions of the questions whose answers the condition at `index` reads, some more than once.
  func questions(readBy index: Int32) -> [Int] {
    let node = nodes[Int(index)]
    switch node.operation {
    case .always, .unreadable: return []
    case .all, .any, .not, .assuming:
      return (node.first..<node.first + node.count).flatMap { questions(readBy: children[Int($0)]) }
    // What is recent is so on the day of the consultation.
    case .recent: return [Int(node.question)] + (consultIndex >= 0 ? [consultIndex] : [])
    default: return [Int(node.question)]
    }
  }

  /// Whether the condition at `node` holds, for a treatment on `day`.
  func evaluate(_ node: Int32, _ facts: [Fact], at day: Day?) -> Truth {
    withEvaluation(of: facts, at: day) { $0.truth(of: node) }
  }

  /// Many nodes at once; the evaluation must not leave `body`, for it borrows what it reads.
  func withEvaluation<Result>(
    of facts: [Fact], at day: Day?, _ body: (Evaluation) -> Result
  ) -> Result {
    unsafe facts.withUnsafeBufferPointer { facts in
      unsafe nodes.withUnsafeBufferPointer { nodes in
        unsafe children.withUnsafeBufferPointer { children in
          body(
            unsafe Evaluation(
              nodes: nodes, children: children, facts: facts, consultIndex: consultIndex,
              treatmentDay: day?.number))
        }
      }
    }
  }
}

/// One pass over compiled conditions.
struct Evaluation {
  fileprivate let nodes: UnsafeBufferPointer<CompiledCondition.Node>
  fileprivate let children: UnsafeBufferPointer<Int32>
  fileprivate let facts: UnsafeBufferPointer<Fact>
  fileprivate let consultIndex: Int
  fileprivate let treatmentDay: Int?

  func truth(of index: Int32) -> Truth {
    let node = nodes[Int(index)]
    switch node.operation {
    case .all: return conjunction(node)
    case .any: return disjunction(node)
    case .not: return !truth(of: children[Int(node.first)])
    case .assuming:
      let inner = truth(of: children[Int(node.first)])
      return inner == .undecided ? Truth(node.flag) : inner
    default: return truth(ofLeaf: node)
    }
  }

  /// Whether a condition without parts holds.
  @inline(__always) func truth(ofLeaf node: CompiledCondition.Node) -> Truth {
    switch node.operation {
    case .always: return .yes
    case .unreadable: return .undecided
    case .missing:
      switch facts[Int(node.question)].state {
      case .missing, .undated: return .yes
      case .open: return .open
      case .unsettled: return .undecided
      case .irrelevant, .value, .none: return .no
      }
    default: return leaf(node, facts[Int(node.question)])
    }
  }

  @inline(__always) private func conjunction(_ node: CompiledCondition.Node) -> Truth {
    var result = Truth.yes
    for child in Int(node.first)..<Int(node.first + node.count) {
      result = result && truth(of: children[child])
      if result == .no { return .no }
    }
    return result
  }

  @inline(__always) private func disjunction(_ node: CompiledCondition.Node) -> Truth {
    var result = Truth.no
    for child in Int(node.first)..<Int(node.first + node.count) {
      result = result || truth(of: children[child])
      if result == .yes { return .yes }
    }
    return result
  }

  @inline(__always) private func leaf(_ node: CompiledCondition.Node, _ fact: Fact) -> Truth {
    switch fact.state {
    case .irrelevant: return .no
    case .missing, .unsettled: return .undecided
    case .open: return .open
    case .none: return Truth(node.operation == .none)
    case .undated: return Truth(node.operation == .recent)
    case .value:
      if node.operation == .recent, consultIndex >= 0, facts[consultIndex].state != .value {
        return facts[consultIndex].state == .open ? .open : .undecided
      }
      return Truth(holds(node, fact))
    }
  }

  @inline(__always) private func holds(_ node: CompiledCondition.Node, _ fact: Fact) -> Bool {
    switch node.operation {
    case .chose, .mentions: return fact.bits & node.mask != 0
    case .choseOnly: return fact.bits != 0 && fact.bits & ~node.mask == 0
    case .chosenCount:
      let count = (fact.bits & ~node.mask).nonzeroBitCount
      return count >= node.first && count <= node.count
    case .atLeast: return fact.number >= node.number
    case .above: return fact.number > node.number
    case .below: return fact.number < node.number
    case .instrument: return fact.instrument == node.first && fact.number >= node.number
    case .given: return true
    case .recent:
      guard consultIndex >= 0 else { return true }
      return (Day(number: fact.day) + node.span).number > facts[consultIndex].day
    case .daysFromTreatment:
      guard let treatmentDay else { return true }
      let offset = fact.day - treatmentDay
      return offset >= node.first && offset <= node.count
    default: return false
    }
  }
}

extension CompiledCondition.Node {
  /// A condition without parts.
  init(
    leaf condition: Condition, indexOf: (QuestionID) -> Int?, questions: [QuestionDefinition],
    wordLists: [[String]]
  ) {
    guard let id = condition.question else {
      self.init(operation: .always)
      return
    }
    guard let index = indexOf(id) else {
      self.init(operation: .unreadable)
      return
    }
    self.init(operation: .given, question: Int32(index))
    switch condition {
    case .chose(_, let options):
      operation = .chose
      mask = questions[index].mask(of: options)
    case .choseOnly(_, let options):
      operation = .choseOnly
      mask = questions[index].mask(of: options)
    case .chosenCount(_, let range, let uncounted):
      operation = .chosenCount
      mask = questions[index].mask(of: uncounted)
      first = Int32(range.lowerBound)
      count = Int32(range.upperBound)
    case .number(_, let comparison, let bound):
      operation =
        switch comparison {
        case .atLeast: .atLeast
        case .above: .above
        case .below: .below
        }
      number = bound
    case .instrument(_, let name, let bound):
      operation = .instrument
      first = Int32(questions[index].position(ofInstrument: name) ?? -1)
      number = Double(bound)
    case .none: operation = .none
    case .missing: operation = .missing
    case .recent(_, let span):
      operation = .recent
      self.span = span
    case .daysFromTreatment(_, let range):
      operation = .daysFromTreatment
      first = Int32(range.lowerBound)
      count = Int32(range.upperBound)
    case .mentions(_, let words):
      operation = .mentions
      mask = wordLists.firstIndex(of: words).map { 1 << UInt64($0) } ?? 0
    case .given, .always, .all, .any, .not, .assuming, .named: break
    }
  }
}

extension QuestionDefinition {
  /// One bit for each option, by its position.
  func mask(of ids: [String]) -> UInt64 {
    ids.reduce(0) { mask, id in index(ofOption: id).map { mask | 1 << UInt64($0) } ?? mask }
  }

  /// The position of an instrument in the question's list.
  func position(ofInstrument name: String) -> Int? {
    guard case .instrument(let instruments) = kind else { return nil }
    return instruments.firstIndex { $0.name == name }
  }
}
