import Foundation
import Records

/// The cost of what a store does, in a new store with a key file.
struct StoreMeasuring {
  let folder: String

  func newStore() throws -> Store {
    try Store.create(at: StoreLocation(folder: folder), protectedBy: .newKeyFile(folder + "/key"))
  }

  /// Single durable answers.
  func durable(count: Int, size: Int) throws {
    let store = try newStore()
    let payload = [UInt8](repeating: 0x20, count: size)
    let id = try store.begin(protocolHash: [1])
    let found = try times(count) { try store.append(payload, to: id, expecting: $0) }
    try store.close()
    print(
      #"{"what": "durable", "p50": \#(found.percentile(0.5)), "p99": \#(found.percentile(0.99))}"#)
  }

  private static let eventsEach = 12
  private static let calls = 1_000

  /// What a list, a search and a resumption take in a store of so many consultations; one that is
  /// there already is taken as it is.
  func grown(to count: Int) throws {
    let location = StoreLocation(folder: folder)
    let isThere = try Store.exists(at: location)
    let store =
      try isThere
      ? Store.open(at: location, unlockedBy: KeySource(keyFile: folder + "/key")) : newStore()
    var ids: [ConsultationID] = []
    for start in stride(from: 0, to: count, by: Self.batch) {
      let numbers = start..<min(count, start + Self.batch)
      ids += isThere ? numbers.map(Self.id) : try fill(store, numbers)
    }
    try readWhole(location.database)
    var random = SystemRandomNumberGenerator()
    let page = try times(Self.calls) { _ in _ = try store.consultations(limit: 50) }
    let search = try times(Self.calls) { _ in
      let number = Int.random(in: 0..<count, using: &random)
      _ = try store.consultations(
        matching: RecordFilter(index: RecordIndex(reference: "P-\(number)")), limit: 50)
    }
    let resume = try times(Self.calls) { _ in
      let id = ids[Int.random(in: 0..<count, using: &random)]
      let found = try store.resolve(id.description)
      try store.acquire(found)
      _ = try store.events(of: found)
      try store.release(found)
    }
    try store.close()
    print(
      #"{"what": "store", "consultations": \#(count), "events": \#(Self.eventsEach), "#
        + #""page": \#(spread(page)), "search": \#(spread(search)), "#
        + #""resume": \#(spread(resume))}"#)
  }

  /// So that the size of a store is measured, and not what the system has of its file in memory.
  private func readWhole(_ path: String) throws {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    while let piece = try file.read(upToCount: 1 << 24), !piece.isEmpty {}
  }

  private func spread(_ found: [Double]) -> String {
    #"{"p50": \#(found.percentile(0.5)), "p99": \#(found.percentile(0.99))}"#
  }

  private static let batch = 500

  /// Adds consultations, many in one commit, and returns the IDs that they got.
  private func fill(_ store: Store, _ numbers: Range<Int>) throws -> [ConsultationID] {
    let records = numbers.map { number in
      ImportedRecord(
        id: Self.id(number), protocolHash: [1],
        events: (1...Self.eventsEach).map {
          StoredEvent(position: $0, kind: .event, payload: Array(repeating: 0x20, count: 200))
        }, state: .paused, summary: Array(repeating: 0x20, count: 120),
        index: RecordIndex(
          reference: "P-\(number)", verdict: "SUITABLE", clinician: "dr test", month: "2026-11"),
        signature: nil)
    }
    return try store.importRecords(records, note: "generated").compactMap { outcome in
      switch outcome {
      case .added(let id), .renamed(_, let id): id
      case .alreadyHere, .erasedHere: nil
      }
    }
  }

  /// Spread as random ones are, and different for each number.
  private static func id(_ number: Int) -> ConsultationID {
    let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let bits = (UInt64(number) &+ 1) &* 0x9E37_79B9_7F4A_7C15 >> 24
    let text = String((0..<8).map { digits[Int(bits >> (5 * $0)) & 31] })
    return ConsultationID(text) ?? Self.id(number + 1_000_000_007)
  }
}
