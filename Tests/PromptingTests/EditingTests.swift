import TerminalTesting
import Testing

@Suite(.serialized) struct `A line on a terminal` {
  @Test func `is given as it was typed`() throws {
    let session = try probe()
    try session.send("hello there\r")
    try session.expect("line \"hello there\"")
    try session.expect("2> ")
  }

  @Test(arguments: [
    (keys: "ac" + Key.left + "b", line: "abc"),
    (keys: "ac" + Key.left + "b" + Key.right + "d", line: "abcd"),
    (keys: "bc" + Key.home + "a", line: "abc"),
    (keys: "bc" + Key.home + "a" + Key.end + "d", line: "abcd"),
    (keys: "bc" + Key.control("a") + "a" + Key.control("e") + "d", line: "abcd"),
    (keys: "abxc" + Key.left + Key.backspace, line: "abc"),
    (keys: "xabc" + Key.home + Key.delete, line: "abc"),
    (keys: "xabc" + Key.home + Key.control("d"), line: "abc"),
    (keys: "one three" + Key.wordLeft + "two ", line: "one two three"),
    (keys: "one three" + Key.control("a") + Key.wordRight + " two", line: "one two three"),
    (keys: "one three" + Key.escape + "b" + "two ", line: "one two three"),
    (keys: "one two" + Key.control("w") + "2", line: "one 2"),
    (keys: "abcxyz" + Key.left + Key.left + Key.left + Key.control("k"), line: "abc"),
    (keys: "gone" + Key.control("u") + "kept", line: "kept"),
    (
      keys: "two one " + Key.control("a") + Key.escape + "d" + Key.control("e") + Key.control("y"),
      line: " one two"
    ),
  ])
  func `is edited by keys`(_ keys: String, _ line: String) throws {
    let session = try probe()
    try session.answer(keys, showing: "1> " + line)
    try session.expect("line \(line.debugDescription)")
  }

  @Test func `holds wide characters, each deleted by one backspace`() throws {
    let session = try probe()
    try session.answer("日本語" + Key.backspace + "x", showing: "1> 日本x")
    try session.expect("line \"日本x\"")
  }

  @Test func `loses a letter together with its accent`() throws {
    let session = try probe()
    try session.answer("caf\u{E9} ae\u{301}" + Key.backspace + "o", showing: "1> caf\u{E9} ao")
    try session.expect("line \"caf\u{E9} ao\"")
  }

  @Test func `shows a letter with its accent, however it is typed or pasted`() throws {
    let session = try probe()
    try session.answer(
      "caf" + "e\u{301}" + Key.left + Key.left + Key.right + "t" + Key.end + " "
        + Key.paste("Nguye\u{302}\u{303}n") + Key.backspace + Key.backspace,
      showing: "1> caft\u{E9} Nguy")
    try session.expect("line \"caft\u{E9} Nguy\"")
  }

  @Test func `keeps a mark that belongs to no single character, and deletes it with its letter`()
    throws
  {
    let session = try probe()
    try session.answer("x\u{302}y" + Key.left + "z", showing: "1> xzy")
    try session.expect("line \"x\u{302}zy\"")
    try session.expect("2> ")
    try session.answer("ax\u{302}" + Key.backspace + "b", showing: "2> ab")
    try session.expect("line \"ab\"")
  }

  @Test func `moves over wide characters one at a time, and replaces one in the middle`() throws {
    let session = try probe()
    try session.answer(
      "日本語" + Key.left + Key.left + Key.backspace + "x" + Key.end + "y", showing: "1> x本語y")
    try session.expect("line \"x本語y\"")
  }

  @Test func `comes back with the up arrow`() throws {
    let session = try probe()
    try session.send("first\r")
    try session.expect("2> ")
    try session.answer(Key.up, showing: "2> first")
    try session.expect("line \"first\"")
  }

  @Test func `does not come back where it is not to be remembered`() throws {
    let session = try probe("forget")
    try session.send("secret\r")
    try session.expect("2> ")
    try session.answer(Key.up + "x", showing: "2> x")
    try session.expect("line \"x\"")
    #expect(session.screen.lines.filter { $0.contains("> secret") }.count == 1)
  }

  @Test func `is found in the history by what it contains`() throws {
    let session = try probe()
    try session.send("isotretinoin\r")
    try session.expect("2> ")
    try session.send("other\r")
    try session.expect("3> ")
    try session.send(Key.control("r") + "tret")
    try session.expectScreen("for the search") { $0.lines.contains("3> isotretinoin") }
    try session.send("\r")
    try session.expect("line \"isotretinoin\"")
  }

  @Test(arguments: [Key.control("_"), Key.control("x") + Key.control("u")])
  func `takes its changes back one by one`(_ undo: String) throws {
    let session = try probe()
    try session.send("one two")
    try session.expectLastLine("1> one two")
    try session.send(Key.control("w"))
    try session.expectLastLine("1> one")
    try session.send(Key.control("u"))
    try session.expectLastLine("1>")
    try session.send(undo)
    try session.expectLastLine("1> one")
    try session.send(undo)
    try session.expectLastLine("1> one two")
    try session.send("\r")
    try session.expect("line \"one two\"")
  }

  @Test func `begins with the text that it is given`() throws {
    let session = try probe("initial=two words")
    try session.answer(Key.control("w") + "one", showing: "1> two one")
    try session.expect("line \"two one\"")
  }

  @Test func `obeys the keys of vi where the user's file says so`() throws {
    let settings = try Settings("bind -v\n")
    let session = try probe(environment: ["EDITRC": settings.path])
    try session.send("abx")
    try session.expectLastLine("1> abx")
    try session.send(Key.escape)
    try session.answer("xAc", showing: "1> abc")
    try session.expect("line \"abc\"")
  }

  @Test func `keeps the user's own binding of a key`() throws {
    let settings = try Settings("bind ^R ed-move-to-beg\n")
    let session = try probe(environment: ["EDITRC": settings.path])
    try session.answer("bc" + Key.control("r") + "a", showing: "1> abc")
    try session.expect("line \"abc\"")
  }

  @Test func `grows over several rows and shrinks again`() throws {
    let session = try probe(columns: 40)
    try session.send(String(repeating: "a", count: 50))
    try session.expectLastLine(String(repeating: "a", count: 13))
    try session.answer(
      String(repeating: Key.backspace, count: 40),
      showing: "1> " + String(repeating: "a", count: 10))
    try session.expect("line \"aaaaaaaaaa\"")
  }

  @Test func `shows what could turn text around as boxes, and gives it as it was`() throws {
    let session = try probe()
    try session.send("a\u{202E}b\u{200B}c")
    try session.expectLastLine("1> a\u{10202E}b\u{10200B}c")
    #expect(!session.output.unicodeScalars.contains("\u{202E}"))
    try session.send("\r")
    try session.expect("line \"a\u{202E}b\u{200B}c\"")
  }
}
