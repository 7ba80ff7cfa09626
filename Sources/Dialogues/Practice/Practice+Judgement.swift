import ConsultationCore
import Interview

// The trainee's own verdict and the things to tell, before the computed verdict is shown.
extension Practice {
  /// Takes the verdict and its question out of what is said now.
  mutating func holdBack(_ lines: [Line]) -> [Line] {
    var lines = lines
    func drop(_ some: [Line]) -> Bool {
      guard !some.isEmpty, lines.count >= some.count, Array(lines.suffix(some.count)) == some else {
        return false
      }
      lines.removeLast(some.count)
      return true
    }
    _ = drop(narrator.lines(for: consultation.prompt))
    let verdict = narrator.verdict()
    _ = drop(verdict)
    heldBack = attempt.isExamination ? [] : verdict
    return lines
  }

  func verdictQuestion() -> [Step] {
    let names = Verdict.allCases.enumerated().map { "\($0 + 1)  \($1.words) (\($1.name))" }
    return [
      .say(Line(.question, "Everything is asked. Your own verdict, before the computed one?"))
    ]
      + names.map { .say(Line(.option, $0)) }
  }

  mutating func take(verdict line: String) -> [Step] {
    guard let verdict = Self.verdict(line.trimmed) else {
      let names = Verdict.allCases.map(\.name)
      return [
        .say(
          Line(
            .refusal,
            "\(line.trimmed.quotedShort) is no verdict\(ending(for: line.trimmed, among: names)) "
              + "Type 1 to \(names.count), or one of: \(names.joined(separator: ", ")).")),
        .ask(asking()),
      ]
    }
    attempt.verdict = verdict.name
    stage = .thing(0)
    return [
      .say(Line(.echo, "Your verdict: \(verdict.words) (\(verdict.name)).")),
      .say(Line(.question, "Which three things would you tell this patient? One on each line.")),
      .ask(asking()),
    ]
  }

  private static func verdict(_ text: String) -> Verdict? {
    let all = Verdict.allCases
    if let number = Int(text) { return all.indices.contains(number - 1) ? all[number - 1] : nil }
    let word = text.uppercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(
      separator: "_")
    guard !word.isEmpty else { return nil }
    let names = all.flatMap { verdict in
      [verdict.name, verdict.words.uppercased().split(separator: " ").joined(separator: "_")]
        .map { (name: $0, verdict: verdict) }
    }
    if let exact = names.first(where: { $0.name == word }) { return exact.verdict }
    let found = Set(names.filter { $0.name.hasPrefix(word) }.map(\.verdict))
    return found.count == 1 ? found.first : nil
  }

  mutating func take(thing line: String, _ count: Int) -> [Step] {
    let text = line.trimmed
    if text.hasPrefix("/") {
      guard text.count > 1, Self.backCommand.hasPrefix(text.lowercased()) else {
        return refusing(
          "A command is nothing to tell a patient; \(Self.backCommand) goes back to "
            + (count == 0 ? "your verdict." : "thing \(count)."))
      }
      return goBack(from: count)
    }
    guard !text.isEmpty, text.count <= Self.longestThing else {
      return refusing(
        "Write one sentence of at most \(Self.longestThing) characters, or - for nothing.")
    }
    attempt.things.append(VisibleText.of(text))
    guard count + 1 >= Self.thingCount else {
      stage = .thing(count + 1)
      return [.ask(asking())]
    }
    stage = .ended
    attempt.score = Marking(attempt, of: practiceCase).score
    return heldBack.map { .say($0) } + [.end]
  }

  /// To the thing before, or to the verdict; what stood there is written anew.
  private mutating func goBack(from count: Int) -> [Step] {
    guard count > 0 else {
      attempt.verdict = nil
      stage = .verdict
      return verdictQuestion() + [.ask(asking())]
    }
    attempt.things.removeLast()
    stage = .thing(count - 1)
    return [.ask(asking())]
  }
}
