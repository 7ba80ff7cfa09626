import Glibc

/// Reads a secret from the controlling terminal without showing it.
public enum Passphrase {
  /// Reads one line from `/dev/tty`, never from standard input.
  ///
  /// Backspace and Ctrl-U edit it, and a pasted line may hold it. The terminal is restored in
  /// every case.
  ///
  /// - Parameter prompt: what to show before it, on the terminal.
  /// - Returns: the line, `interrupted` after Ctrl-C, `endOfInput` after Ctrl-D on an empty line,
  ///   or a refusal.
  public static func read(prompt: String) -> Input {
    StandardOutput.flush()
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return .refused(.noTerminal) }
    defer { close(terminal) }
    let guarding = TerminalGuard.begin(terminal)
    defer { if let guarding { TerminalGuard.end(guarding) } }
    var state = termios()
    guard tcgetattr(terminal, &state) == 0 else { return .refused(.noTerminal) }
    var silent = state
    silent.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
    silent.c_iflag &= ~tcflag_t(INLCR)
    guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return .refused(.noTerminal) }
    defer { tcsetattr(terminal, TCSADRAIN, &state) }
    show(prompt, on: terminal)
    var input = ByteInput(descriptor: terminal, signals: guarding)
    defer { show("\n", on: terminal) }
    return line(from: &input)
  }

  private static func line(from input: inout ByteInput) -> Input {
    var secret: [UInt8] = []
    // Nothing of it stays in memory that is given back.
    defer { for index in secret.indices { secret[index] = 0 } }
    secret.reserveCapacity(1024)
    while true {
      guard let byte = input.takeFirst() else {
        switch input.wait() {
        case .bytes, .nothing: continue
        case .signal(SIGINT): return .interrupted
        case .signal: continue
        case .end: return .endOfInput
        }
      }
      switch byte {
      case UInt8(ascii: "\r"), UInt8(ascii: "\n"): return finished(secret, &input)
      case 0x03: return .interrupted
      case 0x04 where secret.isEmpty: return .endOfInput
      case 0x04: continue
      // Stopping and quitting mean nothing here, and no secret holds them.
      case 0x1A, 0x1C: continue
      case 0x7F, 0x08: removeLastCharacter(&secret)
      case 0x15: secret.removeAll(keepingCapacity: true)
      default: secret.append(byte)
      }
      if secret.ends(with: KeyDecoder.pasteStart) || secret.ends(with: KeyDecoder.pasteEnd) {
        secret.removeLast(KeyDecoder.pasteStart.count)
      }
      // More than this is no passphrase, and appending must not move it about in memory.
      guard secret.count < 1024 else {
        _ = input.drain()
        return .refused(.tooLong(limit: 1023))
      }
    }
  }

  private static func finished(_ secret: [UInt8], _ input: inout ByteInput) -> Input {
    var rest = input.drainIfBurst()
    while let last = rest.last, last == UInt8(ascii: "\r") || last == UInt8(ascii: "\n") {
      rest.removeLast()
    }
    if rest.isEmpty || rest == KeyDecoder.pasteEnd { return DecodedLine.input(secret) }
    let newlines = rest.count { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
    return .refused(.severalLines(2 + newlines))
  }

  private static func removeLastCharacter(_ secret: inout [UInt8]) {
    while let last = secret.popLast(), last & 0xC0 == 0x80 {}
  }

  private static func show(_ text: String, on terminal: Int32) {
    var text = text
    _ = text.withUTF8 { Glibc.write(terminal, $0.baseAddress, $0.count) }
  }
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool {
    count >= other.count && self[(count - other.count)...].elementsEqual(other)
  }
}
