extension Consultation {
  /// Options that another answer leaves no room for: the main wish is one of the wishes.
  public struct ClosedOptions: Hashable, Sendable {
    /// The ids of the options that are closed, in the order in which they are offered.
    public let options: [String]
    /// The question whose answer closes them.
    public let by: QuestionID
  }

  /// The options of a question that are closed now; `nil` where all are open.
  public func closedOptions(of id: QuestionID) -> ClosedOptions? {
    guard let source = `protocol`.anchors.choosesFrom[id], let question = `protocol`.question(id),
      case .value(.options(let chosen))? = answers.counted(source)
    else { return nil }
    let closed = question.options.map(\.id).filter { !chosen.contains($0) }
    return closed.isEmpty ? nil : ClosedOptions(options: closed, by: source)
  }

  /// Whether an answer chooses an option that is closed now.
  public func isClosed(_ answer: Answer, to id: QuestionID) -> Bool {
    guard case .value(.options(let chosen)) = answer,
      let source = `protocol`.anchors.choosesFrom[id],
      case .value(.options(let open))? = answers.counted(source)
    else { return false }
    return chosen.contains { option in
      !open.contains(option)
        && `protocol`.question(id)?.options.contains { $0.id == option } ?? false
    }
  }

  /// Questions whose answer no longer fits the one that it chooses from: they are to be asked again.
  var contradicted: [QuestionID] {
    `protocol`.anchors.choosers.filter { id in
      answers.counted(id).map { isClosed($0, to: id) } ?? false
    }
  }
}
