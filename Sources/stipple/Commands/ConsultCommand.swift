import ArgumentParser
import ConsultationCore
import Foundation
import Interview
import Prompting
import Records

/// How the prompt speaks, as the options say it.
struct PromptArguments: ParsableArguments, PromptChoice {
  @Flag(help: "Append-only output without repainting, for screen readers (also ACCESSIBLE=1).")
  var accessible = false

  @Flag(help: "Show the wording for the patient with every question.")
  var read = false

  @Flag(help: "Never ask anything; fail instead.")
  var noInput = false
}

/// How the prompt speaks.
protocol PromptChoice {
  var accessible: Bool { get }
  var read: Bool { get }
  var noInput: Bool { get }
}

extension PromptChoice {
  var environment: TerminalEnvironment { .current(accessible: accessible) }

  var manner: Session.Manner {
    var manner = Session.Manner()
    manner.readsAloud = read
    return manner
  }

  /// Fails where a question would be asked and must not be.
  func requireInput() throws {
    guard !noInput else {
      throw Failure(.usage, "this command asks questions; run it without --no-input")
    }
    var kind = stat()
    guard fstat(STDIN_FILENO, &kind) == 0 else {
      throw Failure(.usage, "standard input is closed; this command asks questions")
    }
    guard kind.st_mode & S_IFMT != S_IFDIR else {
      throw Failure(.usage, "standard input is a folder; this command asks questions")
    }
    guard fcntl(STDOUT_FILENO, F_GETFD) >= 0 else {
      throw Failure(.usage, "standard output is closed; nobody would see the questions")
    }
    // Where whoever reads the output leaves, the consultation is paused.
    signal(SIGPIPE, SIG_IGN)
  }
}

/// Begins a consultation.
struct ConsultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consult", abstract: "Begins a consultation.",
    discussion:
      "Every answer is on disk before the next question. Ctrl-D or /pause saves and leaves.")

  @OptionGroup var prompt: PromptArguments
  @OptionGroup var signing: SigningArguments
  @OptionGroup var store: StoreArguments
  @OptionGroup var policy: PolicyArguments

  var start: ConsultationStart {
    ConsultationStart(
      accessible: prompt.accessible, read: prompt.read, noInput: prompt.noInput,
      store: store.store, keyFile: store.keyFile, policy: policy.policy,
      clinicianKey: signing.clinicianKey)
  }

  func run() throws { try start.run() }
}

/// Everything with which a consultation is begun.
struct ConsultationStart: Start, PromptChoice, StoreChoice, PolicyChoice, Equatable {
  var accessible = false
  var read = false
  var noInput = false
  var store: String?
  var keyFile: String?
  var policy: String?
  var clinicianKey: String?

  func run() throws {
    try requireInput()
    let clinicPolicy = try clinicPolicy()
    // The kernel tells it sooner while there is one thread: a thirtieth of the time until the prompt.
    _ = ProcessIdentity.current
    if clinicPolicy == nil { Setting.prepare() }
    let environment = environment
    var console = Console.standard(environment)
    let screen = Screen(environment)
    let store = try openOrCreate(&console, screen)
    let answer = try ReferencePrompt(store: store, screen: screen).ask(&console)
    var run: ConsultationRun {
      ConsultationRun(
        store: store, setting: Setting(policy: clinicPolicy), screen: screen,
        manner: manner, clinicianKey: clinicianKey)
    }
    switch answer {
    case .left(let awaited):
      guard Console.isSeen else {
        throw Failure(.inputOutput, "standard output cannot be written; nothing was saved")
      }
      guard environment.inputIsTerminal else {
        throw Failure(.badInput, "the input ended before \(awaited); nothing was saved")
      }
    case .resume(let id): try run.resume(id, console)
    case .begin(let reference): try run.begin(reference, console)
    }
  }
}

/// Goes on with a consultation that was left.
struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Goes on with a consultation that was left.")

  @Argument(help: "The ID or its beginning; the latest open one where none is given.")
  var id: String?

  @Flag(help: "Take it from a machine that had it and will not come back.")
  var takeOver = false

  @Flag(help: "Judge it by the protocol alone, although it was left under a clinic's policy.")
  var withoutPolicy = false

  @OptionGroup var prompt: PromptArguments
  @OptionGroup var signing: SigningArguments
  @OptionGroup var store: StoreArguments
  @OptionGroup var policy: PolicyArguments

  func run() throws {
    try prompt.requireInput()
    guard !withoutPolicy || policy.policy == nil else {
      throw Failure(.usage, "--policy and --without-policy exclude each other")
    }
    let setting = withoutPolicy ? Setting(policy: nil) : try policy.setting()
    let store = try store.open()
    let environment = prompt.environment
    let run = ConsultationRun(
      store: store, setting: setting, screen: Screen(environment), manner: prompt.manner,
      clinicianKey: signing.clinicianKey)
    try run.resume(
      try chosen(in: store), Console.standard(environment), takingOver: takeOver,
      withoutPolicy: withoutPolicy)
  }

  private func chosen(in store: Store) throws -> ConsultationID {
    if let id { return try store.resolve(id) }
    let open: [Listing] = try [RecordState.paused, .open].reduce(into: []) { found, state in
      found += try store.consultations(matching: RecordFilter(state: state), limit: 1)
    }
    guard let latest = open.max(by: { $0.row < $1.row }) else {
      throw Failure(.notFound, "no consultation is open; stipple records list shows them all")
    }
    return latest.id
  }
}

/// Asks whom it is about before anything is recorded, and finds what was left half done.
private struct ReferencePrompt {
  let store: Store
  let screen: Screen

  enum Answer {
    case begin(String)
    case resume(ConsultationID)
    /// What was to be typed when the input ended.
    case left(before: String)
  }

  func ask(_ console: inout Console) throws -> Answer {
    while true {
      console.write(
        screen.text(
          for: Line(.question, "Patient reference? (Ctrl-D leaves; nothing is saved yet)")))
      switch console.next(PromptRequest(screen.prompt("reference"), remembersLine: false)) {
      case .endOfInput: return .left(before: "a patient reference")
      case .interrupted: continue
      case .refused(let refusal):
        console.write(screen.text(for: Line(.refusal, refusal.description)))
      case .line(let line):
        let reference = line.trimmed
        guard !reference.isEmpty, reference.count <= 200,
          !VisibleText.isUnsafe(reference)
        else {
          console.write(
            screen.text(
              for: Line(.refusal, "A reference is one line of 1 to 200 visible characters.")))
          continue
        }
        // A command is no reference: its answer would name a patient "/help".
        guard !reference.hasPrefix("/") else {
          console.write(
            screen.text(
              for: Line(
                .refusal,
                "Commands come after the reference: the words or number that your files have for "
                  + "this patient.")))
          continue
        }
        guard let open = try openRecord(of: reference) else { return .begin(reference) }
        return try choice(open, reference, &console)
      }
    }
  }

  private func openRecord(of reference: String) throws -> Listing? {
    // Most often there is none at all, and that is soon known.
    guard try store.hasConsultation(matching: RecordFilter(reference: reference)) else {
      return nil
    }
    let found: [Listing] = try [RecordState.open, .paused].reduce(into: []) { found, state in
      found += try store.consultations(
        matching: RecordFilter(state: state, reference: reference), limit: 1)
    }
    return found.max { $0.row < $1.row }
  }

  private func choice(
    _ open: Listing, _ reference: String, _ console: inout Console
  ) throws -> Answer {
    let day = open.summary.flatMap { try? JSONDecoder().decode(ListRow.self, from: Data($0)) }?.day
    let date = day.map { " of \($0.spelledOut)" } ?? ""
    // That there is such a record, and of which day, is told to whoever typed the reference.
    try store.audit(.view, of: open.id, note: "found at the reference prompt")
    console.write(
      screen.text(
        for: Line(
          .question,
          "A consultation\(date) for this reference is not finished (\(open.id)). Resume it "
            + "(resume), or begin a new one (new)?")))
    while true {
      switch console.next(PromptRequest(screen.prompt("resume or new"), remembersLine: false)) {
      case .line(let text):
        let word = text.trimmed.lowercased()
        if !word.isEmpty && "resume".hasPrefix(word) { return .resume(open.id) }
        if !word.isEmpty && "new".hasPrefix(word) { return .begin(reference) }
        console.write(screen.text(for: Line(.refusal, "Type resume or new.")))
      case .endOfInput: return .left(before: "resume or new was typed")
      case .interrupted: continue
      case .refused(let refusal):
        console.write(screen.text(for: Line(.refusal, refusal.description)))
      }
    }
  }
}
