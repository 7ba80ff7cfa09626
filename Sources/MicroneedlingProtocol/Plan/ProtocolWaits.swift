import ConsultationCore

/// How long things are kept away from a session, in days: the evidence's waits, or the longer ones of
/// a clinic's own intervals.
///
/// A shorter interval that a clinic approved moves a session's date, but not what a plan asks for
/// around it: there the evidence's days stay.
struct ProtocolWaits {
  private let content: ConsultationProtocol

  init(_ content: ConsultationProtocol) { self.content = content }

  /// The usual wait of a rule in force.
  func days(_ rule: RuleID) -> Int {
    content.rule(rule)?.usualWaits.map(\.longestDays).max() ?? 0
  }

  /// A clinic's own interval of a rule, whose words tell the protocol's; `nil` where it has none.
  func own(_ rule: RuleID) -> Span? {
    guard let usual = MicroneedlingProtocol.current.rule(rule)?.usualWaits,
      let own = content.rule(rule)?.usualWaits, own != usual
    else { return nil }
    return own.first
  }

  /// How early a step begins.
  func days(before step: PreCareStep) -> Int {
    max(step.daysBefore, step.rules.map(days).max() ?? 0)
  }

  /// Toxin and vaccines.
  var injection: Int { max(14, days("R-P01"), days("R-D19")) }
  /// Filler, peel and laser.
  var filler: Int { max(28, days("R-P02"), days("R-P05"), days("R-P07")) }
  /// From one session to the next.
  var needling: Int { days("R-P09") }
}
