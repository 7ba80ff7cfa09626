public import ConsultationCore
public import Interview

/// A trainee at the prompt, with a case for a patient.
///
/// Knows no terminal and no clock.
public struct Practice: Sendable {
  /// Whose part the tool plays.
  public let practiceCase: PracticeCase
  /// Everything that the trainee has done so far.
  public internal(set) var attempt: Attempt
  private(set) var session: Session
  var stage = Stage.consulting
  /// The prompts, by their keys, with which the patient has spoken.
  private var met: Set<String> = []
  /// The lines of the patient that were said, by their places in the file.
  private var said: Set<Int> = []
  /// What is said once the trainee has given a verdict.
  var heldBack: [Line] = []

  /// How often it went on after a pause.
  private var visit = 0
  /// Where the clock of the visit stood, and how many seconds after the beginning.
  private var visitStart: (clock: Clock, seconds: Int64)

  enum Stage: Hashable { case consulting, paused, verdict, thing(Int), ended }

  /// How many things a trainee would tell the patient.
  public static let thingCount = 3
  /// The longest such thing, in characters.
  public static let longestThing = 1000

  /// What the driver must do, in order.
  public enum Step: Hashable, Sendable {
    case say(Line)
    /// Show the patient's words.
    case patient(String)
    case ask(Asking)
    /// Show the plan of the consultation as it stands.
    case showPlan
    /// The attempt is over; complete or not, it can be saved.
    case end
  }

  /// What a line is read for.
  public struct Asking: Hashable, Sendable {
    /// The words in front of the cursor.
    public let label: String
    /// For the right-hand side.
    public let progress: String
    /// Whether a paste of several lines is one answer.
    public let allowsMultipleLines: Bool
    /// Whether the line may enter the history; never where an answer is restricted.
    public let remembersLine: Bool
  }

  /// A practice that has not begun.
  ///
  /// - Parameters:
  ///   - practiceCase: The patient.
  ///   - trainee: Who practises.
  ///   - seed: The same seed has the patient say the same words.
  ///   - isExamination: Whether help, reasons and findings are kept back.
  ///   - startedAt: Seconds since 1970-01-01T00:00:00Z.
  public init(
    _ practiceCase: PracticeCase, trainee: String, seed: UInt64 = 0, isExamination: Bool = false,
    startedAt: Int64 = 0
  ) {
    self.practiceCase = practiceCase
    attempt = Attempt(
      trainee: trainee, caseID: practiceCase.id,
      caseFingerprint: practiceCase.dialogue.fingerprint, seed: seed,
      isExamination: isExamination, startedAt: startedAt)
    visitStart = (practiceCase.dialogue.header.clock, 0)
    var manner = Session.Manner()
    manner.isExamination = isExamination
    session = Session(Consultation(practiceCase.key.protocol), manner: manner)
  }

  /// The trainee's consultation as it stands.
  public var consultation: Consultation { session.consultation }

  /// What Tab offers for a half-typed line.
  public func completions(for text: String) -> [Completions.Candidate] {
    let isCommand = text.hasPrefix("/")
    switch stage {
    case .ended, .paused: return []
    case .thing:
      let back = Completions.Candidate(word: Self.backCommand, meaning: "to what stood before")
      return isCommand && Self.backCommand.hasPrefix(text.lowercased()) ? [back] : []
    case .verdict where !isCommand:
      return Verdict.allCases.map { Completions.Candidate(word: $0.name, meaning: $0.words) }
        .filter { $0.word.lowercased().hasPrefix(text.lowercased()) }
    case .consulting, .verdict:
      let ask = Completions.Candidate(
        word: Self.askCommand, meaning: "have the patient say more about this")
      return Completions(consultation, isExamination: attempt.isExamination).candidates(for: text)
        + (isCommand && Self.askCommand.hasPrefix(text.lowercased()) ? [ask] : [])
    }
  }

  var narrator: Narrator { Narrator(session.consultation) }
  private var key: String { narrator.key(of: consultation.prompt) }

  /// Begins; the case's own beginning is used, so that its day and presets hold.
  public mutating func begin() -> [Step] {
    guard let beginning = practiceCase.key.beginning else { return [.end] }
    let steps = session.begin(beginning, at: moment(0))
    record(steps, typed: "", prompt: "", at: 0)
    return introduction + translate(steps)
  }

  private var introduction: [Step] {
    let minutes = practiceCase.dialogue.header.minutes.map { " You have \($0) minutes." } ?? ""
    let help =
      attempt.isExamination
      ? "An examination: help, reasons and findings are kept back." : "/help lists the commands."
    return [
      .say(
        Line(
          .hint,
          "You are the clinician; the patient answers in quotation marks, and \(Self.askCommand) "
            + "brings out more. Record what you hear. At the end you give your own verdict and "
            + "\(Self.thingCount) things to tell the patient.\(minutes) \(help)"))
    ]
  }

  /// Takes one typed line.
  ///
  /// - Parameters:
  ///   - line: As typed.
  ///   - seconds: Since the practice began.
  /// - Returns: What the driver must do, in order.
  public mutating func receive(_ line: String, at seconds: Int64) -> [Step] {
    let steps = take(line, at: seconds)
    guard attempt.isExamination else { return steps }
    return steps.map { step in
      if case .say(let line) = step { .say(line.withoutHelp) } else { step }
    }
  }

  private mutating func take(_ line: String, at seconds: Int64) -> [Step] {
    switch stage {
    case .ended: return [.end]
    case .paused: return takePaused(line, at: seconds)
    case .thing(let count): return take(thing: line, count)
    case .verdict where !line.trimmed.hasPrefix("/"): return take(verdict: line)
    case .consulting, .verdict: return consult(line, at: seconds)
    }
  }

  /// Ends the attempt where it stands, as at the end of input.
  public mutating func stop() -> [Step] {
    stage = .ended
    return [.end]
  }

  private func moment(_ seconds: Int64) -> Moment {
    visitStart.clock.moment(after: max(0, seconds - visitStart.seconds))
  }

  /// Goes on after a pause, on the case's own later day where it has one.
  private mutating func takePaused(_ line: String, at seconds: Int64) -> [Step] {
    switch line.trimmed.lowercased() {
    case "", ResumeLine.command: break
    case "/pause": return stop()
    default: return refusing("The practice is paused. \(Self.pauseHint)")
    }
    let resumptions = practiceCase.resumptions
    if resumptions.indices.contains(visit), let clock = resumptions[visit],
      clock.moment().seconds > moment(seconds).seconds
    {
      visitStart = (clock, seconds)
    }
    visit += 1
    let steps = session.resume(at: moment(seconds))
    // Without a prompt: what the pause took is no question's time.
    record(steps, typed: line, prompt: "", at: seconds)
    return translate(steps)
  }

  private static let pauseHint = "Enter goes on; Ctrl-D or /pause ends the practice unfinished."

  // MARK: - Consulting

  private mutating func consult(_ line: String, at seconds: Int64) -> [Step] {
    let prompt = key
    let word = line.trimmed.split(separator: " ").first.map { $0.lowercased() } ?? ""
    if word == Self.askCommand { return ask(line, at: seconds) }
    if tellsVerdict(word, line) {
      // Kept, since a mark sheet may ask for it.
      record([], typed: line, prompt: prompt, at: seconds)
      return refusing("Verdict and plan are kept back until you have given a verdict of your own.")
    }
    var steps = session.receive(line, at: moment(seconds))
    if attempt.isExamination, means(.sign, word, least: 2) {
      // What is open is the trainee's to know.
      steps = steps.filter { if case .say = $0 { false } else { true } }
      steps.insert(.say(Line(.refusal, "Not ready to sign: something is still open.")), at: 0)
    }
    record(steps, typed: line, prompt: prompt, at: seconds)
    if word.count > 1, "/help".hasPrefix(word), !attempt.isExamination, let last = steps.popLast() {
      steps += [.say(Line(.hint, "/ask  have the patient say more about this")), last]
    }
    return translate(steps)
  }

  /// The command that has the patient say more.
  static let askCommand = "/ask"

  /// The command that goes back while the things to tell are written.
  static let backCommand = "/back"

  func refusing(_ reason: String) -> [Step] {
    [.say(Line(.refusal, reason)), .ask(asking())]
  }

  /// Whether a command would show the computed verdict, which waits for the trainee's own.
  private func tellsVerdict(_ word: String, _ line: String) -> Bool {
    // An examination refuses them in any case, always in the same words.
    guard !attempt.isExamination else { return false }
    if means(.verdict, word, least: 1) || means(.plan, word, least: 2) { return true }
    guard means(.why, word, least: 1) else { return false }
    let topic = line.trimmed.split(separator: " ", maxSplits: 1).dropFirst().first?.trimmed ?? ""
    // Where no question is asked, /why alone is about the verdict.
    return topic.lowercased() == "verdict"
      || topic.isEmpty && consultation.prompt.questions.isEmpty
  }

  /// Whether a word is a command, or begins it with so many letters that it can be no other.
  private func means(_ command: Command, _ word: String, least: Int) -> Bool {
    word.count > least && ("/" + command.rawValue).hasPrefix(word)
  }

  private mutating func ask(_ line: String, at seconds: Int64) -> [Step] {
    let text = nextWords(among: practiceCase.words(at: consultation.prompt, key: key, on: visit))
    attempt.exchanges.append(
      Attempt.Exchange(seconds: seconds, prompt: key, typed: line, events: [], heard: text))
    let reply =
      text.map { Step.patient($0) }
      ?? .say(Line(.hint, "The patient has nothing to add to this."))
    return [reply, .ask(asking())]
  }

  private mutating func record(
    _ steps: [Session.Step], typed: String, prompt: String, at seconds: Int64
  ) {
    var events: [Event] = []
    for case .record(let some) in steps { events += some }
    attempt.exchanges.append(
      Attempt.Exchange(seconds: seconds, prompt: prompt, typed: typed, events: events, heard: nil))
  }

  /// Puts the session's steps into the practice's, with the patient's words before the cursor.
  private mutating func translate(_ steps: [Session.Step]) -> [Step] {
    var lines: [Line] = []
    var result: [Step] = []
    for step in steps {
      switch step {
      case .record: break
      case .say(let line): line.withoutVerdict.map { lines.append($0) }
      case .showPlan: result.append(.showPlan)
      case .ask:
        let isNew = stage == .consulting || stage == .paused
        if consultation.prompt == .review {
          lines = holdBack(lines)
          stage = .verdict
        } else {
          stage = .consulting
        }
        result += lines.map { .say($0) }
        lines = []
        if stage == .verdict, isNew || !steps.isInquiry { result += verdictQuestion() }
        if stage == .consulting { result += patientSpeaks() }
        result.append(.ask(asking()))
      case .close(.paused):
        stage = .paused
        result += [.say(Line(.hint, "Paused. \(Self.pauseHint)")), .ask(asking())]
        lines = []
      case .close:
        result += lines.map { .say($0) }
        lines = []
        stage = .ended
        result.append(.end)
      }
    }
    return result + lines.map { .say($0) }
  }

  private mutating func patientSpeaks() -> [Step] {
    var words = practiceCase.words(at: consultation.prompt, key: key, on: visit)
    if !met.insert(key).inserted {
      // Met before, the patient speaks again only where the case has more to say on a later visit.
      words = words.filter { $0.visit > 0 && $0.visit == visit }
      guard !words.isEmpty, met.insert("\(key) \(visit)").inserted else { return [] }
    }
    guard !words.isEmpty else {
      if consultation.prompt.questions.isEmpty { return [] }
      return [.say(Line(.spoken, practiceCase.observation(at: consultation.prompt)))]
    }
    guard let text = nextWords(among: words) else { return [] }
    if !attempt.exchanges.isEmpty {
      attempt.exchanges[attempt.exchanges.count - 1].spoken = text
    }
    return [.patient(text)]
  }

  /// The first words that were not said yet; from now on they were.
  private mutating func nextWords(among words: [PracticeCase.Words]) -> String? {
    guard let next = words.first(where: { !said.contains($0.place) }) else { return nil }
    said.insert(next.place)
    return next.line.words(seed: attempt.seed, place: next.place)
  }

  func asking() -> Asking {
    let (answered, total) = consultation.progress
    let progress = "\(answered)/\(total)"
    switch stage {
    case .verdict:
      return Asking(
        label: "your verdict", progress: progress, allowsMultipleLines: false, remembersLine: false)
    case .paused:
      return Asking(
        label: "paused", progress: progress, allowsMultipleLines: false, remembersLine: false)
    case .thing(let count):
      return Asking(
        label: "thing \(count + 1) of \(Self.thingCount)", progress: progress,
        allowsMultipleLines: false, remembersLine: false)
    case .consulting, .ended:
      let questions = consultation.prompt.questions.compactMap(consultation.protocol.question)
      let takesText = questions.contains { if case .text = $0.kind { true } else { false } }
      return Asking(
        label: key, progress: progress, allowsMultipleLines: questions.count == 1 && takesText,
        remembersLine: !questions.contains(where: \.isRestricted))
    }
  }
}

extension Line {
  /// The same without the verdict that an amendment or override led to; `nil` where nothing is left.
  fileprivate var withoutVerdict: Line? {
    guard kind == .amendment, let words = assertion?.split(separator: " "), words.count > 1 else {
      return self
    }
    switch words[0] {
    case "verdict": return nil
    case "overridden": return Line(.amendment, "\(words[1].prefix { $0 != ":" }) is set aside.")
    default: return self
    }
  }
}

extension Line {
  /// A refusal that neither tells the nearest right word nor where help is.
  fileprivate var withoutHelp: Line {
    guard kind == .refusal else { return self }
    var words = text.replacing(/; did you mean “[^”]*”\?/, with: ".")
    words.replace(/\ Did you mean [^?]*\?/, with: "")
    words.replace(/\ \/(?:help|review) [^.]*\./, with: "")
    return Line(.refusal, words.replacing("..", with: "."))
  }
}

extension [Session.Step] {
  /// Whether nothing was answered or changed.
  fileprivate var isInquiry: Bool {
    allSatisfy { step in
      guard case .record(let events) = step else { return true }
      return events.allSatisfy { event in
        switch event.kind {
        case .inquired, .rejected, .noted, .quoted: true
        default: false
        }
      }
    }
  }
}
