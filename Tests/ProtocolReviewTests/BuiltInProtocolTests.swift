import ConsultationCore
import Interview
import MicroneedlingProtocol
import ProtocolReview
import Testing

@Suite struct `The built-in protocol` {
  private static let issues = ProtocolCheck.run(
    BuiltIn.whole, extraCitations: FurtherSources.all,
    fragments: PlanFragment.all.map { .init($0.id, when: $0.when) })

  @Test func `has no errors`() {
    let errors = Self.issues.filter { $0.severity == .error }
    #expect(errors.flatMap(\.lines) == [])
  }

  @Test func `is milder only where one area of several may be left out`() {
    let warnings = Self.issues.filter { $0.severity == .warning }
    #expect(Set(warnings.map(\.id)) == ["R-S25", "R-S28", "R-S29"])
    #expect(warnings.allSatisfy { $0.message.hasPrefix("areas turned") })
  }

  @Test func `takes a healthy patient at most 55 lines`() {
    let stats = ProtocolStats(
      BuiltIn.whole,
      presets: [
        .init("deviceType", .value(.option("pen"))),
        .init("deviceMaxDepthMm", .value(.number(1.5))),
      ])
    #expect(stats.healthyLines > 20)
    #expect(stats.healthyLines <= 55)
  }

  @Test func `has the questions, rules and disagreements of the evidence`() {
    let stats = ProtocolStats(BuiltIn.whole)
    #expect(stats["questions"] == 131)
    #expect(stats["rules"] == 141)
    #expect(stats["disagreements"] == 21)
  }
}

@Suite struct `Protocol statistics` {
  @Test func `count what there is`() {
    let stats = ProtocolStats(Clinic.make())
    #expect(stats["questions"] == 9)
    #expect(stats["safetyQuestions"] == 2)
    #expect(stats["followUps"] == 1)
    #expect(stats["rules"] == 6)
    #expect(stats["rules.REFER"] == 1)
    #expect(stats["rules.dated"] == 1)
    #expect(stats["citations.policy"] == 1)
    #expect(stats["nothing of the kind"] == nil)
  }

  @Test func `count a checklist as one line, and none for what policy fixes`() {
    // Wished date, weight, spots, the checklist, cream; the date of the visit is recorded.
    #expect(ProtocolStats(Clinic.make()).healthyLines == 5)
    #expect(ProtocolStats(Clinic.make(groups: [])).healthyLines == 6)
    let preset = Beginning.Preset("weight", .value(.number(70)))
    #expect(ProtocolStats(Clinic.make(), presets: [preset]).healthyLines == 4)
  }

  @Test func `stand one below the other, and as an object`() {
    let stats = ProtocolStats(Clinic.make())
    #expect(stats.lines.first == "clinic 1")
    #expect(stats.lines.contains(" 9  questions"))
    #expect(stats.json["rules"] == .number(6))
  }
}
