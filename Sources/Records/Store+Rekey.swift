import FoundationEssentials
import GRDB
import Glibc

/// What a change of the store's key file left.
public struct KeyReplacement: Hashable, Sendable {
  /// The key file that opens the store now.
  public let keyFile: String
  /// Where the one before it is now; nil where there was none.
  public let former: String?
  /// Whether the old wrapping has left the write-ahead log.
  public let isLogEmpty: Bool
}

extension Store {
  /// Wraps the store's key anew; no event is rewritten, and the old secret opens nothing any more.
  ///
  /// Backups keep the lock that they were made with.
  ///
  /// - Parameter protection: What opens the store from now on.
  /// - Returns: Whether the old wrapping has left the write-ahead log as well; it stays there while
  ///   another program reads the store.
  /// - Throws: ``RecordError``, and then the old secret opens the store and the new one nothing.
  @discardableResult
  public func rekey(to protection: Protection) throws(RecordError) -> Bool {
    let secret = try protection.secret(at: location, reusing: false)
    do throws(RecordError) {
      try transact { db in try save(secret, db) }
    } catch {
      if case (.newKeyFile, .keyFile(_, let path)) = (protection, secret), error.isSurelyUndone {
        unlink(path)
      }
      throw error
    }
    return emptyLog()
  }

  /// Locks the store with a new key file in the place of the one in its folder, which keeps another
  /// name.
  ///
  /// Until the store is locked with the new one both exist, and whichever fits opens it.
  ///
  /// - Returns: Where the files are.
  /// - Throws: ``RecordError``, and then the old key file opens the store as before.
  public func replaceKeyFile() throws(RecordError) -> KeyReplacement {
    let path = location.keyFile
    let draft = KeyFile.draft(of: path)
    var isMade = false
    do throws(RecordError) {
      // Within the transaction: no other change of the key can come between.
      try transact { db in
        try settleDraft(db)
        let key = try KeyFile.create(draft)
        isMade = true
        try save(.keyFile(key, path: draft), db)
      }
    } catch {
      if isMade, error.isSurelyUndone { unlink(draft) }
      throw error
    }
    return finishReplacement(of: path)
  }

  /// Puts a new key file in its place if it is the one that opens the store.
  ///
  /// Where it cannot be renamed it stays what opens the store, under the name that it has.
  func finishReplacement(of path: String) -> KeyReplacement {
    let isLogEmpty = emptyLog()
    do throws(RecordError) {
      let former = try promoteDraft(of: path)
      return KeyReplacement(keyFile: path, former: former, isLogEmpty: isLogEmpty)
    } catch {
      return KeyReplacement(
        keyFile: KeyFile.draft(of: path), former: nil, isLogEmpty: isLogEmpty)
    }
  }

  private func promoteDraft(of path: String) throws(RecordError) -> String? {
    do throws(RecordError) {
      return try transact { db in
        guard try Keyring.load(db)?.open(withDraftOf: path) != nil else { return nil }
        return try KeyFile.promote(path)
      }
    } catch {
      // Somebody else writes all the time; the file must have its name all the same.
      guard case .busy = error else { throw error }
      return try KeyFile.promote(path)
    }
  }

  /// A draft that is there already was left by a change of key that was cut short.
  private func settleDraft(_ db: Database) throws {
    let path = location.keyFile
    guard PrivateFile.exists(KeyFile.draft(of: path)) else { return }
    if try Keyring.load(db)?.open(withDraftOf: path) != nil {
      _ = try KeyFile.promote(path)
    } else {
      unlink(KeyFile.draft(of: path))
    }
  }

  private func save(_ secret: Secret, _ db: Database) throws {
    try Keyring(identity: identity, root: keys.root, secret: secret, options: options).save(db)
    try appendAudit(.rekey, db)
  }
}

extension RecordError {
  /// Whether nothing of the refused change can be on disk.
  ///
  /// After a failed sync nobody knows; a key must not be thrown away then.
  fileprivate var isSurelyUndone: Bool {
    switch self {
    case .file, .database, .damaged, .cannotOpen: false
    default: true
    }
  }
}
