import Glibc

/// A key as a small text file: a header line and 256 random bits in letters and digits.
enum KeyFile {
  static let header = "stipple key 1"

  /// Draws a key and writes it to a new file of mode 0600; returns the key's 32 bytes.
  static func create(_ path: String) throws(RecordError) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let text = "\(header)\n\(Crockford.grouped(Crockford.encode(key)))\n"
    try PrivateFile.create(path, Array(text.utf8))
    return key
  }

  /// Reads the 32 bytes of a key from a file that is closed to others.
  static func read(_ path: String) throws(RecordError) -> [UInt8] {
    let text = String(decoding: try PrivateFile.read(path, limit: 1_024), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count == 2, lines[0] == header,
      let key = Crockford.decode(lines[1].filter { $0 != " " }), key.count == 32
    else { throw .malformedKeyFile(path: path) }
    return key
  }

  /// Where a key file is made that is to take the place of another.
  static func draft(of path: String) -> String { path + ".new" }

  /// Puts a draft in the place of the key file, which keeps another name.
  ///
  /// At no moment is there no key file, and nothing is lost if another process does the same.
  ///
  /// - Returns: The old file's new name; nil where there was none, or where somebody was quicker.
  static func promote(_ path: String) throws(RecordError) -> String? {
    let old = PrivateFile.exists(path) ? unusedName(path) : nil
    if let old, link(path, old) != 0 { throw .cannotCreate(path: old, errno: errno) }
    guard rename(draft(of: path), path) == 0 else {
      let code = errno
      if let old { unlink(old) }
      if code == ENOENT { return nil }
      throw .cannotCreate(path: path, errno: code)
    }
    try PrivateFile.syncFolder(of: path)
    return old
  }

  private static func unusedName(_ path: String) -> String? {
    (1...1_000).lazy.map { "\(path).old-\($0)" }.first { !PrivateFile.exists($0) }
  }
}
