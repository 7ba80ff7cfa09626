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

@Suite(.serialized) struct `What a clinician sees` {
  @Test func `is the header, which can be corrected`() throws {
    let clinic = try Clinic()
    let session = try clinic.start()
    try session.expect("reference ›")
    try session.type("P-1O", "name ›")
    try session.type("", "clinician ›")
    try session.type("Dr Kim", "dob ›")
    try session.type("/back", "no answer that far back", "/amend patientReference", "dob ›")
    try session.type("/amend patientReference P-10", "patient reference: P-10.", "dob ›")
    try session.type("/review", "patient reference: P-10", "dob ›")
    try session.type("/pause", "stipple resume")
    try session.waitForExit()
    #expect(try clinic.run("records", "list", "--reference", "P-10").output.contains("P-10"))
  }

  @Test func `is a list that says each thing once, and takes any word of it`() throws {
    let (_, session) = try Clinic.at("heart")
    #expect(!session.output.contains("heart disease: Heart disease"))
    try session.type("kidney", "liver or kidney disease: asked next; the rest none", "liverRenal ›")
  }

  @Test func `is a range of a list, and who is unknown in it`() throws {
    let (_, session) = try Clinic.at("background")
    try session.type(
      "1-2, 3 u", "earlier microneedling: asked next; smoking or vaping: yes", "unknown")
  }

  @Test func `is a short refusal of a slip in a long list`() throws {
    let (_, session) = try Clinic.at("areas")
    try session.type("frehead", "did you mean “forehead”?", "1 to 22", "areas ›")
    try session.type("forehead cheeks", "areas wished: forehead, cheeks")
  }

  @Test func `is a slip that Tab puts right, and a word found in its middle`() throws {
    let (_, session) = try Clinic.at("areas")
    try session.type(keys: "frehead\t", showing: "areas › forehead")
    try session.type(
      keys: Key.control("u") + "/amend nicianPh\t",
      showing: "areas › /amend clinicianPhototype")
  }

  @Test func `is the reason of a wait once, and its date when that is known`() throws {
    let (_, session) = try Clinic.at("skinFindings")
    try session.type("sunStatus = tan", "Wait: Tanned skin", "First: its date.", "sunDate ›")
    try session.type("today", "Wait until", "(R-S03, DEFER)", "areas ›")
    #expect(session.output.ranges(of: "Tanned skin is busy").count == 1)
  }

  @Test func `is why several answers are needed, in one sentence`() throws {
    let (_, session) = try Clinic.at("general")
    try session.type(
      "2 u, 3 u", "answers obtained on “diabetes”, “lowered immunity”", "skinDiseases ›")
    #expect(session.output.ranges(of: "R-X01").count == 1)
  }

  @Test func `is which questions an amendment opens`() throws {
    let (_, session) = try Clinic.at("pregnancy")
    try session.type(
      "/amend sunStatus tanOrSunbed", "New: Wait", "To be asked now: last tan or burn",
      "Verdict so far:", "sunDate ›")
    try session.type("today", "pregnancy ›")
  }

  @Test func `is an urgent matter first among what keeps a record open`() throws {
    let (_, session) = try Clinic.at("ps9")
    try session.type("current", "URGENT", "acknowledge ›")
    try session.type(
      "/sign", "Not ready to sign. Still open:", "• URGENT not acknowledged", "wellbeing",
      "acknowledge ›")
    try session.type("ack", "ps10 ›")
    try session.type("/amend ps9 no", "Withdrawn: a staff note", "ps10 ›")
    try session.type("/amend ps9 current", "URGENT", "acknowledge ›")
  }
}
