import ConsultationCore
import Interview

extension MarkSheet.Pass {
  /// Reads `80%, no critical item missed`.
  init(parsing text: String, line: Int, column: Int) throws(DialogueError) {
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.trimmed }
    let number = parts.first.flatMap { $0.hasSuffix("%") ? Int($0.dropLast()) : nil }
    let forms = "pass: 80%, or pass: 80%, no critical item missed"
    guard let number, (0...100).contains(number) else {
      throw DialogueError(
        line: line, column: column, "Expected a share of the points from 0% to 100%: \(forms).")
    }
    guard parts.last != "" else {
      throw DialogueError(
        line: line, column: column, "Expected something after the comma: \(forms).")
    }
    let condition = "no critical item missed"
    guard parts.count == 1 || parts[1] == condition else {
      throw DialogueError(
        line: line, column: column,
        "Found \(parts[1].quotedShort)\(ending(for: parts[1], among: [condition])) "
          + "Expected \(forms).")
    }
    self.init(percent: number, needsEveryCriticalItem: parts.count == 2)
  }
}

extension MarkSheet.Item {
  /// The forms of an item, for errors.
  static let forms = [
    "asked QUESTION", "asked QUESTION before the verdict", "asked QUESTION before QUESTION",
    "recorded QUESTION, QUESTION (1 each)", "trainee's verdict is VERDICT",
    "brought out QUESTION with /ask", "told WORDS", "used /COMMAND",
  ]

  /// Reads one item without its dash.
  init(parsing text: String, line: Int, column: Int) throws(DialogueError) {
    var rest = text.trimmed
    var isCritical = false
    if rest.hasPrefix("[") {
      guard rest.hasPrefix("[critical] ") else {
        let mark = String(rest.prefix { $0 != "]" }.dropFirst())
        throw DialogueError(
          line: line, column: column,
          "Found [\(mark)]\(ending(for: mark, among: ["critical"])) Expected [critical] or nothing."
        )
      }
      isCritical = true
      rest = rest.dropFirst("[critical] ".count).trimmed
    }
    let (words, weight, isEach) = try Self.weight(of: rest, line: line, column: column)
    let task = try MarkSheet.Task(parsing: words, line: line, column: column)
    let isList = if case .recorded = task { true } else { false }
    guard isList || isEach != true else {
      throw DialogueError(
        line: line, column: column, "“each” goes with recorded only; expected (\(weight)).")
    }
    guard !isList || isEach != false || !words.contains(",") else {
      throw DialogueError(
        line: line, column: column, "Several answers are recorded here; expected (\(weight) each).")
    }
    self.init(task: task, weight: weight, isCritical: isCritical, words: words)
  }

  /// The points in the brackets at the end; one where there are none.
  private static func weight(
    of text: String, line: Int, column: Int
  ) throws(DialogueError) -> (words: String, weight: Int, isEach: Bool?) {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return (text, 1, nil) }
    let inside = text[text.index(after: open)...].dropLast()
    let isEach = inside.hasSuffix(" each")
    let digits = isEach ? inside.dropLast(5) : inside
    guard let weight = Int(digits), (1...100).contains(weight) else {
      // Brackets at the end of free words are words.
      if text.hasPrefix("told ") { return (text, 1, nil) }
      throw DialogueError(
        line: line, column: column + text[..<open].count,
        "Found (\(inside)); expected points from 1 to 100, as (2) or (1 each).")
    }
    return (text[..<open].trimmed, weight, isEach)
  }
}

extension MarkSheet.Task {
  init(parsing text: String, line: Int, column: Int) throws(DialogueError) {
    let words = text.split(separator: " ").map(String.init)
    let rest = words.dropFirst().joined(separator: " ")
    var task: MarkSheet.Task?
    switch words.first {
    case "asked": task = Self.asked(rest)
    case "recorded":
      let ids = rest.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
      if ids.allSatisfy(Self.isID) { task = .recorded(ids.map { QuestionID($0) }) }
    case "trainee's", "trainee’s":
      guard rest.hasPrefix("verdict is ") else { break }
      let name = rest.dropFirst("verdict is ".count).trimmed
      guard let verdict = Verdict(name: name) else {
        let names = Verdict.allCases.map(\.name)
        throw DialogueError(
          line: line, column: column,
          "Found the verdict \(name.quotedShort)\(ending(for: name, among: names)) Expected one of: "
            + names.joined(separator: ", ") + ".")
      }
      task = .verdict(verdict)
    case "brought":
      if words.count == 5, words[1] == "out", words[3] == "with", words[4] == "/ask",
        Self.isID(words[2])
      {
        task = .broughtOut(QuestionID(words[2]))
      }
    case "told": if !rest.isEmpty { task = .told(rest) }
    case "used":
      if words.count == 2, rest.hasPrefix("/") { task = .used(command: String(rest.dropFirst())) }
    default: break
    }
    guard let task else { throw Self.error(words, line: line, column: column) }
    self = task
  }

  private static func asked(_ text: String) -> MarkSheet.Task? {
    let words = text.split(separator: " ").map(String.init)
    guard let id = words.first, isID(id) else { return nil }
    switch words.count {
    case 1: return .asked(QuestionID(id), before: nil)
    case 3 where words[1] == "before" && isID(words[2]):
      return .asked(QuestionID(id), before: .question(QuestionID(words[2])))
    case 4 where Array(words[1...]) == ["before", "the", "verdict"]:
      return .asked(QuestionID(id), before: .verdict)
    default: return nil
    }
  }

  private static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// Names the form that begins as the item does, or all of them.
  private static func error(_ words: [String], line: Int, column: Int) -> DialogueError {
    let first = words.first ?? ""
    let verbs = ["asked", "recorded", "trainee's", "brought", "told", "used"]
    let verb = verbs.contains(first) ? first : Nearest.match(for: first, among: verbs)
    let forms = MarkSheet.Item.forms.filter { verb.map($0.hasPrefix) ?? true }
    return DialogueError(
      line: line, column: column,
      "The item \(words.joined(separator: " ").quotedShort) cannot be checked. Expected: "
        + forms.joined(separator: "; ") + ".")
  }
}
