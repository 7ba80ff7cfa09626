/// Changes to a dialogue, collected while it is played.
struct Edits {
  var protocolTitle: String?
  var lineCount: Int?
  private var replaced: [Int: Dialogue.Entry.Kind?] = [:]
  private var before: [Int: [Dialogue.Entry.Kind]] = [:]
  private var after: [Int: [Dialogue.Entry.Kind]] = [:]

  /// Puts another entry in the place of one, or takes it out.
  mutating func replace(_ index: Int, with kind: Dialogue.Entry.Kind?) {
    replaced.updateValue(kind, forKey: index)
  }

  mutating func insert(_ kind: Dialogue.Entry.Kind, before index: Int) {
    before[index, default: []].append(kind)
  }

  /// Without an index, at the beginning.
  mutating func insert(_ kind: Dialogue.Entry.Kind, after index: Int?) {
    after[index ?? -1, default: []].append(kind)
  }

  private var isEmpty: Bool {
    protocolTitle == nil && lineCount == nil && replaced.isEmpty && before.isEmpty && after.isEmpty
  }

  func applied(to dialogue: Dialogue) -> Dialogue {
    guard !isEmpty else { return dialogue }
    var header = dialogue.header
    if let protocolTitle { header.protocolTitle = protocolTitle }
    if let lineCount { header.lineCount = lineCount }
    var body = after[-1] ?? []
    for (index, entry) in dialogue.entries.enumerated() {
      body += before[index] ?? []
      if let replacement = replaced[index] {
        if let replacement { body.append(replacement) }
      } else {
        body.append(entry.kind)
      }
      body += after[index] ?? []
    }
    return Dialogue(header: header, body: body, lineEnds: dialogue.lineEnds)
  }
}

/// Two lists side by side, with as much in common as there can be.
struct Alignment {
  enum Piece: Hashable {
    case same
    /// In the first list only.
    case missing(Assertion)
    /// In the second list only.
    case surplus(Assertion)
  }

  private(set) var pieces: [Piece] = []

  init(_ first: [Assertion], _ second: [Assertion]) {
    let changes = second.difference(from: first)
    let removed = Set(changes.removals.map(\.offset))
    let inserted = Set(changes.insertions.map(\.offset))
    var left = 0
    var right = 0
    while left < first.count || right < second.count {
      if left < first.count, removed.contains(left) {
        pieces.append(.missing(first[left]))
        left += 1
      } else if right < second.count, inserted.contains(right) {
        pieces.append(.surplus(second[right]))
        right += 1
      } else {
        pieces.append(.same)
        left += 1
        right += 1
      }
    }
  }
}

extension CollectionDifference.Change {
  var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
