import GRDB

/// The tables, and how an older file becomes a current one.
enum Schema {
  /// The schema version that this program writes; stored as SQLite's `user_version`.
  static let version = 2
  /// Marks the file as ours: "Stpl".
  static let applicationID = 0x5374_706C

  /// The tables of version 1.
  ///
  /// In clear are random ids, order, state, sizes, counters, leases and protocol hashes.
  static let tables: [String] = [
    """
    CREATE TABLE store (
      id INTEGER PRIMARY KEY CHECK (id = 1), identity BLOB NOT NULL, kind INTEGER NOT NULL,
      rounds INTEGER NOT NULL, blockSize INTEGER NOT NULL, parallelism INTEGER NOT NULL,
      salt BLOB NOT NULL, box BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE consultation (
      row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state INTEGER NOT NULL,
      protocol BLOB NOT NULL, key BLOB, summary BLOB, reference BLOB, verdict BLOB,
      clinician BLOB, month BLOB, code BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE head (
      consultation INTEGER PRIMARY KEY REFERENCES consultation, count INTEGER NOT NULL,
      link BLOB NOT NULL, code BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY, consultation INTEGER NOT NULL REFERENCES consultation,
      position INTEGER NOT NULL, kind INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE history (
      id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, chain BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE lease (
      consultation INTEGER PRIMARY KEY REFERENCES consultation, token BLOB NOT NULL,
      pid INTEGER NOT NULL, started INTEGER NOT NULL, host TEXT NOT NULL, boot TEXT NOT NULL,
      renewed INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE failedUnlock (
      id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, first INTEGER NOT NULL,
      last INTEGER NOT NULL) STRICT
    """,
    "CREATE TABLE setting (name BLOB PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
    """
    CREATE TABLE clinician (
      id TEXT PRIMARY KEY, name BLOB NOT NULL, publicKey BLOB NOT NULL, kind INTEGER NOT NULL,
      rounds INTEGER NOT NULL, blockSize INTEGER NOT NULL, parallelism INTEGER NOT NULL,
      salt BLOB NOT NULL, box BLOB NOT NULL, code BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE signature (
      consultation INTEGER PRIMARY KEY REFERENCES consultation, position INTEGER NOT NULL,
      clinician TEXT NOT NULL REFERENCES clinician, signature BLOB NOT NULL) STRICT
    """,
    "CREATE UNIQUE INDEX eventPlace ON event (consultation, position)",
    "CREATE INDEX byState ON consultation (state, row)",
    "CREATE INDEX byReference ON consultation (reference, row) WHERE reference IS NOT NULL",
    "CREATE INDEX byVerdict ON consultation (verdict, row) WHERE verdict IS NOT NULL",
    "CREATE INDEX byClinician ON consultation (clinician, row) WHERE clinician IS NOT NULL",
    "CREATE INDEX byMonth ON consultation (month, row) WHERE month IS NOT NULL",
  ]

  /// Version 2 keeps a signature over the content, so that a signed record can be imported.
  static let additions2 = [
    """
    CREATE TABLE contentSignature (
      consultation INTEGER PRIMARY KEY REFERENCES consultation, sealed BLOB NOT NULL) STRICT
    """
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      for sql in tables { try db.execute(sql: sql) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { db in
      for sql in additions2 { try db.execute(sql: sql) }
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    return migrator
  }

  /// False for an empty file.
  static func isPresent(_ queue: DatabaseQueue) throws -> Bool {
    try queue.writeWithoutTransaction { db in
      try Int.fetchOne(db.makeStatement(sql: "PRAGMA application_id")) == applicationID
    }
  }

  /// Brings a new or older file up to date; refuses one from a newer program.
  ///
  /// A current file costs one pragma: the migrator is not even built.
  static func bringUpToDate(_ queue: DatabaseQueue) throws {
    let found = try queue.writeWithoutTransaction { db in
      try Int.fetchOne(db.makeStatement(sql: "PRAGMA user_version")) ?? 0
    }
    guard found <= version else {
      throw RecordError.newerSchema(found: found, supported: version)
    }
    if found < version { try migrator.migrate(queue) }
  }

  /// Whether the tables and indices are ours, with nothing added that could act on its own.
  static func isIntact(_ db: Database) throws -> Bool {
    // Of the migrator's own table nothing else is exempt: a trigger on it would be somebody's.
    let stored = try String.fetchAll(
      db,
      sql: """
        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
        AND NOT (type = 'table' AND name IN ('grdb_migrations', 'sqlite_sequence'))
        """)
    return Set(stored) == Set(tables + additions2)
  }

  /// Puts an empty table where one is missing, so that all that was in it is missed by name.
  ///
  /// They are in memory, and for this connection alone.
  ///
  /// - Returns: What to remove again before anything is written.
  static func addStandIns(_ db: Database) throws -> [String] {
    let present = try String.fetchSet(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
    return try (tables + additions2).compactMap { sql in
      let words = sql.split(separator: " ", maxSplits: 3)
      guard words[1] == "TABLE", !present.contains(String(words[2])) else { return nil }
      try db.execute(sql: "CREATE TEMP TABLE \(words[2]) \(words[3])")
      return String(words[2])
    }
  }

  /// Removes what ``addStandIns(_:)`` added.
  static func removeStandIns(_ names: [String], _ db: Database) throws {
    for name in names { try db.execute(sql: "DROP TABLE temp.\(name)") }
  }
}
