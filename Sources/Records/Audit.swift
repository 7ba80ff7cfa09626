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
  /// Who ran the program, as the machine knows them; nil in lines of older programs.
  public let user: String?
  /// What the line vouches for beside the record; nil for most, and in lines of older programs.
  let witness: AuditWitness?

  /// One byte, eight bytes, eight characters, then the note; after a NUL the user, and after
  /// another what it vouches for.
  ///
  /// An older program reads the last two as the end of the note.
  var payload: [UInt8] {
    var bytes: [UInt8] = [kind.rawValue]
    withUnsafeBytes(of: instant.bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: (consultation ?? .auditTrail).description.utf8)
    bytes.append(contentsOf: note.utf8.filter { $0 != 0 })
    guard user != nil || witness != nil else { return bytes }
    bytes.append(0)
    bytes.append(contentsOf: (user ?? "").utf8.filter { $0 != 0 })
    guard let witness else { return bytes }
    bytes.append(0)
    bytes.append(contentsOf: witness.text.utf8)
    return bytes
  }

  init(
    _ kind: AuditKind, at instant: Int64, of consultation: ConsultationID?, note: String,
    user: String? = nil, witness: AuditWitness? = nil
  ) {
    self.kind = kind
    self.instant = instant
    self.consultation = consultation
    self.note = note
    self.user = user
    self.witness = witness
  }

  init?(payload: [UInt8]) {
    guard payload.count >= 17, let kind = AuditKind(rawValue: payload[0]),
      let id = ConsultationID(String(decoding: payload[9..<17], as: UTF8.self))
    else { return nil }
    let fields = payload[17...].split(
      separator: 0, maxSplits: 2, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    self.init(
      kind, at: Int64(bitPattern: UInt64(bigEndianBytes: payload[1..<9])),
      of: id == .auditTrail ? nil : id, note: fields[0],
      user: fields.count > 1 && !fields[1].isEmpty ? fields[1] : nil,
      witness: fields.count > 2 ? AuditWitness(fields[2]) : nil)
  }
}

/// What a line of the audit trail vouches for, so that a verification can miss it.
enum AuditWitness: Hashable, Sendable {
  /// A table, or one row of it, as it was after what the line tells of.
  case contents(Data)
  /// A signature over the content was made with the one over the chain.
  case contentSignature
  /// So many entries the consultation had.
  case entries(Int)

  fileprivate var text: String {
    switch self {
    case .contents(let digest): "contents " + Crockford.encode(Array(digest))
    case .contentSignature: "content signature"
    case .entries(let count): "entries \(count)"
    }
  }

  fileprivate init?(_ text: String) {
    let words = text.split(separator: " ")
    if text == "content signature" {
      self = .contentSignature
    } else if words.count == 2, words[0] == "contents",
      let digest = Crockford.decode(String(words[1]))
    {
      self = .contents(Data(digest))
    } else if words.count == 2, words[0] == "entries", let count = Int(words[1]) {
      self = .entries(count)
    } else {
      return nil
    }
  }
}

extension AuditKind {
  /// Whether its line tells how many entries there were, so that fewer are missed later.
  fileprivate var countsEntries: Bool {
    switch self {
    case .view, .export, .override, .takeover: true
    default: false
    }
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
    vouchingFor witness: AuditWitness? = nil, _ db: Database
  ) throws {
    var folio = try Folio.load(.auditTrail, db)
    try folio.requireAuthentic(keys)
    let entry = AuditEntry(
      kind, at: instant ?? options.now(), of: id, note: note, user: options.user,
      witness: try witness ?? count(kind, of: id, db))
    try write(
      [entry.payload], kind: .event, to: &folio, with: consultationKey(folio), db)
  }

  private func count(
    _ kind: AuditKind, of id: ConsultationID?, _ db: Database
  ) throws -> AuditWitness? {
    guard let id, kind.countsEntries else { return nil }
    let statement = try db.cachedStatement(
      sql: """
        SELECT h.count FROM head h JOIN consultation c ON c.row = h.consultation WHERE c.id = ?
        """)
    return try Int.fetchOne(statement, arguments: [id.description]).map { .entries($0) }
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
  ///
  /// Where somebody changed the tables that this needs, the note stays for another time: a store
  /// that can not be opened could not be verified either.
  func absorbFailedUnlocks() throws(RecordError) {
    do throws(RecordError) {
      try moveFailedUnlocks()
    } catch {
      switch error {
      case .tampered, .damaged, .database(_, code: ResultCode.SQLITE_ERROR.rawValue): break
      default: throw error
      }
    }
  }

  private func moveFailedUnlocks() throws(RecordError) {
    let found = try recordErrors(location.database) {
      try queue.writeWithoutTransaction { db in
        let statement = try db.makeStatement(sql: "SELECT EXISTS (SELECT 1 FROM failedUnlock)")
        return try Bool.fetchOne(statement) ?? false
      }
    }
    guard found else { return }
    try transact { db in
      let row = try Row.fetchOne(db, sql: "SELECT count, first, last FROM failedUnlock")
      guard let row else { return }
      let count = try row.value(0, as: Int.self)
      try appendAudit(
        .failedUnlock, at: try row.value(2),
        note: count == 1 ? "once" : "\(count) times since \(Instant.text(try row.value(1)))", db)
      try db.execute(sql: "DELETE FROM failedUnlock")
    }
  }
}
