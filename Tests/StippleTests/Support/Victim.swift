import Foundation
import TerminalTesting

/// A consultation through pipes that is killed without warning.
final class Victim {
  /// Everything that the program showed, up to now.
  private(set) var output = ""

  private let process = Process()
  private let input = Pipe()
  private let shown = Pipe()
  private var raw: [UInt8] = []
  private var prompts = 0

  /// Starts the program in a clinic's folder.
  init(_ program: String, _ arguments: [String], in folder: String) throws {
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = Clinic.environment(folder)
    process.standardInput = input
    process.standardOutput = shown
    process.standardError = FileHandle.nullDevice
    // A line for one who is dead already must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    try process.run()
    // What the program's end closes must show as the end of its output.
    try shown.fileHandleForWriting.close()
  }

  deinit { kill() }

  /// Waits until one more prompt is shown; false where the program ended instead.
  func sawPrompt() throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(20)
    while output.count(where: { $0 == "›" }) <= prompts {
      guard ContinuousClock.now < deadline else {
        throw TerminalFailure("no prompt came; the output ends: \(output.suffix(300))")
      }
      guard receive(within: 100) else { return false }
    }
    prompts += 1
    return true
  }

  /// Types a line; nobody may be there any more to read it.
  func type(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes {
      write(input.fileHandleForWriting.fileDescriptor, $0.baseAddress, $0.count)
    }
  }

  /// Ends it at once, as a power switch would.
  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Reads what was shown last, after the end.
  func readRest() { while receive(within: 0) {} }

  /// False at the end of the output, or where nothing came and nothing was waited for.
  private func receive(within milliseconds: Int32) -> Bool {
    let descriptor = shown.fileHandleForReading.fileDescriptor
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, milliseconds) > 0 else { return milliseconds > 0 }
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return false }
    raw += buffer.prefix(count)
    output = String(decoding: raw, as: UTF8.self)
    return true
  }
}
