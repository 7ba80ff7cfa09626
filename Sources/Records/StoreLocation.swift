/// Where a store's files are.
public struct StoreLocation: Hashable, Sendable {
  /// The folder that holds everything; mode 0700.
  public let folder: String

  /// Names a folder, which need not exist yet.
  public init(folder: String) {
    self.folder = folder
  }

  /// The SQLite file.
  public var database: String { folder + "/records.sqlite" }

  /// SQLite's write-ahead log.
  var log: String { database + "-wal" }

  /// The key file that is looked for last.
  public var keyFile: String { folder + "/key" }

  /// The folder of clinicians' key files that were not put elsewhere.
  var clinicianKeys: String { folder + "/clinicians" }

  /// The key file of a clinician that was not put elsewhere.
  public func clinicianKeyFile(_ id: ConsultationID) -> String { "\(clinicianKeys)/\(id).key" }

  /// The first of: the `--store` option, `STIPPLE_STORE`, `$XDG_DATA_HOME/stipple`,
  /// `$HOME/.local/share/stipple`.
  ///
  /// Empty values count as absent, and a relative `XDG_DATA_HOME` is ignored, as its
  /// specification asks.
  public static func resolve(
    option: String?, variable: (String) -> String?
  ) throws(RecordError) -> StoreLocation {
    func value(_ name: String) -> String? {
      variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    if let option, !option.isEmpty { return StoreLocation(folder: option) }
    if let folder = value("STIPPLE_STORE") { return StoreLocation(folder: folder) }
    if let data = value("XDG_DATA_HOME"), data.hasPrefix("/") {
      return StoreLocation(folder: data + "/stipple")
    }
    guard let home = value("HOME") else { throw .noHome }
    return StoreLocation(folder: home + "/.local/share/stipple")
  }
}
