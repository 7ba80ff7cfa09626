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

  /// The lines for findings; those of one rule about several questions share their words.
  func lines(
    for findings: [Finding], _ words: (Finding, String) -> String = { $1 },
    asserting assertion: (Finding) -> String = Narrator.assertion, as kind: Line.Kind? = nil
  ) -> [Line] {
    var lines: [Line] = []
    var rest = findings[...]
    while let first = rest.first {
      let alike = rest.prefix {
        $0.key == first.key
          || $0.rule == first.rule && !$0.isRestricted && !first.isRestricted
            && first.question != nil && $0.question != nil
      }
      let text =
        alike.count > 1
        ? openText(first, asking: alike.compactMap(\.question)) : line(for: first).text
      for (position, finding) in alike.enumerated() {
        lines.append(
          Line(
            kind ?? .finding(finding.level), position == 0 ? words(first, text) : "",
            asserting: assertion(finding)))
      }
      rest = rest.dropFirst(alike.count)
    }
    return lines
  }

  /// A finding in full, restricted or not.
  func openText(_ finding: Finding, asking questions: [QuestionID] = []) -> String {
    let because = `protocol`.rule(finding.rule)?.because ?? ""
    return "\(lead(finding)): \(because)" + reservations(finding, asking: questions)
  }

  /// A finding that was told with its reason already, and has another date or condition now.
  private func changedText(_ finding: Finding) -> String {
    guard finding.level == .defer, !finding.isRestricted else { return line(for: finding).text }
    return "\(lead(finding))." + reservations(finding)
  }

  private func reservations(_ finding: Finding, asking questions: [QuestionID] = []) -> String {
    var text = ""
    if !finding.conditions.isEmpty && finding.status != .undecided {
      let words =
        questions.isEmpty ? conditionWords(finding) : [Self.answers(questions.map(name))]
      text += " First: \(words.joined(separator: "; "))."
    }
    if let override = consultation.override(of: finding) {
      text += " Set aside: \(override.reason.asClause)."
    }
    return text + " (\(finding.rule), \(finding.level.name))"
  }

  private func conditionWords(_ finding: Finding) -> [String] {
    finding.conditions.map { condition in
      if condition == "date obtained" { return "its date" }
      guard let question = finding.question, condition.hasPrefix("answer obtained") else {
        return condition
      }
      return Self.answers([name(question)])
    }
  }

  private static func answers(_ names: [String]) -> String {
    "answer\(names.count == 1 ? "" : "s") obtained on \(names.map { "“\($0)”" }.joined(separator: ", "))"
  }

  private func lead(_ finding: Finding) -> String {
    switch finding.status {
    case .satisfied:
      return "Wait over\(finding.until.map { " on \($0.spelledOut)" } ?? ""), by the planned day"
    case .undecided: return "Undecided, an answer is missing"
    case .open: break
    }
    switch finding.level {
    case .note: return "Note"
    case .modify: return "Adapt"
    case .defer: return ahead(finding.until).map { "Wait until \($0.spelledOut)" } ?? "Wait"
    case .refer: return "Refer first"
    case .exclude: return "Not suitable"
    }
  }

  /// A day that is still to come: a date that is over is nothing to wait for, where something else is
  /// still missing.
  func ahead(_ day: Day?) -> Day? {
    day.flatMap { day in consultation.answers.consultDate.map { $0 < day } ?? true ? day : nil }
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
    lines(for: changes.added)
      + changes.changed.map { finding in
        Line(.finding(finding.level), changedText(finding), asserting: Self.assertion(for: finding))
      }
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
    lines += self.lines(
      for: changes.withdrawn, { "Withdrawn: \($0.isRestricted ? "a staff note." : $1)" },
      asserting: { "withdrawn \(Self.reference($0))" }, as: .amendment)
    lines += self.lines(
      for: changes.added, { "New: \($1)" }, asserting: { "new \(Self.assertion(for: $0))" },
      as: .amendment)
    for finding in changes.changed {
      add("Changed: \(changedText(finding))", "changed \(Self.assertion(for: finding))")
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
    lines += amendment.lapsed.map(lapsed)
    if amendment.verdictBefore != amendment.verdictAfter {
      let (before, after) = (soFar(amendment.verdictBefore), soFar(amendment.verdictAfter))
      add(
        before == after ? "" : "Verdict so far: \(before) → \(after).",
        "verdict \(amendment.verdictBefore.name) -> \(amendment.verdictAfter.name)")
    }
    if lines.isEmpty {
      add("Changed; no finding, date or verdict changes with it.", "nothing else changed")
    }
    if !amendment.askedAgain.isEmpty {
      lines.append(
        Line(
          .amendment,
          "A new visit asks again: \(list(amendment.askedAgain)). Enter keeps an answer. Overrides and "
            + "consent are given anew."))
    }
    return lines
  }

  /// That an override holds no more.
  func lapsed(_ key: Finding.Key) -> Line {
    let isRestricted = consultation.assessment[key]?.isRestricted ?? false
    return Line(
      .amendment,
      "\(isRestricted ? "A staff note" : key.rule.name) counts again: what it rests on has changed since "
        + "it was set aside. /override sets it aside anew.", asserting: "lapsed \(key.rule)")
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
      for id in consultation.answers.actions(of: finding) where shown.insert(id).inserted {
        guard let action = `protocol`.action(id) else { continue }
        lines.append(Line(.alarm(banner), "\(action.task.asClause) — \(action.timing.asClause)."))
      }
    }
    return lines
  }
}
