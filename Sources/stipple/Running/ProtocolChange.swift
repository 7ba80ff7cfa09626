import ConsultationCore
import Interview

/// What another protocol than the one it was left under means for a half-done record.
struct ProtocolChange {
  /// What is recorded before anything else is asked.
  let events: [Event.Kind]
  /// What the clinician is told: what is asked again, and why.
  let lines: [Line]

  /// `nil` where the record goes on under the protocol it was left under.
  init?(
    _ consultation: Consultation, of recorded: [Event], continuingUnder setting: Setting
  ) {
    guard let former = consultation.stamp, former.hash != setting.hash else { return nil }
    let unfit = consultation.answers.counted.filter { !$0.question.accepts($0.answer) }
    let gaps = Self.gaps(consultation, recorded)
    // A question whose answer is none of its answers any more is asked although it has one.
    events =
      [.continued(under: setting.stamp)]
      + (unfit.isEmpty ? [] : [.revisited(unfit.map(\.question.id))])
    var lines = [
      "This record was left under \(former.inWords); it goes on under \(setting.stamp.inWords)."
    ]
    lines += unfit.map { Self.sentence($0.question, $0.answer) }
    lines += gaps.map { Self.sentence($0, consultation.answers[$0.id]) }
    if !consultation.orphaned.isEmpty {
      lines.append(
        "Kept, but not asked any more: "
          + consultation.orphaned.keys.map { VisibleText.of($0.name) }.sorted()
          .joined(separator: ", ") + ".")
    }
    if unfit.isEmpty && gaps.isEmpty { lines.append("Nothing must be asked again.") }
    self.lines = lines.map { Line(.hint, $0) } + Self.judgement(consultation, recorded, former)
  }

  /// Findings and verdict, then and now; what a policy said that is not at hand nobody can tell.
  private static func judgement(
    _ consultation: Consultation, _ recorded: [Event], _ former: ProtocolStamp
  ) -> [Line] {
    let builtIn = Setting(policy: nil)
    guard former.hash == builtIn.hash,
      let before = try? Consultation(replaying: recorded, under: builtIn.protocol)
    else {
      return [
        Line(.hint, "Findings and dates may differ from what they were; they are now:")
      ] + Narrator(consultation).verdict()
    }
    return Narrator(consultation).lines(for: .amended(consultation.change(from: before)))
  }

  /// What is asked again, and why.
  private static func sentence(_ question: QuestionDefinition, _ answer: Answer?) -> String {
    guard let answer else {
      return
        "To be asked: \(question.name) — this protocol asks it here and the record has no answer."
    }
    return question.accepts(answer)
      ? "To be confirmed: \(question.name) — it matters again, and its earlier answer is kept."
      : "To be asked again: \(question.name) — the recorded answer is none of its answers any more."
  }

  /// Open questions before the furthest one that was asked: under the old protocol they did not matter.
  ///
  /// What a command answered ahead was not asked yet, nor was what stands before it.
  private static func gaps(
    _ consultation: Consultation, _ recorded: [Event]
  ) -> [QuestionDefinition] {
    let order = consultation.protocol.questions.map(\.id)
    let asked = Event.Batch.all(of: recorded)
      .filter { !($0.typed?.trimmed.hasPrefix("/") ?? false) }
      .flatMap { $0.events.compactMap(\.kind.answeredQuestion) }
    let answered = asked.filter { consultation.answers.counted($0) != nil }
    guard let last = answered.compactMap(order.firstIndex(of:)).max() else { return [] }
    let passed = Set(order.prefix(last))
    return consultation.answers.unanswered.filter { passed.contains($0.id) }
  }
}

extension QuestionDefinition {
  /// Whether the answer is of this question's kind, and of the options and range that it has now.
  func accepts(_ answer: Answer) -> Bool {
    guard case .value(let value) = answer else { return true }
    switch (kind, value) {
    case (.choice, .options(let ids)): return ids.count == 1 && known(ids)
    case (.choices, .options(let ids)): return !ids.isEmpty && known(ids)
    case (.day, .day), (.day, .dateNotKnown), (.text, .text): return true
    case (.day(let allowsNone), .none), (.text(let allowsNone), .none),
      (.number(_, _, let allowsNone), .none):
      return allowsNone
    case (.number(_, let range, _), .number(let number)),
      (.measurement(_, let range), .measurement(let number, _)):
      return range.contains(number)
    case (.scores(let count, let range), .scores(let scores)):
      return scores.count == count && scores.allSatisfy(range.contains)
    case (.instrument, .none): return true
    case (.instrument(let instruments), .instrument(let name, let total)):
      return instruments.contains { $0.name == name && $0.range.contains(total) }
    default: return false
    }
  }

  private func known(_ ids: [String]) -> Bool {
    Set(ids).count == ids.count && ids.allSatisfy { index(ofOption: $0) != nil }
  }
}

extension Event.Kind {
  fileprivate var answeredQuestion: QuestionID? {
    if case .answered(let id, _) = self { id } else { nil }
  }
}
