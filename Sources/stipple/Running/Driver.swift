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
  /// The question that stands, and how many rows were shown after it.
  private var question: (lines: [Line], rowsSince: Int) = ([], 0)

  // So much pushes a question out of sight on a small screen.
  private static let mostRowsSinceQuestion = 14

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
  mutating func begin(_ beginning: Beginning) throws -> Outcome {
    try run(session.begin(beginning, at: .now))
  }

  /// Goes on where the consultation was left.
  mutating func resume() throws -> Outcome { try run(session.resume(at: .now)) }

  /// Performs steps of the session, and goes on until the consultation is left or closed.
  mutating func run(_ steps: [Session.Step]) throws -> Outcome {
    var steps = steps
    while true {
      switch try perform(steps) {
      case .closed(let outcome): return outcome
      case .asked(let asking): steps = try answer(asking)
      }
    }
  }

  // MARK: - Steps

  private enum End {
    case asked(Session.Asking)
    case closed(Outcome)
  }

  /// Performs everything up to the next question.
  ///
  /// Recording comes first, so that no reaction to an answer is seen before the answer is on disk.
  private mutating func perform(_ steps: [Session.Step]) throws -> End {
    var lines: [Line] = []
    for step in steps {
      switch step {
      case .record(let events):
        lines += try keeper.append(events, of: session.consultation).map {
          Line(.hint, VisibleText.of($0))
        }
      case .say(let line): lines.append(line)
      case .showPlan: lines += try plan(session.consultation)
      case .ask(let asking):
        try say(lines, before: asking)
        return .asked(asking)
      case .close(let outcome):
        console.write(screen.text(for: lines))
        return .closed(outcome)
      }
    }
    throw Failure(.ourMistake, "a step led nowhere; everything up to here is saved")
  }

  /// Shows lines with the question that they end in; where they answer something else at length,
  /// the question that still stands is shown again.
  private mutating func say(_ lines: [Line], before asking: Session.Asking) throws {
    var lines = lines
    if let start = lines.lastIndex(where: { $0.kind == .question }) {
      if let offer = try offer(at: asking.prompt) {
        lines.append(Line(.hint, "Enter takes: \(offer)"))
      }
      question = (Array(lines[start...]), 0)
      console.write(screen.text(for: lines))
      return
    }
    let text = screen.text(for: lines)
    question.rowsSince += text.count { $0 == "\n" }
    console.write(text)
    if question.rowsSince > Self.mostRowsSinceQuestion {
      console.write(screen.text(for: question.lines))
      question.rowsSince = 0
    }
  }

  // MARK: - Answers

  private mutating func answer(_ asking: Session.Asking) throws -> [Session.Step] {
    let completions = Completions(session.consultation)
    let progress = (keeper.count > 0 ? "saved " : "") + asking.progress
    let request = PromptRequest(
      screen.prompt(label(asking, progress)), rightPrompt: progress,
      remembers: LineMemory(session.consultation).remembers,
      allowsMultipleLines: asking.allowsMultipleLines,
      completions: { text in
        completions.candidates(for: text).map { Completion($0.word, meaning: $0.meaning) }
      })
    var interruptions = 0
    while true {
      switch console.next(request) {
      case .line(let line):
        question.rowsSince += 1
        let isEmpty = line.allSatisfy(\.isWhitespace)
        return session.receive(isEmpty ? try offer(at: asking.prompt) ?? line : line, at: .now)
      case .interrupted:
        interruptions += 1
        // Who presses it twice wants to get out.
        if interruptions == 2 {
          console.write(screen.text(for: Line(.hint, "Ctrl-D or /pause saves and leaves.")))
        }
      case .endOfInput: return session.pause(at: .now)
      case .refused(let refusal): return session.refuse(refusal.description, at: .now)
      }
    }
  }

  /// The words in front of the cursor: what `/amend` calls the question, and what is saved where
  /// no right edge shows it.
  private func label(_ asking: Session.Asking, _ progress: String) -> String {
    let name =
      switch asking.prompt {
      case .header(.patientReference): "reference"
      case .header(.patientName), .signatory(.name): "name"
      case .header(.clinician): "clinician"
      case .signatory(.role): "role"
      case .checklist(let group, _): group
      case .joint(_, let items): "\(items.count) answers"
      case .acknowledge: "acknowledge"
      default: asking.label
      }
    if screen.showsRightPrompt { return name }
    return screen.isNarrow ? progress : "\(name), \(progress)"
  }

  /// What an empty line stands for at a prompt that knows a likely answer.
  private func offer(at prompt: Prompt) throws -> String? {
    switch prompt {
    case .header(.clinician): try keeper.lastClinician()
    case .signatory(.name): session.consultation.header[.clinician]
    default: nil
    }
  }

  /// The console, for what follows the consultation.
  consuming func finish() -> Console { console }
}
