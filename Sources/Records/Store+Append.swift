import Crypto
import FoundationEssentials
import GRDB

/// What is added to a consultation in one transaction.
public struct Entry: Sendable {
  /// One payload an event, in order.
  public var payloads: [[UInt8]]
  /// What the events are.
  public var kind: EventKind
  /// The new state, if it changes; `signed` only through ``Store/sign(_:to:expecting:with:)``.
  public var state: RecordState?
  /// The new list row, if it changes; sealed under the consultation's own key.
  public var summary: [UInt8]?
  /// The new index values, if any changes; they replace all four.
  public var index: RecordIndex?
  /// Lines for the audit trail, written with the events.
  public var audit: [AuditNote]
  /// A setting that changes with the events.
  public var setting: SettingChange?

  /// Describes an addition; at least one payload is needed.
  public init(
    _ payloads: [[UInt8]], kind: EventKind = .event, state: RecordState? = nil,
    summary: [UInt8]? = nil, index: RecordIndex? = nil, audit: [AuditNote] = [],
    setting: SettingChange? = nil
  ) {
    precondition(!payloads.isEmpty, "An entry needs a payload: every change is an event.")
    precondition(state != .erased, "A consultation is erased by erase(_:note:).")
    self.payloads = payloads
    self.kind = kind
    self.state = state
    self.summary = summary
    self.index = index
    self.audit = audit
    self.setting = setting
  }
}

/// A line for the audit trail that belongs to an addition.
public struct AuditNote: Hashable, Sendable {
  /// What happened.
  public let kind: AuditKind
  /// The caller's words.
  public let text: String

  /// Describes what happened.
  public init(_ kind: AuditKind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

extension Store {
  /// Begins a consultation, notes it in the audit trail, and holds it.
  ///
  /// - Parameters:
  ///   - protocolHash: The protocol under which it begins.
  ///   - first: Its first events, in the same transaction.
  /// - Returns: Its ID.
  /// - Throws: ``RecordError``, and then there is no such consultation.
  public func begin(
    protocolHash: [UInt8], with first: Entry? = nil
  ) throws(RecordError) -> ConsultationID {
    precondition(first?.state != .signed, "A record is signed by sign(_:to:expecting:with:).")
    var begun: ConsultationID?
    do throws(RecordError) {
      return try transact { db in
        let id = try unusedID(db)
        begun = id
        let row = try nextRow(db)
        var folio = try newFolio(id, row: row, protocolHash: Data(protocolHash))
        if let first { try describe(&folio, as: first) }
        try folio.insert(db, keys)
        try appendAudit(.begun, of: id, db)
        leases[id] = try takeLease(on: id, row: row, db)
        if let first { try add(first, to: &folio, db) }
        return id
      }
    } catch {
      if let begun { leases[begun] = nil }
      throw error
    }
  }

  func nextRow(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT MAX(row) + 1 FROM consultation")) ?? 1
  }

  func unusedID(_ db: Database) throws -> ConsultationID {
    while true {
      let id = ConsultationID.random()
      if try !isTaken(id, db) { return id }
    }
  }

  func isTaken(_ id: ConsultationID, _ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM consultation WHERE id = ?)")
    return try Bool.fetchOne(statement, arguments: [id.description]) ?? false
  }

  func insertConsultation(
    _ id: ConsultationID, row: Int, protocolHash: Data, _ db: Database
  ) throws {
    var folio = try newFolio(id, row: row, protocolHash: protocolHash)
    try folio.insert(db, keys)
  }

  /// A consultation with a key of its own and without events; not in the store yet.
  private func newFolio(_ id: ConsultationID, row: Int, protocolHash: Data) throws -> Folio {
    let (key, wrapped) = try keys.newConsultationKey(id)
    recentKey = (id, key)
    let chain = Chain(store: identity, id: id, protocolHash: protocolHash)
    return Folio(
      row: row, id: id, protocolHash: protocolHash, wrappedKey: wrapped, genesis: chain.genesis)
  }

  /// Adds one event; it is on disk when this returns.
  @discardableResult
  public func append(
    _ payload: [UInt8], to id: ConsultationID, expecting count: Int
  ) throws(RecordError) -> Int {
    try append(Entry([payload]), to: id, expecting: count)
  }

  /// Adds events in one transaction, all of them or none; they are on disk when this returns.
  ///
  /// - Parameters:
  ///   - entry: What is added.
  ///   - id: A consultation that this handle holds.
  ///   - count: How many events the caller knows of; the first new one gets position `count + 1`.
  /// - Returns: How many events there are now.
  /// - Throws: ``RecordError``, and then nothing was added.
  @discardableResult
  public func append(
    _ entry: Entry, to id: ConsultationID, expecting count: Int
  ) throws(RecordError) -> Int {
    // A record that says that it is signed must never be without the signature.
    guard entry.state != .signed else { throw .unsigned(id) }
    return try transact { db in
      try extend(id, with: entry, expecting: count, db).count
    }
  }

  /// The whole of an append but its transaction.
  func extend(
    _ id: ConsultationID, with entry: Entry, expecting count: Int, _ db: Database
  ) throws -> Folio {
    var folio = try Folio.load(id, db)
    try requireLease(on: id, row: folio.row, db)
    // Equal to what this handle authenticated itself, to the last code, is authentic.
    if folio != recentFolio { try folio.requireAuthentic(keys) }
    switch (folio.state, entry.kind, entry.state) {
    case (.erased, _, _): throw RecordError.erased(id)
    case (.signed, .event, _), (.signed, .addendum, .some): throw RecordError.signed(id)
    // What a signed record is listed and found by is as read-only as what it says.
    case (.signed, _, _) where entry.summary != nil || entry.index != nil:
      throw RecordError.signed(id)
    default: break
    }
    guard folio.count == count else {
      throw RecordError.positionConflict(id, expected: count, found: folio.count)
    }
    let earlier = folio
    try describe(&folio, as: entry)
    if folio.state != earlier.state || folio.index != earlier.index {
      try folio.updateRow(db, keys)
    } else if entry.summary != nil {
      try folio.updateSummary(db, keys)
    }
    try add(entry, to: &folio, db)
    return folio
  }

  /// Changes what a consultation is listed and found by; not saved yet.
  private func describe(_ folio: inout Folio, as entry: Entry) throws {
    if let summary = entry.summary {
      folio.summary = try seal(summary, of: folio.id, with: try consultationKey(folio))
    }
    if let state = entry.state { folio.state = state }
    if let index = entry.index { folio.index = index.blinded(keys) }
  }

  /// Saves an entry's events, and what goes with them.
  private func add(_ entry: Entry, to folio: inout Folio, _ db: Database) throws {
    let key = try consultationKey(folio)
    try write(entry.payloads, kind: entry.kind, to: &folio, with: key, db)
    recentFolio = folio
    for note in entry.audit { try appendAudit(note.kind, of: folio.id, note: note.text, db) }
    if let setting = entry.setting { try change(setting, db) }
  }

  /// Seals payloads onto a folio's chain and the store's, and saves the heads of both.
  func write(
    _ payloads: [[UInt8]], kind: EventKind, to folio: inout Folio, with key: SymmetricKey,
    _ db: Database
  ) throws {
    var history = try loadHistory(db)
    // Nothing vouches for the number before a verification, and it is counted on from here.
    guard (0...History.mostEvents).contains(history.sequence) else {
      throw RecordError.tampered(Discrepancy(.historyChanged))
    }
    let chain = Chain(store: identity, id: folio.id, protocolHash: folio.protocolHash)
    let insertion = try db.cachedStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?)")
    for payload in payloads {
      let position = folio.count + 1
      let event = SealedEvent(
        sequence: history.sequence + 1, position: position, kind: kind.rawValue,
        sealed: try chain.seal(payload, at: position, kind: kind, after: folio.link, with: key))
      try insertion.execute(
        arguments: [event.sequence, folio.row, event.position, event.kind, event.sealed])
      folio.count = position
      folio.link = Chain.link(after: folio.link, event)
      history.advance(folio.row, event, keys: keys)
    }
    try folio.updateHead(db, keys)
    let update = try db.cachedStatement(
      sql: "UPDATE history SET sequence = ?, chain = ? WHERE id = 1")
    try update.execute(arguments: [history.sequence, history.chain])
  }

  func loadHistory(_ db: Database) throws -> History {
    let statement = try db.cachedStatement(sql: "SELECT sequence, chain FROM history")
    let rows = try Row.fetchCursor(statement)
    return try withExtendedLifetime(rows) {
      guard let row = try rows.next() else {
        throw RecordError.tampered(Discrepancy(.historyChanged))
      }
      return History(sequence: try row.value(0), chain: try row.value(1))
    }
  }

  func consultationKey(_ folio: Folio) throws -> SymmetricKey {
    if let recentKey, recentKey.id == folio.id, folio.wrappedKey != nil { return recentKey.key }
    guard let wrapped = folio.wrappedKey else { throw RecordError.erased(folio.id) }
    guard let key = keys.consultationKey(wrapped, of: folio.id) else {
      throw RecordError.tampered(Discrepancy(.rowChanged, in: folio.id))
    }
    // The audit trail is written beside a consultation and must not push its key out.
    if folio.id != .auditTrail { recentKey = (folio.id, key) }
    return key
  }

  func seal(_ summary: [UInt8], of id: ConsultationID, with key: SymmetricKey) throws -> Data {
    try Box.seal(Data(summary), with: key, context: summaryContext(id))
  }

  func summaryContext(_ id: ConsultationID) -> [UInt8] {
    var framing = Framing("stipple summary")
    framing.add(id)
    return framing.bytes
  }
}
