import TerminalTesting
import Testing

@Suite(.serialized) struct `A paste` {
  @Test func `of one line goes into the line and does not end it`() throws {
    let session = try probe()
    try session.send("ac" + Key.left + Key.paste("b\n"))
    try session.expectLastLine("1> abc")
    try session.answer("!", showing: "1> ab!c")
    try session.expect("line \"ab!c\"")
  }

  @Test func `of several lines is refused where one is asked for`() throws {
    let session = try probe()
    try session.send(Key.paste("yes\r\nno\r\nyes\r\n"))
    try session.expect("refused: 3 lines")
    try session.expect("2> ")
    try session.answer("safe", showing: "2> safe")
    try session.expect("line \"safe\"")
    #expect(!session.output.contains("line \"yes\""))
  }

  @Test func `of several lines is one answer where that is allowed`() throws {
    let session = try probe("multiline")
    try session.send(Key.paste("one\rtwo\r\nthree\n"))
    try session.expectLastLine("three")
    try session.send("\r")
    try session.expect("line \"one\\ntwo\\nthree\"")
  }

  @Test func `without brackets is refused as a whole`() throws {
    let session = try probe()
    try session.send("one\rtwo\rthree")
    try session.expect("refused: 3 lines")
    try session.expect("2> ")
    try session.answer("x", showing: "2> x")
    try session.expect("line \"x\"")
    #expect(!session.output.contains("line \"one\""))
  }

  @Test func `without brackets is one answer where that is allowed`() throws {
    let session = try probe("multiline")
    try session.send("one\rtwo\r")
    try session.expectLastLine("two")
    try session.send("\r")
    try session.expect("line \"one\\ntwo\"")
  }

  @Test func `that is large and without brackets is refused to its end`() throws {
    let session = try probe()
    try session.send(String(repeating: "a line of a letter\r", count: 1000))
    try session.expect("refused: 1000 lines")
    try session.expect("2> ")
    try session.answer("x", showing: "2> x")
    try session.expect("line \"x\"")
  }

  @Test func `with control characters shows them and gives them`() throws {
    let session = try probe()
    try session.send(Key.paste("a\u{1B}[2Jb\0c"))
    try session.expectLastLine("1> a^[[2Jb\u{100000}c")
    try session.send("\r")
    try session.expect("line \"a\\u{1B}[2Jb\\0c\"")
  }

  @Test func `that is too long is refused`() throws {
    let session = try probe()
    try session.send(Key.paste(String(repeating: "x", count: 70_000)))
    try session.expect("refused: That line is longer than 65536 bytes.")
    try session.expect("2> ")
  }

  @Test func `does not disturb a history search`() throws {
    let session = try probe()
    try session.send(Key.control("r"))
    try session.expect("bck:")
    try session.send(Key.paste("pasted"))
    try session.expectLastLine("1> pasted")
    try session.send("\r")
    try session.expect("line \"pasted\"")
  }

  @Test(arguments: [Key.escape + "x", Key.control("v")])
  func `reaches the line even where libedit was reading something else`(_ keys: String) throws {
    let session = try probe()
    try session.send(keys)
    try session.send(Key.paste("pasted"))
    try session.expectScreen("for the paste") { $0.lines.last?.contains("pasted") == true }
    try session.send("\r")
    try session.expect("line \"pasted\"")
  }
}

@Suite(.serialized) struct `Bytes on a terminal` {
  @Test func `that are not UTF-8 are refused with their number`() throws {
    let session = try probe()
    try session.send(bytes: [0x61, 0xFF, 0xC3, 0x28, 0x62])
    try session.expectLastLine("1> a\u{FFFD}\u{FFFD}(b")
    try session.send("\r")
    try session.expect("refused: 2 bytes are not UTF-8 text.")
  }

  @Test func `may come one by one`() throws {
    let session = try probe()
    for byte in "é日".utf8 { try session.send(bytes: [byte]) }
    try session.answer("", showing: "1> é日")
    try session.expect("line \"é日\"")
  }

  @Test func `beyond the longest line are refused`() throws {
    let session = try probe()
    try session.send(String(repeating: "x", count: 66_000) + "\r")
    try session.expect("refused: That line is longer than 65536 bytes.")
    try session.expect("2> ")
    try session.answer("x", showing: "2> x")
  }
}
