import Foundation
import TerminalTesting
import Testing

/// A clinic with a record store of its own, in a folder that is there until the tests end.
struct Clinic {
  let folder: String
  private let program: String

  /// An empty store, or one whose single consultation was paused before a prompt.
  init(pausedBefore prompt: String? = nil) throws {
    program = try TestProgram("stipple").path
    folder = Folders.new()
    if let prompt {
      let prepared = try Prepared.clinic(pausedBefore: prompt, program)
      try FileManager.default.copyItem(atPath: prepared, toPath: folder)
    } else {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
  }

  static func environment(_ folder: String) -> [String: String] {
    [
      "STIPPLE_STORE": folder + "/store", "STIPPLE_KEY_FILE": folder + "/key",
      "HOME": folder, "TZ": "UTC", "PATH": "/usr/bin:/bin",
    ].merging(LineCoverage.variables) { given, _ in given }
  }

  // MARK: - At the terminal

  /// Starts the program on a terminal in the clinic's folder.
  func start(
    _ arguments: String..., with variables: [String: String] = [:], rows: Int = 50,
    columns: Int = 80
  ) throws -> TerminalSession {
    try TerminalSession(
      program, arguments,
      environment: Self.environment(folder).merging(variables) { _, given in given },
      folder: folder, rows: rows, columns: columns)
  }

  /// A consultation on a terminal, at a prompt, with healthy answers before it.
  static func at(
    _ prompt: String, _ options: String..., with variables: [String: String] = [:],
    columns: Int = 80
  ) throws -> (clinic: Clinic, session: TerminalSession) {
    let clinic = try Clinic(pausedBefore: prompt)
    let session = try TerminalSession(
      clinic.program, ["resume"] + options,
      environment: environment(clinic.folder).merging(variables) { _, given in given },
      folder: clinic.folder, rows: 50, columns: columns)
    try session.expect("›")
    return (clinic, session)
  }

  // MARK: - Through pipes

  /// What a run of the program left.
  struct Ending {
    let status: Int32
    let output: String
    let complaint: String
  }

  /// Runs the program to its end with these lines on standard input.
  @discardableResult
  func run(_ arguments: String..., lines: [String] = [], with variables: [String: String] = [:])
    throws -> Ending
  {
    try Self.run(
      program, arguments, input: Array((lines.map { $0 + "\n" }.joined()).utf8), in: folder,
      with: variables)
  }

  /// Runs the program to its end with these bytes on standard input.
  func run(_ arguments: String..., bytes: [UInt8]) throws -> Ending {
    try Self.run(program, arguments, input: bytes, in: folder)
  }

  /// Runs a line of shell, in which `"$0"` is the program.
  func shell(_ line: String) throws -> Ending {
    try Self.run("/bin/sh", ["-c", line, program], input: [], in: folder)
  }

  /// Keeps a file in the clinic's folder.
  func write(_ text: String, to name: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
  }

  /// The text of a file in the clinic's folder.
  func read(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// The names of the files in the clinic's folder.
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
  }

  static func run(
    _ program: String, _ arguments: [String], input: [UInt8], in folder: String,
    with variables: [String: String] = [:]
  ) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment(folder).merging(variables) { _, given in given }
    // Files hold any amount of it, where pipes would have to be emptied meanwhile.
    let names = ["in", "out", "err"].map { folder + "/.\($0)-" + UUID().uuidString }
    defer { for name in names { try? FileManager.default.removeItem(atPath: name) } }
    try Data(input).write(to: URL(fileURLWithPath: names[0]))
    for name in names.dropFirst() { try Data().write(to: URL(fileURLWithPath: name)) }
    process.standardInput = FileHandle(forReadingAtPath: names[0])
    process.standardOutput = FileHandle(forWritingAtPath: names[1])
    process.standardError = FileHandle(forWritingAtPath: names[2])
    try process.run()
    process.waitUntilExit()
    let texts = try names.dropFirst().map { name in
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: name)), as: UTF8.self)
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return Ending(
      status: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
      output: texts[0], complaint: texts[1])
  }
}

/// Folders that are removed when the tests end, as programs may still be using them before.
private enum Folders {
  private nonisolated(unsafe) static var all: [String] = []
  private static let lock = NSLock()

  /// The path of a folder that is still to be made.
  static func new() -> String {
    lock.withLock {
      if all.isEmpty { atexit { Folders.removeAll() } }
      let folder = NSTemporaryDirectory() + "stipple-" + UUID().uuidString
      all.append(folder)
      return folder
    }
  }

  private static func removeAll() {
    for folder in all { try? FileManager.default.removeItem(atPath: folder) }
  }
}

/// Stores that are made once and copied for each test.
private enum Prepared {
  private nonisolated(unsafe) static var folders: [String: String] = [:]
  private static let lock = NSLock()

  static func clinic(pausedBefore prompt: String, _ program: String) throws -> String {
    try lock.withLock {
      if let folder = folders[prompt] { return folder }
      let folder = Folders.new()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let lines = try Healthy.lines(before: prompt)
      let ending = try Clinic.run(
        program, [], input: Array(lines.map { $0 + "\n" }.joined().utf8), in: folder)
      try #require(ending.status == 75, "\(ending.output)\(ending.complaint)")
      folders[prompt] = folder
      return folder
    }
  }
}
