import ConsultationCore

extension Inspection {
  /// The most items that are shown at once.
  private static let largestGroup = 8

  /// Groups are short, known, in the order of asking, without gaps, and can be answered with "none".
  func groups() -> [Issue] {
    var issues: [Issue] = []
    var home: [QuestionID: String] = [:]
    for group in `protocol`.groups {
      func error(_ message: String) {
        issues.append(Issue(.error, group.id, .groups, message))
      }
      if group.questions.count > Self.largestGroup {
        error("it shows \(group.questions.count) items, more than \(Self.largestGroup)")
      }
      if group.questions.count < 2 { error("it has fewer than two items") }
      for id in group.questions {
        guard let question = `protocol`.question(id) else {
          error("its item \(id) is not asked")
          continue
        }
        if let other = home.updateValue(group.id, forKey: id) {
          error(other == group.id ? "\(id) is in it twice" : "\(id) is in the group \(other) too")
        }
        if question.isRestricted { error("\(id) is restricted and must be asked alone") }
        if group.style == .checklist && question.negative == nil {
          error("\(id) has no answer that “none” could mean")
        }
      }
      for problem in order(of: group) { error(problem) }
    }
    return issues
  }

  /// Items follow each other; only what follows up on an item may stand between them.
  private func order(of group: PromptGroup) -> [String] {
    let positions = group.questions.compactMap { `protocol`.index(of: $0) }
    guard positions == positions.sorted() else {
      return ["its items are not in the order of asking"]
    }
    guard let first = positions.first, let last = positions.last, first < last else { return [] }
    let family = `protocol`.withDescendants(group.questions)
    return `protocol`.questions[first...last].filter { !family.contains($0.id) }
      .map { "\($0.id) is asked between its items and does not follow up on any" }
  }
}
