import Foundation
import SoakTesting
import Testing

@testable import Records

/// A seeded walk through everything that a store can do, beside a model of what it should hold.
struct StoreWalk {
  private let fixture = Fixture()
  private var random: SeededNumbers
  private var store: Store
  private var passphrase = "correct horse"
  private let clinician: Clinician
  private var records: [ConsultationID: Model] = [:]
  /// In the order in which they were begun: IDs are random, and a seed must repeat the walk.
  private var order: [ConsultationID] = []
  private var settings: [String: [UInt8]] = [:]
  /// Printed on the way; each must be confirmed for ever.
  private var checkpoints: [Checkpoint] = []
  private(set) var steps = 0

  /// What a consultation should hold.
  private struct Model {
    var payloads: [[UInt8]] = []
    var state = RecordState.open
    var summary: [UInt8]?
    var reference: String?
    var isHeld = true
  }

  init(seed: UInt64) throws {
    random = SeededNumbers(seed)
    store = try fixture.createWithPassphrase()
    clinician = try store.addClinician(named: "Dr Walk", protectedBy: .passphrase("walk"))
  }

  /// One step, with the exact answer that the store must give.
  mutating func step() throws {
    steps += 1
    switch random.below(18) {
    case 0: try begin()
    case 1...8: try append()
    case 9: try holdOrLetGo()
    case 10: try sign()
    case 11: try erase()
    case 12: try reopen()
    case 13: try rekey()
    case 14: try set()
    case 15: checkpoints.append(try store.checkpoint())
    case 16: try tryWrongly()
    default: try look()
    }
  }

  /// Compares the whole store with the model.
  mutating func check() throws {
    #expect(try store.verify() == [])
    for (id, model) in records {
      let listing = try store.listing(of: id)
      #expect(listing.state == model.state)
      #expect(listing.count == model.payloads.count)
      #expect(listing.summary == model.summary)
      if model.state == .erased {
        #expect(recordError { _ = try store.events(of: id) } == .erased(id))
      } else {
        #expect(try store.events(of: id).map(\.payload) == model.payloads)
      }
    }
    for number in 0..<4 {
      let reference = "P-\(number)"
      let filter = RecordFilter(index: RecordIndex(reference: reference))
      let found = Set(try store.consultations(matching: filter, limit: 1_000).map(\.id))
      #expect(found == Set(records.filter { $0.value.reference == reference }.keys))
    }
    for (name, value) in settings { #expect(try store.setting(name) == value) }
    if let checkpoint = checkpoints.randomElement(using: &random) {
      #expect(try store.verify(against: checkpoint) == [])
    }
  }

  // MARK: - Steps

  private mutating func any(_ isWanted: (Model) -> Bool = { _ in true }) -> ConsultationID? {
    order.filter { records[$0].map(isWanted) ?? false }.randomElement(using: &random)
  }

  private mutating func begin() throws {
    let id = try store.begin(protocolHash: [7])
    records[id] = Model()
    order.append(id)
  }

  private mutating func payload() -> [UInt8] {
    Array(repeating: UInt8(random.below(256)), count: random.below(random.below(20) + 1) * 211)
  }

  private mutating func append() throws {
    guard let id = any(), var model = records[id] else { return }
    let payloads = (0...random.below(3)).map { _ in payload() }
    var entry = Entry(payloads, kind: model.state == .signed ? .addendum : .event)
    if model.state != .signed, random.happens(onceIn: 3) {
      let state = [RecordState.open, .paused, .abandoned][random.below(3)]
      let reference = "P-\(random.below(4))"
      entry.state = state
      entry.summary = payload()
      entry.index = RecordIndex(reference: reference, month: "2026-11")
      (model.state, model.summary, model.reference) = (state, entry.summary, reference)
    }
    let count = model.payloads.count
    let refusal: RecordError? =
      !model.isHeld ? .notHeld(id) : model.state == .erased ? .erased(id) : nil
    if let refusal {
      #expect(recordError { try store.append(entry, to: id, expecting: count) } == refusal)
      return
    }
    #expect(try store.append(entry, to: id, expecting: count) == count + payloads.count)
    model.payloads += payloads
    records[id] = model
  }

  private mutating func holdOrLetGo() throws {
    guard let id = any({ $0.state != .erased }), let model = records[id] else { return }
    if model.isHeld { try store.release(id) } else { try store.acquire(id) }
    records[id]?.isHeld.toggle()
  }

  private mutating func sign() throws {
    guard let id = any({ $0.isHeld && $0.state != .erased && $0.state != .signed }),
      let count = records[id]?.payloads.count
    else { return }
    let key = try store.signingKey(of: clinician.id, openedWith: .passphrase("walk"))
    try store.sign(Entry([[9]]), to: id, expecting: count, with: key)
    records[id]?.payloads.append([9])
    records[id]?.state = .signed
  }

  private mutating func erase() throws {
    guard random.happens(onceIn: 3), let id = any({ $0.state != .erased }) else { return }
    try store.erase(id, note: "walked over")
    records[id]?.state = .erased
    records[id]?.summary = nil
    records[id]?.reference = nil
    records[id]?.isHeld = false
  }

  private mutating func reopen() throws {
    try store.close()
    store = try fixture.open(typing: passphrase)
    for id in records.keys { records[id]?.isHeld = false }
  }

  private mutating func rekey() throws {
    passphrase = "horse \(random.next())"
    try store.rekey(to: .passphrase(passphrase))
  }

  private mutating func set() throws {
    let name = "setting \(random.below(3))"
    let value = payload()
    try store.set(value, for: name, note: "walked")
    settings[name] = value
  }

  /// Nothing of it may leave a trace in what the store holds.
  private mutating func tryWrongly() throws {
    #expect(recordError { _ = try fixture.open(typing: "wrong") } == .wrongPassphrase)
    guard let id = any({ $0.isHeld }), let model = records[id] else { return }
    let other = try fixture.open(typing: passphrase)
    #expect(recordError { try other.acquire(id) }?.exitStatus == 77)
    let count = model.payloads.count
    #expect(recordError { try other.append([1], to: id, expecting: count) } == .notHeld(id))
    #expect(recordError { try store.append([1], to: id, expecting: count + 1) } != nil)
    let unsigned = Entry([[1]], state: .signed)
    #expect(
      recordError { try store.append(unsigned, to: id, expecting: count) } == .unsigned(id))
    try other.close()
  }

  private mutating func look() throws {
    guard let id = any() else { return }
    try store.audit(.view, of: id, note: "walk")
    #expect(try store.resolve(id.description) == id)
  }
}

@Suite struct `A store in use` {
  private func walked(seed: UInt64, steps: Int) throws -> Int {
    var walk = try StoreWalk(seed: seed)
    while walk.steps < steps {
      try walk.step()
      if walk.steps % 40 == 0 { try walk.check() }
    }
    try walk.check()
    return walk.steps
  }

  @Test(arguments: [1, 2, 3, 4, 5]) func `holds what it was given, whatever was done to it`(
    _ seed: UInt64
  ) throws {
    #expect(try walked(seed: seed, steps: 120) == 120)
  }

  @Test(.enabled(if: Soak.seconds != nil)) func `survives a soak of random walks`() throws {
    try Soak.run("steps of random walks") { try walked(seed: $0, steps: 400) }
  }
}
