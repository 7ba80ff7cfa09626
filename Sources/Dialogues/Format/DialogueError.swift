import ConsultationCore
import Interview

/// Why a text is no dialogue: where, what was expected, and the nearest valid thing.
public struct DialogueError: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int
  /// One or two sentences, safe to show.
  public let message: String

  /// An error at a place; its words are made safe to show.
  public init(line: Int, column: Int = 1, _ message: String) {
    self.line = line
    self.column = column
    self.message = VisibleText.of(message)
  }

  public var description: String { "line \(line), column \(column): \(message)" }
}

extension String {
  /// For a message: short, in quotation marks.
  var quotedShort: String {
    "“" + (count > 40 ? String(prefix(40)) + "…" : self) + "”"
  }
}

/// `; did you mean “X”?` or nothing.
func hint(for text: some StringProtocol, among candidates: some Sequence<String>) -> String {
  Nearest.hint(for: String(text), among: candidates)
}
