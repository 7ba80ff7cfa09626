import ConsultationCore
import MicroneedlingProtocol
import PolicyFiles
import Testing

@Suite struct `A clinic's interval` {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  /// What `rule` finds for a treatment on 22 November 2026, under these intervals.
  private func finding(
    _ rule: RuleID, under intervals: String, _ answers: [QuestionID: AnswerValue]
  ) throws -> Finding? {
    let policy = try policy("clinic: a\nintervals: {\(intervals)}")
    var given = answers.mapValues { Answer.value($0) }
    let today = try day("2026-11-22")
    given[Question<Day>.consultDate.id] = .value(.day(today))
    given[Question<Day>.proposedDate.id] = given["proposedDate"] ?? .value(.day(today))
    let assessment = Assessment(Answers(policy.protocol, given, phase: .asking))
    return assessment.findings.first { $0.rule == rule }
  }

  private func looser(_ wait: String) -> String {
    "{wait: \(wait), approver: Dr Grey, reason: ours}"
  }

  @Test func `takes the place of the protocol's own`() throws {
    let filler: [QuestionID: AnswerValue] = ["haFillerLast": .day(try day("2026-08-31"))]
    let stricter = try #require(try finding("R-P02", under: "R-P02: 6 months", filler))
    #expect(stricter.until == Day(iso: "2027-02-28"))
    #expect(stricter.status == .open)
    let usual = try #require(try finding("R-P02", under: "R-P01: 6 months", filler))
    #expect(usual.until == Day(iso: "2026-09-28"))
    #expect(usual.status == .satisfied)
  }

  @Test func `is listed with who approved it and why when it is looser`() throws {
    let policy = try policy(
      "clinic: a\nintervals: {R-P02: \(looser("14 days")), R-P01: 3 weeks, R-P09: \(looser("21 days"))}"
    )
    #expect(
      policy.looserIntervals == [
        "R-P02: 14 days instead of 28 days, approved by Dr Grey: ours",
        "R-P09: 21 days instead of 28 days, 42 days where the rule has it, approved by Dr Grey: ours",
      ])
  }

  @Test func `changes the protocol's content, and only that rule`() throws {
    let changed = try policy("clinic: a\nintervals: {R-P02: 6 months}").protocol
    let current = MicroneedlingProtocol.current
    #expect(changed.canonicalForm != current.canonicalForm)
    for (rule, own) in zip(current.rules, changed.rules) {
      #expect((rule.trigger != own.trigger) == (rule.id == "R-P02"), "\(rule.id)")
    }
    #expect(try policy("clinic: a").protocol.canonicalForm == current.canonicalForm)
  }

  @Test(arguments: MicroneedlingProtocol.current.rules.filter { !$0.usualWaits.isEmpty }.map(\.id))
  func `keeps everything else that a rule asks for`(_ id: RuleID) throws {
    let own = ClinicPolicy(clinic: "a", intervals: [.init(rule: id, span: .years(7))]).protocol
    let before = try #require(MicroneedlingProtocol.current.rule(id)).grades
    let after = try #require(own.rule(id)).grades
    #expect(after.count == before.count)
    for (grade, old) in zip(after, before) {
      #expect(grade.level == old.level)
      #expect(grade.openConditions == old.openConditions)
      #expect(grade.wait?.base == old.wait?.base)
      #expect(grade.wait?.span == old.wait.map { _ in Span.years(7) })
      #expect(grade.condition.questions == old.condition.questions)
    }
  }
}

// MARK: - Stricter and looser

extension `A clinic's interval` {
  @Test(arguments: [
    (Span.days(27), Span.days(28), true), (.days(28), .days(28), false),
    (.months(1), .days(28), false),
    (.months(1), .days(29), true), (.days(30), .months(1), true), (.days(31), .months(1), false),
    (.months(6), .days(182), true), (.months(6), .days(181), false),
    (.days(184), .months(6), false),
    (.days(183), .months(6), true), (.years(1), .days(365), false), (.days(365), .years(1), true),
    (.months(11), .years(1), true), (.years(1), .months(12), false), (.weeks(4), .days(28), false),
  ]) func `is looser when it can end sooner, whatever the month`(
    _ own: Span, _ usual: Span, _ isLooser: Bool
  ) {
    #expect(ClinicPolicy.Interval(rule: "R-P02", span: own).isLooser(than: usual) == isLooser)
  }

  @Test func `never shortens the longer wait for skin that darkens`() throws {
    let answers: [QuestionID: AnswerValue] = [
      "microneedlingLast": .day(try day("2026-11-01")), "clinicianPhototype": .option("V"),
    ]
    let lighter: [QuestionID: AnswerValue] = [
      "microneedlingLast": .day(try day("2026-11-01")), "clinicianPhototype": .option("II"),
      "fitz": .scores([0, 0, 0, 0, 0, 0, 0, 0]), "pihHistory": .option("none"),
      "melasmaInArea": .option("none"), "previousMicroneedling": .option("none"),
    ]
    // 28 days become 35: stricter without a word, and the 42 of the package stay.
    #expect(problems("clinic: a\nintervals: {R-P09: 35 days}").isEmpty)
    #expect(try finding("R-P09", under: "R-P09: 35 days", lighter)?.until == Day(iso: "2026-12-06"))
    #expect(try finding("R-P09", under: "R-P09: 35 days", answers)?.until == Day(iso: "2026-12-13"))
    let shorter = "R-P09: \(looser("21 days"))"
    #expect(try finding("R-P09", under: shorter, lighter)?.until == Day(iso: "2026-11-22"))
    #expect(try finding("R-P09", under: shorter, answers)?.until == Day(iso: "2026-12-13"))
    #expect(try finding("R-P09", under: "R-P09: 50 days", answers)?.until == Day(iso: "2026-12-21"))
  }

  @Test func `may be stricter for a rule that nobody may set aside`() throws {
    let burn: [QuestionID: AnswerValue] = [
      "sunStatus": .option("sunburn"), "sunDate": .day(try day("2026-11-01")),
    ]
    #expect(try finding("R-S04", under: "R-S04: 60 days", burn)?.until == Day(iso: "2026-12-31"))
  }
}

// MARK: - Looking back

extension `A clinic's interval` {
  @Test func `reaches back as far as it is long`() throws {
    let stopped: [QuestionID: AnswerValue] = [
      "isotretinoin": .option("stopped"), "isotretinoinLast": .day(try day("2026-04-01")),
    ]
    #expect(try finding("R-D02", under: "R-P02: 6 months", stopped) == nil)
    #expect(
      try finding("R-D02", under: "R-D02: 9 months", stopped)?.until == Day(iso: "2027-01-01"))
    #expect(try finding("R-D02", under: "R-D02: 7 months", stopped) == nil)
  }

  @Test func `that is looser leaves the finding in sight, as satisfied`() throws {
    let stopped: [QuestionID: AnswerValue] = [
      "isotretinoin": .option("stopped"), "isotretinoinLast": .day(try day("2026-08-01")),
    ]
    let found = try finding("R-D02", under: "R-D02: \(looser("3 months"))", stopped)
    #expect(found?.until == Day(iso: "2026-11-01"))
    #expect(found?.status == .satisfied)
  }

  @Test func `leaves no gap between a disease that is quiet and one that is not`() throws {
    let stable: [QuestionID: AnswerValue] = [
      "koebnerDisease": .options(["psoriasis"]), "koebnerSeen": .option("no"),
      "activeLesions": .options(["none"]), "koebnerStableSince": .day(try day("2026-04-01")),
    ]
    #expect(try finding("R-M25", under: "R-P02: 6 months", stable) == nil)
    let stricter = try finding("R-M25", under: "R-M25: 9 months", stable)
    #expect(stricter?.until == Day(iso: "2027-01-01"))
    var recent = stable
    recent["koebnerStableSince"] = .day(try day("2026-07-20"))
    let found = try finding("R-M25", under: "R-M25: \(looser("4 months"))", recent)
    #expect(found?.until == Day(iso: "2026-11-20"))
    #expect(found?.conditions == ["dermatologist agrees"])
  }

  @Test func `keeps its distance on both sides of a vaccine`() throws {
    for (vaccine, until) in [("2026-11-05", "2026-11-26"), ("2026-12-10", "2026-12-31")] {
      let booked: [QuestionID: AnswerValue] = ["vaccinePlanned": .day(try day(vaccine))]
      #expect(try finding("R-D19", under: "R-P02: 6 months", booked)?.level == .note)
      let found = try finding("R-D19", under: "R-D19: 21 days", booked)
      #expect(found?.level == .defer)
      #expect(found?.until == Day(iso: until))
    }
    let free: [QuestionID: AnswerValue] = ["vaccinePlanned": .day(try day("2026-11-01"))]
    #expect(try finding("R-D19", under: "R-D19: 21 days", free)?.level == .note)
  }

  @Test func `beyond what its question asks is remarked on`() throws {
    let long = try policy("clinic: a\nintervals: {R-M32: 12 months, R-D18: 14 days, R-P02: 1 year}")
    #expect(
      long.intervalsBeyondTheirQuestion == [
        "R-M32: the interval is 12 months, but its question asks only about the last 6 months; "
          + "ask about the time before as well"
      ])
    #expect(PolicyFile.remarks(on: long).last == long.intervalsBeyondTheirQuestion.last)
  }
}
