import ArgumentParser
import ConsultationCore
import Foundation
import Prompting
import Records

extension RecordsCommand {
  /// A copy of everything, sealed as the store is.
  struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup",
      abstract: "Copies the store to a new file, consistent even while it is in use.",
      discussion: """
        The copy is sealed as the store is; the key file or passphrase of now opens it, and is not \
        in it. Keep the key elsewhere too.
        """)

    @Argument(help: "A file that does not exist yet.") var file: String
    @OptionGroup var store: StoreArguments

    func run() throws {
      let store = try store.open()
      var work = LongWork("copying")
      defer { work.finish() }
      let checkpoint = try store.checkpoint()
      try store.backup(to: file) { work.reached($0, of: $1) }
      work.finish()
      show(
        "Written: \(VisibleText.of(file)). It opens with the key of now, which is not in it.\n"
          + "Checkpoint: \(checkpoint)")
    }
  }

  /// A store from a backup.
  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "restore",
      abstract: "Makes a store from a backup, where there is none.",
      discussion: "Never overwrites a store: name a folder without one with --store.")

    @Argument(help: "A file that `records backup` wrote.") var file: String
    @OptionGroup var store: StoreArguments

    func run() throws {
      let location = try store.location()
      var work = LongWork("copying")
      defer { work.finish() }
      try Store.restore(from: file, to: location) { work.reached($0, of: $1) }
      work.finish()
      show(
        "Restored to \(VisibleText.of(location.folder)). The key that the backup was made with opens "
          + "it.\n`stipple records verify --checkpoint …` checks it against the checkpoint that the "
          + "backup printed.")
    }
  }

  /// The store's key under another passphrase or key file.
  struct Rekey: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rekey",
      abstract: "Locks the records with another passphrase or key file.",
      discussion: """
        No record is rewritten; only the key to them is wrapped anew. Backups made earlier still \
        open with the old passphrase or key file, so a key file in the store's folder is kept under \
        another name.
        """)

    @Option(help: "Make this key file and lock the records with it.") var newKeyFile: String?
    @Flag(help: "Make a new key file in the store's folder.") var newKey = false
    @OptionGroup var store: StoreArguments

    func validate() throws {
      guard newKeyFile == nil || !newKey else {
        throw ValidationError("Give --new-key or --new-key-file, not both.")
      }
    }

    func run() throws {
      let opened = try store.open()
      let isLogEmpty: Bool
      if let newKeyFile {
        isLogEmpty = try opened.rekey(to: .newKeyFile(newKeyFile))
        show("The records are locked with \(VisibleText.of(newKeyFile)) now.")
      } else if newKey {
        let replacement = try opened.replaceKeyFile()
        if let former = replacement.former {
          show("The old key file is \(VisibleText.of(former)) now.")
        }
        show("The records are locked with \(VisibleText.of(replacement.keyFile)) now.")
        isLogEmpty = replacement.isLogEmpty
      } else {
        var console = Console.standard(.current)
        isLogEmpty = try opened.rekey(to: .passphrase(store.newPassphrase(&console)))
        show("The records are locked with the new passphrase now.")
      }
      show("Backups made earlier still open with what locked them then.")
      if !isLogEmpty { complain(Lingering.sentence("the store's key as it was locked before")) }
    }
  }
}

/// What is done, and not yet gone from every file.
enum Lingering {
  static func sentence(_ what: String) -> String {
    "another program reads the records, so their log could not be emptied yet; \(what) may be in "
      + "it until that program has ended and a further command, such as stipple records checkpoint, "
      + "was run"
  }
}
