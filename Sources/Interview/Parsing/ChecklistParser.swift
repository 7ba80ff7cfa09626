public import ConsultationCore

/// Reads the answer to a checklist: the items that apply, by number or name, or none.
public struct ChecklistParser {
  private let answers: AnswerParser

  /// A parser that reads the values of items with `answers`.
  public init(_ answers: AnswerParser) { self.answers = answers }

  /// What a line says of one item.
  public enum Item: Hashable, Sendable {
    case answered(QuestionID, Answer)
    /// It applies, and what it is will be asked.
    case opened(QuestionID)
  }

  /// One entry an item, in the order of the list: those not named stay as they were said to apply
  /// earlier, or get their explicit negative.
  ///
  /// `1, 3` names positives; `2?` or `2 u` an item that nobody knows, `2 d` one declined;
  /// `2 = value` answers an item outright; `none` denies every item.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - questions: The items of the list.
  ///   - earlier: What was said of them before and is no negative.
  /// - Returns: What the line says of each item.
  /// - Throws: `Rejection` where it cannot be read in one way alone.
  public func parse(
    _ text: String, for questions: [QuestionDefinition], keeping earlier: [QuestionID: Item] = [:]
  ) throws(Rejection) -> [Item] {
    var earlier = earlier
    var named: [QuestionID: Item] = [:]
    let word = text.trimmed.lowercased()
    if AnswerParser.unknownWords.contains(word) || AnswerParser.declinedWords.contains(word) {
      throw Rejection(
        "Which items are unknown? Write for example 2 u, 5 u; or /each to go one by one.")
    }
    if !["none", "no", "n", "0", "never"].contains(word) {
      for part in entries(text) {
        let (name, value) = Self.split(part)
        for question in try items(named: name, among: questions) {
          guard named[question.id] == nil else {
            throw Rejection("“\(question.name)” is named twice.")
          }
          named[question.id] = try item(question, value)
        }
      }
      guard !named.isEmpty else {
        throw Rejection("Write the numbers or names that apply, or none.")
      }
    } else {
      earlier = [:]
    }
    return try questions.map { question throws(Rejection) in
      if let item = named[question.id] ?? earlier[question.id] { return item }
      guard let negative = question.negative else {
        throw Rejection("“\(question.name)” has no plain no; ask it with /each.")
      }
      return .answered(question.id, .value(negative))
    }
  }

  private func entries(_ text: String) -> [String] {
    let text = text.withCloseRanges
    let onlyNumbers = text.allSatisfy { $0.isNumber || $0 == " " || $0 == "," || $0 == "-" }
    return text.split { $0 == "," || (onlyNumbers && $0 == " ") }
      .map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// A name and what is said of it: `2?`, `keloid u`, `keloid = personal`.
  private static func split(_ part: String) -> (name: String, value: String?) {
    if let equals = part.firstIndex(of: "=") {
      return (String(part[..<equals]).trimmed, String(part[part.index(after: equals)...]).trimmed)
    }
    if part.hasSuffix("?") { return (String(part.dropLast()).trimmed, "u") }
    for suffix in [" u", " d", " unknown", " declined"] where part.lowercased().hasSuffix(suffix) {
      return (String(part.dropLast(suffix.count)).trimmed, suffix.trimmed)
    }
    return (part, nil)
  }

  private func item(_ question: QuestionDefinition, _ value: String?) throws(Rejection) -> Item {
    if let value { return .answered(question.id, try answers.parse(value, for: question)) }
    if let affirmative = question.affirmative {
      return .answered(question.id, .value(affirmative))
    }
    return .opened(question.id)
  }

  private func items(
    named name: String, among questions: [QuestionDefinition]
  ) throws(Rejection) -> [QuestionDefinition] {
    if let number = Int(name) {
      guard questions.indices.contains(number - 1) else {
        throw Rejection("There is no item \(number); expected 1 to \(questions.count), or none.")
      }
      return [questions[number - 1]]
    }
    let ends = name.split(separator: "-").map { Int($0) }
    if ends.count == 2, let first = ends[0], let last = ends[1] {
      guard first >= 1, first <= last, last <= questions.count else {
        throw Rejection(
          "\(first)-\(last) is not a range of the list; expected 1 to \(questions.count).")
      }
      return Array(questions[(first - 1)...(last - 1)])
    }
    return [try question(named: name, among: questions)]
  }

  private func question(
    named name: String, among questions: [QuestionDefinition]
  ) throws(Rejection) -> QuestionDefinition {
    let word = name.lowercased()
    if let exact = questions.first(where: {
      $0.id.name.lowercased() == word || $0.name.lowercased() == word
    }) {
      return exact
    }
    var matches = questions.filter {
      $0.id.name.lowercased().hasPrefix(word) || Words.begin($0.name, with: word)
    }
    if matches.isEmpty && word.count > 2 {
      matches = questions.filter { Words.begin($0.wording, with: word) }
    }
    switch matches.count {
    case 1: return matches[0]
    case 0:
      throw Rejection(
        "“\(VisibleText.of(String(name.prefix(40))))” is not on the list"
          + Nearest.ending(for: word, among: questions.flatMap { [$0.name, $0.id.name] })
          + " Write numbers or names, or none.")
    default:
      throw Rejection(
        "“\(VisibleText.of(name))” could mean \(matches.map(\.name).joined(separator: " or ")); "
          + "write the number.")
    }
  }
}
