public import ConsultationCore

/// Answers in words.
public enum AnswerText {
  /// For a reader: option labels, spelled-out dates, units.
  public static func describe(_ answer: Answer, to question: QuestionDefinition) -> String {
    switch answer {
    case .unknown: "unknown"
    case .declined: "declined"
    case .value(let value): describe(value, to: question)
    }
  }

  private static func describe(_ value: AnswerValue, to question: QuestionDefinition) -> String {
    switch value {
    case .none: "none"
    case .dateNotKnown: "date not known"
    case .options(let ids): ids.map { label($0, of: question) }.joined(separator: ", ")
    case .day(let day): day.spelledOut
    case .number(let number):
      if case .number(let unit, _, _) = question.kind, ![.count, .points].contains(unit) {
        NumberParser.format(number) + " " + unit.rawValue
      } else {
        NumberParser.format(number)
      }
    case .scores(let scores):
      scores.map(String.init).joined(separator: " ") + " (total \(scores.reduce(0, +)))"
    // One line of a list, however many were typed.
    case .text(let text): text.split(separator: "\n").joined(separator: " / ")
    case .measurement(let number, let day):
      NumberParser.format(number) + (day.map { " on \($0.spelledOut)" } ?? ", date not known")
    case .instrument(let name, let total): "\(name) \(total)"
    }
  }

  private static func label(_ id: String, of question: QuestionDefinition) -> String {
    let label = question.label(ofOption: id)
    if question.hasRomanOptions { return "\(id), \(label)" }
    return question.hasNumericOptions ? "\(id) \(label)" : label
  }

  /// What a clinician would type to give this answer, in its most explicit form.
  public static func typed(_ answer: Answer) -> String {
    switch answer {
    case .unknown: "unknown"
    case .declined: "declined"
    case .value(let value):
      switch value {
      case .none: "none"
      case .dateNotKnown: "unknown"
      case .options(let ids): ids.joined(separator: ", ")
      case .day(let day): day.description
      case .number(let number): NumberParser.format(number)
      case .scores(let scores): scores.map(String.init).joined(separator: " ")
      case .text(let text): text
      case .measurement(let number, let day):
        NumberParser.format(number) + (day.map { " on \($0)" } ?? "")
      case .instrument(let name, let total): "\(name) \(total)"
      }
    }
  }
}
