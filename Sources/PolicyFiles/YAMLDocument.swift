import Yams

/// A YAML document as a tree with places: no aliases, anchors or tags.
struct YAMLItem {
  var place: Place
  var content: Content

  indirect enum Content {
    /// Nothing written, or a plain `null`.
    case empty
    /// A single value as it is written, and whether it stands without quotes.
    case text(String, isPlain: Bool)
    case list([YAMLItem])
    case group([Entry])
    /// Reported already.
    case refused
  }

  struct Entry {
    var key: String
    var place: Place
    var value: YAMLItem
  }
}

/// Turns the source into a tree, and reports what YAML itself or this file's few rules refuse.
struct YAMLDocument {
  private var source: PolicySource
  /// Keys renamed because the same key stands again, by their place.
  private var renamed: [Place: String] = [:]

  /// The keys that may be renamed (more than a person repeats by mistake), and the scalars that may
  /// be parsed again for it.
  private static let renamingLimit = 64
  private var parsingBudget = 1 << 20
  private static let firstStandIn: UInt32 = 0xF0000

  private init(_ source: PolicySource) { self.source = source }

  /// The single document of a source; `nil` where there is none.
  static func compose(_ source: PolicySource, _ log: inout ProblemLog) -> YAMLItem? {
    var document = YAMLDocument(source)
    guard let root = document.root(&log) else { return nil }
    return document.item(root, &log)
  }

  /// Parses until no key is repeated.
  ///
  /// The parser stops at a repeated key. So that the rest is checked too, the earlier one is
  /// renamed and the text parsed again; the tree then reports the later one.
  private mutating func root(_ log: inout ProblemLog) -> Node? {
    while true {
      do {
        let parser = try Parser(yaml: source.text, encoding: .utf8)
        let root = try parser.nextRoot()
        if let root, let second = try parser.nextRoot() {
          log.add(place(second), "a second document begins here; a policy is one document")
          return root
        }
        if root == nil { log.add(.start, "the file is empty: expected at least \"clinic\"") }
        return root
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let place = Place(context.mark)
        guard let name = names.first else { return nil }
        guard rename(name, at: place) else {
          log.add(
            place, "\(PolicyFile.quoted(PolicySource.original(name))) is written more than once")
          return nil
        }
      } catch {
        report(error, &log)
        return nil
      }
    }
  }

  private mutating func rename(_ name: String, at place: Place) -> Bool {
    var start = place
    if let quote = source[start], quote == "\"" || quote == "'" { start.column += 1 }
    parsingBudget -= source.count
    guard parsingBudget > 0, renamed.count < YAMLDocument.renamingLimit,
      let first = name.unicodeScalars.first, source[start] == first,
      let standIn = Unicode.Scalar(YAMLDocument.firstStandIn + UInt32(renamed.count))
    else { return false }
    renamed[place] = PolicySource.original(name)
    source[start] = standIn
    return true
  }

  private func report(_ error: any Error, _ log: inout ProblemLog) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let place = Place(mark)
      let start = context.map { ", \($0.text) that begins on line \($0.mark.line)" } ?? ""
      let tab = source[place] == "\t" ? "; indent with spaces, not with tabs" : ""
      log.add(place, "not valid YAML: \(PolicyFile.visible(problem + start))\(tab)")
    default:
      log.add(.start, "not valid YAML")
    }
  }

  private func place(_ node: Node) -> Place { node.mark.map(Place.init) ?? .start }
}

// MARK: - The tree

extension YAMLDocument {
  private func item(_ node: Node, _ log: inout ProblemLog) -> YAMLItem {
    let place = place(node)
    if let sign = refusedSign(at: place) {
      log.add(place, "\(sign) are not allowed here; write the value out")
      // What an anchor or tag stands before is checked all the same.
      if sign == "aliases" { return YAMLItem(place: place, content: .refused) }
    }
    switch node {
    case .scalar(let scalar):
      return YAMLItem(place: place, content: content(scalar))
    case .sequence(let sequence):
      return YAMLItem(place: place, content: .list(sequence.map { item($0, &log) }))
    case .mapping(let mapping):
      return YAMLItem(place: place, content: .group(entries(mapping, &log)))
    case .alias:
      return YAMLItem(place: place, content: .refused)
    }
  }

  /// These signs cannot begin a plain value, and a quoted one begins with its quote.
  private func refusedSign(at place: Place) -> String? {
    switch source[place] {
    case PolicySource.aliasSign?: "aliases"
    case "&"?: "anchors"
    case "!"?: "tags"
    default: nil
    }
  }

  private func content(_ scalar: Node.Scalar) -> YAMLItem.Content {
    let isPlain = scalar.style == .plain
    if isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return .empty }
    return .text(PolicySource.original(scalar.string), isPlain: isPlain)
  }

  private func entries(_ mapping: Node.Mapping, _ log: inout ProblemLog) -> [YAMLItem.Entry] {
    var entries: [YAMLItem.Entry] = []
    var firstLines: [String: Int] = [:]
    for (keyNode, valueNode) in mapping {
      let keyItem = item(keyNode, &log)
      let value = item(valueNode, &log)
      let place = keyItem.place
      guard case .text(let written, _) = keyItem.content else {
        if case .refused = keyItem.content { continue }
        log.add(place, "expected a key: one word before the colon")
        continue
      }
      let key = renamed[place] ?? written
      if let line = firstLines[key] {
        log.add(
          place, key: key,
          "\(PolicyFile.quoted(key)) is written twice; the first is on line \(line)")
      } else {
        firstLines[key] = place.line
      }
      entries.append(YAMLItem.Entry(key: key, place: place, value: value))
    }
    return entries
  }
}

extension Place {
  fileprivate init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
