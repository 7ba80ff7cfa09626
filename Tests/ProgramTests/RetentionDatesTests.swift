import ConsultationCore
import Foundation
import Records
import Testing

@testable import stipple

@Suite struct `The date until which a record is kept` {
  private static let dayInMilliseconds: Int64 = 86_400_000

  /// A store whose clock stands at a day, with one record whose visit is said to be of another.
  private func listing(
    begun day: Day, visit: Day?, _ body: (Store, Listing) throws -> Void
  ) throws {
    let folder = NSTemporaryDirectory() + "stipple-retention-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let instant = Int64(day.number) * Self.dayInMilliseconds + 5
    let store = try Store.create(
      at: StoreLocation(folder: folder), protectedBy: .newKeyFile(nil),
      options: StoreOptions(now: { instant }))
    let row = visit.map { "{\"day\":\"\($0)\"}" } ?? "{}"
    let id = try store.begin(protocolHash: [], with: Entry([[1]], summary: Array(row.utf8)))
    try store.release(id)
    try body(store, try store.listing(of: id))
  }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test func `counts from the visit`() throws {
    try listing(begun: day("2010-01-01"), visit: day("2010-03-05")) { store, listing in
      let dates = try RetentionDates(of: store, years: 8)
      #expect(try dates.due(listing) == day("2018-03-05"))
      #expect(try dates.isPast(listing))
    }
  }

  @Test func `is not brought forward by an amended day of the visit`() throws {
    let today = Moment.now.localDay
    try listing(begun: today, visit: day("2001-01-01")) { store, listing in
      let dates = try RetentionDates(of: store, years: 8)
      #expect(try dates.due(listing) == today + .years(8))
      #expect(try !dates.isPast(listing))
    }
  }

  @Test func `is known without a day of the visit, and gone with the record`() throws {
    try listing(begun: day("2010-01-01"), visit: nil) { store, listing in
      let dates = try RetentionDates(of: store, years: 8)
      #expect(try dates.due(listing) == day("2018-01-01"))
      try store.erase(listing.id, note: "past its date")
      #expect(try dates.due(store.listing(of: listing.id)) == nil)
    }
  }

  @Test func `stands in the list`() throws {
    try listing(begun: day("2010-01-01"), visit: nil) { _, listing in
      let table = RecordTable(due: [(listing, try day("2018-01-01"))])
      #expect(table.text(.csv).contains("clinician,due\r\n"))
      #expect(table.text(.csv).hasSuffix(",2018-01-01"))
      #expect(table.text(.json).contains("\"due\": \"2018-01-01\""))
      #expect(table.text(.text).contains("Due"))
    }
  }
}
