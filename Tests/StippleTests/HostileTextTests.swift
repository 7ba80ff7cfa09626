import Foundation
import TerminalTesting
import Testing

/// Sequences that would clear a screen, set a title or turn text around.
@Suite(.serialized) struct `Hostile text on a terminal` {
  private static let hostile = "a\u{1B}[2Jb\u{1B}]0;title\u{7}c\u{202E}d\u{9B}31m"

  /// Whether it is shown as what it is, and nothing of it does anything.
  private func isHarmless(_ session: TerminalSession) -> Bool {
    let raw = String(decoding: session.raw, as: UTF8.self)
    return ["\u{1B}[2J", "\u{1B}]0;", "\u{202E}", "\u{9B}"].allSatisfy { !raw.contains($0) }
  }

  @Test func `in a note or a patient's words is refused and shown`() throws {
    let (_, session) = try Clinic.at("pihHistory")
    for command in ["/note", "/said"] {
      try session.send(Key.paste("\(command) \(Self.hostile)"))
      try session.type("", "⟨U+001B⟩", "pihHistory ›")
    }
    #expect(isHarmless(session))
    try session.type("none", "glogau ›")
  }

  @Test func `in a command, a topic or a reason is shown`() throws {
    let (_, session) = try Clinic.at("pihHistory")
    for command in ["/help", "/why", "/review", "/amend", "/abandon", "/override R-S02", "/"] {
      try session.send(Key.paste("\(command) \(Self.hostile)"))
      try session.type("", "⟨U+", "pihHistory ›")
    }
    #expect(isHarmless(session))
  }

  @Test func `in a policy is refused with its place`() throws {
    let clinic = try Clinic(pausedBefore: "pihHistory")
    try clinic.write("clinic: \"a\\e[2Jb\\u202Ed\"\n\"x\\e]0;y\": 1\n", to: "policy.yaml")
    let session = try clinic.start("resume", "--policy", clinic.folder + "/policy.yaml")
    try session.expect("policy.yaml:")
    try session.expect("⟨U+001B⟩")
    #expect(try session.waitForExit() == 65)
    #expect(isHarmless(session))
  }

  @Test func `in a dialogue is refused with its line`() throws {
    let clinic = try Clinic()
    try clinic.write("# A case\n\n> dob\nclinician: \(Self.hostile)\n", to: "x.consult.md")
    let session = try clinic.start("replay", clinic.folder + "/x.consult.md")
    try session.expect("x.consult.md:")
    #expect(try session.waitForExit() == 65)
    #expect(isHarmless(session))
  }

  @Test func `in a record from elsewhere is shown`() throws {
    let clinic = try Clinic(pausedBefore: "deviceType")
    var file = try ExportFile(clinic.run("records", "export", "--all").output)
    try file.replace(
      "P-100", with: "a\\u001b[2Jb\\u001b]0;t\\u0007c\\u202ed\\u009b31m")
    file.becomeForeign()
    try clinic.write(file.sealed(in: clinic), to: "changed.jsonl")
    let other = try Clinic(pausedBefore: "pihHistory")
    let taken = try other.start("records", "import", clinic.folder + "/changed.jsonl")
    try taken.waitForExit()
    #expect(isHarmless(taken))
    let list = try other.run("records", "list", "--format", "csv").output
    let row = list.split(whereSeparator: \.isNewline).first { $0.contains("⟨U+001B⟩") }
    let id = try #require(row?.prefix(8)).description
    let shown = try other.start("records", "show", id)
    try shown.expect("⟨U+001B⟩")
    try shown.waitForExit()
    #expect(isHarmless(shown))
    let session = try other.start("resume", id)
    try session.expect("›")
    try session.type("/review", "⟨U+001B⟩", "›")
    #expect(isHarmless(session))
  }
}

@Suite(.serialized) struct `The width of a terminal` {
  @Test(arguments: [40, 45, 52, 60, 72, 80, 100, 132, 200])
  func `is enough for whatever is said`(columns: Int) throws {
    let (_, session) = try Clinic.at("medicines", columns: columns)
    try session.type("1", "saved", "›")
    try session.type("stopped", "saved", "›")
    try session.type("1 month ago", "R-D02", "›")
    for command in ["/review", "/why", "/why R-D02", "/verdict", "/help", "/progress", "/read"] {
      try session.type(command, "saved", "›")
    }
    // What is typed stands behind a prompt.
    let said = session.output.split(whereSeparator: \.isNewline).filter { !$0.contains("›") }
    let tooLong = said.filter { $0.count > columns }
    #expect(tooLong == [])
  }
}
