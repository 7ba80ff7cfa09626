import Dialogues
import Foundation

/// The attempts of trainees: one JSON object a line, in the user's state folder.
struct AttemptLog {
  let path: String

  init() throws {
    let state =
      Environment.variable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? Environment.variable("HOME").map { $0 + "/.local/state" }
    guard let state else { throw Failure(.cannotCreate, "neither XDG_STATE_HOME nor HOME is set") }
    path = state + "/stipple/attempts.jsonl"
  }

  /// Makes the folder, and sees that the file can be written.
  func prepare() throws { try open().close() }

  private func open() throws -> FileHandle {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate, "\(folder) cannot be made: \(error.localizedDescription)")
    }
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Adds an attempt, or what an examiner says of one, at the end.
  func append(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var line = try encoder.encode(value)
    line.append(0x0A)
    let handle = try open()
    // A line that was torn once must not swallow the next.
    if try Self.isTorn(handle) { line.insert(0x0A, at: 0) }
    try handle.write(contentsOf: line)
    try handle.synchronize()
  }

  private static func isTorn(_ handle: FileHandle) throws -> Bool {
    let end = try handle.seekToEnd()
    guard end > 0 else { return false }
    try handle.seek(toOffset: end - 1)
    return try handle.read(upToCount: 1) != Data([0x0A])
  }

  /// Every attempt that can be read, the oldest first; a torn or foreign line is named, not guessed.
  func attempts() throws -> [Attempt] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try Self.attempts(in: path, limit: Self.largestLog)
  }

  /// Years of practice; no more than this is read into memory, in bytes.
  private static let largestLog = 1 << 30

  /// The attempt of a number, from 1 for the oldest.
  func attempt(_ number: Int) throws -> Attempt {
    let attempts = try attempts()
    guard attempts.indices.contains(number - 1) else {
      throw Failure(.notFound, "there is no attempt \(number); there are \(attempts.count)")
    }
    return attempts[number - 1]
  }

  /// The attempts in a file.
  static func attempts(
    in path: String, limit: Int = Files.largestInput
  ) throws -> [Attempt] {
    let decoder = JSONDecoder()
    var attempts: [Attempt] = []
    for (number, line) in try Files.read(path, limit: limit).split(separator: 0x0A).enumerated() {
      if let moderation = try? decoder.decode(Moderation.self, from: Data(line)),
        let place = attempts.lastIndex(where: moderation.isAbout)
      {
        attempts[place].take(moderation)
        continue
      }
      guard let attempt = try? decoder.decode(Attempt.self, from: Data(line)), attempt.isPlausible
      else {
        complain("\(path): line \(number + 1) is no attempt and is left out")
        continue
      }
      attempts.append(attempt)
    }
    return attempts
  }
}
