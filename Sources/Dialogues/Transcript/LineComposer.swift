import ConsultationCore
import Interview

/// Writes the lines that would bring events about, from what was understood.
struct LineComposer {
  private let consultation: Consultation

  init(_ consultation: Consultation) { self.consultation = consultation }

  /// Lines to try, the plainest first; empty where none can.
  func lines(for events: [Event.Kind]) -> [String] {
    guard let first = events.first else { return [] }
    switch first {
    case .answered, .opened: return answers(events)
    case .unfolded: return ["/each"]
    // A list is asked again only from so many lines back: how many can differ from the record, where
    // words that were left out make an answer the same as the one before it.
    case .revisited(let ids):
      return (ids.first.map { ["/amend \($0)"] } ?? []) + (1...40).map { "/back \($0)" }
    case .noted(let text): return ["/note " + text]
    case .quoted(let text): return ["/said " + text]
    case .acknowledged: return ["acknowledge"]
    case .overridden(let key, let override): return [line(for: key, override)]
    case .accepted: return ["accept"]
    case .paused: return ["/pause"]
    case .continuedVisit(let isNewDay): return [isNewDay ? "new" : "same"]
    case .signed: return ["sign"]
    case .abandoned(let reason): return ["/abandon " + reason]
    default: return []
    }
  }

  private func line(for key: Finding.Key, _ override: Override) -> String {
    guard let specialist = override.specialist, let day = override.specialistDay else {
      return "/override \(key.rule) \(override.reason)"
    }
    return "/override \(key.rule) by \(specialist) on \(day): \(override.reason)"
  }

  private func answers(_ events: [Event.Kind]) -> [String] {
    let given = events.compactMap { event -> (QuestionID, Answer)? in
      if case .answered(let id, let answer) = event { (id, answer) } else { nil }
    }
    var lines: [String] = []
    switch consultation.prompt {
    case .checklist: lines.append(checklist(events))
    case .joint: lines.append(given.map { AnswerText.typed($0.1) }.joined(separator: " "))
    case .question: if given.count == 1 { lines.append(AnswerText.typed(given[0].1)) }
    default: break
    }
    if given.count == 1 { lines.append("/amend \(given[0].0) \(AnswerText.typed(given[0].1))") }
    if given.allSatisfy({ $0.1 == .unknown }) { lines.append("/unknown") }
    if given.allSatisfy({ $0.1 == .declined }) { lines.append("/decline") }
    return lines
  }

  /// The items that are no plain negative, by name.
  private func checklist(_ events: [Event.Kind]) -> String {
    let parts = events.compactMap { event -> String? in
      switch event {
      case .opened(let id): id.name
      case .answered(let id, let answer):
        consultation.protocol.question(id)?.negative.map { .value($0) == answer } ?? false
          ? nil : "\(id) = \(AnswerText.typed(answer))"
      default: nil
      }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}
