import ConsultationCore

/// How long things are kept away from a session, in days: the evidence's waits, or the longer ones of
/// a clinic's own intervals.
///
/// A shorter interval that a clinic approved moves a session's date, but not what a plan asks for
/// around it: there the evidence's days stay.
struct ProtocolWaits {
  private let content: ConsultationProtocol

  init(_ content: ConsultationProtocol) { self.content = content }

  /// How many days before and after a session something is free again.
  func days(_ kept: KeptAway) -> Int {
    max(kept.days, kept.rules.map(days).max() ?? 0)
  }

  /// The days around a session on which something must not be.
  func blocked(_ kept: KeptAway, around day: Day) -> ClosedRange<Day> {
    let reach = days(kept) - 1
    return day + .days(-reach)...day + .days(reach)
  }

  /// The first day after a visit on which something is free: a later visit may block it again.
  func free(_ kept: KeptAway, after visits: [Day]) -> Day? {
    guard let first = visits.first else { return nil }
    return visits.dropFirst().reduce(first + .days(days(kept))) { day, visit in
      blocked(kept, around: visit).contains(day) ? visit + .days(days(kept)) : day
    }
  }

  /// The usual wait of a rule in force.
  private func days(_ rule: RuleID) -> Int {
    content.rule(rule)?.usualWaits.map(\.longestDays).max() ?? 0
  }
}
