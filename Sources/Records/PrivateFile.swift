import FoundationEssentials
import Glibc

/// Files and folders that only their owner can read.
enum PrivateFile {
  /// Creates `path` and its parents with mode 0700, and refuses one that is open to others.
  ///
  /// - Returns: What was made, the outermost first.
  @discardableResult
  static func makeFolder(_ path: String) throws(RecordError) -> [String] {
    var made: [String] = []
    var partial = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      partial += part + "/"
      if mkdir(partial, 0o700) == 0 {
        made.append(partial)
        try syncFolder(of: String(partial.dropLast()))
      } else if errno != EEXIST, errno != EISDIR {
        let code = errno
        var status = stat()
        // A parent on a read-only or foreign file system is fine as long as it exists.
        guard stat(partial, &status) == 0 else { throw .cannotCreate(path: path, errno: code) }
      }
    }
    try requireFolder(path)
    return made
  }

  /// Checks that `path` is a folder of this user which is closed to others.
  static func requireFolder(_ path: String) throws(RecordError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .file(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .file(path: path, errno: ENOTDIR) }
    try requireClosed(status, path)
  }

  /// Checks that `path`, if it exists, is a regular file of this user, closed to others.
  static func require(_ path: String) throws(RecordError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw .file(path: path, errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .file(path: path, errno: EINVAL) }
    try requireClosed(status, path)
  }

  private static func requireClosed(_ status: stat, _ path: String) throws(RecordError) {
    guard status.st_uid == geteuid() || status.st_uid == 0 else { throw .foreign(path: path) }
    guard status.st_mode & 0o077 == 0 else {
      throw .exposed(path: path, mode: status.st_mode & 0o7777)
    }
  }

  /// Writes a new file with mode 0600, on disk when this returns; never overwrites.
  static func create(_ path: String, _ contents: [UInt8]) throws(RecordError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? .alreadyExists(path: path) : .cannotCreate(path: path, errno: errno)
    }
    defer { close(descriptor) }
    var written = 0
    while written < contents.count {
      let count = contents[written...].withUnsafeBytes {
        write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        unlink(path)
        throw code == ENOSPC ? .diskFull(path: path) : .file(path: path, errno: code)
      }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw .file(path: path, errno: errno) }
    try syncFolder(of: path)
  }

  /// Puts zeros behind a file, which is made where there is none, until it has `size` bytes; they are
  /// on disk when this returns.
  ///
  /// Another process may write to the file at the same time: zeros only come behind what is there. It
  /// may also have begun to use the file, so whatever fails, the file stays.
  static func extend(_ path: String, to size: Int) throws(RecordError) {
    let descriptor = open(
      path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .file(path: path, errno: errno) }
    let missing = size - Int(status.st_size)
    guard missing > 0 else { return }
    let zeros = [UInt8](repeating: 0, count: missing)
    // Less is written where the disk is full.
    guard write(descriptor, zeros, missing) == missing, fdatasync(descriptor) == 0 else {
      throw .file(path: path, errno: errno)
    }
  }

  /// Reads at most `limit` bytes of a file that is closed to others.
  static func read(_ path: String, limit: Int) throws(RecordError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .file(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .file(path: path, errno: EINVAL) }
    try requireClosed(status, path)
    var contents = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = contents[filled...].withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .file(path: path, errno: errno) }
      if count == 0 { break }
      filled += count
    }
    return Array(contents.prefix(filled))
  }

  /// Makes a new name in the folder of `path` survive a power cut.
  static func syncFolder(of path: String) throws(RecordError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path: folder, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .file(path: folder, errno: errno) }
  }

  /// Makes the contents of `path` survive a power cut.
  static func sync(_ path: String) throws(RecordError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .file(path: path, errno: errno) }
  }

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether something is at `path`; throws where nobody can tell, as in a folder of another user.
  static func isKnownToExist(_ path: String) throws(RecordError) -> Bool {
    if exists(path) { return true }
    guard errno == ENOENT || errno == ENOTDIR else { throw .file(path: path, errno: errno) }
    return false
  }
}
