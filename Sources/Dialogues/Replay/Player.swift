import ConsultationCore
import Interview

/// Plays typed lines through a session in virtual time, without a store.
struct Player {
  private(set) var session: Session
  private(set) var events: [Event] = []
  private(set) var clock: Clock
  /// Saves and restores the events after each line; `nil` plays straight through.
  private let restoring: Replay.Manner.Restoring?
  /// What was asked last.
  private var asked: Prompt?
  /// The plan as it was stated last; `nil` before the verdict.
  private var plan: [String]?

  /// What one line came to.
  struct Played {
    var events: [Event] = []
    var said: [Line] = []
    /// The plan, where the verdict has just been reached, or what changed in it.
    var plan: [Assertion] = []
    /// Why the line was not taken.
    var refusal: String?
    /// What was lost when the events were saved and restored.
    var loss: String?

    /// What a file asserts of it, in order.
    var assertions: [Assertion] {
      said.compactMap(Assertion.init(saying:)) + plan + (refusal == nil ? [] : [.refused])
    }
  }

  /// A session that has begun as the header says.
  ///
  /// - Throws: `DialogueError` where the presets fit no question.
  init(
    _ header: Dialogue.Header, under protocol: ConsultationProtocol,
    restoring: Replay.Manner.Restoring? = nil
  ) throws(DialogueError) {
    clock = header.clock
    self.restoring = restoring
    session = Session(Consultation(`protocol`), manner: Self.manner)
    let beginning = Beginning(
      protocolTitle: `protocol`.title, protocolHash: "", policy: header.policy,
      presets: try Presets.read(header, under: `protocol`), hasHeader: false)
    let steps = session.begin(beginning, at: clock.moment())
    opening = collect(steps)
    events = opening.events
  }

  private static var manner: Session.Manner {
    var manner = Session.Manner()
    manner.saysPrompts = false
    return manner
  }

  /// What was said at the beginning.
  private(set) var opening = Played()

  var consultation: Consultation { session.consultation }
  var narrator: Narrator { Narrator(session.consultation) }

  /// What stands between the brackets of the `?` line of now.
  var key: String { narrator.key(of: consultation.prompt) }

  /// The same while something is asked.
  var askedKey: String? { session.consultation.status == .asking ? key : nil }

  /// The `?` and `.` lines of now.
  var promptEntries: [Dialogue.Entry.Kind] {
    let lines = narrator.lines(for: consultation.prompt)
    let wording = lines.first { $0.kind == .question }?.assertion ?? ""
    let words = wording.firstIndex(of: "]").map { wording[$0...].dropFirst() } ?? ""
    let prompt = Dialogue.Entry.Kind.prompt(key: key, wording: String(words))
    return [prompt] + (options.map { [.options($0)] } ?? [])
  }

  /// The options offered now; `nil` where there are none.
  var options: String? { narrator.offer(of: consultation.prompt) }

  /// Whether the verdict has been reached: nothing but consent and signature is open.
  var isAtVerdict: Bool {
    switch consultation.prompt {
    case .review, .signatory, .signature: true
    case .question(let id, _):
      consultation.protocol.question(id)?.section == .consent && consultation.isAccepted
    default: false
    }
  }

  /// Whether no line can be typed any more.
  var isClosed: Bool { [.signed, .abandoned].contains(consultation.status) }

  /// Whether it stopped in the middle: neither at its verdict, nor left on purpose.
  var isUnfinished: Bool { consultation.status == .asking && !isAtVerdict }

  /// Plays one typed line.
  mutating func play(_ typed: String) -> Played {
    let words = typed.trimmed.split(separator: " ", maxSplits: 1).map(String.init)
    if isClosed { return refused("the record is closed, and nothing can be typed any more") }
    if words.first == ResumeLine.command {
      return resume(words.count > 1 ? words[1] : nil)
    }
    if consultation.status == .paused {
      return refused("the consultation is paused; expected \(ResumeLine.command)")
    }
    let before = asked
    let steps = session.receive(typed, at: clock.moment())
    var played = collect(steps)
    played.plan = statePlan(after: played.events, isVerdictNew: before != .review)
    finish(&played)
    return played
  }

  /// The whole plan with a new verdict, and afterwards what another answer changes in it.
  private mutating func statePlan(after events: [Event], isVerdictNew: Bool) -> [Assertion] {
    if asked == .review, isVerdictNew {
      let facts = consultation.protocol.planFacts(consultation)
      plan = facts
      return facts.map { Assertion(.output, "plan " + $0) }
    }
    guard let plan, isAtVerdict, events.contains(where: canChangePlan) else { return [] }
    let facts = consultation.protocol.planFacts(consultation)
    self.plan = facts
    return plan.filter { !facts.contains($0) }.map { Assertion(.amendment, "plan no longer " + $0) }
      + facts.filter { !plan.contains($0) }.map { Assertion(.amendment, "plan " + $0) }
  }

  /// Consent is asked for the plan as it stands, and changes nothing in it.
  private func canChangePlan(_ event: Event) -> Bool {
    switch event.kind {
    case .answered(let id, _): consultation.protocol.question(id)?.section != .consent
    case .overridden, .continuedVisit: true
    default: false
    }
  }

  private mutating func resume(_ text: String?) -> Played {
    var later = clock
    if let text {
      guard let read = Clock(iso: text), read >= clock else {
        return refused(
          "expected a day and time not before \(clock), as \(ResumeLine.command) \(clock)")
      }
      later = read
    }
    clock = later
    let steps = session.resume(at: clock.moment())
    var played = collect(steps)
    finish(&played)
    return played
  }

  private func refused(_ reason: String) -> Played {
    Played(refusal: reason)
  }

  private mutating func finish(_ played: inout Played) {
    events += played.events
    guard let restoring else { return }
    do {
      let restored = try restoring(events)
      session = Session(
        try Consultation(replaying: restored, under: consultation.protocol), manner: Self.manner)
      if restored != events { played.loss = "What was saved is read back as something else." }
    } catch {
      played.loss = "What was saved cannot be read back: \(error)."
    }
  }

  private mutating func collect(_ steps: [Session.Step]) -> Played {
    var played = Played()
    for step in steps {
      switch step {
      case .record(let events):
        played.events += events
        for case .rejected(let reason) in events.map(\.kind) { played.refusal = reason }
      case .say(let line): played.said.append(line)
      case .ask(let asking): asked = asking.prompt
      case .showPlan, .close: break
      }
    }
    return played
  }
}

/// The typed line that goes on with a paused consultation, perhaps on a later day.
enum ResumeLine {
  static let command = "/resume"
}

extension Assertion {
  /// A line that was not taken.
  static let refused = Assertion(.output, "refused")

  /// The end of a file that stops in the middle.
  static func unfinished(at key: String) -> Assertion {
    Assertion(.output, "unfinished at [\(key)]")
  }

  /// What a file asserts of a spoken line; `nil` for prompts and for what asserts nothing.
  init?(saying line: Line) {
    guard let text = line.assertion else { return nil }
    switch line.kind {
    case .question, .option: return nil
    case .finding: self.init(.finding, text)
    case .amendment: self.init(.amendment, text)
    default: self.init(.output, text)
    }
  }
}

/// Answers that a policy fixes, in a header: `deviceType = pen; deviceMaxDepthMm = 1.5`.
enum Presets {
  static func read(
    _ header: Dialogue.Header, under protocol: ConsultationProtocol
  ) throws(DialogueError) -> [Beginning.Preset] {
    guard let text = header.presets else { return [] }
    let line = header.line(of: .presets)
    var presets: [Beginning.Preset] = []
    for part in text.split(separator: ";") {
      let start = text[..<part.startIndex] + part.prefix { $0.isWhitespace }
      let column = "presets: ".count + start.count + 1
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      guard sides.count == 2 else {
        throw DialogueError(
          line: line, column: column, "Expected presets as question = answer; question = answer.")
      }
      guard let question = `protocol`.question(QuestionID(sides[0])) else {
        let names = `protocol`.questions.map(\.id.name)
        throw DialogueError(
          line: line, column: column,
          "There is no question \(sides[0].quotedShort)\(ending(for: sides[0], among: names))")
      }
      do throws(Rejection) {
        let answer = try AnswerParser(today: header.clock.day).parse(sides[1], for: question)
        presets.append(Beginning.Preset(question.id, answer))
      } catch {
        throw DialogueError(line: line, column: column, "\(sides[0]): \(error.message)")
      }
    }
    return presets
  }

  static func text(_ presets: [Beginning.Preset]) -> String? {
    let parts = presets.map { "\($0.question) = \(AnswerText.typed($0.answer))" }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
