import ArgumentParser
import ConsultationCore
import Foundation
import Prompting
import Records

/// Where a clinician's signing key is, if not where it is looked for.
struct SigningArguments: ParsableArguments {
  @Option(help: "The clinician's own key file (else in the store's folder, else a passphrase).")
  var clinicianKey: String?
}

/// Finds the key with which a clinician signs, or makes it, so that a signature is never missing.
struct Signer {
  let store: Store
  let keyFile: String?
  /// Whether somebody can choose a passphrase.
  let isInteractive: Bool

  /// A key and what the clinician is told of it.
  struct Opened {
    let key: SigningKey
    let notes: [String]
  }

  /// The newest key of that name, opened; a new one where the name has none.
  func key(for name: String) throws -> Opened {
    guard let known = try newest(named: name) else {
      let (_, opened) = try make(name)
      return opened
    }
    switch known.lock {
    case .keyFile:
      let path = keyFile ?? store.location.clinicianKeyFile(known.id)
      return Opened(
        key: try store.signingKey(of: known.id, openedWith: .keyFile(path)), notes: [])
    case .passphrase: return Opened(key: try typedKey(of: known), notes: [])
    }
  }

  /// The newest key of that name.
  func newest(named name: String) throws -> Clinician? {
    try store.clinicians().last { Self.isSame($0.name, name) }
  }

  /// Case, spaces and how the same letters are coded apart, the same name is the same clinician.
  static func isSame(_ one: String, _ other: String) -> Bool {
    func plain(_ name: String) -> String {
      ListRow.normalised(name.precomposedStringWithCompatibilityMapping)
    }
    return plain(one) == plain(other)
  }

  /// Makes a key: with a passphrase where one is typed, else in a file.
  func make(_ name: String, replacing former: Clinician? = nil) throws -> (Clinician, Opened) {
    func made(
      _ protection: Protection, _ note: (Clinician) -> String
    ) throws -> (Clinician, Opened) {
      let (clinician, key) = try store.newSigningKey(
        named: name, protectedBy: protection, replacing: former?.id)
      return (
        clinician,
        Opened(
          key: key,
          notes: ["A signing key for \(name) was made" + note(clinician)]
            + (former.map(replacement) ?? []))
      )
    }
    func replacement(_ former: Clinician) -> [String] {
      [
        "It signs in the place of \(former.id), whose key was not asked for; the audit trail says so. "
          + "What that one signed stays signed."
      ]
    }
    if let keyFile {
      let exists = FileManager.default.fileExists(atPath: keyFile)
      return try made(exists ? .keyFile(keyFile) : .newKeyFile(keyFile)) { _ in
        "; the file \(keyFile) opens it."
      }
    }
    if isInteractive, let passphrase = try chosenPassphrase(for: name, replacing: former) {
      return try made(.passphrase(passphrase)) { _ in "; its passphrase opens it." }
    }
    return try made(.newKeyFile(nil)) { clinician in
      ". Its key file is \(store.location.clinicianKeyFile(clinician.id)): whoever can read your "
        + "files can sign with it."
    }
  }

  private static let attempts = 3

  private func typedKey(of clinician: Clinician) throws -> SigningKey {
    for attempt in 1...Self.attempts {
      let prompt =
        (attempt == 1 ? "" : "That is not it. ")
        + "Passphrase of \(shownName(clinician))’s signing key: "
      switch Passphrase.read(prompt: prompt) {
      case .line(let text) where !text.isEmpty:
        do throws(RecordError) {
          return try store.signingKey(of: clinician.id, openedWith: .passphrase(text))
        } catch {
          guard case .wrongPassphrase = error else { throw error }
        }
      case .line: continue
      case .refused(let refusal): throw Failure(.locked, refusal.description)
      case .interrupted: throw Failure(.interrupted, "no passphrase was given")
      case .endOfInput: throw Failure(.locked, "no passphrase was given")
      }
    }
    throw Failure(.locked, "the passphrase of \(clinician.name)’s signing key is wrong")
  }

  /// `nil` for a key file.
  private func chosenPassphrase(
    for name: String, replacing former: Clinician?
  ) throws -> String? {
    let shown = VisibleText.of(name)
    let occasion =
      former.map { "A further key for \(shown) takes the place of \($0.id)." }
      ?? "\(shown) has no signing key yet."
    var prompt =
      "\(occasion) Type a new passphrase for it, or press Enter\n"
      + "to keep it in a key file in the store's folder.\nNew passphrase: "
    while true {
      let first = try line(prompt)
      if first.isEmpty { return nil }
      guard first.count >= shortestPassphrase else {
        prompt = "At least eight characters, or none for a key file. New passphrase: "
        continue
      }
      if try line("Once more: ") == first { return first }
      prompt = "They differ. New passphrase: "
    }
  }

  private func line(_ prompt: String) throws -> String {
    switch Passphrase.read(prompt: prompt) {
    case .line(let text): return text
    // Without a terminal of its own there is nobody to choose.
    case .refused: return ""
    case .interrupted: throw Failure(.interrupted, "no passphrase was given")
    case .endOfInput: throw Failure(.locked, "no passphrase was given")
    }
  }

  private func shownName(_ clinician: Clinician) -> String { VisibleText.of(clinician.name) }
}
