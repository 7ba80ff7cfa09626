import ConsultationCore
import Interview

extension Condition {
  /// The condition as a tree: objects with one key, the operation.
  var json: JSONValue {
    func list(_ parts: [Condition]) -> JSONValue { .array(parts.map(\.json)) }
    func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    func about(_ id: QuestionID, _ rest: JSONValue.Member...) -> JSONValue {
      .object([JSONValue.Member("question", .string(id.name))] + rest)
    }
    func range(_ range: ClosedRange<Int>) -> [JSONValue.Member] {
      [
        .init("from", .number(Double(range.lowerBound))),
        .init("to", .number(Double(range.upperBound))),
      ]
    }
    switch self {
    case .always: return .string("always")
    case .all(let parts): return ["all": list(parts)]
    case .any(let parts): return ["any": list(parts)]
    case .not(let part): return ["not": part.json]
    case .assuming(let flag, let part): return ["assuming": .bool(flag), "of": part.json]
    case .named(let name, let part): return ["named": .string(name), "of": part.json]
    case .chose(let id, let options): return ["chose": about(id, .init("options", texts(options)))]
    case .choseOnly(let id, let options):
      return ["choseOnly": about(id, .init("options", texts(options)))]
    case .chosenCount(let id, let bounds, let uncounted):
      return [
        "chosenCount": about(
          id, range(bounds)[0], range(bounds)[1], .init("besides", texts(uncounted)))
      ]
    case .number(let id, let comparison, let bound):
      return [
        "number": about(
          id, .init("is", .string(comparison.rawValue)), .init("bound", .number(bound)))
      ]
    case .instrument(let id, let name, let bound):
      return [
        "instrument": about(
          id, .init("name", .string(name)), .init("atLeast", .number(Double(bound))))
      ]
    case .given(let id): return ["given": about(id)]
    case .none(let id): return ["none": about(id)]
    case .missing(let id): return ["missing": about(id)]
    case .recent(let id, let span):
      return ["recent": about(id, .init("span", .string(span.description)))]
    case .daysFromTreatment(let id, let bounds):
      return ["daysFromTreatment": about(id, range(bounds)[0], range(bounds)[1])]
    case .mentions(let id, let words): return ["mentions": about(id, .init("words", texts(words)))]
    }
  }
}
