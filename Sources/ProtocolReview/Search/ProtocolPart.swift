import ConsultationCore

extension ConsultationProtocol {
  /// A smaller protocol with these rules, and the questions that they and `ids` need: what decides
  /// over a few answers, in a form that is judged quickly.
  func part(about ids: some Sequence<QuestionID>, rules: [Rule]) -> ConsultationProtocol {
    var needed: Set<QuestionID> = [anchors.consultDate, anchors.proposedDate]
    needed.formUnion(ids)
    for rule in rules { needed.formUnion(rule.everyQuestion) }
    // Relevance reads earlier questions only, so one pass from the end finds every ancestor.
    for question in questions.reversed() where needed.contains(question.id) {
      needed.formUnion(question.relevance.questions)
    }
    return ConsultationProtocol(
      name: name, version: version, questions: questions.filter { needed.contains($0.id) },
      groups: [], rules: rules, actions: [], sources: [], disagreements: [], anchors: anchors)
  }

  /// These questions and all that their relevance rests on, in the order of asking.
  func withAncestors(_ ids: some Sequence<QuestionID>) -> [QuestionID] {
    var needed = Set(ids)
    for question in questions.reversed() where needed.contains(question.id) {
      needed.formUnion(question.relevance.questions)
    }
    return questions.map(\.id).filter(needed.contains)
  }

  /// These questions and all whose relevance rests on them.
  func withDescendants(_ ids: some Sequence<QuestionID>) -> Set<QuestionID> {
    var found = Set(ids)
    for question in questions where !found.isDisjoint(with: question.relevance.questions) {
      found.insert(question.id)
    }
    return found
  }
}
