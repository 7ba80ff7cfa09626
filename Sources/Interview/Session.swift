public import ConsultationCore

/// One consultation at a prompt: typed lines in, steps for the driver out.
///
/// The prompt, the dialogues and the tests share it, so that a line means the same in all three.
public struct Session: Sendable {
  /// The consultation after every line taken so far.
  public internal(set) var consultation: Consultation
  /// How it speaks.
  public var manner: Manner

  /// How a session speaks.
  public struct Manner: Hashable, Sendable {
    /// Show the wording for the patient with every question.
    public var readsAloud = false
    /// Say the wording and the options of each prompt; a replay compares them by their names.
    public var saysPrompts = true
    /// Keep help, reasons and findings back: an examination.
    public var isExamination = false
    /// Whether the clinic approved the protocol, said with every verdict; `nil` without a store.
    public var approval: String?

    /// The plain manner.
    public init() {}
  }

  /// What the driver must do, in order.
  public enum Step: Hashable, Sendable {
    /// Make these events durable, together, before anything after them.
    case record([Event])
    case say(Line)
    /// Read a line.
    case ask(Asking)
    /// Show the plan as it stands.
    case showPlan
    case close(Outcome)
  }

  /// What a line is read for.
  public struct Asking: Hashable, Sendable {
    /// What the consultation asks.
    public let prompt: Prompt
    /// The words in front of the cursor.
    public let label: String
    /// For the right-hand side: `12/48`.
    public let progress: String
    /// Whether a paste of several lines is one answer.
    public let allowsMultipleLines: Bool
  }

  /// A session that goes on from `consultation`.
  public init(_ consultation: Consultation, manner: Manner = Manner()) {
    self.consultation = consultation
    self.manner = manner
  }

  var narrator: Narrator { Narrator(consultation) }

  /// The verdict, and whether the clinic approved the protocol that gave it.
  var verdictLines: [Line] {
    narrator.verdict() + (manner.approval.map { [Line(.hint, "Protocol: \($0).")] } ?? [])
  }
  var `protocol`: ConsultationProtocol { consultation.protocol }

  /// Begins a new consultation.
  public mutating func begin(_ beginning: Beginning, at moment: Moment) -> [Step] {
    take([Event(at: moment, .began(beginning))])
  }

  /// Begins a new consultation for a patient who was named before it began.
  public mutating func begin(
    _ beginning: Beginning, for reference: String, at moment: Moment
  ) -> [Step] {
    take([
      Event(at: moment, .began(beginning)),
      Event(at: moment, typed: reference, .identified(.patientReference, text: reference)),
    ])
  }

  /// Goes on with a consultation that was left.
  public mutating func resume(at moment: Moment) -> [Step] {
    take([Event(at: moment, .resumed)])
  }

  /// Saves and leaves, as at the end of input.
  public mutating func pause(at moment: Moment) -> [Step] {
    take([Event(at: moment, .paused)])
  }

  /// The longest line that is read as an answer, in bytes of UTF-8.
  public static let longestLine = 16_384

  /// Takes one typed line.
  public mutating func receive(_ line: String, at moment: Moment) -> [Step] {
    do throws(Rejection) {
      try Self.check(line)
      let text = line.trimmed
      if text.hasPrefix("/") { return try perform(text, line, at: moment) }
      return try answer(text, line, at: moment)
    } catch {
      // Scalars, since one character can be as long as the line.
      let typed = String(String.UnicodeScalarView(line.unicodeScalars.prefix(200)))
      // At the signature the word is the answer, and no command was meant.
      let hint = consultation.prompt == .signature ? "" : Command.hint(for: line)
      let reason = error.message + hint
      return take(
        [Event(at: moment, typed: typed, .rejected(reason: reason))],
        saying: [Line(.refusal, reason)], repeatsPrompt: false)
    }
  }

  /// Says why a line never became one, and asks again.
  public mutating func refuse(_ reason: String, at moment: Moment) -> [Step] {
    take(
      [Event(at: moment, .rejected(reason: reason))], saying: [Line(.refusal, reason)],
      repeatsPrompt: false)
  }

  private static func check(_ line: String) throws(Rejection) {
    guard line.utf8.count <= longestLine else {
      throw Rejection(
        "That line is \(line.utf8.count) bytes long; an answer has at most \(longestLine). "
          + "Nothing was answered.")
    }
    for scalar in line.unicodeScalars where scalar != "\n" && scalar != "\t" {
      guard !VisibleText.isUnsafe(scalar) else {
        throw Rejection(
          "The line holds an invisible or control character "
            + "(\(VisibleText.of(String(Character(scalar))))). Nothing was answered; type it again."
        )
      }
    }
  }

  /// Hands events to the machine and turns its effects into steps.
  mutating func take(
    _ events: [Event], saying lines: [Line] = [], repeatsPrompt: Bool = true
  ) -> [Step] {
    var steps: [Step] = events.isEmpty ? [] : [.record(events)]
    let effects = consultation.handle(events)
    let narrator = narrator
    steps += lines.map { .say($0) }
    for effect in effects {
      switch effect {
      case .record: break
      case .tell(let remark):
        if isHeldBack(remark) { continue }
        var lines = remark == .verdict ? verdictLines : narrator.lines(for: remark)
        // The notice itself must be seen; what to do about it is the trainee's to know.
        if manner.isExamination, case .stop = remark { lines = Array(lines.prefix(1)) }
        steps += lines.map { .say($0) }
      case .ask(let prompt):
        if repeatsPrompt, manner.saysPrompts {
          steps += narrator.lines(for: prompt, readingAloud: manner.readsAloud).map { .say($0) }
        }
        steps.append(.ask(asking(prompt, narrator)))
      case .close(let outcome): steps.append(.close(outcome))
      }
    }
    return steps
  }

  /// In an examination the trainee finds the findings.
  private func isHeldBack(_ remark: Remark) -> Bool {
    guard manner.isExamination else { return false }
    return switch remark {
    case .findings, .amended, .verdict, .overridden, .lapsed: true
    default: false
    }
  }

  private func asking(_ prompt: Prompt, _ narrator: Narrator) -> Asking {
    let questions = prompt.questions.compactMap(`protocol`.question)
    let (answered, total) = consultation.progress
    return Asking(
      prompt: prompt, label: narrator.key(of: prompt), progress: "\(answered)/\(total)",
      allowsMultipleLines: questions.count == 1 && questions[0].takesText)
  }
}

extension QuestionDefinition {
  var takesText: Bool { if case .text = kind { true } else { false } }
}
