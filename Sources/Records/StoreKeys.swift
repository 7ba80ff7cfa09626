import Crypto
import FoundationEssentials

/// The keys that are derived from a store's one random key, each for a single purpose.
struct StoreKeys {
  let root: SymmetricKey
  private let wrapping: SymmetricKey
  private let rows: SymmetricKey
  /// Keyed once: a verification takes a step for each event of the store.
  private let history: HMAC<SHA256>
  private let index: SymmetricKey
  let settings: SymmetricKey

  init(root: SymmetricKey) {
    func derived(_ purpose: StaticString) -> SymmetricKey {
      KeyDerivation.key(from: root, salt: [], purpose: purpose)
    }
    self.root = root
    wrapping = derived("stipple consultation keys")
    rows = derived("stipple rows")
    history = HMAC(key: derived("stipple history"))
    index = derived("stipple index")
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
  func code(_ framing: Framing) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: framing.bytes, using: rows))
  }

  /// Whether `code` authenticates the framing; takes the same time either way.
  func isCode(_ code: Data, of framing: Framing) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: framing.bytes, using: rows)
  }

  /// One step of the store-wide chain.
  func historyCode(_ framing: Framing) -> Data {
    var code = history
    code.update(data: framing.bytes)
    return Data(code.finalize())
  }

  /// What stands in an index column for a value that must not be read there.
  func blind(_ value: String, for column: StaticString) -> Data {
    let framing = Framing(column).adding(Data(value.utf8))
    return Data(HMAC<SHA256>.authenticationCode(for: framing.bytes, using: index).prefix(16))
  }
}
