import ConsultationCore

// What was asked, typed and understood, line by line, with the times.

extension ClinicalRecord {
  /// A table for every day, by the clock of its times, on which something was recorded.
  var transcript: [Block] {
    var told = Consultation(material.answers.protocol)
    var days: [(day: Day, rows: [[RichText]])] = []
    for batch in Event.Batch.all(of: material.events) {
      let line = TranscriptLine(batch, before: told, remarks: told.retell(batch.events))
      guard let moment = batch.events.first?.at else { continue }
      if days.last?.day != moment.universalDay { days.append((moment.universalDay, [])) }
      days[days.count - 1].rows.append(
        [RichText(moment.timeOfDay), line.asked, line.typed, line.followed])
    }
    guard !days.isEmpty else { return [] }
    let tables = days.map { day, rows in
      Block.table(
        Block.Table(
          caption: RichText("\(day.spelledOut) (UTC)"),
          header: ["UTC", "Asked", "Typed", "What followed"], rows: rows,
          columns: [.init(weight: 2), .init(weight: 4), .init(weight: 4), .init(weight: 6)]))
    }
    return [
      .paragraph(
        "Every line in the order in which it was recorded. Of restricted lines only that there was "
          + "one; what was answered or noted stands in part A5.")
    ] + tables
  }
}

/// One line of the transcript, without anything that is restricted.
private struct TranscriptLine {
  private let batch: Event.Batch
  private let before: Consultation
  private let remarks: [Remark]
  private let isRestricted: Bool

  init(_ batch: Event.Batch, before: Consultation, remarks: [Remark]) {
    self.batch = batch
    self.before = before
    self.remarks = remarks
    isRestricted = Self.isRestricted(batch, before)
  }

  /// Whether the typed line may hold a restricted answer, also where it was not taken.
  private static func isRestricted(_ batch: Event.Batch, _ before: Consultation) -> Bool {
    let content = before.protocol
    return batch.events.contains { event in
      switch event.kind {
      case .answered(let id, let answer): content.question(id)?.restricts(answer) ?? true
      case .rejected, .inquired: before.asksRestricted
      case .overridden(let key, _): before.assessment[key]?.isRestricted ?? false
      case .noted, .quoted: before.mayHoldRestrictedWords
      default: false
      }
    } || before.namesRestricted(batch.typed ?? "")
  }

  private var content: ConsultationProtocol { before.protocol }

  // MARK: The cells

  /// What stood at the prompt, where the line answers it.
  var asked: RichText {
    let prompt = before.prompt
    let own = prompt.questions
    let answered = batch.events.compactMap(\.kind.question)
    if batch.typed != nil, !answered.isEmpty {
      let isAnswer = answered.contains { own.contains($0) }
      return names(isAnswer ? own : answered)
    }
    return switch (batch.events.first?.kind, prompt) {
    case (.identified(let field, _), _): RichText(Self.name(of: field))
    case (.identifiedSignatory(let field, _), _): RichText("Signature: \(field.rawValue)")
    case (.rejected, _) where !own.isEmpty && batch.typed?.hasPrefix("/") != true: names(own)
    case (.accepted, _): "Verdict"
    case (.signed, _): "Signature"
    case (.acknowledged, _): "Notice"
    default: ""
    }
  }

  private func names(_ ids: [QuestionID]) -> RichText {
    RichText(
      ids.map { (content.question($0)?.name ?? $0.name).capitalizedFirst }
        .joined(separator: "; "))
  }

  private static func name(of field: HeaderField) -> String {
    switch field {
    case .patientReference: "Patient's reference"
    case .patientName: "Patient's name"
    case .clinician: "Clinician"
    }
  }

  /// The line as it was typed.
  var typed: RichText {
    guard let line = batch.typed, !line.isEmpty else { return "" }
    return isRestricted ? "restricted" : RichText(VisibleText.of(line, keepsLineFeeds: true))
  }

  /// What was understood, and what came of it.
  var followed: RichText {
    let lines = batch.events.compactMap(words) + remarks.flatMap(words)
    return RichText(lines.map(\.asSentence).joined(separator: "\n"))
  }

  // MARK: Events

  private func words(_ event: Event) -> String? {
    switch event.kind {
    case .began(let beginning):
      "Begun under \(VisibleText.of(beginning.protocolTitle)), "
        + "policy \(VisibleText.of(beginning.policy))"
    case .identified(_, let text), .identifiedSignatory(_, let text): VisibleText.of(text)
    case .answered(let id, let answer): understood(answer, to: id)
    case .opened(let id): "\(name(id)): applies, details to follow"
    case .unfolded: "To be asked one by one"
    case .revisited(let ids): "To be asked again: \(list(ids))"
    case .noted: "Noted"
    case .quoted: "The patient's words"
    case .acknowledged(let banner): "\(banner.rawValue) acknowledged"
    case .overridden(let key, let override): setAside(key, override)
    case .judged(let verdict): "Verdict recorded: \(verdict.effective)"
    case .accepted: "Verdict taken as it stands"
    case .inquired: nil
    case .rejected(let reason): "Not taken" + (isRestricted ? "" : ": \(VisibleText.of(reason))")
    case .paused: "Paused"
    case .resumed: "Resumed"
    case .continued(let stamp):
      "From here on under \(VisibleText.of(stamp.title)) (\(VisibleText.of(String(stamp.hash.prefix(12))))), "
        + "policy \(VisibleText.of(stamp.policy))"
    case .continuedVisit(let isNewDay): isNewDay ? "A new visit" : "The same visit"
    case .signed: "Signed"
    case .abandoned(let reason): "Abandoned: \(VisibleText.of(reason))"
    case .documented(let what): "Written: \(VisibleText.of(what))"
    case .appended(let addendum):
      "Addendum by \(VisibleText.of(addendum.author)): "
        + VisibleText.of(addendum.text, keepsLineFeeds: true)
    }
  }

  private func understood(_ answer: Answer, to id: QuestionID) -> String {
    guard let question = content.question(id) else { return "\(id): no question of now" }
    let isAlone = batch.events.compactMap(\.kind.question) == before.prompt.questions
    let subject = isAlone && before.prompt.questions.count == 1 ? "" : "\(name(id)): "
    if question.restricts(answer) { return subject + "restricted" }
    let words = subject + AnswerWords.describe(answer, to: question)
    guard let earlier = before.answers.counted(id), earlier != answer else { return words }
    let old =
      question.restricts(earlier) ? "restricted" : AnswerWords.describe(earlier, to: question)
    return "Amended. \(words) (before: \(old))"
  }

  private func setAside(_ key: Finding.Key, _ override: Override) -> String {
    if before.assessment[key]?.isRestricted ?? false { return "A restricted finding set aside" }
    let opinion = override.specialist.map { name in
      " (\(VisibleText.of(name))" + (override.specialistDay.map { ", \($0)" } ?? "") + ")"
    }
    return "\(key.rule) set aside: \(VisibleText.of(override.reason))\(opinion ?? "")"
  }

  // MARK: Remarks

  private func words(_ remark: Remark) -> [String] {
    switch remark {
    case .findings(let changes): words(changes)
    case .amended(let amendment):
      words(amendment.findings)
        + [
          lead("Asked anew", amendment.reopened), lead("Kept but not judged", amendment.setAside),
          lead("Offered again", amendment.offeredBack),
          lead("Confirmed anew", amendment.askedAgain), lapsed(amendment.lapsed),
          verdict(amendment.verdictBefore, amendment.verdictAfter),
        ].compactMap(\.self)
    case .overridden(_, let before, let after): [verdict(before, after)].compactMap(\.self)
    case .lapsed(let keys): [lapsed(keys)].compactMap(\.self)
    case .stop(let banner, _): ["\(banner.rawValue)"]
    case .understood, .verdict, .noted, .closed: []
    }
  }

  private func words(_ changes: FindingChanges) -> [String] {
    changes.added.map { describe($0) } + changes.changed.map { "Now \(describe($0))" }
      + changes.withdrawn.map { "Withdrawn: \($0.isRestricted ? "a staff note" : $0.rule.name)" }
  }

  private func describe(_ finding: Finding) -> String {
    guard !finding.isRestricted else { return "a staff note" }
    let status = finding.status == .open ? "" : " \(finding.status.rawValue)"
    return "\(finding.rule) \(finding.level.name)\(status)"
      + (finding.until.map { " until \($0)" } ?? "")
  }

  private func lapsed(_ keys: [Finding.Key]) -> String? {
    let names = keys.map { key in
      before.assessment[key]?.isRestricted ?? false ? "a restricted finding" : key.rule.name
    }
    return names.isEmpty ? nil : "No longer set aside: \(names.joined(separator: ", "))"
  }

  private func lead(_ words: String, _ ids: [QuestionID]) -> String? {
    ids.isEmpty ? nil : "\(words): \(list(ids))"
  }

  private func verdict(_ before: Verdict, _ after: Verdict) -> String? {
    before == after ? nil : "Verdict \(before.name) → \(after.name)"
  }

  private func name(_ id: QuestionID) -> String {
    (content.question(id)?.name ?? id.name).capitalizedFirst
  }

  private func list(_ ids: [QuestionID]) -> String { ids.map(name).joined(separator: ", ") }
}

extension Event.Kind {
  /// The question that it is about.
  fileprivate var question: QuestionID? {
    switch self {
    case .answered(let id, _), .opened(let id): id
    default: nil
    }
  }
}

extension ConsultationProtocol {
  /// Whether an answer to a question can be restricted.
  fileprivate func mayRestrict(_ id: QuestionID) -> Bool {
    question(id).map { $0.isRestricted || !$0.restrictedOptions.isEmpty } ?? false
  }
}

extension Consultation {
  fileprivate var asksRestricted: Bool {
    prompt.questions.contains { `protocol`.mayRestrict($0) }
  }

  /// Whether words noted now may be about what is restricted: it is asked, or a finding of it stands.
  var mayHoldRestrictedWords: Bool {
    asksRestricted || assessment.findings.contains(where: \.isRestricted)
  }

  /// Whether a line names a question or a rule that is restricted, to amend or to override it.
  fileprivate func namesRestricted(_ line: String) -> Bool {
    guard line.hasPrefix("/") else { return false }
    let words = Set(
      line.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
    let rules =
      `protocol`.rules.filter { $0.questions.contains(where: `protocol`.mayRestrict) }.map(\.id)
      + assessment.findings.filter(\.isRestricted).map(\.rule)
    return rules.contains { words.contains($0.name.lowercased()) }
      || `protocol`.questions.contains {
        `protocol`.mayRestrict($0.id) && words.contains($0.id.name.lowercased())
      }
  }
}

extension String {
  /// With a full stop, unless it ends in a mark already.
  fileprivate var asSentence: String {
    last.map { ".!?…”".contains($0) } ?? true ? self : self + "."
  }
}

extension Moment {
  /// The day in universal time.
  fileprivate var universalDay: Day {
    let dayLength: Int64 = 86_400
    return Day(number: Int((seconds - (seconds % dayLength + dayLength) % dayLength) / dayLength))
  }

  /// `10:04:31`, in universal time.
  fileprivate var timeOfDay: String {
    let seconds = ((seconds % 86_400) + 86_400) % 86_400
    return [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
