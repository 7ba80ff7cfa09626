import Foundation

/// A program that a test runs, with what it printed.
struct Tool {
  struct Result {
    var status: Int32
    var bytes: Data
    var errors: String
    var output: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let file: URL

  /// A program of the system.
  ///
  /// It is looked up as a shell would.
  init(_ name: String) throws {
    guard let file = Self.find(name) else { throw CocoaError(.fileNoSuchFile) }
    self.file = file
  }

  /// A program of this package, which the build puts beside the tests.
  init(product name: String) {
    self.file = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: name)
  }

  static func isInstalled(_ name: String) -> Bool {
    find(name) != nil
  }

  private static func find(_ name: String) -> URL? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs the program to its end.
  ///
  /// Files, not pipes, hold what goes in and out, so nothing can block.
  func run(_ arguments: [String], input: String = "") throws -> Result {
    try TemporaryFolder.with { folder in
      let names = ["in", "out", "err"].map { folder.appending(path: $0) }
      try Data(input.utf8).write(to: names[0])
      for name in names.dropFirst() { try Data().write(to: name) }
      let process = Process()
      process.executableURL = file
      process.arguments = arguments
      process.standardInput = try FileHandle(forReadingFrom: names[0])
      process.standardOutput = try FileHandle(forWritingTo: names[1])
      process.standardError = try FileHandle(forWritingTo: names[2])
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus, bytes: try Data(contentsOf: names[1]),
        errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
    }
  }
}

/// A folder for a test's files, which is gone afterwards.
enum TemporaryFolder {
  static func with<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "documents-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
