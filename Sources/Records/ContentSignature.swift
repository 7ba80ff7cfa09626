import Crypto
import FoundationEssentials
import GRDB

/// A clinician's signature over what a consultation says.
///
/// The signature in table `signature` is over the chain and so over this file's ciphertext; this
/// one is over the plaintext, so that an export can be checked wherever it is read.
public struct ContentSignature: Hashable, Sendable {
  /// How many events it covers, from the first.
  public let count: Int
  /// Who signed.
  public let name: String
  /// The Ed25519 public key, 32 bytes.
  public let publicKey: [UInt8]
  /// 64 bytes.
  public let signature: [UInt8]

  /// A signature as it was read.
  public init(count: Int, name: String, publicKey: [UInt8], signature: [UInt8]) {
    (self.count, self.name) = (count, name)
    (self.publicKey, self.signature) = (publicKey, signature)
  }

  /// Whether it is the key's signature over the first ``count`` payloads.
  public func isValid(protocolHash: [UInt8], payloads: some Collection<[UInt8]>) -> Bool {
    guard count >= 1, count <= payloads.count,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return false }
    return key.isValidSignature(
      signature,
      for: Self.digest(protocolHash: Data(protocolHash), payloads: payloads.prefix(count)))
  }

  /// What it is made over.
  static func digest(protocolHash: Data, payloads: some Sequence<[UInt8]>) -> Data {
    var digest = Data(
      SHA256.hash(data: Framing("stipple content").adding(protocolHash).bytes))
    for payload in payloads {
      let step = Framing("stipple content step").adding(digest, Data(payload))
      digest = Data(SHA256.hash(data: step.bytes))
    }
    return digest
  }
}

/// A content signature as it is sealed in the store.
struct KeptSignature {
  /// Where the consultation was signed.
  enum Origin: UInt8 {
    /// In this store: table `signature` must have it as well.
    case here = 0
    /// Elsewhere, before it was imported.
    case imported = 1
  }

  var origin: Origin
  var content: ContentSignature

  private static let fixedSize = 1 + 8 + 32 + 64

  /// One byte, eight bytes, the key, the signature, then the name.
  private var plain: Data {
    var bytes = Data([origin.rawValue])
    withUnsafeBytes(of: UInt64(content.count).bigEndian) { bytes.append(contentsOf: $0) }
    return bytes + content.publicKey + content.signature + Data(content.name.utf8)
  }

  init(_ content: ContentSignature, origin: Origin) {
    (self.origin, self.content) = (origin, content)
  }

  private init?(plain: Data) {
    let bytes = Array(plain)
    guard bytes.count >= Self.fixedSize, let origin = Origin(rawValue: bytes[0]) else {
      return nil
    }
    self.init(
      ContentSignature(
        count: Int(truncatingIfNeeded: UInt64(bigEndianBytes: bytes[1..<9])),
        name: String(decoding: bytes[Self.fixedSize...], as: UTF8.self),
        publicKey: Array(bytes[9..<41]), signature: Array(bytes[41..<Self.fixedSize])),
      origin: origin)
  }

  func save(_ folio: Folio, with key: SymmetricKey, _ db: Database) throws {
    let sealed = try Box.seal(plain, with: key, context: Self.context(folio.id))
    try db.execute(
      sql: "INSERT INTO contentSignature VALUES (?, ?)", arguments: [folio.row, sealed])
  }

  /// Nil where there is none; throws where it is not what was written.
  static func load(_ folio: Folio, with key: SymmetricKey, _ db: Database) throws -> Self? {
    let statement = try db.cachedStatement(
      sql: "SELECT sealed FROM contentSignature WHERE consultation = ?")
    guard let sealed = try Data.fetchOne(statement, arguments: [folio.row]) else { return nil }
    guard let plain = Box.open(sealed, with: key, context: context(folio.id)),
      let kept = KeptSignature(plain: plain)
    else { throw RecordError.tampered(Discrepancy(.signatureInvalid, in: folio.id)) }
    return kept
  }

  private static func context(_ id: ConsultationID) -> [UInt8] {
    var framing = Framing("stipple content signature")
    framing.add(id)
    return framing.bytes
  }
}

extension Store {
  /// The signature over a signed consultation's content; nil before it is signed.
  public func contentSignature(of id: ConsultationID) throws(RecordError) -> ContentSignature? {
    try read { db in
      let folio = try Folio.load(id, db)
      try folio.requireAuthentic(keys)
      return try KeptSignature.load(folio, with: consultationKey(folio), db)?.content
    }
  }

  /// Signs what a consultation says so far.
  func signContent(_ folio: Folio, by clinician: Clinician, with key: SigningKey, _ db: Database)
    throws
  {
    let payloads = try events(of: folio, db).map(\.payload)
    let signature = try key.key.signature(
      for: ContentSignature.digest(protocolHash: folio.protocolHash, payloads: payloads))
    let content = ContentSignature(
      count: payloads.count, name: clinician.name, publicKey: clinician.publicKey,
      signature: Array(signature))
    try KeptSignature(content, origin: .here).save(folio, with: consultationKey(folio), db)
  }
}
