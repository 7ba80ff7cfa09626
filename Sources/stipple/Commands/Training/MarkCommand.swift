import ArgumentParser
import ConsultationCore
import Dialogues
import Interview
import Prompting

/// Marks an attempt again.
struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Marks saved attempts of a case again, for moderation.")

  @Argument(help: "The case: a shipped one by name, or a file.")
  var practiceCase: String

  @Option(
    help: "Its number in stipple practise --history, or a file of attempts (JSON Lines); else all.")
  var attempt: String?

  @Option(help: "Points given by the examiner, as ITEM=POINTS; may be repeated.")
  var points: [String] = []

  @Option(help: "The examiner's impression of the whole.")
  var rating: String?

  @Option(help: "text, json or csv.")
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @OptionGroup var policy: PolicyArguments

  func run() throws {
    let ready = try CaseLibrary(setting: policy.setting()).practiceCase(practiceCase)
    var attempts = try chosen(of: ready)
    guard !attempts.isEmpty else { throw Failure(.notFound, "no attempt of \(ready.id) is saved") }
    if !points.isEmpty || rating != nil {
      guard attempts.count == 1 else {
        throw Failure(
          .usage, "points and a rating are given to one attempt; name it with --attempt NUMBER")
      }
      attempts[0].take(ExaminerMarks(points: try givenPoints(in: ready), globalRating: rating))
      attempts[0].score = Marking(attempts[0], of: ready).score
      try keep(attempts[0])
    }
    let debriefs = attempts.map { Debrief($0, of: ready) }
    switch format {
    case .text:
      let screen = Screen(.current(accessible: false))
      for debrief in debriefs { show(screen.text(for: debrief.shownLines)) }
    case .json: show(JSONValue.array(debriefs.map(Self.json)).text)
    case .csv:
      show(CSV.text([Self.columns] + debriefs.map(Self.cells)))
    }
  }

  /// What an examiner said of a saved attempt is saved with it; in a file from elsewhere nothing is.
  private func keep(_ attempt: Attempt) throws {
    guard let moderation = Moderation(of: attempt), self.attempt.flatMap(Int.init) != nil else {
      return
    }
    try AttemptLog().append(moderation)
  }

  private func chosen(of ready: PracticeCase) throws -> [Attempt] {
    if let attempt, Int(attempt) == nil {
      return try AttemptLog.attempts(in: attempt).filter { $0.caseID == ready.id }
    }
    guard let number = attempt.flatMap(Int.init) else {
      return try AttemptLog().attempts().filter { $0.caseID == ready.id }
    }
    let attempt = try AttemptLog().attempt(number)
    guard attempt.caseID == ready.id else {
      throw Failure(.notFound, "attempt \(number) is one of \(VisibleText.of(attempt.caseID))")
    }
    return [attempt]
  }

  private func givenPoints(in ready: PracticeCase) throws -> [Int: Int] {
    let items = ready.dialogue.markSheet?.items.map(\.item) ?? []
    return try points.reduce(into: [:]) { result, text in
      let parts = text.split(separator: "=").map { Int($0) }
      guard parts.count == 2, let item = parts[0], let count = parts[1], item > 0, count >= 0 else {
        throw Failure(.usage, "“\(text)” is no ITEM=POINTS, for example 3=2")
      }
      guard items.indices.contains(item - 1) else {
        throw Failure(.usage, "there is no item \(item); the mark sheet has \(items.count)")
      }
      guard count <= items[item - 1].outOf else {
        throw Failure(.usage, "item \(item) has \(items[item - 1].outOf) points, not \(count)")
      }
      result[item] = count
    }
  }

  private static func json(_ debrief: Debrief) -> JSONValue {
    let score = debrief.marking.score
    return [
      "trainee": .string(debrief.attempt.trainee), "case": .string(debrief.attempt.caseID),
      "startedAt": .number(Double(debrief.attempt.startedAt)),
      "examination": .bool(debrief.attempt.isExamination),
      "points": .number(Double(score.points)), "outOf": .number(Double(score.outOf)),
      "open": .number(Double(score.open)), "percent": .number(Double(score.percent)),
      "missedCritical": .array(score.missedCritical.map { .string($0) }),
      "pass": JSONValue(score.isPass), "rating": JSONValue(debrief.marking.globalRating),
      "items": .array(
        debrief.marking.results.map {
          [
            "item": .number(Double($0.number)), "words": .string($0.item.words),
            "points": JSONValue($0.points.map(Double.init)),
            "outOf": .number(Double($0.item.outOf)), "reason": .string($0.reason),
          ]
        }),
    ]
  }

  private static let columns = [
    "trainee", "case", "startedAt", "points", "outOf", "percent", "missedCritical", "pass", "open",
    "examination", "rating",
  ]

  private static func cells(_ debrief: Debrief) -> [String] {
    let score = debrief.marking.score
    return [
      debrief.attempt.trainee, debrief.attempt.caseID, String(debrief.attempt.startedAt),
      String(score.points), String(score.outOf), String(score.percent),
      score.missedCritical.joined(separator: "; "), score.isPass.map { String($0) } ?? "",
      String(score.open), String(debrief.attempt.isExamination),
      debrief.marking.globalRating ?? "",
    ]
  }
}
