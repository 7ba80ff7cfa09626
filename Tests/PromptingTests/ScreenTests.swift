import Glibc
import TerminalTesting
import Testing

@Suite(.serialized) struct `The screen` {
  @Test func `shows progress at the right until the line needs the room`() throws {
    let session = try probe("right=12/48")
    let bare = "1>" + String(repeating: " ", count: 72) + "12/48"
    try session.expectScreen("for progress") { $0.lines.last?.hasSuffix("  12/48") == true }
    #expect(session.screen.lines.last?.count == bare.count)
    let long = String(repeating: "x", count: 75)
    try session.answer(long, showing: "1> " + long)
    try session.expect("line \"\(long)\"")
  }

  @Test func `has no room for progress where it is narrow`() throws {
    let session = try probe("right=12/48", columns: 50)
    try session.answer("x", showing: "1> x")
    try session.expect("line \"x\"")
    #expect(!session.output.contains("12/48"))
  }

  @Test func `follows the terminal's size while a line is typed`() throws {
    let session = try probe()
    try session.send(String(repeating: "a", count: 50))
    try session.expectLastLine("1> " + String(repeating: "a", count: 50))
    session.resize(rows: 24, columns: 60)
    try session.send(String(repeating: "b", count: 10))
    try session.expectLastLine(String(repeating: "b", count: 3))
    try session.send("\r")
    try session.expect("line \"" + String(repeating: "a", count: 50) + "bbbbbbbbbb\"")
  }

  @Test func `survives a terminal of a few columns, and is whole again when that grows`() throws {
    let session = try probe("right=12/48")
    try session.send("日本語 and more")
    try session.expectScreen("for the line") { $0.lines.last?.contains("more") == true }
    for columns in [7, 3, 2, 1, 2, 1] {
      let drawn = session.raw.count
      session.resize(rows: 10, columns: columns)
      try session.send("語" + Key.backspace + Key.left + Key.right)
      try session.expectScreen("for it to be drawn") { _ in session.raw.count > drawn }
    }
    session.resize(rows: 24, columns: 80)
    try session.send("!")
    try session.expectScreen("for the line") {
      $0.lines.contains { $0.hasPrefix("1> 日本語 and more!") }
    }
    try session.send("\r")
    try session.expect("line \"日本語 and more!\"")
  }

  @Test(arguments: [1, 2, 7]) func `begins on a terminal of a few columns`(_ columns: Int) throws {
    let session = try probe(columns: columns)
    try session.send("日本\r")
    try session.expect("line")
  }

  @Test func `has colour where nothing speaks against it`() throws {
    let session = try probe()
    #expect(String(decoding: session.raw, as: UTF8.self).contains("\u{1B}[1m1>"))
  }

  @Test func `has no colour under NO_COLOR`() throws {
    let session = try probe(environment: ["NO_COLOR": "1"])
    try session.send("x\r")
    try session.expect("2> ")
    #expect(!String(decoding: session.raw, as: UTF8.self).contains("\u{1B}[1m"))
  }

  @Test(arguments: [["TERM": "dumb"], ["ACCESSIBLE": "1"]])
  func `is only appended to where it must be`(_ environment: [String: String]) throws {
    let session = try probe(environment: environment)
    try session.send("ab" + Key.backspace + "c\r")
    try session.expect("line \"ac\"")
    try session.send(Key.control("c"))
    try session.expect("interrupted")
    try session.send(Key.control("d"))
    try session.expect("bye")
    #expect(try session.waitForExit() == 0)
    #expect(!session.raw.contains(0x1B))
  }

  @Test func `is only appended to when an option says so`() throws {
    let session = try probe("accessible")
    try session.send("x\r")
    try session.expect("line \"x\"")
    #expect(!session.raw.contains(0x1B))
  }

  @Test func `refuses a burst without a line editor too`() throws {
    let session = try probe("accessible")
    try session.send("one\ntwo\nthree")
    try session.expect("refused: 3 lines")
    try session.expect("2> ")
    try session.send("x\r")
    try session.expect("line \"x\"")
  }

  @Test func `joins a burst without a line editor where that is allowed`() throws {
    let session = try probe("accessible", "multiline")
    try session.send("one\ntwo\n")
    try session.expect("line \"one\\ntwo\"")
  }
}

@Suite(.serialized) struct `A secret` {
  @Test(arguments: ["plain", "accessible"])
  func `is never shown`(_ kind: String) throws {
    let session = try probe("secret", kind)
    try session.send("hunterx" + Key.backspace + "2\r")
    try session.expect("line \"hunter2\"")
    #expect(session.output.components(of: "hunter") == 1)
  }

  @Test func `may be pasted`() throws {
    let session = try probe("secret")
    try session.send(Key.paste("correct horse"))
    try session.send("\r")
    try session.expect("line \"correct horse\"")
  }

  @Test func `is left at Ctrl-C, and the terminal echoes as before`() throws {
    let session = try probe("secret")
    try session.send("half" + Key.control("c"))
    try session.expect("interrupted")
    try session.expect("2> ")
    try session.send(Key.control("d"))
    try session.waitForExit()
    #expect(session.settings.c_lflag & tcflag_t(ECHO | ICANON) == tcflag_t(ECHO | ICANON))
    #expect(!session.output.contains("half"))
  }

  @Test func `comes from the terminal even where standard input is a pipe`() throws {
    let path = try TestProgram("prompting-probe").path
    let session = try TerminalSession("/bin/sh", ["-c", "echo piped | \(path) secret"])
    try session.expect("1> ")
    try session.send("typed\r")
    try session.expect("line \"typed\"")
    #expect(!session.output.contains("piped"))
  }

  @Test func `leaves the terminal echoing when the program is killed`() throws {
    let session = try probe("secret")
    session.kill(SIGTERM)
    try session.waitForExit()
    #expect(session.settings.c_lflag & tcflag_t(ECHO) != 0)
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { split(separator: part).count - 1 }
}
