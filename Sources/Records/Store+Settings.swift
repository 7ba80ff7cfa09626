import FoundationEssentials
import GRDB

/// A change of a setting that belongs to an addition.
public struct SettingChange: Hashable, Sendable {
  /// Kept as a keyed hash.
  public let name: String
  /// The new value, which is sealed; nil removes it.
  public let value: [UInt8]?
  /// The words with which the audit trail tells of the change.
  public let note: String

  /// Describes the change.
  public init(_ name: String, to value: [UInt8]?, note: String) {
    self.name = name
    self.value = value
    self.note = note
  }
}

extension Store {
  /// A setting's sealed value; nil when it was never set.
  public func setting(_ name: String) throws(RecordError) -> [UInt8]? {
    let column = keys.blind(name, for: "stipple setting")
    let sealed = try read { db in
      let statement = try db.cachedStatement(sql: "SELECT sealed FROM setting WHERE name = ?")
      return try Data.fetchOne(statement, arguments: [column])
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
  ///   - note: The words with which the audit trail tells of the change.
  /// - Throws: ``RecordError``, and then nothing was changed.
  public func set(
    _ value: [UInt8]?, for name: String, note: String = ""
  ) throws(RecordError) {
    try transact { db in try change(SettingChange(name, to: value, note: note), db) }
  }

  func change(_ change: SettingChange, _ db: Database) throws {
    let column = keys.blind(change.name, for: "stipple setting")
    if let value = change.value {
      let sealed = try Box.seal(Data(value), with: keys.settings, context: settingContext(column))
      try db.cachedStatement(sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)")
        .execute(arguments: [column, sealed])
    } else {
      try db.cachedStatement(sql: "DELETE FROM setting WHERE name = ?")
        .execute(arguments: [column])
    }
    // The rows are sealed one by one: only the trail can miss one, or tell an older value.
    try appendAudit(
      .setting, note: change.note, vouchingFor: .contents(settingsDigest(db)), db)
  }

  /// All settings in one digest.
  func settingsDigest(_ db: Database) throws -> Data {
    var framing = Framing("stipple settings")
    let rows = try Row.fetchCursor(db, sql: "SELECT name, sealed FROM setting ORDER BY name")
    while let row = try rows.next() {
      framing.add(try row.value(0, as: Data.self))
      framing.add(try row.value(1, as: Data.self))
    }
    return Data(keys.code(framing).prefix(20))
  }

  private func settingContext(_ column: Data) -> [UInt8] {
    Framing("stipple setting value").adding(column).bytes
  }
}
