import ConsultationCore
import Interview
import ProtocolReview
import Testing

@Suite struct `A protocol check` {
  @Test func `finds nothing wrong with a sound protocol`() {
    #expect(ProtocolCheck.run(Clinic.make()).flatMap(\.lines) == [])
  }

  @Test(arguments: SeededDefect.all)
  func `finds each seeded defect, and says what is wrong`(_ defect: SeededDefect) {
    let issues = ProtocolCheck.run(
      defect.build(), checks: [defect.check], effort: .init(combinations: 3_000, consultations: 300)
    )
    let found = issues.contains {
      $0.severity == .error && $0.check == defect.check && $0.id == defect.id
        && $0.message.contains(defect.says)
    }
    #expect(found, "\(issues.flatMap(\.lines))")
  }

  @Test func `covers every kind of check with a defect`() {
    #expect(Set(SeededDefect.all.map(\.check)) == Set(ProtocolCheck.Check.allCases))
  }

  @Test func `proves nothing while conditions cannot be judged`() {
    let issues = ProtocolCheck.run(Clinic.make(rules: Clinic.rules + [Clinic.feverRule]))
    #expect(issues.map(\.severity) == [.error, .warning])
    #expect(issues.last?.message == "nothing is proven until the errors above are gone")
  }

  @Test func `shows the answers behind a broken promise`() throws {
    let defect = try #require(SeededDefect.ofProofs.first { $0.id == "T-05" })
    let issue = try #require(ProtocolCheck.run(defect.build(), checks: [.monotony]).first)
    #expect(
      issue.lines == [
        "error T-05: cough turned from yes into unknown makes the verdict milder: DEFER, then "
          + "SUITABLE",
        "  with cough = yes",
      ])
    #expect(issue.json["witness"] == ["cough": "yes"])
  }

  @Test func `takes a longer list of places for a warning only`() throws {
    let sides = Question<Several<Clinic.Side>>(
      "sides", Clinic.frame(.skin, "sides"), options: [.left: "left", .right: "right"])
    let clinic = Clinic.adding(
      sides.definition,
      Clinic.rule("T-06", [Grade(.modify, when: sides.hasOnly(.left))]),
      Clinic.rule("T-07", [Grade(.note, when: sides.has(.right))]))
    let issues = ProtocolCheck.run(clinic, checks: [.monotony])
    #expect(issues.map(\.severity) == [.warning])
    #expect(issues.first?.id == "T-06")
  }

  @Test func `counts sources that only the plan cites`() {
    let clinic = Clinic.make(sources: [Clinic.textbook, Source("PLAN", "a sheet")])
    #expect(!ProtocolCheck.run(clinic, checks: [.references]).isEmpty)
    #expect(ProtocolCheck.run(clinic, extraCitations: ["PLAN"], checks: [.references]).isEmpty)
  }

  @Test func `finds fragments that never appear, or read what is not asked`() {
    let fragments = [
      ProtocolCheck.Fragment("F1", when: Clinic.fever.is(.yes)),
      ProtocolCheck.Fragment("F2", when: Clinic.fever.is(.yes) && Clinic.fever.isMissing),
      ProtocolCheck.Fragment("F3", when: .always),
    ]
    let issues = ProtocolCheck.run(Clinic.make(), fragments: fragments)
    #expect(issues.map(\.id) == ["F2"])
    let lost = ProtocolCheck.Fragment("F4", when: .given("nobody"))
    #expect(ProtocolCheck.run(Clinic.make(), fragments: [lost]).first?.id == "F4")
  }

  @Test func `is the same in every run`() throws {
    let defect = try #require(SeededDefect.ofProofs.last)
    let clinic = defect.build()
    #expect(ProtocolCheck.run(clinic) == ProtocolCheck.run(clinic))
  }
}

extension JSONValue {
  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }
}
