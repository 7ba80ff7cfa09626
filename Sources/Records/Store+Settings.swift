import FoundationEssentials
import GRDB

extension Store {
  /// A setting's sealed value; nil when it was never set.
  public func setting(_ name: String) throws(RecordError) -> [UInt8]? {
    let column = keys.blind(name, for: "stipple setting")
    let sealed = try read { db in
      try Data.fetchOne(db, sql: "SELECT sealed FROM setting WHERE name = ?", arguments: [column])
    }
    guard let sealed else { return nil }
    guard let plain = openSetting(sealed, at: column) else {
      throw .tampered(Discrepancy(.settingChanged))
    }
    return Array(plain)
  }

  func openSetting(_ sealed: Data, at column: Data) -> Data? {
    Box.open(sealed, with: keys.settings, context: settingContext(column))
  }

  /// Seals a small value under a name, replacing what it was; nil removes it.
  ///
  /// - Parameters:
  ///   - value: The new value.
  ///   - name: Kept as a keyed hash.
  ///   - note: If not nil, the audit trail tells of the change with these words.
  /// - Throws: ``RecordError``, and then nothing was changed.
  public func set(
    _ value: [UInt8]?, for name: String, note: String? = nil
  ) throws(RecordError) {
    let column = keys.blind(name, for: "stipple setting")
    try transact { db in
      if let value {
        let sealed = try Box.seal(
          Data(value), with: keys.settings, context: settingContext(column))
        try db.execute(
          sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)", arguments: [column, sealed])
      } else {
        try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [column])
      }
      if let note { try appendAudit(.setting, note: note, db) }
    }
  }

  private func settingContext(_ column: Data) -> [UInt8] {
    Framing("stipple setting value").adding(column).bytes
  }
}
