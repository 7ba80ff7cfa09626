public import ConsultationCore

extension Phototype: Comparable {
  /// The band of a questionnaire's total, 0 to 32 (evidence 1.2).
  public init(total: Int) {
    self =
      switch total {
      case ...6: .i
      case 7...12: .ii
      case 13...18: .iii
      case 19...24: .iv
      case 25...30: .v
      default: .vi
      }
  }

  /// From the lightest to the darkest.
  public static func < (left: Self, right: Self) -> Bool { left.position < right.position }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The band of the eight phototype items; `nil` without an answer.
public func phototypeBand(_ answers: Answers) -> Phototype? {
  guard case .value(.scores(let scores)) = answers.counted(Question.fitz.id) else { return nil }
  return Phototype(total: scores.reduce(0, +))
}

/// The clinician's own judgement; `nil` without an answer.
public func phototypeJudged(_ answers: Answers) -> Phototype? {
  answers.choice(Question.clinicianPhototype)
}

/// The darker of the questionnaire's band and the clinician's judgement, as far as there are any.
public func phototypeUsed(_ answers: Answers) -> Phototype? {
  [phototypeBand(answers), phototypeJudged(answers)].compactMap(\.self).max()
}

extension Answers {
  /// The counted answer to a question with one answer.
  func choice<Value: Choice>(_ question: Question<Value>) -> Value? {
    options(question.id).first.flatMap(Value.init)
  }

  /// The counted answers to a question with several.
  func choices<Value: Choice>(_ question: Question<Several<Value>>) -> [Value] {
    options(question.id).compactMap(Value.init)
  }
}
