/// What Tab does with the completions that are offered.
enum CompletionChoice: Equatable {
  /// Nothing is offered.
  case nothing

  /// This many characters before the cursor become this text.
  case replace(characters: Int, with: String)

  /// Several words are possible and no more of them is certain.
  case several

  /// Chooses for the text before the cursor.
  init(_ offered: [Completion], before text: String) {
    let word = text[
      (text.lastIndex { $0 == " " || $0 == "," }.map(text.index(after:)) ?? text.startIndex)...]
    guard let first = offered.first?.word else {
      self = .nothing
      return
    }
    var common = Substring(first)
    for other in offered.dropFirst() {
      common = common.commonPrefix(with: other.word)
    }
    let extends = common.lowercased().hasPrefix(word.lowercased())
    if offered.count == 1, common.hasPrefix("/") {
      // What follows a command stands apart from it.
      self = .replace(characters: word.count, with: common + " ")
    } else if offered.count == 1 || (extends && common.count > word.count) {
      self = common == word ? .nothing : .replace(characters: word.count, with: String(common))
    } else {
      self = .several
    }
  }

  /// The candidates with their meanings, in columns, wrapped to the width.
  static func list(_ offered: [Completion], width: Int, most: Int = 40) -> [String] {
    let shown = offered.prefix(most).map {
      (word: EditableText.safe($0.word), meaning: EditableText.safe($0.meaning))
    }
    let widest = shown.map { TerminalText.width($0.word) }.max() ?? 0
    let column = min(widest, width / 2) + 4
    var lines: [String] = []
    for candidate in shown {
      let meaning = TerminalText.wrap(candidate.meaning, width: width - column)
      let word = TerminalText.pad("  " + candidate.word, to: column)
      if TerminalText.width(word) > column {
        lines += TerminalText.wrap(word, width: width, indent: 0)
        lines += meaning.map { String(repeating: " ", count: column) + $0 }
      } else {
        lines.append(word + (meaning.first ?? ""))
        lines += meaning.dropFirst().map { String(repeating: " ", count: column) + $0 }
      }
    }
    if offered.count > most { lines.append("  … and \(offered.count - most) more") }
    return lines
  }
}

extension Substring {
  fileprivate func commonPrefix(with other: String) -> Substring {
    var end = startIndex
    for (mine, theirs) in zip(indices, other) {
      guard self[mine].lowercased() == theirs.lowercased() else { break }
      end = index(after: mine)
    }
    return self[..<end]
  }
}
