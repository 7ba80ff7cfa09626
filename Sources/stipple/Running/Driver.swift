import ConsultationCore
import Foundation
import Interview
import Prompting

/// Performs the steps of a session in order, and decides nothing.
struct Driver: ~Copyable {
  private(set) var session: Session
  private var console: Console
  private let keeper: RecordKeeper
  private let screen: Screen
  private let plan: (Consultation) throws -> [Line]
  private var hasSaved = false

  init(
    _ session: Session, keeper: RecordKeeper, console: consuming Console, screen: Screen,
    plan: @escaping (Consultation) throws -> [Line]
  ) {
    self.session = session
    self.keeper = keeper
    self.console = console
    self.screen = screen
    self.plan = plan
  }

  /// Begins, and goes on until the consultation is left or closed.
  mutating func begin(_ beginning: Beginning, reference: String?) throws -> Outcome {
    var steps = session.begin(beginning, at: .now)
    if let reference {
      // It was asked before the record began; only the recording is still to be done.
      for case .record(let events) in steps {
        try keeper.append(events, of: session.consultation)
      }
      steps = session.receive(reference, at: .now)
    }
    return try run(steps)
  }

  /// Goes on where the consultation was left.
  mutating func resume() throws -> Outcome { try run(session.resume(at: .now)) }

  private mutating func run(_ steps: [Session.Step]) throws -> Outcome {
    var steps = steps
    while true {
      switch try perform(steps) {
      case .closed(let outcome): return outcome
      case .asked(let asking): steps = try answer(asking)
      }
    }
  }

  private enum End {
    case asked(Session.Asking)
    case closed(Outcome)
  }

  /// Everything up to the next question. Recording comes first, so that no reaction to an answer is
  /// seen before the answer is on disk.
  private mutating func perform(_ steps: [Session.Step]) throws -> End {
    for step in steps {
      switch step {
      case .record(let events):
        try keeper.append(events, of: session.consultation)
        for case .identified(.clinician, let name) in events.map(\.kind) {
          try keeper.remember(clinician: name)
        }
        hasSaved = true
      case .say(let line): console.write(screen.text(for: line))
      case .showPlan:
        for line in try plan(session.consultation) { console.write(screen.text(for: line)) }
      case .ask(let asking): return .asked(asking)
      case .close(let outcome): return .closed(outcome)
      }
    }
    throw Failure(.ourMistake, "a step led nowhere; everything up to here is saved")
  }

  private mutating func answer(_ asking: Session.Asking) throws -> [Session.Step] {
    let completions = Completions(session.consultation)
    let request = PromptRequest(
      screen.prompt(asking.label),
      rightPrompt: hasSaved ? "saved \(asking.progress)" : asking.progress,
      initialText: asking.prompt == .header(.clinician) ? try keeper.lastClinician() ?? "" : "",
      remembersLine: asking.remembersLine, allowsMultipleLines: asking.allowsMultipleLines,
      completions: { text in
        completions.candidates(for: text).map { Completion($0.word, meaning: $0.meaning) }
      })
    while true {
      switch console.next(request) {
      case .line(let line): return session.receive(line, at: .now)
      case .interrupted: continue
      case .endOfInput: return session.pause(at: .now)
      case .refused(let refusal): return session.refuse(refusal.description, at: .now)
      }
    }
  }

  /// The console, for what follows the consultation.
  consuming func finish() -> Console { console }
}
