public import ConsultationCore
import Interview

/// Conditions in words.
public struct ConditionText {
  private let `protocol`: ConsultationProtocol
  /// Whether a named condition is spelled out; else its name stands for it.
  private let spellsOutNames: Bool

  /// Words for conditions of a protocol.
  ///
  /// - Parameters:
  ///   - protocol: Where the names of questions and options come from.
  ///   - spellsOutNames: Whether a named condition is written with what it means; else its name
  ///     alone stands for it.
  public init(_ protocol: ConsultationProtocol, spellsOutNames: Bool = false) {
    self.protocol = `protocol`
    self.spellsOutNames = spellsOutNames
  }

  /// The condition in words, without a full stop.
  public func words(_ condition: Condition) -> String {
    switch condition {
    case .always: "always"
    case .all(let parts): joined(parts, by: " and ", empty: "always")
    case .any(let parts): joined(parts, by: " or ", empty: "never")
    case .not(let part): negated(part)
    case .assuming(let flag, let part):
      "\(inner(part)) (taken as \(flag ? "true" : "false") where nobody can tell)"
    case .named(let name, let part):
      spellsOutNames ? "“\(name)” (\(words(part)))" : "“\(name)”"
    default: leaf(condition)
    }
  }

  /// Named conditions within a condition, the innermost first, each once.
  public static func named(in condition: Condition) -> [(name: String, condition: Condition)] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap { named(in: $0) }
    case .not(let part), .assuming(_, let part): named(in: part)
    case .named(let name, let part): named(in: part) + [(name, part)]
    default: []
    }
  }

  private func joined(_ parts: [Condition], by word: String, empty: String) -> String {
    guard parts.count > 1 else { return parts.first.map(words) ?? empty }
    return parts.map(inner).joined(separator: word)
  }

  /// In brackets where it would run into its neighbours.
  private func inner(_ condition: Condition) -> String {
    switch condition {
    case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1:
      "(\(words(condition)))"
    default: words(condition)
    }
  }

  private func negated(_ condition: Condition) -> String {
    switch condition {
    case .always: return "never"
    case .not(let part): return words(part)
    case .chose(let id, let options):
      let names = labels(options, of: id)
      if hasOneAnswer(id) {
        return "\(name(id)) is \(names.count == 1 ? "not" : "none of") \(joined(names))"
      }
      return "\(names.count == 1 ? "no" : "none of") \(joined(names)) among \(name(id))"
    case .recent(let id, let span): return "\(name(id)) is at least \(span) before the consultation"
    case .given(let id): return "\(name(id)) has no answer but none"
    case .missing(let id): return "\(name(id)) is known"
    case .none(let id): return "\(name(id)) is not none"
    default: return "not \(bracketed(condition))"
    }
  }

  private func bracketed(_ condition: Condition) -> String {
    if case .named = condition { words(condition) } else { "(\(words(condition)))" }
  }

  private func leaf(_ condition: Condition) -> String {
    switch condition {
    case .chose(let id, let options): chosen(id, options)
    case .choseOnly(let id, let options):
      "nothing but \(joined(labels(options, of: id))) among \(name(id))"
    case .chosenCount(let id, let range, let uncounted):
      (range.count == 1
        ? "\(count(range.lowerBound)) in \(name(id))"
        : "\(range.lowerBound) to \(count(range.upperBound)) in \(name(id))")
        + (uncounted.isEmpty ? "" : ", not counting \(joined(labels(uncounted, of: id)))")
    case .number(let id, let comparison, let bound):
      "\(name(id)) \(words(comparison)) \(quantity(bound, of: id))"
    case .instrument(let id, let name, let bound): "\(self.name(id)): \(name) is \(bound) or more"
    case .given(let id): "\(name(id)) has an answer\(allowsNone(id) ? " other than none" : "")"
    case .none(let id): "\(name(id)) is none"
    case .missing(let id): "\(name(id)) is not known"
    case .recent(let id, let span): "\(name(id)) is less than \(span) before the consultation"
    case .daysFromTreatment(let id, let range): "\(name(id)) falls \(words(range))"
    case .mentions(let id, let words):
      "\(name(id)) mentions \(words.map { "“\($0)”" }.joined(separator: " or "))"
    default: words(condition)
    }
  }
}

// MARK: - Parts of a sentence

extension ConditionText {
  private func name(_ id: QuestionID) -> String { `protocol`.question(id)?.name ?? id.name }

  private func hasOneAnswer(_ id: QuestionID) -> Bool { `protocol`.question(id)?.kind != .choices }

  private func allowsNone(_ id: QuestionID) -> Bool { `protocol`.question(id)?.negative != nil }

  private func labels(_ options: [String], of id: QuestionID) -> [String] {
    options.map { "“\(`protocol`.question(id)?.label(ofOption: $0) ?? $0)”" }
  }

  private func joined(_ names: [String]) -> String { names.joined(separator: ", ") }

  /// Options by name, or by the one left out where there is but one.
  private func chosen(_ id: QuestionID, _ options: [String]) -> String {
    let others = (`protocol`.question(id)?.options ?? []).map(\.id).filter { !options.contains($0) }
    let isRest = options.count > 2 && others.count == 1
    let names = labels(isRest ? others : options, of: id)
    let lead = isRest ? "anything but " : names.count == 1 ? "" : "one of "
    return hasOneAnswer(id)
      ? "\(name(id)) is \(lead)\(joined(names))" : "\(lead)\(joined(names)) among \(name(id))"
  }

  private func count(_ number: Int) -> String { number == 1 ? "1 entry" : "\(number) entries" }

  private func words(_ comparison: Condition.Comparison) -> String {
    switch comparison {
    case .atLeast: "is at least"
    case .above: "is above"
    case .below: "is below"
    }
  }

  private func quantity(_ number: Double, of id: QuestionID) -> String {
    let digits = NumberParser.format(number)
    switch `protocol`.question(id)?.kind {
    case .number(let unit, _, _), .measurement(let unit, _):
      return [.count, .points, .ratio].contains(unit) ? digits : "\(digits) \(unit.rawValue)"
    case .scores: return "\(digits) in all"
    default: return digits
    }
  }

  /// A stretch of days around the treatment.
  ///
  /// Thousands of days stand for no end.
  private func words(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (0, 0): "on the day of treatment"
    case (0, let last) where last > 10_000: "on the day of treatment or later"
    case (0, let last): "on the day of treatment or up to \(days(last)) after it"
    case (let first, 0): "on the day of treatment or up to \(days(-first)) before it"
    case (let first, let last) where first < 0 && last > 0:
      "from \(days(-first)) before to \(days(last)) after treatment"
    case (let first, let last) where first > 0: "\(first) to \(days(last)) after treatment"
    case (let first, let last): "\(-last) to \(days(-first)) before treatment"
    }
  }

  private func days(_ count: Int) -> String { Span.days(count).description }
}
