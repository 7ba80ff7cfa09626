public import ConsultationCore

/// The days of a course.
public struct Schedule: Hashable, Sendable {
  /// The day of the first visit for treatment: session 1, or the test patch before it.
  public let first: Day
  /// Days from one session to the next.
  public let interval: Int
  /// A small patch that is treated first and read before the first full session.
  public let testPatch: TestPatch?
  /// The sessions in order; empty where none fits the patient's time and budget.
  public let sessions: [Session]
  /// How many sessions are usual for the main wish; `nil` where there is no such number.
  public let usualCount: Int?
  /// How many fit the patient's time and budget; `nil` where nobody knows.
  public let affordable: Int?
  /// Session by session, the one of the result last.
  public let reviews: [Review]
  /// Whether every session came to rest; where one did not, the clinician must set its day.
  public let isSettled: Bool

  /// Every day of treatment in order: the test patch and the sessions, or the first day alone.
  var visits: [Day] {
    let all = (testPatch.map { [$0.day] } ?? []) + sessions.map(\.day)
    return all.isEmpty ? [first] : all
  }

  /// A session of the course.
  public struct Session: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    /// Where it came to rest under every rule that is judged anew.
    public let day: Day
    /// The rules that moved it from the day it would otherwise have had.
    public let movedBy: [RuleID]
  }

  /// A required test patch.
  public struct TestPatch: Hashable, Sendable {
    /// The day on which the patch is treated.
    public let day: Day
    /// The day of the first full session, by which it has been read.
    public let readBy: Day
    /// The rules that ask for it.
    public let rules: [RuleID]
  }

  /// A look at how the skin responds.
  public struct Review: Hashable, Sendable {
    /// What is looked at, and after which session.
    public let kind: Kind
    /// The day proposed for it.
    public let day: Day

    /// What is looked at.
    public enum Kind: Hashable, Sendable {
      /// A photo four weeks after a session, under the cautious settings against dark marks.
      case photo(afterSession: Int)
      /// Whether there is a change, at session 3.
      case response
      /// The result, twelve weeks after the last session.
      case result
    }
  }
}

/// Finds the days of a course (evidence 5.6).
struct Scheduler {
  let answers: Answers
  let standing: Standing
  let overridden: Set<Finding.Key>
  let isPihPackage: Bool

  /// Time to think before any treatment (C25), in days.
  static let reflectionDays = 2
  static let longReflectionDays = 14
  static let interval = 28
  static let pihInterval = 42
  /// From a required test patch to the first full session, in days; at least the usual interval.
  static let patchReadingDays = 42
  static let photoReviewDays = 28
  private static let mostRounds = 5

  /// The rules that are judged anew for every session.
  static let rulesOfEverySession: Set<RuleID> = Set(
    ["R-E09", "R-D19", "R-D02"] + Rule.procedures.map(\.id))
  /// The rules that require a test patch.
  static let rulesOfTestPatch: [RuleID] = ["R-M20", "R-M24"]

  /// The course for so many sessions; `nil` without a day to count from.
  func schedule(usual: Int?, affordable: Int?) -> Schedule? {
    guard let proposed = answers.treatmentDay else { return nil }
    var isSettled = true
    func settled(_ day: Day) -> (day: Day, rules: [RuleID]) {
      let result = settle(day)
      isSettled = isSettled && result.isSettled
      return (result.day, result.rules)
    }
    let wanted = [proposed, standing.earliest, dayAfterReflection].compactMap(\.self).max()
    let first = settled(wanted ?? proposed)
    let patchRules = Self.rulesOfTestPatch.filter { standing.has($0) }
    let usualInterval = isPihPackage ? Self.pihInterval : Self.interval
    let interval = max(usualInterval, ProtocolWaits(answers.protocol).days(.needling))
    var next = first
    if !patchRules.isEmpty {
      next = settled(first.day + .days(max(Self.patchReadingDays, interval)))
    }
    let patch =
      patchRules.isEmpty
      ? nil : Schedule.TestPatch(day: first.day, readBy: next.day, rules: patchRules)
    var sessions: [Schedule.Session] = []
    for number in 1...max(1, count(usual, affordable)) {
      if number > 1 { next = settled(next.day + .days(interval)) }
      sessions.append(.init(number: number, day: next.day, movedBy: next.rules))
    }
    if count(usual, affordable) < 1 { sessions = [] }
    return Schedule(
      first: first.day, interval: interval, testPatch: patch, sessions: sessions,
      usualCount: usual, affordable: affordable, reviews: reviews(of: sessions),
      isSettled: isSettled)
  }

  /// The usual number, but no more than fits; one where no number is usual.
  private func count(_ usual: Int?, _ affordable: Int?) -> Int {
    let usual = usual ?? 1
    return affordable.map { min(usual, $0) } ?? usual
  }

  private var dayAfterReflection: Day? {
    let days =
      answers.truth(of: .longReflection) == .yes ? Self.longReflectionDays : Self.reflectionDays
    return answers.consultDate.map { $0 + .days(days) }
  }

  /// Moves a day until no rule of every session asks for a later one.
  private func settle(_ wanted: Day) -> (day: Day, rules: [RuleID], isSettled: Bool) {
    var day = wanted
    var rules: [RuleID] = []
    for _ in 0..<Self.mostRounds {
      let collisions = collisions(on: day)
      guard let latest = collisions.compactMap(\.until).max() else { return (day, rules, true) }
      rules += collisions.map(\.rule).filter { !rules.contains($0) }
      day = latest
    }
    return (day, rules, collisions(on: day).isEmpty)
  }

  private func collisions(on day: Day) -> [Finding] {
    var moved = answers
    moved[Question.proposedDate.id] = .value(.day(day))
    return Assessment(moved).findings.filter { finding in
      Self.rulesOfEverySession.contains(finding.rule) && finding.level == .defer
        && finding.judgedFor == day && !overridden.contains(finding.key)
        && (finding.until.map { $0 > day } ?? false)
        && !standing.setAside.contains { $0.key == finding.key }
    }
  }

  private func reviews(of sessions: [Schedule.Session]) -> [Schedule.Review] {
    var reviews: [Schedule.Review] = []
    for session in sessions {
      if session.number == ResultFacts.responseSession {
        reviews.append(.init(kind: .response, day: session.day))
      }
      if isPihPackage {
        reviews.append(
          .init(
            kind: .photo(afterSession: session.number),
            day: session.day + .days(Self.photoReviewDays)))
      }
    }
    if let last = sessions.last {
      reviews.append(.init(kind: .result, day: last.day + .weeks(ResultFacts.reviewWeeks)))
    }
    return reviews
  }
}
