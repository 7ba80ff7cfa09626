import Crypto
import FoundationEssentials
import GRDB

extension Store {
  /// A store that is in memory only, under a key that nobody has; it is gone with its handle.
  ///
  /// - Returns: The store, in which everything that is not about its files works.
  /// - Throws: ``RecordError/database(_:code:)``, where memory is short.
  public static func inMemory() throws(RecordError) -> Store {
    // No file can be there, so that none is left behind.
    let location = StoreLocation(folder: "/dev/null")
    return try recordErrors(location.database) {
      let queue = try DatabaseQueue()
      try queue.writeWithoutTransaction { db in
        for sql in Schema.tables + Schema.additions2 {
          try db.makeStatement(sql: sql).execute()
        }
      }
      let root = SymmetricKey(size: .bits256)
      let secret = Secret.keyFile(root.withUnsafeBytes { Array($0) }, path: location.keyFile)
      let identity = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
      let store = Store(
        location: location, queue: queue, options: StoreOptions(), identity: identity, root: root)
      try store.establish(
        Keyring(identity: identity, root: root, secret: secret, options: store.options))
      return store
    }
  }
}
