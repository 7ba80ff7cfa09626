import Glibc

/// What the surroundings say about how to talk to the person.
public struct TerminalEnvironment: Hashable, Sendable {
  /// Whether lines come from a terminal.
  public var inputIsTerminal: Bool

  /// Whether output goes to a terminal.
  public var outputIsTerminal: Bool

  /// Whether output is only ever appended, without repainting or drawing; for screen readers.
  public var isAccessible: Bool

  /// Whether the terminal cannot move its cursor.
  public var isDumb: Bool

  /// Whether colour is unwanted.
  public var refusesColour: Bool

  /// Creates a description from environment variables.
  ///
  /// - Parameters:
  ///   - inputIsTerminal: whether lines come from a terminal.
  ///   - outputIsTerminal: whether output goes to a terminal.
  ///   - accessible: whether append-only output was asked for by an option.
  ///   - variable: gives the value of an environment variable.
  public init(
    inputIsTerminal: Bool, outputIsTerminal: Bool, accessible: Bool = false,
    variable: (_ name: String) -> String?
  ) {
    func isSet(_ name: String) -> Bool { !(variable(name) ?? "").isEmpty }
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    isAccessible = accessible || (isSet("ACCESSIBLE") && variable("ACCESSIBLE") != "0")
    // The line editor itself gives up on these names.
    isDumb = ["", "dumb", "emacs", "unknown"].contains(variable("TERM") ?? "")
    refusesColour = isSet("NO_COLOR")
  }

  /// The surroundings of this process.
  public static var current: TerminalEnvironment { current(accessible: false) }

  /// The surroundings of this process, with what an option says about access.
  public static func current(accessible: Bool) -> TerminalEnvironment {
    TerminalEnvironment(
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      accessible: accessible, variable: { getenv($0).map { String(cString: $0) } })
  }

  /// Whether a line may be drawn again in place.
  public var allowsRepainting: Bool {
    inputIsTerminal && outputIsTerminal && !isDumb && !isAccessible
  }

  /// Whether text may be styled.
  public var allowsStyling: Bool {
    outputIsTerminal && !isDumb && !isAccessible && !refusesColour
  }

  /// The width for text in columns, from 40 to 200; 80 where nothing is known.
  public var columns: Int {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns =
      isKnown ? Int(size.ws_col) : getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
    return Self.clamp(columns ?? 80)
  }

  /// A width that text is laid out for, given the terminal's.
  public static func clamp(_ columns: Int) -> Int { min(max(columns, 40), 200) }
}
