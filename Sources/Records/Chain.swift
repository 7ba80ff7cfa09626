import Crypto
import FoundationEssentials

/// What an event is to the store; everything else about it is sealed.
public enum EventKind: Int, Hashable, Sendable {
  /// Part of the consultation; refused once it is signed.
  case event = 0
  /// Added to a signed consultation.
  case addendum = 1
}

/// An event as it lies in the file.
struct SealedEvent {
  var sequence: Int
  var position: Int
  var kind: Int
  var sealed: Data
}

/// How the events of one consultation are sealed and chained.
///
/// The plaintext of a sealed event begins with its position and its predecessor's link. They are
/// as binding there as they would be as associated data, and a row that someone has moved can
/// still say where it belongs. An event's link is a hash over its predecessor's link and its own
/// ciphertext, so the chain can be followed after the key was destroyed.
struct Chain {
  let store: Data
  let id: ConsultationID
  let protocolHash: Data

  private static let linkSize = 32
  private static let headerSize = 8 + linkSize

  /// The link before the first event.
  var genesis: Data {
    var framing = Framing("stipple chain").adding(store, protocolHash)
    framing.add(id)
    return Data(SHA256.hash(data: framing.bytes))
  }

  /// The link of an event that follows the one with link `previous`.
  static func link(after previous: Data, _ event: SealedEvent) -> Data {
    var framing = Framing("stipple link").adding(previous)
    framing.add(event.position)
    framing.add(event.kind)
    framing.add(event.sealed)
    return Data(SHA256.hash(data: framing.bytes))
  }

  func seal(
    _ payload: [UInt8], at position: Int, kind: EventKind, after previous: Data,
    with key: SymmetricKey
  ) throws -> Data {
    var plain = Data(capacity: Chain.headerSize + payload.count)
    withUnsafeBytes(of: UInt64(position).bigEndian) { plain.append(contentsOf: $0) }
    plain.append(previous)
    plain.append(contentsOf: payload)
    return try Box.seal(plain, with: key, context: context(kind.rawValue))
  }

  /// An event that was sealed under this chain's key, wherever it stands now.
  struct Opened {
    var position: Int
    var previous: Data
    var payload: [UInt8]
  }

  func open(_ event: SealedEvent, with key: SymmetricKey) -> Opened? {
    guard let plain = Box.open(event.sealed, with: key, context: context(event.kind)),
      plain.count >= Chain.headerSize
    else { return nil }
    return Opened(
      position: Int(truncatingIfNeeded: UInt64(bigEndianBytes: plain.prefix(8))),
      previous: Data(plain.dropFirst(8).prefix(Chain.linkSize)),
      payload: Array(plain.dropFirst(Chain.headerSize)))
  }

  private func context(_ kind: Int) -> [UInt8] {
    var framing = Framing("stipple event")
    framing.add(id)
    framing.add(kind)
    return framing.bytes
  }
}

/// The chain over every event of the store, in the order in which they were written.
///
/// One keyed hash an append. Since each step covers all before it, a printed checkpoint can be
/// confirmed however much was written afterwards, and a copy that was rolled back and then
/// continued differs from it.
struct History: Equatable {
  /// More events than any store will ever write.
  static let mostEvents = 1 << 48

  /// How many events the store has ever written.
  var sequence: Int
  var chain: Data

  static func genesis(store: Data, keys: StoreKeys) -> History {
    History(
      sequence: 0, chain: keys.historyCode(Framing("stipple history genesis").adding(store)))
  }

  mutating func advance(_ consultation: Int, _ event: SealedEvent, keys: StoreKeys) {
    sequence += 1
    var framing = Framing("stipple history").adding(chain)
    for number in [sequence, consultation, event.position, event.kind] { framing.add(number) }
    framing.add(event.sealed)
    chain = keys.historyCode(framing)
  }

  func checkpoint(store: Data, keys: StoreKeys) -> Checkpoint {
    var framing = Framing("stipple checkpoint").adding(store, chain)
    framing.add(sequence)
    return Checkpoint(count: sequence, tag: Array(keys.historyCode(framing).prefix(10)))
  }
}
