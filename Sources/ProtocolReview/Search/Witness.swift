public import ConsultationCore
public import Interview

/// Answers that make something happen.
public struct Witness: Hashable, Sendable {
  /// The answers, in the order of asking.
  ///
  /// Every other answer is a healthy patient's.
  public let answers: [Given]

  /// An answer to a question.
  public struct Given: Hashable, Sendable {
    /// The question that is answered.
    public let question: QuestionID
    /// What is answered to it.
    public let answer: Answer
  }

  init(_ answers: [QuestionID: Answer], in protocol: ConsultationProtocol) {
    self.answers = `protocol`.questions.compactMap { question in
      answers[question.id].map { Given(question: question.id, answer: $0) }
    }
  }

  /// The answers by their question.
  var byQuestion: [QuestionID: Answer] {
    Dictionary(answers.map { ($0.question, $0.answer) }, uniquingKeysWith: { $1 })
  }

  /// An object of question and answer, each as it would be typed.
  public var json: JSONValue {
    .object(
      answers.map { JSONValue.Member($0.question.name, .string(Self.words($0.answer))) })
  }

  static func words(_ answer: Answer) -> String {
    answer == .value(.dateNotKnown) ? "date not known" : AnswerText.typed(answer)
  }
}

extension Witness: CustomStringConvertible {
  /// `diabetes = t1, hba1c = none`.
  public var description: String {
    answers.isEmpty
      ? "a healthy patient's answers"
      : answers.map { "\($0.question) = \(Self.words($0.answer))" }.joined(separator: ", ")
  }
}
