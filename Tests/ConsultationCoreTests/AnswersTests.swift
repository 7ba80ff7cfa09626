import ConsultationCore
import MicroneedlingProtocol
import Testing

@Suite struct `A set of answers` {
  private let stopped: [QuestionID: Answer] = [
    "isotretinoin": .value(.option("stopped")),
    "isotretinoinLast": .value(.day(Patient.today + .months(-1))),
  ]

  @Test func `keeps an answer that does not matter, sets it aside and never judges it`() {
    var answers = Patient.answers(stopped)
    #expect(Assessment(answers)[.init(rule: "R-D02")]?.status == .open)
    answers["isotretinoin"] = .value(.option("never"))
    #expect(answers.setAside.map(\.id) == ["isotretinoinLast"])
    #expect(answers["isotretinoinLast"] == stopped["isotretinoinLast"])
    #expect(answers.counted("isotretinoinLast") == nil)
    #expect(Assessment(answers).verdict == .suitable)
  }

  @Test(arguments: [Answer.value(.option("never")), .unknown, .declined])
  func `offers back what was set aside, and waits for it to be confirmed`(_ detour: Answer) {
    var answers = Patient.answers(stopped, phase: .asking)
    answers["isotretinoin"] = detour
    #expect(answers.setAside.map(\.id) == ["isotretinoinLast"])
    answers["isotretinoin"] = .value(.option("stopped"))
    #expect(answers.unanswered.map(\.id) == ["isotretinoinLast"])
    #expect(answers.offered("isotretinoinLast") == stopped["isotretinoinLast"])
    answers["isotretinoinLast"] = answers.offered("isotretinoinLast")
    #expect(answers.unanswered.isEmpty && answers.setAside.isEmpty)
  }

  @Test func `is judged alike when given at once and when given one by one`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<10 {
      var all: [QuestionID: Answer] = [:]
      for question in Patient.medicine.questions where question.id != "consultDate" {
        all[question.id] = Patient.any(question, &generator)
      }
      all["consultDate"] = .value(.day(Patient.today))
      var oneByOne = Answers(Patient.medicine, phase: .review)
      for (id, answer) in all { oneByOne[id] = answer }
      let atOnce = Answers(Patient.medicine, all)
      // What hung on an answer that came later waits to be confirmed; then they are the same.
      for question in Patient.medicine.questions where atOnce.isRelevant(question.id) {
        oneByOne[question.id] = all[question.id]
      }
      #expect(Assessment(atOnce) == Assessment(oneByOne))
    }
  }

  @Test(
    arguments: [
      ("cardiac", AnswerValue.option("openHeartSurgery")), ("cardiac", .options([])),
      ("cardiac", .day(Patient.today)), ("keloid", .options(["none", "personal"])),
      ("keloid", .none), ("weightKg", .number(.nan)), ("weightKg", .number(3)),
      ("fitz", .scores([1])), ("haFillerLast", .option("none")), ("dob", .none),
      ("psExternal", .instrument("PHQ", 3)), ("psExternal", .instrument("COPS", 400)),
    ] as [(QuestionID, AnswerValue)])
  func `never takes a value that does not fit its question for a no`(
    _ id: QuestionID, _ value: AnswerValue
  ) {
    var answers = Patient.answers([id: .value(value)], phase: .asking)
    #expect(answers.counted(id) == nil)
    #expect(answers.offered(id) == nil)
    #expect(answers.unanswered.map(\.id) == [id])
    #expect(answers.setAside.map(\.id) == [id])
    answers.enter(.review)
    let isHarmless = id == "fitz"
    #expect(Assessment(answers).verdict >= (isHarmless ? .suitable : .defer))
    #expect(
      Assessment(answers).findings.contains {
        $0.status == .undecided || $0.question == id || $0.conditions.contains("date obtained")
      })
  }

  @Test func `counts what was never asked as missing at review only`() {
    var answers = Patient.answers([:], without: ["keloid"], phase: .asking)
    #expect(Assessment(answers).verdict == .suitable)
    answers.enter(.review)
    #expect(Assessment(answers).findings.map(\.key) == [.init(rule: "R-X01", question: "keloid")])
    answers.enter(.asking)
    #expect(Assessment(answers).findings.isEmpty)
  }

  @Test func `places treatment on the day proposed, and never before the consultation`() {
    func day(_ proposed: Answer) -> Day? {
      Patient.answers(["proposedDate": proposed]).treatmentDay
    }
    #expect(day(.value(.day(Patient.today + .days(9)))) == Patient.today + .days(9))
    #expect(day(.value(.day(Patient.today + .days(-9)))) == Patient.today)
    #expect(day(.unknown) == Patient.today)
  }
}
