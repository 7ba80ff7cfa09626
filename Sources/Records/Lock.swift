import Crypto
import CryptoExtras
import FoundationEssentials

/// What opens a lock.
public enum LockKind: Int, Hashable, Sendable {
  /// A file with 256 random bits.
  case keyFile = 0
  /// A passphrase, stretched with scrypt.
  case passphrase = 1
}

/// The cost of one guess at a passphrase: scrypt takes 128 · `rounds` · `blockSize` bytes.
public struct ScryptCost: Hashable, Sendable {
  /// N, a power of two.
  public var rounds: Int
  /// r.
  public var blockSize: Int
  /// p.
  public var parallelism: Int

  /// About a third of a second and 128 MiB a guess.
  public static let standard = ScryptCost(rounds: 1 << 17, blockSize: 8, parallelism: 1)

  /// Names a cost; tests use a small one.
  public init(rounds: Int, blockSize: Int, parallelism: Int) {
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// Whether a cost read from a file is sane: at most four times the standard's memory and eight
  /// times its work, as a hostile one would take all of both.
  var isAcceptable: Bool {
    (2...1 << 20).contains(rounds) && rounds.nonzeroBitCount == 1
      && (1...16).contains(blockSize) && (1...16).contains(parallelism)
      && rounds * blockSize <= 1 << 22 && rounds * blockSize * parallelism <= 1 << 23
  }
}

/// What a person offers to open a lock.
enum Secret {
  case keyFile([UInt8], path: String)
  case passphrase(String)

  var kind: LockKind {
    switch self {
    case .keyFile: .keyFile
    case .passphrase: .passphrase
    }
  }
}

/// A 32-byte key, wrapped under a key file or a passphrase.
struct Lock {
  var kind: LockKind
  var cost: ScryptCost
  var salt: Data
  var box: Data

  /// Wraps `key`; `context` binds the lock to its place.
  init(_ key: SymmetricKey, under secret: Secret, cost: ScryptCost, context: some DataProtocol)
    throws
  {
    kind = secret.kind
    self.cost = cost
    salt = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    box = Data()
    box = try Box.seal(
      key.withUnsafeBytes { Data($0) }, with: wrappingKey(secret), context: binding(context))
  }

  init(kind: LockKind, cost: ScryptCost, salt: Data, box: Data) {
    (self.kind, self.cost, self.salt, self.box) = (kind, cost, salt, box)
  }

  /// The wrapped key, or the error that names what was wrong.
  func open(with secret: Secret, context: some DataProtocol) throws(RecordError) -> SymmetricKey {
    let wrong: RecordError =
      switch secret {
      case .keyFile(_, let path): .wrongKeyFile(path: path)
      case .passphrase: .wrongPassphrase
      }
    guard secret.kind == kind, kind == .keyFile || cost.isAcceptable,
      let key = try? wrappingKey(secret),
      let bytes = Box.open(box, with: key, context: binding(context))
    else { throw wrong }
    return SymmetricKey(data: bytes)
  }

  private func wrappingKey(_ secret: Secret) throws -> SymmetricKey {
    switch secret {
    case .keyFile(let key, _):
      return KeyDerivation.key(
        from: SymmetricKey(data: key), salt: Array(salt), purpose: "stipple key file")
    case .passphrase(let text):
      return try KDF.Scrypt.deriveKey(
        from: Array(text.utf8), salt: salt, outputByteCount: 32,
        rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
    }
  }

  private func binding(_ context: some DataProtocol) -> [UInt8] {
    var framing = Framing("stipple lock").adding(Data(context), salt)
    for number in [kind.rawValue, cost.rounds, cost.blockSize, cost.parallelism] {
      framing.add(number)
    }
    return framing.bytes
  }
}

/// Authenticated encryption: AES-256-GCM with a random nonce, which stands before the ciphertext.
enum Box {
  static func seal(_ bytes: Data, with key: SymmetricKey, context: some DataProtocol) throws -> Data
  {
    let box = try AES.GCM.seal(bytes, using: key, authenticating: context)
    return Data(box.nonce) + box.ciphertext + box.tag
  }

  static func open(_ sealed: Data, with key: SymmetricKey, context: some DataProtocol) -> Data? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed) else { return nil }
    return try? AES.GCM.open(box, using: key, authenticating: context)
  }
}
