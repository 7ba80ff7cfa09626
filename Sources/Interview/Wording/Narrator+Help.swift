public import ConsultationCore

extension Narrator {
  /// What may be typed at a prompt.
  public func help(for prompt: Prompt) -> [Line] {
    var lines = Command.allCases.map { Line(.hint, "\($0.usage)  \($0.meaning)") }
    lines.append(Line(.explanation, Self.keys))
    switch prompt {
    case .question(let id, _):
      if let question = question(id) { lines += help(for: question) }
    case .checklist:
      lines.append(
        Line(
          .explanation,
          "Name what applies by number or name, with commas (1, 3 or 1-3); none for none of them; "
            + "2 u for an item that nobody knows, 2 d for one declined. /each goes one by one."))
    case .joint:
      lines.append(Line(.explanation, "One answer for each item, in order, on one line."))
    default: break
    }
    if !prompt.questions.isEmpty {
      lines.append(Line(.explanation, "u or /unknown: nobody knows. d or /decline: not said."))
    }
    return lines
  }

  /// What the keys of the line editor do.
  static let keys =
    "Ctrl-C clears the line, Ctrl-D saves and leaves. Where lines can be edited, Tab completes and "
    + "lists, up and Ctrl-R bring earlier lines back, and Ctrl-_ takes an edit back."

  /// What a question asks for, with the terms it uses.
  public func help(for question: QuestionDefinition) -> [Line] {
    var lines = [Line(.explanation, "\(question.id): \(question.wording)")]
    for paragraph in question.help.split(separator: "\n") {
      lines.append(Line(.explanation, String(paragraph)))
    }
    if !question.options.isEmpty {
      lines += question.options.map { Line(.explanation, "\($0.id): \($0.label)") }
    }
    return lines
  }

  /// Every answer with its number, or those of one section.
  public func review(_ section: QuestionDefinition.Section?) -> [Line] {
    var lines = section == nil ? header : []
    var current: QuestionDefinition.Section?
    for (position, entry) in consultation.answers.counted.enumerated()
    where section == nil || entry.question.section == section {
      if entry.question.section != current {
        current = entry.question.section
        lines.append(Line(.heading, entry.question.section.rawValue.capitalizedFirst))
      }
      let answer =
        entry.question.restricts(entry.answer)
        ? "recorded" : AnswerText.describe(entry.answer, to: entry.question)
      lines.append(Line(.hint, "\(position + 1)  \(entry.question.name): \(answer)"))
    }
    let aside = consultation.answers.setAside
      .filter { section == nil || $0.section == section }
    if !aside.isEmpty {
      lines.append(Line(.hint, "Set aside: \(aside.map(\.name).joined(separator: ", "))."))
    }
    return lines.isEmpty ? [Line(.hint, "Nothing is answered yet.")] : lines
  }

  /// Whom the record is about, and how to change that.
  private var header: [Line] {
    guard consultation.beginning?.hasHeader == true else { return [] }
    let fields = HeaderField.allCases.map { field in
      let text = consultation.header[field] ?? ""
      return "\(field.words): \(text.isEmpty ? "none" : text)"
    }
    return [
      Line(.heading, "Header"),
      Line(.hint, fields.joined(separator: "; ")),
      Line(.hint, "Change it with /amend patientReference, patientName or clinician."),
    ]
  }

  /// How far it is.
  public func progress() -> [Line] {
    let (answered, total) = consultation.progress
    let safety = consultation.openSafetyQuestions.count
    return [
      Line(
        .hint,
        "\(answered) of \(total) answered; \(safety) safety question\(safety == 1 ? "" : "s") open."
      )
    ]
  }

  /// What a rule says, whether it fired or not.
  public func why(_ rule: Rule) -> [Line] {
    [
      Line(
        .explanation,
        "\(rule.id) (\(rule.gravestLevel.name)) has not fired. \(rule.because) Because: \(rule.rationale)."
      )
    ] + sides(of: rule)
  }
}

extension String {
  /// Without a full stop at its end, so that it can stand inside a sentence.
  var asClause: String { hasSuffix(".") ? String(dropLast()) : self }

  /// With a capital at the start.
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
