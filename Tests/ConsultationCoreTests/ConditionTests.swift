import ConsultationCore
import MicroneedlingProtocol
import Testing

@Suite struct `A condition` {
  private func truth(
    _ condition: Condition, _ changes: [QuestionID: Answer] = [:],
    without missing: Set<QuestionID> = [], phase: Answers.Phase = .review
  ) -> Truth {
    Patient.answers(changes, without: missing, phase: phase).truth(of: condition)
  }

  @Test func `of an option holds of that option only`() {
    let condition = Question.cardiac.has(.stable)
    #expect(truth(condition) == .no)
    #expect(truth(condition, ["cardiac": .value(.option("stable"))]) == .yes)
    #expect(truth(condition, ["cardiac": .unknown]) == .undecided)
    #expect(truth(condition, ["cardiac": .declined]) == .undecided)
    #expect(truth(condition, without: ["cardiac"]) == .undecided)
    #expect(truth(condition, without: ["cardiac"], phase: .asking) == .open)
  }

  @Test func `of any other option never holds of an unknown answer`() {
    let condition = Question.implantedDevice.isOther(than: .none)
    #expect(truth(condition, ["implantedDevice": .unknown]) == .undecided)
    #expect(truth(condition, ["implantedDevice": .value(.option("other"))]) == .yes)
    #expect(truth(condition) == .no)
  }

  @Test func `of a missing answer holds of unknown, declined, undated and never asked`() {
    let condition = Question.hba1c.isMissing
    let diabetes: [QuestionID: Answer] = ["diabetes": .value(.option("t2"))]
    func with(_ answer: Answer) -> Truth {
      truth(condition, diabetes.merging(["hba1c": answer]) { $1 })
    }
    #expect(with(.unknown) == .yes)
    #expect(with(.declined) == .yes)
    #expect(with(.value(.none)) == .no)
    #expect(with(.value(.number(7))) == .no)
    #expect(truth(condition, diabetes, without: ["hba1c"]) == .yes)
    #expect(truth(condition, diabetes, without: ["hba1c"], phase: .asking) == .open)
    #expect(truth(condition) == .no, "it does not matter without diabetes")
    #expect(
      truth(
        Question.cancerTherapyEnd.isMissing,
        ["cancerTherapy": .value(.option("past")), "cancerTherapyEnd": .value(.dateNotKnown)])
        == .yes)
  }

  @Test func `takes the given reading where it would stay undecided`() {
    let unknown: [QuestionID: Answer] = ["ps7": .unknown]
    #expect(truth(Question.ps7.is(.yes), unknown) == .undecided)
    #expect(truth(.assuming(true, Question.ps7.is(.yes)), unknown) == .yes)
    #expect(truth(.assuming(false, Question.ps7.is(.yes)), unknown) == .no)
    #expect(truth(.assuming(true, Question.ps7.is(.yes))) == .no)
    #expect(
      truth(.assuming(true, Question.ps7.is(.yes)), without: ["ps7"], phase: .asking) == .open,
      "a coming answer is waited for")
  }

  @Test func `of a recent day counts calendar months up to the day of the consultation`() {
    let condition = Question.isotretinoinLast.isWithin(.months(6))
    func last(_ iso: String) -> Truth {
      truth(
        condition,
        [
          "isotretinoin": .value(.option("stopped")),
          "isotretinoinLast": .value(.day(Day(iso: iso) ?? Patient.today)),
        ])
    }
    #expect(last("2026-08-10") == .no, "six months are over on the day itself")
    #expect(last("2026-08-11") == .yes)
    #expect(last("2027-05-01") == .yes)
  }

  @Test func `of a recent day is undecided without the day of the consultation`() {
    let condition = Question.dob.isWithin(.years(65))
    #expect(truth(condition, without: ["consultDate"]) == .undecided)
    #expect(truth(condition, ["consultDate": .unknown]) == .undecided)
  }

  @Test func `counts the options chosen`() {
    #expect(truth(Question.areas.hasCount(1...1)) == .no)
    #expect(truth(Question.areas.hasCount(1...2)) == .yes)
    #expect(truth(Question.areas.hasCount(1...1, besides: .cheeks)) == .yes)
    #expect(truth(Question.areas.hasCount(1...1, besides: .genital)) == .no)
    #expect(truth(Question.areas.hasOnly(.cheeks), ["areas": .value(.option("cheeks"))]) == .yes)
    #expect(truth(Question.areas.hasOnly(.cheeks)) == .no)
    #expect(truth(Question.areas.hasOnly(.cheeks), ["areas": .unknown]) == .undecided)
  }

  @Test func `finds words in a text, case apart`() {
    let condition = Question.allergyTopical.mentions("sulfonamide", "sulphonamide")
    let rule = Rule.rL07.grades[0].condition
    #expect(
      truth(
        rule,
        [
          "allergyTopical": .value(.text("SULFONAMIDE antibiotics")),
          "anaestheticWish": .value(.option("lidocaine4")),
        ]) == .yes)
    #expect(truth(condition) == .no)
  }

  @Test func `compares an instrument by name and total`() {
    let condition = Question.psExternal.total(of: "COPS", isAtLeast: 40)
    #expect(truth(condition, ["psExternal": .value(.instrument("COPS", 40))]) == .yes)
    #expect(truth(condition, ["psExternal": .value(.instrument("COPS", 39))]) == .no)
    #expect(truth(condition, ["psExternal": .value(.instrument("AAI", 40))]) == .no)
  }

  @Test func `lists each question it reads once`() {
    let condition: Condition =
      Question.cardiac.has(.stable) && (Question.ps7.is(.yes) || !Question.cardiac.has(.stable))
    #expect(condition.questions == ["cardiac", "ps7"])
    #expect(!condition.dependsOnTreatmentDay)
    #expect((condition && Question.eventDate.isDaysFromTreatment(0...9)).dependsOnTreatmentDay)
  }
}
