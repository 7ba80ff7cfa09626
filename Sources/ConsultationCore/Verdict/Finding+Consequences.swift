extension Answers {
  /// What the rule behind a finding asks somebody to do, under these answers.
  public func actions(of finding: Finding) -> [ActionID] {
    applying(`protocol`.rule(finding.rule)?.actions)
  }

  /// The notices that the rule behind a finding raises, under these answers.
  public func banners(of finding: Finding) -> [Banner] {
    applying(`protocol`.rule(finding.rule)?.banners)
  }

  /// The open ones of these findings that raise a banner.
  public func findings(behind banner: Banner, among findings: [Finding]) -> [Finding] {
    findings.filter { $0.status == .open && banners(of: $0).contains(banner) }
  }

  private func applying<Value>(_ entries: [Rule.Conditional<Value>]?) -> [Value] {
    (entries ?? []).filter { truth(of: $0.condition) == .yes }.map(\.value)
  }
}
