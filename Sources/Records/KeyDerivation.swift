import Crypto

/// HKDF with SHA-256 (RFC 5869), for keys that are as long as the hash.
///
/// One block is all of them, so that each half is one HMAC. The library's general form looks up
/// conformances at its first use, which takes some hundredths of the time until the first prompt.
enum KeyDerivation {
  /// Derives a key.
  ///
  /// - Parameters:
  ///   - key: The input key material.
  ///   - salt: Not secret; nothing counts as 32 zero bytes.
  ///   - purpose: What the key is for; it is framed as everything that is authenticated.
  /// - Returns: 32 bytes.
  static func key(from key: SymmetricKey, salt: [UInt8], purpose: StaticString) -> SymmetricKey {
    let extracted = key.withUnsafeBytes {
      HMAC<SHA256>.authenticationCode(for: $0, using: SymmetricKey(data: salt))
    }
    let expanded = HMAC<SHA256>.authenticationCode(
      for: Framing(purpose).bytes + [1], using: SymmetricKey(data: extracted))
    return SymmetricKey(data: expanded)
  }
}
