extension StringProtocol {
  /// Without white space at its ends.
  @inlinable public var trimmed: String {
    // Nearly all text has none, and begins and ends in ASCII.
    let visible: ClosedRange<UInt8> = 0x21...0x7E
    if let first = first?.asciiValue, let last = last?.asciiValue, visible ~= first,
      visible ~= last
    {
      return String(self)
    }
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
