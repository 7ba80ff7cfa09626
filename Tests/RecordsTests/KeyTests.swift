import Crypto
import Foundation
import Testing

@testable import Records

@Suite struct `A store's key` {
  let fixture = Fixture()

  @Test(arguments: [[], [7], Array(0..<32), Array(0..<200)] as [[UInt8]])
  func `derives others as HKDF does`(salt: [UInt8]) {
    let root = SymmetricKey(data: (0..<32).map { UInt8($0) })
    let purpose: StaticString = "stipple rows"
    #expect(
      KeyDerivation.key(from: root, salt: salt, purpose: purpose)
        == HKDF<SHA256>.deriveKey(
          inputKeyMaterial: root, salt: salt, info: Framing(purpose).bytes, outputByteCount: 32))
  }

  @Test(arguments: ["", "P-002", "\u{C5}sa 日本"])
  func `codes rows and blinds values as HMAC does, so that older stores are read`(value: String) {
    let keys = StoreKeys(root: SymmetricKey(data: (0..<32).map { UInt8($0) }))
    let framing = Framing("stipple reference").adding(Data(value.utf8))
    func code(_ purpose: StaticString) -> Data {
      let key = KeyDerivation.key(from: keys.root, salt: [], purpose: purpose)
      return Data(HMAC<SHA256>.authenticationCode(for: framing.bytes, using: key))
    }
    #expect(keys.blind(value, for: "stipple reference") == code("stipple index").prefix(16))
    let row = code("stipple rows")
    #expect(keys.code(framing) == row)
    #expect(keys.isCode(row, of: framing))
    #expect(!keys.isCode(row.dropLast(), of: framing))
    #expect(!keys.isCode(row + [0], of: framing))
    #expect(!keys.isCode(Data(row.map { $0 ^ 1 }), of: framing))
    #expect(keys.historyCode(framing) == code("stipple history"))
  }

  @Test func `opens the store by passphrase`() throws {
    let id = try fixture.createWithPassphrase().begin(saying: ["one"])
    #expect(try fixture.open(typing: fixture.passphrase).words(of: id) == ["one"])
  }

  @Test func `is not opened by a wrong passphrase, which changes nothing`() throws {
    let store = try fixture.createWithPassphrase()
    let id = try store.begin(saying: ["one"])
    try store.close()
    let before = try fixture.rows()
    let error = recordError { _ = try fixture.open(typing: "wrong") }
    #expect(error == .wrongPassphrase)
    #expect(error?.description == "The passphrase is wrong. Nothing was changed.")
    #expect(error?.exitStatus == 77)
    // That it was tried, when and how often is the one thing that may be new.
    var after = try fixture.rows()
    #expect(after.removeValue(forKey: "failedUnlock")?.count == 1)
    #expect(after == before.filter { $0.key != "failedUnlock" })
    #expect(try fixture.open(typing: fixture.passphrase).words(of: id) == ["one"])
  }

  @Test func `notes failed unlocks in the audit trail at the next right one`() throws {
    try fixture.createWithPassphrase().close()
    for guess in ["a", "b", "c"] {
      #expect(recordError { _ = try fixture.open(typing: guess) } == .wrongPassphrase)
    }
    let trail = try fixture.open(typing: fixture.passphrase).auditTrail()
    #expect(trail.map(\.kind) == [.failedUnlock])
    #expect(trail.first?.note == "3 times since 1970-01-01T00:00:01Z")
    #expect(try fixture.open(typing: fixture.passphrase).auditTrail().count == 1)
  }

  @Test func `asks for nothing when nobody can be asked`() throws {
    try fixture.createWithPassphrase().close()
    let error = recordError { _ = try fixture.open(typing: nil) }
    #expect(error == .locked(path: fixture.location.folder, needs: .passphrase))
    #expect(error?.exitStatus == 77)
  }

  @Test func `needs its key file`() throws {
    try fixture.create().close()
    try FileManager.default.removeItem(atPath: fixture.location.keyFile)
    let error = recordError { _ = try fixture.open() }
    #expect(error == .locked(path: fixture.location.folder, needs: .keyFile))
  }

  @Test func `is not opened by another key file`() throws {
    try fixture.create().close()
    let other = fixture.folder + "/other"
    _ = try KeyFile.create(other)
    let source = KeySource(keyFile: other)
    let error = recordError {
      _ = try Store.open(at: fixture.location, unlockedBy: source, options: fixture.options)
    }
    #expect(error == .wrongKeyFile(path: other))
    #expect(try fixture.open().auditTrail().map(\.kind) == [.failedUnlock])
  }

  @Test func `is looked for in the option, then the environment, then the folder`() throws {
    try PrivateFile.makeFolder(fixture.location.folder)
    let environment = ["STIPPLE_KEY_FILE": "/b"]
    let all = KeySource(keyFile: "/a", variable: { environment[$0] })
    #expect(all.keyFilePath(at: fixture.location) == "/a")
    #expect(KeySource(variable: { environment[$0] }).keyFilePath(at: fixture.location) == "/b")
    #expect(KeySource().keyFilePath(at: fixture.location) == nil)
    _ = try KeyFile.create(fixture.location.keyFile)
    #expect(KeySource().keyFilePath(at: fixture.location) == fixture.location.keyFile)
    let empty = KeySource(variable: { ["STIPPLE_KEY_FILE": ""][$0] })
    #expect(empty.keyFilePath(at: fixture.location) == fixture.location.keyFile)
  }

  @Test func `is wrapped anew without rewriting an event`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let sealed = try store.read { try store.sealedEvents(of: 1, $0) }.map(\.sealed)
    try store.rekey(to: .passphrase("new"))
    try store.close()
    // The old key file is not even tried: the store asks for a passphrase now.
    let asked = recordError { _ = try fixture.open() }
    #expect(asked == .locked(path: fixture.location.folder, needs: .passphrase))
    let named = KeySource(keyFile: fixture.location.keyFile, passphrase: { "new" })
    let refused = recordError {
      _ = try Store.open(at: fixture.location, unlockedBy: named, options: fixture.options)
    }
    #expect(refused == .wrongKeyFile(path: fixture.location.keyFile))

    let opened = try fixture.open(typing: "new")
    #expect(try opened.words(of: id) == ["one"])
    #expect(try opened.read { try opened.sealedEvents(of: 1, $0) }.map(\.sealed) == sealed)
    #expect(try opened.auditTrail().map(\.kind) == [.begun, .rekey, .failedUnlock])
    #expect(try opened.verify() == [])
  }

  @Test func `is never wrapped over an existing key file`() throws {
    let store = try fixture.create()
    let error = recordError { try store.rekey(to: .newKeyFile(nil)) }
    #expect(error == .alreadyExists(path: fixture.location.keyFile))
    _ = try fixture.open()
  }

  @Test func `file is refused when others can read it`() throws {
    try fixture.create().close()
    chmod(fixture.location.keyFile, 0o640)
    let error = recordError { _ = try fixture.open() }
    #expect(error == .exposed(path: fixture.location.keyFile, mode: 0o640))
  }

  @Test(arguments: ["", "stipple key 1\n", "stipple key 1\nABCD\n", "other\nABCD\n", "\u{1B}[2J"])
  func `file is refused when it is malformed`(_ text: String) throws {
    try PrivateFile.makeFolder(fixture.folder)
    let path = fixture.folder + "/k"
    try PrivateFile.create(path, Array(text.utf8))
    #expect(recordError { _ = try KeyFile.read(path) } == .malformedKeyFile(path: path))
  }

  @Test func `file reads as it was written`() throws {
    try PrivateFile.makeFolder(fixture.folder)
    let path = fixture.folder + "/k"
    let key = try KeyFile.create(path)
    #expect(try KeyFile.read(path) == key)
    #expect(try fixture.mode(path) == 0o600)
  }

  @Test func `takes the standard cost`() throws {
    var options = fixture.options
    options.cost = .standard
    let store = try Store.create(
      at: fixture.location, protectedBy: .passphrase("slow"), options: options)
    let id = try store.begin(saying: ["one"])
    #expect(try fixture.open(typing: "slow").words(of: id) == ["one"])
  }

  @Test func `is not stretched at a cost that would take all memory`() throws {
    try fixture.createWithPassphrase().close()
    try fixture.tamper("UPDATE store SET rounds = 1 << 40")
    #expect(recordError { _ = try fixture.open(typing: fixture.passphrase) } == .wrongPassphrase)
  }

  @Test(arguments: [(1 << 20, 16, 1), (1 << 19, 8, 4), (1 << 17, 8, 16), (3, 8, 1), (16, 0, 1)])
  func `is not stretched at a cost of many times the standard`(
    rounds: Int, blockSize: Int, parallelism: Int
  ) {
    #expect(ScryptCost.standard.isAcceptable)
    let cost = ScryptCost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    #expect(!cost.isAcceptable)
  }

  @Test func `is not wrapped under an empty passphrase`() throws {
    let error = recordError {
      _ = try Store.create(
        at: fixture.location, protectedBy: .passphrase(""), options: fixture.options)
    }
    #expect(error == .emptyPassphrase)
  }
}
