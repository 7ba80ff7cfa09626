import Crypto
import FoundationEssentials
import GRDB

/// Where the key to a store may come from, in the order in which it is looked for.
public struct KeySource {
  /// The `--key-file` option.
  public var keyFile: String?
  /// `STIPPLE_KEY_FILE` is read from here.
  public var variable: (String) -> String?
  /// Asks a person, at most once; nil when nobody can be asked or nothing was typed.
  public var passphrase: () -> String?

  /// Names the sources; whoever cannot ask leaves `passphrase` out.
  public init(
    keyFile: String? = nil, variable: @escaping (String) -> String? = { _ in nil },
    passphrase: @escaping () -> String? = { nil }
  ) {
    self.keyFile = keyFile
    self.variable = variable
    self.passphrase = passphrase
  }

  /// The key file that was named, or the one in the store's folder if it is there.
  func keyFilePath(at location: StoreLocation) -> String? {
    if let keyFile { return keyFile }
    if let named = variable("STIPPLE_KEY_FILE"), !named.isEmpty { return named }
    return PrivateFile.exists(location.keyFile) ? location.keyFile : nil
  }

  var namesKeyFile: Bool {
    keyFile != nil || variable("STIPPLE_KEY_FILE")?.isEmpty == false
  }
}

/// What protects a store's key, or a clinician's.
public enum Protection: Sendable {
  /// A key file that is made now, by default `key` in the store's folder; one that is already
  /// there is used by a new store and refused otherwise.
  case newKeyFile(String?)
  /// A key file that exists.
  case keyFile(String)
  /// A passphrase; never empty.
  case passphrase(String)

  func secret(at location: StoreLocation, reusing: Bool = true) throws(RecordError) -> Secret {
    switch self {
    case .newKeyFile(let path):
      let path = path ?? location.keyFile
      if reusing, PrivateFile.exists(path) {
        return .keyFile(try KeyFile.read(path), path: path)
      }
      return .keyFile(try KeyFile.create(path), path: path)
    case .keyFile(let path):
      return .keyFile(try KeyFile.read(path), path: path)
    case .passphrase(let text):
      guard !text.isEmpty else { throw .emptyPassphrase }
      return .passphrase(text)
    }
  }
}

/// The store's identity and its wrapped key: the one row of table `store`.
struct Keyring {
  var identity: Data
  var lock: Lock

  private init(identity: Data, lock: Lock) {
    self.identity = identity
    self.lock = lock
  }

  init(identity: Data, root: SymmetricKey, secret: Secret, options: StoreOptions) throws {
    self.identity = identity
    lock = try Lock(root, under: secret, cost: options.cost, context: identity)
  }

  /// Nil for a store that was never finished.
  static func load(_ db: Database) throws -> Keyring? {
    let statement = try db.makeStatement(
      sql: "SELECT identity, kind, rounds, blockSize, parallelism, salt, box FROM store")
    let row = try Row.fetchOne(statement)
    guard let row else { return nil }
    return Keyring(identity: try row.value(0), lock: try Lock(row, from: 1))
  }

  /// As the other, for one that is opened or completed.
  ///
  /// - Throws: ``RecordError/keyTaken(path:)`` where there is no key to what the store holds.
  static func load(_ queue: DatabaseQueue, at location: StoreLocation) throws -> Keyring? {
    try queue.writeWithoutTransaction { db in
      do {
        if let keyring = try load(db) { return keyring }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        // The whole table is gone, which is no better.
      }
      // The key is written with the first row of all: what holds one was finished.
      let isFinished = ["consultation", "event"].contains { table in
        (try? Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table))")) == true
      }
      if isFinished { throw RecordError.keyTaken(path: location.folder) }
      return nil
    }
  }

  func save(_ db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO store VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [identity] + lock.columns)
  }

  /// What opened a store.
  struct Opened {
    let root: SymmetricKey
    /// The key file whose draft opened it: a change of key was cut short after it was saved.
    let unfinished: String?
  }

  /// Finds the secret, opens the lock, and notes a failure where the next unlock will find it.
  func unlock(
    from source: KeySource, _ location: StoreLocation, _ queue: DatabaseQueue,
    _ options: StoreOptions
  ) throws -> Opened {
    do throws(RecordError) {
      let secret = try secret(from: source, location)
      do throws(RecordError) {
        return Opened(root: try lock.open(with: secret, context: identity), unfinished: nil)
      } catch {
        if let opened = openWithDraft(source, location) { return opened }
        try note(failureAt: options.now(), location, queue)
        throw error
      }
    } catch {
      // There may be no key file where it was put aside and the new one is not in its place.
      if error.isAboutAMissingKeyFile, let opened = openWithDraft(source, location) {
        return opened
      }
      throw error
    }
  }

  private func note(
    failureAt now: Int64, _ location: StoreLocation, _ queue: DatabaseQueue
  ) throws(RecordError) {
    try recordErrors(location.database) {
      try queue.writeWithoutTransaction { db in
        try db.execute(
          sql: """
            INSERT INTO failedUnlock VALUES (1, 1, ?, ?)
            ON CONFLICT DO UPDATE SET count = count + 1, last = excluded.last
            """,
          arguments: [now, now])
      }
    }
  }

  private func openWithDraft(_ source: KeySource, _ location: StoreLocation) -> Opened? {
    guard lock.kind == .keyFile else { return nil }
    let paths = [source.keyFilePath(at: location), location.keyFile].compactMap(\.self)
    for path in paths {
      if let root = open(withDraftOf: path) { return Opened(root: root, unfinished: path) }
    }
    return nil
  }

  /// The store's key, if the draft of a key file opens it.
  func open(withDraftOf path: String) -> SymmetricKey? {
    let draft = KeyFile.draft(of: path)
    guard PrivateFile.exists(draft), let key = try? KeyFile.read(draft) else { return nil }
    return try? lock.open(with: .keyFile(key, path: draft), context: identity)
  }

  private func secret(
    from source: KeySource, _ location: StoreLocation
  ) throws(RecordError) -> Secret {
    switch lock.kind {
    case .keyFile:
      guard let path = source.keyFilePath(at: location) else { break }
      return .keyFile(try KeyFile.read(path), path: path)
    case .passphrase:
      if source.namesKeyFile, let path = source.keyFilePath(at: location) {
        return .keyFile(try KeyFile.read(path), path: path)
      }
      guard let text = source.passphrase() else { break }
      return .passphrase(text)
    }
    throw .locked(path: location.folder, needs: lock.kind)
  }
}

extension RecordError {
  fileprivate var isAboutAMissingKeyFile: Bool {
    switch self {
    case .locked(_, needs: .keyFile), .file(_, errno: 2): true
    default: false
    }
  }
}

extension Lock {
  /// Reads the six columns of a lock, beginning at `column`.
  init(_ row: Row, from column: Int) throws {
    guard let kind = LockKind(rawValue: try row.value(column)) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    self.init(
      kind: kind,
      cost: ScryptCost(
        rounds: try row.value(column + 1), blockSize: try row.value(column + 2),
        parallelism: try row.value(column + 3)),
      salt: try row.value(column + 4), box: try row.value(column + 5))
  }

  var columns: StatementArguments {
    [kind.rawValue, cost.rounds, cost.blockSize, cost.parallelism, salt, box]
  }
}
