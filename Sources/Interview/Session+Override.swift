import ConsultationCore

extension Session {
  /// `/override R-P02 [by Dr Name on 2026-11-20:] reason`.
  mutating func override(
    _ rest: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else {
      throw Rejection("Name the rule and the reason: /override R-P02 reviewed, healed early.")
    }
    let id = RuleID(name.uppercased())
    guard let rule = `protocol`.rule(id) else {
      throw Rejection(
        "There is no rule \(VisibleText.of(String(name.prefix(20))))"
          + Nearest.ending(for: id.name, among: `protocol`.rules.map(\.id.name)))
    }
    guard let finding = consultation.assessment.findings.first(where: { $0.rule == id }) else {
      throw Rejection("\(id) has not fired; there is nothing to set aside.")
    }
    guard rule.override != .never else {
      throw Rejection(
        "\(id) cannot be set aside inside this tool. \(rule.because)")
    }
    let text = words.count > 1 ? words[1] : ""
    let override =
      rule.override == .specialist
      ? try specialistOverride(text, of: finding, today: moment.localDay)
      : Override(reason: try reason(text), of: finding)
    return take([Event(at: moment, typed: line, .overridden(finding.key, by: override))])
  }

  private func reason(_ text: String) throws(Rejection) -> String {
    let reason = text.trimmed
    guard reason.count >= 3 else { throw Rejection("A reason is needed; it stands in the record.") }
    return reason
  }

  private func specialistOverride(
    _ text: String, of finding: Finding, today: Day
  ) throws(Rejection) -> Override {
    let form = "/override \(finding.rule) by Dr Name on 2026-11-20: reason"
    guard text.lowercased().hasPrefix("by "), let colon = text.firstIndex(of: ":") else {
      throw Rejection(
        "\(finding.rule) needs the documented opinion of a specialist or prescriber: \(form).")
    }
    let opinion = text[text.index(text.startIndex, offsetBy: 3)..<colon]
    let parts = String(opinion).splitting(before: " on ")
    guard let parts, !parts.before.trimmed.isEmpty else {
      throw Rejection("Write who gave the opinion and when: \(form).")
    }
    let day = try DateParser(today: today).parse(parts.after, whole: true)
    guard day <= today else { throw Rejection("An opinion cannot lie in the future (\(day)).") }
    return Override(
      reason: try reason(String(text[text.index(after: colon)...])),
      specialist: parts.before.trimmed, specialistDay: day, of: finding)
  }
}

extension String {
  /// The parts before and after the last occurrence of a separator.
  fileprivate func splitting(before separator: String) -> (before: String, after: String)? {
    let characters = Array(self)
    let pattern = Array(separator)
    guard characters.count > pattern.count else { return nil }
    for start in stride(from: characters.count - pattern.count, through: 0, by: -1)
    where Array(characters[start..<(start + pattern.count)]) == pattern {
      return (String(characters[..<start]), String(characters[(start + pattern.count)...]))
    }
    return nil
  }
}
