import Foundation
import GRDB
import Records

private typealias RecordError = Records.RecordError

/// A store's files are damaged, and everything that reads or writes a store is tried on them.
///
/// The first byte says how: the whole file replaced; bytes of the file, of its log, or of a file
/// with a log overwritten; or columns changed as SQL would, in a file without its constraints or
/// with them. Each try ends well or with an error of ours. What is read is what was written, and a verification
/// that finds nothing means that all of it is there.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzStores(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var input = Input(rest: Array(UnsafeBufferPointer(start: bytes, count: count))[...])
  do {
    try target.damage(with: &input)
  } catch {
    // The damage cannot be written through SQLite: nothing is left to open.
    return 0
  }
  target.readAndWrite()
  return 0
}

// The fuzzer calls from one thread.
private nonisolated(unsafe) let target = Target()

private struct Input {
  var rest: ArraySlice<UInt8>

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> Int { Int(rest.popFirst() ?? 0) }

  mutating func number(_ count: Int) -> Int {
    (0..<count).reduce(0) { sum, _ in sum << 8 | byte() }
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}

/// The undamaged store, made once and kept, so that a failure can be repeated; and a folder in
/// memory where its damaged copies are read.
private final class Target {
  private let whole: [UInt8]
  private let loose: [UInt8]
  private let live: (file: [UInt8], log: [UInt8])
  private let written: [ConsultationID: [StoredEvent]]
  private let checkpoint: Checkpoint
  private let place: StoreLocation
  private let options = StoreOptions(
    cost: ScryptCost(rounds: 16, blockSize: 1, parallelism: 1), now: { 1_000 }, patience: 0.01)
  private let columns: [(table: String, name: String)]

  init() {
    do {
      let kept = ".build-fuzz/store"
      if !FileManager.default.fileExists(atPath: kept) { try Self.make(kept, options) }
      func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(kept)/\(name)")))
      }
      whole = try bytes("whole")
      loose = try bytes("loose")
      live = (try bytes("live"), try bytes("live-wal"))
      let memory = FileManager.default.fileExists(atPath: "/dev/shm")
      let folder = (memory ? "/dev/shm" : NSTemporaryDirectory()) + "/stipple-fuzz-\(getpid())"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      place = StoreLocation(folder: folder)
      try Self.write(try bytes("key"), to: place.keyFile)
      try Self.write(whole, to: place.database)
      let store = try Store.open(at: place, unlockedBy: KeySource(), options: options)
      // What was erased cannot be read.
      let listed = try store.consultations().filter { $0.state != .erased }
      written = try Dictionary(
        uniqueKeysWithValues: listed.map { ($0.id, try store.events(of: $0.id)) })
      checkpoint = try store.checkpoint()
      try store.close()
      // Without its constraints it is still read, or nothing would be tried there.
      try Self.write(loose, to: place.database)
      let unbound = try Store.open(at: place, unlockedBy: KeySource(), options: options)
      guard try unbound.verify() == [Discrepancy(.schemaChanged)] else {
        throw CocoaError(.fileReadCorruptFile)
      }
      try unbound.close()
      try Self.write(whole, to: place.database)
      columns = try DatabaseQueue(path: place.database).read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY 1, c.cid
            """
        ).map { ($0[0], $0[1]) }
      }
    } catch {
      fatalError("the store to be damaged cannot be made: \(error)")
    }
    atexit { target.remove() }
  }

  /// A store with everything that a store can hold: as it is closed, as it is while it is open, and
  /// without the constraints that SQLite would check.
  private static func make(_ kept: String, _ options: StoreOptions) throws {
    let place = StoreLocation(folder: kept + "-new")
    try? FileManager.default.removeItem(atPath: place.folder)
    func copy(_ suffix: String, as name: String) throws {
      try FileManager.default.copyItem(
        atPath: place.database + suffix, toPath: "\(place.folder)/\(name)")
    }
    let store = try Store.create(at: place, protectedBy: .newKeyFile(nil), options: options)
    let clinician = try store.addClinician(named: "Dr Test", protectedBy: .newKeyFile(nil))
    let key = try store.signingKey(
      of: clinician.id, openedWith: .keyFile(place.clinicianKeyFile(clinician.id)))
    for count in 1...4 {
      let id = try store.begin(protocolHash: Array("protocol".utf8))
      for number in 0..<count {
        try store.append(
          Entry(
            [Array("event \(number)".utf8)], summary: Array("row".utf8),
            index: RecordIndex(reference: "P\(count)")), to: id, expecting: number)
      }
      if count == 3 {
        try store.sign(Entry([Array("signed".utf8)]), to: id, expecting: count, with: key)
      }
      if count == 4 { try store.erase(id, note: "asked") }
    }
    try store.set([1, 2, 3], for: "approval", note: "approved")
    try copy("", as: "live")
    try copy("-wal", as: "live-wal")
    try store.close()
    try copy("", as: "whole")
    let queue = try DatabaseQueue(path: place.database)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE sqlite_schema SET sql = replace(replace(replace(
            sql, ') STRICT', ')'), ' CHECK (id = 1)', ''), ' NOT NULL', '') WHERE type = 'table';
          UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE INDEX', 'INDEX');
          """)
    }
    try queue.close()
    try copy("", as: "loose")
    try FileManager.default.moveItem(atPath: place.folder, toPath: kept)
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
  }

  func remove() { try? FileManager.default.removeItem(atPath: place.folder) }

  // MARK: - Damage

  func damage(with input: inout Input) throws {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: place.database + suffix)
    }
    switch input.byte() % 6 {
    case 0: try Self.write(Array(input.rest), to: place.database)
    case 1: try Self.write(patched(whole, with: &input), to: place.database)
    case 2:
      try Self.write(live.file, to: place.database)
      try Self.write(patched(live.log, with: &input), to: place.database + "-wal")
    case 3:
      try Self.write(patched(live.file, with: &input), to: place.database)
      try Self.write(live.log, to: place.database + "-wal")
    case 4:
      try Self.write(loose, to: place.database)
      try changeColumns(with: &input)
    default:
      try Self.write(whole, to: place.database)
      try changeColumns(with: &input)
    }
  }

  /// An offset, how many bytes, and the bytes; none of them cuts the file there.
  private func patched(_ bytes: [UInt8], with input: inout Input) -> [UInt8] {
    var bytes = bytes
    while !input.isEmpty, !bytes.isEmpty {
      let offset = input.number(3) % bytes.count
      let patch = input.bytes(input.byte() % 64)
      guard !patch.isEmpty else {
        bytes.removeLast(bytes.count - offset)
        continue
      }
      let end = min(bytes.count, offset + patch.count)
      bytes.replaceSubrange(offset..<end, with: patch.prefix(end - offset))
    }
    return bytes
  }

  /// A column, a row and a value for it.
  private func changeColumns(with input: inout Input) throws {
    let queue = try DatabaseQueue(path: place.database)
    defer { try? queue.close() }
    while !input.isEmpty {
      let (table, column) = columns[input.byte() % columns.count]
      let row = input.byte() % 8
      try queue.writeWithoutTransaction { db in
        let place = "rowid = (SELECT rowid FROM \(table) LIMIT 1 OFFSET \(row))"
        guard let value = value(from: &input) else {
          return try db.execute(sql: "DELETE FROM \(table) WHERE \(place)")
        }
        // What a constraint that is left refuses stays as it was.
        try? db.execute(
          sql: "UPDATE \(table) SET \(column) = ? WHERE \(place)", arguments: [value])
      }
    }
  }

  private func value(from input: inout Input) -> DatabaseValue? {
    switch input.byte() % 8 {
    case 0: return nil
    case 1: return .null
    case 2:
      return Int64(bitPattern: UInt64(input.number(4)) << 32 | UInt64(input.number(4)))
        .databaseValue
    case 3: return input.byte().databaseValue
    case 4: return [Int64.max, .min, -1, 1 << 32][input.byte() % 4].databaseValue
    case 5: return Double(bitPattern: UInt64(input.number(4)) << 32).databaseValue
    case 6: return Data(input.bytes(input.byte() % 64)).databaseValue
    default: return String(decoding: input.bytes(input.byte() % 64), as: UTF8.self).databaseValue
    }
  }

  // MARK: - Reading and writing

  func readAndWrite() {
    attempt {
      let store = try Store.open(
        at: place, unlockedBy: KeySource(passphrase: { "guess" }), options: options)
      defer { attempt { try store.close() } }
      var read: [ConsultationID: [StoredEvent]] = [:]
      attempt {
        for listing in try store.consultations() where listing.state != .erased {
          read[listing.id] = []
        }
      }
      for id in written.keys {
        attempt {
          let events = try store.events(of: id)
          precondition(written[id]?.starts(with: events) ?? false, "read what was not written")
          read[id] = events
        }
        attempt { _ = try store.head(of: id) }
        attempt { _ = try store.contentSignature(of: id) }
        attempt { _ = try store.holder(of: id) }
        attempt { _ = try store.resolve(String(id.description.prefix(3))) }
      }
      attempt { _ = try store.clinicians() }
      attempt { _ = try store.auditTrail() }
      attempt { _ = try store.setting("approval") }
      attempt {
        _ = try store.consultations(matching: RecordFilter(index: RecordIndex(reference: "P2")))
      }
      attempt {
        let isWhole = try store.verify(against: checkpoint).isEmpty
        precondition(!isWhole || read == written, "a verification that overlooks what is missing")
      }
      attempt {
        let id = try store.begin(protocolHash: [1])
        try store.append([2], to: id, expecting: 0)
      }
      for id in written.keys {
        attempt {
          try store.acquire(id, byForce: true)
          try store.append([3], to: id, expecting: written[id]?.count ?? 0)
        }
      }
    }
  }

  private func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch let error as RecordError {
      precondition(!error.description.isEmpty, "an error that says nothing")
    } catch {
      preconditionFailure("an error that is not ours: \(error)")
    }
  }
}
