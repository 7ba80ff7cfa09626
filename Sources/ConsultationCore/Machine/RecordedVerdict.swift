/// A verdict as it was shown, with its printed words: what a reader in seven years relies on.
public struct RecordedVerdict: Hashable, Sendable, Codable {
  /// Name and version of the protocol that gave it.
  public let protocolTitle: String
  /// The hash of that protocol's content; empty before the consultation began.
  public let protocolHash: String
  /// For example `DEFER`.
  public let computed: String
  /// After the clinician's overrides.
  public let effective: String
  /// Notices that stood above it, the gravest first.
  public let banners: [Banner]
  /// The earliest day of treatment before any override; only a deferral has one.
  public let earliest: Day?
  /// The earliest day under the findings that were not set aside.
  public let effectiveEarliest: Day?
  /// The day that a referral waits for besides its outcome; only a referral has one.
  public let notBefore: Day?
  /// Every finding, those set aside included, in the order of the rule book.
  public let findings: [RecordedFinding]

  /// A finding as it was shown.
  public struct RecordedFinding: Hashable, Sendable, Codable {
    /// The rule that fired or stayed undecided.
    public let rule: RuleID
    /// The question whose answer is missing, for the rule that fires once a question.
    public let question: QuestionID?
    /// For example `DEFER`.
    public let level: String
    /// Where it stood.
    public let status: Finding.Status
    /// The first day on which its wait is over.
    public let until: Day?
    /// What must happen first and has no date, in words.
    public let conditions: [String]
    /// The rule's sentence that a patient could hear.
    public let because: String
    /// Whether it rests on a restricted answer.
    public let isRestricted: Bool
    /// Why it was set aside; `nil` where it stands.
    public let override: Override?
  }
}

extension Consultation {
  /// The verdict as it stands, with its words, for the record.
  public var recordedVerdict: RecordedVerdict {
    let assessment = finalAssessment
    return RecordedVerdict(
      protocolTitle: stamp?.title ?? `protocol`.title, protocolHash: stamp?.hash ?? "",
      computed: assessment.verdict.name,
      effective: effectiveVerdict(of: assessment).name, banners: assessment.banners,
      earliest: assessment.earliest,
      effectiveEarliest: effectiveEarliest(of: assessment), notBefore: assessment.notBefore,
      findings: assessment.findings.map { finding in
        RecordedVerdict.RecordedFinding(
          rule: finding.rule, question: finding.question, level: finding.level.name,
          status: finding.status, until: finding.until, conditions: finding.conditions,
          because: `protocol`.rule(finding.rule)?.because ?? "",
          isRestricted: finding.isRestricted, override: override(of: finding))
      })
  }
}

extension Consultation {
  /// The verdict that was signed, where the protocol of now would come to another one.
  public var supersededVerdict: RecordedVerdict? {
    guard status == .signed, let recorded, !recorded.isAlike(recordedVerdict) else { return nil }
    return recorded
  }
}

extension RecordedVerdict {
  /// Whether it says the same, whatever the words.
  fileprivate func isAlike(_ other: RecordedVerdict) -> Bool {
    effective == other.effective && banners == other.banners
      && effectiveEarliest == other.effectiveEarliest && notBefore == other.notBefore
      && Set(findings.map(\.outline)) == Set(other.findings.map(\.outline))
  }
}

extension RecordedVerdict.RecordedFinding {
  /// Which finding it is, without its words.
  fileprivate var outline: [String] {
    [
      rule.name, question?.name ?? "", level, status.rawValue, until?.description ?? "",
      override == nil ? "stands" : "set aside",
    ]
  }
}
