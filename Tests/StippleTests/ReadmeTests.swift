import Foundation
import TerminalTesting
import Testing

@Suite struct `The README` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `shows a session that the program prints`() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let block = try #require(readme.components(separatedBy: "```text\n").dropFirst().first)
    let session = try #require(block.components(separatedBy: "\n```").first)

    let process = Process()
    process.executableURL = Self.root.appendingPathComponent("Scripts/session")
    process.arguments = [try TestProgram("stipple").path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()

    #expect(process.terminationStatus == 0)
    #expect(session.count > 1000)
    #expect(printed.contains(session))
  }
}
