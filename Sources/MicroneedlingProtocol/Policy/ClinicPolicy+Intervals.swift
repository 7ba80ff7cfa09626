public import ConsultationCore

extension ClinicPolicy {
  /// The built-in protocol with this clinic's own intervals.
  public var `protocol`: ConsultationProtocol {
    guard !intervals.isEmpty || !devices.isEmpty else { return MicroneedlingProtocol.current }
    let spans = Dictionary(intervals.map { ($0.rule, $0.span) }, uniquingKeysWith: { $1 })
    return MicroneedlingProtocol.make(
      rules: MicroneedlingProtocol.rules.map { rule in
        spans[rule.id].map { rule.waiting($0) } ?? rule
      }, for: self)
  }

  /// Intervals that can end before the protocol's own, with who approved them and why: printed
  /// with every verdict.
  public var looserIntervals: [String] { looserIntervals { $0.id.name } }

  /// The same for a patient: what the wait follows, instead of the rule.
  public var looserIntervalsForPatients: [String] {
    looserIntervals { rule in
      let bases = rule.grades.compactMap { $0.wait?.base }
      let question = bases.first.flatMap(MicroneedlingProtocol.current.question)
      return question.flatMap { $0.isRestricted ? nil : "After “\($0.name)”" } ?? "A wait"
    }
  }

  private func looserIntervals(naming name: (Rule) -> String) -> [String] {
    intervals.compactMap { interval in
      guard let rule = MicroneedlingProtocol.current.rule(interval.rule),
        let usual = interval.shortens(rule)
      else { return nil }
      let approval = interval.approval.map { "approved by \($0.approver): \($0.reason)" }
      let kept = rule.waiting(interval.span).longerWaits.map { ", \($0) where the rule has it" }
      return "\(name(rule)): \(interval.span) instead of \(usual)\(kept.joined()), "
        + (approval ?? "not approved")
    }
  }

  /// Stricter intervals that reach further back than their question asks, in sentences.
  public var intervalsBeyondTheirQuestion: [String] {
    intervals.compactMap { interval in
      guard let asked = ClinicPolicy.askedSpans[interval.rule],
        Interval(rule: interval.rule, span: asked).isLooser(than: interval.span)
      else { return nil }
      return "\(interval.rule): the interval is \(interval.span), but its question asks only about "
        + "the last \(asked); ask about the time before as well"
    }
  }

  /// How far back a question asks, where it names a time.
  private static let askedSpans: [RuleID: Span] = ["R-M32": .months(6), "R-D18": .days(14)]
}

extension ClinicPolicy.Interval {
  /// Whether this interval can end before one of `span`; for some days to start on is enough.
  public func isLooser(than span: Span) -> Bool { self.span.canEndBefore(span) }

  /// The protocol's own wait that this interval shortens; `nil` where it shortens none.
  public func shortens(_ rule: Rule) -> Span? {
    rule.usualWaits.first { isLooser(than: $0) }
  }
}

extension Span {
  /// Whether this span can end before `other`, whatever the day both start on.
  ///
  /// A month has 28 to 31 days: 30 days can end before 1 month, and 1 month before 30 days.
  func canEndBefore(_ other: Span) -> Bool {
    switch (self, other) {
    case (.days(let count), .days(let otherCount)), (.months(let count), .months(let otherCount)):
      return count < otherCount
    default:
      return Span.starts.contains { $0 + self < $0 + other }
    }
  }

  /// The most days that it can last.
  var longestDays: Int {
    switch self {
    case .days(let count): count
    case .months: Span.starts.map { ($0 + self).days(since: $0) }.max() ?? 0
    }
  }

  /// The fewest days that it can last.
  public var shortestDays: Int {
    switch self {
    case .days(let count): count
    case .months: Span.starts.map { ($0 + self).days(since: $0) }.min() ?? 0
    }
  }

  /// Every day of four years, one of them a leap year.
  private static var starts: some Collection<Day> {
    (0..<1461).lazy.map { Day(number: 19_723 + $0) }
  }
}

extension Rule {
  /// The waits that hold without an exception, one a grade that has dates.
  public var usualWaits: [Span] { grades.compactMap { $0.wait?.span } }

  /// The longer waits of its exceptions, for example with the PIH package.
  public var longerWaits: [Span] { grades.flatMap { $0.wait?.exceptions.map(\.span) ?? [] } }

  /// The same rule with another usual wait.
  ///
  /// A longer wait under an exception (skin that darkens easily) is never shortened: it stays, and
  /// falls away only where the new wait is at least as long. What the rule looks back on grows
  /// with the wait and never shrinks, so that no finding is lost before its date has come.
  func waiting(_ span: Span) -> Rule {
    var rule = self
    rule.trigger = .grades(
      grades.map { grade in
        guard let base = grade.wait?.base else { return grade }
        var grade = grade.when(grade.condition.reaching(span, after: base))
        grade.wait?.span = span
        grade.wait?.exceptions.removeAll { !span.canEndBefore($0.span) }
        return grade
      })
    let usual = usualWaits.map(\.description).joined(separator: " or ")
    rule.evidence.append(.policy("the clinic's own interval: \(span) in place of \(usual)"))
    return rule
  }
}

extension Grade {
  /// The same grade under another condition.
  fileprivate func when(_ condition: Condition) -> Grade {
    guard condition != self.condition else { return self }
    // A variadic parameter takes no array; no dated grade has more than two of these.
    switch openConditions.count {
    case 0: return Grade(level, when: condition, until: wait)
    case 1: return Grade(level, when: condition, until: wait, provided: openConditions[0])
    case 2:
      return Grade(
        level, when: condition, until: wait, provided: openConditions[0], openConditions[1])
    default: return self
    }
  }
}

extension Condition {
  /// The condition, where it looks back on `base` for less than `span`, looking back that far.
  fileprivate func reaching(_ span: Span, after base: QuestionID) -> Condition {
    switch self {
    case .recent(base, let window) where window.canEndBefore(span):
      return span.canEndBefore(window)
        ? .any([self, .recent(base, span)]) : .recent(base, span)
    case .daysFromTreatment(base, let days):
      // The day on which the wait ends is free again.
      let reach = span.longestDays - 1
      guard reach > -days.lowerBound else { return self }
      let isSymmetric = days.lowerBound == -days.upperBound
      return .daysFromTreatment(base, -reach...(isSymmetric ? reach : days.upperBound))
    case .all(let parts): return .all(parts.map { $0.reaching(span, after: base) })
    case .any(let parts): return .any(parts.map { $0.reaching(span, after: base) })
    case .not(let inner): return .not(inner.reaching(span, after: base))
    case .assuming(let flag, let inner):
      return .assuming(flag, inner.reaching(span, after: base))
    case .named(_, let inner):
      // A name that tells the old time would mislead.
      let changed = inner.reaching(span, after: base)
      return changed == inner ? self : changed
    default: return self
    }
  }
}
