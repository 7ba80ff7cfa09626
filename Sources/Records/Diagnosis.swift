import Crypto
import FoundationEssentials

/// Compares the events found for one consultation with the ones that its head closes.
///
/// A sound chain takes one pass. Otherwise each row is opened and asked where it belongs, which
/// tells a removed event from a swapped, repeated, inserted or changed one.
struct Diagnosis {
  let chain: Chain
  /// Nil for an erased consultation, whose links can be followed but not opened.
  let key: SymmetricKey?
  /// In the order of their positions.
  let events: [SealedEvent]
  /// What the authenticated head says; nil if the head itself is not to be trusted.
  let head: (count: Int, link: Data)?

  /// What is wrong; empty when every event is as it was written.
  func discrepancies() -> [Discrepancy] {
    if isSound { return [] }
    guard let key else { return erasedDiscrepancies() }
    let opened = events.map { chain.open($0, with: key) }
    var discrepancies = placeDiscrepancies(opened)
    discrepancies += absenceDiscrepancies(opened)
    discrepancies += order(opened, unless: discrepancies)
    if discrepancies.isEmpty { discrepancies.append(Discrepancy(.otherHead, in: chain.id)) }
    return discrepancies.sorted { ($0.position ?? 0) < ($1.position ?? 0) }
  }

  /// The link after `position` events, by their ciphertext alone.
  func link(at position: Int) -> Data {
    events.prefix(max(0, position)).reduce(chain.genesis) { Chain.link(after: $0, $1) }
  }

  private var isSound: Bool {
    var link = chain.genesis
    for (index, event) in events.enumerated() {
      guard event.position == index + 1 else { return false }
      if let key {
        guard let opened = chain.open(event, with: key), opened.position == event.position,
          opened.previous == link
        else { return false }
      }
      link = Chain.link(after: link, event)
    }
    guard let head else { return true }
    return head.count == events.count && head.link == link
  }

  /// Rows that are unreadable or out of place.
  private func placeDiscrepancies(_ opened: [Chain.Opened?]) -> [Discrepancy] {
    // Where each genuine event stands, the rightful place first.
    var places: [Int: [Int]] = [:]
    for (event, found) in zip(events, opened) {
      guard let found else { continue }
      places[found.position, default: []].append(event.position)
    }
    let homes = Set(
      zip(events, opened).compactMap { event, found in
        found?.position == event.position ? event.position : nil
      })
    var discrepancies: [Discrepancy] = []
    var seen: Set<Int> = []
    for (event, found) in zip(events, opened) {
      let here = event.position
      guard let found else {
        // If the rightful event is elsewhere, this row took its place.
        let isExtra = places[here] != nil || head.map { here > $0.count } ?? false || here < 1
        discrepancies.append(Discrepancy(isExtra ? .inserted : .changed, in: chain.id, at: here))
        continue
      }
      if found.position == here {
        if !seen.insert(here).inserted {
          discrepancies.append(Discrepancy(.repeated(of: here), in: chain.id, at: here))
        }
      } else if homes.contains(found.position) {
        discrepancies.append(Discrepancy(.repeated(of: found.position), in: chain.id, at: here))
      } else if places[here]?.contains(found.position) == true {
        if here < found.position {
          discrepancies.append(Discrepancy(.swapped(with: found.position), in: chain.id, at: here))
        }
      }
    }
    return discrepancies
  }

  /// Events that the head or a later event proves, and that stand nowhere.
  private func absenceDiscrepancies(_ opened: [Chain.Opened?]) -> [Discrepancy] {
    let genuine = Set(opened.compactMap { $0?.position })
    // An unreadable row is reported as such; the event whose place it has is not also missing.
    let unreadable = Set(
      zip(events, opened).compactMap { event, found in found == nil ? event.position : nil })
    let last = max(head?.count ?? 0, genuine.max() ?? 0)
    guard last > 0 else { return [] }
    let present = genuine.union(unreadable)
    let missing = (1...last).filter { !present.contains($0) }
    let tail = (present.filter { $0 <= last }.max() ?? 0) + 1
    return missing.compactMap { position in
      if position > tail { return nil }
      return Discrepancy(position == tail ? .truncated : .removed, in: chain.id, at: position)
    }
  }

  /// Genuine rows out of order that no other discrepancy explains, and genuine rows of another past.
  private func order(_ opened: [Chain.Opened?], unless found: [Discrepancy]) -> [Discrepancy] {
    guard found.isEmpty else { return [] }
    for (event, row) in zip(events, opened) {
      if let row, row.position != event.position {
        return [Discrepancy(.moved(from: row.position), in: chain.id, at: event.position)]
      }
    }
    guard let head else { return [] }
    if events.count > head.count { return [Discrepancy(.headChanged, in: chain.id)] }
    // Backwards from the head, which is authentic: each link vouches for the one before it.
    var expected = head.link
    for (event, row) in zip(events, opened).reversed() {
      guard let row, Chain.link(after: row.previous, event) == expected else {
        return [Discrepancy(.changed, in: chain.id, at: event.position)]
      }
      expected = row.previous
    }
    return []
  }

  private func erasedDiscrepancies() -> [Discrepancy] {
    let positions = Set(events.map(\.position))
    let count = head?.count ?? events.count
    guard count > 0, let missing = (1...count).first(where: { !positions.contains($0) }) else {
      return [Discrepancy(events.count > count ? .inserted : .changed, in: chain.id)]
    }
    let isTail = (positions.max() ?? 0) < missing
    return [Discrepancy(isTail ? .truncated : .removed, in: chain.id, at: missing)]
  }
}
