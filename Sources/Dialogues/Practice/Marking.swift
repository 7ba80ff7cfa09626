import ConsultationCore
import Interview

/// What an examiner adds to the marks.
public struct ExaminerMarks: Hashable, Sendable, Codable {
  /// Points by the item's number, from 1: for what the trainee told the patient, or to overrule.
  public var points: [Int: Int]
  /// The examiner's impression of the whole, in free words.
  public var globalRating: String?

  /// No marks of an examiner.
  public init(points: [Int: Int] = [:], globalRating: String? = nil) {
    self.points = points
    self.globalRating = globalRating
  }
}

/// An attempt against the mark sheet of its case; marking again gives the same.
public struct Marking: Hashable, Sendable {
  /// One for each item, in the order of the mark sheet.
  public let results: [Result]
  /// What they add up to.
  public let score: Attempt.Score
  /// The examiner's impression of the whole.
  public let globalRating: String?

  /// What one item earned.
  public struct Result: Hashable, Sendable {
    /// From 1.
    public let number: Int
    /// What was asked for.
    public let item: MarkSheet.Item
    /// `nil` where only an examiner can tell and has not.
    public let points: Int?
    /// What was found, in a few words.
    public let reason: String

    /// Whether a critical item earned less than it can.
    public var isCriticalMiss: Bool {
      item.isCritical && points.map { $0 < item.outOf } ?? false
    }
  }

  /// Marks an attempt, with what an examiner said of it.
  public init(
    _ attempt: Attempt, of practiceCase: PracticeCase
  ) {
    let examiner = attempt.examiner ?? ExaminerMarks()
    let marker = Marker(attempt, practiceCase)
    let sheet = practiceCase.dialogue.markSheet
    results = (sheet?.items ?? []).enumerated().map { position, entry in
      let item = entry.item
      if let points = examiner.points[position + 1] {
        return Result(
          number: position + 1, item: item, points: min(max(points, 0), item.outOf),
          reason: "marked by the examiner")
      }
      let (points, reason) = marker.mark(item)
      return Result(number: position + 1, item: item, points: points, reason: reason)
    }
    score = Self.score(results, sheet?.pass)
    globalRating = examiner.globalRating.map { VisibleText.of($0, keepsLineFeeds: true) }
  }

  private static func score(_ results: [Result], _ pass: MarkSheet.Pass?) -> Attempt.Score {
    let marked = results.filter { $0.points != nil }
    let points = marked.compactMap(\.points).reduce(0, +)
    let outOf = marked.map(\.item.outOf).reduce(0, +)
    let open = results.filter { $0.points == nil }.map(\.item.outOf).reduce(0, +)
    let missed = results.filter(\.isCriticalMiss).map(\.item.words)
    let total = outOf + open
    var isPass: Bool?
    if let pass {
      let fails = pass.needsEveryCriticalItem && !missed.isEmpty
      let undecided = results.contains { $0.points == nil && $0.item.isCritical }
      let most = (points + open) * 100 >= pass.percent * total
      let least = points * 100 >= pass.percent * total
      if fails || !most {
        isPass = false
      } else if least && !(undecided && pass.needsEveryCriticalItem) {
        isPass = true
      }
    }
    return Attempt.Score(
      points: points, outOf: outOf, open: open, missedCritical: missed, isPass: isPass)
  }
}

/// Looks for the things that items ask for.
private struct Marker {
  private let attempt: Attempt
  private let practiceCase: PracticeCase
  private let consultation: Consultation?
  private let order: [QuestionID]

  init(_ attempt: Attempt, _ practiceCase: PracticeCase) {
    self.attempt = attempt
    self.practiceCase = practiceCase
    consultation = try? attempt.consultation(under: practiceCase.key.protocol)
    var order: [QuestionID] = []
    for event in attempt.events { order.noteFirstAnswer(of: event) }
    self.order = order
  }

  func mark(_ item: MarkSheet.Item) -> (points: Int?, reason: String) {
    switch item.task {
    case .asked(let id, let limit): return mark(item, asked: id, before: limit)
    case .recorded(let ids):
      let wrong = ids.filter { !isAsInKey($0) }
      let points = item.weight * (ids.count - wrong.count)
      return (
        points,
        wrong.isEmpty
          ? "as in the case" : "not as in the case: \(wrong.map(\.name).joined(separator: ", "))"
      )
    case .verdict(let verdict):
      let given = attempt.verdict ?? "none"
      return given == verdict.name
        ? (item.weight, "the trainee said \(given)") : (0, "the trainee said \(given)")
    case .broughtOut(let id):
      return brought(out: id) ? (item.weight, "brought out") : (0, "never asked further")
    case .told: return (nil, "for the examiner to mark")
    case .used(let command):
      if attempt.isExamination, Command(rawValue: command)?.helpsTrainee ?? false {
        return (nil, "kept back in an examination; for the examiner to mark")
      }
      let isUsed = attempt.exchanges.contains {
        ($0.wasTaken || $0.wasKeptBack) && Self.uses($0.typed, command)
      }
      return isUsed ? (item.weight, "used") : (0, "not used")
    }
  }

  private func mark(
    _ item: MarkSheet.Item, asked id: QuestionID, before limit: MarkSheet.Limit?
  ) -> (points: Int?, reason: String) {
    guard let place = order.firstIndex(of: id) else { return (0, "not asked") }
    switch limit {
    case nil, .verdict: return (item.weight, "asked")
    case .question(let other):
      guard let later = order.firstIndex(of: other), later < place else {
        return (item.weight, "asked before \(other)")
      }
      return (0, "asked after \(other)")
    }
  }

  private func isAsInKey(_ id: QuestionID) -> Bool {
    guard let given = consultation?.answers.counted(id),
      let key = practiceCase.key.answers.counted(id)
    else { return false }
    return given == key || practiceCase.saysTheSame(given, as: key, to: id)
  }

  /// Whether further words about a question were said: by `/ask`, or unasked because it was asked
  /// alone.
  private func brought(out id: QuestionID) -> Bool {
    let further = Set(
      practiceCase.furtherWords(about: id)
        .map { $0.line.words(seed: attempt.seed, place: $0.place) })
    let isAsked = attempt.exchanges.contains { exchange in
      practiceCase.asks(exchange.prompt, id) && exchange.heard.map(further.contains) ?? false
    }
    // What came unasked belongs to the prompt of the next line.
    return isAsked
      || zip(attempt.exchanges, attempt.exchanges.dropFirst()).contains { exchange, next in
        next.prompt == id.name && exchange.spoken.map(further.contains) ?? false
      }
  }

  private static func uses(_ typed: String, _ command: String) -> Bool {
    guard let word = typed.trimmed.split(separator: " ").first, word.count > 1 else { return false }
    if "/" + command == word.lowercased() { return true }
    let matches = Command.allCases.filter { ("/" + $0.rawValue).hasPrefix(word.lowercased()) }
    return matches.count == 1 && matches[0].rawValue == command
  }
}
