import CPseudoTerminal
import Glibc

/// A program on a pseudo-terminal of its own, and a person in front of it.
///
/// Every wait has a deadline and fails with what the terminal shows. The program is killed and
/// reaped when the session is dropped.
public final class TerminalSession {
  /// The longest wait where nothing else is said; a test that needs it has failed.
  public static let patience: Duration = .seconds(20)

  /// The program's process.
  public let process: pid_t

  /// Everything that the program wrote, as bytes.
  public private(set) var raw: [UInt8] = []

  /// What a person sees now.
  public private(set) var screen: Screen

  private let terminal: Int32
  private var status: Int32?
  private var isClosed = false
  // What was expected already is not found again.
  private var seen = 0

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: the program.
  ///   - arguments: its arguments, without its name.
  ///   - environment: all of its environment, but for ``LineCoverage``; `TERM` is `xterm-256color` where
  ///     it says nothing.
  ///   - folder: where it starts; the tests' own folder where not given.
  ///   - rows: the terminal's height.
  ///   - columns: the terminal's width.
  /// - Throws: ``TerminalFailure`` where there is no terminal to be had.
  public init(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:],
    folder: String? = nil, rows: Int = 24, columns: Int = 80
  ) throws {
    let variables = environment.merging(["TERM": "xterm-256color"]) { given, _ in given }
      .merging(LineCoverage.variables) { given, _ in given }
    var argumentPointers = ([path] + arguments).map { strdup($0) } + [nil]
    var variablePointers = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argumentPointers + variablePointers { free(pointer) } }
    var process: pid_t = 0
    terminal = pseudoterminal_start(
      path, &argumentPointers, &variablePointers, folder, UInt16(rows), UInt16(columns), &process)
    self.process = process
    screen = Screen(rows: rows, columns: columns)
    guard terminal >= 0 else { throw TerminalFailure("no pseudo-terminal: errno \(errno)") }
  }

  deinit {
    if status == nil {
      Glibc.kill(process, SIGKILL)
      // Killed processes end soon; the deadline is for a machine that is in trouble.
      let deadline = ContinuousClock.now + Self.patience
      while pseudoterminal_status(process) == -1, ContinuousClock.now < deadline {
        _ = poll(nil, 0, 1)
      }
    }
    if terminal >= 0 { close(terminal) }
  }

  /// Everything that the program wrote, without escape sequences and carriage returns.
  public var output: String { Self.stripped(raw) }

  // MARK: - Doing

  /// Types text.
  public func send(_ text: String) throws { try send(bytes: Array(text.utf8)) }

  /// Types bytes, which need not be text.
  public func send(bytes: [UInt8]) throws {
    var rest = bytes[...]
    let deadline = ContinuousClock.now + Self.patience
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EAGAIN && errno != EINTR {
        throw failure("cannot type: errno \(errno)")
      }
      // A terminal that nobody reads stops taking input.
      receive(within: rest.isEmpty ? .zero : .milliseconds(1))
      if ContinuousClock.now > deadline { throw failure("cannot type: nobody reads") }
    }
  }

  /// Changes the terminal's size, which the program is told of.
  public func resize(rows: Int, columns: Int) {
    receive(within: .zero)
    screen.resize(rows: rows, columns: columns)
    _ = pseudoterminal_resize(terminal, UInt16(rows), UInt16(columns))
  }

  /// Sends the program a signal.
  public func kill(_ signal: Int32) { Glibc.kill(process, signal) }

  // MARK: - Waiting

  /// Waits for text in ``output`` after what was expected before.
  ///
  /// - Throws: ``TerminalFailure`` with the screen where it does not come.
  public func expect(_ text: String, within patience: Duration = patience) throws {
    var found: Range<Int>?
    try wait("for \(text.debugDescription)", within: patience) {
      let output = Array(self.output.utf8)
      found = output[self.seen...].firstRange(of: Array(text.utf8))
      return found != nil
    }
    if let found { seen = found.upperBound }
  }

  /// Waits until the screen is as the condition says.
  ///
  /// - Throws: ``TerminalFailure`` with the screen where that does not happen.
  public func expectScreen(
    _ description: String, within patience: Duration = patience,
    _ condition: @escaping (Screen) -> Bool
  ) throws {
    try wait(description, within: patience) { condition(self.screen) }
  }

  /// Waits until the last line on the screen is this one.
  ///
  /// - Throws: ``TerminalFailure`` with the screen where that does not happen.
  public func expectLastLine(_ line: String, within patience: Duration = patience) throws {
    try wait("for the last line \(line.debugDescription)", within: patience) {
      self.screen.lines.last == line
    }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: its exit status, or 128 and the signal that ended it.
  /// - Throws: ``TerminalFailure`` where it does not end.
  @discardableResult
  public func waitForExit(within patience: Duration = patience) throws -> Int32 {
    try wait("for the end", within: patience) { self.hasEnded }
    receive(within: .zero)
    guard let status else { throw failure("ended without a status") }
    return status
  }

  /// The terminal's settings.
  public var settings: termios {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return settings
  }

  private var hasEnded: Bool {
    if status == nil {
      let found = pseudoterminal_status(process)
      if found != -1 { status = found }
    }
    return status != nil
  }

  private func wait(
    _ what: String, within patience: Duration, until condition: () -> Bool
  ) throws {
    let deadline = ContinuousClock.now + patience
    while !condition() {
      guard ContinuousClock.now < deadline else { throw failure("waited in vain \(what)") }
      receive(within: .milliseconds(isClosed ? 1 : 10))
      if isClosed, hasEnded, !condition() { throw failure("ended; waited \(what)") }
    }
  }

  /// Takes what the program wrote, waiting a little for more.
  private func receive(within patience: Duration) {
    var polled = pollfd(fd: isClosed ? -1 : terminal, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(patience / .milliseconds(1))
    guard poll(&polled, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while true {
      let count = read(terminal, &buffer, buffer.count)
      guard count > 0 else {
        // Linux says EIO when the last program on a terminal has gone.
        if count == 0 || (errno != EAGAIN && errno != EINTR) { isClosed = true }
        return
      }
      raw += buffer.prefix(count)
      screen.feed(buffer.prefix(count))
    }
  }

  private func failure(_ what: String) -> TerminalFailure {
    let lines = screen.lines.map { "  | " + $0 }.joined(separator: "\n")
    return TerminalFailure("\(what); the screen:\n\(lines)\n  output: \(output.debugDescription)")
  }

  private static func stripped(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      rest = rest.dropFirst()
      if byte == 0x1B {
        guard rest.first == UInt8(ascii: "[") else {
          rest = rest.dropFirst()
          continue
        }
        rest = rest.dropFirst().drop { $0 < 0x40 || $0 > 0x7E }.dropFirst()
      } else if byte != 0x0D && byte != 0x07 {
        kept.append(byte)
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func firstRange(of bytes: [UInt8]) -> Range<Int>? {
    guard let first = bytes.first else { return startIndex..<startIndex }
    return indices.first { self[$0] == first && self[$0...].starts(with: bytes) }
      .map { $0..<$0 + bytes.count }
  }
}
