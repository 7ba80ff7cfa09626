/// The random name of a consultation: eight characters of Crockford's base 32.
public struct ConsultationID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Eight capitals and digits.
  public let description: String

  /// The audit trail is a chain like any other, under a name that is never drawn.
  static let auditTrail = ConsultationID(unchecked: "00000000")

  /// Reads a complete ID; small letters and look-alikes are accepted.
  public init?(_ text: String) {
    guard let text = Crockford.canonical(text), text.utf8.count == 8 else { return nil }
    self.init(unchecked: text)
  }

  private init(unchecked text: String) {
    description = text
  }

  /// Draws an ID: 40 random bits.
  static func random() -> ConsultationID {
    var generator = SystemRandomNumberGenerator()
    let bits = UInt64.random(in: 1..<1 << 40, using: &generator)
    let bytes = (0..<5).map { place -> UInt8 in
      UInt8(truncatingIfNeeded: bits >> UInt64(32 - 8 * place))
    }
    return ConsultationID(unchecked: Crockford.encode(bytes))
  }

  /// Alphabetically: IDs are random and tell no time.
  public static func < (left: ConsultationID, right: ConsultationID) -> Bool {
    left.description < right.description
  }
}
