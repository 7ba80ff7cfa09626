import ConsultationCore

extension Inspection {
  /// Orders of severity name real options and do not contradict each other; what is restricted
  /// stays so.
  func declarations() -> [Issue] {
    `protocol`.questions.flatMap { severity(of: $0) + restriction(of: $0) }
  }

  private func severity(of question: QuestionDefinition) -> [Issue] {
    func error(_ message: String) -> Issue {
      Issue(.error, question.id.name, .declarations, message)
    }
    var issues: [Issue] = []
    if !question.severity.isEmpty && question.kind != .choice {
      issues.append(error("only a question with one answer has an order of severity"))
    }
    var milder: [String: Set<String>] = [:]
    for chain in question.severity {
      if chain.count < 2 { issues.append(error("an order of severity has one option")) }
      for (position, option) in chain.enumerated() {
        if question.index(ofOption: option) == nil {
          issues.append(error("an order of severity names \(option), which is no option"))
        }
        milder[option, default: []].formUnion(chain[..<position])
      }
    }
    for option in milder.keys.sorted() {
      let contradicting = (milder[option] ?? []).filter {
        $0 == option || milder[$0]?.contains(option) ?? false
      }
      for other in contradicting.sorted() where other <= option {
        issues.append(error("its orders of severity set \(other) and \(option) both ways"))
      }
    }
    return issues
  }

  private func restriction(of question: QuestionDefinition) -> [Issue] {
    func error(_ message: String) -> Issue {
      Issue(.error, question.id.name, .declarations, message)
    }
    var issues = question.restrictedOptions.filter { question.index(ofOption: $0) == nil }.map {
      error("it restricts \($0), which is no option")
    }
    if question.isRestricted && !question.restrictedOptions.isEmpty {
      issues.append(error("it is restricted as a whole and names restricted options too"))
    }
    // That a follow-up is asked at all would tell the answer before it.
    if !question.isRestricted {
      for leaf in question.relevance.leaves where isRestricted(leaf) {
        issues.append(error("it follows a restricted answer and is not restricted itself"))
      }
    }
    return issues
  }

  /// Whether the leaf rests on a restricted answer.
  private func isRestricted(_ leaf: Condition) -> Bool {
    guard let id = leaf.questions.first, let question = `protocol`.question(id) else {
      return false
    }
    if question.isRestricted { return true }
    switch leaf {
    case .chose(_, let options), .choseOnly(_, let options):
      return !options.isEmpty && Set(options).isSubset(of: question.restrictedOptions)
    default: return false
    }
  }
}
