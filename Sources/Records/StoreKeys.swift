import Crypto
import FoundationEssentials

/// The keys that are derived from a store's one random key, each for a single purpose.
struct StoreKeys {
  let root: SymmetricKey
  private let wrapping: SymmetricKey
  // Keyed once: that is half the work of a short code.
  private let rows: HMAC<SHA256>
  private let history: HMAC<SHA256>
  private let index: HMAC<SHA256>
  let settings: SymmetricKey

  init(root: SymmetricKey) {
    func derived(_ purpose: StaticString) -> SymmetricKey {
      KeyDerivation.key(from: root, salt: [], purpose: purpose)
    }
    self.root = root
    wrapping = derived("stipple consultation keys")
    rows = HMAC(key: derived("stipple rows"))
    history = HMAC(key: derived("stipple history"))
    index = HMAC(key: derived("stipple index"))
    settings = derived("stipple settings")
  }

  /// Draws a consultation's key; returns it with its wrapped form.
  func newConsultationKey(_ id: ConsultationID) throws -> (key: SymmetricKey, wrapped: Data) {
    let key = SymmetricKey(size: .bits256)
    let bytes = key.withUnsafeBytes { Data($0) }
    return (key, try Box.seal(bytes, with: wrapping, context: keyContext(id)))
  }

  func consultationKey(_ wrapped: Data, of id: ConsultationID) -> SymmetricKey? {
    Box.open(wrapped, with: wrapping, context: keyContext(id)).map { SymmetricKey(data: $0) }
  }

  private func keyContext(_ id: ConsultationID) -> [UInt8] {
    var framing = Framing("stipple consultation key")
    framing.add(id)
    return framing.bytes
  }

  /// Authenticates a row or a chain head.
  func code(_ framing: Framing) -> Data { Data(Self.code(framing, with: rows)) }

  /// Whether `code` authenticates the framing; takes the same time either way.
  func isCode(_ code: Data, of framing: Framing) -> Bool {
    Self.code(framing, with: rows) == code
  }

  /// One step of the store-wide chain.
  func historyCode(_ framing: Framing) -> Data { Data(Self.code(framing, with: history)) }

  /// What stands in an index column for a value that must not be read there.
  func blind(_ value: String, for column: StaticString) -> Data {
    var framing = Framing(column)
    framing.add(value)
    // Of any other sequence, Data would first ask the runtime, which searches the whole program.
    return Data(Self.code(framing, with: index)).prefix(16)
  }

  private static func code(_ framing: Framing, with keyed: HMAC<SHA256>) -> HMAC<SHA256>.MAC {
    var code = keyed
    code.update(data: framing.bytes)
    return code.finalize()
  }
}
