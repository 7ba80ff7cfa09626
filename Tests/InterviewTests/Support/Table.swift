import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

/// A session at which lines are typed.
struct Table {
  private(set) var session: Session
  private(set) var steps: [Session.Step] = []
  private(set) var events: [Event] = []
  var day = Day(number: 20_859)

  var consultation: Consultation { session.consultation }
  var prompt: Prompt { consultation.prompt }

  init(hasHeader: Bool = false, manner: Session.Manner = Session.Manner()) {
    session = Session(Consultation(MicroneedlingProtocol.current), manner: manner)
    take(
      session.begin(
        Beginning(
          protocolTitle: "microneedling 2026.1", protocolHash: "00ff", policy: "none", presets: [],
          hasHeader: hasHeader), at: moment))
  }

  /// A table where the lines of a healthy patient were typed up to the prompt of that key.
  init(
    upTo key: String, _ changes: [String: String] = [:], manner: Session.Manner = Session.Manner()
  ) {
    self.init(manner: manner)
    for _ in 0..<200 where self.key != key && consultation.status == .asking {
      type(changes[self.key] ?? Self.healthy[self.key] ?? "none")
    }
  }

  private var moment: Moment { Moment(seconds: 1_802_000_000 + Int64(events.count), localDay: day) }

  /// The prompt's key, as a dialogue writes it.
  var key: String { Narrator(consultation).key(of: prompt) }

  private mutating func take(_ new: [Session.Step]) {
    steps = new
    for case .record(let recorded) in new { events += recorded }
  }

  mutating func type(_ line: String) {
    guard consultation.status == .asking else {
      Issue.record("“\(line)” was typed when the record was closed")
      return
    }
    take(session.receive(line, at: moment))
  }

  mutating func pause() { take(session.pause(at: moment)) }

  mutating func resume() { take(session.resume(at: moment)) }

  /// What was said with the last line.
  var lines: [Line] { steps.compactMap { if case .say(let line) = $0 { line } else { nil } } }
  var text: String { lines.map(\.text).joined(separator: "\n") }
  var assertions: [String] { lines.compactMap(\.assertion) }

  var asking: Session.Asking? {
    if case .ask(let asking)? = steps.last { asking } else { nil }
  }

  /// Why the last line was not taken; `nil` where it was.
  var refusal: String? {
    guard case .rejected(let reason)? = events.last?.kind else { return nil }
    return reason
  }

  /// What a healthy patient's clinician types at each prompt that "none" does not answer.
  static let healthy: [String: String] = [
    "dob": "1990-06-14", "sexAtBirth": "f", "proposedDate": "2027-03-03", "deviceType": "pen",
    "deviceMaxDepthMm": "1.5", "weightKg": "64", "capacityVoluntary": "yes", "fitz": "12121111",
    "clinicianPhototype": "II", "glogau": "II", "acneScarGrade": "0", "barrierState": "intact",
    "areas": "cheeks, forehead", "goals": "fineLines", "primaryGoal": "fineLines",
    "expectedImprovement": "25-50", "motive": "own", "lifeChangeBelief": "no",
    "timeframeMonths, sessionsAffordable, downtimeDays": "6 4 3", "eventDate": "none",
    "painFear": "3",
    "needlePhobia": "none", "willUseSunscreen": "yes", "expectationAfterCounselling": "aligned",
    "bloodBorneVirus": "no", "ps1": "lt", "ps2": "no", "ps3": "0", "ps4": "0", "ps5": "0",
    "ps6": "0",
    "ps7": "no", "ps8": "slight", "ps9": "no", "ps10": "no", "ps11": "none", "review": "accept",
    "consentDiscussed": "yes", "photoConsent": "yes", "signatory.name": "R. Clinician",
    "signatory.role": "nurse", "signature": "sign", "acknowledge.urgent": "ack",
    "acknowledge.emergency": "ack",
  ]
}
