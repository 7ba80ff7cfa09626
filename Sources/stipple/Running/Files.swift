import ConsultationCore
import Foundation

/// Reading and writing whole files, with errors that name the path.
enum Files {
  /// The largest file that is read as input, in bytes.
  static let largestInput = 16 << 20

  /// The bytes of a file, or of standard input for `-`; no more than a limit.
  static func read(_ path: String, limit: Int = largestInput) throws -> [UInt8] {
    guard path != "-" else {
      return try bytes(of: .standardInput, named: "standard input", limit)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.notFound, "there is no file \(path)")
    }
    guard !isFolder.boolValue else { throw Failure(.notFound, "\(path) is a folder") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure(.inputOutput, "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { try? handle.close() }
    return try bytes(of: handle, named: path, limit)
  }

  private static func bytes(
    of handle: FileHandle, named name: String, _ limit: Int
  ) throws -> [UInt8] {
    let data: Data
    do {
      data = try handle.read(upToCount: limit + 1) ?? Data()
    } catch {
      throw Failure(.inputOutput, "\(name) cannot be read: \(String(cString: strerror(errno)))")
    }
    guard data.count <= limit else {
      throw Failure(.badInput, "\(name) is larger than \(limit >> 20) MiB")
    }
    return Array(data)
  }

  /// Writes a file whole or not at all, readable by its owner only.
  ///
  /// Never replaces one.
  ///
  /// - Parameters:
  ///   - path: Where it is to be.
  ///   - bytes: What it holds.
  ///   - onceThere: Called when it is there, to note it.
  /// - Throws: `Failure`, or what `onceThere` throws, and then there is no file.
  static func create(
    _ path: String, _ bytes: some Sequence<UInt8>, onceThere: () throws -> Void = {}
  ) throws {
    guard !exists(path) else {
      throw Failure(.cannotCreate, "\(path) exists already; name another path")
    }
    try write(path, bytes) { temporary in
      let result = publish(temporary, as: path)
      if result != 0 { unlink(temporary) }
      return result
    }
    do {
      try onceThere()
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Gives a file its name without replacing what another process made meanwhile, as a hard link does;
  /// where the disk knows none, the name is taken first.
  private static func publish(_ temporary: String, as path: String) -> Int32 {
    if link(temporary, path) == 0 {
      unlink(temporary)
      return 0
    }
    guard errno != EEXIST else { return -1 }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return -1 }
    close(descriptor)
    return rename(temporary, path)
  }

  /// Whether something is at a path, be it a link that leads nowhere.
  static func exists(_ path: String) -> Bool { kind(of: path) != nil }

  // Asked of the kernel alone: Foundation would look up the owner's name as well.
  private static func kind(of path: String) -> mode_t? {
    var file = stat()
    return lstat(path, &file) == 0 ? file.st_mode & S_IFMT : nil
  }

  /// Writes a document in the place of another, whole or not at all, readable by its owner only.
  ///
  /// - Parameters:
  ///   - path: Where the other one is.
  ///   - bytes: What it holds.
  ///   - onceWritten: Called when it is on disk, just before it takes the other one's place, to note it.
  /// - Throws: `Failure`, or what `onceWritten` throws, and then the other one is as it was.
  static func overwrite(
    _ path: String, _ bytes: some Sequence<UInt8>, onceWritten: () throws -> Void = {}
  ) throws {
    try requireReplaceable(path)
    try write(path, bytes, onceWritten) { temporary in rename(temporary, path) }
  }

  /// Stops where something must not be replaced: folders, devices and links, and of files all but
  /// documents, as a slip must not cost a store or its key.
  static func requireReplaceable(_ path: String) throws {
    guard (kind(of: path) ?? S_IFREG) == S_IFREG else {
      throw Failure(
        .cannotCreate, "\(path) is no plain file and is not replaced; name another path")
    }
    guard DocumentFormat(path: path) != nil else {
      throw Failure(
        .cannotCreate,
        "\(path) is not replaced: only what ends in .md, .html, .pdf or .json may be; name another "
          + "path")
    }
  }

  /// Writes a file that may be there already, whole or not at all; who may read it stays.
  ///
  /// A link stays too: what it leads to is written.
  static func replace(_ path: String, _ bytes: some Sequence<UInt8>) throws {
    let path = try target(of: path)
    var old = stat()
    let mode = stat(path, &old) == 0 ? old.st_mode & 0o777 : 0o600
    try write(path, bytes) { temporary in
      chmod(temporary, mode) == 0 ? rename(temporary, path) : -1
    }
  }

  /// The path itself, or where it leads as a link.
  private static func target(of path: String) throws -> String {
    guard kind(of: path) == S_IFLNK else { return path }
    guard let real = realpath(path, nil) else {
      throw Failure(
        .cannotCreate, "\(path) leads nowhere: \(String(cString: strerror(errno)))")
    }
    defer { free(real) }
    return String(cString: real)
  }

  private static func write(
    _ path: String, _ bytes: some Sequence<UInt8>, _ onceWritten: () throws -> Void = {},
    _ publish: (String) -> Int32
  ) throws {
    let temporary = path + ".part-" + String(getpid())
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(path) cannot be created: \(String(cString: strerror(errno)))")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(bytes))
      try handle.synchronize()
    } catch {
      unlink(temporary)
      throw Failure(.inputOutput, "\(path) cannot be written: \(error.localizedDescription)")
    }
    do {
      try onceWritten()
    } catch {
      unlink(temporary)
      throw error
    }
    guard publish(temporary) == 0 else {
      let problem = String(cString: strerror(errno))
      unlink(temporary)
      throw Failure(.cannotCreate, "\(path) cannot be created: \(problem)")
    }
    synchronizeFolder(of: path)
  }

  private static func synchronizeFolder(of path: String) {
    let folder = (path as NSString).deletingLastPathComponent
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension String {
  /// Whether it answers yes.
  var isYes: Bool { ["y", "yes"].contains(trimmed.lowercased()) }
}
