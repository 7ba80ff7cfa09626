/// Lines typed on a terminal, with editing, history and completion by libedit.
///
/// One at a time: it holds the terminal of standard input until it is dropped.
public struct EditLineSource: ~Copyable, LineSource {
  private let editor: LineEditor

  /// Creates a source, or nothing where the terminal cannot be had.
  public init?() {
    guard let editor = LineEditor() else { return nil }
    self.editor = editor
  }

  deinit { editor.close() }

  /// Shows the prompt and reads a line.
  public mutating func next(_ request: PromptRequest) -> Input {
    request.echoes ? editor.next(request) : Passphrase.read(prompt: request.prompt)
  }

  /// Writes text at once.
  public mutating func write(_ text: String) {
    StandardOutput.write(text)
    StandardOutput.flush()
  }
}
