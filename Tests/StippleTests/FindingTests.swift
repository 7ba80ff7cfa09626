import TerminalTesting
import Testing

@Suite(.serialized) struct `A finding at the prompt` {
  @Test func `appears the moment it fires, once, and says in words what it means`() throws {
    let (_, session) = try Clinic.at("pihHistory")
    try session.type("2", "tendency to dark marks", "Adapt:", "R-S02", "glogau ›")
    try session.type("II", "acneScarGrade ›")
    try session.type("/back 2", "pihHistory ›")
    try session.type("", "acneScarGrade ›")
    #expect(session.output.ranges(of: "(R-S02, MODIFY)").count == 1)
  }

  @Test func `stops everything when it is an emergency, until that is acknowledged`() throws {
    let (_, session) = try Clinic.at("ps9")
    try session.type(
      "currentPlan", "EMERGENCY", "call the emergency number", "acknowledge ›")
    try session.type("no", "type acknowledge", "acknowledge ›")
    try session.type("", "acknowledge ›")
    try session.type("/acknowledge", "ps10 ›")
  }

  @Test func `stops everything when it is urgent, also after a pause`() throws {
    let (clinic, session) = try Clinic.at("ps9")
    try session.type("current", "URGENT", "acknowledge ›")
    try session.type("/pause", "stipple resume")
    try session.waitForExit()
    let again = try clinic.start("resume")
    try again.expect("acknowledge ›")
    try again.type("ack", "ps10 ›")
  }

  @Test func `is a staff note without its reason where the answer is restricted`() throws {
    let (_, session) = try Clinic.at("bloodBorneVirus")
    try session.type("yes", "Recorded.", "background ›")
    #expect(!session.output.contains("virus: yes"))
    try session.type("/review", "blood-borne virus: recorded", "background ›")
  }
}

@Suite(.serialized) struct `Signing at the prompt` {
  @Test func `is refused with the list of what is open`() throws {
    let (_, session) = try Clinic.at("review")
    try session.type(
      "/sign", "Not ready to sign. Still open:", "clinical photographs", "your role", "review ›")
    try session.type("sign", "accept", "review ›")
  }

  @Test func `is refused while consent is not complete`() throws {
    let (_, session) = try Clinic.at("consentDiscussed")
    try session.type("part", "photoConsent ›")
    try session.type("yes", "name ›")
    try session.type("", "role ›")
    try session.type("nurse", "signature ›")
    try session.type("sign", "Not ready to sign", "consent was not fully discussed", "signature ›")
    try session.type("/amend consentDiscussed yes", "signature ›")
    try session.sign()
  }

  @Test func `takes the clinician's name at Enter, and locks the record`() throws {
    let (clinic, session) = try Clinic.at("signature name")
    #expect(session.output.contains("Enter takes: Dr Test"))
    try session.type("", "role ›")
    try session.type("dermatologist", "signature ›")
    try session.type("yes", "Type sign", "signature ›")
    try session.sign()
    try session.expect("write to ›")
    try session.send(Key.control("d"))
    #expect(try session.waitForExit() == 0)
    #expect(try clinic.run("resume").status == 66)
  }

  @Test func `offers the documents and writes only what is confirmed`() throws {
    let (clinic, session) = try Clinic.at("signature")
    let before = try clinic.files
    try session.sign()
    try session.expect("patient's copy")
    try session.expect("write to ›")
    try session.type("plan.docx", ".md, .html, .pdf or .json", "Nothing was written", "write to ›")
    try session.type("plan.pdf", "Written: plan.pdf", "clinical record", "write to ›")
    try session.type("plan.pdf", "plan.pdf exists already. Replace it (y/n)?", "replace ›")
    try session.type("n", "left as it is", "write to ›")
    try session.type("", "Written: record-", "transcript", "write to ›")
    try session.type("none")
    #expect(try session.waitForExit() == 0)
    let made = Set(try clinic.files).subtracting(before)
    #expect(made.count == 2)
    #expect(made.allSatisfy { $0 == "plan.pdf" || $0.hasPrefix("record-") })
    let shell = try clinic.shell("head -c 5 plan.pdf; stat -c %a plan.pdf")
    #expect(shell.output == "%PDF-600\n")
  }

  @Test func `ends a whole consultation, and its transcript replays to the same verdict`() throws {
    let clinic = try Clinic()
    let session = try clinic.start()
    for (prompt, line) in Healthy.answers {
      try session.expect((prompt == "signature name" ? "name" : prompt) + " ›")
      try session.send(line + "\r")
    }
    try session.expect("New passphrase:")
    try session.send("\r")
    for name in ["none", "none", "visit.consult.md"] {
      try session.expect("write to ›")
      try session.send(name + "\r")
    }
    #expect(try session.waitForExit() == 0)
    #expect(session.output.contains("Verdict: Suitable"))
    #expect(try clinic.run("replay", "visit.consult.md").status == 0)
  }
}
