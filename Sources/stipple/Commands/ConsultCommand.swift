import ArgumentParser
import ConsultationCore
import Foundation
import Interview
import Prompting
import Records

/// How the prompt speaks.
struct PromptArguments: ParsableArguments {
  @Flag(help: "Append-only output without repainting, for screen readers (also ACCESSIBLE=1).")
  var accessible = false

  @Flag(help: "Show the wording for the patient with every question.")
  var read = false

  @Flag(help: "Never ask anything; fail instead.")
  var noInput = false

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
    guard fcntl(STDIN_FILENO, F_GETFD) >= 0 else {
      throw Failure(.usage, "standard input is closed; this command asks questions")
    }
  }
}

/// Begins a consultation.
struct ConsultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consult", abstract: "Begins a consultation.",
    discussion: "Every answer is on disk before the next question. Ctrl-D or /pause saves and leaves.")

  @OptionGroup var prompt: PromptArguments
  @OptionGroup var store: StoreArguments
  @OptionGroup var policy: PolicyArguments

  func run() throws {
    try prompt.requireInput()
    let setting = try policy.setting()
    let environment = prompt.environment
    var console = Console.standard(environment)
    let store = try store.openOrCreate(&console, isInteractive: environment.inputIsTerminal)
    let screen = Screen(environment)
    let reference = try ReferencePrompt(store: store, screen: screen).ask(&console)
    switch reference {
    case .left: throw Failure(.paused)
    case .resume(let id):
      let run = ConsultationRun(
        store: store, setting: setting, screen: screen, manner: prompt.manner)
      try run.resume(id, console)
    case .begin(let reference):
      let run = ConsultationRun(
        store: store, setting: setting, screen: screen, manner: prompt.manner)
      try run.begin(reference, console)
    }
  }
}

/// Goes on with a consultation that was left.
struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Goes on with a consultation that was left.")

  @Argument(help: "The ID or its beginning; the latest open one where none is given.")
  var id: String?

  @OptionGroup var prompt: PromptArguments
  @OptionGroup var store: StoreArguments
  @OptionGroup var policy: PolicyArguments

  func run() throws {
    try prompt.requireInput()
    let setting = try policy.setting()
    let store = try store.open()
    let environment = prompt.environment
    let run = ConsultationRun(
      store: store, setting: setting, screen: Screen(environment), manner: prompt.manner)
    try run.resume(try chosen(in: store), Console.standard(environment))
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
    case left
  }

  func ask(_ console: inout Console) throws -> Answer {
    while true {
      console.write(
        screen.text(for: Line(.question, "Patient reference? (Ctrl-D leaves; nothing is saved yet)")))
      switch console.next(PromptRequest(screen.prompt("patientReference"), remembersLine: false)) {
      case .endOfInput: return .left
      case .interrupted: continue
      case .refused(let refusal):
        console.write(screen.text(for: Line(.refusal, refusal.description)))
      case .line(let line):
        let reference = line.trimmingCharacters(in: .whitespaces)
        guard !reference.isEmpty, reference.count <= 200,
          !reference.unicodeScalars.contains(where: VisibleText.isUnsafe)
        else {
          console.write(
            screen.text(for: Line(.refusal, "A reference is one line of 1 to 200 visible characters.")))
          continue
        }
        guard let open = try openRecord(of: reference) else { return .begin(reference) }
        if try wantsToResume(open, &console) { return .resume(open) }
        return .begin(reference)
      }
    }
  }

  private func openRecord(of reference: String) throws -> ConsultationID? {
    let index = RecordIndex(reference: ListRow.normalised(reference))
    for state in [RecordState.open, .paused] {
      if let found = try store.consultations(
        matching: RecordFilter(state: state, index: index), limit: 1
      ).first {
        return found.id
      }
    }
    return nil
  }

  private func wantsToResume(_ id: ConsultationID, _ console: inout Console) throws -> Bool {
    console.write(
      screen.text(
        for: Line(
          .question,
          "A consultation for this reference is in progress (\(id)). Resume it (resume), or begin a "
            + "new one (new)?")))
    while true {
      switch console.next(PromptRequest(screen.prompt("resume"), remembersLine: false)) {
      case .line(let text):
        let word = text.trimmingCharacters(in: .whitespaces).lowercased()
        if !word.isEmpty && "resume".hasPrefix(word) { return true }
        if !word.isEmpty && "new".hasPrefix(word) { return false }
        console.write(screen.text(for: Line(.refusal, "Type resume or new.")))
      case .endOfInput: throw Failure(.paused)
      case .interrupted: continue
      case .refused(let refusal):
        console.write(screen.text(for: Line(.refusal, refusal.description)))
      }
    }
  }
}
