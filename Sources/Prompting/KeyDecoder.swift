/// Recognises, in the bytes that a terminal sends, characters and the beginning of a paste.
enum KeyDecoder {
  enum Key: Equatable {
    case scalar(Unicode.Scalar)
    case invalidByte
    case pasteStart
  }

  static let pasteStart = Array("\u{1B}[200~".utf8)
  static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// The first key of these bytes.
  ///
  /// - Parameters:
  ///   - bytes: at least one byte.
  ///   - isComplete: whether no more bytes belong to them.
  /// - Returns: the key and its bytes; nil where further bytes decide what it is.
  static func key(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (key: Key, length: Int)? {
    if bytes.starts(with: pasteStart) { return (.pasteStart, pasteStart.count) }
    if !isComplete, pasteStart.starts(with: bytes) { return nil }
    switch scalar(bytes) {
    case .scalar(let scalar, let length): return (.scalar(scalar), length)
    case .invalid: return (.invalidByte, 1)
    case .incomplete: return isComplete ? (.invalidByte, 1) : nil
    }
  }

  enum Decoded: Equatable {
    case scalar(Unicode.Scalar, length: Int)
    case invalid
    case incomplete
  }

  /// Decodes the first scalar of UTF-8 bytes.
  static func scalar(_ bytes: ArraySlice<UInt8>) -> Decoded {
    guard let lead = bytes.first else { return .incomplete }
    let (length, bits, smallest): (Int, UInt8, UInt32) =
      switch lead {
      case 0..<0x80: (1, lead, 0)
      case 0xC2..<0xE0: (2, lead & 0x1F, 0x80)
      case 0xE0..<0xF0: (3, lead & 0x0F, 0x800)
      case 0xF0..<0xF5: (4, lead & 0x07, 0x10000)
      default: (0, 0, 0)
      }
    guard length > 0 else { return .invalid }
    var value = UInt32(bits)
    for byte in bytes.dropFirst().prefix(length - 1) {
      guard byte & 0xC0 == 0x80 else { return .invalid }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard bytes.count >= length else { return .incomplete }
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return .invalid }
    return .scalar(scalar, length: length)
  }
}
