import ConsultationCore
import MicroneedlingProtocol

extension PolicyReader {
  private static let expectedSpan = "a number with its unit, such as 14 days, 6 weeks or 6 months"

  mutating func intervals(_ field: Field) -> [ClinicPolicy.Interval] {
    let expected = "rules with their intervals, such as R-P02: 6 months"
    guard let entries = entries(field, expected: expected) else { return [] }
    return entries.compactMap { entry in
      guard let rule = rule(entry, of: field) else { return nil }
      return interval(field.child(entry.key, entry.value), of: rule)
    }
  }

  /// The rule that a key names, if it has a wait to replace.
  private mutating func rule(_ entry: YAMLItem.Entry, of field: Field) -> Rule? {
    let key = field.child(entry.key, entry.value).key
    let rules = MicroneedlingProtocol.current.rules
    guard let rule = rules.first(where: { $0.id.name == entry.key }) else {
      let dated = rules.filter { !$0.usualWaits.isEmpty }.map(\.id.name)
      log.add(
        entry.place, key: key,
        "unknown rule \(PolicyFile.quoted(entry.key))\(PolicyFile.hint(for: entry.key, among: dated))"
      )
      return nil
    }
    guard !rule.usualWaits.isEmpty else {
      log.add(
        entry.place, key: key, "\(rule.id) waits for no date, so it takes no interval of its own")
      return nil
    }
    return rule
  }

  private mutating func interval(_ field: Field, of rule: Rule) -> ClinicPolicy.Interval? {
    guard case .group = field.item.content else {
      return span(field).flatMap { permitted($0, at: field, of: rule, approver: nil, reason: nil) }
    }
    guard let fields = group(field, keys: ["wait", "approver", "reason"], expected: "\"wait\"")
    else { return nil }
    let approver = fields["approver"].flatMap { text($0, expected: "who approved it") }
    let reason = fields["reason"].flatMap {
      text($0, expected: "why it was approved", limit: Limit.reason)
    }
    guard let wait = fields["wait"] else {
      problem(field, "\(rule.id) lacks \"wait\": expected \(PolicyReader.expectedSpan)")
      return nil
    }
    guard let span = span(wait) else { return nil }
    // An empty or refused text was reported already; it does not count as missing as well.
    return permitted(
      span, at: wait, of: rule, approver: fields["approver"] == nil ? nil : approver ?? "",
      reason: fields["reason"] == nil ? nil : reason ?? "")
  }

  /// Stricter is free; looser needs both texts, and a rule that nobody may set aside stays.
  private mutating func permitted(
    _ span: Span, at field: Field, of rule: Rule, approver: String?, reason: String?
  ) -> ClinicPolicy.Interval? {
    var interval = ClinicPolicy.Interval(rule: rule.id, span: span)
    if let approver, let reason {
      interval.approval = ClinicPolicy.Interval.Approval(approver: approver, reason: reason)
    }
    guard let usual = interval.shortens(rule) else { return interval }
    let isShorter =
      "\(rule.id): \(PolicyReader.described(span)) is shorter than the protocol's "
      + PolicyReader.described(usual)
    if rule.override == .never {
      problem(field, "\(isShorter), and a rule of class N cannot be made looser")
      return nil
    }
    let lacking = [approver == nil ? "approver" : nil, reason == nil ? "reason" : nil]
      .compactMap(\.self)
    guard lacking.isEmpty else {
      let names = lacking.map { "\"\($0)\"" }.joined(separator: " and ")
      problem(field, "\(isShorter); a looser interval needs \(names)")
      return nil
    }
    return interval
  }

  /// A span for a message; months with the days that they can have.
  private static func described(_ span: Span) -> String {
    guard case .months = span else { return span.description }
    return "\(span) (\(span.shortestDays) days or more)"
  }
}

// MARK: - Spans

extension PolicyReader {
  private mutating func span(_ field: Field) -> Span? {
    let expected = PolicyReader.expectedSpan
    guard let text = text(field, expected: expected) else { return nil }
    let digits = text.prefix { ("0"..."9").contains($0) }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    guard !digits.isEmpty, digits.utf8.count == digits.count, !unit.isEmpty else {
      problem(field, "\(PolicyFile.quoted(text)) is no interval: expected \(expected)")
      return nil
    }
    let singular = unit.hasSuffix("s") ? String(unit.dropLast()) : String(unit)
    let units = ["day": 1, "week": 7, "month": 1, "year": 12]
    guard let factor = units[singular] else {
      let names = ["days", "weeks", "months", "years"]
      problem(
        field,
        "unknown unit \(PolicyFile.quoted(String(unit)))"
          + "\(PolicyFile.hint(for: String(unit), among: names)); expected \(expected)")
      return nil
    }
    // Twenty years, in days or in months.
    let isCounted = singular == "day" || singular == "week"
    let limit = isCounted ? 7305 : 240
    guard digits.count <= 5, let count = Int(digits), count > 0, count * factor <= limit else {
      problem(
        field, "\(PolicyFile.quoted(text)) is out of range: expected 1 day to 20 years")
      return nil
    }
    return isCounted ? .days(count * factor) : .months(count * factor)
  }
}
