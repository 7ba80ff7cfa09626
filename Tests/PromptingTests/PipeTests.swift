import Glibc
import Testing

@testable import Prompting

@Suite(.serialized) struct `A pipe of lines` {
  @Test func `gives its lines one by one and then ends`() throws {
    var source = try PipeFixture("one\ntwo\n")
    #expect(source.inputs() == [.line("one"), .line("two"), .endOfInput])
  }

  @Test func `gives the last line without a newline too`() throws {
    var source = try PipeFixture("one\ntwo")
    #expect(source.inputs() == [.line("one"), .line("two"), .endOfInput])
  }

  @Test func `may end its lines as other systems do`() throws {
    var source = try PipeFixture("one\r\n\r\ntwo\r\n")
    #expect(source.inputs() == [.line("one"), .line(""), .line("two"), .endOfInput])
  }

  @Test func `refuses what is not UTF-8, and goes on`() throws {
    var source = try PipeFixture(bytes: [0x61, 0xFF, 0xE2, 0x82, 0x0A, 0x62, 0x0A])
    #expect(source.inputs() == [.refused(.invalidUTF8(bytes: 3)), .line("b"), .endOfInput])
  }

  @Test func `refuses a line that is too long, and goes on`() throws {
    let longest = String(repeating: "x", count: longestLine)
    var source = try PipeFixture(longest + "\n" + longest + "y\nz\n" + longest + "zz")
    let refusal = Input.refused(.tooLong(limit: longestLine))
    #expect(source.inputs() == [.line(longest), refusal, .line("z"), refusal, .endOfInput])
  }

  @Test func `delivers control characters for the caller to judge`() throws {
    var source = try PipeFixture("a\0b\u{1B}c\n")
    #expect(source.inputs() == [.line("a\0b\u{1B}c"), .endOfInput])
  }
}

/// A source that reads what a thread writes to a pipe, which holds less than a long line.
private struct PipeFixture: ~Copyable {
  private var source: PipeSource
  private let reading: Int32

  init(_ text: String) throws { try self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    reading = ends[0]
    source = PipeSource(descriptor: ends[0])
    let writing = ends[1]
    var child = pthread_t()
    let box = Unmanaged.passRetained(Box(bytes: bytes, descriptor: writing))
    pthread_create(
      &child, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().write()
        return nil
      }, box.toOpaque())
    pthread_detach(child)
  }

  deinit { close(reading) }

  mutating func inputs() -> [Input] {
    var inputs: [Input] = []
    repeat {
      inputs.append(source.next(PromptRequest("prompt of a test")))
    } while inputs.last != .endOfInput && inputs.count < 100
    return inputs
  }
}

private final class Box: Sendable {
  private let bytes: [UInt8]
  private let descriptor: Int32

  init(bytes: [UInt8], descriptor: Int32) {
    self.bytes = bytes
    self.descriptor = descriptor
  }

  func write() {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    close(descriptor)
  }
}

@Suite struct `A script of lines` {
  @Test func `gives its inputs, ends, and keeps what was shown`() {
    var lines = ScriptedLines([.line("yes"), .interrupted])
    lines.write("A question.\n")
    #expect(lines.next(PromptRequest("1>")) == .line("yes"))
    #expect(lines.next(PromptRequest("2>")) == .interrupted)
    #expect(lines.next(PromptRequest("3>")) == .endOfInput)
    #expect(lines.output == "A question.\n1>\n2>\n3>\n")
  }

  @Test func `is a console like any other`() {
    var console = Console.scripted(ScriptedLines(lines: ["a"]))
    #expect(console.next(PromptRequest(">")) == .line("a"))
  }
}
