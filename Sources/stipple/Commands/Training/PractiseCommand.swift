import ArgumentParser
import ConsultationCore
import Dialogues
import Foundation
import Interview
import Prompting

/// Practises a case: the trainee is the clinician.
struct PractiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practise", abstract: "Practises a case at the prompt, with a debrief at the end.",
    discussion: """
      The patient speaks the file's words; /ask brings out more. At the end you give your own \
      verdict and three things you would tell the patient, before the computed one is shown.
      """)

  @Argument(help: "A shipped case by name, or a file. See `stipple case list`.")
  var practiceCase: String?

  @Option(help: "Who practises (else the login name).")
  var trainee: String?

  @Option(help: "The same seed has the patient say the same words.")
  var seed: UInt64?

  @Flag(help: "An examination: help, reasons and findings are kept back.")
  var exam = false

  @Flag(help: "List earlier attempts and their scores instead.")
  var history = false

  @OptionGroup var prompt: PromptArguments
  @OptionGroup var policy: PolicyArguments

  private var name: String {
    trainee ?? Environment.variable("USER") ?? "trainee"
  }

  func run() throws {
    if history { return try showHistory() }
    guard let practiceCase else {
      throw Failure(.usage, "name a case; stipple case list shows them")
    }
    try prompt.requireInput()
    let setting = try policy.setting()
    let ready = try CaseLibrary(setting: setting).practiceCase(practiceCase)
    let start = Moment.now.seconds
    let practice = Practice(
      ready, trainee: name, seed: seed ?? UInt64(start), isExamination: exam, startedAt: start)
    // Before the first question: an attempt that cannot be saved is work lost.
    let log = try AttemptLog()
    try log.prepare()
    let attempt = try PracticeRun(
      practice, console: Console.standard(prompt.environment), screen: Screen(prompt.environment),
      setting: setting, start: start
    ).run { attempt in
      guard attempt.isComplete || !exam else {
        return [Line(.hint, "An examination that ends before its verdict shows no debrief.")]
      }
      return Debrief(attempt, of: ready).lines
    }
    try log.append(attempt)
    complain("saved in \(log.path)")
    if !attempt.isComplete { throw Failure(.paused) }
  }

  private func showHistory() throws {
    let attempts = try AttemptLog().attempts().enumerated()
      .filter { trainee == nil || $0.element.trainee == trainee }
      .filter { practiceCase == nil || $0.element.caseID == practiceCase }
    for (number, attempt) in attempts {
      let day = Day(number: Int(attempt.startedAt / 86_400))
      let score =
        attempt.score.map { "\($0.points) of \($0.outOf) (\($0.percent) %)" } ?? "unfinished"
      let exam = attempt.isExamination ? "  examination" : ""
      show(
        VisibleText.of(
          "\(number + 1)  \(day)  \(attempt.trainee)  \(attempt.caseID)  \(score)\(exam)"))
    }
    if attempts.isEmpty { show("No attempts yet.") }
  }
}

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
    let attempts = try chosen(of: ready)
    guard !attempts.isEmpty else { throw Failure(.notFound, "no attempt of \(ready.id) is saved") }
    let examiner = ExaminerMarks(points: try givenPoints(), globalRating: rating)
    let debriefs = attempts.map { Debrief($0, of: ready, examiner: examiner) }
    switch format {
    case .text:
      let screen = Screen(.current(accessible: false))
      for debrief in debriefs { show(screen.text(for: debrief.lines)) }
    case .json: show(JSONValue.array(debriefs.map(Self.json)).text)
    case .csv:
      show("trainee,case,startedAt,points,outOf,percent,missedCritical,pass")
      for debrief in debriefs { show(Self.csv(debrief)) }
    }
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

  private func givenPoints() throws -> [Int: Int] {
    try points.reduce(into: [:]) { result, text in
      let parts = text.split(separator: "=").map { Int($0) }
      guard parts.count == 2, let item = parts[0], let count = parts[1], item > 0, count >= 0 else {
        throw Failure(.usage, "“\(text)” is no ITEM=POINTS, for example 3=2")
      }
      result[item] = count
    }
  }

  private static func json(_ debrief: Debrief) -> JSONValue {
    let score = debrief.marking.score
    return [
      "trainee": .string(debrief.attempt.trainee), "case": .string(debrief.attempt.caseID),
      "startedAt": .number(Double(debrief.attempt.startedAt)),
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

  private static func csv(_ debrief: Debrief) -> String {
    let score = debrief.marking.score
    let cells = [
      debrief.attempt.trainee, debrief.attempt.caseID, String(debrief.attempt.startedAt),
      String(score.points), String(score.outOf), String(score.percent),
      score.missedCritical.joined(separator: "; "), score.isPass.map(String.init) ?? "",
    ]
    return cells.map { CSV.cell($0) }.joined(separator: ",")
  }
}

/// Cells of a table in comma-separated values.
enum CSV {
  /// A quoted cell.
  ///
  /// A formula sign at its start is made harmless for spreadsheets.
  static func cell(_ text: String) -> String {
    let safe = VisibleText.of(text)
    let harmless = safe.first.map { "=+-@".contains($0) } ?? false ? "'" + safe : safe
    return "\""
      + harmless.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
