import ConsultationCore
import Dialogues
import Foundation
import Interview
import Prompting

/// One practice at the prompt: performs the engine's steps and decides nothing.
struct PracticeRun: ~Copyable {
  private var practice: Practice
  private var console: Console
  private let screen: Screen
  private let setting: Setting
  private let start: Int64

  init(
    _ practice: Practice, console: consuming Console, screen: Screen, setting: Setting, start: Int64
  ) {
    self.practice = practice
    self.console = console
    self.screen = screen
    self.setting = setting
    self.start = start
  }

  /// Practises to the end, or until the trainee leaves, and says what follows from it.
  consuming func run(closing: (Attempt) -> [Line]) throws -> Attempt {
    var steps = practice.begin()
    while let asking = try perform(steps) {
      let current = practice
      let request = PromptRequest(
        screen.prompt(asking.label), rightPrompt: asking.progress,
        remembersLine: asking.remembersLine,
        remembers: LineMemory(practice.consultation).remembers,
        allowsMultipleLines: asking.allowsMultipleLines,
        completions: { text in
          current.completions(for: text).map { Completion($0.word, meaning: $0.meaning) }
        })
      switch console.next(request) {
      case .line(let line): steps = practice.receive(line, at: Moment.now.seconds - start)
      case .interrupted: steps = [.ask(asking)]
      case .endOfInput: steps = practice.stop()
      case .refused(let refusal):
        steps = [.say(Line(.refusal, refusal.description)), .ask(asking)]
      }
    }
    console.write(screen.text(for: closing(practice.attempt)))
    return practice.attempt
  }

  /// Everything up to the next question; `nil` at the end.
  private mutating func perform(_ steps: [Practice.Step]) throws -> Practice.Asking? {
    for step in steps {
      switch step {
      case .say(let line): console.write(screen.text(for: line))
      case .patient(let words):
        console.write(screen.text(for: Line(.spoken, PatientLine.shown(words))))
      case .showPlan:
        let pages = PlanPages(
          practice.consultation, setting: setting, approval: "not checked", head: nil)
        for line in pages.previewLines { console.write(screen.text(for: line)) }
      case .ask(let asking): return asking
      case .end: return nil
      }
    }
    return nil
  }
}
