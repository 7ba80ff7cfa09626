import ConsultationCore

/// A JSON value that keeps the order of keys and the place of everything, so that an error can
/// name its line and no duplicate key hides another.
public indirect enum JSONValue: Hashable, Sendable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  /// A key with its value and place.
  public struct Member: Hashable, Sendable {
    /// Without quotes and escapes.
    public let key: String
    /// What stands under the key.
    public let value: JSONValue
    /// Where the key stands, from 1.
    public let line: Int
    /// Where the key stands on its line, from 1, in Unicode scalars.
    public let column: Int

    /// A member; its place matters for text that was read only.
    public init(_ key: String, _ value: JSONValue, line: Int = 0, column: Int = 0) {
      self.key = key
      self.value = value
      self.line = line
      self.column = column
    }
  }

  /// Why a text is not JSON.
  public struct SyntaxError: Error, Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// What is wrong, without a full stop; not yet safe to show.
    public let message: String
  }

  /// Reads one JSON value and nothing after it.
  public init(parsing bytes: [UInt8]) throws(SyntaxError) {
    var parser = JSONParser(bytes)
    self = try parser.document()
  }
}

/// A strict reader of JSON: RFC 8259, at most 64 levels deep.
private struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  /// The place of the byte up to which lines and columns were counted.
  private var counted = (position: 0, line: 1, column: 1)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONValue.SyntaxError) -> JSONValue {
    let value = try self.value()
    skipSpace()
    guard position == bytes.count else { throw error("nothing more is expected here") }
    return value
  }

  private mutating func value() throws(JSONValue.SyntaxError) -> JSONValue {
    skipSpace()
    guard let byte = peek else { throw error("the text ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"):
      return try nested { parser throws(JSONValue.SyntaxError) in try parser.object() }
    case UInt8(ascii: "["):
      return try nested { parser throws(JSONValue.SyntaxError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default:
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      if take("null") { return .null }
      throw error("a value is expected here")
    }
  }

  private mutating func nested(
    _ body: (inout Self) throws(JSONValue.SyntaxError) -> JSONValue
  ) throws(JSONValue.SyntaxError) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw error("the text is nested too deeply") }
    position += 1
    return try body(&self)
  }

  private mutating func object() throws(JSONValue.SyntaxError) -> JSONValue {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("a key in double quotes is expected") }
      let place = place()
      let key = try string()
      guard keys.insert(key).inserted else {
        throw JSONValue.SyntaxError(
          line: place.line, column: place.column,
          message: "the key \"\(key)\" stands here a second time")
      }
      skipSpace()
      guard take(":") else { throw error("a colon is expected after the key") }
      members.append(
        JSONValue.Member(key, try value(), line: place.line, column: place.column))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw error("a comma or } is expected") }
    }
  }

  private mutating func array() throws(JSONValue.SyntaxError) -> JSONValue {
    var items: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      items.append(try value())
      skipSpace()
      if take("]") { return .array(items) }
      guard take(",") else { throw error("a comma or ] is expected") }
    }
  }

  private mutating func string() throws(JSONValue.SyntaxError) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw error("the text is not valid UTF-8")
        }
        return text
      case UInt8(ascii: "\\"):
        position += 1
        content.append(contentsOf: Array(String(try escaped()).utf8))
      case 0..<0x20: throw error("a control character stands in a text")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw error("the text ends inside quotes")
  }

  private mutating func escaped() throws(JSONValue.SyntaxError) -> Character {
    guard let byte = peek else { throw error("the text ends inside quotes") }
    position += 1
    let simple: [UInt8: Character] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let character = simple[byte] { return character }
    guard byte == UInt8(ascii: "u") else { throw error("an unknown escape stands in a text") }
    var code = try fourHexDigits()
    if (0xD800...0xDBFF).contains(code), take("\\u") {
      let low = try fourHexDigits()
      guard (0xDC00...0xDFFF).contains(low) else { throw error("half a surrogate pair") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair") }
    return Character(scalar)
  }

  private mutating func fourHexDigits() throws(JSONValue.SyntaxError) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<(position + 4)].allSatisfy(Self.isHexDigit),
      let text = String(validating: bytes[position..<(position + 4)], as: UTF8.self),
      let code = UInt32(text, radix: 16)
    else { throw error("four hexadecimal digits are expected") }
    position += 4
    return code
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    "0123456789abcdefABCDEF".utf8.contains(byte)
  }

  private mutating func number() throws(JSONValue.SyntaxError) -> Double {
    let start = position
    _ = take("-")
    var isWellFormed = peek == UInt8(ascii: "0") ? take("0") : digits()
    if take(".") { isWellFormed = digits() && isWellFormed }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      isWellFormed = digits() && isWellFormed
    }
    if let byte = peek, "+-.eE0123456789".utf8.contains(byte) { isWellFormed = false }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard isWellFormed, let number = Double(text), number.isFinite else {
      position = start
      throw error("this is not a number")
    }
    return number
  }

  /// Takes digits; `false` where there are none.
  private mutating func digits() -> Bool {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position > start
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  /// Where the reader stands: counted on from the last place, so that a long line costs no more
  /// than a short one.
  ///
  /// A column is one Unicode scalar.
  private mutating func place() -> (line: Int, column: Int) {
    if position < counted.position { counted = (0, 1, 1) }
    for byte in bytes[counted.position..<position] {
      if byte == 0x0A {
        counted.line += 1
        counted.column = 1
      } else if byte & 0xC0 != 0x80 {
        counted.column += 1
      }
    }
    counted.position = position
    return (counted.line, counted.column)
  }

  private mutating func error(_ message: String) -> JSONValue.SyntaxError {
    let place = place()
    return JSONValue.SyntaxError(line: place.line, column: place.column, message: message)
  }
}

// MARK: - Writing

extension JSONValue {
  /// The value as text, two spaces a level, keys in their order.
  public var text: String {
    var result = ""
    write(to: &result, indent: 0)
    return result
  }

  private func write(to result: inout String, indent: Int) {
    let inner = String(repeating: "  ", count: indent + 1)
    let outer = String(repeating: "  ", count: indent)
    switch self {
    case .null: result += "null"
    case .bool(let flag): result += flag ? "true" : "false"
    case .number(let number): result += NumberParser.format(number)
    case .string(let string): result += Self.quoted(string)
    case .array(let items) where items.allSatisfy(\.isScalar):
      result += "["
      for (position, item) in items.enumerated() {
        if position > 0 { result += ", " }
        item.write(to: &result, indent: 0)
      }
      result += "]"
    case .array(let items):
      result += "[\n"
      for (position, item) in items.enumerated() {
        result += inner
        item.write(to: &result, indent: indent + 1)
        result += position + 1 < items.count ? ",\n" : "\n"
      }
      result += outer + "]"
    case .object(let members) where members.isEmpty: result += "{}"
    case .object(let members):
      result += "{\n"
      for (position, member) in members.enumerated() {
        result += inner + Self.quoted(member.key) + ": "
        member.value.write(to: &result, indent: indent + 1)
        result += position + 1 < members.count ? ",\n" : "\n"
      }
      result += outer + "}"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  /// A string in quotes; control characters become escapes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        // It may be shown as it is.
        if VisibleText.isUnsafe(scalar) {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// `null` where there is nothing.
  public init(_ string: String?) { self = string.map { .string($0) } ?? .null }

  /// `null` where there is nothing.
  public init(_ number: Double?) { self = number.map { .number($0) } ?? .null }

  /// `null` where there is nothing.
  public init(_ flag: Bool?) { self = flag.map { .bool($0) } ?? .null }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral
{
  /// An object with its members in the order of the literal.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }

  /// An array of these items.
  public init(arrayLiteral items: JSONValue...) { self = .array(items) }

  /// A text.
  public init(stringLiteral text: String) { self = .string(text) }
}
