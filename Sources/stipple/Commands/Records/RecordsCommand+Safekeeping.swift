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
      if let newKeyFile {
        try opened.rekey(to: .newKeyFile(newKeyFile))
        show("The records are locked with \(VisibleText.of(newKeyFile)) now.")
      } else if newKey {
        try replaceKeyFile(of: opened)
      } else {
        var console = Console.standard(.current)
        try opened.rekey(to: .passphrase(store.newPassphrase(&console)))
        show("The records are locked with the new passphrase now.")
      }
      show("Backups made earlier still open with what locked them then.")
    }

    /// The new file takes its place only when the store is locked with it; until then, both exist.
    private func replaceKeyFile(of store: Store) throws {
      let path = store.location.keyFile
      let draft = path + ".new"
      try store.rekey(to: .newKeyFile(draft))
      if let old = Self.unusedName(path), rename(path, old) == 0 {
        show("The old key file is \(VisibleText.of(old)) now.")
      }
      guard rename(draft, path) == 0 else {
        throw Failure(.cannotCreate, "the new key is \(draft): name it with --key-file")
      }
      show("The records are locked with \(VisibleText.of(path)) now.")
    }

    /// `nil` where there is no file to be renamed.
    private static func unusedName(_ path: String) -> String? {
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      return (1...1_000).lazy.map { "\(path).old-\($0)" }
        .first { !FileManager.default.fileExists(atPath: $0) }
    }
  }

  /// What is kept longer than it must be.
  struct Retention: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retention",
      abstract: "Lists what is past its date; erases one record with --erase and --reason.",
      discussion: """
        The years count from the day of the visit. Records of patients who were minors, and those \
        in a complaint or claim, may have to be kept longer: the clinic decides, so nothing is \
        erased by itself. Erasing destroys the consultation's key for ever; a tombstone stays, the \
        chains still hold, and the audit trail keeps the reason. Backups and exports made earlier \
        keep the content: destroy them as well.
        """)

    @Option(help: "How long records are kept.") var years = 8
    @Option(help: "Erase this consultation.") var erase: String?
    @Option(help: "Why it is erased; kept in the audit trail.") var reason: String?
    @Flag(help: "Erase it although it is not past its date.") var early = false
    @Option(help: "text, json or csv.") var format = RecordTable.Format.text
    @OptionGroup var store: StoreArguments

    func validate() throws {
      guard (1...200).contains(years) else { throw ValidationError("--years is 1 to 200.") }
      guard (erase == nil) == (reason?.isEmpty ?? true) else {
        throw ValidationError("--erase ID and --reason TEXT go together.")
      }
      guard erase != nil || !early else { throw ValidationError("--early goes with --erase.") }
    }

    func run() throws {
      let store = try store.open()
      guard let erase, let reason else {
        let past = try pastTheirDate(in: store)
        try store.audit(.view, note: "retention, \(years) years")
        return show(RecordTable(past).text(format))
      }
      let id = try store.resolve(erase)
      let listing = try store.listing(of: id)
      guard early || isPast(listing) else {
        throw Failure(
          .usage,
          "\(id) is not \(years) years old; --early erases it all the same. Nothing was done")
      }
      try store.erase(id, note: reason)
      show(
        "\(id) is erased: its key is destroyed, and a tombstone stays. Backups and exports made "
          + "earlier still hold it.")
    }

    private func isPast(_ listing: Listing) -> Bool {
      guard let day = ListRow(listing)?.day else { return false }
      return day + .years(years) <= Moment.now.localDay
    }

    private func pastTheirDate(in store: Store) throws -> [Listing] {
      var work = LongWork("looking")
      defer { work.finish() }
      var past: [Listing] = []
      var before: Int?
      var (done, total) = (0, 0)
      while true {
        let page = try store.consultations(before: before, limit: 500)
        guard let last = page.last else { return past }
        if total == 0 { total = page[0].row }
        past += page.filter(isPast)
        done += page.count
        work.reached(done, of: total)
        before = last.row
      }
    }
  }
}
