/// Letters and the marks that are typed after them, as one character where Unicode has one.
///
/// libedit draws nothing that takes no column, so an accent of its own would not be seen.
enum Composition {
  // Latin, Greek, Cyrillic, Indic letters, kana with their voicing marks.
  private static let composed: [ClosedRange<UInt32>] = [
    0xC0...0x233, 0x374...0x4F9, 0x622...0x6D3, 0x929...0xDDE, 0x1E00...0x1FFC, 0x304C...0x30FE,
  ]

  /// Whether a character is a mark on the one before it.
  static func canFollow(_ mark: Unicode.Scalar) -> Bool {
    mark.value >= 0x300 && mark.properties.canonicalCombiningClass != .notReordered
  }

  /// The character that a letter and a mark are together; `nil` where there is none.
  static func of(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard canFollow(mark) else { return nil }
    var pair = String.UnicodeScalarView()
    pair.append(letter)
    pair.append(mark)
    // Equality of strings is canonical equivalence.
    let text = String(pair)
    for range in composed {
      for value in range {
        if let scalar = Unicode.Scalar(value), String(Character(scalar)) == text { return scalar }
      }
    }
    return nil
  }

  // A text with more different pairs is no writing, and each is a search.
  private static let mostPairs = 200

  /// Text with such pairs as one character.
  static func composed(_ text: String) -> String {
    struct Pair: Hashable { let letter, mark: Unicode.Scalar }
    var known: [Pair: Unicode.Scalar?] = [:]
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if canFollow(scalar), let last = result.last {
        let pair = Pair(letter: last, mark: scalar)
        if known[pair] == nil, known.count < mostPairs { known[pair] = .some(of(last, scalar)) }
        if case .some(.some(let whole)) = known[pair] {
          result.removeLast()
          result.append(whole)
          continue
        }
      }
      result.append(scalar)
    }
    return String(result)
  }
}
