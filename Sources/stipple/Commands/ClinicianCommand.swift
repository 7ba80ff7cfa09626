import ArgumentParser
import ConsultationCore
import Foundation
import Interview
import Prompting
import Records

/// Those who sign.
struct ClinicianCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clinician", abstract: "Makes and lists the clinicians' signing keys.",
    subcommands: [New.self, List.self])

  /// An Ed25519 key of a clinician's own.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Makes a clinician's signing key.",
      discussion: """
        At a terminal a passphrase is asked; Enter keeps the key in a file of the store's folder \
        instead, and --clinician-key in a file of your choice. Signing off makes a key too where \
        there is none.
        """)

    @Argument(help: "The name as it stands under a record.") var name: String
    @Flag(
      help: """
        Make a further key for a name that has one; the newest signs. The old one is not asked for, \
        and the audit trail says so.
        """)
    var replace = false
    @OptionGroup var signing: SigningArguments
    @OptionGroup var store: StoreArguments

    func validate() throws {
      let isShown = !VisibleText.isUnsafe(name)
      guard isShown, (1...200).contains(name.count), !name.allSatisfy(\.isWhitespace) else {
        throw ValidationError("A name is one line of 1 to 200 visible characters.")
      }
    }

    func run() throws {
      let environment = TerminalEnvironment.current
      var console = Console.standard(environment)
      let store = try store.openOrCreate(&console, Screen(environment))
      let signer = Signer(
        store: store, keyFile: signing.clinicianKey, isInteractive: environment.inputIsTerminal)
      let known = try signer.newest(named: name)
      if let known, !replace {
        throw Failure(
          .cannotCreate, "\(known.name) has a key already (\(known.id)); --replace makes another")
      }
      let (clinician, opened) = try signer.make(name, replacing: known)
      for note in opened.notes { console.write(VisibleText.of(note) + "\n") }
      console.write("\(clinician.id)  \(Hexadecimal.text(clinician.publicKey))\n")
    }
  }

  /// Everyone who can sign, or could.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the signing keys.")

    @Option(help: "text or json.") var format = AssessCommand.Format.text
    @OptionGroup var store: StoreArguments

    func run() throws {
      let clinicians = try store.open().clinicians()
      guard format == .text else {
        return show(JSONValue.array(clinicians.map(Self.json)).text)
      }
      for clinician in clinicians {
        show(
          VisibleText.of(
            "\(clinician.id)  \(clinician.name)  \(Self.lock(clinician))  "
              + Hexadecimal.text(clinician.publicKey)))
      }
      if clinicians.isEmpty { show("No signing keys.") }
    }

    private static func lock(_ clinician: Clinician) -> String {
      clinician.lock == .passphrase ? "passphrase" : "key file"
    }

    private static func json(_ clinician: Clinician) -> JSONValue {
      [
        "id": .string(clinician.id.description), "name": .string(clinician.name),
        "lock": .string(lock(clinician)),
        "publicKey": .string(Hexadecimal.text(clinician.publicKey)),
      ]
    }
  }
}
