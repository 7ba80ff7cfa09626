import GRDB

extension Store {
  /// Destroys a consultation's key, its list row and its index values.
  ///
  /// The audit trail says so. The sealed events stay as a tombstone that nobody can read, so
  /// the chains still hold.
  ///
  /// Backups made earlier keep the key, and so the content.
  ///
  /// - Parameters:
  ///   - id: What is erased.
  ///   - note: Why, for the audit trail.
  /// - Returns: Whether the key has left the write-ahead log as well; it stays there while another
  ///   program reads the store.
  /// - Throws: ``RecordError/held(_:by:)`` while another handle works on it.
  @discardableResult
  public func erase(_ id: ConsultationID, note: String) throws(RecordError) -> Bool {
    try transact { db in
      var folio = try Folio.load(id, db)
      try folio.requireAuthentic(keys)
      guard folio.state != .erased else { throw RecordError.erased(id) }
      try requireNoLivingHolder(of: id, row: folio.row, db)
      folio.state = .erased
      folio.wrappedKey = nil
      folio.summary = nil
      folio.index = [nil, nil, nil, nil]
      try folio.updateRow(db, keys)
      try folio.updateHead(db, keys)
      try db.execute(sql: "DELETE FROM lease WHERE consultation = ?", arguments: [folio.row])
      try appendAudit(.erasure, of: id, note: note, db)
    }
    leases[id] = nil
    if recentKey?.id == id { recentKey = nil }
    // The key leaves the write-ahead log as well; secure_delete has overwritten it in the file.
    return emptyLog()
  }
}
