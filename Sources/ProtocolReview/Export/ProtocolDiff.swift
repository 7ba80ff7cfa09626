public import ConsultationCore
public import Interview

/// What changed between an exported protocol and one of today, in clinical terms.
public enum ProtocolDiff {
  /// One thing that changed.
  public struct Change: Hashable, Sendable {
    /// What it is about: `question`, `rule`, `group`, `action`, `source`, `disagreement` or
    /// `protocol`.
    public let kind: String
    /// The id of it.
    public let id: String
    /// What changed, in words without a full stop; safe to show.
    public let words: String

    init(_ kind: String, _ id: String, _ words: String) {
      self.kind = kind
      self.id = VisibleText.of(id)
      self.words = VisibleText.of(words)
    }

    /// `rule R-S03: waits 21 days after sunDate, formerly 14 days after sunDate`.
    public var line: String { "\(kind) \(id): \(words)" }

    /// An object of `kind`, `id` and `change`.
    public var json: JSONValue {
      ["kind": .string(kind), "id": .string(id), "change": .string(words)]
    }
  }

  /// Why a text is no exported protocol, with its place.
  public struct Failure: Error, Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// In words without a full stop; safe to show.
    public let message: String

    init(line: Int, column: Int, _ message: String) {
      self.line = line
      self.column = column
      self.message = VisibleText.of(message)
    }
  }

  /// What changed from the exported text to the protocol, in the order of the rule book.
  ///
  /// A key that the text lacks counts as empty.
  ///
  /// - Throws: `Failure` where the text is no exported protocol.
  public static func changes(
    from exported: [UInt8], to protocol: ConsultationProtocol
  ) throws(Failure) -> [Change] {
    let old: JSONValue
    do {
      old = try JSONValue(parsing: exported)
    } catch {
      throw Failure(line: error.line, column: error.column, error.message)
    }
    return try changes(from: old, to: `protocol`)
  }

  /// What changed from an exported value to the protocol.
  ///
  /// - Throws: `Failure` where the value is no exported protocol.
  public static func changes(
    from old: JSONValue, to protocol: ConsultationProtocol
  ) throws(Failure) -> [Change] {
    try checkFormat(of: old)
    let new = ProtocolExport.json(of: `protocol`)
    var changes = heading(old, new)
    for part in Part.all {
      let before = try part.entries(of: old)
      let after = try part.entries(of: new)
      changes += part.changes(from: before, to: after)
    }
    return changes
  }

  private static func checkFormat(of value: JSONValue) throws(Failure) {
    guard case .object = value else {
      throw Failure(line: 1, column: 1, "an exported protocol is expected: an object")
    }
    guard let format = value.member("format") else {
      throw Failure(line: 1, column: 1, "this is no exported protocol: the key “format” is missing")
    }
    guard format.value.string == ProtocolExport.format else {
      throw Failure(
        line: format.line, column: format.column,
        "this is no exported protocol: “format” is not “\(ProtocolExport.format)”")
    }
    if let version = value.member("formatVersion") {
      guard case .number(let number) = version.value,
        number <= Double(ProtocolExport.formatVersion)
      else {
        throw Failure(
          line: version.line, column: version.column,
          "this protocol was exported by a later version of this tool")
      }
    }
  }

  private static func heading(_ old: JSONValue, _ new: JSONValue) -> [Change] {
    ["name", "version"].compactMap { key in
      old[key].string == new[key].string
        ? nil
        : Change(
          "protocol", new["name"].string,
          "\(key) is “\(new[key].string)”, formerly “\(old[key].string)”")
    }
  }
}

/// A list of an exported protocol.
private struct Part: Sendable {
  let key: String
  let kind: String
  let idKey: String
  let title: String
  let facets: @Sendable (JSONValue) -> [Facet]

  static let all = [
    Part(
      key: "questions", kind: "question", idKey: "id", title: "wording", facets: Facet.ofQuestion),
    Part(key: "groups", kind: "group", idKey: "id", title: "wording", facets: Facet.ofGroup),
    Part(key: "rules", kind: "rule", idKey: "id", title: "because", facets: Facet.ofRule),
    Part(key: "actions", kind: "action", idKey: "id", title: "task", facets: Facet.ofAction),
    Part(key: "sources", kind: "source", idKey: "key", title: "title", facets: Facet.ofSource),
    Part(
      key: "disagreements", kind: "disagreement", idKey: "id", title: "topic",
      facets: Facet.ofDisagreement),
  ]

  /// The entries of the list with their ids, in order.
  func entries(of value: JSONValue) throws(ProtocolDiff.Failure) -> [(String, JSONValue)] {
    guard let member = value.member(key) else { return [] }
    guard case .array(let items) = member.value else {
      throw ProtocolDiff.Failure(
        line: member.line, column: member.column, "“\(key)” is not a list")
    }
    var entries: [(String, JSONValue)] = []
    for item in items {
      var place = (line: member.line, column: member.column)
      guard case .object(let members) = item else {
        throw ProtocolDiff.Failure(
          line: place.line, column: place.column,
          "entry \(entries.count + 1) of “\(key)” is not an object")
      }
      if let first = members.first { place = (first.line, first.column) }
      let id = item[idKey].string
      guard !id.isEmpty else {
        throw ProtocolDiff.Failure(
          line: place.line, column: place.column,
          "entry \(entries.count + 1) of “\(key)” has no “\(idKey)”")
      }
      entries.append((id, item))
    }
    return entries
  }

  func changes(
    from before: [(String, JSONValue)], to after: [(String, JSONValue)]
  ) -> [ProtocolDiff.Change] {
    let old = Dictionary(before.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    let new = Set(after.map(\.0))
    var changes: [ProtocolDiff.Change] = []
    for (id, entry) in after {
      if let earlier = old[id] {
        changes += Facet.changes(from: facets(earlier), to: facets(entry))
          .map { ProtocolDiff.Change(kind, id, $0) }
      } else {
        changes.append(ProtocolDiff.Change(kind, id, "new: \(entry[title].string)"))
      }
    }
    for (id, entry) in before where !new.contains(id) {
      changes.append(ProtocolDiff.Change(kind, id, "no longer there: \(entry[title].string)"))
    }
    let common = after.map(\.0).filter { old[$0] != nil }
    if common != before.map(\.0).filter({ new.contains($0) }) {
      changes.append(ProtocolDiff.Change("protocol", key, "stand in another order"))
    }
    return changes
  }
}
