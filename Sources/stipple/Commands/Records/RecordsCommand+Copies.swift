import ArgumentParser
import ConsultationCore
import Dialogues
import Foundation
import Records

extension RecordsCommand {
  /// The consultation as a dialogue.
  struct TranscriptOf: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "transcript", abstract: "Writes a consultation as a dialogue (.consult.md).",
      discussion: "The header and the signature are left out; what was said stays.")

    @Argument(help: "The ID or its beginning.") var id: String
    @Option(name: .shortAndLong, help: "Where to write; standard output where none is given.")
    var output: String?
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let store = try store.open()
      try Self.deliver(store.resolve(id), from: store, policy.setting(), to: output)
    }

    /// Writes the transcript, noted in the audit trail; it is a failure where it does not hold all.
    static func deliver(
      _ id: ConsultationID, from store: Store, _ setting: Setting, to output: String?
    ) throws {
      let events = try RecordKeeper.events(of: id, in: store)
      let transcript = try Transcript(
        of: events, under: setting.protocol,
        title: "Consultation \(id), chain head \(store.head(of: id))")
      for sentence in transcript.report.sentences { complain(sentence) }
      let stamps = events.compactMap { event -> ProtocolStamp? in
        switch event.kind {
        case .began(let beginning): beginning.stamp
        case .continued(let stamp): stamp
        default: nil
        }
      }
      if let last = stamps.last, last.hash != setting.hash {
        complain(
          "Left under \(last.inWords); what is said in it is said under \(setting.stamp.inWords).")
      }
      try store.audit(.export, of: id, note: "transcript")
      try stipple.deliver(Array(transcript.dialogue.text.utf8), to: output)
      guard transcript.report.isFaithful else { throw Failure(.checkFailed) }
    }
  }

  /// Consultations for another store, or for another program.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Writes consultations in clear: as JSON Lines, or one as a dialogue.",
      discussion: """
        JSON Lines, format stipple-records, schema 1: a line that names the store; for each \
        consultation a line with its state, protocol, chain head and signature, then one line an \
        event; a last line with the SHA-256 of all before it and this store's seal. \
        `records import` reads it. The file is in clear: keep it as you would keep the records.
        """)

    /// What is written.
    enum Form: String, CaseIterable, ExpressibleByArgument { case jsonl, consult }

    @Argument(help: "IDs or their beginnings.") var ids: [String] = []
    @Flag(help: "Every consultation that is not erased.") var all = false
    @Option(help: "jsonl, or consult for one consultation as a dialogue.") var format = Form.jsonl
    @Option(name: .shortAndLong, help: "Where to write; standard output where none is given.")
    var output: String?
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func validate() throws {
      guard all == ids.isEmpty else { throw ValidationError("Name IDs, or --all.") }
      guard format == .jsonl || ids.count == 1 else {
        throw ValidationError("A dialogue is of one consultation: name one ID.")
      }
    }

    func run() throws {
      let store = try store.open()
      let chosen =
        try all ? everything(in: store) : Self.distinct(ids.map { try store.resolve($0) })
      guard format == .jsonl else {
        return try TranscriptOf.deliver(chosen[0], from: store, policy.setting(), to: output)
      }
      let bytes = try RecordExport.bytes(of: chosen, in: store)
      for id in chosen { try store.audit(.export, of: id, note: "JSON Lines") }
      try deliver(bytes, to: output)
    }

    private static func distinct(_ ids: [ConsultationID]) -> [ConsultationID] {
      var seen: Set<ConsultationID> = []
      return ids.filter { seen.insert($0).inserted }
    }

    private func everything(in store: Store) throws -> [ConsultationID] {
      var ids: [ConsultationID] = []
      var before: Int?
      while let last = try page(before, in: store, &ids) { before = last }
      return ids.reversed()
    }

    private func page(
      _ before: Int?, in store: Store, _ ids: inout [ConsultationID]
    ) throws -> Int? {
      let listings = try store.consultations(before: before, limit: 500)
      ids += listings.filter { $0.state != .erased }.map(\.id)
      return listings.last?.row
    }
  }

  /// Consultations from an export.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Adds consultations from an export; all of them, or none.",
      discussion: """
        Everything is checked first: the digest, that each consultation replays, and its signature, \
        which covers the protocol and the entries up to the sign-off, but no ID and no addendum. \
        One whose ID is taken here gets a new one, and this is said; one that is here already is \
        left alone; one that was erased here does not come back.
        """)

    @Argument(help: "A file that `records export` wrote.") var file: String
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let setting = try policy.setting()
      let store = try store.open()
      let export = try RecordImport(file, setting: setting, into: store)
      let isOurs = export.origin == store.name
      var work = LongWork("importing")
      defer { work.finish() }
      let outcomes = try store.importRecords(
        export.records, note: isOurs ? "from this store" : "from another store"
      ) { work.reached($0, of: export.records.count) }
      work.finish()
      for outcome in outcomes { show(Self.sentence(outcome)) }
      if !isOurs, !outcomes.isEmpty {
        show(
          "The export is from another store. Where a record is signed, its key's signature fits the "
            + "protocol and the entries up to the sign-off. It does not cover the record's ID, the "
            + "name beside the key, nor addenda and other entries after it, and nothing covers a "
            + "record that is not signed: whoever had the file could have changed those.")
      }
    }

    private static func sentence(_ outcome: ImportOutcome) -> String {
      switch outcome {
      case .added(let id): "\(id) imported."
      case .renamed(let old, let new): "\(old) is another consultation here; imported as \(new)."
      case .alreadyHere(let id): "\(id) is here already; nothing was changed."
      case .erasedHere(let id): "\(id) was erased here and stays erased."
      }
    }
  }
}

/// Writes to a file that is new, or to standard output.
private func deliver(_ bytes: [UInt8], to output: String?) throws {
  guard let output else { return try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
  try Files.create(output, bytes)
  complain("written in clear, readable by you alone: \(output)")
}
