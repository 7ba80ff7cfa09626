/// The verdict on a set of answers, with every reason.
public struct Assessment: Hashable, Sendable {
  /// What the findings come to before any override.
  public let verdict: Verdict
  /// Notices that stand above the verdict, the gravest first.
  public let banners: [Banner]
  /// Every finding in the order of the rule book.
  public let findings: [Finding]
  /// The day on which every dated wait is over; `nil` without such a wait.
  public let floor: Day?
  /// What "refer" prints, in alphabetical order.
  public let actions: [ActionID]
  /// Whether the dates came to rest; where they did not, the clinician must look.
  public let isSettled: Bool

  /// The earliest day to print: only a deferral has one.
  public var earliest: Day? { verdict == .defer ? floor : nil }

  /// "Not before the referral outcome, and not before": only a referral has one.
  public var notBefore: Day? { verdict == .refer ? floor : nil }

  /// Everything that must happen first and has no date.
  public var conditions: [(rule: RuleID, text: String)] {
    findings.filter { $0.level == .defer && $0.status != .satisfied }
      .flatMap { finding in finding.conditions.map { (finding.rule, $0) } }
  }

  /// The finding of that key.
  public subscript(key: Finding.Key) -> Finding? { findings.first { $0.key == key } }
}

extension Assessment {
  /// Judges the answers.
  ///
  /// Findings are those on the proposed day plus any that fire when the dates are solved again for
  /// a later day; none is withdrawn or lowered on the way. At most five rounds.
  public init(_ answers: Answers) {
    self.init(answers, RuleCandidates(answers))
  }

  /// The same where the rules that may say something are known: those for these answers.
  init(_ answers: Answers, _ candidates: RuleCandidates) {
    let judge = Judge(answers)
    let proposed = answers.treatmentDay
    var judged = judge.findings(ofRules: candidates.rules, for: proposed, proposed: proposed)
    var isSettled = true
    if let proposed {
      var day = proposed
      var round = 0
      while let floor = Assessment.floor(judged.map(\.finding)), floor > day {
        round += 1
        guard round <= 5 else {
          isSettled = false
          break
        }
        day = floor
        judge.solveAgain(&judged, for: day, proposed: proposed)
      }
    }
    let findings = judged.map(\.finding) + judge.missingSafetyAnswers(for: proposed)
    self.findings = findings
    self.isSettled = isSettled
    floor = Assessment.floor(findings)
    verdict = findings.map(\.verdict).max() ?? .suitable
    banners = judge.banners(of: findings)
    actions = judge.actions(of: findings)
  }

  /// The latest date of the deferrals that are not satisfied.
  static func floor(_ findings: [Finding]) -> Day? {
    var latest: Day?
    for finding in findings where finding.level == .defer && finding.status != .satisfied {
      guard let until = finding.until else { continue }
      latest = latest.map { max($0, until) } ?? until
    }
    return latest
  }
}

/// Turns rules and facts into findings.
private struct Judge {
  let answers: Answers
  let compiled: CompiledRules
  let rules: [Rule]

  init(_ answers: Answers) {
    self.answers = answers
    compiled = answers.protocol.compiled
    rules = answers.protocol.rules
  }

  /// A finding with the position of its rule.
  typealias Judged = (rule: Int, finding: Finding)

  /// Judges the rules that can change with the day of treatment once more, for a later day.
  func solveAgain(_ judged: inout [Judged], for day: Day, proposed: Day) {
    let candidates = compiled.rulesToJudge(
      among: compiled.rulesOfTheTreatmentDay, answers.facts, at: day)
    for later in findings(ofRules: candidates, for: day, proposed: proposed) {
      let place = judged.firstIndex { $0.rule >= later.rule } ?? judged.count
      if place == judged.count || judged[place].rule != later.rule {
        judged.insert(later, at: place)
      } else if later.finding.level > judged[place].finding.level {
        judged[place] = later
      } else if later.finding.level == judged[place].finding.level,
        judged[place].finding.status == .undecided, later.finding.status == .open
      {
        // On the later day it is certain; what was missing before is still to be obtained.
        var settled = later
        settled.finding.conditions += judged[place].finding.conditions
        judged[place] = settled
      }
    }
  }

  /// At most one finding a rule, in the order of the rule book.
  func findings(ofRules positions: [Int], for day: Day?, proposed: Day?) -> [Judged] {
    positions.compactMap { rule in
      finding(ofRule: rule, for: day, proposed: proposed).map { (rule, $0) }
    }
  }

  /// The gravest grade that holds, or that a missing answer leaves undecided.
  private func finding(ofRule index: Int, for day: Day?, proposed: Day?) -> Finding? {
    var undecided: (position: Int, blockers: [QuestionID])?
    for position in compiled.gradeRanges[index] {
      let grade = compiled.grades[position]
      switch compiled.truth(of: grade.node, answers.facts, at: day) {
      case .no, .open: continue
      case .undecided:
        guard undecided == nil else { continue }
        let blockers = blockers(ofGrade: position, ofRule: index, at: day)
        if !blockers.isEmpty { undecided = (position, blockers) }
      case .yes:
        var found = fired(grade, ofRule: index, for: day, proposed: proposed)
        guard let undecided else { return found }
        let graver = compiled.grades[undecided.position].level
        if graver < .defer {
          // It stops nothing, and must not hide behind the milder level that holds.
          if graver > found.level {
            found.level = graver
            found.status = .undecided
          }
          return found
        }
        found.conditions += undecided.blockers.map { "answer obtained: \($0)" }
        if found.level < .defer {
          found.level = .defer
          found.status = .undecided
        } else {
          found.status = .open
        }
        return found
      }
    }
    guard let undecided else { return nil }
    let level = compiled.grades[undecided.position].level
    return Finding(
      rule: rules[index].id, question: nil, level: min(level, .defer), status: .undecided,
      until: nil,
      conditions: level < .defer ? [] : undecided.blockers.map { "answer obtained: \($0)" },
      judgedFor: day, isRestricted: isRestricted(byMissing: undecided.blockers))
  }

  private func fired(
    _ grade: CompiledRules.CompiledGrade, ofRule index: Int, for day: Day?, proposed: Day?
  ) -> Finding {
    var until: Day?
    var conditions: [String] = []
    if let wait = grade.wait {
      until = self.until(wait, at: day)
      if until == nil { conditions.append("date obtained") }
    }
    let isOver = until.flatMap { until in proposed.map { until <= $0 } } ?? false
    for (text, node, endsWithWait) in grade.openConditions {
      if endsWithWait && isOver { continue }
      let applies = node.map { compiled.truth(of: $0, answers.facts, at: day) } ?? .yes
      if applies == .yes || applies == .undecided { conditions.append(text) }
    }
    return Finding(
      rule: rules[index].id, question: nil, level: grade.level,
      status: grade.level == .defer && isOver && conditions.isEmpty ? .satisfied : .open,
      until: until, conditions: conditions, judgedFor: day,
      isRestricted: grade.restriction.holds(for: answers.facts))
  }

  private func until(_ wait: CompiledRules.CompiledWait, at day: Day?) -> Day? {
    let base = answers.facts[wait.base]
    guard base.state == .value else { return nil }
    let start = Day(number: base.day)
    return wait.exceptions.reduce(start + wait.span) { latest, exception in
      switch compiled.truth(of: exception.node, answers.facts, at: day) {
      case .yes, .undecided: max(latest, start + exception.span)
      case .no, .open: latest
      }
    }
  }

  /// The questions without which the grade stays undecided and that no rule of missing safety
  /// answers speaks for.
  private func blockers(ofGrade position: Int, ofRule index: Int, at day: Day?) -> [QuestionID] {
    let grade = rules[index].grades[position - compiled.gradeRanges[index].lowerBound]
    return answers.blockers(of: grade.condition, at: day).filter {
      answers.protocol.question($0)?.isSafety == false
    }
  }

  /// One finding for each relevant safety question without an answer.
  func missingSafetyAnswers(for day: Day?) -> [Finding] {
    guard let (rule, questions) = compiled.missingSafetyAnswers else { return [] }
    return questions.compactMap { index in
      guard answers.facts[index].state == .missing else { return nil }
      let question = answers.protocol.questions[index]
      return Finding(
        rule: rules[rule].id, question: question.id, level: .defer, status: .open, until: nil,
        conditions: ["answer obtained: \(question.id)"], judgedFor: day,
        isRestricted: question.isRestricted)
    }
  }

  func banners(of findings: [Finding]) -> [Banner] {
    consequences(of: findings) { $0.banners }.sorted(by: >)
  }

  func actions(of findings: [Finding]) -> [ActionID] {
    consequences(of: findings) { $0.actions }.sorted()
  }

  /// What the open findings print, each once.
  private func consequences<Value: Hashable>(
    of findings: [Finding], _ part: (CompiledRules.Consequences) -> [(value: Value, node: Int32)]
  ) -> Set<Value> {
    var found: Set<Value> = []
    for finding in findings where finding.status == .open {
      guard let rule = answers.protocol.index(ofRule: finding.rule) else { continue }
      for (value, node) in part(compiled.consequences[rule]) where !found.contains(value) {
        if compiled.truth(of: node, answers.facts, at: answers.treatmentDay) == .yes {
          found.insert(value)
        }
      }
    }
    return found
  }

  private func isRestricted(byMissing questions: [QuestionID]) -> Bool {
    questions.contains { answers.protocol.question($0)?.isRestricted ?? false }
  }
}
