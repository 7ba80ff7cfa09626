import ConsultationCore
import Testing

@testable import ProtocolReview

@Suite struct `Protocol coverage` {
  private func coverage(_ clinic: ConsultationProtocol, _ answers: [QuestionID: Answer])
    -> ProtocolCoverage
  {
    var coverage = ProtocolCoverage(clinic)
    let given = Answers(clinic, answers)
    coverage.observe(given, Assessment(given))
    return coverage
  }

  @Test func `starts with nothing covered`() {
    let report = ProtocolCoverage(Clinic.make()).report(fragments: ["F1"])
    #expect(report.unfiredRules.count == report.rules)
    #expect(report.unchosenOptions.count == report.options)
    #expect(
      report.lines.first
        == "0 consultations: 0 of 7 rules at their levels, 0 of 12 options, 0 of 1 plan fragments")
  }

  @Test func `counts a rule once at each level, and options that count`() {
    let report = coverage(
      Clinic.make(),
      [
        "consultDate": .value(.day(Day(number: 20_000))),
        "proposedDate": .value(.day(Day(number: 20_001))), "cream": .value(.option("mild")),
        "feverEnded": .value(.day(Day(number: 19_000))),
      ]
    ).report()
    let unfired = report.unfiredRules.map { "\($0.rule) \($0.level.name)" }
    #expect(unfired.contains("T-02 REFER"))
    #expect(!unfired.contains("T-02 MODIFY"))
    // The fever was never asked for, which has its own rule.
    #expect(!unfired.contains("T-99 DEFER"))
    #expect(!report.unchosenOptions.contains { $0.question == "cream" && $0.option == "mild" })
    #expect(report.unchosenOptions.contains { $0.question == "cream" && $0.option == "strong" })
  }

  @Test func `does not count a rule that stays undecided`() {
    let report = coverage(Clinic.make(), ["cough": .unknown]).report()
    #expect(report.unfiredRules.contains { $0.rule == "T-05" })
  }

  @Test func `counts fragments that were printed`() {
    var coverage = ProtocolCoverage(Clinic.make())
    coverage.observe(fragments: ["F1"])
    #expect(coverage.report(fragments: ["F1", "F2"]).unprintedFragments == ["F2"])
  }

  @Test func `suggests answers for what never fired, and they do it`() throws {
    let report = ProtocolCoverage(BuiltIn.whole).report()
    // Only the rule of missing answers needs no suggestion.
    #expect(report.suggestions.count == report.unfiredRules.count - 1)
    var coverage = ProtocolCoverage(BuiltIn.whole)
    let days: [QuestionID: Answer] = [
      "consultDate": .value(.day(Day(number: 20_528))),
      "proposedDate": .value(.day(Day(number: 20_538))),
    ]
    for suggestion in report.suggestions {
      let given = Answers(
        BuiltIn.whole, days.merging(suggestion.answers.byQuestion) { $1 }, phase: .asking)
      coverage.observe(given, Assessment(given))
    }
    #expect(coverage.report().unfiredRules.map(\.rule) == ["R-X01"])
  }
}
