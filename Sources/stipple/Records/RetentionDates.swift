import ConsultationCore
import Foundation
import Records

/// From when on records need not be kept.
///
/// The day of the visit can be amended, by mistake or on purpose: a record is kept as long as the
/// day on which the store saw it begin or be signed asks for.
struct RetentionDates {
  private let store: Store
  private let years: Int
  private var seen: [ConsultationID: Day] = [:]
  private var imported: Set<ConsultationID> = []

  init(of store: Store, years: Int) throws {
    self.store = store
    self.years = years
    for entry in try store.auditTrail() {
      guard let id = entry.consultation else { continue }
      switch entry.kind {
      case .begun, .signature: seen[id] = Day(number: Int(entry.instant / 86_400_000))
      case .importing: imported.insert(id)
      default: break
      }
    }
  }

  /// The day from which on a record need not be kept; nil for an erased one.
  func due(_ listing: Listing) throws -> Day? {
    guard listing.state != .erased else { return nil }
    let days = try [ListRow(listing)?.day, lastDay(of: listing.id)].compactMap(\.self)
    return days.max().map { $0 + .years(years) }
  }

  func isPast(_ listing: Listing) throws -> Bool {
    try due(listing).map { $0 <= Moment.now.localDay } ?? false
  }

  /// When it was begun or signed; of an import its own entries tell it, not this store's clock.
  private func lastDay(of id: ConsultationID) throws -> Day? {
    guard imported.contains(id) else { return seen[id] }
    return try RecordKeeper.events(of: id, in: store).filter(\.beginsOrSigns).map(\.at.localDay)
      .max()
  }
}

extension Event {
  fileprivate var beginsOrSigns: Bool {
    switch kind {
    case .began, .signed: true
    default: false
    }
  }
}
