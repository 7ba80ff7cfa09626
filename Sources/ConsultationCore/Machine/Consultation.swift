/// The state machine of one consultation: the fold of its events.
///
/// It takes events and returns effects, both plain data, and reads no clock, file or terminal. The
/// next question follows from the answers: the first that matters and has none. So amending,
/// resuming and replaying need no path of their own.
public struct Consultation: Sendable {
  /// What it asks and judges by.
  public let `protocol`: ConsultationProtocol
  /// Whether it has begun, is under way or is closed, and how.
  public internal(set) var status = Status.notStarted
  /// What it began with; `nil` before it has begun.
  public internal(set) var beginning: Beginning?
  /// The protocol that the record names for what is asked and judged now: the one it began under,
  /// or the one it was last continued under.
  public internal(set) var stamp: ProtocolStamp?
  /// Who the patient and the clinician are, as far as they were named.
  public internal(set) var header: [HeaderField: String] = [:]
  /// Who signs, as far as that was given.
  public internal(set) var signatory: [SignatureField: String] = [:]
  /// What was answered, the policy's presets included.
  public internal(set) var answers: Answers
  /// The last override of each finding, lapsed ones included: `override(of:)` tells which hold.
  public internal(set) var overrides: [Finding.Key: Override] = [:]
  /// Notices that were acknowledged once; one that is raised anew is asked for again.
  public internal(set) var acknowledged: Set<Banner> = []
  /// Whether the clinician took the verdict as it stands.
  public internal(set) var isAccepted = false
  /// The verdict last recorded, with its words.
  public internal(set) var recorded: RecordedVerdict?
  /// In the order in which they were noted.
  public internal(set) var notes: [Note] = []
  /// What was added after signing, in order.
  public internal(set) var addenda: [Addendum] = []
  /// The verdict so far: what is still to be asked counts for nothing yet.
  public private(set) var assessment: Assessment
  /// The rules that say something, or may.
  private var candidates: RuleCandidates
  /// What is asked next.
  public private(set) var prompt = Prompt.review
  /// Answers to questions that this protocol does not have.
  public internal(set) var orphaned: [QuestionID: Answer] = [:]

  /// Checklist items that apply and are to be asked in detail.
  var opened: Set<QuestionID> = []
  /// Such items whose list is asked again before they were.
  var openedBefore: Set<QuestionID> = []
  /// Groups whose items are asked one by one.
  var unfolded: Set<String> = []
  /// Questions to be asked again, with their answers on offer.
  var revisiting: [QuestionID] = []
  /// Those of them whose answers are of an earlier visit, and count for nothing final before they are
  /// confirmed.
  var ofEarlierVisit: Set<QuestionID> = []
  /// The lines that answered questions, in order: the way back.
  var trail: [TrailLine] = []
  /// Findings whose notice was acknowledged.
  var acknowledgedFindings: Set<Finding.Key> = []
  /// What each override rests on.
  var overrideGrounds: [Finding.Key: OverrideGrounds] = [:]
  /// A later day on which the consultation was resumed, until it is said what that means.
  var undecidedVisit: Day?

  /// Where a consultation stands.
  public enum Status: String, Hashable, Sendable {
    case notStarted, asking, paused, signed, abandoned
  }

  /// What one line answered.
  struct TrailLine: Hashable, Sendable {
    var questions: [QuestionID] = []
    /// Whether it only kept answers that were asked again.
    var isRepetition = true
  }

  /// What was known when a finding was set aside.
  struct OverrideGrounds: Hashable, Sendable {
    /// The finding as it was; `nil` where it had not fired.
    let finding: Finding?
    /// The answers that its rule reads.
    let answers: [QuestionID: Answer]
    /// How many days before its end the treatment was to be; `nil` where one of the days was not known.
    let daysShort: Int?
    /// The day on which it was set aside.
    let day: Day
  }

  /// Words noted on the way.
  public struct Note: Hashable, Sendable {
    /// When they were noted.
    public let at: Moment
    /// The words as they were typed.
    public let text: String
    /// Whether they are the patient's own.
    public let isQuotation: Bool
  }

  /// A consultation that has not begun.
  public init(_ protocol: ConsultationProtocol) {
    self.protocol = `protocol`
    answers = Answers(`protocol`)
    candidates = RuleCandidates(answers)
    assessment = Assessment(answers, candidates)
    prompt = nextPrompt()
  }

  /// The consultation that these events tell.
  ///
  /// - Throws: `ReplayError` with the position of the first event that cannot follow the others.
  public init(
    replaying events: some Sequence<Event>, under protocol: ConsultationProtocol
  ) throws(ReplayError) {
    self.init(`protocol`)
    for (position, event) in events.enumerated() {
      if let problem = problem(with: event) {
        throw ReplayError(position: position, problem: problem)
      }
      apply(event)
    }
    conclude()
  }

  /// Takes one event.
  public mutating func handle(_ event: Event) -> [Effect] { handle([event]) }

  /// Takes the events that came of one line, and says what must be done.
  ///
  /// Every `.record` stands before the reaction it causes, so that nobody sees a reaction to an
  /// answer that could be lost. An event that cannot happen now is the driver's mistake and traps.
  public mutating func handle(_ events: [Event]) -> [Effect] {
    let before = Before(self, events)
    for event in events {
      precondition(canHappen(event), "the driver sent an event that cannot happen now")
      apply(event)
    }
    conclude()
    return events.map { .record($0) } + remarks(on: events, since: before).map { .tell($0) }
      + [outcome.map { .close($0) } ?? .ask(prompt)]
  }

  /// Works out what follows from what was applied.
  private mutating func conclude() {
    candidates.update(for: answers)
    assessment = Assessment(answers, candidates)
    prompt = nextPrompt()
  }

  /// Takes events that were recorded before, and says what followed from them.
  ///
  /// Those that cannot follow are passed over: a record under another protocol is told as far as it
  /// can be.
  public mutating func retell(_ events: [Event]) -> [Remark] {
    let before = Before(self, events)
    for event in events where problem(with: event) == nil { apply(event) }
    conclude()
    return remarks(on: events, since: before)
  }

  private var outcome: Outcome? {
    switch status {
    case .paused: .paused
    case .signed: .signed
    case .abandoned: .abandoned
    case .notStarted, .asking: nil
    }
  }
}

/// Events that do not tell a consultation.
public struct ReplayError: Error, Hashable, Sendable {
  /// The position of the event, from 0.
  public let position: Int
  /// Why it cannot follow those before it.
  public let problem: Problem

  /// Why an event cannot follow those before it.
  ///
  /// Holds no payload.
  public enum Problem: String, Hashable, Sendable {
    case beforeTheBeginning = "it comes before the consultation began"
    case secondBeginning = "the consultation began already"
    case afterTheEnd = "the consultation is closed"
    case notSigned = "an addendum needs a signed record"
  }
}

// MARK: - The fold

extension Consultation {
  /// Why an event cannot follow those before it; `nil` when it can.
  ///
  /// What depends on the protocol is left out: a record under an older one stays readable.
  func problem(with event: Event) -> ReplayError.Problem? {
    switch (status, event.kind) {
    case (.notStarted, .began): nil
    case (.notStarted, _): .beforeTheBeginning
    case (_, .began): .secondBeginning
    case (.signed, .appended), (.signed, .documented), (.abandoned, .documented): nil
    case (_, .appended): .notSigned
    case (.signed, _), (.abandoned, _): .afterTheEnd
    default: nil
    }
  }

  /// Whether the driver may send an event now.
  private func canHappen(_ event: Event) -> Bool {
    guard problem(with: event) == nil else { return false }
    return switch event.kind {
    case .overridden(let key, let override): allows(override, of: key.rule)
    case .signed: openForSignature.isEmpty
    default: true
    }
  }

  mutating func apply(_ event: Event) {
    switch event.kind {
    case .began(let beginning): begin(beginning, on: event.at.localDay)
    case .identified(let field, let text): header[field] = text
    case .answered(let id, let answer): record(answer, to: id, isNewLine: event.typed != nil)
    case .opened(let id): open(id, isNewLine: event.typed != nil)
    case .unfolded(let group): unfolded.insert(group)
    case .revisited(let ids): revisit(ids)
    case .noted(let text): notes.append(Note(at: event.at, text: text, isQuotation: false))
    case .quoted(let text): notes.append(Note(at: event.at, text: text, isQuotation: true))
    case .acknowledged(let banner): acknowledge(banner)
    case .overridden(let key, let override): setAside(key, by: override, on: event.at.localDay)
    case .judged(let verdict): recorded = verdict
    case .accepted: isAccepted = true
    case .inquired, .rejected, .documented: break
    case .paused: status = .paused
    case .resumed: resume(on: event.at.localDay)
    case .continued(let stamp):
      self.stamp = stamp
      // What was taken under one protocol is to be taken again under another.
      isAccepted = false
    case .continuedVisit(let isNewDay): settleVisit(isNewDay: isNewDay)
    case .identifiedSignatory(let field, let text): signatory[field] = text
    case .signed: status = .signed
    case .abandoned: status = .abandoned
    case .appended(let addendum): addenda.append(addendum)
    }
  }

  private mutating func begin(_ beginning: Beginning, on day: Day) {
    self.beginning = beginning
    stamp = beginning.stamp
    status = .asking
    answers[`protocol`.anchors.consultDate] = .value(.day(day))
    for preset in beginning.presets { answers[preset.question] = preset.answer }
  }

  private mutating func record(_ answer: Answer, to id: QuestionID, isNewLine: Bool) {
    guard let question = `protocol`.question(id) else {
      orphaned[id] = answer
      return
    }
    let isRepetition = revisiting.contains(id) && answers[id] == answer
    remember(id, isNewLine: isNewLine, isRepetition: isRepetition)
    if question.section != .consent && answers[id] != answer { isAccepted = false }
    answers[id] = answer
    opened.remove(id)
    openedBefore.remove(id)
    ofEarlierVisit.remove(id)
    revisiting.removeAll { $0 == id }
    forgetWithdrawnNotices()
  }

  private mutating func open(_ id: QuestionID, isNewLine: Bool) {
    remember(id, isNewLine: isNewLine, isRepetition: false)
    opened.insert(id)
    openedBefore.remove(id)
    revisiting.removeAll { $0 == id }
    if answers.counted(id) != nil {
      revisiting.append(id)
      isAccepted = false
    }
  }

  /// Asks again on request, and afterwards what had to be asked already: nothing that was said to apply
  /// is lost on a way back.
  private mutating func revisit(_ ids: [QuestionID]) {
    openedBefore.formUnion(opened.intersection(ids))
    opened.subtract(ids)
    revisiting =
      ids
      + revisiting.filter { !ids.contains($0) && (isOwed($0) || ofEarlierVisit.contains($0)) }
  }

  /// Whether a question must be answered although it has an answer: it was said to apply since.
  public func isOwed(_ id: QuestionID) -> Bool {
    opened.contains(id) || openedBefore.contains(id)
  }

  private mutating func remember(_ id: QuestionID, isNewLine: Bool, isRepetition: Bool) {
    if isNewLine || trail.isEmpty { trail.append(TrailLine()) }
    trail[trail.count - 1].questions.append(id)
    if !isRepetition { trail[trail.count - 1].isRepetition = false }
  }

  private mutating func acknowledge(_ banner: Banner) {
    acknowledged.insert(banner)
    acknowledgedFindings.formUnion(findings(behind: banner, in: Assessment(answers)).map(\.key))
  }

  /// A notice that went away with its finding is acknowledged anew when the finding fires again.
  private mutating func forgetWithdrawnNotices() {
    guard !acknowledgedFindings.isEmpty else { return }
    let assessment = Assessment(answers)
    let standing = assessment.banners.flatMap { findings(behind: $0, in: assessment) }.map(\.key)
    acknowledgedFindings.formIntersection(standing)
  }

  private mutating func setAside(_ key: Finding.Key, by override: Override, on day: Day) {
    let finding = Assessment(answers)[key]
    overrides[key] = override
    overrideGrounds[key] = OverrideGrounds(
      finding: finding, answers: answersRead(for: key),
      daysShort: (override.until ?? finding?.until).flatMap(daysShort(of:)), day: day)
    isAccepted = false
    // What was agreed to was another plan.
    answers[`protocol`.anchors.consent] = nil
  }

  private mutating func resume(on day: Day) {
    status = .asking
    if let consultDate = answers.consultDate, day > consultDate { undecidedVisit = day }
  }

  private mutating func settleVisit(isNewDay: Bool) {
    if isNewDay, let undecidedVisit {
      let again = questionsAgain(on: undecidedVisit)
      answers[`protocol`.anchors.consultDate] = .value(.day(undecidedVisit))
      // A new visit decides anew, and consent is confirmed at every one.
      overrides = [:]
      overrideGrounds = [:]
      for question in `protocol`.questions where question.section == .consent {
        answers[question.id] = nil
      }
      ofEarlierVisit = Set(again)
      revisit(again)
      isAccepted = false
      forgetWithdrawnNotices()
    }
    undecidedVisit = nil
  }

  /// Questions whose answers a new visit must not carry along unasked: those of a visit with all that
  /// hangs on them, and days that were the last visit's own or were to come and have gone by ("today" may
  /// mean "still in use").
  private func questionsAgain(on day: Day) -> [QuestionID] {
    let anchors = `protocol`.anchors
    let ofTheDay = Set(anchors.ofTheDay)
    return answers.counted.map(\.question).filter { question in
      if ofTheDay.contains(question.id) || !ofTheDay.isDisjoint(with: question.relevance.questions)
      {
        return true
      }
      guard question.id != anchors.consultDate, let answered = answers.day(question.id),
        let last = answers.consultDate
      else { return false }
      return answered < day && answered >= last
    }.map(\.id)
  }
}
