public import ConsultationCore

/// The Flesch–Kincaid grade of a document's prose: texts of four words or more, so that cells with
/// a date or a name do not flatter it.
public struct ReadingLevel {
  private var sentences = 0
  private var words = 0
  private var syllables = 0

  /// Reads a document.
  public init(_ document: Document) {
    for line in document.lines where line.split(separator: " ").count >= 4 { add(line) }
  }

  /// 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
  public var grade: Double {
    guard sentences > 0, words > 0 else { return 0 }
    return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words)
      - 15.59
  }

  private mutating func add(_ line: String) {
    var inSentence = false
    for piece in line.split(separator: " ") {
      let letters = piece.filter { $0.isLetter }
      if !letters.isEmpty {
        words += 1
        syllables += Self.syllables(in: letters.lowercased())
        inSentence = true
      }
      if inSentence, let last = piece.last(where: { !"”)\"".contains($0) }), ".!?".contains(last) {
        sentences += 1
        inSentence = false
      }
    }
    if inSentence { sentences += 1 }
  }

  /// Groups of vowels, without a silent e at the end.
  static func syllables(in word: String) -> Int {
    var count = 0
    var wasVowel = false
    for letter in word {
      let isVowel = "aeiouy".contains(letter)
      if isVowel && !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    if word.hasSuffix("e") && !word.hasSuffix("le") && count > 1 { count -= 1 }
    return max(1, count)
  }
}
