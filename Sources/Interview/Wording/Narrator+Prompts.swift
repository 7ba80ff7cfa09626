public import ConsultationCore

extension Narrator {
  /// What a dialogue writes between the brackets of `? […]`.
  public func key(of prompt: Prompt) -> String {
    switch prompt {
    case .header(let field): field.rawValue
    case .question(let id, _): id.name
    case .checklist(let group, _): "checklist." + group
    case .joint(_, let items): items.map(\.name).joined(separator: ", ")
    case .acknowledge(let banner): "acknowledge." + banner.rawValue.lowercased()
    case .visit: "visit"
    case .review: "review"
    case .signatory(let field): "signatory." + field.rawValue
    case .signature: "signature"
    }
  }

  /// The wording and the options of a prompt.
  public func lines(for prompt: Prompt, readingAloud: Bool = false) -> [Line] {
    switch prompt {
    case .question(let id, let offered):
      guard let question = question(id) else { return [] }
      return questionLines(question, offered: offered, readingAloud: readingAloud)
    case .checklist(let id, let items), .joint(let id, let items):
      guard let group = `protocol`.groups.first(where: { $0.id == id }) else { return [] }
      return groupLines(group, items.compactMap(question), prompt, readingAloud: readingAloud)
    default:
      let text = Self.wording(of: prompt)
      let shown =
        if case .signature = prompt, let name = consultation.signatory[.name],
          let role = consultation.signatory[.role]
        {
          "Sign as \(name), \(role), and close the record? Type sign."
        } else {
          text
        }
      return [Line(.question, shown, asserting: "[\(key(of: prompt))] \(text)")]
    }
  }

  private static func wording(of prompt: Prompt) -> String {
    switch prompt {
    case .header(.patientReference): "Patient reference?"
    case .header(.patientName): "Patient name? (Enter leaves it out)"
    case .header(.clinician): "Clinician?"
    case .acknowledge(let banner): "\(banner.rawValue): acknowledge to go on."
    case .visit(let day):
      "It is \(day.spelledOut) now. Does the same visit go on (same), or is this a new date (new)?"
    case .review: "Take this verdict (accept), or change something first (/amend, /override)?"
    case .signatory(.name): "Your name, as it signs?"
    case .signatory(.role): "Your role?"
    case .signature: "Sign and close the record? Type sign."
    case .question, .checklist, .joint: ""
    }
  }

  private func questionLines(
    _ question: QuestionDefinition, offered: Answer?, readingAloud: Bool
  ) -> [Line] {
    var lines = [
      Line(.question, wording(of: question), asserting: "[\(question.id)] \(question.wording)")
    ]
    if readingAloud { lines.append(Line(.spoken, "“\(question.spoken)”")) }
    if !question.options.isEmpty {
      lines += optionLines(question)
    } else if let form = form(of: question) {
      lines.append(Line(.hint, form))
    }
    if let offered {
      let answer =
        question.restricts(offered)
        ? "the earlier answer" : AnswerText.describe(offered, to: question)
      lines.append(Line(.hint, "Enter keeps: \(answer)"))
    }
    return lines
  }

  /// What a dialogue writes after the `.` of a prompt; `nil` where nothing is listed.
  public func offer(of prompt: Prompt) -> String? {
    switch prompt {
    case .question(let id, _): question(id).flatMap(offer)
    case .checklist(_, let items), .joint(_, let items): offer(items)
    default: nil
    }
  }

  private func offer(_ items: [QuestionID]) -> String { items.map(\.name).joined(separator: " | ") }

  /// The options, those that are closed in brackets.
  private func offer(_ question: QuestionDefinition) -> String? {
    guard !question.options.isEmpty else { return nil }
    let closed = consultation.closedOptions(of: question.id)?.options ?? []
    let ids = question.options.map { closed.contains($0.id) ? "(\($0.id))" : $0.id }
    return (ids + ["unknown", "declined"]).joined(separator: " | ")
  }

  /// The options that are open, by their numbers, and what closes the others.
  private func optionLines(_ question: QuestionDefinition) -> [Line] {
    let closed = consultation.closedOptions(of: question.id)
    func isClosed(_ option: Option) -> Bool { closed?.options.contains(option.id) ?? false }
    var lines: [Line] = []
    for (position, option) in question.options.enumerated() where !isClosed(option) {
      let number = question.hasNumericOptions ? option.id : String(position + 1)
      let label = question.hasRomanOptions ? "\(option.id), \(option.label)" : option.label
      lines.append(
        Line(.option, "\(number)  \(label)", asserting: lines.isEmpty ? offer(question) : nil))
    }
    if let closed {
      lines.append(Line(.hint, "The others are not among “\(name(closed.by))”."))
    }
    return lines
  }

  /// Why an option that another answer closes is not taken.
  func refusal(
    of answer: Answer, to question: QuestionDefinition, _ closed: Consultation.ClosedOptions
  ) -> String {
    "“\(AnswerText.describe(answer, to: question))” is not among “\(name(closed.by))”; "
      + "/amend \(closed.by) changes these. Nothing was answered."
  }

  private func form(of question: QuestionDefinition) -> String? {
    switch question.kind {
    case .day(let allowsNone):
      "a date (\(isWhole(question) ? DateParser.wholeForms : DateParser.forms))"
        + (allowsNone ? ", or none" : "")
    case .text(let allowsNone): allowsNone ? "a few words, or none" : "a few words"
    case .scores(let count, let range):
      "\(count) scores from \(range.lowerBound) to \(range.upperBound), in order; /help shows the items"
    case .measurement: "number and date, for example 2.4 on 2026-11-20"
    case .instrument(let instruments):
      instruments.map { "\($0.name) \($0.range.lowerBound)–\($0.range.upperBound)" }
        .joined(separator: ", ") + ", or none"
    case .number(_, _, let allowsNone): allowsNone ? "a number, or none" : nil
    case .choice, .choices: nil
    }
  }

  private func isWhole(_ question: QuestionDefinition) -> Bool {
    `protocol`.anchors.wholeDays.contains(question.id)
  }

  private func groupLines(
    _ group: PromptGroup, _ items: [QuestionDefinition], _ prompt: Prompt, readingAloud: Bool
  ) -> [Line] {
    let isChecklist = group.style == .checklist
    let text = group.wording + (isChecklist ? " Numbers, names, or none." : "")
    var lines = [Line(.question, text, asserting: "[\(key(of: prompt))] \(group.wording)")]
    if readingAloud { lines.append(Line(.spoken, "“\(group.spoken)”")) }
    for (position, item) in items.enumerated() {
      lines.append(
        Line(
          .option, "\(position + 1)  \(Self.entry(item, wording(of: item)))",
          asserting: position == 0 ? offer(items.map(\.id)) : nil))
    }
    let kept = isChecklist ? kept(items) : nil
    if items.allSatisfy({ consultation.answers.offered($0.id) != nil }) {
      let words = kept.map { ": " + $0 } ?? "."
      lines.append(Line(.hint, "Enter keeps the earlier answers" + words))
    } else if let kept {
      lines.append(Line(.hint, "Said already: " + kept))
    }
    return lines
  }

  /// Which items of a list apply so far, and how they are taken back.
  private func kept(_ items: [QuestionDefinition]) -> String? {
    let applying = items.compactMap { item -> String? in
      if consultation.isOwed(item.id) { return item.name }
      guard let answer = consultation.answers.offered(item.id),
        item.negative.map({ answer != .value($0) }) ?? true
      else { return nil }
      return item.restricts(answer)
        ? item.name : "\(item.name): \(AnswerText.describe(answer, to: item))"
    }
    guard !applying.isEmpty else { return nil }
    return
      "\(applying.joined(separator: "; ")). These stay beside what you type; none denies all."
  }

  /// The wording of a question, with the range of a number in place of its unit.
  private func wording(of question: QuestionDefinition) -> String {
    guard case .number(let unit, let range, _) = question.kind else { return question.wording }
    var text = question.wording[...]
    if text.last == "?" { text = text.dropLast() }
    // The range says the unit, so the wording need not.
    let scale = "\(NumberParser.format(range.lowerBound))-\(NumberParser.format(range.upperBound))"
    for said in [" (\(unit.rawValue))", " (\(scale))"] where text.hasSuffix(said) {
      text = text.dropLast(said.count)
    }
    return "\(text) (\(NumberParser.describe(range, unit)))?"
  }

  /// An item of a list: its name, unless the wording says it too.
  private static func entry(_ item: QuestionDefinition, _ wording: String) -> String {
    let said = Words.of(wording)
    let isSaid = Words.of(item.name).allSatisfy { word in
      word.count < 4 || said.contains { Words.haveOneStem($0, word) }
    }
    return isSaid ? wording : "\(item.name): \(wording)"
  }

  /// The wording to read to the patient.
  public func spoken(for prompt: Prompt) -> [Line] {
    switch prompt {
    case .question(let id, _):
      question(id).map { [Line(.spoken, "“\($0.spoken)”")] } ?? []
    case .checklist(let id, let items), .joint(let id, let items):
      (`protocol`.groups.first { $0.id == id }.map { [Line(.spoken, "“\($0.spoken)”")] } ?? [])
        + items.compactMap(question).map { Line(.spoken, "• “\($0.spoken)”") }
    default: [Line(.hint, "There is nothing to read aloud here.")]
    }
  }
}
