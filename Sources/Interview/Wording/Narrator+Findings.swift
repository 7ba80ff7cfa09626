public import ConsultationCore

extension Narrator {
  /// A finding in words first, then its short form.
  ///
  /// A restricted one is a numbered staff note.
  public func line(for finding: Finding) -> Line {
    let assertion = Self.assertion(for: finding)
    if finding.isRestricted {
      return Line(
        .finding(finding.level),
        "Staff note \(staffNoteNumber(of: finding)) (/why \(staffNoteNumber(of: finding)) when alone).",
        asserting: assertion)
    }
    return Line(.finding(finding.level), openText(finding), asserting: assertion)
  }

  /// A finding in full, restricted or not.
  func openText(_ finding: Finding) -> String {
    let because = `protocol`.rule(finding.rule)?.because ?? ""
    var text = "\(Self.lead(finding)) \(because)"
    if !finding.conditions.isEmpty && finding.status != .undecided {
      text += " First: \(conditionWords(finding).joined(separator: "; "))."
    }
    if let override = consultation.override(of: finding) {
      text += " Set aside: \(override.reason.asClause)."
    }
    return text + " (\(finding.rule), \(finding.level.name))"
  }

  private func conditionWords(_ finding: Finding) -> [String] {
    finding.conditions.map { condition in
      guard let question = finding.question, condition.hasPrefix("answer obtained") else {
        return condition
      }
      return "answer obtained on “\(name(question))”"
    }
  }

  private static func lead(_ finding: Finding) -> String {
    switch finding.status {
    case .satisfied:
      return "Already past by the planned day\(finding.until.map { " (\($0.spelledOut))" } ?? ""):"
    case .undecided: return "Undecided, an answer is missing:"
    case .open: break
    }
    switch finding.level {
    case .note: return "Note:"
    case .modify: return "Adapt:"
    case .defer: return finding.until.map { "Wait until \($0.spelledOut):" } ?? "Wait:"
    case .refer: return "Refer first:"
    case .exclude: return "Not suitable:"
    }
  }

  /// `DEFER R-D02 until 2027-01-20`.
  public static func assertion(for finding: Finding) -> String {
    var text = "\(finding.level.name) \(finding.rule)"
    if let question = finding.question { text += " [\(question)]" }
    switch finding.status {
    case .open: break
    case .satisfied: text += " satisfied"
    case .undecided: text += " undecided"
    }
    if let until = finding.until { text += " until \(until)" }
    if !finding.conditions.isEmpty && finding.question == nil {
      text += " provided " + finding.conditions.joined(separator: "; ")
    }
    return text
  }

  /// The restricted findings, in the order in which staff notes count them.
  public var staffNotes: [Finding] { consultation.assessment.findings.filter(\.isRestricted) }

  private func staffNoteNumber(of finding: Finding) -> Int {
    (staffNotes.firstIndex { $0.key == finding.key } ?? 0) + 1
  }

  func lines(for changes: FindingChanges) -> [Line] {
    changes.added.map(line) + changes.changed.map(line)
      + changes.withdrawn.map { finding in
        Line(
          .amendment,
          finding.isRestricted
            ? "A staff note no longer applies." : "No longer applies: \(finding.rule).",
          asserting: "withdrawn \(Self.reference(finding))")
      }
  }

  static func reference(_ finding: Finding) -> String {
    finding.rule.name + (finding.question.map { " [\($0)]" } ?? "")
  }

  func lines(for amendment: Amendment) -> [Line] {
    let changes = amendment.findings
    var lines: [Line] = []
    func add(_ words: String, _ assertion: String) {
      lines.append(Line(.amendment, words, asserting: assertion))
    }
    for finding in changes.withdrawn {
      add(
        finding.isRestricted
          ? "Withdrawn: a staff note." : "Withdrawn: \(openText(finding))",
        "withdrawn \(Self.reference(finding))")
    }
    for finding in changes.added {
      add("New: \(line(for: finding).text)", "new \(Self.assertion(for: finding))")
    }
    for finding in changes.changed {
      add("Changed: \(line(for: finding).text)", "changed \(Self.assertion(for: finding))")
    }
    func list(_ ids: [QuestionID]) -> String { ids.map(name).joined(separator: ", ") }
    func keys(_ ids: [QuestionID]) -> String { ids.map(\.name).joined(separator: ", ") }
    if !amendment.reopened.isEmpty {
      add("To be asked now: \(list(amendment.reopened)).", "reopened \(keys(amendment.reopened))")
    }
    if !amendment.setAside.isEmpty {
      add(
        "Kept but set aside: \(list(amendment.setAside)).", "set aside \(keys(amendment.setAside))")
    }
    if !amendment.offeredBack.isEmpty {
      add(
        "Earlier answers offered again: \(list(amendment.offeredBack)).",
        "offered back \(keys(amendment.offeredBack))")
    }
    if amendment.verdictBefore != amendment.verdictAfter {
      add(
        "Verdict so far: \(soFar(amendment.verdictBefore)) → \(soFar(amendment.verdictAfter)).",
        "verdict \(amendment.verdictBefore.name) -> \(amendment.verdictAfter.name)")
    }
    if lines.isEmpty {
      add("Changed; no finding, date or verdict changes with it.", "nothing else changed")
    }
    return lines
  }

  /// A notice that stops the interview.
  ///
  /// Only the two safety findings show their steps at once.
  func alarm(_ banner: Banner, _ findings: [Finding]) -> [Line] {
    var lines = [
      Line(
        .alarm(banner),
        banner == .emergency
          ? "EMERGENCY. Stop the interview and act now." : "URGENT. Stop here first.",
        asserting: banner.rawValue)
    ]
    var shown: Set<ActionID> = []
    for finding in findings {
      guard let rule = `protocol`.rule(finding.rule) else { continue }
      for entry in rule.actions where shown.insert(entry.value).inserted {
        guard entry.condition == .always || consultation.answers.truth(of: entry.condition) == .yes,
          let action = `protocol`.action(entry.value)
        else { continue }
        lines.append(Line(.alarm(banner), "\(action.task.asClause) — \(action.timing.asClause)."))
      }
    }
    return lines
  }
}
