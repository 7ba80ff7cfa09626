import Crypto
import FoundationEssentials
import GRDB

/// An event as it was appended.
public struct StoredEvent: Hashable, Sendable {
  /// From 1.
  public let position: Int
  /// What the event is to the store.
  public let kind: EventKind
  /// The caller's bytes.
  public let payload: [UInt8]

  /// An event as it was read.
  public init(position: Int, kind: EventKind, payload: [UInt8]) {
    (self.position, self.kind, self.payload) = (position, kind, payload)
  }
}

/// One row of a list of consultations.
public struct Listing: Hashable, Sendable {
  /// The consultation.
  public let id: ConsultationID
  /// Its place in the order in which consultations were begun; where the next page continues.
  public let row: Int
  /// Where it stands.
  public let state: RecordState
  /// The hash of the protocol under which it was begun.
  public let protocolHash: [UInt8]
  /// How many events it has.
  public let count: Int
  /// What the caller last gave as its list row; nil before that and after erasure.
  public let summary: [UInt8]?
}

/// Which consultations to list; what is nil does not matter.
public struct RecordFilter: Hashable, Sendable {
  /// Where they stand.
  public var state: RecordState?
  /// Index values, compared as a whole.
  public var index: RecordIndex
  /// Other spellings of these values under which they may have been kept; each does as well.
  public var spellings: [RecordIndex]

  /// Names what must match.
  public init(
    state: RecordState? = nil, index: RecordIndex = .init(), spellings: [RecordIndex] = []
  ) {
    self.state = state
    self.index = index
    self.spellings = spellings
  }
}

extension Store {
  /// The events of a consultation, each checked against the chain as it is read.
  ///
  /// - Throws: ``RecordError/tampered(_:)`` at the first one that is not what was written.
  public func events(of id: ConsultationID) throws(RecordError) -> [StoredEvent] {
    try read { db in try events(of: Folio.load(id, db), db) }
  }

  func events(of folio: Folio, _ db: Database) throws -> [StoredEvent] {
    try folio.requireAuthentic(keys)
    let key = try consultationKey(folio)
    let chain = Chain(store: identity, id: folio.id, protocolHash: folio.protocolHash)
    var link = chain.genesis
    var events: [StoredEvent] = []
    for event in try sealedEvents(of: folio.row, db) {
      let position = events.count + 1
      guard let opened = chain.open(event, with: key), event.position == position,
        opened.position == position, opened.previous == link,
        let kind = EventKind(rawValue: event.kind)
      else { throw RecordError.tampered(Discrepancy(.changed, in: folio.id, at: position)) }
      link = Chain.link(after: link, event)
      events.append(StoredEvent(position: position, kind: kind, payload: opened.payload))
    }
    guard events.count == folio.count, link == folio.link else {
      throw RecordError.tampered(Discrepancy(.truncated, in: folio.id, at: events.count + 1))
    }
    return events
  }

  func sealedEvents(of row: Int, _ db: Database) throws -> [SealedEvent] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT sequence, position, kind, sealed FROM event
        WHERE consultation = ? ORDER BY position, sequence
        """)
    let rows = try Row.fetchCursor(statement, arguments: [row])
    var events: [SealedEvent] = []
    while let row = try rows.next() {
      events.append(
        SealedEvent(
          sequence: try row.value(0), position: try row.value(1), kind: try row.value(2),
          sealed: try row.value(3)))
    }
    return events
  }

  /// One consultation's list row.
  public func listing(of id: ConsultationID) throws(RecordError) -> Listing {
    try read { db in try listing(Folio.load(id, db)) }
  }

  /// One page of consultations, the newest first.
  ///
  /// - Parameters:
  ///   - filter: Which ones.
  ///   - row: The ``Listing/row`` of the last one seen; nil for the first page.
  ///   - limit: The length of a page.
  /// - Returns: At most `limit` rows, each authenticated.
  /// - Throws: ``RecordError``.
  public func consultations(
    matching filter: RecordFilter = .init(), before row: Int? = nil, limit: Int = 50
  ) throws(RecordError) -> [Listing] {
    let (condition, arguments) = condition(filter, before: row)
    let sql =
      Folio.selection + " WHERE " + condition + " ORDER BY c.row DESC LIMIT ?"
    return try read { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: sql), arguments: arguments + [limit])
      var listings: [Listing] = []
      while let row = try rows.next() { listings.append(try listing(Folio(row))) }
      return listings
    }
  }

  /// Whether any consultation matches.
  public func hasConsultation(matching filter: RecordFilter) throws(RecordError) -> Bool {
    let (condition, arguments) = condition(filter)
    return try read { db in
      let statement = try db.makeStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM consultation c WHERE " + condition + ")")
      return try Bool.fetchOne(statement, arguments: arguments) ?? false
    }
  }

  private func condition(
    _ filter: RecordFilter, before row: Int? = nil
  ) -> (sql: String, arguments: StatementArguments) {
    var conditions = ["c.row > 0"]
    var arguments: StatementArguments = []
    func require(_ condition: String, _ value: some DatabaseValueConvertible) {
      conditions.append(condition)
      arguments += [value]
    }
    if let row { require("c.row < ?", row) }
    if let state = filter.state { require("c.state = ?", state.rawValue) }
    let spellings = filter.spellings.map { $0.blinded(keys) }
    for (place, blind) in filter.index.blinded(keys).enumerated() {
      guard let blind else { continue }
      let column = ["reference", "verdict", "clinician", "month"][place]
      let blinds = [blind] + Set(spellings.compactMap { $0[place] }).subtracting([blind])
      let marks = blinds.map { _ in "?" }.joined(separator: ", ")
      conditions.append("c.\(column) IN (\(marks))")
      arguments += StatementArguments(blinds)
    }
    return (conditions.joined(separator: " AND "), arguments)
  }

  private func listing(_ folio: Folio) throws -> Listing {
    try folio.requireAuthentic(keys)
    var summary: [UInt8]?
    if let sealed = folio.summary, let wrapped = folio.wrappedKey {
      guard let key = keys.consultationKey(wrapped, of: folio.id),
        let plain = Box.open(sealed, with: key, context: summaryContext(folio.id))
      else { throw RecordError.tampered(Discrepancy(.rowChanged, in: folio.id)) }
      summary = Array(plain)
    }
    return Listing(
      id: folio.id, row: folio.row, state: folio.state, protocolHash: Array(folio.protocolHash),
      count: folio.count, summary: summary)
  }

  /// The only consultation whose ID begins with `prefix`.
  public func resolve(_ prefix: String) throws(RecordError) -> ConsultationID {
    guard let text = Crockford.canonical(prefix), (1...8).contains(text.utf8.count) else {
      throw .malformedID
    }
    let found = try read { db in
      // "~" stands after every character of an ID.
      try String.fetchAll(
        db,
        sql: """
          SELECT id FROM consultation WHERE id >= ? AND id < ? AND row > 0 ORDER BY id LIMIT 6
          """,
        arguments: [text, text + "~"])
    }
    let ids = found.compactMap { ConsultationID($0) }
    guard let id = ids.first else { throw .unknownID(prefix) }
    guard ids.count == 1 else { throw .ambiguousID(prefix, candidates: ids) }
    return id
  }

  /// The head of a consultation's chain in its printed form.
  public func head(of id: ConsultationID) throws(RecordError) -> Checkpoint {
    try read { db in
      let folio = try Folio.load(id, db)
      try folio.requireAuthentic(keys)
      return Checkpoint(count: folio.count, tag: Array(folio.link.prefix(10)))
    }
  }

  /// Whether a consultation still holds exactly what it held when `head` was printed, with
  /// perhaps more after it.
  public func contains(_ head: Checkpoint, in id: ConsultationID) throws(RecordError) -> Bool {
    try read { db in
      let folio = try Folio.load(id, db)
      try folio.requireAuthentic(keys)
      return try contains(head, in: folio, db)
    }
  }

  private func contains(_ head: Checkpoint, in folio: Folio, _ db: Database) throws -> Bool {
    let chain = Chain(store: identity, id: folio.id, protocolHash: folio.protocolHash)
    var link = chain.genesis
    for event in try sealedEvents(of: folio.row, db).prefix(head.count) {
      link = Chain.link(after: link, event)
    }
    return head.count <= folio.count && Array(link.prefix(10)) == head.tag
  }

  /// The consultation whose head this is, or was before more was added; erased ones count.
  public func consultation(withHead head: Checkpoint) throws(RecordError) -> ConsultationID? {
    guard head.count > 0 else { return nil }
    return try read { db in
      let rows = try Row.fetchCursor(
        db, sql: Folio.selection + " WHERE c.row > 0 AND h.count >= ? ORDER BY c.row",
        arguments: [head.count])
      while let row = try rows.next() {
        // What is not authentic is named by a verification, and confirms nothing.
        guard let folio = try? Folio(row), (try? folio.requireAuthentic(keys)) != nil else {
          continue
        }
        if try contains(head, in: folio, db) { return folio.id }
      }
      return nil
    }
  }

  /// The store's checkpoint, to be printed or kept elsewhere.
  public func checkpoint() throws(RecordError) -> Checkpoint {
    try read { db in try loadHistory(db).checkpoint(store: identity, keys: keys) }
  }
}
