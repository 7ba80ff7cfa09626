import Glibc
import TerminalTesting
import Testing

@Suite(.serialized) struct `A terminal session` {
  @Test func `throws the line away at Ctrl-C and asks again`() throws {
    let session = try probe()
    try session.send("half")
    try session.expectLastLine("1> half")
    try session.send(Key.control("c"))
    try session.expect("interrupted")
    try session.expect("2> ")
    try session.send("whole\r")
    try session.expect("line \"whole\"")
  }

  @Test func `leaves a history search at Ctrl-C`() throws {
    let session = try probe()
    try session.send(Key.control("r"))
    try session.expect("bck:")
    try session.send(Key.control("c"))
    try session.expect("interrupted")
    try session.expect("2> ")
    try session.send("x\r")
    try session.expect("line \"x\"")
  }

  @Test func `does not stop its output at Ctrl-S`() throws {
    let session = try probe()
    try session.send(Key.control("s") + Key.control("c"))
    try session.expect("interrupted")
    try session.expect("2> ")
  }

  @Test func `takes an interrupt signal for Ctrl-C`() throws {
    let session = try probe()
    session.kill(SIGINT)
    try session.expect("interrupted")
    try session.expect("2> ")
  }

  @Test func `ends at Ctrl-D on an empty line`() throws {
    let session = try probe()
    try session.send(Key.control("d"))
    try session.expect("end")
    try session.expect("bye")
    #expect(try session.waitForExit() == 0)
  }

  @Test func `does not end at Ctrl-D after text`() throws {
    let session = try probe()
    try session.answer("ab" + Key.control("d"), showing: "1> ab")
    try session.expect("line \"ab\"")
  }

  @Test func `leaves the terminal as it found it`() throws {
    let session = try TerminalSession("/bin/cat")
    let before = session.settings
    let editing = try probe()
    #expect(editing.settings.c_lflag & tcflag_t(ECHO) == 0)
    try editing.send("exit\r")
    try editing.waitForExit()
    #expect(isSame(editing.settings, before))
    #expect(editing.output.hasSuffix("bye\n"))
    #expect(String(decoding: editing.raw, as: UTF8.self).contains("\u{1B}[?2004l"))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `leaves the terminal as it found it when it is killed`(_ signal: Int32) throws {
    let before = try TerminalSession("/bin/cat").settings
    let session = try probe()
    session.kill(signal)
    #expect(try session.waitForExit() == 128 + signal)
    #expect(isSame(session.settings, before))
    #expect(String(decoding: session.raw, as: UTF8.self).hasSuffix("\u{1B}[?2004l"))
  }

  @Test func `stops at Ctrl-Z and goes on where it was`() throws {
    let shell = try TerminalSession(
      "/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "shell> "])
    try shell.expect("shell> ")
    try shell.send(try TestProgram("prompting-probe").path + "\r")
    try shell.expect("1> ")
    try shell.send("half")
    try shell.expectLastLine("1> half")
    try shell.send(Key.control("z"))
    try shell.expect("Stopped")
    try shell.expect("shell> ")
    try shell.send("fg\r")
    try shell.expect("1> half")
    try shell.answer("way", showing: "1> halfway")
    try shell.expect("line \"halfway\"")
  }

  private func isSame(_ one: termios, _ other: termios) -> Bool {
    one.c_iflag == other.c_iflag && one.c_oflag == other.c_oflag && one.c_cflag == other.c_cflag
      && one.c_lflag == other.c_lflag
  }
}
