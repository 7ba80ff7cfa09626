import Interview

/// One side of a question, rule or source that can change.
enum Facet {
  /// A statement; `token` says the same to a machine, where the words can hide a difference.
  case text(_ label: String, _ words: String, token: String)
  /// Any number of statements, each of which can come or go.
  case items(_ label: String, [String])

  static func text(_ label: String, _ words: String) -> Facet { .text(label, words, token: words) }

  static func flag(_ label: String, _ isTrue: Bool) -> Facet {
    .items(label, isTrue ? ["yes"] : [])
  }

  private var label: String {
    switch self {
    case .text(let label, _, _), .items(let label, _): label
    }
  }

  /// The differences in words.
  ///
  /// Facets pair by their labels.
  static func changes(from before: [Facet], to after: [Facet]) -> [String] {
    var labels: [String] = []
    for facet in after + before where !labels.contains(facet.label) { labels.append(facet.label) }
    return labels.flatMap { label in
      change(
        label, from: before.first { $0.label == label }, to: after.first { $0.label == label })
    }
  }

  private static func change(_ label: String, from before: Facet?, to after: Facet?) -> [String] {
    switch (before, after) {
    case (.text(_, let old, let oldToken), .text(_, let new, let newToken)):
      if oldToken == newToken { return [] }
      if old.isEmpty { return ["\(label) \(new), formerly nothing"] }
      if new.isEmpty { return ["no longer \(label) \(old)"] }
      if old == new { return ["\(label) \(new), within which something changed"] }
      return ["\(label) \(new), formerly \(old)"]
    case (.text(_, let old, _), nil): return old.isEmpty ? [] : ["no longer \(label) \(old)"]
    case (nil, .text(_, let new, _)):
      return new.isEmpty ? [] : ["\(label) \(new), formerly nothing"]
    default: return items(label, before?.items ?? [], after?.items ?? [])
    }
  }

  private static func items(_ label: String, _ old: [String], _ new: [String]) -> [String] {
    if old.allSatisfy({ $0 == "yes" }) && new.allSatisfy({ $0 == "yes" }) {
      return old == new ? [] : [new.isEmpty ? "no longer \(label)" : "now \(label)"]
    }
    let added = new.filter { !old.contains($0) }.map { "\(label) added: \($0)" }
    let removed = old.filter { !new.contains($0) }.map { "\(label) removed: \($0)" }
    if added.isEmpty && removed.isEmpty && old != new { return ["\(label): in another order"] }
    return removed + added
  }

  private var items: [String] { if case .items(_, let items) = self { items } else { [] } }
}

// MARK: - Parts of a protocol

extension Facet {
  @Sendable static func ofQuestion(_ value: JSONValue) -> [Facet] {
    let options = value["options"].list
    return [
      .text("asked in", value["section"].string),
      .text("called", value["name"].string),
      .text("asked as", quoted(value["wording"])),
      .text("read to the patient as", quoted(value["spoken"])),
      .text("explained as", quoted(value["help"])),
      .text("answered by", options.isEmpty ? value["answer"].string : form(of: value)),
      .items("option", options.map { "\($0["id"].string) (\($0["label"].string))" }),
      .items(
        "order of severity",
        value["severity"].list.map { order in
          order.list.map(\.string).joined(separator: " < ")
        }),
      .text("asked", relevance(of: value), token: value["condition"]?.text ?? ""),
      .flag("a safety question", value["safety"].isTrue),
      .flag("restricted", value["restricted"].isTrue),
      .items("restricted option", value["restrictedOptions"].strings),
      .flag("for the record only", value["recordOnly"].isTrue),
      .items("option for the record only", value["recordOnly"].strings),
      .items("source", value["sources"].list.map(citation)),
    ]
  }

  /// One answer or several; the options are compared one by one.
  private static func form(of value: JSONValue) -> String {
    value["answer"].string.hasPrefix("one or more") ? "one option or more" : "one option"
  }

  private static func relevance(of value: JSONValue) -> String {
    let words = value["if"].string
    return words.isEmpty ? "always" : "if " + words
  }

  @Sendable static func ofGroup(_ value: JSONValue) -> [Facet] {
    [
      .text("asked as", quoted(value["wording"])),
      .text("read to the patient as", quoted(value["spoken"])),
      .text("answered as a", value["style"].string),
      .items("question", value["questions"].strings),
    ]
  }

  @Sendable static func ofAction(_ value: JSONValue) -> [Facet] {
    [
      .text("asks for", quoted(value["task"])), .text("due", quoted(value["timing"])),
      .text("founded on", value["provenance"].string),
    ]
  }

  @Sendable static func ofSource(_ value: JSONValue) -> [Facet] {
    [
      .text("stands for", quoted(value["title"])),
      .text("with the caution", quoted(value["caution"])),
    ]
  }

  @Sendable static func ofDisagreement(_ value: JSONValue) -> [Facet] {
    [
      .text("is about", quoted(value["topic"])), .text("chooses", quoted(value["choice"])),
      .items("side", value["positions"].list.map(citation)),
      .items("rule", value["rules"].strings),
    ]
  }

  static func quoted(_ value: JSONValue?) -> String {
    value.string.isEmpty ? "" : "“\(value.string)”"
  }

  /// `found SRC, SRC: note (against)`.
  @Sendable static func citation(_ value: JSONValue) -> String {
    let sources = value["sources"].strings.joined(separator: ", ")
    let note = value["note"].string
    return value["provenance"].string + (sources.isEmpty ? "" : " \(sources)")
      + (note.isEmpty ? "" : ": \(note)") + (value["against"].isTrue ? " (against)" : "")
  }
}
