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
  private static let calls = 200

  /// What a list, a search and a resumption take in a store of so many consultations.
  func grown(to count: Int) throws {
    let store = try newStore()
    var ids: [ConsultationID] = []
    for number in 0..<count { ids.append(try fill(store, number)) }
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

  private func spread(_ found: [Double]) -> String {
    #"{"p50": \#(found.percentile(0.5)), "p99": \#(found.percentile(0.99))}"#
  }

  /// One consultation with its list row and its index values.
  private func fill(_ store: Store, _ number: Int) throws -> ConsultationID {
    let id = try store.begin(protocolHash: [1])
    let payload = [UInt8](repeating: 0x20, count: 200)
    let entry = Entry(
      Array(repeating: payload, count: Self.eventsEach), state: .paused,
      summary: Array(repeating: 0x20, count: 120),
      index: RecordIndex(
        reference: "P-\(number)", verdict: "SUITABLE", clinician: "dr test", month: "2026-11"))
    try store.append(entry, to: id, expecting: 0)
    try store.release(id)
    return id
  }
}
