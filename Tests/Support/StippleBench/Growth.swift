import ConsultationCore
import MicroneedlingProtocol
import Records

/// The cost of an answer, an amendment, a verdict and a save as protocols grow.
struct Growth {
  let seconds: Double
  let folder: String

  func run() throws {
    let store = try StoreMeasuring(folder: folder).newStore()
    for count in [100, 1_000, 10_000] {
      let medicine = Self.generated(count)
      let consultation = Self.answered(medicine)
      let last = QuestionID("q\(count - 1)")
      let answering = microseconds(consultation) { index in (last, index.isMultiple(of: 2)) }
      let amending = microseconds(consultation) { index in ("q1", index.isMultiple(of: 2)) }
      let verdict = 1e6 / rate(seconds) { _ = Assessment(consultation.answers) }
      let saving = try save(in: store, after: count)
      print(
        #"{"what": "growth", "questions": \#(count), "answer": \#(answering), "#
          + #""amendment": \#(amending), "verdict": \#(verdict), "save": \#(saving)}"#)
    }
    try store.close()
  }

  /// The median cost of an answered question through the whole machine, the next prompt included.
  private func microseconds(
    _ consultation: Consultation, _ step: (Int) -> (id: QuestionID, isYes: Bool)
  ) -> Double {
    var consultation = consultation
    return times(41) { index in
      let (id, isYes) = step(index)
      _ = consultation.handle(Self.answer(id, isYes ? "yes" : "no"))
    }.percentile(0.5)
  }

  /// The median cost of one more event on a record of so many.
  private func save(in store: Store, after count: Int) throws -> Double {
    let payload = [UInt8](repeating: 0x20, count: 200)
    let id = try store.begin(protocolHash: [1])
    try store.append(Entry(Array(repeating: payload, count: count)), to: id, expecting: 0)
    return try times(101) { index in
      try store.append(payload, to: id, expecting: count + index)
    }.percentile(0.5)
  }

  /// A consultation in which every question of the protocol has been answered with "no".
  private static func answered(_ medicine: ConsultationProtocol) -> Consultation {
    var consultation = Consultation(medicine)
    let beginning = Beginning(
      protocolTitle: medicine.title, protocolHash: "", policy: "none",
      presets: medicine.questions.map {
        let day = $0.id == medicine.anchors.consultDate || $0.id == medicine.anchors.proposedDate
        return Beginning.Preset($0.id, .value(day ? .day(today) : .option("no")))
      }, hasHeader: false)
    // Presets are taken one by one; the events below would judge everything after each.
    _ = consultation.handle(Event(at: now, .began(beginning)))
    return consultation
  }

  private static let today = Day(number: 20_800)
  private static let now = Moment(seconds: 20_800 * 86_400, localDay: today)

  private static func answer(_ id: QuestionID, _ option: String) -> Event {
    Event(at: now, typed: option, .answered(id, answer: .value(.option(option))))
  }

  /// A protocol of yes/no questions, each third a follow-up of the one before, a rule a question.
  private static func generated(_ count: Int) -> ConsultationProtocol {
    var questions: [Question<YesNo>] = []
    for index in 0..<count {
      let parent = index % 3 == 2 ? questions[index - 1].is(.yes) : .always
      questions.append(
        Question<YesNo>(
          QuestionID("q\(index)"),
          QuestionFrame(.history, "q\(index)", ask: "q\(index)?", read: "q\(index)?", when: parent))
      )
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
