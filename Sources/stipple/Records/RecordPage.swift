import ConsultationCore
import Interview
import Records

/// A record as lines to read: what was recorded, and beside it what the protocol of now says.
struct RecordPage {
  let id: ConsultationID
  let record: RecordReader.Record
  let setting: Setting
  let approval: String
  let head: Checkpoint
  let signature: ContentSignature?
  let origin: SignatureOrigin?

  var lines: [String] {
    (heading + answers + recordedVerdict + today + notes + closing).map(Self.quoted)
  }

  /// What somebody typed on several lines must not look like lines of the page.
  private static func quoted(_ line: String) -> String {
    VisibleText.of(line, keepsLineFeeds: true)
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  | ")
  }

  private var heading: [String] {
    let header = record.events.reduce(into: [HeaderField: String]()) { header, event in
      if case .identified(let field, let text) = event.kind { header[field] = text }
    }
    let state = record.consultation?.status.rawValue ?? "recorded"
    let beginnings = record.events.compactMap { event in
      if case .began(let beginning) = event.kind { beginning.stamp } else { nil }
    }
    return ["Record \(id): \(state)"]
      + beginnings.map { "begun under: \($0.title) (\($0.hash.prefix(12))), policy \($0.policy)" }
      + HeaderField.allCases.map { "\($0.rawValue): \(header[$0] ?? "-")" }
  }

  private var answers: [String] {
    guard let consultation = record.consultation else {
      return ["Its events do not fit the protocol of now; the answers are in `records export`."]
    }
    return Narrator(consultation).review(nil).map(\.text)
      + consultation.orphaned.keys.map(\.name).sorted()
      .map { "Answered, but not asked by the protocol of now: \($0)" }
  }

  // MARK: - The verdict, then and now

  private var recordedVerdict: [String] {
    guard let verdict = record.verdict else { return [] }
    var lines = [
      "Recorded under \(verdict.protocolTitle) (\(verdict.protocolHash.prefix(12))): "
        + verdict.effective
        + (verdict.effective == verdict.computed ? "" : ", computed \(verdict.computed)")
    ]
    lines += verdict.banners.map(\.rawValue)
    if let earliest = verdict.earliest { lines.append("Earliest date: \(earliest)") }
    if let notBefore = verdict.notBefore { lines.append("Not before: \(notBefore)") }
    return lines + verdict.findings.map { "  " + Self.line($0) }
  }

  private static func line(_ finding: RecordedVerdict.RecordedFinding) -> String {
    guard !finding.isRestricted else { return "a staff note" }
    let until = finding.until.map { " until \($0)" } ?? ""
    let conditions = finding.conditions.map { " [\($0)]" }.joined()
    let override = finding.override.map { " — set aside: \($0.reason)" } ?? ""
    return "\(finding.level) \(finding.rule) \(finding.status.rawValue)\(until): "
      + "\(finding.because)\(conditions)\(override)"
  }

  private var today: [String] {
    guard let consultation = record.consultation else { return [] }
    guard let then = record.verdict else {
      let stamp = consultation.stamp.flatMap { $0.hash == setting.hash ? nil : $0 }
      let caution = stamp.map { "Left under \($0.inWords); under \(setting.stamp.inWords):" }
      return [caution].compactMap(\.self) + Narrator(consultation).verdict().map(\.text)
    }
    guard then.protocolHash != setting.hash else {
      let differences = Self.differences(from: then, to: consultation.recordedVerdict)
      guard consultation.status != .signed, !differences.isEmpty else { return [] }
      return ["What was recorded after it makes this \(consultation.recordedVerdict.effective):"]
        + differences.map { "  " + $0 }
    }
    let title = "\(setting.protocol.title) (\(setting.hash.prefix(12)))"
    let differences = Self.differences(from: then, to: consultation.recordedVerdict)
    guard !differences.isEmpty else { return ["Under \(title) it would be the same."] }
    return ["Under \(title) this would be \(consultation.recordedVerdict.effective):"]
      + differences.map { "  " + $0 }
  }

  private static func differences(
    from then: RecordedVerdict, to now: RecordedVerdict
  ) -> [String] {
    func open(_ verdict: RecordedVerdict) -> [Finding.Key: String] {
      Dictionary(
        verdict.findings.map {
          (
            Finding.Key(rule: $0.rule, question: $0.question),
            $0.isRestricted
              ? "a staff note"
              : "\($0.level) \($0.rule) \($0.status.rawValue)"
                + ($0.until.map { " until \($0)" } ?? "")
          )
        }, uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (open(then), open(now))
    var lines: [String] = []
    if then.effective != now.effective {
      lines.append("verdict: \(then.effective) → \(now.effective)")
    }
    if then.earliest != now.earliest {
      lines.append(
        "earliest date: \(then.earliest?.description ?? "none") → "
          + "\(now.earliest?.description ?? "none")")
    }
    for (key, words) in old.sorted(by: { $0.key.rule.name < $1.key.rule.name })
    where new[key] == nil {
      lines.append("no longer: \(words)")
    }
    for (key, words) in new.sorted(by: { $0.key.rule.name < $1.key.rule.name }) {
      guard let before = old[key] else {
        lines.append("new: \(words)")
        continue
      }
      if before != words { lines.append("changed: \(before) → \(words)") }
    }
    return lines
  }

  // MARK: - What else was recorded

  private var notes: [String] {
    record.events.compactMap { event in
      switch event.kind {
      case .noted(let text): "Note, \(event.at.localDay): \(text)"
      case .quoted(let text): "The patient, \(event.at.localDay): “\(text)”"
      case .abandoned(let reason): "Abandoned, \(event.at.localDay): \(reason)"
      case .continued(let stamp):
        "Continued, \(event.at.localDay): under \(stamp.title) (\(stamp.hash.prefix(12))), policy "
          + stamp.policy
      case .documented(let what): "Written, \(event.at.localDay): \(what)"
      case .appended(let addendum):
        "Addendum, \(event.at.dayAndTime), \(addendum.author) (\(addendum.reason)): "
          + Self.block(addendum.text)
      default: nil
      }
    }
  }

  /// Several lines stand below what they belong to.
  private static func block(_ text: String) -> String {
    text.contains("\n") ? "\n" + text : text
  }

  private var role: String? {
    record.events.reduce(nil) { role, event in
      if case .identifiedSignatory(.role, let text) = event.kind { text } else { role }
    }
  }

  private var closing: [String] {
    var lines: [String] = []
    if let signature {
      let moment = record.events.last { $0.kind == .signed }?.at
      lines.append(
        "Signed by \(signature.name)" + (role.map { ", \($0)," } ?? "")
          + (moment.map { " on \($0.dayAndTime)" } ?? "")
          + (origin?.note.map { " (\($0))" } ?? "")
          + ", Ed25519 key \(Hexadecimal.text(signature.publicKey.prefix(8)))…, over entries 1 to "
          + "\(signature.count)")
    }
    return lines + ["Protocol: \(approval)", "Chain head: \(head)"]
  }
}

extension SignatureOrigin {
  /// What stands beside a signature that was not made here.
  var note: String? {
    switch self {
    case .here: nil
    case .imported(knownAs: nil): "imported; this store does not know the key"
    case .imported(knownAs: let name?): "imported; the key is that of \(name) in this store"
    }
  }
}

extension Moment {
  /// The day where it happened, and the time of the world's clock.
  var dayAndTime: String {
    let text = Instant.text(seconds.multipliedReportingOverflow(by: 1_000).partialValue)
    return "\(localDay) (\(text))"
  }
}
