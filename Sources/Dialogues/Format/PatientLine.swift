public import ConsultationCore

/// Words of the patient, as in `" [keloid] My mother has those. || Only my mother.`.
public struct PatientLine: Hashable, Sendable {
  /// The item of a list that they are about; `nil` where they answer the whole question.
  public let question: QuestionID?
  /// The same thing in other words, of which one is said; never empty.
  public let alternatives: [String]

  /// Reads the words after the mark; `nil` where an alternative is empty.
  public init?(_ text: String) {
    var words = Substring(text.trimmed)
    var question: QuestionID?
    if words.first == "[", let end = words.firstIndex(of: "]") {
      let id = words[words.index(after: words.startIndex)..<end].trimmed
      guard !id.isEmpty, id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
        return nil
      }
      question = QuestionID(id)
      words = words[end...].dropFirst()
    }
    let alternatives = Self.alternatives(in: words)
    guard alternatives.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.question = question
    self.alternatives = alternatives
  }

  private static func alternatives(in words: Substring) -> [String] {
    guard words.utf8.contains(UInt8(ascii: "|")) else { return [words.trimmed] }
    var alternatives: [String] = [""]
    for word in words.split(separator: " ", omittingEmptySubsequences: false) {
      if word == "||" {
        alternatives.append("")
      } else {
        alternatives[alternatives.count - 1] += word + " "
      }
    }
    return alternatives.map(\.trimmed)
  }

  /// Words as they are shown: said in quotation marks, or in brackets what the clinician sees or is
  /// handed.
  public static func shown(_ words: String) -> String {
    words.hasPrefix("(") && words.hasSuffix(")") ? words : "“\(words)”"
  }

  /// The words said with this seed: the same seed says the same words.
  ///
  /// - Parameters:
  ///   - seed: Decides among the alternatives.
  ///   - place: The line in the file, so that lines vary apart from each other.
  /// - Returns: One of the alternatives.
  public func words(seed: UInt64, place: Int) -> String {
    var mixed = seed &+ UInt64(place) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return alternatives[Int((mixed ^ (mixed >> 31)) % UInt64(alternatives.count))]
  }
}
