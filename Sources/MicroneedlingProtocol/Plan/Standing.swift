import ConsultationCore

/// The findings that count for a plan: those that no override sets aside.
struct Standing {
  let findings: [Finding]
  let setAside: [Finding]

  /// The findings of an assessment without the overridden ones.
  ///
  /// A finding that is graver than the effective verdict must have been set aside, too.
  init(_ assessment: Assessment, effective: Verdict, overridden: Set<Finding.Key>) {
    func isSetAside(_ finding: Finding) -> Bool {
      overridden.contains(finding.key) || finding.verdict > effective
    }
    findings = assessment.findings.filter { !isSetAside($0) }
    setAside = assessment.findings.filter(isSetAside)
  }

  /// The deferrals that ask to wait.
  var deferrals: [Finding] {
    findings.filter { $0.level == .defer && $0.status != .satisfied }
  }

  /// The deferrals whose wait is over by the proposed day.
  var satisfied: [Finding] { findings.filter { $0.status == .satisfied } }

  /// The latest date of the deferrals that ask to wait.
  var earliest: Day? { deferrals.compactMap(\.until).max() }

  /// Whether a rule fired and stands.
  func has(_ rules: RuleID...) -> Bool {
    findings.contains { rules.contains($0.rule) && $0.status == .open }
  }
}
