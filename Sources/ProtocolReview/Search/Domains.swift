import ConsultationCore

/// A few values for each question that stand for all: one on each side of every line that a
/// condition draws.
struct Domains {
  /// How finely options are told apart.
  enum Detail {
    /// Options that no condition tells apart share one value.
    case representative
    /// Every option counts.
    case full
  }

  private let detail: Detail
  private var leaves: [QuestionID: [Condition]] = [:]
  private var waits: [QuestionID: [Span]] = [:]

  /// The day on which every search consults.
  static let consultDay = Day(number: 20_528)
  /// The day on which every search would like to treat.
  static let proposedDay = consultDay + .days(10)

  /// So many days stand for no end.
  private static let endOfTime = 10_000

  /// The values that matter to these rules and to the relevance of these questions.
  init(_ questions: [QuestionDefinition], rules: [Rule], and more: [Condition] = [], detail: Detail)
  {
    self.detail = detail
    let conditions =
      questions.map(\.relevance) + rules.flatMap(\.conditionSites).map(\.condition) + more
    for condition in conditions {
      condition.forEachLeaf { leaf, _ in
        guard let id = leaf.questions.first else { return }
        leaves[id, default: []].append(leaf)
      }
    }
    for wait in rules.flatMap(\.grades).compactMap(\.wait) {
      waits[wait.base, default: []] += [wait.span] + wait.exceptions.map(\.span)
    }
  }

  /// Answers that stand for all that the question takes; the last says that it is not known.
  func answers(to question: QuestionDefinition) -> [Answer] {
    values(of: question).map { .value($0) } + [.unknown]
  }

  /// Values that stand for all that the question takes.
  func values(of question: QuestionDefinition) -> [AnswerValue] {
    let leaves = self.leaves[question.id] ?? []
    switch question.kind {
    case .choice: return options(of: question, leaves).map { .option($0) }
    case .choices: return selections(of: question, leaves).map { .options($0) }
    case .day(let allowsNone): return (allowsNone ? [.none] : []) + days(of: question, leaves)
    case .number(let unit, let range, let allowsNone):
      let step = unit.isWhole ? 1 : 0.1
      return (allowsNone ? [.none] : [])
        + numbers(leaves, step: step, within: range).map { .number($0) }
    case .scores(let count, let range):
      let total = Double(count * range.lowerBound)...Double(count * range.upperBound)
      return numbers(leaves, step: 1, within: total)
        .map { .scores(Self.scores(adding: Int($0), count, range)) }
    case .text(let allowsNone):
      return (allowsNone ? [.none] : []) + [.text("other")]
        + leaves.flatMap(\.words).map { .text($0) }
    case .measurement(_, let range):
      return numbers(leaves, step: 0.1, within: range)
        .map { .measurement($0, on: Self.consultDay) }
    case .instrument(let instruments):
      return [.none]
        + instruments.flatMap { instrument in
          Self.totals(of: instrument, leaves).map { .instrument(instrument.name, $0) }
        }
    }
  }
}

// MARK: - Options

extension Domains {
  /// Options that some condition tells apart, the earliest of each kind.
  private func options(of question: QuestionDefinition, _ leaves: [Condition]) -> [String] {
    guard detail == .representative else { return question.options.map(\.id) }
    var seen: Set<[Bool]> = []
    return question.options.map(\.id).filter { id in
      let isNegative = question.negative == .option(id)
      return seen.insert([isNegative] + leaves.map { $0.names(id) }).inserted
    }
  }

  /// Each option alone, pairs of those that conditions tell apart, and all at once.
  private func selections(of question: QuestionDefinition, _ leaves: [Condition]) -> [[String]] {
    let negative = question.options.map(\.id).filter { question.negative == .option($0) }
    let positive = question.options.map(\.id).filter { !negative.contains($0) }
    let single = options(of: question, leaves).filter { !negative.contains($0) }
    let kinds = Domains([], rules: [], and: leaves, detail: .representative)
      .options(of: question, leaves).filter { !negative.contains($0) }
    var found = negative.map { [$0] } + single.map { [$0] }
    for (index, first) in kinds.enumerated() {
      for second in kinds[(index + 1)...] { found.append([first, second]) }
    }
    for case .chosenCount(_, let range, let uncounted) in leaves {
      let counted = positive.filter { !uncounted.contains($0) }
      for count in (range.lowerBound - 1)...(range.upperBound + 1)
      where count > 0 && count <= counted.count {
        found.append(Array(counted.prefix(count)))
        if !uncounted.isEmpty { found.append(Array(counted.prefix(count)) + uncounted.prefix(1)) }
      }
    }
    if positive.count > 2 { found.append(positive) }
    var seen: Set<[String]> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Condition {
  /// Whether it asks for this option.
  fileprivate func names(_ option: String) -> Bool {
    switch self {
    case .chose(_, let options), .choseOnly(_, let options),
      .chosenCount(_, _, let options):
      options.contains(option)
    default: false
    }
  }

  /// The first of the words that it looks for.
  fileprivate var words: [String] {
    if case .mentions(_, let words) = self { Array(words.prefix(1)) } else { [] }
  }
}

// MARK: - Days

extension Domains {
  private func days(of question: QuestionDefinition, _ leaves: [Condition]) -> [AnswerValue] {
    var days: Set<Day> = [Self.consultDay]
    for leaf in leaves {
      switch leaf {
      case .recent(_, let span):
        let first = Self.firstDay(from: span, after: Self.consultDay)
        days.formUnion([Day(number: first.number - 1), first])
      case .daysFromTreatment(_, let range):
        for offset in [
          range.lowerBound - 1, range.lowerBound, range.upperBound, range.upperBound + 1,
        ]
        where abs(offset) < Self.endOfTime {
          days.insert(Day(number: Self.proposedDay.number + offset))
        }
      default: break
      }
    }
    for span in waits[question.id] ?? [] {
      let first = Self.firstDay(from: span, after: Self.proposedDay)
      days.formUnion([Day(number: first.number - 1), first])
    }
    return days.sorted(by: >).map { .day($0) } + [.dateNotKnown]
  }

  /// The first day that, with the span added, lies after `day`.
  private static func firstDay(from span: Span, after day: Day) -> Day {
    var first =
      switch span {
      case .days(let count): Day(number: day.number - count)
      case .months(let count): Day(number: day.number - 31 * count)
      }
    while first + span <= day { first = Day(number: first.number + 1) }
    return first
  }
}

// MARK: - Numbers

extension Domains {
  /// The last number on each side of the lines that the conditions draw.
  private func sides(_ leaves: [Condition], step: Double) -> Set<Double> {
    var found: Set<Double> = []
    for case .number(_, let comparison, let bound) in leaves {
      switch comparison {
      case .atLeast, .below: found.formUnion([bound - step, bound])
      case .above: found.formUnion([bound, bound + step])
      }
    }
    return found
  }

  /// Numbers on each side of every line; the middle where there are no lines.
  private func numbers(
    _ leaves: [Condition], step: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    let found = sides(leaves, step: step).filter(range.contains)
    guard found.isEmpty else { return found.sorted() }
    let middle = (range.lowerBound + range.upperBound) / 2
    return [step == 1 ? middle.rounded(.down) : middle]
  }

  /// Scores within the range with that total, as even as can be.
  private static func scores(
    adding total: Int, _ count: Int, _ range: ClosedRange<Int>
  ) -> [Int] {
    var left = total - count * range.lowerBound
    return (0..<count).map { _ in
      let share = min(left, range.upperBound - range.lowerBound)
      left -= share
      return range.lowerBound + share
    }
  }

  private static func totals(
    of instrument: AnswerKind.Instrument, _ leaves: [Condition]
  ) -> [Int] {
    var found: Set<Int> = []
    for case .instrument(_, instrument.name, let bound) in leaves {
      found.formUnion([bound - 1, bound])
    }
    found = found.filter(instrument.range.contains)
    return found.isEmpty ? [instrument.range.lowerBound] : found.sorted()
  }
}
