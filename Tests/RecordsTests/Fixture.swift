import Foundation
import GRDB
import Testing

@testable import Records

// GRDB has a type of the same name.
typealias RecordError = Records.RecordError

/// A folder of its own for each test, removed with the fixture.
final class Fixture {
  let folder: String
  let location: StoreLocation
  let options: StoreOptions
  static let logRoom = 1 << 18
  let passphrase = "correct horse"

  init(now: Int64 = 1_000) {
    folder = NSTemporaryDirectory() + "records-" + UUID().uuidString
    location = StoreLocation(folder: folder + "/store")
    var options = StoreOptions(
      cost: ScryptCost(rounds: 16, blockSize: 1, parallelism: 1), now: { now }, patience: 0.05)
    options.logRoom = Self.logRoom
    self.options = options
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func create() throws -> Store {
    try Store.create(at: location, protectedBy: .newKeyFile(nil), options: options)
  }

  func open() throws -> Store {
    try Store.open(at: location, unlockedBy: KeySource(), options: options)
  }

  func createWithPassphrase() throws -> Store {
    try Store.create(at: location, protectedBy: .passphrase(passphrase), options: options)
  }

  func open(typing text: String?) throws -> Store {
    try Store.open(
      at: location, unlockedBy: KeySource(passphrase: { text }), options: options)
  }

  /// Writes to the file as someone would who has SQLite and no key.
  func tamper(_ sql: String, _ arguments: StatementArguments = []) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: location.database, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "DROP INDEX IF EXISTS eventPlace")
      try db.execute(sql: sql, arguments: arguments)
      try db.execute(
        sql: "CREATE UNIQUE INDEX IF NOT EXISTS eventPlace ON event (consultation, position)")
    }
    try queue.close()
  }

  /// Changes what the file says of its own tables and indices.
  func tamperSchema(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA writable_schema = ON") }
    let queue = try DatabaseQueue(path: location.database, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// Everything that the file holds, by table.
  func rows() throws -> [String: [Row]] {
    let queue = try DatabaseQueue(path: location.database)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      return try Dictionary(
        uniqueKeysWithValues: tables.map { ($0, try Row.fetchAll(db, sql: "SELECT * FROM \($0)")) })
    }
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: location.folder).sorted()
  }

  func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }
}

extension Store {
  /// Begins a consultation with one event a word.
  func begin(saying words: [String]) throws -> ConsultationID {
    let id = try begin(protocolHash: [1, 2, 3])
    for (index, word) in words.enumerated() {
      try append(Array(word.utf8), to: id, expecting: index)
    }
    return id
  }

  /// Signs with the key of a new clinician.
  func sign(_ id: ConsultationID, expecting count: Int) throws {
    let clinician = try addClinician(named: "Dr Test", protectedBy: .passphrase("sign"))
    let key = try signingKey(of: clinician.id, openedWith: .passphrase("sign"))
    try sign(Entry([[2]]), to: id, expecting: count, with: key)
  }

  /// As a program did that did not note the signature over the content in the audit trail.
  ///
  /// - Parameters:
  ///   - id: What is signed.
  ///   - count: How many entries it has.
  ///   - clinician: Who signs; nil for a program of version 1, which knew no such signature.
  ///   - key: Their key.
  /// - Throws: `RecordError`.
  func signAsOlderProgram(
    _ id: ConsultationID, expecting count: Int, by clinician: Clinician?, with key: SigningKey
  ) throws {
    try transact { db in
      let folio = try extend(id, with: Entry([[2]], state: .signed), expecting: count, db)
      try signChain(folio, with: key, db)
      if let clinician { try signContent(folio, by: clinician, with: key, db) }
      try appendAudit(.signature, of: id, note: key.clinician.description, db)
    }
  }

  func words(of id: ConsultationID) throws -> [String] {
    try events(of: id).map { String(decoding: $0.payload, as: UTF8.self) }
  }
}

/// The error that `body` throws, if it throws one of ours.
func recordError(_ body: () throws -> Void) -> RecordError? {
  do {
    try body()
    return nil
  } catch {
    return error as? RecordError
  }
}
