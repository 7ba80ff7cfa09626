import TerminalTesting
import Testing

@Suite(.serialized) struct `The look of the prompt` {
  private let escape = UInt8(0x1B)

  @Test(arguments: [
    ["TERM": "dumb"], ["ACCESSIBLE": "1"],
  ]) func `has no escape sequence where the surroundings say so`(_ variables: [String: String])
    throws
  {
    let (_, session) = try Clinic.at("pregnancy", with: variables)
    try session.type("1", "pregnant, saved", "›")
    try session.type("yes", "R-M03", "edd, saved", "›")
    try session.type("/pause", "stipple resume")
    try session.waitForExit()
    #expect(!session.raw.contains(escape))
  }

  @Test func `is plain, numbered and append-only with --accessible`() throws {
    let (_, session) = try Clinic.at("areas", "--accessible")
    #expect(session.output.contains("22  genital skin\n"))
    #expect(session.output.contains(" 1  forehead\n"))
    try session.type("cheeks", "areas wished: cheeks", "areaFindings, saved")
    #expect(!session.raw.contains(escape))
    #expect(!session.output.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) })
  }

  @Test func `has no colour with NO_COLOR`() throws {
    let (_, session) = try Clinic.at("pregnancy", with: ["NO_COLOR": "1"])
    try session.type("/why", "R-M03", "pregnancy ›")
    let text = String(decoding: session.raw, as: UTF8.self)
    #expect(text.firstMatch(of: /\x{1B}\[[0-9;]*m/) == nil)
  }

  @Test func `has colour of the terminal's own palette otherwise`() throws {
    let (_, session) = try Clinic.at("pregnancy")
    #expect(String(decoding: session.raw, as: UTF8.self).contains("\u{1B}[32m"))
  }

  @Test(arguments: [40, 80, 200]) func `fits its width`(_ columns: Int) throws {
    let (_, session) = try Clinic.at("areas", columns: columns)
    try session.type("/help", "/abandon reason", "›")
    try session.type("/why", "›")
    try session.type("cheeks", "areas wished", "›")
    try session.type("/plan", "Before you say yes", "›")
    for line in session.output.split(separator: "\n") where !line.contains("›") {
      #expect(line.count <= columns, "\(line)")
    }
  }

  @Test func `puts a long list of short options in columns where they fit`() throws {
    let (_, wide) = try Clinic.at("areas", columns: 80)
    #expect(wide.output.contains(/1  forehead +12  hands\n/))
    let (_, narrow) = try Clinic.at("areas", columns: 40)
    #expect(narrow.output.contains(" 1  forehead\n"))
  }

  @Test func `keeps running text readable on a very wide terminal`() throws {
    let (_, session) = try Clinic.at("pihHistory", columns: 200)
    try session.type("/why", "R-S02", "pihHistory ›")
    let rows = session.output.split(separator: "\n").filter { !$0.contains("›") }
    #expect(rows.allSatisfy { $0.count <= 100 })
  }

  @Test func `says that it is saved on a narrow terminal too`() throws {
    let (_, session) = try Clinic.at("pihHistory", columns: 40)
    try session.type("none", "saved 12/108 ›")
  }

  @Test func `shows the words for the patient with every question with --read`() throws {
    let (_, session) = try Clinic.at("pregnancy", "--read")
    #expect(session.output.contains("“Are you pregnant, could you be"))
    try session.type("none", "Bleeding, diabetes", "“Do you have, or did you have", "general ›")
  }
}
