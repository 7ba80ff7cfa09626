import ArgumentParser
import ConsultationCore
import Dialogues
import Foundation
import Interview
import Records

/// The saved consultations.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "Lists, shows and checks the saved consultations.",
    subcommands: [List.self, Show.self, TranscriptOf.self, Verify.self])

  /// One row a consultation, the newest first.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists consultations, the newest first.")

    @Option(help: "At most so many.") var limit = 50
    @Option(help: "text or json.") var format = AssessCommand.Format.text
    @OptionGroup var store: StoreArguments

    func run() throws {
      let store = try store.open()
      let listings = try store.consultations(limit: limit)
      let rows = listings.map { ($0, ListRow($0)) }
      guard format == .text else {
        show(JSONValue.array(rows.map { RecordsCommand.json($0, $1) }).text)
        return
      }
      for (listing, row) in rows {
        let parts = [
          listing.id.description, "\(listing.state)", row?.day?.description ?? "-",
          row?.verdict ?? "-", row?.reference ?? "-", row?.clinician ?? "-",
        ]
        show(parts.map { VisibleText.of($0) }.joined(separator: "  "))
      }
      if rows.isEmpty { show("No consultations.") }
    }
  }

  private static func json(_ listing: Listing, _ row: ListRow?) -> JSONValue {
    [
      "id": .string(listing.id.description), "state": .string("\(listing.state)"),
      "day": JSONValue(row?.day?.description), "verdict": JSONValue(row?.verdict),
      "reference": JSONValue(row?.reference), "clinician": JSONValue(row?.clinician),
    ]
  }

  /// The verdict as it was recorded, and what the protocol of now says beside it.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows a consultation.")

    @Argument(help: "The ID or its beginning.") var id: String
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let store = try store.open()
      let setting = try policy.setting()
      let id = try store.resolve(id)
      let consultation = try RecordReader(store, setting).consultation(id)
      try store.audit(.view, of: id, note: "show")
      let narrator = Narrator(consultation)
      show("Record \(id): \(consultation.status.rawValue)")
      for field in HeaderField.allCases {
        show(VisibleText.of("\(field.rawValue): \(consultation.header[field] ?? "-")"))
      }
      for line in narrator.review(nil) { show(line.text) }
      if let recorded = consultation.recorded { showRecorded(recorded, setting) }
      if consultation.recorded?.protocolHash != setting.hash {
        show("Under \(setting.protocol.title) (\(setting.hash.prefix(12))) this would be:")
        for line in narrator.verdict() { show(line.text) }
      }
      show("Protocol: \(try Approval.line(in: store, for: setting))")
      show("Chain head: \(try store.head(of: id))")
    }

    private func showRecorded(_ verdict: RecordedVerdict, _ setting: Setting) {
      show(
        "Recorded under \(verdict.protocolTitle) (\(verdict.protocolHash.prefix(12))): "
          + verdict.effective
          + (verdict.effective == verdict.computed ? "" : ", computed \(verdict.computed)"))
      if let earliest = verdict.earliest { show("Earliest date: \(earliest)") }
      for finding in verdict.findings {
        let text =
          finding.isRestricted
          ? "a staff note"
          : "\(finding.level) \(finding.rule) \(finding.status.rawValue)"
            + (finding.until.map { " until \($0)" } ?? "") + ": \(finding.because)"
        show(VisibleText.of("  " + text))
      }
    }
  }

  /// The consultation as a dialogue.
  struct TranscriptOf: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "transcript", abstract: "Writes a consultation as a dialogue (.consult.md).")

    @Argument(help: "The ID or its beginning.") var id: String
    @Option(name: .shortAndLong, help: "Where to write; standard output where none is given.")
    var output: String?
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let store = try store.open()
      let setting = try policy.setting()
      let id = try store.resolve(id)
      let events = try RecordKeeper.events(of: id, in: store)
      let transcript = try Transcript(
        of: events, under: setting.protocol, title: "Consultation \(id)")
      try store.audit(.export, of: id, note: "transcript")
      guard let output else { return show(transcript.dialogue.text) }
      try Files.create(output, Array(transcript.dialogue.text.utf8))
      complain("written: \(output)")
    }
  }

  /// Whether anything in the store was changed behind its back.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks every chain, and the store against a printed checkpoint.")

    @Option(help: "A checkpoint that was printed or exported earlier.") var checkpoint: String?
    @OptionGroup var store: StoreArguments

    func run() throws {
      let store = try store.open()
      let findings = try store.verify(against: try checkpoint.map { try Checkpoint($0) })
      for finding in findings { show(VisibleText.of(finding.description)) }
      guard findings.isEmpty else { throw Failure(.checkFailed) }
      show("Nothing was changed. Checkpoint: \(try store.checkpoint())")
    }
  }
}

extension ListRow {
  /// The row that a listing holds; `nil` where it is erased or unreadable.
  init?(_ listing: Listing) {
    guard let summary = listing.summary,
      let row = try? JSONDecoder().decode(ListRow.self, from: Data(summary))
    else { return nil }
    self = row
  }
}
