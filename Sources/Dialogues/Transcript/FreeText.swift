import ConsultationCore
import Interview

/// Takes names and dates out of words that stay in a transcript by request.
///
/// Names are those of the record's own header; other names in the words are for a reader to find.
struct FreeText {
  /// Every date moves by so many days.
  let dayOffset: Int
  private let names: Set<String>
  /// Names that need not stand as words of their own: with digits or marks in them, or in a script
  /// that parts no words.
  private let phrases: [[Character]]

  /// Words that may hold these names, in whole or in part.
  init(dayOffset: Int, names: [String]) {
    self.dayOffset = dayOffset
    self.names = Set(
      names.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
        .map { $0.lowercased() }
        .filter { $0.count > 1 && !$0.allSatisfy(\.isNumber) && !Self.titles.contains($0) })
    func isPlain(_ character: Character) -> Bool {
      character.isASCII && (character.isLetter || character == " ")
    }
    phrases = names.map { Array($0.trimmed.lowercased()) }
      .filter { $0.count > 1 && !$0.allSatisfy(isPlain) }
      .sorted { $0.count > $1.count }
  }

  private static let titles: Set<String> = ["dr", "prof", "miss", "mrs", "mr", "ms", "mx"]

  /// The same words with `[name]` for a name and each date moved, and how many these were.
  func scrubbed(_ text: String) -> (text: String, changes: Int) {
    var changes = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0), &changes) }
    return (lines.joined(separator: "\n"), changes)
  }

  private func line(_ text: String, _ changes: inout Int) -> String {
    let text = withoutPhrases(text, &changes)
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var result: [String] = []
    var rest = words[...]
    while let word = rest.first {
      let (count, text) = date(rest) ?? (1, name(word))
      if text != rest.prefix(count).joined(separator: " ") { changes += 1 }
      result.append(text)
      rest = rest.dropFirst(count)
    }
    return result.joined(separator: " ")
  }

  private func withoutPhrases(_ text: String, _ changes: inout Int) -> String {
    var result = ""
    var rest = Array(text)[...]
    while let first = rest.first {
      let phrase = phrases.first { phrase in
        rest.count >= phrase.count
          && zip(rest, phrase).allSatisfy { $0.lowercased() == $1.lowercased() }
      }
      if phrase != nil { changes += 1 }
      result += phrase == nil ? String(first) : "[name]"
      rest = rest.dropFirst(phrase?.count ?? 1)
    }
    return result
  }

  /// A date at the beginning, in one word or up to three, and what stands for it.
  private func date(_ words: ArraySlice<String>) -> (count: Int, text: String)? {
    for count in [3, 2, 1] where words.count >= count {
      let phrase = words.prefix(count).joined(separator: " ")
      let bare = phrase.trimming { !$0.isLetter && !$0.isNumber }
      guard Self.looksLikeDate(bare), let start = phrase.firstRange(of: bare) else { continue }
      let day = try? DateParser(today: Day(number: 0)).parse(bare)
      guard day != nil || count == 1 || Self.isOnlyDate(bare) else { continue }
      let moved = day.map { ($0 + .days(dayOffset)).description } ?? "[date]"
      return (count, phrase.replacingCharacters(in: start, with: moved))
    }
    return nil
  }

  /// Digits on both sides of a mark, or a month with a year.
  private static func looksLikeDate(_ text: String) -> Bool {
    let parts = text.split { !$0.isNumber }
    let isMarked =
      (parts.count == 3 && text.count(where: \.isNumber) >= 4
        || parts.count == 2 && parts.contains { $0.count == 4 })
      && text.allSatisfy { $0.isNumber || "-/.".contains($0) }
    let words = words(of: text)
    return isMarked
      || words.contains(where: isMonth) && words.count > 1 && text.contains(where: \.isNumber)
  }

  /// Nothing but months, numbers and what joins them: 3rd of March.
  private static func isOnlyDate(_ text: String) -> Bool {
    words(of: text).allSatisfy { isMonth($0) || $0.first?.isNumber == true || $0 == "of" }
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { " .,-/".contains($0) }.map(String.init)
  }

  private static func isMonth(_ word: String) -> Bool {
    word.count > 2 && months.contains { $0.hasPrefix(word) || word.hasPrefix($0.prefix(4)) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private func name(_ word: String) -> String {
    let bare = word.trimming { !$0.isLetter && !$0.isNumber }
    let parts = bare.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard parts.contains(where: names.contains), let place = word.firstRange(of: bare) else {
      return word
    }
    return word.replacingCharacters(in: place, with: "[name]")
  }
}

extension String {
  fileprivate func trimming(_ isOutside: (Character) -> Bool) -> String {
    let start = drop(while: isOutside)
    guard let last = start.lastIndex(where: { !isOutside($0) }) else { return "" }
    return String(start[...last])
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
