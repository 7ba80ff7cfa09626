import Crypto
import FoundationEssentials
import GRDB

/// Where a consultation stands; readable without the key.
public enum RecordState: Int, Hashable, Sendable, CaseIterable {
  /// Being asked.
  case open = 0
  /// Left half-way, to be resumed.
  case paused = 1
  /// Signed off; read-only but for addenda.
  case signed = 2
  /// Given up.
  case abandoned = 3
  /// Its key was destroyed; the tombstone and its chain remain.
  case erased = 4
}

/// What a consultation is found by.
///
/// The values are kept as keyed hashes and can not be read back. Callers normalise
/// them (case, spaces): only equal values meet.
public struct RecordIndex: Hashable, Sendable {
  /// The patient's reference.
  public var reference: String?
  /// The verdict.
  public var verdict: String?
  /// The clinician.
  public var clinician: String?
  /// The month, such as `2026-11`.
  public var month: String?

  /// Names what is known so far.
  public init(
    reference: String? = nil, verdict: String? = nil, clinician: String? = nil,
    month: String? = nil
  ) {
    self.reference = reference
    self.verdict = verdict
    self.clinician = clinician
    self.month = month
  }

  func blinded(_ keys: StoreKeys) -> [Data?] {
    [
      reference.map { keys.blind($0, for: "stipple reference") },
      verdict.map { keys.blind($0, for: "stipple verdict") },
      clinician.map { keys.blind($0, for: "stipple clinician") },
      month.map { keys.blind($0, for: "stipple month") },
    ]
  }
}

/// A consultation's row and chain head, as they lie in the file.
///
/// The row's code authenticates everything in the row, and the head's code authenticates the row's
/// code with the count and the link. Every change of a row goes with a change of its head.
struct Folio: Equatable {
  var row: Int
  var id: ConsultationID
  var state: RecordState
  var protocolHash: Data
  var wrappedKey: Data?
  var summary: Data?
  /// Reference, verdict, clinician and month.
  var index: [Data?]
  var rowCode = Data()
  var count: Int
  var link: Data
  var headCode = Data()

  static let selection = """
    SELECT c.row, c.id, c.state, c.protocol, c.key, c.summary, c.reference, c.verdict,
    c.clinician, c.month, c.code, h.count, h.link, h.code
    FROM consultation c LEFT JOIN head h ON h.consultation = c.row
    """

  init(_ row: Row) throws {
    try self.init(lenient: row)
    guard !headCode.isEmpty else { throw RecordError.tampered(Discrepancy(.headChanged, in: id)) }
  }

  /// As the other, but a missing head becomes one that is not authentic.
  init(lenient row: Row) throws {
    self.row = try row.value(0)
    let text = try row.value(1, as: String.self)
    // Exactly as written: an ID in small letters would be read but never found.
    guard let id = ConsultationID(text), id.description == text,
      let state = RecordState(rawValue: try row.value(2))
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    self.id = id
    self.state = state
    protocolHash = try row.value(3)
    wrappedKey = try row.optional(4)
    summary = try row.optional(5)
    index = try (6...9).map { try row.optional($0) }
    rowCode = try row.value(10)
    count = try row.optional(11) ?? 0
    link = try row.optional(12) ?? Data()
    headCode = try row.optional(13) ?? Data()
  }

  /// A consultation without events.
  init(row: Int, id: ConsultationID, protocolHash: Data, wrappedKey: Data, genesis: Data) {
    self.row = row
    self.id = id
    self.protocolHash = protocolHash
    self.wrappedKey = wrappedKey
    state = .open
    index = [nil, nil, nil, nil]
    count = 0
    link = genesis
  }

  private var rowFraming: Framing {
    var framing = Framing("stipple row").adding(protocolHash, wrappedKey, summary)
    for blind in index { framing.add(blind) }
    framing.add(row)
    framing.add(id)
    framing.add(state.rawValue)
    return framing
  }

  private var headFraming: Framing {
    var framing = Framing("stipple head").adding(link, rowCode)
    framing.add(row)
    framing.add(count)
    return framing
  }

  func hasAuthenticRow(_ keys: StoreKeys) -> Bool { keys.isCode(rowCode, of: rowFraming) }

  func hasAuthenticHead(_ keys: StoreKeys) -> Bool { keys.isCode(headCode, of: headFraming) }

  /// Throws what does not belong; nothing is built upon a forged row.
  func requireAuthentic(_ keys: StoreKeys) throws(RecordError) {
    guard hasAuthenticRow(keys) else { throw .tampered(Discrepancy(.rowChanged, in: id)) }
    guard hasAuthenticHead(keys) else { throw .tampered(Discrepancy(.headChanged, in: id)) }
  }

  mutating func insert(_ db: Database, _ keys: StoreKeys) throws {
    rowCode = keys.code(rowFraming)
    headCode = keys.code(headFraming)
    try db.cachedStatement(
      sql: "INSERT INTO consultation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(
      arguments: [row, id.description, state.rawValue, protocolHash, wrappedKey, summary]
        + StatementArguments(index) + [rowCode])
    try db.cachedStatement(sql: "INSERT INTO head VALUES (?, ?, ?, ?)")
      .execute(arguments: [row, count, link, headCode])
  }

  mutating func updateRow(_ db: Database, _ keys: StoreKeys) throws {
    rowCode = keys.code(rowFraming)
    let statement = try db.cachedStatement(
      sql: """
        UPDATE consultation SET state = ?, key = ?, summary = ?, reference = ?, verdict = ?,
        clinician = ?, month = ?, code = ? WHERE row = ?
        """)
    try statement.execute(
      arguments: [state.rawValue, wrappedKey, summary] + StatementArguments(index)
        + [rowCode, row])
  }

  /// As ``updateRow(_:_:)`` when only the list row is new: no index is touched, which halves the
  /// pages that the commit writes.
  mutating func updateSummary(_ db: Database, _ keys: StoreKeys) throws {
    rowCode = keys.code(rowFraming)
    let statement = try db.cachedStatement(
      sql: "UPDATE consultation SET summary = ?, code = ? WHERE row = ?")
    try statement.execute(arguments: [summary, rowCode, row])
  }

  mutating func updateHead(_ db: Database, _ keys: StoreKeys) throws {
    headCode = keys.code(headFraming)
    let statement = try db.cachedStatement(
      sql: "UPDATE head SET count = ?, link = ?, code = ? WHERE consultation = ?")
    try statement.execute(arguments: [count, link, headCode, row])
  }

  static func load(_ id: ConsultationID, _ db: Database) throws -> Folio {
    let statement = try db.cachedStatement(sql: selection + " WHERE c.id = ?")
    // Read where it lies: a row that is fetched by itself is copied first, column by column.
    let rows = try Row.fetchCursor(statement, arguments: [id.description])
    return try withExtendedLifetime(rows) {
      guard let row = try rows.next() else { throw RecordError.unknownID(id.description) }
      return try Folio(row)
    }
  }
}
