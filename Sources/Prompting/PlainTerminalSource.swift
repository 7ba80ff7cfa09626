import Glibc

/// Lines typed on a terminal that is only ever appended to: nothing is drawn twice, and the
/// terminal's own line editing serves.
public struct PlainTerminalSource: ~Copyable, LineSource {
  // The kernel drops, unnoticed, what is typed beyond this.
  private static let kernelLimit = 4095

  private var input: ByteInput
  private let signals: Int32?

  /// Creates a source for standard input.
  public init() {
    signals = TerminalGuard.begin(STDIN_FILENO)
    input = ByteInput(descriptor: STDIN_FILENO, signals: signals)
  }

  deinit {
    StandardOutput.flush()
    if let signals { TerminalGuard.end(signals) }
  }

  /// Shows the prompt and reads a line.
  public mutating func next(_ request: PromptRequest) -> Input {
    guard request.echoes else { return Passphrase.read(prompt: request.prompt) }
    StandardOutput.write(request.prompt)
    guard StandardOutput.flush() else { return .endOfInput }
    while true {
      switch input.nextLine() {
      case .line(let bytes):
        // Ctrl-D after text gives the text alone; at the start of a line it is the end.
        input.forgetEnd()
        if bytes.count >= Self.kernelLimit - 1 {
          _ = drain()
          return .refused(.tooLong(limit: Self.kernelLimit - 1))
        }
        return answer(bytes, request)
      case .tooLong:
        return .refused(.tooLong(limit: longestLine))
      case .signal(SIGINT):
        input.forgetPartialLine()
        StandardOutput.write("\n")
        StandardOutput.flush()
        return .interrupted
      case .signal: continue
      case .end:
        StandardOutput.write("\n")
        return .endOfInput
      }
    }
  }

  /// Writes text at once.
  public mutating func write(_ text: String) {
    StandardOutput.write(text)
    StandardOutput.flush()
  }

  private mutating func answer(_ line: [UInt8], _ request: PromptRequest) -> Input {
    var rest = drain()
    while rest.last == UInt8(ascii: "\n") || rest.last == UInt8(ascii: "\r") { rest.removeLast() }
    guard !rest.isEmpty else { return DecodedLine.input(line) }
    let more = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard request.allowsMultipleLines else { return .refused(.severalLines(1 + more.count)) }
    guard line.count + rest.count < longestLine else {
      return .refused(.tooLong(limit: longestLine))
    }
    return DecodedLine.input(line + [UInt8(ascii: "\n")] + rest)
  }

  /// Takes what came in the same burst as a line.
  ///
  /// The beginning of a further line is readable only while the terminal does not collect lines.
  private mutating func drain() -> [UInt8] {
    var state = termios()
    guard tcgetattr(STDIN_FILENO, &state) == 0 else { return input.drainIfBurst() }
    var collecting = state
    collecting.c_lflag &= ~tcflag_t(ICANON)
    tcsetattr(STDIN_FILENO, TCSANOW, &collecting)
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &state) }
    return input.drainIfBurst()
  }
}
