import ConsultationCore

extension PracticeCase {
  /// The findings of the case that another answer hides: with it they do not stand, weigh less, or end
  /// sooner.
  ///
  /// Notes stop nobody, and are left out.
  func findings(hiddenBy answer: Answer, to id: QuestionID) -> [Finding] {
    let changed = judged(with: answer, to: id)
    return assessment.findings.filter { finding in
      guard finding.level >= .modify else { return false }
      guard let now = changed[finding.key], now.level >= finding.level else { return true }
      if let until = finding.until, now.until.map({ $0 < until }) ?? false { return true }
      return finding.status == .open && now.status == .satisfied
    }
  }

  /// Whether a free text says what the case says in fewer words or more, and means the same to every
  /// rule.
  func saysTheSame(_ given: Answer, as answer: Answer, to id: QuestionID) -> Bool {
    guard case .value(.text(let given)) = given, case .value(.text(let wanted)) = answer else {
      return false
    }
    let (some, all) = (given.lowercased(), wanted.lowercased())
    guard min(some.count, all.count) >= 4, some.contains(all) || all.contains(some) else {
      return false
    }
    return judged(with: .value(.text(given)), to: id).findings == assessment.findings
  }

  /// The judgement of the case with one answer changed.
  private func judged(with answer: Answer, to id: QuestionID) -> Assessment {
    var answers = key.answers
    answers.enter(.review)
    answers[id] = answer
    return Assessment(answers)
  }
}
