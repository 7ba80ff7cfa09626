import ConsultationCore
import Interview

extension RuleBook {
  /// A section for each part of the consultation that asks questions.
  var questionSections: [Document.Section] {
    QuestionDefinition.Section.allCases.compactMap { part in
      let questions = `protocol`.questions.filter { $0.section == part }
      guard !questions.isEmpty else { return nil }
      return Document.Section(
        id: "questions-\(part.rawValue)", title: "Questions: \(part.rawValue)",
        blocks: questions.flatMap(blocks))
    }
  }

  private func blocks(of question: QuestionDefinition) -> [Block] {
    [
      .paragraph("\(code: question.id.name): \(strong: question.wording)"),
      rows([
        "Called": RichText(question.name),
        "To the patient": RichText(question.spoken),
        "Help": RichText(question.help),
        "Answer": RichText(Self.form(of: question)),
        "From mild to grave": RichText(
          question.severity.map { $0.joined(separator: " < ") }.joined(separator: "; ")),
        "Asked": question.relevance == .always
          ? "always" : RichText("if " + conditions.words(question.relevance)),
        "Safety question": question.isSafety ? RichText(missingAnswer(to: question)) : "",
        "Restricted": RichText(restriction(of: question)),
        "For the record only": RichText(recordOnly(question)),
        "Read by": codes(readers(of: question)),
        "Sources": citations(question.sources, marksSides: true),
      ]),
    ]
  }

  /// What an answer looks like, in words.
  static func form(of question: QuestionDefinition) -> String {
    func orNone(_ allowsNone: Bool) -> String { allowsNone ? ", or none" : "" }
    let options = question.options.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
    switch question.kind {
    case .choice: return "one of " + options
    case .choices: return "one or more of " + options
    case .day(let allowsNone): return "a date" + orNone(allowsNone)
    case .number(let unit, let range, let allowsNone):
      return NumberParser.describe(range, unit) + orNone(allowsNone)
    case .scores(let count, let range):
      return "\(count) numbers, each \(range.lowerBound) to \(range.upperBound)"
    case .text(let allowsNone): return "free text" + orNone(allowsNone)
    case .measurement(let unit, let range):
      return NumberParser.describe(range, unit) + ", with the day it was measured"
    case .instrument(let instruments):
      return "the total of "
        + instruments.map { "\($0.name) (\($0.range.lowerBound) to \($0.range.upperBound))" }
        .joined(separator: ", ") + ", or none"
    }
  }

  private func missingAnswer(to question: QuestionDefinition) -> String {
    if `protocol`.watchedSafetyQuestions.contains(where: { $0.id == question.id }) {
      return "yes; a missing answer is a finding of its own"
    }
    return question.id == `protocol`.anchors.consent
      ? "yes; enforced when signing" : "yes; a missing answer has a rule of its own"
  }

  private func restriction(of question: QuestionDefinition) -> String {
    if question.isRestricted { return "the whole answer" }
    return question.restrictedOptions.joined(separator: ", ")
  }

  private func recordOnly(_ question: QuestionDefinition) -> String {
    switch question.recordOnly {
    case .nothing: ""
    case .options(let options): options.joined(separator: ", ")
    case .everything: "the whole answer"
    }
  }

  private func readers(of question: QuestionDefinition) -> [String] {
    `protocol`.rules.filter { $0.everyQuestion.contains(question.id) }.map(\.id.name)
      + `protocol`.questions.filter { $0.relevance.questions.contains(question.id) }.map(\.id.name)
  }
}
