/// The content of a protocol as bytes: equal content gives equal bytes, on every machine.
///
/// Its hash names the content in records, dialogues and approvals. Wording counts too: a reader
/// relies on it.
extension ConsultationProtocol {
  /// Every field of every question, group, rule, action, source and disagreement, in order.
  public var canonicalForm: [UInt8] {
    var form = CanonicalForm()
    form.add(name, version)
    for question in questions { form.add(question) }
    for group in groups {
      form.add(group.id, group.style.rawValue, group.wording, group.spoken)
      form.add(list: group.questions.map(\.name))
    }
    for rule in rules { form.add(rule) }
    for action in actions {
      form.add(action.id.name, action.task, action.timing, action.provenance.rawValue)
    }
    for source in sources { form.add(source.key.name, source.title, source.caution ?? "") }
    for item in disagreements {
      form.add(item.id, item.topic, item.choice)
      form.add(list: item.rules.map(\.name))
      for position in item.positions { form.add(position) }
    }
    return form.bytes
  }
}

private struct CanonicalForm {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(300_000) }

  mutating func add(_ texts: String...) {
    for text in texts { add(text: text) }
  }

  /// Each text ends with a byte that no UTF-8 text holds.
  private mutating func add(text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0xFF)
  }

  mutating func add(list: [String]) {
    for text in list { add(text: text) }
    bytes.append(0xFE)
  }

  mutating func add(_ question: QuestionDefinition) {
    add(
      question.id.name, question.section.rawValue, question.isSafety ? "safety" : "",
      question.isRestricted ? "restricted" : "", question.name, question.wording, question.spoken,
      question.help)
    add(list: question.restrictedOptions)
    add(question.kind)
    for option in question.options { add(option.id, option.label) }
    for chain in question.severity { add(list: chain) }
    add(question.relevance)
    switch question.recordOnly {
    case .nothing: add("nothing")
    case .everything: add("everything")
    case .options(let ids): add(list: ids)
    }
    for citation in question.sources { add(citation) }
  }

  /// As a range describes itself, whose own description looks up what its bounds are able to.
  private static func text<Bound: CustomStringConvertible>(of range: ClosedRange<Bound>) -> String {
    range.lowerBound.description + "..." + range.upperBound.description
  }

  private mutating func add(_ kind: AnswerKind) {
    switch kind {
    case .choice: add("choice")
    case .choices: add("choices")
    case .day(let allowsNone): add("day", allowsNone ? "none" : "")
    case .text(let allowsNone): add("text", allowsNone ? "none" : "")
    case .number(let unit, let range, let allowsNone):
      add("number", unit.rawValue, Self.text(of: range), allowsNone ? "none" : "")
    case .scores(let count, let range): add("scores", String(count), Self.text(of: range))
    case .measurement(let unit, let range): add("measurement", unit.rawValue, Self.text(of: range))
    case .instrument(let instruments):
      add(list: instruments.map { $0.name + " " + Self.text(of: $0.range) })
    }
  }

  mutating func add(_ rule: Rule) {
    add(
      rule.id.name, rule.override.rawValue, rule.advice, rule.because, rule.rationale,
      rule.limitsAnaesthetic ? "anaesthetic" : "")
    switch rule.trigger {
    case .eachMissingSafetyAnswer(let exceptions): add(list: exceptions.map(\.name))
    case .grades(let grades):
      for grade in grades { add(grade) }
    }
    for action in rule.actions {
      add(action.value.name)
      add(action.condition)
    }
    for banner in rule.banners {
      add(banner.value.rawValue)
      add(banner.condition)
    }
    for citation in rule.evidence { add(citation) }
  }

  private mutating func add(_ grade: Grade) {
    add(grade.level.name)
    add(grade.condition)
    if let wait = grade.wait {
      add(wait.base.name, wait.span.description)
      for exception in wait.exceptions {
        add(exception.condition)
        add(exception.span.description)
      }
    }
    for condition in grade.openConditions {
      add(condition.text, condition.endsWithWait ? "ends" : "")
      add(condition.condition ?? .always)
    }
  }

  mutating func add(_ citation: Citation) {
    add(citation.provenance.rawValue, citation.stance.rawValue, citation.note)
    add(list: citation.sources.map(\.name))
  }

  mutating func add(_ condition: Condition) {
    switch condition {
    case .always: add("always")
    case .all(let parts): add("all", parts)
    case .any(let parts): add("any", parts)
    case .not(let part): add("not", [part])
    case .assuming(let flag, let part): add(flag ? "assuming yes" : "assuming no", [part])
    case .named(let name, let part): add("named " + name, [part])
    case .chose(let id, let options): add("chose", id, options)
    case .choseOnly(let id, let options): add("choseOnly", id, options)
    case .chosenCount(let id, let range, let uncounted):
      add("chosenCount", id, [Self.text(of: range)] + uncounted)
    case .number(let id, let comparison, let bound):
      add("number", id, [comparison.rawValue, bound.description])
    case .instrument(let id, let name, let bound): add("instrument", id, [name, bound.description])
    case .given(let id): add("given", id, [])
    case .none(let id): add("none", id, [])
    case .missing(let id): add("missing", id, [])
    case .recent(let id, let span): add("recent", id, [span.description])
    case .daysFromTreatment(let id, let range): add("daysFromTreatment", id, [Self.text(of: range)])
    case .mentions(let id, let words): add("mentions", id, words)
    }
  }

  private mutating func add(_ operation: String, _ parts: [Condition]) {
    add(text: operation)
    for part in parts { add(part) }
    bytes.append(0xFE)
  }

  private mutating func add(_ operation: String, _ id: QuestionID, _ details: [String]) {
    add(operation, id.name)
    add(list: details)
  }
}
