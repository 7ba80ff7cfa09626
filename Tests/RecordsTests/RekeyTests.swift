import Foundation
import GRDB
import Testing

@testable import Records

@Suite struct `A change of the store's key` {
  let fixture = Fixture()

  private var keyFile: String { fixture.location.keyFile }
  private var draft: String { KeyFile.draft(of: keyFile) }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Another program's hold on the file.
  private func stranger(_ sql: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(
      path: fixture.location.database, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    return queue
  }

  /// Runs `body` while another program reads the store, and so holds its log.
  private func whileRead<T>(_ body: () throws -> T) throws -> T {
    let reader = try stranger("BEGIN; SELECT COUNT(*) FROM event")
    let result = try body()
    try reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    try reader.close()
    return result
  }

  /// As a program that dies between the commit and the new name leaves it.
  private func cutShort() throws -> ConsultationID {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.rekey(to: .newKeyFile(draft))
    try store.close()
    return id
  }

  @Test func `is done although a reader holds the log, and says that the log is not empty`() throws
  {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let replacement = try whileRead { try store.replaceKeyFile() }
    #expect(
      replacement
        == KeyReplacement(keyFile: keyFile, former: keyFile + ".old-1", isLogEmpty: false))
    #expect(try whileRead { try store.rekey(to: .passphrase("new")) } == false)
    #expect(try store.rekey(to: .passphrase("newer")) == true)
    try store.close()
    #expect(try fixture.open(typing: "newer").words(of: id) == ["one"])
  }

  @Test func `puts the new key file in the place of the old one`() throws {
    let store = try fixture.create()
    let old = try KeyFile.read(keyFile)
    let replacement = try store.replaceKeyFile()
    #expect(replacement.isLogEmpty)
    #expect(try replacement.former.map(KeyFile.read) == old)
    #expect(try KeyFile.read(keyFile) != old)
    #expect(!exists(draft))
    try store.close()
    #expect(try fixture.open().finishedReplacement == nil)
  }

  @Test func `that was cut short after it was saved is finished by the next opening`() throws {
    let id = try cutShort()
    let new = try KeyFile.read(draft)
    let store = try fixture.open()
    #expect(try store.words(of: id) == ["one"])
    #expect(
      store.finishedReplacement
        == KeyReplacement(keyFile: keyFile, former: keyFile + ".old-1", isLogEmpty: true))
    #expect(try KeyFile.read(keyFile) == new)
    #expect(!exists(draft))
    #expect(try store.auditTrail().map(\.kind) == [.begun, .rekey])
    try store.close()
    #expect(try fixture.open().finishedReplacement == nil)
  }

  @Test func `that was cut short with the old key file put aside is finished too`() throws {
    let id = try cutShort()
    try FileManager.default.moveItem(atPath: keyFile, toPath: keyFile + ".old-1")
    let store = try fixture.open()
    #expect(try store.words(of: id) == ["one"])
    #expect(store.finishedReplacement?.former == nil)
    #expect(exists(keyFile) && !exists(draft))
  }

  @Test func `that was cut short of a named key file is finished where that one is named`() throws {
    _ = try cutShort()
    let named = fixture.folder + "/named"
    try FileManager.default.moveItem(atPath: keyFile, toPath: named)
    try FileManager.default.moveItem(atPath: draft, toPath: KeyFile.draft(of: named))
    let store = try Store.open(
      at: fixture.location, unlockedBy: KeySource(keyFile: named), options: fixture.options)
    #expect(store.finishedReplacement?.keyFile == named)
  }

  @Test func `that was cut short before it was saved leaves nothing in the way`() throws {
    let store = try fixture.create()
    _ = try KeyFile.create(draft)
    let stray = try KeyFile.read(draft)
    try store.close()
    let reopened = try fixture.open()
    #expect(reopened.finishedReplacement == nil)
    _ = try reopened.replaceKeyFile()
    #expect(try KeyFile.read(keyFile) != stray)
    #expect(!exists(draft))
    try reopened.close()
    _ = try fixture.open()
  }

  @Test func `that another one overtook leaves a key file that opens the store`() throws {
    let (one, other) = (try fixture.create(), try fixture.open())
    for store in [one, other, one] { _ = try store.replaceKeyFile() }
    try one.close()
    try other.close()
    #expect(try fixture.open().finishedReplacement == nil)
  }

  @Test func `that fails leaves no new key file`() throws {
    let store = try fixture.create()
    let writer = try stranger("BEGIN IMMEDIATE")
    let path = fixture.folder + "/other"
    let busy = RecordError.busy(path: fixture.location.database)
    #expect(recordError { try store.rekey(to: .newKeyFile(path)) } == busy)
    #expect(recordError { _ = try store.replaceKeyFile() } == busy)
    #expect(!exists(path) && !exists(draft))
    try writer.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try writer.close()
    try store.rekey(to: .newKeyFile(path))
  }

  @Test func `or an erasure that is done is never reported as a failure`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let other = try store.begin(saying: ["two"])
    #expect(try whileRead { try store.erase(id, note: "asked for") } == false)
    #expect(try store.listing(of: id).state == .erased)
    #expect(try store.erase(other, note: "asked for") == true)
  }
}
