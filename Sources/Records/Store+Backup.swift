import FoundationEssentials
import GRDB
import Glibc

extension Store {
  /// Writes a consistent copy of the store to a new file of mode 0600 while it may be in use.
  ///
  /// The copy opens with the same key or passphrase, which is not in it.
  ///
  /// - Parameters:
  ///   - path: A file that does not exist yet.
  ///   - progress: Called after each part with the number of pages done and of all.
  /// - Throws: ``RecordError``, and then there is no new file.
  public func backup(
    to path: String, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(RecordError) {
    try PrivateFile.create(path, [])
    do throws(RecordError) {
      try recordErrors(path) {
        let copy = try DatabaseQueue(path: Store.sqlitePath(path))
        try Store.copyPages(of: queue, to: copy, progress)
        try copy.writeWithoutTransaction { try $0.execute(sql: "DELETE FROM lease") }
        // One file that can be moved about, not one with a log beside it.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
      }
      try PrivateFile.sync(path)
      try PrivateFile.syncFolder(of: path)
      try audit(.backup)
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
      throw error.ofCopy(at: path)
    }
  }

  private static func copyPages(
    of source: DatabaseQueue, to copy: DatabaseQueue, _ progress: (Int, Int) -> Void
  ) throws {
    try withoutActuallyEscaping(progress) { progress in
      try source.backup(to: copy, pagesPerStep: 1_024) { step in
        progress(step.completedPageCount, step.totalPageCount)
      }
    }
  }

  /// Makes a store from a backup, at a place where there is none; needs no key.
  ///
  /// - Parameters:
  ///   - path: A file that ``backup(to:progress:)`` wrote.
  ///   - location: Where the store is to be.
  ///   - progress: Called after each part with the number of pages done and of all.
  /// - Throws: ``RecordError``, and then there is no store.
  public static func restore(
    from path: String, to location: StoreLocation,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(RecordError) {
    guard try PrivateFile.isKnownToExist(path) else { throw .file(path: path, errno: ENOENT) }
    guard try !exists(at: location) else { throw .alreadyExists(path: location.database) }
    try requireNoStrayLog(at: location)
    let source = try soundBackup(path)
    let folders = try PrivateFile.makeFolder(location.folder)
    do throws(RecordError) {
      try copy(source, of: path, to: location, progress)
    } catch {
      // What was there before, or holds something by now, stays.
      for folder in folders.reversed() { rmdir(folder) }
      throw error.ofCopy(at: location.database)
    }
  }

  /// Stops where the log of a file that is gone would be played onto a new one of its name.
  ///
  /// Zeros are room for a log.
  static func requireNoStrayLog(at location: StoreLocation) throws(RecordError) {
    for log in ["-wal", "-journal"].map({ location.database + $0 })
    where try PrivateFile.isKnownToExist(log) {
      let beginning = try PrivateFile.read(log, limit: 32)
      guard beginning.allSatisfy({ $0 == 0 }) else { throw .strayLog(path: log) }
    }
  }

  /// A backup that can be restored, opened for reading.
  private static func soundBackup(_ path: String) throws(RecordError) -> DatabaseQueue {
    try recordErrors(path) {
      var reading = Configuration()
      reading.readonly = true
      let source = try DatabaseQueue(path: Store.sqlitePath(path), configuration: reading)
      try source.read { db in
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
          throw RecordError.notAStore(path: path)
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= Schema.version else {
          throw RecordError.newerSchema(found: version, supported: Schema.version)
        }
        guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
          throw RecordError.damaged(path: path, code: 11)
        }
      }
      return source
    }
  }

  private static func copy(
    _ source: DatabaseQueue, of path: String, to location: StoreLocation,
    _ progress: (Int, Int) -> Void
  ) throws(RecordError) {
    let draft = location.folder + "/restoring-\(getpid()).sqlite"
    unlink(draft)
    try PrivateFile.create(draft, [])
    defer { unlink(draft) }
    try recordErrors(path) {
      let copy = try DatabaseQueue(path: Store.sqlitePath(draft))
      try copyPages(of: source, to: copy, progress)
      try copy.close()
      try source.close()
    }
    try PrivateFile.sync(draft)
    // Unlike rename, link never replaces a store that appeared in the meantime.
    guard link(draft, location.database) == 0 else {
      throw errno == EEXIST
        ? .alreadyExists(path: location.database)
        : .cannotCreate(path: location.database, errno: errno)
    }
    try PrivateFile.syncFolder(of: location.database)
  }
}

extension RecordError {
  /// A full disk is the copy's, not that of the records.
  fileprivate func ofCopy(at path: String) -> RecordError {
    if case .diskFull = self { .noRoomForCopy(path: path) } else { self }
  }
}
