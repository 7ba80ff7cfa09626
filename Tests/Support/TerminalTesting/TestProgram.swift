import Glibc

/// A program of this package, found beside the test bundle.
public struct TestProgram: Sendable {
  /// Where it is.
  public let path: String

  /// Finds a program in the folder of products, which holds the running test bundle or is above
  /// it.
  ///
  /// - Throws: ``TerminalFailure`` where no folder above the bundle has it.
  public init(_ name: String) throws {
    var folders: [String] = []
    for start in [Self.runningProgram, CommandLine.arguments[0]].compactMap(\.self) {
      var folder = start
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        folders.append(folder)
      }
    }
    guard let found = folders.map({ $0 + "/" + name }).first(where: { access($0, X_OK) == 0 })
    else {
      throw TerminalFailure("there is no program \(name) beside the tests; build it first")
    }
    path = found
  }

  private static var runningProgram: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// What went wrong on a terminal, and what was on it.
public struct TerminalFailure: Error, CustomStringConvertible {
  /// The whole story.
  public let description: String

  /// Creates a failure from its description.
  public init(_ description: String) { self.description = description }
}
