public import ConsultationCore

/// Which typed lines may be called back from the line history.
///
/// What answers, quotes or names a restricted question never enters it, wherever it is typed. A
/// line that cannot be read may hold anything, so it does not either.
public struct LineMemory: Sendable {
  private let session: Session

  /// The memory for lines typed at the prompt of now.
  public init(_ consultation: Consultation) { session = Session(consultation) }

  /// Whether a line may be remembered.
  public func remembers(_ line: String) -> Bool {
    let asked = session.consultation.prompt.questions.compactMap(session.protocol.question)
    guard !asked.contains(where: \.holdsRestrictedAnswers) else { return false }
    let text = line.trimmed
    guard text.hasPrefix("/") else { return true }
    let words = text.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    guard let command = try? Command.named(words.first ?? "") else { return false }
    let rest = words.count > 1 ? words[1].trimmed : ""
    switch command {
    case .note, .said, .abandon: return false
    case .amend: return rest.isEmpty || isOpen((try? session.amended(rest))?.question)
    case .why, .help: return rest.isEmpty || isOpen(topic: rest)
    case .override: return isOpen(rule: rest)
    default: return true
    }
  }

  private func isOpen(topic text: String) -> Bool {
    if Int(text) != nil || text.lowercased() == "verdict" || (try? Command.named(text)) != nil {
      return true
    }
    return isOpen(rule: text) || isOpen(try? session.question(named: text))
  }

  private func isOpen(_ question: QuestionDefinition?) -> Bool {
    question.map { !$0.holdsRestrictedAnswers } ?? false
  }

  /// Whether words begin with a rule that reads no restricted question.
  private func isOpen(rule text: String) -> Bool {
    let name = text.split(separator: " ").first.map(String.init) ?? ""
    return session.protocol.rule(RuleID(name.uppercased())).map(isOpen) ?? false
  }

  private func isOpen(_ rule: Rule) -> Bool {
    !rule.questions.compactMap(session.protocol.question).contains(where: \.holdsRestrictedAnswers)
  }
}

extension QuestionDefinition {
  /// Whether an answer to it can be restricted.
  var holdsRestrictedAnswers: Bool { isRestricted || !restrictedOptions.isEmpty }
}
