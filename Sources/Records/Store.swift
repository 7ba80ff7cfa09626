import Crypto
import FoundationEssentials
import GRDB
import Glibc

/// What a store does not find out by itself.
public struct StoreOptions: Sendable {
  /// The cost of a passphrase that is set through this store.
  public var cost: ScryptCost
  /// The UTC clock, in milliseconds since 1970; for audit entries and leases.
  public var now: @Sendable () -> Int64
  /// The process that takes leases.
  public var process: ProcessIdentity
  /// How long to wait for another process that is writing, in seconds; an import of many records
  /// must not end a consultation.
  public var patience: Double
  /// Who runs this program, as each line of the audit trail names them.
  public var user: String
  /// How long the log is made beforehand, in bytes: what it comes to before SQLite has copied its
  /// 1,000 pages into the database and begins it anew.
  var logRoom = 1 << 21
  /// SQLite's name for the file system to be used; nil for the system's own.
  var fileSystem: String?

  /// The system's clock and this process.
  public init(
    cost: ScryptCost = .standard, now: @escaping @Sendable () -> Int64 = systemMilliseconds,
    process: ProcessIdentity = .current, patience: Double = 30
  ) {
    self.cost = cost
    self.now = now
    self.process = process
    self.patience = patience
    user = SystemUser.current
  }
}

/// The system's UTC clock, in milliseconds since 1970.
public func systemMilliseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
}

/// The append-only, sealed, chained store of consultations.
///
/// A store belongs to one thread. Every method that writes has its change on disk when it returns,
/// or throws and has changed nothing.
public final class Store {
  /// Where the files are.
  public let location: StoreLocation
  let queue: DatabaseQueue
  let options: StoreOptions
  /// Sixteen random bytes that tell this store from any other.
  let identity: Data
  let keys: StoreKeys
  /// A change of the key file that was cut short, and that opening the store finished.
  public internal(set) var finishedReplacement: KeyReplacement?
  /// The tokens of the leases that this handle holds.
  var leases: [ConsultationID: Data] = [:]
  /// The key used last: a consultation is worked on for many appends.
  var recentKey: (id: ConsultationID, key: SymmetricKey)?
  /// The row and head written last, likewise.
  var recentFolio: Folio?

  init(
    location: StoreLocation, queue: DatabaseQueue, options: StoreOptions, identity: Data,
    root: SymmetricKey
  ) {
    self.location = location
    self.queue = queue
    self.options = options
    self.identity = identity
    keys = StoreKeys(root: root)
  }

  /// A program may end without closing its store.
  deinit {
    try? queue.close()
    makeLogRoom()
  }

  /// Whether a store's file is there, even if its creation was cut short.
  ///
  /// - Parameter location: Where it would be.
  /// - Returns: Whether it is there.
  /// - Throws: ``RecordError/file(path:errno:)`` where that cannot be told.
  public static func exists(at location: StoreLocation) throws(RecordError) -> Bool {
    try PrivateFile.isKnownToExist(location.database)
  }

  /// Opens an existing store.
  ///
  /// A wrong key is remembered for the audit trail, and changes nothing else. One whose creation
  /// was cut short is ``RecordError/unfinished(path:)``; one that holds records and no key to them
  /// is ``RecordError/keyTaken(path:)``.
  public static func open(
    at location: StoreLocation, unlockedBy source: KeySource, options: StoreOptions = .init()
  ) throws(RecordError) -> Store {
    guard try exists(at: location) else { throw .noStore(path: location.folder) }
    try requirePrivacy(of: location)
    let queue = try connect(location, options)
    let store = try recordErrors(location.database) {
      let unfinished = RecordError.unfinished(path: location.folder)
      guard try Schema.isPresent(queue) else { throw unfinished }
      try Schema.bringUpToDate(queue)
      guard let keyring = try Keyring.load(queue, at: location) else { throw unfinished }
      let opened = try keyring.unlock(from: source, location, queue, options)
      let store = Store(
        location: location, queue: queue, options: options, identity: keyring.identity,
        root: opened.root)
      if let path = opened.unfinished {
        store.finishedReplacement = store.finishReplacement(of: path)
      }
      return store
    }
    try store.absorbFailedUnlocks()
    try requirePrivacy(of: location)
    return store
  }

  /// Creates a store; the folder and its parents are made when they are missing.
  ///
  /// One that a power cut left half made is completed.
  public static func create(
    at location: StoreLocation, protectedBy protection: Protection,
    options: StoreOptions = .init()
  ) throws(RecordError) -> Store {
    try PrivateFile.makeFolder(location.folder)
    // Made by us rather than by SQLite, so that it, its log and its index are 0600 from the start.
    if try !exists(at: location) {
      try requireNoStrayLog(at: location)
      try PrivateFile.create(location.database, [])
    }
    try requirePrivacy(of: location)
    let queue = try connect(location, options)
    let store = try recordErrors(location.database) {
      try Schema.bringUpToDate(queue)
      guard try Keyring.load(queue, at: location) == nil else {
        throw RecordError.alreadyExists(path: location.database)
      }
      let secret = try protection.secret(at: location)
      let root = SymmetricKey(size: .bits256)
      let identity = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
      let store = Store(
        location: location, queue: queue, options: options, identity: identity, root: root)
      try store.establish(Keyring(identity: identity, root: root, secret: secret, options: options))
      return store
    }
    store.makeLogRoom()
    try requirePrivacy(of: location)
    return store
  }

  /// Closes the file, and makes room for the log of the next session; the store is not used
  /// afterwards.
  public func close() throws(RecordError) {
    for id in Array(leases.keys) { try release(id) }
    try recordErrors(location.database) { try queue.close() }
    makeLogRoom()
  }

  private static func requirePrivacy(of location: StoreLocation) throws(RecordError) {
    try PrivateFile.requireFolder(location.folder)
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try PrivateFile.require(location.database + suffix)
    }
  }

  static func connect(
    _ location: StoreLocation, _ options: StoreOptions
  ) throws(RecordError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(options.patience)
    // Set below with the others: GRDB's way to run SQL that is no prepared statement looks up
    // conformances at its first use, which would take a tenth of the time until the first prompt. So
    // whatever comes before that, or before the first answer is saved, is prepared.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // Before anything else, so that a file of someone else's is left as it is.
      let mark = try Int.fetchOne(db.makeStatement(sql: "PRAGMA application_id"))
      let isNew = try Int.fetchOne(db.makeStatement(sql: "PRAGMA schema_version")) == 0
      guard mark == Schema.applicationID || isNew else {
        throw RecordError.notAStore(path: location.database)
      }
      // An answer changes four pages, and each of the two dozen tables and indices has one at least:
      // half the usual size writes less at a commit and makes a small store half as large.
      if isNew { try db.makeStatement(sql: "PRAGMA page_size = 2048").execute() }
      for pragma in [
        "foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY", "trusted_schema = OFF",
        "cell_size_check = ON", "synchronous = FULL", "journal_mode = WAL",
      ] {
        try db.makeStatement(sql: "PRAGMA \(pragma)").execute()
      }
    }
    return try recordErrors(location.database) {
      let path = Store.sqlitePath(location.database, fileSystem: options.fileSystem)
      return try DatabaseQueue(path: path, configuration: configuration)
    }
  }

  /// A path as SQLite takes it: one that begins with `file:` must not become a URI with options.
  static func sqlitePath(_ path: String, fileSystem: String? = nil) -> String {
    let path = path.hasPrefix("/") ? path : "./" + path
    guard let fileSystem else { return path }
    let escaped = path.utf8.reduce(into: "") { result, byte in
      let isPlain = byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter || byte == 0x2F
      result +=
        isPlain
        ? String(Unicode.Scalar(byte)) : "%" + String(Int(byte) + 256, radix: 16).dropFirst()
    }
    return "file:\(escaped)?vfs=\(fileSystem)"
  }

  /// Runs `body` in one transaction that is on disk when this returns.
  ///
  /// `body` lets every error of the database out: SQLite may have rolled back with it, and whatever
  /// came after would be written by itself.
  func transact<T>(_ body: (Database) throws -> T) throws(RecordError) -> T {
    try inTransaction("BEGIN IMMEDIATE", body)
  }

  /// Runs `body` over one unchanging state of the file.
  func read<T>(_ body: (Database) throws -> T) throws(RecordError) -> T {
    try inTransaction("BEGIN DEFERRED", body)
  }

  /// Begins and commits with statements that are kept: each answer is a transaction.
  private func inTransaction<T>(
    _ beginning: String, _ body: (Database) throws -> T
  ) throws(RecordError) -> T {
    try recordErrors(location.database) {
      try queue.writeWithoutTransaction { db in
        try db.cachedStatement(sql: beginning).execute()
        do {
          let result = try body(db)
          try db.cachedStatement(sql: "COMMIT").execute()
          return result
        } catch {
          // SQLite may have rolled back by itself; the first problem is the one to tell.
          try? db.rollback()
          throw error
        }
      }
    }
  }
}
