public import ConsultationCore

/// Puts what the machine asks and says into lines of words.
///
/// Knows no terminal and no file.
public struct Narrator: Sendable {
  let consultation: Consultation
  var `protocol`: ConsultationProtocol { consultation.protocol }

  /// A narrator of the consultation as it stands.
  public init(_ consultation: Consultation) { self.consultation = consultation }

  func question(_ id: QuestionID) -> QuestionDefinition? { `protocol`.question(id) }

  /// The name of a question for a list.
  func name(_ id: QuestionID) -> String { question(id)?.name ?? id.name }

  /// The lines for a remark.
  public func lines(for remark: Remark) -> [Line] {
    switch remark {
    case .understood(let items): [understood(items)].compactMap(\.self)
    case .findings(let changes): lines(for: changes)
    case .amended(let amendment): lines(for: amendment)
    case .stop(let banner, let findings): alarm(banner, findings)
    case .verdict: verdict()
    case .noted: [Line(.echo, "Noted.")]
    case .overridden(let key, let before, let after):
      [
        Line(
          .amendment,
          "\(key.rule) is set aside. "
            + (before == after
              ? "The verdict stays: \(soFar(after))."
              : "Verdict: \(soFar(before)) → \(soFar(after))."),
          asserting: "overridden \(key.rule): \(before.name) -> \(after.name)")
      ]
    case .lapsed(let keys): keys.map(lapsed)
    case .closed(let outcome): [Line(.hint, Self.words(for: outcome))]
    }
  }

  private static func words(for outcome: Outcome) -> String {
    switch outcome {
    case .paused: "Paused. Everything up to here is saved."
    case .signed: "Signed. The record is closed; later words are addenda."
    case .abandoned: "Abandoned. The record is kept."
    }
  }

  private func understood(_ items: [Remark.Understanding]) -> Line? {
    let shown = items.filter { !(question($0.question)?.restricts($0.answer) ?? false) }
    guard !shown.isEmpty else { return Line(.echo, "Recorded.") }
    let negatives = shown.filter { item in
      question(item.question)?.negative.map { .value($0) == item.answer } ?? false
    }
    let applying = toBeAsked(beside: items)
    if negatives.count == items.count && items.count > 1 && applying.isEmpty {
      return Line(.echo, isWhole(items) ? "None of these \(items.count)." : "The rest none.")
    }
    var parts: [String] = []
    if !applying.isEmpty {
      parts.append("\(applying.map(name).joined(separator: ", ")): asked next")
    }
    for item in shown where items.count == 1 || !negatives.contains(item) {
      guard let question = question(item.question) else { continue }
      parts.append("\(question.name): \(AnswerText.describe(item.answer, to: question))")
    }
    if shown.count < items.count { parts.append("one recorded") }
    if items.count > 1 && !negatives.isEmpty { parts.append("the rest none") }
    return Line(.echo, parts.joined(separator: "; "))
  }

  /// The items of the same list that apply and are asked next.
  private func toBeAsked(beside items: [Remark.Understanding]) -> [QuestionID] {
    guard items.count > 1 else { return [] }
    return list(of: items).filter {
      consultation.answers.counted($0) == nil || consultation.isOwed($0)
    }
  }

  /// Whether every item of a list was answered.
  private func isWhole(_ items: [Remark.Understanding]) -> Bool {
    list(of: items).allSatisfy { id in items.contains { $0.question == id } }
  }

  private func list(of items: [Remark.Understanding]) -> [QuestionID] {
    let group = items.first.flatMap { `protocol`.group(of: $0.question) }
    return group?.questions.filter(consultation.answers.isRelevant) ?? []
  }
}

extension Verdict {
  /// In words, for a heading.
  public var words: String {
    switch self {
    case .suitable: "Suitable"
    case .suitableWithModifications: "Suitable with modifications"
    case .defer: "Wait"
    case .refer: "Refer first"
    case .notSuitable: "Not suitable"
    }
  }
}

extension Narrator {
  func sentence(_ verdict: Verdict) -> String { "\(verdict.words) (\(verdict.name))" }
}
