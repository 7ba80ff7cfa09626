import Foundation
import GRDB
import Testing

@testable import Records

@Suite struct `A store` {
  let fixture = Fixture()

  @Test func `in memory does what one in a file does, and leaves none`() throws {
    let store = try Store.inMemory()
    let id = try store.begin(saying: ["one", "two"])
    #expect(try store.append(Array("three".utf8), to: id, expecting: 2) == 3)
    #expect(try store.words(of: id) == ["one", "two", "three"])
    let (clinician, key) = try store.newSigningKey(
      named: "Dr Ng", protectedBy: .passphrase("mine"))
    try store.sign(Entry([Array("signed".utf8)]), to: id, expecting: 3, with: key)
    #expect(try store.clinicians().map(\.id) == [clinician.id])
    #expect(try store.verify() == [])
    try store.close()
    #expect(!PrivateFile.exists(store.location.database))
    #expect(!PrivateFile.exists(store.location.log))
  }

  @Test func `gives back what was appended, after it was closed and opened`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two", "three"])
    try store.close()

    let events = try fixture.open().events(of: id)
    #expect(events.map(\.position) == [1, 2, 3])
    #expect(events.map(\.payload) == ["one", "two", "three"].map { Array($0.utf8) })
  }

  @Test func `shows an append to another handle as soon as it returns`() throws {
    let store = try fixture.create()
    let other = try fixture.open()
    let id = try store.begin(saying: ["one"])
    #expect(try other.words(of: id) == ["one"])
    try store.append([7], to: id, expecting: 1)
    #expect(try other.events(of: id).count == 2)
  }

  @Test func `survives a handle that is never closed`() throws {
    let id = try fixture.create().begin(saying: ["one", "two"])
    #expect(try fixture.open().words(of: id) == ["one", "two"])
  }

  @Test func `appends several events at once, or none`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let count = try store.append(Entry([[1], [2], [3]]), to: id, expecting: 1)
    #expect(count == 4)
    // A second row at the place of the third new event makes the middle of the next one fail.
    let sequence = try store.checkpoint().count
    try fixture.tamper(
      "INSERT INTO event VALUES (?, 1, 1000, 0, x'00')", [sequence + 2])
    #expect(recordError { try store.append(Entry([[4], [5], [6]]), to: id, expecting: 4) } != nil)
    try fixture.tamper("DELETE FROM event WHERE position = 1000")
    #expect(try store.events(of: id).count == 4)
    #expect(try store.verify() == [])
  }

  @Test func `takes an empty and a large payload`() throws {
    let store = try fixture.create()
    let id = try store.begin(protocolHash: [])
    let large = [UInt8](repeating: 0x41, count: 1_000_000)
    try store.append(Entry([[], large]), to: id, expecting: 0)
    #expect(try store.events(of: id).map(\.payload) == [[], large])
  }

  @Test func `refuses an append at a position that has passed`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two"])
    let error = recordError { try store.append([3], to: id, expecting: 1) }
    #expect(error == .positionConflict(id, expected: 1, found: 2))
    #expect(try store.words(of: id) == ["one", "two"])
  }

  @Test func `locks a signed consultation but for addenda`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.sign(id, expecting: 1)
    #expect(recordError { try store.append([3], to: id, expecting: 2) } == .signed(id))
    let reopening = Entry([[3]], kind: .addendum, state: .open)
    #expect(recordError { try store.append(reopening, to: id, expecting: 2) } == .signed(id))
    let renamed = Entry([[3]], kind: .addendum, summary: [1])
    #expect(recordError { try store.append(renamed, to: id, expecting: 2) } == .signed(id))
    let moved = Entry([[3]], kind: .addendum, index: RecordIndex(reference: "P-2"))
    #expect(recordError { try store.append(moved, to: id, expecting: 2) } == .signed(id))
    try store.append(Entry([[3]], kind: .addendum), to: id, expecting: 2)
    #expect(try store.events(of: id).last?.kind == .addendum)
  }

  @Test func `signs nothing without a signature`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let entry = Entry([[2]], state: .signed)
    #expect(recordError { try store.append(entry, to: id, expecting: 1) } == .unsigned(id))
    #expect(try store.listing(of: id).state == .open)
    #expect(try store.words(of: id) == ["one"])
    #expect(try store.verify() == [])
  }

  @Test func `creates itself once`() throws {
    _ = try fixture.create()
    let error = recordError { _ = try fixture.create() }
    #expect(error == .alreadyExists(path: fixture.location.database))
  }

  @Test func `is completed when its creation was cut short`() throws {
    try PrivateFile.makeFolder(fixture.location.folder)
    try PrivateFile.create(fixture.location.database, [])
    #expect(recordError { _ = try fixture.open() } == .unfinished(path: fixture.location.folder))
    #expect(try fixture.create().verify() == [])
  }

  @Test(arguments: ["DELETE FROM store", "DROP TABLE store"])
  func `whose key was taken out of it is not said to be unfinished, and stays as it is`(
    _ change: String
  ) throws {
    let store = try fixture.create()
    _ = try store.begin(saying: ["one"])
    try store.close()
    try fixture.tamper(change)
    let before = try fixture.rows()
    let error = RecordError.keyTaken(path: fixture.location.folder)
    #expect(recordError { _ = try fixture.open() } == error)
    #expect(recordError { _ = try fixture.create() } == error)
    #expect(error.description.contains("Restore a backup"))
    #expect(try fixture.rows() == before)
  }

  @Test func `in a folder that can not be looked into is not said to be missing`() throws {
    // Nothing is closed to the administrator.
    guard geteuid() != 0 else { return }
    _ = try fixture.create()
    chmod(fixture.location.folder, 0)
    defer { chmod(fixture.location.folder, 0o700) }
    let error = RecordError.file(path: fixture.location.database, errno: EACCES)
    #expect(recordError { _ = try fixture.open() } == error)
    #expect(error.description.contains("Permission denied"))
    #expect(recordError { _ = try fixture.create() } == error)
  }

  @Test func `that may not be written to says so`() throws {
    guard geteuid() != 0 else { return }
    try fixture.create().close()
    chmod(fixture.location.folder, 0o500)
    defer { chmod(fixture.location.folder, 0o700) }
    let error = recordError { _ = try fixture.open().audit(.view) }
    let path = fixture.location.database
    #expect([.readOnly(path: path), .cannotOpen(path: path)].contains(error))
  }

  @Test(arguments: [
    (ResultCode.SQLITE_READONLY_DIRECTORY, RecordError.readOnly(path: "/s")),
    (.SQLITE_READONLY, .readOnly(path: "/s")), (.SQLITE_CANTOPEN, .cannotOpen(path: "/s")),
    (.SQLITE_IOERR_SHMSIZE, .cannotOpen(path: "/s")),
    (.SQLITE_IOERR_WRITE, .database(path: "/s", code: 778)),
  ])
  func `says in words what SQLite says in numbers`(_ code: ResultCode, _ error: RecordError) {
    #expect(RecordError(DatabaseError(resultCode: code), "/s") == error)
  }

  @Test func `says that there is none`() throws {
    let error = recordError { _ = try fixture.open() }
    #expect(error == .noStore(path: fixture.location.folder))
  }

  @Test func `refuses a newer schema and leaves it alone`() throws {
    try fixture.create().close()
    try fixture.tamper("PRAGMA user_version = 99")
    let before = try Data(contentsOf: URL(fileURLWithPath: fixture.location.database))
    let error = recordError { _ = try fixture.open() }
    #expect(error == .newerSchema(found: 99, supported: Schema.version))
    #expect(error?.description.contains("Update Stipple") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.location.database)) == before)
  }

  @Test func `leaves a database of someone else alone`() throws {
    try PrivateFile.makeFolder(fixture.location.folder)
    try PrivateFile.create(fixture.location.database, [])
    let other = try DatabaseQueue(path: fixture.location.database)
    try other.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    try other.close()
    let expected = RecordError.notAStore(path: fixture.location.database)
    #expect(recordError { _ = try fixture.open() } == expected)
    #expect(recordError { _ = try fixture.create() } == expected)
  }

  @Test func `says that a text file is not a store`() throws {
    try PrivateFile.makeFolder(fixture.location.folder)
    let text = String(repeating: "not a database\n", count: 100)
    try PrivateFile.create(fixture.location.database, Array(text.utf8))
    #expect(recordError { _ = try fixture.open() } == .notAStore(path: fixture.location.database))
  }

  @Test func `reports a full disk and loses nothing acknowledged`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.queue.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let large = [UInt8](repeating: 0, count: 100_000)
    let error = recordError { try store.append(large, to: id, expecting: 1) }
    #expect(error == .diskFull(path: fixture.location.database))
    #expect(error?.exitStatus == 74)
    try store.append([2], to: id, expecting: 1)
    #expect(try store.events(of: id).count == 2)
    #expect(try store.verify() == [])
  }

  @Test func `says that another process is writing`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let other = try DatabaseQueue(path: fixture.location.database)
    try other.inTransaction(.immediate) { _ in
      let error = recordError { try store.append([2], to: id, expecting: 1) }
      #expect(error == .busy(path: fixture.location.database))
      return .rollback
    }
    try store.append([2], to: id, expecting: 1)
  }

  @Test func `writes through with full synchronisation`() throws {
    let store = try fixture.create()
    let pragmas = try store.queue.inDatabase { db in
      try ["journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)") ?? ""
      }
    }
    #expect(pragmas == ["wal", "2", "1", "2", "1"])
  }
}
