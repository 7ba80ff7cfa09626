import ConsultationCore

extension Session {
  /// Performs a line that begins with `/`.
  mutating func perform(
    _ text: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    let words = text.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    let command = try Command.named(words.first ?? "")
    let rest = words.count > 1 ? words[1].trimmed : ""
    if manner.isExamination, command.helpsTrainee {
      throw Rejection("/\(command.rawValue) is not available in an examination.")
    }
    if !rest.isEmpty, [.unknown, .decline, .acknowledge].contains(command) {
      throw Rejection("/\(command.rawValue) takes no words after it. Nothing was answered.")
    }
    switch command {
    case .help: return inquire(line, try help(rest), at: moment)
    case .why: return inquire(line, try why(rest), at: moment)
    case .read: return inquire(line, narrator.spoken(for: consultation.prompt), at: moment)
    case .review: return try review(rest, line, at: moment)
    case .verdict: return inquire(line, verdictLines, at: moment)
    case .progress: return inquire(line, narrator.progress(), at: moment)
    case .plan:
      return take([Event(at: moment, typed: line, .inquired)], repeatsPrompt: false)
        .inserting(.showPlan)
    case .back: return try back(rest, line, at: moment)
    case .amend: return try amend(rest, line, at: moment)
    case .each: return try each(line, at: moment)
    case .note, .said: return try note(command, rest, line, at: moment)
    case .unknown: return try answerAll(.unknown, line, at: moment)
    case .decline: return try answerAll(.declined, line, at: moment)
    case .override: return try override(rest, line, at: moment)
    case .acknowledge: return try acknowledge(line, at: moment)
    case .pause: return take([Event(at: moment, typed: line, .paused)])
    case .abandon:
      guard !rest.isEmpty else { throw Rejection("Write why: /abandon patient left.") }
      return take([Event(at: moment, typed: line, .abandoned(reason: rest))])
    case .sign: return try signature(line, at: moment)
    }
  }

  private mutating func inquire(_ line: String, _ answer: [Line], at moment: Moment) -> [Step] {
    take([Event(at: moment, typed: line, .inquired)], saying: answer, repeatsPrompt: false)
  }

  // MARK: - Questions to the tool

  private func help(_ topic: String) throws(Rejection) -> [Line] {
    guard !topic.isEmpty else { return narrator.help(for: consultation.prompt) }
    if topic.lowercased() == "keys" { return [Line(.explanation, Narrator.keys)] }
    if let command = try? Command.named(topic.hasPrefix("/") ? String(topic.dropFirst()) : topic) {
      return [Line(.explanation, "\(command.usage): \(command.meaning).")]
    }
    return narrator.help(
      for: try question(named: topic, or: ["keys"] + Command.allCases.map(\.rawValue)))
  }

  private func why(_ topic: String) throws(Rejection) -> [Line] {
    if topic.isEmpty {
      let questions = consultation.prompt.questions.compactMap(`protocol`.question)
      return questions.isEmpty ? narrator.whyVerdict() : questions.flatMap(narrator.why)
    }
    if topic.lowercased() == "verdict" { return narrator.whyVerdict() }
    if let number = Int(topic) {
      let notes = narrator.staffNotes
      guard notes.indices.contains(number - 1) else {
        throw Rejection("There is no staff note \(number).")
      }
      return narrator.why(notes[number - 1])
    }
    if let rule = try rule(named: topic) {
      let findings = consultation.assessment.findings.filter { $0.rule == rule.id }
      return findings.isEmpty ? narrator.why(rule) : findings.flatMap(narrator.why)
    }
    if let value = `protocol`.derived.first(where: { $0.name.lowercased() == topic.lowercased() }) {
      return narrator.why(value)
    }
    return narrator.why(try question(named: topic, or: ["verdict"]))
  }

  /// A rule by its id, case apart; `nil` where the text looks like no rule.
  private func rule(named text: String) throws(Rejection) -> Rule? {
    let word = text.uppercased()
    guard word.hasPrefix("R-") else { return nil }
    if let rule = `protocol`.rule(RuleID(word)) { return rule }
    throw Rejection(
      "There is no rule \(VisibleText.of(String(text.prefix(20))))"
        + Nearest.ending(for: word, among: `protocol`.rules.map(\.id.name)))
  }

  /// A question by its id or name, or an unambiguous prefix of either.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - words: What else could have been meant, for the nearest valid word.
  /// - Returns: The question.
  /// - Throws: A rejection with the nearest word, or with all that could be meant.
  func question(
    named text: String, or words: [String] = []
  ) throws(Rejection) -> QuestionDefinition {
    let word = text.lowercased()
    let all = `protocol`.questions
    if let exact = all.first(where: {
      $0.id.name.lowercased() == word || $0.name.lowercased() == word
    }) {
      return exact
    }
    let matches = all.filter {
      $0.id.name.lowercased().hasPrefix(word) || $0.name.lowercased().hasPrefix(word)
    }
    switch matches.count {
    case 1: return matches[0]
    case 0:
      throw Rejection(
        "There is no question “\(VisibleText.of(String(text.prefix(40))))”"
          + Nearest.ending(for: word, among: words + all.map(\.id.name)) + " /review lists them.")
    default:
      throw Rejection(
        "“\(VisibleText.of(text))” could mean "
          + matches.prefix(6).map(\.id.name).joined(separator: ", ") + ".")
    }
  }

  // MARK: - Going back and amending

  private mutating func review(
    _ topic: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    if let number = Int(topic) {
      let answered = consultation.answers.counted
      guard answered.indices.contains(number - 1) else {
        throw Rejection("There is no answer \(number); /review lists 1 to \(answered.count).")
      }
      return revisit([answered[number - 1].question.id], line, at: moment)
    }
    let section = try topic.isEmpty ? nil : section(named: topic)
    return inquire(line, narrator.review(section), at: moment)
  }

  private func section(named text: String) throws(Rejection) -> QuestionDefinition.Section {
    let all = QuestionDefinition.Section.allCases
    if let found = all.first(where: { $0.rawValue.hasPrefix(text.lowercased()) }) { return found }
    throw Rejection(
      "There is no section “\(VisibleText.of(String(text.prefix(30))))”; there are "
        + all.map(\.rawValue).joined(separator: ", ") + ".")
  }

  private mutating func revisit(_ ids: [QuestionID], _ line: String, at moment: Moment) -> [Step] {
    take([Event(at: moment, typed: line, .revisited(ids))])
  }

  private mutating func back(
    _ count: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    guard let lines = count.isEmpty ? 1 : Int(count), lines >= 1 else {
      throw Rejection("Write how many lines to go back, for example /back 2.")
    }
    let ids = consultation.questions(linesBack: lines)
    guard !ids.isEmpty else {
      throw Rejection(
        "There is no answer that far back."
          + (consultation.beginning?.hasHeader == true
            ? " /amend patientReference, patientName or clinician changes the header." : ""))
    }
    return revisit(ids, line, at: moment)
  }

  private mutating func amend(
    _ rest: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    if let steps = try amendHeader(rest, line, at: moment) { return steps }
    let (question, value) = try amended(rest)
    guard consultation.answers.isRelevant(question.id) else {
      throw Rejection("“\(question.name)” does not matter with the answers given so far.")
    }
    guard !value.isEmpty else { return revisit([question.id], line, at: moment) }
    let today = consultation.answers.consultDate ?? moment.localDay
    let answer = try parser(on: today).parse(value, for: question)
    try check(answer, to: question, today: today, at: moment)
    return take([Event(at: moment, typed: line, .answered(question.id, answer: answer))])
  }

  /// The question that an amendment names, also by a name of several words, and the new value.
  func amended(_ rest: String) throws(Rejection) -> (question: QuestionDefinition, value: String) {
    guard let first = rest.split(separator: " ").first else {
      throw Rejection("Name the question: /amend isotretinoinLast 2026-05-01.")
    }
    let typed = rest.lowercased()
    let named = `protocol`.questions
      .filter { $0.name.contains(" ") && (typed + " ").hasPrefix($0.name.lowercased() + " ") }
      .max { $0.name.count < $1.name.count }
    if let named { return (named, String(rest.dropFirst(named.name.count)).trimmed) }
    return (try question(named: String(first)), String(rest.dropFirst(first.count)).trimmed)
  }

  private mutating func each(_ line: String, at moment: Moment) throws(Rejection) -> [Step] {
    switch consultation.prompt {
    case .checklist(let group, _), .joint(let group, _):
      return take([Event(at: moment, typed: line, .unfolded(group: group))])
    default: throw Rejection("/each goes through a list; this is a single question.")
    }
  }

  // MARK: - Words for the record

  private mutating func note(
    _ command: Command, _ text: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    guard !text.isEmpty else { throw Rejection("Write the words after /\(command.rawValue).") }
    let kind: Event.Kind = command == .note ? .noted(text: text) : .quoted(text: text)
    return take([Event(at: moment, typed: line, kind)], repeatsPrompt: false)
  }

  private mutating func answerAll(
    _ answer: Answer, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    let ids = consultation.prompt.questions
    guard !ids.isEmpty else { throw Rejection("There is no question here.") }
    let today = consultation.answers.consultDate ?? moment.localDay
    for question in ids.compactMap(`protocol`.question) {
      try check(answer, to: question, today: today, at: moment)
    }
    return take(
      ids.enumerated().map { position, id in
        Event(at: moment, typed: position == 0 ? line : nil, .answered(id, answer: answer))
      })
  }

  private mutating func acknowledge(_ line: String, at moment: Moment) throws(Rejection) -> [Step] {
    guard case .acknowledge(let banner) = consultation.prompt else {
      throw Rejection("There is nothing to acknowledge.")
    }
    return take([Event(at: moment, typed: line, .acknowledged(banner))])
  }

  private mutating func signature(_ line: String, at moment: Moment) throws(Rejection) -> [Step] {
    let open = consultation.openForSignature
    let answer =
      open.isEmpty ? [Line(.hint, "Nothing is open: type sign.")] : narrator.notReady(open)
    return inquire(line, answer, at: moment)
  }
}

extension [Session.Step] {
  /// The same steps with one more before the next question.
  fileprivate func inserting(_ step: Session.Step) -> Self {
    guard case .ask? = last else { return self + [step] }
    return dropLast() + [step] + suffix(1)
  }
}
