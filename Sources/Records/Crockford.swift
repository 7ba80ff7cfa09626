/// Crockford's base 32: digits and capitals without I, L, O and U, so that people can copy it.
enum Crockford {
  static let alphabet = [UInt8]("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// Five bits a character, most significant first; the last character is padded with zero bits.
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var buffer: UInt32 = 0
    var held = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      held += 8
      while held >= 5 {
        held -= 5
        text.append(alphabet[Int(buffer >> UInt32(held) & 31)])
      }
    }
    if held > 0 { text.append(alphabet[Int(buffer << UInt32(5 - held) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of `text`, or nil when it has another character or padding bits that are not zero.
  static func decode(_ text: String) -> [UInt8]? {
    guard let text = canonical(text) else { return nil }
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var held = 0
    for character in text.utf8 {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      buffer = buffer << 5 | UInt32(value)
      held += 5
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(held)))
      }
    }
    guard held < 5, buffer & (1 << UInt32(held) - 1) == 0 else { return nil }
    return bytes
  }

  /// Capitals, with hyphens dropped and the look-alikes I, L and O read as 1, 1 and 0.
  static func canonical(_ text: String) -> String? {
    var result: [UInt8] = []
    for byte in text.utf8 where byte != UInt8(ascii: "-") {
      let capital = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
      switch capital {
      case UInt8(ascii: "I"), UInt8(ascii: "L"): result.append(UInt8(ascii: "1"))
      case UInt8(ascii: "O"): result.append(UInt8(ascii: "0"))
      case _ where alphabet.contains(capital): result.append(capital)
      default: return nil
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `text` in groups of four, joined by hyphens.
  static func grouped(_ text: String) -> String {
    var result = ""
    for (index, character) in text.enumerated() {
      if index > 0, index % 4 == 0 { result.append("-") }
      result.append(character)
    }
    return result
  }
}
