public import ConsultationCore

/// Reads one typed answer to one question; explains what it cannot take and never guesses.
public struct AnswerParser {
  private let dates: DateParser
  private let wholeDays: Set<QuestionID>

  /// A parser for lines typed on `today`.
  ///
  /// - Parameters:
  ///   - today: From where `3 weeks ago` counts.
  ///   - wholeDays: Questions whose day must be said itself: no month or year stands for it.
  public init(today: Day, wholeDays: some Sequence<QuestionID> = []) {
    dates = DateParser(today: today)
    self.wholeDays = Set(wholeDays)
  }

  /// Words for an answer that nobody knows, and for one that is not given.
  static let unknownWords: Set<String> = ["u", "unknown", "?", "don't know", "dont know"]
  static let declinedWords: Set<String> = ["d", "declined", "decline"]

  /// The answer that `text` means for the question.
  public func parse(_ text: String, for question: QuestionDefinition) throws(Rejection) -> Answer {
    let text = text.trimmed
    let word = text.lowercased()
    if Self.unknownWords.contains(word) { return .unknown }
    if Self.declinedWords.contains(word) { return .declined }
    return .value(try value(text, for: question))
  }

  private func value(_ text: String, for question: QuestionDefinition) throws(Rejection)
    -> AnswerValue
  {
    switch question.kind {
    case .choice: return .option(try option(text, of: question))
    case .choices: return .options(try options(text, of: question))
    case .day(let allowsNone):
      if allowsNone && Self.isNone(text) { return .none }
      return .day(try dates.parse(text, whole: wholeDays.contains(question.id)))
    case .number(let unit, let range, let allowsNone):
      if allowsNone && Self.isNone(text) { return .none }
      return .number(try NumberParser.parse(text, in: unit, range))
    case .scores(let count, let range): return .scores(try scores(text, count, range))
    case .text(let allowsNone):
      if allowsNone && Self.isNone(text) { return .none }
      guard text.contains(where: \.isLetter) else {
        throw Rejection("Write a few words\(allowsNone ? ", or none" : "").")
      }
      return .text(text)
    case .measurement(let unit, let range): return try measurement(text, unit, range)
    case .instrument(let instruments):
      if Self.isNone(text) { return .none }
      return try instrument(text, of: instruments)
    }
  }

  static func isNone(_ text: String) -> Bool {
    ["none", "no", "n", "never", "-"].contains(text.trimmed.lowercased())
  }

  private func scores(_ text: String, _ count: Int, _ range: ClosedRange<Int>) throws(Rejection)
    -> [Int]
  {
    let separated = text.split { $0 == " " || $0 == "," }.map(String.init)
    let items = separated.count == 1 ? text.map(String.init) : separated
    guard items.count == count else {
      throw Rejection(
        "\(count) scores are expected, one for each item, for example "
          + String(repeating: "\(range.lowerBound + 1) ", count: count).trimmed
          + "; \(items.count) came.")
    }
    var scores: [Int] = []
    for (position, item) in items.enumerated() {
      guard let score = Int(item), range.contains(score) else {
        throw Rejection(
          "Item \(position + 1) reads “\(VisibleText.of(String(item.prefix(20))))”; expected "
            + "\(range.lowerBound) to \(range.upperBound).")
      }
      scores.append(score)
    }
    return scores
  }

  private func measurement(
    _ text: String, _ unit: NumberUnit, _ range: ClosedRange<Double>
  ) throws(Rejection) -> AnswerValue {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = words.first else {
      throw Rejection("Write the number and its date, for example 2.4 on 2026-11-20.")
    }
    let number = try NumberParser.parse(first, in: unit, range)
    guard words.count > 1 else {
      throw Rejection("Add the date of the measurement, for example \(first) today.")
    }
    let date = words[1].trimmed
    return .measurement(
      number,
      on: try dates.parse(date.hasPrefix("on ") ? String(date.dropFirst(3)) : date, whole: true))
  }

  private func instrument(
    _ text: String, of instruments: [AnswerKind.Instrument]
  ) throws(Rejection) -> AnswerValue {
    let words = text.split(separator: " ").map(String.init)
    let names = instruments.map(\.name)
    guard words.count == 2,
      let instrument = instruments.first(where: { $0.name.lowercased() == words[0].lowercased() })
    else {
      throw Rejection(
        "Write the instrument and its total, for example \(names[0]) 12, or none. "
          + "Known: \(names.joined(separator: ", ")).")
    }
    guard let total = Int(words[1]), instrument.range.contains(total) else {
      throw Rejection(
        "The total of \(instrument.name) runs from \(instrument.range.lowerBound) to "
          + "\(instrument.range.upperBound).")
    }
    return .instrument(instrument.name, total)
  }
}

// MARK: - Options

extension AnswerParser {
  /// One option by number, name, words or unambiguous prefix.
  func option(_ text: String, of question: QuestionDefinition) throws(Rejection) -> String {
    let options = question.options
    let word = text.trimmed.lowercased()
    guard !word.isEmpty else { throw Rejection("Choose one: \(Self.list(question)).") }
    if let exact = options.first(where: {
      $0.id.lowercased() == word || $0.label.lowercased() == word
    }) {
      return exact.id
    }
    if let number = Int(word), !question.hasNumericOptions {
      guard options.indices.contains(number - 1) else {
        throw Rejection("There is no option \(number); expected 1 to \(options.count).")
      }
      return options[number - 1].id
    }
    let matches = Self.matches(word, in: question)
    switch matches.count {
    case 1: return matches[0].id
    case 0:
      throw Rejection(
        "“\(VisibleText.of(String(text.prefix(40))))” is not an option"
          + Nearest.ending(for: word, among: options.flatMap { [$0.id, $0.label] }) + " "
          + "Choose one: \(Self.list(question)), or u for unknown, d for declined.")
    default:
      throw Rejection(
        "“\(VisibleText.of(text))” could mean \(matches.map(\.id).joined(separator: " or ")); "
          + "type more letters or the number.")
    }
  }

  /// The options that begin as typed, else those of which some word does.
  private static func matches(
    _ word: String, in question: QuestionDefinition
  ) -> [Option] {
    let beginning = question.options.filter {
      $0.id.lowercased().hasPrefix(word) || $0.label.lowercased().hasPrefix(word)
    }
    // Nobody sees how a restricted answer was understood, so it is not guessed at.
    if word.count < 4, beginning.contains(where: { question.restrictedOptions.contains($0.id) }) {
      return []
    }
    guard beginning.isEmpty, word.count > 3, !question.isRestricted, !question.isSafety else {
      return beginning
    }
    // Words from the middle of a label may be those that the opposite says too: “dark marks” of “no
    // dark marks”, or of a safety question “heart disease” of “stable heart disease”.
    return question.options.filter { option in
      !question.restrictedOptions.contains(option.id)
        && .option(option.id) != question.negative && Words.begin(option.label, with: word)
    }
  }

  /// Several options with commas and ranges, or "none" alone.
  func options(_ text: String, of question: QuestionDefinition) throws(Rejection) -> [String] {
    let text = text.withCloseRanges
    let separator: (Character) -> Bool =
      text.contains(",") || !text.allSatisfy { $0.isNumber || $0 == " " || $0 == "-" }
      ? { $0 == "," } : { $0 == " " || $0 == "," }
    var chosen: [String] = []
    for part in text.split(whereSeparator: separator).map({ String($0).trimmed })
    where !part.isEmpty {
      if Self.unknownWords.union(Self.declinedWords).contains(part.lowercased()) {
        throw Rejection("“\(part)” stands for the whole answer; type it alone, or leave it out.")
      }
      if let span = try span(part, of: question) {
        chosen += span
      } else if let several = Self.named(part, in: question) {
        chosen += several
      } else {
        chosen.append(try option(part, of: question))
      }
    }
    guard !chosen.isEmpty else {
      throw Rejection("Choose one or more, with commas: \(Self.list(question)).")
    }
    if case .options(let negative)? = question.negative, let none = negative.first,
      chosen.contains(none), chosen.count > 1
    {
      throw Rejection("“\(none)” cannot stand with others; leave it out or give it alone.")
    }
    return question.options.map(\.id).filter(chosen.contains)
  }

  /// Options named in full with nothing but spaces between them; `nil` for anything else.
  private static func named(_ text: String, in question: QuestionDefinition) -> [String]? {
    let words = text.lowercased().split(separator: " ")
    guard words.count > 1,
      !question.options.contains(where: { $0.label.lowercased() == text.lowercased() })
    else { return nil }
    let ids = words.compactMap { word in question.options.first { $0.id.lowercased() == word }?.id }
    return ids.count == words.count ? ids : nil
  }

  /// `1-3` as three options; `nil` where the text is no range.
  private func span(_ text: String, of question: QuestionDefinition) throws(Rejection) -> [String]?
  {
    let ends = text.split(separator: "-").map { Int($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], !question.hasNumericOptions
    else { return nil }
    guard first >= 1, first <= last, last <= question.options.count else {
      throw Rejection(
        "\(first)-\(last) is not a range of the list; expected 1 to \(question.options.count).")
    }
    return question.options[(first - 1)...(last - 1)].map(\.id)
  }

  /// What may be typed, in a few words: the options themselves are on the screen.
  static func list(_ question: QuestionDefinition) -> String {
    let options = question.options
    guard options.count > 4, let first = options.first, let last = options.last else {
      return options.enumerated().map { position, option in
        question.hasNumericOptions ? option.id : "\(position + 1) \(option.id)"
      }.joined(separator: ", ")
    }
    return question.hasNumericOptions
      ? "\(first.id) to \(last.id)" : "1 to \(options.count), or a name"
  }
}

extension String {
  /// The same with ranges of numbers, such as `1 - 3` and `1–3`, written as `1-3`.
  var withCloseRanges: String {
    var result = ""
    var rest = self[...]
    while let character = rest.popFirst() {
      let next = rest.drop { $0 == " " }
      guard character == "-" || character == "–", next.first?.isNumber ?? false,
        let last = result.lastIndex(where: { $0 != " " }), result[last].isNumber
      else {
        result.append(character)
        continue
      }
      result = result[...last] + "-"
      rest = next
    }
    return result
  }
}

extension QuestionDefinition {
  /// Whether the ids are numbers themselves, so that a typed number is an id and not a position.
  public var hasNumericOptions: Bool { options.allSatisfy { Int($0.id) != nil } }

  /// Whether the ids are Roman numerals, which their labels do not say.
  var hasRomanOptions: Bool {
    options.allSatisfy { !$0.id.isEmpty && $0.id.allSatisfy("IVX".contains) }
  }
}
