import Glibc

/// Keeps a terminal usable however the process ends, and tells a reader of signals.
///
/// There is one, since signals are the process's. Signal handlers read its state, so it is plain
/// numbers behind a pointer that exists before the first handler does.
enum TerminalGuard {
  private struct State {
    var descriptor: Int32 = -1
    var original = termios()
    var told: Int32 = -1
    var bracketsPastes = false
  }

  private nonisolated(unsafe) static let state: UnsafeMutablePointer<State> = {
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: State())
    atexit { TerminalGuard.restore() }
    return state
  }()
  private nonisolated(unsafe) static var replaced: [(signal: Int32, action: sigaction)] = []

  private static let endBracketing: StaticString = "\u{1B}[?2004l"

  /// What the terminal was like at the beginning.
  static var originalState: termios { state.pointee.original }

  /// Begins to guard a terminal.
  ///
  /// - Returns: the reading end of a pipe on which the numbers of SIGINT, SIGCONT and SIGWINCH
  ///   arrive; nil where the descriptor is no terminal, or one is guarded already.
  static func begin(_ terminal: Int32) -> Int32? {
    guard state.pointee.descriptor < 0, tcgetattr(terminal, &state.pointee.original) == 0 else {
      return nil
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    state.pointee.told = ends[1]
    state.pointee.descriptor = terminal
    for signal in [SIGINT, SIGCONT, SIGWINCH] { replace(signal) { TerminalGuard.tell($0) } }
    for signal in [SIGTERM, SIGHUP] { replace(signal) { TerminalGuard.die($0) } }
    return ends[0]
  }

  /// Restores the terminal and ends the guard.
  ///
  /// - Parameter reading: the descriptor that ``begin(_:)`` gave.
  static func end(_ reading: Int32) {
    restore()
    for (signal, action) in replaced {
      var action = action
      sigaction(signal, &action, nil)
    }
    replaced = []
    state.pointee.descriptor = -1
    close(state.pointee.told)
    close(reading)
  }

  /// Notes that the terminal was told to bracket pastes; only then is it told to stop.
  static func noteBracketing() { state.pointee.bracketsPastes = true }

  /// Gives the terminal back as it was; signal handlers call this too.
  static func restore() {
    let terminal = state.pointee.descriptor
    // A background process that touched the terminal would be stopped for it.
    guard terminal >= 0, tcgetpgrp(terminal) == getpgrp() else { return }
    if state.pointee.bracketsPastes {
      state.pointee.bracketsPastes = false
      _ = write(terminal, endBracketing.utf8Start, endBracketing.utf8CodeUnitCount)
    }
    tcsetattr(terminal, TCSANOW, &state.pointee.original)
  }

  private static func replace(_ signal: Int32, by handler: @escaping @convention(c) (Int32) -> Void)
  {
    var old = sigaction()
    var new = sigaction()
    guard sigaction(signal, nil, &old) == 0 else { return }
    // What the process was started to ignore (nohup) stays ignored.
    if let current = old.__sigaction_handler.sa_handler,
      unsafeBitCast(current, to: Int.self) == 1
    {
      return
    }
    new.__sigaction_handler.sa_handler = handler
    sigaction(signal, &new, nil)
    replaced.append((signal, old))
  }

  private static func tell(_ signal: Int32) {
    let saved = errno
    var number = UInt8(truncatingIfNeeded: signal)
    _ = write(state.pointee.told, &number, 1)
    errno = saved
  }

  private static func die(_ signal: Int32) {
    restore()
    var standard = sigaction()
    sigaction(signal, &standard, nil)
    raise(signal)
  }
}
