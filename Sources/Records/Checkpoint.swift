/// A short, printable proof of how much was recorded: a count and 80 bits over all of it.
///
/// As a store's checkpoint it covers every event of the store; as a consultation's head it covers
/// the events of that consultation. Its printed form is `57-XXXX-XXXX-XXXX-XXXX`.
public struct Checkpoint: Hashable, Sendable, CustomStringConvertible {
  /// How many events it covers.
  public let count: Int
  let tag: [UInt8]

  init(count: Int, tag: [UInt8]) {
    self.count = count
    self.tag = tag
  }

  /// Reads the printed form; small letters, look-alikes and missing inner hyphens are accepted, and
  /// white space anywhere, as where a page broke the line.
  public init(_ text: String) throws(RecordError) {
    let parts = text.filter { !$0.isWhitespace }.split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), count >= 0,
      let tag = Crockford.decode(String(parts[1])), tag.count == 10
    else { throw .malformedCheckpoint }
    self.init(count: count, tag: tag)
  }

  /// The printed form, which `init(_:)` reads.
  public var description: String {
    "\(count)-\(Crockford.grouped(Crockford.encode(tag)))"
  }
}
