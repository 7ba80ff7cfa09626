/// Where lines come from.
public protocol LineSource: ~Copyable {
  /// Asks for one line and waits for it.
  mutating func next(_ request: PromptRequest) -> Input

  /// Writes text that the caller made safe to show. On a terminal it is visible at once.
  mutating func write(_ text: String)
}

/// The source of lines that suits where the program runs.
public enum Console: ~Copyable, LineSource {
  /// A terminal with a line editor.
  case editing(EditLineSource)

  /// A terminal that is only ever appended to.
  case plain(PlainTerminalSource)

  /// Standard input that is no terminal.
  case piped(PipeSource)

  /// Lines known beforehand.
  case scripted(ScriptedLines)

  /// Whether all that was written could be shown; where not, a source says that the input has ended.
  public static var isSeen: Bool { StandardOutput.flush() }

  /// The source for standard input: a pipe, a plain terminal, or else a line editor.
  public static func standard(_ environment: TerminalEnvironment = .current) -> Console {
    guard environment.inputIsTerminal else { return .piped(PipeSource()) }
    guard environment.allowsRepainting, let editing = EditLineSource() else {
      return .plain(PlainTerminalSource())
    }
    return .editing(editing)
  }

  /// Asks the chosen source for one line.
  public mutating func next(_ request: PromptRequest) -> Input {
    switch consume self {
    case .editing(var source):
      let input = source.next(request)
      self = .editing(source)
      return input
    case .plain(var source):
      let input = source.next(request)
      self = .plain(source)
      return input
    case .piped(var source):
      let input = source.next(request)
      self = .piped(source)
      return input
    case .scripted(var source):
      let input = source.next(request)
      self = .scripted(source)
      return input
    }
  }

  /// Writes text through the chosen source.
  public mutating func write(_ text: String) {
    switch consume self {
    case .editing(var source):
      source.write(text)
      self = .editing(source)
    case .plain(var source):
      source.write(text)
      self = .plain(source)
    case .piped(var source):
      source.write(text)
      self = .piped(source)
    case .scripted(var source):
      source.write(text)
      self = .scripted(source)
    }
  }
}
