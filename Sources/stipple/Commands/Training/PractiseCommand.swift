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
      Debrief(attempt, of: ready).shownLines
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
        attempt.score.map { score in
          "\(score.points) of \(score.outOf) (\(score.percent) %)"
            + (score.isPass.map { $0 ? ", passed" : ", not passed" } ?? "")
        } ?? "unfinished"
      let exam = attempt.isExamination ? "  examination" : ""
      show(
        VisibleText.of(
          "\(number + 1)  \(day)  \(attempt.trainee)  \(attempt.caseID)  \(score)\(exam)"))
    }
    if attempts.isEmpty { show("No attempts yet.") }
  }
}
