/// One line that is asked for.
public struct PromptRequest: Sendable {
  /// What stands before the cursor.
  ///
  /// It may hold text styled by ``Style``. Of several lines, the last is the prompt and the others
  /// are printed above it.
  public var prompt: String

  /// What stands at the right edge while there is room; only a line editor shows it.
  public var rightPrompt: String?

  /// Text that is in the line already and can be edited; only a line editor shows it.
  public var initialText: String

  /// Whether a line can be called back with the up arrow and Ctrl-R.
  public var remembersLine: Bool

  /// Decides the same of the line itself, where lines may be called back at all.
  public var remembers: @Sendable (_ line: String) -> Bool

  /// Whether several pasted lines are one answer.
  public var allowsMultipleLines: Bool

  /// Whether typing is visible.
  ///
  /// A line that is not echoed comes from the controlling terminal, never from standard input.
  public var echoes: Bool

  /// What Tab offers.
  public var completions: Completer?

  /// Creates a request; all but the prompt have the defaults of an ordinary question.
  public init(
    _ prompt: String, rightPrompt: String? = nil, initialText: String = "",
    remembersLine: Bool = true, remembers: @escaping @Sendable (String) -> Bool = { _ in true },
    allowsMultipleLines: Bool = false, echoes: Bool = true, completions: Completer? = nil
  ) {
    self.prompt = prompt
    self.rightPrompt = rightPrompt
    self.initialText = initialText
    self.remembersLine = remembersLine
    self.remembers = remembers
    self.allowsMultipleLines = allowsMultipleLines
    self.echoes = echoes
    self.completions = completions
  }
}

/// Offers completions for the text before the cursor.
public typealias Completer = @Sendable (_ textBeforeCursor: String) -> [Completion]

/// A word that Tab may put in place of the one before the cursor.
///
/// A word begins after a space or a comma.
public struct Completion: Hashable, Sendable {
  /// The whole word.
  public var word: String

  /// What it means, in one line; may be empty.
  public var meaning: String

  /// Creates a completion.
  public init(_ word: String, meaning: String = "") {
    self.word = word
    self.meaning = meaning
  }
}
