import Foundation
import TerminalTesting
import Testing

@Suite(.serialized) struct `The store of records` {
  @Test func `is copied and restored whole`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let backup = try clinic.run("records", "backup", "copy")
    #expect(backup.status == 0)
    let match = try #require(backup.output.firstMatch(of: /Checkpoint: (\S+)/))
    let checkpoint = String(match.output.1)
    #expect(try clinic.run("records", "backup", "copy").status == 73)
    #expect(try clinic.run("records", "restore", "copy").status == 73)
    let restored = try clinic.run("records", "restore", "copy", "--store", "second")
    #expect(restored.status == 0, "\(restored.complaint)")
    let verified = try clinic.run(
      "records", "verify", "--store", "second", "--checkpoint", checkpoint)
    #expect(verified.status == 0, "\(verified.output)")
    #expect(try clinic.run("records", "verify", "--checkpoint", checkpoint).status == 0)
    let later = try clinic.run("records", "checkpoint").output.dropLast()
    let old = try clinic.run(
      "records", "verify", "--store", "second", "--checkpoint", String(later))
    #expect(old.status == 1)
    #expect(old.output.contains("older copy"))
  }

  @Test func `is locked anew without rewriting a record`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let id = try clinic.newest()
    let before = try clinic.run("records", "show", id).output
    #expect(try clinic.run("records", "rekey", "--new-key-file", "other").status == 0)
    let old = try clinic.run("records", "list")
    #expect(old.status == 77)
    #expect(old.complaint.contains("does not open"))
    #expect(try clinic.run("records", "show", id, "--key-file", "other").output == before)
    let session = try clinic.start("records", "rekey", "--key-file", "other")
    try session.expect("New passphrase:")
    try session.type("horse battery", "Once more:")
    try session.type("horse battery", "new passphrase now")
    #expect(try session.waitForExit() == 0)
    let list = try clinic.start("records", "list", with: ["STIPPLE_KEY_FILE": ""])
    try list.expect("Passphrase:")
    try list.type("horse battery", "paused")
  }

  @Test func `notes a wrong key, and says it at the next right one`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let other = try Clinic(pausedBefore: "glogau")
    let wrong = try clinic.run("records", "list", "--key-file", other.folder + "/key")
    #expect(wrong.status == 77)
    #expect(try clinic.run("records", "audit").output.contains("failed unlock"))
  }

  @Test func `erases only what it is told to, with a reason, and stays sound`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let id = try clinic.newest()
    #expect(try clinic.run("records", "retention").output == "No consultations.\n")
    #expect(try clinic.run("records", "retention", "--erase", id).status == 64)
    let early = try clinic.run("records", "retention", "--erase", id, "--reason", "asked")
    #expect(early.status == 64)
    #expect(try clinic.run("records", "show", id).status == 0)
    let erased = try clinic.run(
      "records", "retention", "--erase", id, "--reason", "asked for", "--early")
    #expect(erased.status == 0)
    #expect(erased.output.contains("Backups and exports made earlier still hold it"))
    #expect(try clinic.run("records", "show", id).status == 66)
    #expect(try clinic.run("resume", id).status != 0)
    #expect(try clinic.run("records", "verify").status == 0)
    #expect(try clinic.run("records", "list").output.contains("erased"))
    #expect(try clinic.run("records", "audit").output.contains("erasure  \(id)  asked for"))
  }

  @Test func `tells who looked, exported and overrode`() throws {
    let clinic = try Clinic(pausedBefore: "general")
    let id = try clinic.newest()
    try clinic.run("records", "show", id)
    try clinic.run("records", "transcript", id, "-o", "t.consult.md")
    try clinic.run("records", "export", id, "-o", "e.jsonl")
    try clinic.run("records", "export", id, "--format", "consult", "-o", "u.consult.md")
    #expect(try clinic.read("t.consult.md") == clinic.read("u.consult.md"))
    let audit = try clinic.run("records", "audit", "--id", id, "--format", "csv").output
    for line in ["view,\(id),show", "export,\(id),transcript", "export,\(id),JSON Lines"] {
      #expect(audit.contains(line), "\(audit)")
    }
  }
}

@Suite(.serialized) struct `An addendum` {
  @Test func `needs a signed record, an author, a reason and words`() throws {
    let clinic = try Clinic(pausedBefore: "signature name")
    let id = try clinic.newest()
    let options = ["--author", "Dr Ng", "--reason", "call", "--text", "All well."]
    let program = try TestProgram("stipple").path
    func add(_ options: [String], _ lines: String = "") throws -> Clinic.Ending {
      try Clinic.run(
        program, ["records", "addendum", id] + options, input: Array(lines.utf8),
        in: clinic.folder)
    }
    #expect(try add(options).status == 64)
    #expect(try clinic.run("resume", lines: ["", "dermatologist", "sign"]).status == 0)
    #expect(try add(options).status == 0)
    #expect(try add(["--author", "Dr Ng", "--reason", "x", "--text", "\u{1B}[2J"]).status == 64)
    #expect(try add(["--no-input"]).status == 64)
    #expect(try add([], "Dr Asked\nlater\nStill well.\n").status == 0)
    #expect(try add([], "Dr Asked\n").status == 75)
    let shown = try clinic.run("records", "show", id).output
    #expect(shown.contains("Dr Ng (call): All well."))
    #expect(shown.contains("Dr Asked (later): Still well."))
    #expect(try clinic.run("records", "verify").status == 0)
  }
}
