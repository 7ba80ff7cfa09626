import Foundation
import GRDB
import Testing

@testable import Records

@Suite struct `Erasure` {
  let fixture = Fixture()

  @Test func `destroys the key and leaves a chain that holds`() throws {
    let store = try fixture.create()
    let kept = try store.begin(saying: ["kept"])
    let id = try store.begin(saying: ["one", "two"])
    try store.append(
      Entry([[3]], summary: [9], index: RecordIndex(reference: "r")), to: id, expecting: 2)
    let wrapped = try store.read { db in try Folio.load(id, db).wrappedKey }
    let key = try #require(wrapped)
    try store.erase(id, note: "asked for by the patient")

    #expect(recordError { _ = try store.events(of: id) } == .erased(id))
    #expect(recordError { try store.append([4], to: id, expecting: 3) } == .notHeld(id))
    #expect(recordError { try store.erase(id, note: "") } == .erased(id))
    let tombstone = try store.listing(of: id)
    #expect(tombstone.state == .erased)
    #expect(tombstone.summary == nil)
    let filter = RecordFilter(index: RecordIndex(reference: "r"))
    #expect(try store.consultations(matching: filter) == [])
    #expect(try store.words(of: kept) == ["kept"])
    #expect(try store.verify() == [])
    let last = try #require(try store.auditTrail().last)
    #expect(last.kind == .erasure)
    #expect(last.consultation == id)
    #expect(last.note == "asked for by the patient")

    // The wrapped key is in no file any more, the log included.
    for name in try fixture.names() {
      let path = fixture.location.folder + "/" + name
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).range(of: key) == nil)
    }
  }

  @Test func `is refused while another handle works on it`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    guard case .held? = recordError({ try fixture.open().erase(id, note: "") }) else {
      Issue.record("It was erased.")
      return
    }
    #expect(try store.words(of: id) == ["one"])
  }

  @Test(arguments: [
    "DELETE FROM event WHERE consultation = 1 AND position = 2",
    "UPDATE event SET sealed = zeroblob(90) WHERE consultation = 1 AND position = 2",
    "DELETE FROM event WHERE consultation = 1 AND position = 3",
  ])
  func `does not hide what is done to the tombstone`(_ sql: String) throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two", "three"])
    try store.erase(id, note: "")
    try fixture.tamper(sql)
    let found = try store.verify()
    #expect(found.count == 1)
    #expect(found.first?.consultation == id)
  }

  @Test func `can not be undone from an old copy unseen`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let before = try store.read { db in
      (
        try Row.fetchOne(db, sql: "SELECT * FROM consultation WHERE row = 1"),
        try Row.fetchOne(db, sql: "SELECT * FROM head WHERE consultation = 1")
      )
    }
    let (row, head) = (try #require(before.0), try #require(before.1))
    try store.erase(id, note: "")
    for (table, old) in [("consultation", row), ("head", head)] {
      let marks = old.map { _ in "?" }.joined(separator: ", ")
      try fixture.tamper(
        "INSERT OR REPLACE INTO \(table) VALUES (\(marks))",
        StatementArguments(old.databaseValues))
    }
    #expect(try store.verify() == [Discrepancy(.resurrected, in: id)])
  }
}

@Suite struct `A backup` {
  let fixture = Fixture()

  @Test func `is a private copy that opens with the same key`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let copy = fixture.folder + "/copy"
    var parts = 0
    try store.backup(to: copy) { done, all in
      parts += 1
      #expect(done <= all)
    }
    #expect(parts > 0)
    #expect(try fixture.mode(copy) == 0o600)
    #expect(!FileManager.default.fileExists(atPath: copy + "-wal"))
    try store.append([2], to: id, expecting: 1)

    let location = StoreLocation(folder: fixture.folder + "/restored")
    try Store.restore(from: copy, to: location)
    let source = KeySource(keyFile: fixture.location.keyFile)
    let restored = try Store.open(at: location, unlockedBy: source, options: fixture.options)
    #expect(try restored.words(of: id) == ["one"])
    #expect(try restored.holder(of: id) == nil)
    #expect(try restored.verify() == [])
    #expect(try store.auditTrail().last?.kind == .backup)
  }

  @Test func `never overwrites a file`() throws {
    let store = try fixture.create()
    let path = fixture.folder + "/copy"
    try PrivateFile.create(path, [1])
    #expect(recordError { try store.backup(to: path) } == .alreadyExists(path: path))
    #expect(try PrivateFile.read(path, limit: 9) == [1])
  }

  @Test func `is never restored over a store`() throws {
    let store = try fixture.create()
    let copy = fixture.folder + "/copy"
    try store.backup(to: copy)
    let error = recordError { try Store.restore(from: copy, to: fixture.location) }
    #expect(error == .alreadyExists(path: fixture.location.database))
  }

  @Test func `is never restored beside the log of a store that is gone`() throws {
    let copy = fixture.folder + "/copy"
    let log = fixture.location.database + "-wal"
    let store = try fixture.create()
    try store.backup(to: copy)
    _ = try store.begin(saying: ["one"])
    // As a program leaves it that is killed.
    try FileManager.default.copyItem(atPath: log, toPath: log + "-kept")
    try store.close()
    try FileManager.default.removeItem(atPath: fixture.location.database)
    try? FileManager.default.removeItem(atPath: log)
    try FileManager.default.moveItem(atPath: log + "-kept", toPath: log)
    let error = recordError { try Store.restore(from: copy, to: fixture.location) }
    #expect(error == .strayLog(path: log))
    #expect(recordError { _ = try fixture.create() } == .strayLog(path: log))
    #expect(!FileManager.default.fileExists(atPath: fixture.location.database))
  }

  @Test func `that is damaged or no backup is not restored`() throws {
    let location = StoreLocation(folder: fixture.folder + "/restored")
    let missing = fixture.folder + "/missing"
    let error = recordError { try Store.restore(from: missing, to: location) }
    #expect(error == .file(path: missing, errno: ENOENT))

    let text = fixture.folder + "/text"
    try PrivateFile.makeFolder(fixture.folder)
    try PrivateFile.create(text, [UInt8](repeating: 65, count: 5_000))
    #expect(recordError { try Store.restore(from: text, to: location) } == .notAStore(path: text))

    let store = try fixture.create()
    _ = try store.begin(saying: (0..<200).map { "word \($0)" })
    let copy = fixture.folder + "/copy"
    try store.backup(to: copy)
    try FileHandle(forWritingTo: URL(fileURLWithPath: copy)).truncate(atOffset: 16_384)
    guard case .damaged? = recordError({ try Store.restore(from: copy, to: location) }) else {
      Issue.record("It was restored.")
      return
    }
    #expect(try !Store.exists(at: location))
    #expect(!FileManager.default.fileExists(atPath: location.folder))
  }
}
