import ConsultationCore

/// Answers in words, for the clinical record.
enum AnswerWords {
  /// Labels of options, spelled-out dates, units; hostile text made visible.
  static func describe(_ answer: Answer?, to question: QuestionDefinition) -> String {
    switch answer {
    case nil: "not asked"
    case .unknown: "unknown"
    case .declined: "declined"
    case .value(let value): describe(value, to: question)
    }
  }

  private static func describe(_ value: AnswerValue, to question: QuestionDefinition) -> String {
    switch value {
    case .none: "none"
    case .dateNotKnown: "yes, date not known"
    case .options(let ids): ids.map { label($0, of: question) }.joined(separator: ", ")
    case .day(let day): day.spelledOut
    case .number(let number):
      number.amount + (number == 1 ? unit(of: question).singular : unit(of: question))
    case .scores(let scores):
      scores.map(String.init).joined(separator: " ") + " (total \(scores.reduce(0, +)))"
    case .text(let text): VisibleText.of(text)
    case .measurement(let number, let day):
      number.amount + (day.map { " on \($0.spelledOut)" } ?? ", date not known")
    case .instrument(let name, let total): "\(VisibleText.of(name)) \(total)"
    }
  }

  /// Grades and phototypes are known by their ids, so these stand before the words.
  private static func label(_ id: String, of question: QuestionDefinition) -> String {
    let label = question.label(ofOption: id)
    let isGrade = id.allSatisfy { $0.isNumber || "IV".contains($0) }
    return isGrade && !id.isEmpty ? "\(id) (\(label))" : label
  }

  private static func unit(of question: QuestionDefinition) -> String {
    guard case .number(let unit, _, _) = question.kind, ![.count, .points].contains(unit) else {
      return ""
    }
    return " " + unit.rawValue
  }
}

extension String {
  /// "1 session", not "1 sessions".
  fileprivate var singular: String { hasSuffix("s") ? String(dropLast()) : self }
}
