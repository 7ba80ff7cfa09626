import ConsultationCore
import Glibc
import MicroneedlingProtocol

/// Measures, in process, what no command line can show; prints one JSON object a line.
///
/// Usage: `stipple-bench assess|growth [SECONDS]`.
@main
enum StippleBench {
  static func main() {
    let arguments = CommandLine.arguments
    let seconds = arguments.count > 2 ? Double(arguments[2]) ?? 1 : 1
    switch arguments.count > 1 ? arguments[1] : "" {
    case "assess": Assessing(seconds: seconds).run()
    case "growth": Growth(seconds: seconds).run()
    default:
      print("usage: stipple-bench assess|growth [SECONDS]")
      exit(64)
    }
  }
}

/// Calls `body` until the time is over, and tells how often a second.
func rate(_ seconds: Double, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  var count = 0
  while start.duration(to: clock.now) < .seconds(seconds) {
    for _ in 0..<50 { body() }
    count += 50
  }
  let elapsed = start.duration(to: clock.now) / .seconds(1)
  return Double(count) / elapsed
}

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

/// The cost of one answer, one amendment and one verdict as protocols grow.
struct Growth {
  let seconds: Double

  func run() {
    for count in [100, 1_000, 10_000] {
      let medicine = Self.generated(count)
      let answers = Dictionary(
        uniqueKeysWithValues: medicine.questions.map { ($0.id, Answer.value(.option("no"))) })
      var full = Answers(medicine, answers)
      let verdicts = rate(seconds) { _ = Assessment(full) }
      let last = medicine.questions[count - 1].id
      var flips = false
      let amendments = rate(seconds) {
        flips.toggle()
        full[last] = .value(.option(flips ? "yes" : "no"))
        _ = Assessment(full)
      }
      print(
        #"{"what": "growth", "questions": \#(count), "verdictMicroseconds": \#(1e6 / verdicts), "#
          + #""answerMicroseconds": \#(1e6 / amendments)}"#)
    }
  }

  /// A protocol of yes/no questions, each third a follow-up of the one before, a rule a question.
  private static func generated(_ count: Int) -> ConsultationProtocol {
    var questions: [Question<YesNo>] = []
    for index in 0..<count {
      let parent = index % 3 == 2 ? questions[index - 1].is(.yes) : .always
      questions.append(
        Question<YesNo>(
          QuestionID("q\(index)"),
          QuestionFrame(.history, "q\(index)", ask: "q\(index)?", read: "q\(index)?", when: parent)))
    }
    let rules = questions.enumerated().map { index, question in
      Rule(
        RuleID("R-\(index)"), .modify, when: question.is(.yes), override: .clinician,
        because: "It was answered.", rationale: "generated", evidence: .design("generated"))
    }
    return ConsultationProtocol(
      name: "generated", version: "1",
      questions: [Question.consultDate.definition, Question.proposedDate.definition]
        + questions.map(\.definition), groups: [], rules: rules, actions: [], sources: [],
      disagreements: [],
      anchors: ConsultationProtocol.Anchors(
        consultDate: Question.consultDate, proposedDate: Question.proposedDate, consent: "none"))
  }
}
