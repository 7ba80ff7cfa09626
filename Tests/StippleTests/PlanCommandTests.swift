import Foundation
import TerminalTesting
import Testing

@Suite struct `A plan that is written` {
  private static let batch = #"{"consultDate": "2026-11-22", "dob": "1990-06-14"}"#
  private static let dialogue = """
    ---
    consult: 1
    protocol: microneedling 2026.1
    policy: none
    clock: 2026-11-22T10:00
    case: Somebody who has just sat down
    ---
    > 1990-06-14
    > female

    """

  @Test(arguments: ["patient", "clinician"], ["md", "html", "pdf", "json"])
  func `comes from a record, a batch and a dialogue`(_ reader: String, _ format: String) throws {
    let clinic = try Clinic(pausedBefore: "review")
    try clinic.write(Self.batch, to: "case.json")
    try clinic.write(Self.dialogue, to: "case.consult.md")
    let id = try #require(
      try clinic.run("records", "list").output.firstMatch(of: #/[0-9A-HJKMNP-TV-Z]{8}/#)?.output)
    for (number, subject) in [String(id), "case.json", "case.consult.md"].enumerated() {
      let name = "\(number).\(format)"
      let ending = try clinic.run(
        "plan", subject, "--for", reader, "--format", format, "-o", name)
      #expect(ending.status == 0 && ending.complaint.contains(name), "\(ending.complaint)")
      let start = try clinic.shell("head -c 9 \(name)").output
      let starts = ["md": "# ", "html": "<!DOCTYPE", "pdf": "%PDF-1.", "json": "{"]
      #expect(start.hasPrefix(starts[format] ?? "?"), "\(start)")
      if format != "pdf" {
        let transcript = try clinic.read(name).contains("Transcript")
        #expect(transcript == (reader == "clinician" && subject != "case.json"), "\(subject)")
      }
    }
  }

  @Test func `replaces a file only where it is told to`() throws {
    let clinic = try Clinic()
    try clinic.write(Self.batch, to: "case.json")
    try clinic.write("mine", to: "plan.md")
    let refused = try clinic.run("plan", "case.json", "-o", "plan.md")
    #expect(refused.status == 73 && refused.complaint.contains("--force replaces it"))
    #expect(try clinic.read("plan.md") == "mine")
    #expect(try clinic.run("plan", "case.json", "-o", "plan.md", "--force").status == 0)
    #expect(try clinic.read("plan.md").contains("# Your microneedling plan"))
    #expect(try clinic.shell("stat -c %a plan.md").output == "600\n")
    #expect(try clinic.files == ["case.json", "plan.md"])
  }

  @Test func `never replaces what is no document, such as the store or its key`() throws {
    let clinic = try Clinic(pausedBefore: "review")
    let id = try clinic.newest()
    for name in ["key", "store/records.sqlite"] {
      let ending = try clinic.run("plan", id, "-o", name, "--format", "md", "--force")
      #expect(ending.status == 73 && ending.complaint.contains("is not replaced"))
    }
    #expect(try clinic.run("records", "verify").status == 0)
  }

  @Test func `says so where the typesetter ends before it has read everything`() throws {
    let clinic = try Clinic()
    try clinic.write(Self.batch, to: "case.json")
    _ = try clinic.shell(
      "mkdir apart; ln \"$0\" apart/stipple || cp \"$0\" apart/stipple; "
        + "printf '#!/bin/sh\\nexit 3\\n' > apart/stipple-typeset; chmod +x apart/stipple-typeset")
    for _ in 0..<5 {
      let ending = try clinic.shell("apart/stipple plan case.json --for clinician --format pdf")
      #expect(ending.status == 74 && ending.complaint.contains("typesetting ended with status 3"))
    }
  }

  @Test func `never replaces a folder, a device or a link`() throws {
    let clinic = try Clinic()
    try clinic.write(Self.batch, to: "case.json")
    try clinic.write("mine", to: "mine.md")
    _ = try clinic.shell("mkdir folder.md; ln -s mine.md link.md; mkfifo pipe.md")
    for name in ["folder.md", "link.md", "pipe.md"] {
      let ending = try clinic.run("plan", "case.json", "-o", name, "--force")
      #expect(ending.status == 73 && ending.complaint.contains("no plain file"), "\(name)")
    }
    #expect(try clinic.read("mine.md") == "mine")
  }

  @Test func `asks before it replaces, where somebody can answer`() throws {
    let clinic = try Clinic()
    try clinic.write(Self.batch, to: "case.json")
    try clinic.write("mine", to: "plan.md")
    let no = try clinic.start("plan", "case.json", "-o", "plan.md")
    try no.expect("Replace it (y/n)?")
    try no.send("n\r")
    #expect(try no.waitForExit() == 73)
    #expect(try clinic.read("plan.md") == "mine")
    let yes = try clinic.start("plan", "case.json", "-o", "plan.md")
    try yes.expect("Replace it (y/n)?")
    try yes.send("y\r")
    #expect(try yes.waitForExit() == 0)
    #expect(try clinic.read("plan.md").contains("# Your microneedling plan"))
  }

  @Test func `never contradicts for the patient what was signed`() throws {
    let (clinic, session) = try Clinic.at("review")
    try session.type("/amend haFillerLast 40 days ago", "review ›")
    for (line, shown) in [
      ("accept", "consentDiscussed ›"), ("yes", "photoConsent ›"), ("yes", "name ›"),
      ("", "role ›"),
      ("dermatologist", "signature ›"),
    ] {
      try session.type(line, shown)
    }
    try session.sign()
    try session.expect("write to ›")
    try session.type("none", "write to ›")
    try session.type("none", "write to ›")
    try session.type("none")
    #expect(try session.waitForExit() == 0)
    try clinic.write(
      """
      clinic: Harbour Clinic
      contacts:
        clinic: "01632 960 001"
      intervals:
        R-P02: 60 days
      """, to: "policy.yaml")
    let id = try #require(
      try clinic.run("records", "list").output.firstMatch(of: #/[0-9A-HJKMNP-TV-Z]{8}/#)?.output)
    #expect(try clinic.run("plan", String(id)).output.contains("You can have microneedling."))
    let refused = try clinic.run("plan", String(id), "--policy", "policy.yaml")
    #expect(refused.status == 65 && refused.output.isEmpty)
    #expect(refused.complaint.contains("signed with SUITABLE"))
    let record = try clinic.run(
      "plan", String(id), "--policy", "policy.yaml", "--for", "clinician")
    #expect(record.output.contains("Signed with another verdict: SUITABLE"))
    #expect(record.output.contains("would come to DEFER"))
  }

  @Test func `is offered at the signature, and replaces a file after a yes`() throws {
    let (clinic, session) = try Clinic.at("signature")
    try clinic.write("mine", to: "plan.html")
    try session.sign()
    try session.expect("write to ›")
    try session.type("plan.html", "exists already. Replace it (y/n)?", "replace ›")
    try session.type("what", "left as it is", "write to ›")
    #expect(try clinic.read("plan.html") == "mine")
    try session.type("plan.html", "Replace it (y/n)?", "replace ›")
    try session.type("y", "Written: plan.html", "write to ›")
    try session.type("record.md", "Written: record.md", "write to ›")
    try session.type("none")
    #expect(try session.waitForExit() == 0)
    #expect(try clinic.read("plan.html").hasPrefix("<!DOCTYPE"))
    let record = try clinic.read("record.md")
    #expect(record.contains("A8 Transcript") && record.contains("Signed."))
    #expect(record.contains(#/\*\*Chain head\*\*: \S+/#))
  }

  @Test func `is left with Ctrl-D where a file would be replaced`() throws {
    let (clinic, session) = try Clinic.at("signature")
    try clinic.write("mine", to: "plan.md")
    try session.sign()
    try session.expect("write to ›")
    try session.type("plan.md", "Replace it (y/n)?", "replace ›")
    try session.send("\u{4}")
    #expect(try session.waitForExit() == 0)
    #expect(try clinic.read("plan.md") == "mine")
  }

  @Test func `is an export in the audit trail only when it leaves`() throws {
    let clinic = try Clinic(pausedBefore: "sexAtBirth")
    let id = try #require(
      try clinic.run("records", "list").output.firstMatch(of: #/[0-9A-HJKMNP-TV-Z]{8}/#)?.output)
    try clinic.write("mine", to: "plan.md")
    let refused = try clinic.run("plan", String(id), "-o", "plan.md")
    #expect(refused.status == 73)
    #expect(try !clinic.run("records", "audit").output.contains("plan for patient"))
    #expect(try clinic.run("plan", String(id), "-o", "other.md").status == 0)
    #expect(try clinic.run("records", "audit").output.contains("plan for patient"))
  }
}
