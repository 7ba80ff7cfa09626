import ConsultationCore
import MicroneedlingProtocol

/// A consultation driven by hand: what was sent, and what came back.
struct Desk {
  private(set) var consultation = Consultation(Patient.medicine)
  /// The events of each line, in order.
  private(set) var lines: [[Event]] = []
  private(set) var effects: [Effect] = []
  var day = Patient.today

  var events: [Event] { lines.flatMap(\.self) }
  var prompt: Prompt { consultation.prompt }

  /// A desk at which a consultation has begun.
  init(hasHeader: Bool = false, presets: [Beginning.Preset] = []) {
    send(.began(Patient.beginning(hasHeader: hasHeader, presets: presets)))
  }

  /// A desk where the healthy answers were given up to the question, which is asked now.
  init(upTo id: QuestionID, _ changes: [QuestionID: Answer] = [:]) {
    self.init()
    run(changes) { $0.questions.contains(id) }
  }

  /// A desk at the review, after healthy answers with some replaced.
  init(atReviewWith changes: [QuestionID: Answer]) {
    self.init()
    run(changes) { $0 == .review }
  }

  /// Sends what came of one line.
  @discardableResult mutating func send(_ kinds: Event.Kind...) -> [Effect] { send(kinds) }

  @discardableResult mutating func send(_ kinds: [Event.Kind]) -> [Effect] {
    let moment = Patient.moment(lines.count, on: day)
    let events = kinds.enumerated().map {
      Event(at: moment, typed: $0.offset == 0 ? "typed" : nil, $0.element)
    }
    lines.append(events)
    effects = consultation.handle(events)
    return effects
  }

  @discardableResult mutating func answer(_ id: QuestionID, _ value: AnswerValue) -> [Effect] {
    send(.answered(id, answer: .value(value)))
  }

  /// Answers every prompt until one that `isEnd` accepts.
  mutating func run(_ changes: [QuestionID: Answer] = [:], until isEnd: (Prompt) -> Bool) {
    for _ in 0..<400 where !isEnd(prompt) && consultation.status == .asking {
      step { id in changes[id] ?? Patient.healthy(id) }
    }
  }

  /// Answers the prompt of now.
  mutating func step(_ answer: (QuestionID) -> Answer) {
    switch prompt {
    case .header(let field): send(.identified(field, text: "A-1"))
    case .question(let id, _): send(.answered(id, answer: answer(id)))
    case .checklist(_, let items), .joint(_, let items):
      send(items.map { .answered($0, answer: answer($0)) })
    case .acknowledge(let banner): send(.acknowledged(banner))
    case .visit: send(.continuedVisit(isNewDay: false))
    case .review: send(.accepted)
    case .signatory(let field): send(.identifiedSignatory(field, text: "R. Clinician"))
    case .signature: send(.judged(consultation.recordedVerdict), .signed)
    }
  }

  /// Pauses, and goes on so many days later as a new visit.
  mutating func beginNewVisit(after days: Int) {
    send(.paused)
    day = day + .days(days)
    send(.resumed)
    send(.continuedVisit(isNewDay: true))
  }

  /// Keeps every answer that is asked again, treatment being wished for today; what was asked.
  mutating func confirm() -> Set<QuestionID> {
    var asked: Set<QuestionID> = []
    let (day, known) = (day, consultation.answers)
    for _ in 0..<60 where prompt != .review {
      asked.formUnion(prompt.questions)
      step { id in
        id == "proposedDate" ? .value(.day(day)) : known.counted(id) ?? Patient.healthy(id)
      }
    }
    return asked
  }

  /// What was said with the last line.
  var remarks: [Remark] {
    effects.compactMap { if case .tell(let remark) = $0 { remark } else { nil } }
  }

  /// The amendment told with the last line.
  var amendment: Amendment? {
    remarks.lazy.compactMap { if case .amended(let amendment) = $0 { amendment } else { nil } }
      .first
  }
}

/// A seeded walk through the whole protocol, with everything that may happen on the way.
struct Walk {
  private(set) var desk = Desk()
  private var generator: SeededGenerator
  /// The state before each line, for what the line should have told.
  private(set) var before = Consultation(Patient.medicine)

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  var isAtReview: Bool { desk.prompt == .review }

  /// One line: an answer most of the time, else a detour.
  mutating func step() {
    before = desk.consultation
    if desk.consultation.status == .paused {
      desk.send(.resumed)
    } else if generator.happens(onceIn: 8) {
      detour()
    } else {
      answer()
    }
  }

  /// Only what the prompt asks, until the review.
  mutating func finish() {
    for _ in 0..<400 where !isAtReview {
      if desk.consultation.status == .paused { desk.send(.resumed) } else { answer() }
    }
  }

  private mutating func answer() {
    if case .checklist(_, let items) = desk.prompt {
      var kinds: [Event.Kind] = []
      for id in items { kinds.append(item(id)) }
      desk.send(kinds)
      return
    }
    if case .review = desk.prompt, !generator.happens(onceIn: 3) { return detour() }
    var generator = generator
    desk.step { id in Patient.medicine.question(id).map { Patient.any($0, &generator) } ?? .unknown
    }
    self.generator = generator
  }

  private mutating func item(_ id: QuestionID) -> Event.Kind {
    guard let question = Patient.medicine.question(id) else {
      return .answered(id, answer: .unknown)
    }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return .opened(id)
    case 1: return .answered(id, answer: Patient.any(question, &generator))
    default: return .answered(id, answer: Patient.healthy(id))
    }
  }

  private mutating func detour() {
    let answers = desk.consultation.answers
    let known = answers.counted.map(\.question)
      .filter { !["consultDate", "proposedDate"].contains($0.id) }
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: desk.send(.noted(text: "a note"))
    case 1: desk.send(.inquired)
    case 2:
      desk.send(
        .revisited(desk.consultation.questions(linesBack: Int.random(in: 1...3, using: &generator)))
      )
    case 3:
      desk.send(.paused)
      if generator.happens(onceIn: 3) { desk.day = desk.day + .days(3) }
    case 4:
      let group = Patient.medicine.groups.randomElement(using: &generator)
      desk.send(.unfolded(group: group?.id ?? ""))
    case 5:
      let mild = desk.consultation.assessment.findings.first {
        Patient.medicine.rule($0.rule)?.override == .clinician
      }
      guard let mild else { return }
      desk.send(.overridden(mild.key, by: Override(reason: "seen", level: mild.level)))
    default:
      guard let question = known.randomElement(using: &generator) else { return }
      desk.send(.answered(question.id, answer: Patient.any(question, &generator)))
    }
  }
}
