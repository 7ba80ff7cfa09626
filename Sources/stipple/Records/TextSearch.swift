import ConsultationCore
import Foundation
import Interview

/// Looks for words in what a record says, except in what is restricted.
struct TextSearch {
  private let words: [String]

  init(_ text: String) {
    words = text.split(whereSeparator: \.isWhitespace).map { Self.folded(String($0)) }
  }

  /// Whether all words stand in one entry.
  func matches(_ events: [Event], under protocol: ConsultationProtocol) -> Bool {
    Self.lines(of: events).contains { line in
      let typed = line.first?.typed
      let isRestricted = line.contains { Self.isRestricted($0, under: `protocol`) }
      let texts = line.flatMap { Self.texts(of: $0, under: `protocol`) }
      return (texts + (isRestricted ? [] : [typed].compactMap(\.self))).contains(where: hasWords)
    }
  }

  private func hasWords(_ text: String) -> Bool {
    let folded = Self.folded(text)
    return words.allSatisfy { folded.contains($0) }
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  /// The events of one typed line stand together: it may hold a restricted answer to any of them.
  private static func lines(of events: [Event]) -> [[Event]] {
    events.reduce(into: []) { lines, event in
      if event.typed != nil || lines.isEmpty {
        lines.append([event])
      } else {
        lines[lines.count - 1].append(event)
      }
    }
  }

  /// Whether the typed line of an event could give a restricted answer away.
  private static func isRestricted(
    _ event: Event, under protocol: ConsultationProtocol
  ) -> Bool {
    switch event.kind {
    case .answered(let id, let answer):
      guard let question = `protocol`.question(id) else { return true }
      let chosen = if case .value(.options(let ids)) = answer { ids } else { [String]() }
      return question.isRestricted || chosen.contains(where: question.restrictedOptions.contains)
    case .opened(let id):
      return `protocol`.question(id)?.isRestricted ?? true
    // Where a line was not taken, nobody knows what it answers; an override may name a staff note.
    case .rejected, .overridden, .inquired, .revisited: return true
    default: return false
    }
  }

  /// The words of an event itself.
  private static func texts(of event: Event, under protocol: ConsultationProtocol) -> [String] {
    switch event.kind {
    case .identified(_, let text), .identifiedSignatory(_, let text), .noted(let text),
      .quoted(let text), .abandoned(let text):
      return [text]
    case .answered(let id, let answer):
      guard let question = `protocol`.question(id), !isRestricted(event, under: `protocol`) else {
        return []
      }
      return ["\(question.name): \(AnswerText.describe(answer, to: question))"]
    case .judged(let verdict):
      return verdict.findings.filter { !$0.isRestricted }.map { "\($0.rule) \($0.because)" }
    case .appended(let addendum): return [addendum.author, addendum.reason, addendum.text]
    default: return []
    }
  }
}
