import ConsultationCore
import Interview

/// Plays a record back, line by line, and writes down what is typed and said.
struct TranscriptWriter {
  private(set) var player: Player
  private(set) var body: [Dialogue.Entry.Kind] = []
  private(set) var report = Transcript.Report()
  /// Whether lines of the record's header are still to come.
  var headerIsOpen = false

  private let rules: Transcript.Deidentification?
  private let freeText: FreeText
  private var identified: Set<HeaderField> = []
  private var shownPrompt: [Dialogue.Entry.Kind] = []
  private var shownHeading = ""

  init(_ player: Player, _ rules: Transcript.Deidentification?, names: [String]) {
    self.player = player
    self.rules = rules
    freeText = FreeText(dayOffset: rules?.dayOffset ?? 0, names: names)
    write(player.opening)
  }

  private var dropsFreeText: Bool { rules.map { !$0.keepsFreeText } ?? false }
  private var offset: Int { rules?.dayOffset ?? 0 }

  /// Takes the events of one line.
  mutating func take(_ batch: Event.Batch) {
    for case .identified(let field, _) in batch.events.map(\.kind) {
      report.headerLines += 1
      identified.insert(field)
      headerIsOpen = identified.count < HeaderField.allCases.count
      return
    }
    // A dialogue is of one protocol: what another one asked again is asked there anyway.
    if case .continued? = batch.events.first?.kind { return }
    let isOutside = batch.events.allSatisfy(\.kind.isOutsideDialogue)
    if isOutside {
      if !batch.events.contains(where: { if case .judged = $0.kind { true } else { false } }) {
        report.laterEntries += 1
      }
      return
    }
    if case .rejected? = batch.events.first?.kind { return takeRejected(batch) }
    if case .inquired? = batch.events.first?.kind, headerIsOpen { return }
    if dropsFreeText, batch.isNote {
      report.notes += 1
      return
    }
    let wanted = batch.events.compactMap { self.wanted($0.kind)?.decided }
    count(batch)
    for (position, line) in lines(for: batch, wanted).enumerated() {
      guard let played = attempt(line, wanted) else { continue }
      if position > 0, !batch.isSignatory { report.rewrittenLines += 1 }
      accept(line, played)
      return
    }
    report.unplayableLines += 1
  }

  /// A line that was not taken stays where it is not taken again and can be shown.
  private mutating func takeRejected(_ batch: Event.Batch) {
    guard let typed = batch.typed, !isNaming, rules == nil, Self.isPlain(typed),
      typed.trimmed.split(separator: " ").first.map(String.init) != ResumeLine.command,
      let played = attempt(typed, [.rejected(reason: "")])
    else {
      report.rejectedLines += 1
      return
    }
    accept(typed, played)
  }

  /// Whether a person is named at the prompt of now, so that a line may hold a name.
  private var isNaming: Bool {
    if case .signatory = player.consultation.prompt { true } else { headerIsOpen }
  }

  /// What a line comes to in a copy of the player; `nil` where that is not what is wanted.
  private func attempt(_ line: String, _ wanted: [Event.Kind]) -> (Player, Player.Played)? {
    var player = player
    guard !player.isClosed, Self.isPlain(line) else { return nil }
    let played = player.play(line)
    guard played.events.compactMap(\.kind.decided) == wanted else { return nil }
    return (player, played)
  }

  private mutating func accept(_ line: String, _ outcome: (player: Player, played: Player.Played)) {
    let wasAtReview = player.consultation.prompt == .review
    prompt()
    body.append(.typed(line))
    player = outcome.player
    write(outcome.played, isVerdictNew: !wasAtReview && player.consultation.prompt == .review)
  }

  // MARK: - What is written

  private mutating func prompt() {
    guard player.consultation.status == .asking else { return }
    let entries = player.promptEntries
    guard entries != shownPrompt else { return }
    shownPrompt = entries
    heading(Self.heading(of: player.consultation))
    body += entries
  }

  private mutating func heading(_ text: String) {
    guard !text.isEmpty, text != shownHeading else { return }
    if !body.isEmpty { body.append(.prose("")) }
    body.append(.heading(text))
    shownHeading = text
  }

  private mutating func write(_ played: Player.Played, isVerdictNew: Bool = false) {
    let assertions = played.assertions
    let ofVerdict =
      isVerdictNew ? player.narrator.verdict().compactMap(Assertion.init(saying:)) : []
    let planStart = assertions.count - played.plan.count
    let start = planStart - ofVerdict.count
    for (position, assertion) in assertions.enumerated() {
      if isVerdictNew, position == start { heading("Verdict") }
      if isVerdictNew, position == planStart { heading("Plan") }
      body.append(assertion.kind)
    }
  }

  /// Says where a record stops that neither reached its verdict nor was left on purpose.
  mutating func end() {
    if player.isUnfinished { body.append(Assertion.unfinished(at: player.key).kind) }
  }

  private static func heading(of consultation: Consultation) -> String {
    switch consultation.prompt {
    case .review: return "Verdict"
    case .signatory, .signature: return "Signature"
    default: break
    }
    guard let id = consultation.prompt.questions.first,
      let question = consultation.protocol.question(id)
    else { return "" }
    return question.section.rawValue.capitalizedFirst
  }

  /// Whether a line can stand in a file as it was typed.
  private static func isPlain(_ line: String) -> Bool {
    line.utf8.count <= Session.longestLine
      && line.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !VisibleText.isUnsafe($0) }
  }

  // MARK: - What is wanted

  /// The answer that the transcript is to bring about, its dates moved.
  func wanted(_ answer: Answer, to id: QuestionID) -> Answer {
    let moved = answer.moved(byDays: offset)
    guard rules != nil else { return moved }
    switch moved {
    case .value(.text(let text)): return .value(.text(wanted(text)))
    case .value(.day(let day)) where isBirthOfTheVeryOld(day, id):
      return .value(
        .day((player.consultation.answers.consultDate ?? day) + .years(-Self.oldestAge)))
    default: return moved
    }
  }

  /// Free words, left out or without the names and dates that are known.
  private func wanted(_ text: String) -> String {
    guard rules != nil else { return text }
    return dropsFreeText ? Self.leftOut : freeText.scrubbed(text).text
  }

  /// Of people who are older there are so few that the age alone can name one.
  private static let oldestAge = 90

  private func isBirthOfTheVeryOld(_ day: Day, _ id: QuestionID) -> Bool {
    let consultation = player.consultation
    guard id == consultation.protocol.anchors.birth, let today = consultation.answers.consultDate
    else { return false }
    return day + .years(Self.oldestAge) < today
  }

  private func wanted(_ kind: Event.Kind) -> Event.Kind? {
    switch kind {
    case .answered(let id, let answer):
      return .answered(id, answer: wanted(answer, to: id))
    case .noted(let text): return .noted(text: wanted(text))
    case .quoted(let text): return .quoted(text: wanted(text))
    case .overridden(let key, let override):
      let specialist = override.specialist.map { rules == nil ? $0 : "a specialist" }
      return .overridden(
        key,
        by: Override(
          reason: wanted(override.reason), specialist: specialist,
          specialistDay: override.specialistDay.map { $0 + .days(offset) }, level: .note))
    case .abandoned(let reason): return .abandoned(reason: wanted(reason))
    default: return kind
    }
  }

  private static let leftOut = "left out"

  private mutating func count(_ batch: Event.Batch) {
    for event in batch.events {
      switch event.kind {
      case .identifiedSignatory: report.signatureLines += 1
      case .answered(let id, .value(.day(let day))):
        if rules != nil, isBirthOfTheVeryOld(day + .days(offset), id) { report.isAgeCapped = true }
      default:
        if case .overridden(_, let override) = event.kind, override.specialist != nil, rules != nil
        {
          report.specialists += 1
        }
        if let words = event.kind.freeWords { count(freeWords: words) }
      }
    }
  }

  private mutating func count(freeWords words: String) {
    guard rules != nil else { return }
    if dropsFreeText {
      report.freeTexts += 1
    } else {
      report.keptTexts += 1
      report.scrubbed += freeText.scrubbed(words).changes
    }
  }

  /// Lines that may bring the events about, the one to prefer first.
  private func lines(for batch: Event.Batch, _ wanted: [Event.Kind]) -> [String] {
    let composer = LineComposer(player.consultation)
    switch batch.events[0].kind {
    case .identifiedSignatory(.name, _):
      return ["The clinician", "/amend signatoryName The clinician"]
    case .identifiedSignatory(.role, _): return ["clinician", "/amend signatoryRole clinician"]
    // Resumed further west, or with a clock that was set back, it may seem to be earlier.
    case .resumed:
      let clock = max(player.clock, Clock(batch.events[0].at, movedBy: offset))
      return ["\(ResumeLine.command) \(clock)"]
    case .inquired where rules != nil: return batch.typed.map { [Self.bare($0)] } ?? []
    default: break
    }
    let composed = composer.lines(for: wanted)
    // What follows some commands is not read; it may be anything.
    let isCommand = batch.typed.map { $0.trimmed.hasPrefix("/") } ?? true
    let typed = batch.typed.map { [$0] } ?? []
    return rules != nil && isCommand ? composed : typed + composed
  }

  /// A command without the words that it does not read.
  private static func bare(_ line: String) -> String {
    let words = line.trimmed.split(separator: " ", maxSplits: 1).map(String.init)
    let reads = ["help", "why", "review"].contains { "/" + $0 == words[0].lowercased() }
    return reads ? line : words[0]
  }
}

extension Event.Kind {
  /// Whether no typed line of a dialogue brings it about.
  fileprivate var isOutsideDialogue: Bool {
    switch self {
    case .judged, .documented, .appended, .began: true
    default: false
    }
  }
}

extension Event.Kind {
  /// What a person wrote in words of their own.
  fileprivate var freeWords: String? {
    switch self {
    case .answered(_, .value(.text(let text))), .noted(let text), .quoted(let text),
      .abandoned(let text):
      text
    case .overridden(_, let override): override.reason
    default: nil
    }
  }
}

extension Event.Batch {
  fileprivate var isNote: Bool {
    switch events.first?.kind {
    case .noted, .quoted: true
    default: false
    }
  }

  fileprivate var isSignatory: Bool {
    if case .identifiedSignatory? = events.first?.kind { true } else { false }
  }
}
