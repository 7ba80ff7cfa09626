/// Where named things stand in a list.
///
/// Found by the number that an identifier holds already; a dictionary would work out another one at
/// each look, which takes longer than to judge what was found.
struct IdentifierTable<Subject>: Sendable {
  private let entries: [(id: Identifier<Subject>, position: Int)]
  /// Which entry an identifier leads to, or where the search for it goes on; at least half are empty.
  private var slots: [Int32]
  private let mask: Int

  /// A table of these positions; of equal identifiers the first one counts.
  init(_ entries: [(id: Identifier<Subject>, position: Int)]) {
    self.entries = entries
    var size = 2
    while size < entries.count * 2 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: -1, count: size)
    for (place, entry) in entries.enumerated() where self[entry.id] == nil {
      var slot = first(entry.id)
      while slots[slot] >= 0 { slot = next(slot) }
      slots[slot] = Int32(place)
    }
  }

  /// The positions of a list's own identifiers.
  init(_ ids: [Identifier<Subject>]) {
    self.init(ids.enumerated().map { ($0.element, $0.offset) })
  }

  /// The position; `nil` where the table does not have it.
  subscript(id: Identifier<Subject>) -> Int? {
    var slot = first(id)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.id == id { return entry.position }
      slot = next(slot)
    }
    return nil
  }

  private func first(_ id: Identifier<Subject>) -> Int { Int(truncatingIfNeeded: id.digest) & mask }

  private func next(_ slot: Int) -> Int { (slot + 1) & mask }
}
