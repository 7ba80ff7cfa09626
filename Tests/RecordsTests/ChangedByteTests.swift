import Foundation
import SoakTesting
import Testing

@testable import Records

@Suite struct `A byte changed anywhere in the file` {
  private let fixture = Fixture()

  /// All that a reader gets from a store.
  private struct Contents: Equatable {
    var events: [ConsultationID: [StoredEvent]] = [:]
    var listings: [Listing] = []
    var found: [Listing] = []
    var setting: [UInt8]?
    var clinicians: [Clinician] = []
    var trail: [AuditEntry] = []
  }

  private func contents(_ store: Store) throws -> Contents {
    var contents = Contents()
    contents.listings = try store.consultations(limit: 100)
    for listing in contents.listings {
      contents.events[listing.id] = try store.events(of: listing.id)
    }
    contents.found = try store.consultations(
      matching: RecordFilter(index: RecordIndex(reference: "P-1")), limit: 100)
    contents.setting = try store.setting("name")
    contents.clinicians = try store.clinicians()
    // What a damaged file made of failed unlocks is no part of what was recorded.
    contents.trail = try store.auditTrail().filter { $0.kind != .failedUnlock }
    return contents
  }

  @Test func `is found, or changes nothing that can be read`() throws {
    let store = try fixture.create()
    for number in 0..<3 {
      let id = try store.begin(saying: ["one", "two", "three"])
      let index = RecordIndex(reference: "P-\(number % 2)", month: "2026-11")
      try store.append(
        Entry([[1]], state: .paused, summary: [1, 2], index: index), to: id, expecting: 3)
      if number == 0 { try store.sign(id, expecting: 4) }
    }
    try store.set([7], for: "name")
    try store.close()
    let expected = try contents(fixture.open())
    let bytes = try Data(contentsOf: URL(fileURLWithPath: fixture.location.database))

    var random = SeededNumbers(11)
    var found = 0
    // Most of a small file is free space; where there is something, it is no zero.
    let used = bytes.indices.filter { bytes[$0] != 0 }
    for _ in 0..<150 {
      let offset = used[random.below(used.count)]
      var changed = bytes
      changed[offset] ^= UInt8(1 + random.below(255))
      try changed.write(to: URL(fileURLWithPath: fixture.location.database))
      do {
        let store = try fixture.open()
        if try !store.verify().isEmpty {
          found += 1
        } else {
          let same = try contents(store) == expected
          #expect(same, "at \(offset), unnoticed")
        }
        try store.close()
      } catch is RecordError {
        found += 1
      }
      for suffix in ["-wal", "-shm"] { unlink(fixture.location.database + suffix) }
    }
    #expect(found > 75)
  }

  @Test func `of the history is named`() throws {
    let store = try fixture.create()
    _ = try store.begin(saying: ["one"])
    for change in ["chain = randomblob(32)", "chain = x''", "sequence = sequence - 1"] {
      try fixture.tamper("UPDATE history SET \(change)")
      #expect(try store.verify().map(\.kind) == [.historyChanged], "\(change)")
    }
  }

  @Test func `of a setting is named`() throws {
    let store = try fixture.create()
    try store.set([7], for: "name")
    try fixture.tamper("UPDATE setting SET sealed = randomblob(40)")
    #expect(try store.verify() == [Discrepancy(.settingChanged)])
  }

  @Test func `of an index is named`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.append(
      Entry([[1]], index: RecordIndex(reference: "P-1")), to: id, expecting: 1)
    try store.close()
    // The index is there, but empty: what it should find is missing from it.
    try fixture.tamper("DROP INDEX byReference")
    try fixture.tamper(
      "CREATE INDEX byReference ON consultation (reference, row) WHERE reference = x'00'")
    try fixture.tamperSchema(
      "UPDATE sqlite_schema SET sql = replace(sql, 'reference = x''00''', 'reference IS NOT NULL')")
    let reopened = try fixture.open()
    #expect(try reopened.verify() == [Discrepancy(.fileInconsistent)])
  }
}
