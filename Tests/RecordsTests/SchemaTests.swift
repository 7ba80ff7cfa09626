import GRDB
import Testing

@testable import Records

@Suite struct `An older file` {
  private let fixture = Fixture()

  /// Takes a store back to version 1.
  private func makeOld() throws {
    try fixture.tamper("DROP TABLE contentSignature")
    try fixture.tamper("DELETE FROM grdb_migrations WHERE identifier = '2'")
    try fixture.tamper("PRAGMA user_version = 1")
  }

  @Test func `is brought up to date when it is opened, and keeps what it holds`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two"])
    try store.close()
    try makeOld()
    let reopened = try fixture.open()
    #expect(try reopened.words(of: id) == ["one", "two"])
    #expect(try reopened.verify() == [])
    let clinician = try reopened.addClinician(named: "Dr Ng", protectedBy: .newKeyFile(nil))
    let path = fixture.location.clinicianKeyFile(clinician.id)
    let key = try reopened.signingKey(of: clinician.id, openedWith: .keyFile(path))
    try reopened.acquire(id)
    try reopened.sign(Entry([[3]]), to: id, expecting: 2, with: key)
    #expect(try reopened.verify() == [])
    #expect(try fixture.mode(path) == 0o600)
    #expect(try fixture.mode(fixture.location.folder + "/clinicians") == 0o700)
  }

  @Test func `signed before content signatures has none, and is still sound`() throws {
    let store = try fixture.create()
    let clinician = try store.addClinician(named: "Dr Ng", protectedBy: .newKeyFile(nil))
    let key = try store.signingKey(
      of: clinician.id,
      openedWith: .keyFile(fixture.location.clinicianKeyFile(clinician.id)))
    let id = try store.begin(saying: ["one"])
    try store.signAsOlderProgram(id, expecting: 1, by: nil, with: key)
    try store.close()
    try makeOld()
    let reopened = try fixture.open()
    #expect(try reopened.contentSignature(of: id) == nil)
    #expect(try reopened.verify() == [])
  }

  @Test func `restored from a backup is brought up to date too`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.close()
    try makeOld()
    let copy = fixture.folder + "/copy"
    let queue = try DatabaseQueue(path: fixture.location.database)
    try queue.vacuum(into: copy)
    try queue.close()
    let location = StoreLocation(folder: fixture.folder + "/restored")
    try Store.restore(from: copy, to: location)
    let source = KeySource(keyFile: fixture.location.keyFile)
    let restored = try Store.open(at: location, unlockedBy: source, options: fixture.options)
    #expect(try restored.words(of: id) == ["one"])
    #expect(try restored.verify() == [])
  }
}

@Suite struct `An entry's audit notes` {
  @Test func `are written with it, or not at all`() throws {
    let fixture = Fixture()
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let entry = Entry([[1]], audit: [AuditNote(.override, "entry 2")])
    try store.append(entry, to: id, expecting: 1)
    #expect(recordError { try store.append(entry, to: id, expecting: 1) } != nil)
    let overrides = try store.auditTrail().filter { $0.kind == .override }
    #expect(overrides.map(\.note) == ["entry 2"])
    #expect(overrides.map(\.consultation) == [id])
  }
}
