import ArgumentParser
import ConsultationCore
import Foundation
import Interview
import Prompting
import Records

/// Where the records are and what unlocks them, as the options say it.
struct StoreArguments: ParsableArguments, StoreChoice {
  @Option(help: "The folder of the records (else STIPPLE_STORE, else the user's data folder).")
  var store: String?

  @Option(help: "The key file (else STIPPLE_KEY_FILE, else `key` in the store's folder).")
  var keyFile: String?

}

/// Where the records are and what unlocks them.
protocol StoreChoice {
  /// The folder that was named.
  var store: String? { get }
  /// The key file that was named.
  var keyFile: String? { get }
}

extension StoreChoice {
  func location() throws -> StoreLocation {
    try StoreLocation.resolve(option: store, variable: Environment.variable)
  }

  /// Opens the store with what unlocks it.
  private func unlocked() throws -> Store {
    var wasInterrupted = false
    let source = KeySource(keyFile: keyFile, variable: Environment.variable) {
      switch Passphrase.read(prompt: "Passphrase: ") {
      case .line(let text): return text
      case .interrupted:
        wasInterrupted = true
        return nil
      case .endOfInput, .refused: return nil
      }
    }
    do {
      return try Store.open(at: location(), unlockedBy: source)
    } catch {
      throw wasInterrupted ? Failure(.interrupted, "no passphrase was given") : error
    }
  }

  /// Opens the store; there must be one.
  func open() throws -> Store {
    let store = try unlocked()
    if let replacement = store.finishedReplacement {
      complain(
        "a change of the key file had been cut short: \(replacement.keyFile) is the key now"
          + (replacement.former.map { ", and \($0) the old one" } ?? ""))
    }
    return store
  }

  /// Opens the store, or creates it the first time.
  func openOrCreate(_ console: inout Console, _ screen: Screen) throws -> Store {
    let location = try location()
    if try Store.exists(at: location) {
      do {
        return try open()
      } catch let error as RecordError {
        // One whose creation was cut short is completed below.
        guard case .unfinished = error else { throw error }
      }
    }
    let protection = try protection(&console, screen, at: location)
    let store = try Store.create(at: location, protectedBy: protection)
    let made = "A new record store was made in \(VisibleText.of(location.folder))."
    console.write(screen.text(for: Line(.echo, made)))
    return store
  }

  /// The first interactive run asks whether a passphrase or a key file protects the records.
  private func protection(
    _ console: inout Console, _ screen: Screen, at location: StoreLocation
  ) throws -> Protection {
    if let keyFile { return .newKeyFile(keyFile) }
    if let named = Environment.variable("STIPPLE_KEY_FILE"), !named.isEmpty {
      return .newKeyFile(named)
    }
    if FileManager.default.fileExists(atPath: location.keyFile) { return .newKeyFile(nil) }
    guard screen.environment.inputIsTerminal else {
      throw Failure(
        .locked,
        "there is no record store yet and nobody to ask how to protect it; name a key file with "
          + "--key-file or STIPPLE_KEY_FILE")
    }
    console.write(
      screen.text(for: [
        Line(
          .question,
          "There is no record store in \(VisibleText.of(location.folder)) yet. Its records will be "
            + "encrypted."),
        Line(.echo, "1  with a passphrase, asked at each start"),
        Line(
          .echo,
          "2  with a key file in the store's folder; whoever can read your files can read them"),
      ]))
    while true {
      switch console.next(PromptRequest("1 or 2 › ", remembersLine: false)) {
      case .line("1"): return .passphrase(try newPassphrase(&console))
      case .line("2"): return .newKeyFile(nil)
      case .endOfInput: throw Failure(.locked, "no record store was made")
      default: console.write("Type 1 or 2.\n")
      }
    }
  }

  private func line(_ prompt: String) throws -> String {
    switch Passphrase.read(prompt: prompt) {
    case .line(let text): return text
    case .interrupted:
      throw Failure(.interrupted, "no passphrase was given; nothing was changed")
    case .endOfInput, .refused:
      throw Failure(.locked, "no passphrase was given; nothing was changed")
    }
  }

  /// A passphrase that was typed twice.
  func newPassphrase(_ console: inout Console) throws -> String {
    while true {
      let first = try line("New passphrase: ")
      let second = try line("Once more: ")
      if first == second, first.count >= shortestPassphrase { return first }
      console.write(
        first == second
          ? "At least eight characters, please.\n" : "They differ. Once more, please.\n")
    }
  }
}

/// In characters; of the records' and of a clinician's key.
let shortestPassphrase = 8
