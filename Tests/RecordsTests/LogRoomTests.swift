import Foundation
import Testing

@testable import Records

@Suite struct `The room for a store's log` {
  private let fixture = Fixture()
  private let room = Fixture.logRoom

  private func log() throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: fixture.location.log))
  }

  private func payloads(_ id: ConsultationID) throws -> [[UInt8]] {
    let store = try fixture.open()
    defer { try? store.close() }
    return try store.events(of: id).map(\.payload)
  }

  @Test func `is there from the beginning, and answers do not make the log grow`() throws {
    let store = try fixture.create()
    #expect(try log().count == room)
    let id = try store.begin(saying: ["one"])
    for count in 1...5 {
      try store.append([UInt8](repeating: 7, count: 200), to: id, expecting: count)
    }
    #expect(try log().count == room)
  }

  @Test func `is made anew when a store is closed, of zeros and for its owner alone`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.close()
    #expect(try log() == Data(count: room))
    #expect(try fixture.mode(fixture.location.log) == 0o600)
    #expect(try payloads(id) == [Array("one".utf8)])
  }

  @Test func `is made anew when a store is let go without being closed`() throws {
    func work() throws { _ = try fixture.create().begin(saying: ["one"]) }
    try work()
    #expect(try log() == Data(count: room))
  }

  @Test func `leaves what another program has written there`() throws {
    let other = try fixture.create()
    let id = try other.begin(saying: ["one"])
    let store = try fixture.open()
    try store.close()
    #expect(try other.append(Array("two".utf8), to: id, expecting: 1) == 2)
    try other.close()
    #expect(try payloads(id) == [Array("one".utf8), Array("two".utf8)])
  }

  @Test func `comes behind a log that a killed program left`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    // As they are at this moment, without the end of a program that closes its files.
    let copy = StoreLocation(folder: fixture.folder + "/killed")
    try FileManager.default.copyItem(atPath: fixture.location.folder, toPath: copy.folder)
    try FileManager.default.removeItem(atPath: copy.database + "-shm")
    let end = try FileHandle(forWritingTo: URL(fileURLWithPath: copy.log))
    try end.truncate(atOffset: UInt64(room / 2))
    try end.close()
    try PrivateFile.extend(copy.log, to: room)
    let opened = try Store.open(at: copy, unlockedBy: KeySource(), options: fixture.options)
    #expect(try opened.events(of: id).map(\.payload) == [Array("one".utf8)])
  }

  @Test func `says nothing to a database that is put in the place of another`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.close()
    let older = try Data(contentsOf: URL(fileURLWithPath: fixture.location.database))
    let again = try fixture.open()
    try again.acquire(id)
    try again.append(Array("two".utf8), to: id, expecting: 1)
    try again.close()
    try older.write(to: URL(fileURLWithPath: fixture.location.database))
    chmod(fixture.location.database, 0o600)
    #expect(try payloads(id) == [Array("one".utf8)])
  }

  @Test func `is done without where it cannot be made`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.close()
    unlink(fixture.location.log)
    symlink("/dev/null", fixture.location.log)
    store.makeLogRoom()
    unlink(fixture.location.log)
    #expect(try payloads(id) == [Array("one".utf8)])
  }

  @Test func `is not made beside a database that is gone`() throws {
    let store = try fixture.create()
    unlink(fixture.location.database)
    unlink(fixture.location.log)
    store.makeLogRoom()
    #expect(!FileManager.default.fileExists(atPath: fixture.location.log))
  }
}
