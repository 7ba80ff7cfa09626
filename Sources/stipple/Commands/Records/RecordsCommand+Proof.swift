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
        Whoever holds the key can write a store anew: only such a checkpoint shows that.
        """)

    @Option(help: "A checkpoint that was printed or exported earlier.") var checkpoint: String?
    @OptionGroup var store: StoreArguments

    func run() throws {
      let store = try store.open()
      var work = LongWork("checking")
      defer { work.finish() }
      let discrepancies = try store.verify(against: try checkpoint.map { try Checkpoint($0) }) {
        work.reached($0.done, of: $0.total)
      }
      work.finish()
      for discrepancy in discrepancies { show(VisibleText.of(discrepancy.description)) }
      guard discrepancies.isEmpty else { throw Failure(.checkFailed) }
      show("Nothing was changed. Checkpoint: \(try store.checkpoint())")
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
      let rows = entries.suffix(limit).map(Self.cells)
      switch format {
      case .text: for row in rows { show(row.joined(separator: "  ")) }
      case .csv:
        let lines = [Self.columns] + rows
        show(
          lines.map { $0.map(RecordTable.field).joined(separator: ",") }.joined(separator: "\r\n"))
      case .json:
        let values = rows.map { row in
          JSONValue.object(zip(Self.columns, row).map { .init($0, .string($1)) })
        }
        show(JSONValue.array(values).text)
      }
    }

    private static let columns = ["at", "what", "id", "note"]

    private static func cells(_ entry: AuditEntry) -> [String] {
      [
        instant(entry.instant), entry.kind.name, entry.consultation?.description ?? "-",
        VisibleText.of(entry.note.isEmpty ? "-" : entry.note),
      ]
    }

    private static func instant(_ milliseconds: Int64) -> String {
      let seconds = Int(milliseconds / 1_000)
      let day = Day(number: seconds / 86_400)
      let parts = [seconds % 86_400 / 3_600, seconds % 3_600 / 60, seconds % 60]
      return "\(day)T" + parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
        + "Z"
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
