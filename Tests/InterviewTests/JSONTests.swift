import Interview
import Testing

@Suite struct `A JSON text` {
  private func parse(_ text: String) -> Result<JSONValue, JSONValue.SyntaxError> {
    parse(bytes: Array(text.utf8))
  }

  private func parse(bytes: [UInt8]) -> Result<JSONValue, JSONValue.SyntaxError> {
    Result { () throws(JSONValue.SyntaxError) in try JSONValue(parsing: bytes) }
  }

  private func failure(_ text: String) -> JSONValue.SyntaxError? {
    if case .failure(let error) = parse(text) { error } else { nil }
  }

  @Test(
    arguments: [
      ("null", JSONValue.null), (" true ", .bool(true)), ("-0.5e+2", .number(-50)),
      ("0", .number(0)),
      ("1E2", .number(100)), (#""a\"\\\/\b\f\n\r\t\u00e9""#, "a\"\\/\u{8}\u{c}\n\r\té"),
      (#""\ud83d\ude00""#, "😀"), ("[]", []), ("[1, [2]]", [.number(1), [.number(2)]]), ("{}", [:]),
    ] as [(String, JSONValue)]) func `is read as its value`(_ text: String, _ expected: JSONValue)
  {
    #expect(parse(text) == .success(expected))
  }

  @Test(arguments: [
    "", "  ", "nul", "truefalse", "01", "-", "1.", ".5", "+1", "1e", "1e+", "1.e5", "1..2", "1-2",
    "1e999",
    "--1", "NaN", "Infinity", "0x10", "[1,]", "[1 2]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "[", "{",
    "\"",
    "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"",
    "\"a\u{1}\"", "1 2", "\u{feff}1", "'a'", "// x\n1",
  ]) func `that breaks the grammar is refused`(_ text: String) {
    #expect(failure(text) != nil)
  }

  @Test func `names the line and column of what is wrong`() {
    let error = failure("{\n  \"é\": 1,\n  \"b\": oops\n}")
    #expect(error?.line == 3 && error?.column == 8)
    #expect(failure("[1,\n\n  2 3]")?.line == 3)
  }

  @Test func `names the place of each key`() {
    guard case .success(.object(let members)) = parse("{\"ä\": 1, \"b\":\n 2,\n   \"c\": 3}") else {
      Issue.record("not read")
      return
    }
    #expect(members.map(\.line) == [1, 1, 3])
    #expect(members.map(\.column) == [2, 10, 4])
  }

  @Test func `may not say a key twice`() {
    let error = failure("{\"a\": 1,\n \"\\u0061\": 2}")
    #expect(error?.line == 2 && error?.message.contains("a second time") == true)
  }

  @Test func `may be nested 64 deep and no deeper`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(failure(nested(64)) == nil)
    #expect(failure(nested(65))?.message == "the text is nested too deeply")
    #expect(failure(String(repeating: "[", count: 1_000_000)) != nil)
  }

  @Test func `is refused and never trapped on, whatever its bytes`() {
    let seeds: [[UInt8]] = [
      Array(#"{"a": [1, "x\u00e9", null], "b": {"c": -1.5e3}}"#.utf8), [0xFF, 0xFE],
      [0x22, 0xC3, 0x28, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF8, 0x88, 0x22], [0x7B, 0x22], [0x00],
    ]
    for seed in seeds {
      for cut in 0...seed.count { _ = parse(bytes: Array(seed.prefix(cut))) }
      for position in seed.indices {
        for byte: UInt8 in [0x00, 0x22, 0x5C, 0x7B, 0x5D, 0x2D, 0x80, 0xC0, 0xFF] {
          var changed = seed
          changed[position] = byte
          _ = parse(bytes: changed)
        }
      }
    }
    if case .success = parse(bytes: [0x22, 0xC3, 0x28, 0x22]) {
      Issue.record("bad UTF-8 was read")
    }
  }

  @Test func `of many keys on one line is read in one pass`() {
    let text = "{" + (0..<40_000).map { "\"key\($0)\":\($0)" }.joined(separator: ",") + "}"
    guard case .success(.object(let members)) = parse(text) else {
      Issue.record("not read")
      return
    }
    #expect(members.count == 40_000)
    #expect(members.last?.column == text.utf8.count - "\"key39999\":39999}".utf8.count + 1)
  }

  @Test func `is read back from what it is written as`() {
    let value: JSONValue = [
      "text": "a\"\\\n\r\t\u{1}\u{7f}é😀", "list": [.number(1.5), .null, .bool(false), "x"],
      "empty": [:], "none": [], "rows": [["a": .number(-3)], ["b": []]],
    ]
    #expect(parse(value.text).map(\.text) == .success(value.text))
    #expect(!value.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
