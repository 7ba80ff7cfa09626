/// Text of bytes, or how many of them are not UTF-8.
enum DecodedLine {
  static func input(_ bytes: some Collection<UInt8>) -> Input {
    if let text = String(validating: bytes, as: UTF8.self) { return .line(text) }
    return .refused(.invalidUTF8(bytes: invalidBytes(in: Array(bytes)[...])))
  }

  static func invalidBytes(in bytes: ArraySlice<UInt8>) -> Int {
    var rest = bytes
    var count = 0
    while !rest.isEmpty {
      switch KeyDecoder.scalar(rest) {
      case .scalar(_, let length): rest = rest.dropFirst(length)
      case .invalid, .incomplete:
        count += 1
        rest = rest.dropFirst()
      }
    }
    return count
  }
}
