public import ConsultationCore
public import Interview

/// The whole protocol as JSON, for review and for `ProtocolDiff`.
///
/// One object: `format` (`stipple-protocol`), `formatVersion`, `name`, `version`, `anchors`,
/// `questions`, `groups`, `rules`, `actions`, `sources`, `disagreements`. Conditions come as a tree
/// (`condition`, one key an object) and in words (`if`); what is empty or false is left out.
public struct ProtocolExport {
  /// The version of the form, raised when a reader of an older one would misread it.
  public static let formatVersion = 1
  static let format = "stipple-protocol"

  private let words: ConditionText

  /// The protocol as JSON.
  public static func json(of protocol: ConsultationProtocol) -> JSONValue {
    let export = ProtocolExport(words: ConditionText(`protocol`))
    return .object([
      .init("format", .string(format)),
      .init("formatVersion", .number(Double(formatVersion))),
      .init("name", .string(`protocol`.name)),
      .init("version", .string(`protocol`.version)),
      .init(
        "anchors",
        [
          "consultDate": .string(`protocol`.anchors.consultDate.name),
          "proposedDate": .string(`protocol`.anchors.proposedDate.name),
          "consent": .string(`protocol`.anchors.consent.name),
          "ofTheDay": .array(`protocol`.anchors.ofTheDay.map { .string($0.name) }),
        ]),
      .init("questions", .array(`protocol`.questions.map(export.json))),
      .init("groups", .array(`protocol`.groups.map(export.json))),
      .init("rules", .array(`protocol`.rules.map(export.json))),
      .init("actions", .array(`protocol`.actions.map(export.json))),
      .init("sources", .array(`protocol`.sources.map(export.json))),
      .init("disagreements", .array(`protocol`.disagreements.map(export.json))),
    ])
  }

  /// An object without what is empty.
  private func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(
      members.compactMap { key, value in
        switch value {
        case nil, .bool(false), .string(""), .array([]): nil
        case .some(let value): JSONValue.Member(key, value)
        }
      })
  }

  private func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}

// MARK: - Questions

extension ProtocolExport {
  private func json(_ question: QuestionDefinition) -> JSONValue {
    var recordOnly: JSONValue?
    switch question.recordOnly {
    case .nothing: recordOnly = nil
    case .options(let options): recordOnly = list(options)
    case .everything: recordOnly = .bool(true)
    }
    return object([
      "id": .string(question.id.name),
      "section": .string(question.section.rawValue),
      "name": .string(question.name),
      "wording": .string(question.wording),
      "spoken": .string(question.spoken),
      "help": .string(question.help),
      "answer": .string(RuleBook.form(of: question)),
      "options": .array(
        question.options.map { ["id": .string($0.id), "label": .string($0.label)] }),
      "severity": .array(question.severity.map(list)),
      "safety": .bool(question.isSafety),
      "restricted": .bool(question.isRestricted),
      "restrictedOptions": list(question.restrictedOptions),
      "recordOnly": recordOnly,
      "if": question.relevance == .always ? nil : .string(words.words(question.relevance)),
      "condition": question.relevance == .always ? nil : question.relevance.json,
      "sources": .array(question.sources.map(json)),
    ])
  }

  private func json(_ group: PromptGroup) -> JSONValue {
    object([
      "id": .string(group.id), "style": .string(group.style.rawValue),
      "wording": .string(group.wording), "spoken": .string(group.spoken),
      "questions": list(group.questions.map(\.name)),
    ])
  }
}

// MARK: - Rules

extension ProtocolExport {
  private func json(_ rule: Rule) -> JSONValue {
    var exceptions: JSONValue?
    if case .eachMissingSafetyAnswer(let ids) = rule.trigger { exceptions = list(ids.map(\.name)) }
    return object([
      "id": .string(rule.id.name),
      "levels": .array(rule.grades.map(json)),
      "missingSafetyAnswersExcept": exceptions,
      "override": .string(rule.override.rawValue),
      "advice": .string(rule.advice),
      "because": .string(rule.because),
      "rationale": .string(rule.rationale),
      "actions": .array(rule.actions.map { json("action", $0.value.name, $0.condition) }),
      "banners": .array(rule.banners.map { json("banner", $0.value.rawValue, $0.condition) }),
      "limitsAnaesthetic": .bool(rule.limitsAnaesthetic),
      "evidence": .array(rule.evidence.map(json)),
    ])
  }

  private func json(_ grade: Grade) -> JSONValue {
    object([
      "level": .string(grade.level.name),
      "if": .string(words.words(grade.condition)),
      "condition": grade.condition.json,
      "wait": grade.wait.map(json),
      "open": .array(
        grade.openConditions.map { open in
          object([
            "text": .string(open.text),
            "if": open.condition.map { .string(words.words($0)) },
            "condition": open.condition?.json,
            "endsWithWait": .bool(open.endsWithWait),
          ])
        }),
    ])
  }

  private func json(_ wait: Wait) -> JSONValue {
    object([
      "after": .string(wait.base.name),
      "span": .string(wait.span.description),
      "longer": .array(
        wait.exceptions.map { exception in
          object([
            "span": .string(exception.span.description),
            "if": .string(words.words(exception.condition)),
            "condition": exception.condition.json,
          ])
        }),
    ])
  }

  private func json(_ key: String, _ value: String, _ condition: Condition) -> JSONValue {
    var members = [JSONValue.Member(key, .string(value))]
    if condition != .always {
      members.append(.init("if", .string(words.words(condition))))
      members.append(.init("condition", condition.json))
    }
    return .object(members)
  }
}

// MARK: - Evidence

extension ProtocolExport {
  private func json(_ citation: Citation) -> JSONValue {
    object([
      "provenance": .string(citation.provenance.rawValue),
      "sources": list(citation.sources.map(\.name)),
      "note": .string(citation.note),
      "against": .bool(citation.stance == .disagrees),
    ])
  }

  private func json(_ action: Action) -> JSONValue {
    object([
      "id": .string(action.id.name), "task": .string(action.task),
      "timing": .string(action.timing), "provenance": .string(action.provenance.rawValue),
    ])
  }

  private func json(_ source: Source) -> JSONValue {
    object([
      "key": .string(source.key.name), "title": .string(source.title),
      "caution": source.caution.map { .string($0) },
    ])
  }

  private func json(_ item: Disagreement) -> JSONValue {
    object([
      "id": .string(item.id), "topic": .string(item.topic), "choice": .string(item.choice),
      "rules": list(item.rules.map(\.name)), "positions": .array(item.positions.map(json)),
    ])
  }
}
