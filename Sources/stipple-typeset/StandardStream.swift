import Glibc

/// Bytes in and out, whole or not at all.
enum StandardStream {
  static func read(atMost limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure(.inputOutput, "The input cannot be read: \(reason()).")
      }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
      guard bytes.count <= limit else {
        throw Failure(.data, "The input is longer than \(limit >> 20) MB.")
      }
    }
  }

  static func write(_ bytes: [UInt8]) throws(Failure) {
    try write(bytes, to: STDOUT_FILENO)
  }

  /// Creates a file that only its owner can read, and leaves none behind where the writing fails.
  static func create(_ path: String, holding bytes: [UInt8]) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "The file cannot be created: \(reason()).")
    }
    do throws(Failure) {
      try write(bytes, to: descriptor)
    } catch {
      close(descriptor)
      unlink(path)
      throw error
    }
    guard close(descriptor) == 0 else {
      unlink(path)
      throw Failure(.inputOutput, "The file cannot be written: \(reason()).")
    }
  }

  static func report(_ sentence: String) {
    // There is nobody left to tell if this fails.
    try? write(Array("stipple-typeset: \(sentence)\n".utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw Failure(.inputOutput, "The output cannot be written: \(reason()).")
      }
      rest = rest.dropFirst(count)
    }
  }

  private static func reason() -> String {
    strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
  }
}
