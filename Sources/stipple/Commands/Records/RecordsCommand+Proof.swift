import ArgumentParser
import ConsultationCore
import Foundation
import Interview
import Records

extension RecordsCommand {
  /// Whether anything in the store was changed behind its back.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Checks every chain, and the store against a printed checkpoint.",
      discussion: """
        Finds changed bytes; removed, swapped, repeated and inserted entries; cut tails; removed \
        consultations and, against a checkpoint that was kept elsewhere, an older copy of the file. \
        Whoever holds the key can write a store anew: only such a checkpoint shows that. The chain \
        head that a document prints is one too: it confirms that record, whatever was added since.

        The note of wrong passphrases can be wiped or forged until the next right one moves it into \
        the sealed audit trail. A lease can be forged too: it only says who works on a record.
        """)

    @Option(help: "A checkpoint or a record's chain head that was printed or exported earlier.")
    var checkpoint: String?
    @OptionGroup var store: StoreArguments

    func run() throws {
      let given = try checkpoint.map { try Checkpoint($0) }
      let store = try store.open()
      var work = LongWork("checking")
      defer { work.finish() }
      // Where that can not be told, the verification says why.
      let record = given.flatMap { try? store.consultation(withHead: $0) }
      let discrepancies = try store.verify(against: record == nil ? given : nil) {
        work.reached($0.done, of: $0.total)
      }
      work.finish()
      for discrepancy in discrepancies { show(VisibleText.of(discrepancy.description)) }
      if let record, let given { show(try Self.confirmation(of: given, record, in: store)) }
      guard discrepancies.isEmpty else { throw Failure(.checkFailed) }
      show("Nothing was changed. Checkpoint: \(try store.checkpoint())")
    }

    private static func confirmation(
      of head: Checkpoint, _ id: ConsultationID, in store: Store
    ) throws -> String {
      let listing = try store.listing(of: id)
      let later = listing.count - head.count
      let entries = later == 0 ? "" : ", and \(later) later \(later == 1 ? "entry" : "entries")"
      return "\(head) is a chain head of record \(id), "
        + (listing.state == .erased
          ? "which was erased: what is left is a tombstone whose chain still verifies up to it"
            + entries + "."
          : "which still holds what it held then" + entries + ".")
    }
  }

  /// A short form of everything recorded so far.
  struct CheckpointOf: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "checkpoint",
      abstract: "Prints a checkpoint: keep it elsewhere, and give it to verify later.")

    @OptionGroup var store: StoreArguments

    func run() throws { show(try store.open().checkpoint().description) }
  }

  /// Who looked, what was exported, overridden, erased.
  struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "audit",
      abstract: "Prints the audit trail, the oldest line first.")

    @Option(help: "Only what concerns this consultation.") var id: String?
    @Option(help: "At most so many, the latest ones.") var limit = 1_000
    @Option(help: "text, json or csv.") var format = RecordTable.Format.text
    @OptionGroup var store: StoreArguments

    func validate() throws {
      guard limit >= 1 else { throw ValidationError("--limit is at least 1.") }
    }

    func run() throws {
      let store = try store.open()
      let id = try id.map { try store.resolve($0) }
      let entries = try store.auditTrail().filter { id == nil || $0.consultation == id }
      // After it was read: what is shown is what was there before.
      try store.audit(.view, of: id, note: "audit trail")
      let rows = entries.suffix(limit).map(Self.cells)
      switch format {
      case .text: for row in rows { show(row.joined(separator: "  ")) }
      case .csv:
        show(CSV.text([Self.columns] + rows))
      case .json:
        let values = rows.map { row in
          JSONValue.object(zip(Self.columns, row).map { .init($0, .string($1)) })
        }
        show(JSONValue.array(values).text)
      }
    }

    private static let columns = ["at", "what", "id", "note", "user"]

    private static func cells(_ entry: AuditEntry) -> [String] {
      [
        Instant.text(entry.instant), entry.kind.name, entry.consultation?.description ?? "-",
        VisibleText.of(entry.note.isEmpty ? "-" : readable(entry)),
        VisibleText.of(entry.user ?? "-"),
      ]
    }

    /// Older programs wrote the first failed unlock in milliseconds.
    private static func readable(_ entry: AuditEntry) -> String {
      guard entry.kind == .failedUnlock,
        let match = entry.note.wholeMatch(of: /(\d+ times since )(\d+)/),
        let milliseconds = Int64(match.output.2)
      else { return entry.note }
      return match.output.1 + Instant.text(milliseconds)
    }
  }
}

extension AuditKind {
  /// As the audit trail is printed.
  fileprivate var name: String {
    switch self {
    case .failedUnlock: "failed unlock"
    case .importing: "import"
    default: "\(self)"
    }
  }
}
