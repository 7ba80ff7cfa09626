extension StringProtocol {
  /// Without white space at its ends.
  @inlinable public var trimmed: String {
    // Nearly all text has none, and begins and ends in ASCII.
    let isTrimmed = utf8.withContiguousStorageIfAvailable { bytes in
      let visible: ClosedRange<UInt8> = 0x21...0x7E
      return bytes.first.map { visible ~= $0 } ?? true && bytes.last.map { visible ~= $0 } ?? true
    }
    if isTrimmed == true { return String(self) }
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
