/// What the driver must do, in order.
///
/// Plain data.
public enum Effect: Hashable, Sendable {
  /// Make the event durable before anything after it.
  case record(Event)
  /// Say something.
  case tell(Remark)
  /// Read the next line for this.
  case ask(Prompt)
  /// Stop asking.
  case close(Outcome)
}

/// How asking ends.
public enum Outcome: String, Hashable, Sendable {
  case paused, signed, abandoned
}

/// What is asked next.
public enum Prompt: Hashable, Sendable {
  case header(HeaderField)
  /// One question; `offered` is an earlier answer that an empty line keeps.
  case question(QuestionID, offered: Answer?)
  /// The items of a checklist that are still open.
  case checklist(String, items: [QuestionID])
  /// Short answers on one line, in this order.
  case joint(String, items: [QuestionID])
  /// Nothing else goes on until this is acknowledged.
  case acknowledge(Banner)
  /// Whether a later day continues the same visit.
  case visit(Day)
  /// The verdict is shown; the clinician takes it, or changes something.
  case review
  case signatory(SignatureField)
  case signature

  /// The questions that a line may answer.
  public var questions: [QuestionID] {
    switch self {
    case .question(let id, _): [id]
    case .checklist(_, let items), .joint(_, let items): items
    default: []
    }
  }
}

/// What the machine has to say.
public enum Remark: Hashable, Sendable {
  /// How answers were understood, in the order of asking.
  case understood([Understanding])
  /// Findings that fired, changed or fell away with the last answers.
  case findings(FindingChanges)
  /// What an amendment changed.
  case amended(Amendment)
  /// A notice that stops the interview, with the findings behind it.
  case stop(Banner, [Finding])
  /// The verdict as it stands at review.
  case verdict
  case noted
  case overridden(Finding.Key, before: Verdict, after: Verdict)
  /// Findings whose override holds no more, where no earlier answer was changed.
  case lapsed([Finding.Key])
  /// The record is closed.
  case closed(Outcome)

  /// A question with its understood answer.
  public struct Understanding: Hashable, Sendable {
    /// Which was answered.
    public let question: QuestionID
    /// As it will be recorded, whatever was typed.
    public let answer: Answer
  }
}

/// The difference between two assessments.
public struct FindingChanges: Hashable, Sendable {
  /// Those that were not there before.
  public let added: [Finding]
  /// Those whose level, date, status or conditions differ, as they are now.
  public let changed: [Finding]
  /// Those that fell away, as they were.
  public let withdrawn: [Finding]

  var isEmpty: Bool { added.isEmpty && changed.isEmpty && withdrawn.isEmpty }

  init(from before: Assessment, to after: Assessment) {
    guard before.findings != after.findings else {
      (added, changed, withdrawn) = ([], [], [])
      return
    }
    let old = Dictionary(
      before.findings.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(after.findings.map(\.key))
    added = after.findings.filter { old[$0.key] == nil }
    changed = after.findings.filter { finding in
      guard let earlier = old[finding.key] else { return false }
      return earlier.level != finding.level || earlier.until != finding.until
        || earlier.status != finding.status || earlier.conditions != finding.conditions
    }
    withdrawn = before.findings.filter { !new.contains($0.key) }
  }
}

/// Exactly what a changed answer changed.
public struct Amendment: Hashable, Sendable {
  /// Those whose answers were changed; empty where only the protocol was.
  public let questions: [QuestionID]
  /// What became of the findings.
  public let findings: FindingChanges
  /// Questions that matter now and have no answer, or none that fits any more.
  public let reopened: [QuestionID]
  /// Questions whose answers are kept and no longer count.
  public let setAside: [QuestionID]
  /// Questions whose earlier answers are offered again.
  public let offeredBack: [QuestionID]
  /// Questions that a new visit asks again, with their answers on offer.
  public let askedAgain: [QuestionID]
  /// Findings whose override holds no more: what it rested on has changed.
  public let lapsed: [Finding.Key]
  /// With the overrides that held before.
  public let verdictBefore: Verdict
  /// With the overrides that still hold.
  public let verdictAfter: Verdict
}
