import FoundationEssentials
import GRDB

/// What the audit trail tells of.
public enum AuditKind: UInt8, Hashable, Sendable {
  /// A consultation was begun. Also the register by which a removed one is missed.
  case begun = 1
  /// A record was shown.
  case view = 2
  /// A document or export was written.
  case export = 3
  /// A finding was overridden.
  case override = 4
  /// The store was tried with a wrong key; noted at the next right one.
  case failedUnlock = 5
  /// A consultation was erased.
  case erasure = 6
  /// The store's key was wrapped anew.
  case rekey = 7
  /// A clinician's signing key was made.
  case clinician = 8
  /// A backup was written.
  case backup = 9
  /// A setting, such as the protocol's approval, was changed.
  case setting = 10
  /// A consultation was signed.
  case signature = 11
  /// A consultation was imported.
  case importing = 12
  /// A consultation was taken from a process on another machine.
  case takeover = 13
}

/// One line of the audit trail.
public struct AuditEntry: Hashable, Sendable {
  /// What happened.
  public let kind: AuditKind
  /// When, in milliseconds since 1970, UTC.
  public let instant: Int64
  /// To which consultation, if to one.
  public let consultation: ConsultationID?
  /// The caller's words; sealed with the rest.
  public let note: String

  /// One byte, eight bytes, eight characters, then the note.
  var payload: [UInt8] {
    var bytes: [UInt8] = [kind.rawValue]
    withUnsafeBytes(of: instant.bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: (consultation ?? .auditTrail).description.utf8)
    bytes.append(contentsOf: note.utf8)
    return bytes
  }

  init(_ kind: AuditKind, at instant: Int64, of consultation: ConsultationID?, note: String) {
    self.kind = kind
    self.instant = instant
    self.consultation = consultation
    self.note = note
  }

  init?(payload: [UInt8]) {
    guard payload.count >= 17, let kind = AuditKind(rawValue: payload[0]),
      let id = ConsultationID(String(decoding: payload[9..<17], as: UTF8.self))
    else { return nil }
    self.init(
      kind, at: Int64(bitPattern: UInt64(bigEndianBytes: payload[1..<9])),
      of: id == .auditTrail ? nil : id, note: String(decoding: payload[17...], as: UTF8.self))
  }
}

extension Store {
  /// Adds a line to the audit trail.
  public func audit(
    _ kind: AuditKind, of id: ConsultationID? = nil, note: String = ""
  ) throws(RecordError) {
    try transact { db in try appendAudit(kind, of: id, note: note, db) }
  }

  /// The audit trail, oldest first, each line checked against its chain.
  public func auditTrail() throws(RecordError) -> [AuditEntry] {
    try events(of: .auditTrail).map(\.payload).compactMap(AuditEntry.init(payload:))
  }

  func appendAudit(
    _ kind: AuditKind, of id: ConsultationID? = nil, at instant: Int64? = nil, note: String = "",
    _ db: Database
  ) throws {
    var folio = try Folio.load(.auditTrail, db)
    try folio.requireAuthentic(keys)
    let entry = AuditEntry(kind, at: instant ?? options.now(), of: id, note: note)
    try write(
      [entry.payload], kind: .event, to: &folio, with: consultationKey(folio), db)
  }

  /// Writes what a new store needs, in one transaction.
  func establish(_ keyring: Keyring) throws {
    try transact { db in
      let history = History.genesis(store: identity, keys: keys)
      try db.execute(
        sql: "INSERT INTO history VALUES (1, ?, ?)", arguments: [history.sequence, history.chain])
      try insertConsultation(.auditTrail, row: 0, protocolHash: Data(), db)
      recentKey = nil
      try keyring.save(db)
    }
  }

  /// Moves what was noted without a key into the sealed trail.
  func absorbFailedUnlocks() throws(RecordError) {
    let found = try recordErrors(location.database) {
      try queue.writeWithoutTransaction { db in
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM failedUnlock)") ?? false
      }
    }
    guard found else { return }
    try transact { db in
      let row = try Row.fetchOne(db, sql: "SELECT count, first, last FROM failedUnlock")
      guard let row else { return }
      let count = try row.value(0, as: Int.self)
      try appendAudit(
        .failedUnlock, at: try row.value(2),
        note: count == 1 ? "once" : "\(count) times since \(try row.value(1, as: Int64.self))", db)
      try db.execute(sql: "DELETE FROM failedUnlock")
    }
  }
}
