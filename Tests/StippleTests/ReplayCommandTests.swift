import Foundation
import Testing

@Suite struct `A replay on the command line` {
  @Test func `plays files and folders, says what differs, and sums up`() throws {
    let clinic = try Clinic()
    let good = try Training.text()
    try clinic.write(good, to: "good.consult.md")
    let bad = good.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "> 64 kg" ? "> 4 kg" : String($0) }.joined(separator: "\n")
    try clinic.write(bad, to: "bad.consult.md")
    let one = try clinic.run("replay", "good.consult.md")
    #expect(one.status == 0)
    #expect(one.output.contains("1 dialogues, "))
    let both = try clinic.run("replay", clinic.folder, "--coverage")
    #expect(both.status == 1)
    #expect(both.output.contains("bad.consult.md:line "))
    #expect(both.output.contains("expected  "))
    #expect(both.output.contains("1 as written, 1 different"))
    #expect(both.output.contains("rules at their levels"))
    #expect(try clinic.read("bad.consult.md") == bad)
  }

  @Test func `blesses what the program says now, and says what changed`() throws {
    let clinic = try Clinic()
    let text = try Training.text()
    let stale = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("= plan session") }.joined(separator: "\n")
    try clinic.write(stale, to: "a.consult.md")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: clinic.folder + "/a.consult.md")
    let blessing = try clinic.run("replay", "--bless", "a.consult.md")
    #expect(blessing.output.contains("got  = plan session 1 on 2027-03-03"))
    #expect(blessing.output.contains("rewritten, 4 changes, 0 left"))
    #expect(try clinic.read("a.consult.md") == text)
    #expect(try clinic.run("replay", "a.consult.md").status == 0)
    #expect(try clinic.shell("stat -c %a a.consult.md").output == "640\n")
  }

  @Test func `blesses no file of another policy, and follows links`() throws {
    let clinic = try Clinic()
    let text = try Training.text()
    let stale = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("= plan session") }.joined(separator: "\n")
    let other = stale.replacing("\npolicy: none\n", with: "\npolicy: Quay Clinic 0123456789ab\n")
    try clinic.write(other, to: "other.consult.md")
    let refused = try clinic.run("replay", "--bless", "other.consult.md")
    #expect(refused.status == 1)
    #expect(refused.output.contains("other.consult.md: not rewritten, it is of another policy"))
    #expect(try clinic.read("other.consult.md") == other)

    try clinic.write(stale, to: "real.consult.md")
    #expect(try clinic.shell("ln -s real.consult.md link.consult.md").status == 0)
    #expect(
      try clinic.run("replay", "--bless", "link.consult.md").output.contains("rewritten, 4 changes")
    )
    #expect(try clinic.read("real.consult.md") == text)
    #expect(try clinic.shell("readlink link.consult.md").output == "real.consult.md\n")
  }

  @Test func `says what it cannot read in a folder, and plays the rest`() throws {
    let clinic = try Clinic()
    try FileManager.default.createDirectory(
      atPath: clinic.folder + "/class", withIntermediateDirectories: true)
    try clinic.write(try Training.text(), to: "class/good.consult.md")
    try clinic.write("\u{0}\u{1}", to: "class/bad.consult.md")
    let ending = try clinic.run("replay", "class")
    #expect(ending.status == 65)
    #expect(ending.complaint.contains("bad.consult.md"))
    #expect(
      ending.output.contains("2 dialogues")
        && ending.output.contains("1 as written, 0 different, 1 not read"))
  }

  @Test func `refuses what is no dialogue by its line, and changes nothing`() throws {
    let clinic = try Clinic()
    let text = try Training.text()
    let files: [(name: String, bytes: [UInt8], says: String)] = [
      ("cut.consult.md", Array(text.utf8.prefix(59)), "not closed"),
      ("huge.consult.md", [UInt8](repeating: 0x61, count: 2 << 20), "line 1, column 1"),
      ("binary.consult.md", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF], "line 1"),
      ("empty.consult.md", [], "line 1"),
      ("key.consult.md", Array(text.utf8.prefix(20)) + Array("polcy: x\n---\n".utf8), "policy"),
      (
        "escape.consult.md", Array((text + "\u{1B}]0;title\u{7}").utf8), "control character"
      ),
      (
        "endless.consult.md", Array((text + String(repeating: "> /back\n", count: 6000)).utf8),
        "line"
      ),
    ]
    for file in files {
      let path = clinic.folder + "/" + file.name
      try Data(file.bytes).write(to: URL(fileURLWithPath: path))
      for command in ["replay --bless", "case check", "practise"] {
        let ending = try clinic.shell("\"$0\" \(command) \(file.name)")
        #expect(ending.status == 65, "\(file.name) \(command) \(ending.output)")
        #expect(ending.complaint.contains("\(file.name):line "), "\(ending.complaint)")
        #expect(ending.complaint.contains(file.says), "\(ending.complaint)")
        #expect(!ending.complaint.contains("\u{1B}"))
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == file.bytes)
      }
    }
    #expect(try clinic.files.filter { $0 != ".local" } == files.map(\.name).sorted())
  }

  @Test(arguments: [400, 2_000, 6_000, 9_000])
  func `finds a file out that lost its end, and leaves it as it is`(_ length: Int) throws {
    let clinic = try Clinic()
    let cut = String(decoding: try Training.text().utf8.prefix(length), as: UTF8.self)
    try clinic.write(cut, to: "cut.consult.md")
    let ending = try clinic.run("replay", "cut.consult.md")
    #expect([1, 65].contains(ending.status))
    #expect((ending.output + ending.complaint).contains("cut.consult.md:line "))
    #expect(try clinic.read("cut.consult.md") == cut)
    #expect(try clinic.run("practise", "cut.consult.md").status == 65)
  }

  @Test func `of a hostile case runs no command, reads no file and writes none`() throws {
    let clinic = try Clinic()
    let attack = [
      "!touch pwned", "> !touch pwned", "> $(touch pwned)", "> `touch pwned`",
      "> /note $(touch pwned)", "> /said | touch pwned", "> /plan > pwned", "> /plan pwned",
      "> /sign pwned", "> /note \\\\", "> ../../etc/passwd", "> @/etc/passwd", "> < /etc/passwd",
      "> file:///etc/passwd", "> /abandon pwned; touch pwned",
    ]
    let header = try Training.text().split(separator: "\n", maxSplits: 6).prefix(6)
      .joined(separator: "\n")
    try clinic.write(
      header + "\n---\n\n" + attack.joined(separator: "\n") + "\n", to: "hostile.consult.md")
    for command in [
      "replay", "replay --bless", "replay --coverage", "case check", "practise",
    ] {
      let ending = try clinic.shell("\"$0\" \(command) hostile.consult.md")
      #expect([0, 1, 65].contains(ending.status), "\(command) \(ending.complaint)")
      #expect(!ending.output.contains("root:"))
    }
    #expect(try clinic.files == ["hostile.consult.md"])
    #expect(try clinic.shell("mkfifo p.consult.md; \"$0\" replay .").status == 0)
  }
}
