import Crypto
import FoundationEssentials
import GRDB

/// A consultation that comes from an export.
public struct ImportedRecord: Sendable {
  /// Its ID where it was made; it gets another one if this is taken.
  public var id: ConsultationID
  /// The hash of the protocol under which it was begun.
  public var protocolHash: [UInt8]
  /// All of its events, from position 1.
  public var events: [StoredEvent]
  /// Where it stands.
  public var state: RecordState
  /// Its list row.
  public var summary: [UInt8]
  /// What it is found by.
  public var index: RecordIndex
  /// The signature over its content; a signed one needs it.
  public var signature: ContentSignature?

  /// Describes a consultation that was read and checked.
  public init(
    id: ConsultationID, protocolHash: [UInt8], events: [StoredEvent], state: RecordState,
    summary: [UInt8], index: RecordIndex, signature: ContentSignature?
  ) {
    (self.id, self.protocolHash, self.events) = (id, protocolHash, events)
    (self.state, self.summary, self.index) = (state, summary, index)
    self.signature = signature
  }

  /// Whether its signature covers all but its addenda, and only a signed one has it.
  public var isSoundlySigned: Bool {
    guard state == .signed else { return signature == nil }
    guard let signature else { return false }
    let covered = events.prefix(max(0, signature.count)).allSatisfy { $0.kind == .event }
    let later = events.dropFirst(max(0, signature.count)).allSatisfy { $0.kind == .addendum }
    return covered && later
      && signature.isValid(protocolHash: protocolHash, payloads: events.map(\.payload))
  }
}

/// What became of one consultation of an import.
public enum ImportOutcome: Hashable, Sendable {
  /// It was added under its own ID.
  case added(ConsultationID)
  /// Another consultation has its ID; it was added under this one.
  case renamed(from: ConsultationID, to: ConsultationID)
  /// Exactly this consultation is here already; nothing was added.
  case alreadyHere(ConsultationID)
  /// A consultation of this ID was erased here; it does not come back.
  case erasedHere(ConsultationID)
}

extension Store {
  /// Adds consultations from an export in one transaction: all of them, or none.
  ///
  /// Each gets a key and a chain of its own here; the audit trail tells where it came from.
  ///
  /// - Parameters:
  ///   - records: What was read and checked.
  ///   - note: Where it came from, for the audit trail.
  ///   - progress: Called after each consultation with the number done.
  /// - Returns: What became of each, in their order.
  /// - Throws: ``RecordError/tampered(_:)`` for a signature that does not fit, before anything is
  ///   written.
  public func importRecords(
    _ records: [ImportedRecord], note: String, progress: (Int) -> Void = { _ in }
  ) throws(RecordError) -> [ImportOutcome] {
    for record in records where !record.isSoundlySigned || record.state == .erased {
      throw .tampered(Discrepancy(.signatureInvalid, in: record.id))
    }
    return try transact { db in
      try records.enumerated().map { index, record in
        defer { progress(index + 1) }
        return try add(record, note: note, db)
      }
    }
  }

  private func add(
    _ record: ImportedRecord, note: String, _ db: Database
  ) throws -> ImportOutcome {
    let isTaken = try isTaken(record.id, db)
    if isTaken {
      let present = try Folio.load(record.id, db)
      if present.state == .erased { return .erasedHere(record.id) }
      if try events(of: present, db) == record.events { return .alreadyHere(record.id) }
    }
    let id = isTaken ? try unusedID(db) : record.id
    let row = try nextRow(db)
    try insertConsultation(id, row: row, protocolHash: Data(record.protocolHash), db)
    try appendAudit(.begun, of: id, db)
    try appendAudit(.importing, of: id, note: note + " as \(record.id)", db)
    var folio = try Folio.load(id, db)
    let key = try consultationKey(folio)
    folio.summary = try seal(record.summary, of: id, with: key)
    folio.state = record.state
    folio.index = record.index.blinded(keys)
    try folio.updateRow(db, keys)
    for event in record.events {
      try write([event.payload], kind: event.kind, to: &folio, with: key, db)
    }
    if let signature = record.signature {
      try KeptSignature(signature, origin: .imported).save(folio, with: key, db)
    }
    return isTaken ? .renamed(from: record.id, to: id) : .added(id)
  }

  /// Authenticates an export: only this store's key gives the same code for the same digest.
  public func exportSeal(of digest: [UInt8]) -> [UInt8] {
    Array(keys.code(Framing("stipple export").adding(Data(digest))))
  }

  /// Tells this store from any other; random, and the same in its backups.
  public var name: String { Crockford.grouped(Crockford.encode(identity.prefix(10))) }
}
