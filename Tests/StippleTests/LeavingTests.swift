import Foundation
import Glibc
import TerminalTesting
import Testing

@Suite(.serialized) struct `Leaving and coming back` {
  @Test func `Ctrl-C clears the line and answers nothing`() throws {
    let (_, session) = try Clinic.at("sexAtBirth")
    try session.type(keys: "fem", showing: "sexAtBirth › fem")
    try session.send(Key.control("c"))
    try session.expect("sexAtBirth ›")
    try session.type("male", "sex at birth: male")
  }

  @Test func `Ctrl-C twice says how to leave`() throws {
    let (_, session) = try Clinic.at("sexAtBirth")
    try session.send(Key.control("c"))
    try session.expect("sexAtBirth ›")
    #expect(!session.output.contains("saves and leaves"))
    try session.send(Key.control("c"))
    try session.expect("Ctrl-D or /pause saves and leaves.")
    try session.expect("sexAtBirth ›")
  }

  @Test func `Ctrl-D saves and leaves with a status of its own`() throws {
    let (clinic, session) = try Clinic.at("sexAtBirth")
    try session.type("female", "proposedDate ›")
    try session.send(Key.control("d"))
    try session.expect("saved")
    #expect(try session.waitForExit() == 75)
    let again = try clinic.start("resume")
    try again.expect("proposedDate ›")
  }

  @Test func `the end of a pipe saves and leaves with the same status`() throws {
    let clinic = try Clinic()
    let ending = try clinic.run(lines: ["P-7", "", "Dr Test", "1990-06-14"])
    #expect(ending.status == 75)
    #expect(ending.output.contains("stipple resume"))
    let again = try clinic.start("resume")
    try again.expect("sexAtBirth ›")
  }

  @Test func `resume goes on exactly where the process was killed`() throws {
    let (clinic, session) = try Clinic.at("medicines")
    try session.type("1", "isotretinoin ›")
    try session.type("stopped", "isotretinoinLast ›")
    try session.type(keys: "2026-0", showing: "isotretinoinLast › 2026-0")
    session.kill(SIGKILL)
    #expect(try session.waitForExit() == 128 + SIGKILL)
    let again = try clinic.start("resume")
    try again.expect("isotretinoinLast ›")
    try again.type("1 month ago", "R-D02", "skinProducts ›")
    try again.type("/review medicines", "isotretinoin by mouth: taken, now stopped")
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal that ends it keeps every answer and gives the terminal back`(_ signal: Int32)
    throws
  {
    let before = try TerminalSession("/bin/cat").settings
    let (clinic, session) = try Clinic.at("sexAtBirth")
    try session.type("female", "proposedDate ›")
    session.kill(signal)
    #expect(try session.waitForExit() == 128 + signal)
    #expect(session.settings.c_lflag == before.c_lflag)
    #expect(session.settings.c_iflag == before.c_iflag)
    let again = try clinic.start("resume")
    try again.expect("proposedDate ›")
  }

  @Test func `a terminal that goes away keeps every answer`() throws {
    let clinic = try Clinic(pausedBefore: "sexAtBirth")
    do {
      let session = try clinic.start("resume")
      try session.expect("sexAtBirth ›")
      try session.type("female", "proposedDate ›")
    }
    let again = try clinic.start("resume")
    try again.expect("proposedDate ›")
  }

  @Test func `a reader of the output that goes away pauses the consultation`() throws {
    let clinic = try Clinic()
    let lines = try Healthy.lines(before: "areas").joined(separator: "\n")
    try clinic.write(lines, to: "lines")
    let ending = try clinic.shell("{ \"$0\" < lines; echo $? > status; } | head -n 1")
    #expect(ending.status == 0)
    #expect(try clinic.read("status") == "75\n")
  }

  @Test func `a second start with the same reference offers to resume`() throws {
    let clinic = try Clinic(pausedBefore: "sexAtBirth")
    let session = try clinic.start()
    try session.expect("reference ›")
    try session.type(" p-100 ", "not finished", "resume or new ›")
    try session.type("perhaps", "Type resume or new", "resume or new ›")
    try session.type("r", "Sex recorded at birth?", "sexAtBirth ›")
  }

  @Test func `a second start may begin anew, and offers the last clinician`() throws {
    let clinic = try Clinic(pausedBefore: "sexAtBirth")
    let session = try clinic.start()
    try session.expect("reference ›")
    try session.type("P-100", "resume or new ›")
    try session.type("new", "Patient name?", "name ›")
    try session.type("", "Enter takes: Dr Test", "clinician ›")
    try session.type("", "Date of birth?", "dob ›")
  }

  @Test func `a consultation that is open elsewhere is not opened twice`() throws {
    let (clinic, session) = try Clinic.at("sexAtBirth")
    let second = try clinic.run("resume")
    #expect(second.status == 77)
    #expect(second.complaint.contains("in use"))
    try session.type("female", "proposedDate ›")
  }

  @Test func `Ctrl-D before anything is recorded leaves nothing behind`() throws {
    let clinic = try Clinic()
    let session = try clinic.start()
    try session.expect("reference ›")
    try session.send(Key.control("d"))
    #expect(try session.waitForExit() == 0)
    #expect(try clinic.run("records", "list").output.contains("No consultations"))
  }
}

@Suite(.serialized) struct `Starting without anybody to ask` {
  @Test(arguments: [
    ("\"$0\" --no-input", "--no-input"), ("\"$0\" <&-", "standard input is closed"),
    ("\"$0\" < /", "is a folder"), ("\"$0\" >&-", "standard output is closed"),
  ]) func `fails with a sentence`(_ line: String, _ reason: String) throws {
    let ending = try Clinic().shell(line)
    #expect(ending.status == 64)
    #expect(ending.complaint.contains(reason))
  }

  @Test func `fails with a sentence when the input is empty`() throws {
    let ending = try Clinic().run()
    #expect(ending.status == 65)
    #expect(ending.complaint.contains("ended before a patient reference"))
  }

  @Test func `names the way to protect the records when there is no key`() throws {
    let ending = try Clinic().run(lines: ["P-1"], with: ["STIPPLE_KEY_FILE": ""])
    #expect(ending.status == 77)
    #expect(ending.complaint.contains("--key-file"))
  }

  @Test func `asks at the first start how the records are protected`() throws {
    let session = try Clinic().start(with: ["STIPPLE_KEY_FILE": ""])
    // The folder's name is long enough to break the line before this word.
    try session.expect("encrypted.")
    try session.expect("1 or 2 ›")
    try session.type("3", "Type 1 or 2", "1 or 2 ›")
    try session.type("2", "record store was made", "reference ›")
  }

  @Test func `ends with the status that its help and its README give for it`() throws {
    let clinic = try Clinic(pausedBefore: "sexAtBirth")
    let readme = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("README.md"), encoding: .utf8)
    let help = try clinic.run("--help").output
    func named(_ text: String, after start: String) -> [Int32] {
      let rest = text.components(separatedBy: start).dropFirst().first ?? ""
      let list = rest.components(separatedBy: "\n\n").first ?? ""
      return list.matches(of: /(?:^|[\s,])(\d{1,3})\s/).compactMap { Int32($0.1) }
    }
    let statuses = named(help, after: "Exit statuses: ")
    #expect(statuses == [0, 1, 64, 65, 66, 70, 73, 74, 75, 77, 130])
    #expect(named(readme, after: "Exit statuses: ") == statuses)

    try clinic.write("{", to: "bad.json")
    try clinic.write("", to: "taken.yaml")
    try clinic.write(
      """
      ---
      consult: 1
      protocol: microneedling 2026.1
      policy: none
      clock: 2026-11-22T10:00
      case: asks something else first
      ---
      ? [glogau] Glogau type?
      > II
      """, to: "differs.consult.md")
    for (line, status) in [
      ("\"$0\" --version", 0), ("\"$0\" replay differs.consult.md", 1),
      ("\"$0\" --nonsense", 64), ("\"$0\" assess bad.json", 65), ("\"$0\" assess no.json", 66),
      ("\"$0\" policy new taken.yaml", 73), ("echo female | \"$0\" resume", 75),
      ("STIPPLE_KEY_FILE=bad.json \"$0\" records list", 77),
      ("STIPPLE_KEY_FILE=/nowhere \"$0\" records list", 66),
      ("STIPPLE_KEY_FILE=/ \"$0\" records list", 74),
    ] as [(String, Int32)] {
      let ending = try clinic.shell(line)
      #expect(ending.status == status, "\(line): \(ending.complaint)")
    }
    let session = try clinic.start("assess", "-")
    let name = "/proc/\(session.process)/comm"
    try session.expectScreen("the program itself") { _ in
      (try? String(contentsOfFile: name, encoding: .utf8)) == "stipple\n"
    }
    try session.send(Key.control("c"))
    #expect(try session.waitForExit() == 130)
  }

  @Test func `shows what was mistyped on the command line visibly`() throws {
    let ending = try Clinic().run("x\u{1B}[31m\u{202E}")
    #expect(ending.status == 64)
    #expect(ending.complaint.contains("⟨U+001B⟩[31m⟨U+202E⟩"))
    #expect(!ending.complaint.contains("\u{1B}") && !ending.complaint.contains("\u{202E}"))
  }
}
