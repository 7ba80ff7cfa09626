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

  /// The place, then the message.
  public var description: String { "line \(line), column \(column): \(message)" }
}

extension String {
  /// For a message: short, in quotation marks.
  var quotedShort: String {
    "“" + (count > 40 ? String(prefix(40)) + "…" : self) + "”"
  }
}

extension String {
  /// How many characters stand before a word; `nil` where it does not stand here as a word.
  func place(of word: String) -> Int? {
    func isOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    guard !word.isEmpty else { return nil }
    let characters = Array(self)
    let wanted = Array(word)
    return characters.indices.first { start in
      let end = start + wanted.count
      return characters[start...].starts(with: wanted)
        && (start == 0 || !isOfWord(characters[start - 1]))
        && (end == characters.count || !isOfWord(characters[end]))
    }
  }
}

/// The end of a sentence: `; did you mean “X”?` or a full stop.
func ending(for text: some StringProtocol, among candidates: some Sequence<String>) -> String {
  Nearest.ending(for: String(text), among: candidates)
}
