import Documents

/// Why there is no page, with the status that the program ends with.
struct Failure: Error {
  enum Status: Int32 {
    case usage = 64
    case data = 65
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
  }

  let status: Int32
  let sentence: String

  init(_ status: Status, _ sentence: String) {
    self.status = status.rawValue
    self.sentence = sentence
  }

  /// An error of decoding as words.
  ///
  /// It names places and kinds, never the values at them.
  static func sentence(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it cannot be read." }
    switch error {
    case .keyNotFound(let key, let context):
      return "the key \(key.stringValue) is missing\(place(context))."
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "there is a value of another kind than expected\(place(context))."
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? "it is not JSON." : "there is a value that has no meaning\(place(context))."
    @unknown default: return "it cannot be read."
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    guard !context.codingPath.isEmpty else { return "" }
    let path = context.codingPath.prefix(12).map { key in
      key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
    }
    return " at \(path.joined().drop { $0 == "." })".printableLine
  }
}
