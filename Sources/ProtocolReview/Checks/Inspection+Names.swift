import ConsultationCore

extension Inspection {
  /// Identifiers are unique, and lists fit the form in which the core holds them.
  func names() -> [Issue] {
    var issues: [Issue] = []
    func unique(_ ids: [String], _ what: String) {
      var seen: Set<String> = []
      var told: Set<String> = []
      for id in ids where !seen.insert(id).inserted && told.insert(id).inserted {
        issues.append(Issue(.error, id, .names, "another \(what) has the same id"))
      }
      if ids.contains("") {
        issues.append(Issue(.error, "protocol", .names, "a \(what) has an empty id"))
      }
    }
    unique(`protocol`.questions.map(\.id.name), "question")
    unique(`protocol`.rules.map(\.id.name), "rule")
    unique(`protocol`.groups.map(\.id), "group")
    unique(`protocol`.actions.map(\.id.name), "action")
    unique(`protocol`.sources.map(\.key.name), "source")
    unique(`protocol`.disagreements.map(\.id), "disagreement")
    unique(fragments.map(\.id), "fragment")
    for question in `protocol`.questions { issues += options(of: question) }
    issues += wordLists()
    let missingAnswerRules = `protocol`.rules.filter {
      if case .eachMissingSafetyAnswer = $0.trigger { true } else { false }
    }
    if missingAnswerRules.count > 1 {
      issues += missingAnswerRules.dropFirst().map {
        Issue(.error, $0.id.name, .names, "another rule speaks for missing safety answers already")
      }
    }
    return issues
  }

  private func options(of question: QuestionDefinition) -> [Issue] {
    var issues: [Issue] = []
    let ids = question.options.map(\.id)
    for id in Set(ids.filter { id in ids.filter { $0 == id }.count > 1 }).sorted() {
      issues.append(
        Issue(.error, question.id.name, .names, "the option \(id) stands there twice"))
    }
    switch question.kind {
    case .choice, .choices:
      if ids.count < 2 {
        issues.append(Issue(.error, question.id.name, .names, "it has fewer than two options"))
      } else if ids.count > 64 {
        issues.append(Issue(.error, question.id.name, .names, "it has more than 64 options"))
      }
    default: break
    }
    return issues
  }

  /// The core looks for at most 64 lists of words.
  private func wordLists() -> [Issue] {
    var lists: Set<[String]> = []
    for condition in `protocol`.rules.flatMap(\.grades).map(\.condition) {
      for case .mentions(_, let words) in condition.leaves { lists.insert(words) }
    }
    let count =
      lists.count > 64
      ? [Issue(.error, "protocol", .names, "rules look for more than 64 lists of words")] : []
    // The core compares bytes, and other letters can be put together in several ways.
    let others = lists.joined().filter { word in word.isEmpty || !word.utf8.allSatisfy { $0 < 0x80 }
    }
    return count
      + others.sorted().map {
        Issue(.error, "protocol", .names, "rules look for “\($0)”, which is no word in ASCII")
      }
  }
}
