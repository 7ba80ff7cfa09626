import Glibc

/// Lines of a standard input that is no terminal.
///
/// Each prompt is printed on a line of its own, so that the output reads as a whole.
public struct PipeSource: LineSource {
  private var input: ByteInput

  /// Creates a source.
  ///
  /// - Parameter descriptor: where the lines come from; standard input where not given. The
  ///   source neither owns nor closes it.
  public init(descriptor: Int32? = nil) {
    input = ByteInput(descriptor: descriptor ?? STDIN_FILENO)
  }

  /// Prints the prompt and reads a line.
  public mutating func next(_ request: PromptRequest) -> Input {
    guard request.echoes else { return Passphrase.read(prompt: request.prompt) }
    StandardOutput.write(request.prompt + "\n")
    // An answer to a question that nobody saw is none.
    guard StandardOutput.flush() else { return .endOfInput }
    while true {
      switch input.nextLine() {
      case .line(let bytes): return DecodedLine.input(bytes)
      case .tooLong: return .refused(.tooLong(limit: longestLine))
      case .signal: continue
      case .end: return .endOfInput
      }
    }
  }

  /// Writes text; it is visible at the next prompt at the latest.
  public mutating func write(_ text: String) { StandardOutput.write(text) }
}
