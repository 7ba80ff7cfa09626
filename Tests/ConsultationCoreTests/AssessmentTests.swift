import ConsultationCore
import MicroneedlingProtocol
import Testing

@Suite struct `An assessment` {
  private func days(_ count: Int) -> Answer { .value(.day(Patient.today + .days(count))) }

  private func assess(
    _ changes: [QuestionID: Answer], without missing: Set<QuestionID> = []
  ) -> Assessment {
    Assessment(Patient.answers(changes, without: missing))
  }

  @Test func `of a healthy patient is suitable, without findings`() {
    let assessment = assess([:])
    #expect(assessment.verdict == .suitable && assessment.findings.isEmpty)
    #expect(assessment.earliest == nil && assessment.notBefore == nil)
  }

  @Test func `lets the worst win and keeps every finding`() {
    let assessment = assess([
      "keloid": .value(.option("personal")), "haFillerLast": days(-1),
      "smoker": .value(.option("yes")), "woundHealingPoor": .value(.option("yes")),
    ])
    #expect(assessment.verdict == .notSuitable)
    #expect(assessment.findings.map(\.rule) == ["R-M19", "R-M31", "R-M40", "R-P02"])
    #expect(assessment.earliest == nil && assessment.notBefore == nil)
    #expect(assessment.actions == ["A-DERM", "A-GP"])
  }

  @Test func `prints a floor only with a referral`() {
    let assessment = assess(["haFillerLast": days(-1), "woundHealingPoor": .value(.option("yes"))])
    #expect(assessment.verdict == .refer)
    #expect(assessment.notBefore == Patient.today + .days(27) && assessment.earliest == nil)
  }

  @Test func `calls a wait satisfied on the very day it ends, and not a day before`() {
    let ends = Patient.today + .days(21)
    #expect(assess(["haFillerLast": days(-7)])[.init(rule: "R-P02")]?.status == .satisfied)
    #expect(assess(["haFillerLast": days(-7)])[.init(rule: "R-P02")]?.until == ends)
    #expect(assess(["haFillerLast": days(-6)])[.init(rule: "R-P02")]?.status == .open)
    #expect(assess(["haFillerLast": days(-6)]).verdict == .defer)
  }

  @Test func `solves the date again until an event no longer follows too closely`() {
    // The filler moves day 21 to day 27; the event on day 38 is then too close.
    let assessment = assess(["haFillerLast": days(-1), "eventDate": days(38)])
    #expect(assessment[.init(rule: "R-E09")]?.status == .open)
    #expect(assessment[.init(rule: "R-E09")]?.judgedFor == Patient.today + .days(27))
    #expect(assessment.earliest == Patient.today + .days(39))
    #expect(assessment.isSettled)
  }

  @Test func `lets an event and a vaccine push each other to rest`() {
    // The event on day 25 moves day 21 to 26; the vaccine on day 38 is then too close.
    let assessment = assess(["eventDate": days(25), "vaccinePlanned": days(38)])
    #expect(assessment[.init(rule: "R-E09")]?.until == Patient.today + .days(26))
    #expect(assessment[.init(rule: "R-D19")]?.until == Patient.today + .days(52))
    #expect(assessment.earliest == Patient.today + .days(52))
    #expect(assessment.isSettled)
  }

  @Test func `withdraws and lowers nothing when it is solved again`() {
    let proposed = assess(["eventDate": days(22)])
    #expect(proposed[.init(rule: "R-E09")]?.level == .defer)
    let pushed = assess(["eventDate": days(22), "haFillerLast": days(0)])
    #expect(pushed[.init(rule: "R-E09")] == proposed[.init(rule: "R-E09")])
    #expect(pushed.findings.contains { $0.rule == "R-P02" })
  }

  @Test func `stops after five rounds and says that the dates are not settled`() {
    let medicine = Patient.medicine
    // Each of these waits begins only once the one before it moved the day.
    let chain = (0..<8).map { step in
      Rule(
        RuleID("R-T0\(step)"), .defer,
        when: Question.eventDate.isDaysFromTreatment((20 - step)...(20 - step)),
        until: .after(Question.proposedDate, .days(step + 1)), override: .clinician,
        because: "a test", rationale: "a test", evidence: .design())
    }
    let endless = ConsultationProtocol(
      name: "endless", version: "1", questions: medicine.questions, groups: [], rules: chain,
      actions: [], sources: [], disagreements: [], anchors: medicine.anchors)
    let given = Dictionary(
      uniqueKeysWithValues: Patient.answers(["eventDate": days(41)]).counted.map {
        ($0.question.id, $0.answer)
      })
    let assessment = Assessment(Answers(endless, given))
    #expect(!assessment.isSettled)
    #expect(assessment.findings.count == 6, "those of the proposed day and of five rounds")
  }

  @Test func `counts a passed date while its condition is open`() {
    let assessment = assess([
      "cardiac": .value(.option("unstableOrEvent6mo")), "cardiacEventDate": days(-400),
    ])
    let finding = assessment[.init(rule: "R-M32")]
    #expect(finding?.status == .open && finding?.conditions == ["cardiology agrees"])
    #expect(assessment.verdict == .defer)
    #expect(assessment.earliest == Patient.today + .days(-400) + .months(6))
  }

  @Test(arguments: [Answer.unknown, .declined])
  func `never takes a missing safety answer for a no`(_ missing: Answer) {
    let own: Set<QuestionID> = [
      "bleedingDisorder", "hba1c", "hba1cDate", "pihHistory", "metHbRisk", "metHbDrugs",
    ]
    for question in Patient.medicine.questions
    where question.isSafety && question.section != .consent {
      guard Patient.answers().isRelevant(question.id), question.id != "consultDate" else {
        continue
      }
      let assessment = assess([question.id: missing])
      let hasFinding = assessment[.init(rule: "R-X01", question: question.id)] != nil
      #expect(hasFinding == !own.contains(question.id), "\(question.id)")
      let isOnlyCautious = ["pihHistory", "metHbRisk", "metHbDrugs"].contains(question.id)
      #expect(isOnlyCautious || assessment.verdict >= .defer, "\(question.id)")
    }
  }

  @Test func `never grows milder when any answer turns unknown, declined or unasked`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<12 {
      var changes: [QuestionID: Answer] = [:]
      for question in Patient.medicine.questions where generator.happens(onceIn: 4) {
        changes[question.id] = .value(
          Patient.any(question, &generator).value ?? Patient.healthy(question.id).value ?? .none)
      }
      changes["consultDate"] = days(0)
      let answers = Patient.answers(changes)
      let before = Assessment(answers).verdict
      for (question, _) in answers.counted
      where question.id != "consultDate" && question.section != .consent {
        for missing in [Answer.unknown, .declined] {
          var less = answers
          less[question.id] = missing
          let after = Assessment(less).verdict
          // A MODIFY finding may become a listed undecided one.
          let floor = before == .suitableWithModifications ? .suitable : min(before, .defer)
          #expect(after >= floor, "\(question.id): \(before) became \(after)")
        }
      }
    }
  }

  @Test func `waits for the date of what is known to have happened`() {
    let finding = assess(["haFillerLast": .unknown])[.init(rule: "R-P02")]
    #expect(finding?.status == .open && finding?.conditions == ["date obtained"])
    #expect(assess([:], without: ["haFillerLast"]).verdict == .defer)
  }

  @Test func `waits for an answer that leaves a deferral undecided`() {
    let finding = assess(["lifeChangeBelief": .unknown])[.init(rule: "R-E06")]
    #expect(finding?.status == .undecided && finding?.level == .defer)
    #expect(finding?.conditions == ["answer obtained: lifeChangeBelief"])
    let graver = assess(["psExternal": .declined])[.init(rule: "R-Y11")]
    #expect(graver?.level == .defer && graver?.status == .undecided)
  }

  @Test func `lists an undecided note or modification without counting it`() {
    let assessment = assess(["thinSkin": .unknown, "smoker": .declined])
    #expect(assessment.verdict == .suitable)
    #expect(assessment.findings.map(\.status) == [.undecided, .undecided])
    #expect(assessment.findings.map(\.level) == [.modify, .note])
    #expect(assessment.conditions.isEmpty)
  }

  @Test func `restricts what rests on a restricted answer, and nothing else`() {
    func isRestricted(_ rule: RuleID, _ changes: [QuestionID: Answer]) -> Bool? {
      assess(changes)[.init(rule: rule)]?.isRestricted
    }
    #expect(isRestricted("R-Y04", ["ps9": .value(.option("current"))]) == true)
    #expect(isRestricted("R-Y07", ["ps10": .value(.option("yes"))]) == true)
    #expect(isRestricted("R-M39", ["bloodBorneVirus": .value(.option("yes"))]) == true)
    #expect(isRestricted("R-M39", ["bloodBorneVirus": .declined]) == true)
    #expect(
      isRestricted("R-M13", ["immunosuppression": .value(.option("hivUncontrolled"))]) == true)
    #expect(isRestricted("R-M13", ["immunosuppression": .value(.option("transplant"))]) == false)
    #expect(assess(["ps9": .declined])[.init(rule: "R-X01", question: "ps9")]?.isRestricted == true)
  }
}
