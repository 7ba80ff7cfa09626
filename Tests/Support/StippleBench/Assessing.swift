import ConsultationCore
import MicroneedlingProtocol

/// Full assessments: from a set of answers to the verdict with every finding.
struct Assessing {
  let seconds: Double

  func run() {
    let medicine = MicroneedlingProtocol.current
    for (name, answers) in [("healthy", Self.healthy), ("many findings", Self.ill)] {
      var findings = 0
      let perSecond = rate(seconds) {
        let judged = Assessment(Answers(medicine, answers))
        findings = judged.findings.count
      }
      print(
        #"{"what": "assess", "patient": "\#(name)", "rules": \#(medicine.rules.count), "#
          + #""findings": \#(findings), "perSecond": \#(Int(perSecond))}"#)
    }
  }

  /// Every question answered with its plain no, or else its first option.
  static let healthy: [QuestionID: Answer] = {
    var answers: [QuestionID: Answer] = [:]
    for question in MicroneedlingProtocol.current.questions {
      answers[question.id] = question.negative.map { .value($0) } ?? .value(first(question))
    }
    answers[Question.consultDate.id] = .value(.day(Day(number: 20_800)))
    answers[Question.proposedDate.id] = .value(.day(Day(number: 20_820)))
    answers[Question.dob.id] = .value(.day(Day(number: 8_000)))
    answers[Question.primaryGoal.id] = .value(.option("fineLines"))
    answers[Question.capacityVoluntary.id] = .value(.option("yes"))
    answers[Question.willUseSunscreen.id] = .value(.option("yes"))
    answers[Question.sessionsAffordable.id] = .value(.number(4))
    answers[Question.downtimeDays.id] = .value(.number(4))
    answers[Question.weightKg.id] = .value(.number(70))
    return answers
  }()

  /// The same with a dozen things that fire rules and move dates.
  static let ill: [QuestionID: Answer] = {
    var answers = healthy
    let day = { (number: Int) in Answer.value(.day(Day(number: number))) }
    answers[Question.pihHistory.id] = .value(.option("mild"))
    answers[Question.sunStatus.id] = .value(.option("tanOrSunbed"))
    answers[Question.sunDate.id] = day(20_795)
    answers[Question.isotretinoin.id] = .value(.option("stopped"))
    answers[Question.isotretinoinLast.id] = day(20_700)
    answers[Question.haFillerLast.id] = day(20_790)
    answers[Question.botulinumLast.id] = day(20_790)
    answers[Question.vaccinePlanned.id] = day(20_880)
    answers[Question.eventDate.id] = day(20_885)
    answers[Question.diabetes.id] = .value(.option("t2"))
    answers[Question.hba1c.id] = .value(.number(7.1))
    answers[Question.hba1cDate.id] = day(20_750)
    answers[Question.cardiac.id] = .value(.option("stable"))
    answers[Question.smoker.id] = .unknown
    return answers
  }()

  private static func first(_ question: QuestionDefinition) -> AnswerValue {
    switch question.kind {
    case .choice, .choices: .option(question.options.first?.id ?? "")
    case .day: .day(Day(number: 20_000))
    case .number(_, let range, _): .number(range.lowerBound)
    case .scores(let count, _): .scores(Array(repeating: 1, count: count))
    case .text: .text("none")
    case .measurement(_, let range): .measurement(range.lowerBound, on: nil)
    case .instrument: .none
    }
  }
}
