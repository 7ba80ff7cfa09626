import ConsultationCore
import Dialogues
import Interview

/// A live consultation at random: sensible answers, commands, nonsense, pauses on later days.
struct Walk {
  private(set) var session = Session(Consultation(Sample.protocol))
  private(set) var events: [Event] = []
  private var random: SeededGenerator
  private var now: Clock

  init(_ seed: UInt64, lines: Int) {
    random = SeededGenerator(seed)
    now = Clock(Day(2026, 8, 31) ?? Day(number: 20_000), minute: 595)
    let beginning = Beginning(
      protocolTitle: Sample.protocol.title, protocolHash: "hash", policy: "none",
      presets: [Beginning.Preset("deviceType", .value(.option("pen")))], hasHeader: true)
    keep(session.begin(beginning, at: now.moment()))
    for _ in 0..<lines where [.asking, .paused].contains(session.consultation.status) { step() }
  }

  private mutating func keep(_ steps: [Session.Step]) {
    for case .record(let some) in steps { events += some }
  }

  private mutating func pick<Element>(_ items: [Element], or other: Element) -> Element {
    items.randomElement(using: &random) ?? other
  }

  private mutating func step() {
    if session.consultation.status == .paused {
      let days = pick([0, 0, 1, 40], or: 0)
      now = Clock(now.day + .days(days), minute: now.minute)
      return keep(session.resume(at: now.moment(after: 7)))
    }
    switch Int.random(in: 0..<40, using: &random) {
    case 0: return keep(session.pause(at: now.moment()))
    case 1: return keep(session.refuse("A paste of several lines.", at: now.moment()))
    case 2..<10:
      let line = command()
      keep(session.receive(line, at: now.moment(after: 30)))
    default:
      let line = answer()
      keep(session.receive(line, at: now.moment(after: 30)))
    }
  }

  private mutating func command() -> String {
    let question = pick(Sample.protocol.questions, or: Sample.protocol.questions[0])
    let value = self.value(of: question)
    return pick(
      [
        "/why", "/help", "/progress", "/verdict", "/back", "/back 3", "/each", "/unknown",
        "/decline",
        "/note They said \\", "/said \"Ouch\" ~ and ! more", "/amend \(question.id) \(value)",
        "/amend \(question.id)", "/review 4", "/review", "/resume", "/nonsense", "?? \u{7} what",
        "/override R-P02 healed early", "/sign", "/plan", "  /read  ", "/amend consultDate",
      ], or: "/why")
  }

  private mutating func answer() -> String {
    let consultation = session.consultation
    let questions = consultation.prompt.questions.compactMap(Sample.protocol.question)
    switch consultation.prompt {
    case .header: return pick(["P-1042", "Jane Doe", "Dr Who"], or: "P-1042")
    case .question: return questions.first.map { value(of: $0) } ?? ""
    case .joint: return questions.map { value(of: $0) }.joined(separator: " ")
    case .checklist:
      guard Bool.random(using: &random), let item = questions.randomElement(using: &random) else {
        return "none"
      }
      return pick([item.id.name, "1, 2 u", "\(item.id) d", "1-2", "", item.name], or: "none")
    case .acknowledge: return pick(["acknowledge", "ack", "no"], or: "acknowledge")
    case .visit: return pick(["same", "new"], or: "same")
    case .review: return pick(["accept", "accept", "later"], or: "accept")
    case .signatory: return pick(["Dr Who", "nurse"], or: "nurse")
    case .signature: return "sign"
    }
  }

  private mutating func value(of question: QuestionDefinition) -> String {
    switch question.kind {
    case .choice:
      return pick(question.options.map(\.id) + ["1", "2", "u", "nonsense", ""], or: "u")
    case .choices:
      let first = pick(question.options.map(\.id), or: "u")
      return pick([first, "1, 2", "2-3", "none", "d"], or: first)
    case .day:
      return pick(
        [
          "none", "today", "3 weeks ago", "12 Mar 1990", "2026-08", "2024-02-29", "June 2025", "u",
          "in 2 months", "1980-05-06",
        ], or: "u")
    case .number: return pick(["1", "4", "1.5", "64 kg", "10 st 4 lb", "70", "u", "none"], or: "u")
    case .scores(let count, _): return Array(repeating: "2", count: count).joined(separator: " ")
    case .text:
      return pick(["none", "Two lines,\n ending in \\", "a cream \\", "= SUITABLE"], or: "none")
    case .measurement: return pick(["2.4 on 2026-08-20", "2.4 today", "u"], or: "u")
    case .instrument: return pick(["none", "COPS 41", "u"], or: "none")
    }
  }
}
