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
    let left = try clinic.start("records", "list", with: ["STIPPLE_KEY_FILE": ""])
    try left.expect("Passphrase:")
    try left.send(Key.control("C"))
    #expect(try left.waitForExit() == 130)
    let list = try clinic.start("records", "list", with: ["STIPPLE_KEY_FILE": ""])
    try list.expect("Passphrase:")
    try list.type("horse battery", "paused")
  }

  @Test func `opens with the new key file though the change to it was cut short`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let old = try clinic.read("key")
    // As a program leaves it that dies before the file has its name.
    #expect(try clinic.run("records", "rekey", "--new-key-file", "key.new").status == 0)
    let new = try clinic.read("key.new")
    let list = try clinic.run("records", "list")
    #expect(list.status == 0)
    #expect(list.complaint.contains("had been cut short: \(clinic.folder)/key is the key now"))
    #expect(try clinic.read("key") == new)
    #expect(try clinic.read("key.old-1") == old)
    #expect(try clinic.run("records", "list").complaint == "")
  }

  @Test func `gives the new key file the place of the old one, whatever lies there`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let ours = ["STIPPLE_KEY_FILE": ""]
    try FileManager.default.moveItem(
      atPath: clinic.folder + "/key", toPath: clinic.folder + "/store/key")
    try clinic.write("what a killed program left", to: "store/key.new")
    let rekeyed = try clinic.run("records", "rekey", "--new-key", with: ours)
    #expect(rekeyed.status == 0, "\(rekeyed.complaint)")
    #expect(rekeyed.output.contains("store/key.old-1 now"))
    #expect(try clinic.run("records", "list", with: ours).status == 0)
    #expect(!(try clinic.files.contains("key.new")))
  }

  @Test func `that holds nothing, or is named wrongly, is told apart from none`() throws {
    let clinic = try Clinic()
    #expect(try clinic.run("records", "list").complaint.contains("stipple clinician new"))
    let folder = clinic.folder + "/store"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let isMade = FileManager.default.createFile(
      atPath: folder + "/records.sqlite", contents: Data(), attributes: [.posixPermissions: 0o600])
    #expect(isMade)
    let empty = try clinic.run("records", "list")
    #expect(empty.status == 66)
    #expect(empty.complaint.contains("holds nothing"))
    let missing = try clinic.run("records", "restore", "nofile", "--store", "other")
    #expect(missing.status == 66)
    #expect(!(try clinic.files.contains("other")))
    let other = try Clinic(pausedBefore: "areas")
    #expect(try other.run("records", "list", "--key-file", "nofile").status == 66)
  }

  @Test func `is left by Ctrl-C at the passphrase as by Ctrl-C anywhere`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let rekeying = try clinic.start("records", "rekey")
    try rekeying.expect("New passphrase:")
    try rekeying.send(Key.control("C"))
    #expect(try rekeying.waitForExit() == 130)
    #expect(try clinic.run("records", "list").status == 0)
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
    #expect(early.complaint.contains("is not past its date before 20"))
    #expect(
      try clinic.run("records", "retention", "--erase", id, "--reason", " ", "--early").status == 64
    )
    let short = try clinic.run(
      "records", "retention", "--erase", String(id.prefix(5)), "--reason", "asked", "--early")
    #expect(short.status == 64)
    #expect(short.complaint.contains("give its whole ID or --yes"))
    #expect(try clinic.run("records", "show", id).status == 0)
    let erased = try clinic.run(
      "records", "retention", "--erase", id, "--reason", "asked for", "--early")
    #expect(erased.status == 0)
    #expect(erased.output.contains("Backups and exports made earlier still hold it"))
    let again = try clinic.run("records", "retention", "--erase", id, "--reason", "asked for")
    #expect(again.status == 66)
    #expect(again.complaint.contains("was erased"))
    #expect(try clinic.run("records", "show", id).status == 66)
    #expect(try clinic.run("resume", id).status != 0)
    #expect(try clinic.run("records", "verify").status == 0)
    #expect(try clinic.run("records", "list").output.contains("erased"))
    #expect(try clinic.run("records", "audit").output.contains("erasure  \(id)  asked for"))
  }

  @Test func `erases at a terminal only what is named once more`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let id = try clinic.newest()
    let wrong = try clinic.start(
      "records", "retention", "--erase", id, "--reason", "asked", "--early")
    try wrong.expect("P-100")
    try wrong.expect("whole ID:")
    try wrong.type("yes", "Nothing was done")
    #expect(try wrong.waitForExit() == 64)
    let right = try clinic.start(
      "records", "retention", "--erase", id, "--reason", "asked", "--early")
    try right.expect("whole ID:")
    try right.type(id.lowercased(), "is erased")
    #expect(try right.waitForExit() == 0)
    let script = try Clinic(pausedBefore: "areas")
    let part = try script.newest().prefix(5)
    let erased = try script.run(
      "records", "retention", "--erase", String(part), "--reason", "asked", "--early", "--yes")
    #expect(erased.status == 0, "\(erased.complaint)")
  }

  @Test func `confirms the head that a document printed, also after later words`() throws {
    let clinic = try Clinic(pausedBefore: "signature name")
    #expect(try clinic.run("resume", lines: ["", "dermatologist", "sign"]).status == 0)
    let id = try clinic.newest()
    let plan = try clinic.run("plan", id, "--for", "clinician").output
    let head = String(try #require(plan.firstMatch(of: /(\d+(?:-[0-9A-Z]{4}){4})/)).output.1)
    #expect(
      try clinic.run("records", "transcript", id).output.contains("Consultation \(id), chain head"))
    let now = try clinic.run("records", "verify", "--checkpoint", head)
    #expect(now.status == 0, "\(now.output)")
    #expect(now.output.contains("is a chain head of record \(id), which still holds"))
    let add = try clinic.run(
      "records", "addendum", id, "--author", "Dr Ng", "--reason", "call", "--text", "All well.")
    #expect(add.status == 0)
    let later = try clinic.run("records", "verify", "--checkpoint", head)
    #expect(later.status == 0)
    #expect(later.output.contains("and 1 later entry."))
    let other = try clinic.run(
      "records", "verify", "--checkpoint", "3-0000-0000-0000-0000")
    #expect(other.status == 1)
    #expect(other.output.contains("the head of no record here"))
    #expect(!other.output.contains("imported"))
    let erased = try clinic.run(
      "records", "retention", "--erase", id, "--reason", "asked", "--early", "--yes")
    #expect(erased.status == 0, "\(erased.complaint)")
    let wrapped = head.replacing("-", with: "-\n ")
    let tombstone = try clinic.run("records", "verify", "--checkpoint", wrapped)
    #expect(tombstone.status == 0)
    #expect(tombstone.output.contains("a tombstone whose chain still verifies"))
    #expect(!tombstone.output.contains("still holds"))
  }

  @Test func `tells who looked, exported and overrode`() throws {
    let clinic = try Clinic(pausedBefore: "pregnancy")
    let id = try clinic.newest()
    let lines = ["/amend dob 20 years ago", "/override R-M02 informed", "/pause"]
    #expect(try clinic.run("resume", lines: lines).status == 75)
    try clinic.run("records", "show", id)
    try clinic.run("records", "transcript", id, "-o", "t.consult.md")
    try clinic.run("records", "export", id, "-o", "e.jsonl")
    try clinic.run("records", "export", id, "--format", "consult", "-o", "u.consult.md")
    #expect(try clinic.read("t.consult.md") == clinic.read("u.consult.md"))
    let audit = try clinic.run("records", "audit", "--id", id, "--format", "csv").output
    #expect(audit.hasPrefix("at,what,id,note,user\r\n"))
    #expect(audit.contains("view,\(id),resume,\(NSUserName())"))
    #expect(audit.contains(try Regex("override,\(id),\"entry \\d+, R-M02\"")), "\(audit)")
    for line in ["view,\(id),show", "export,\(id),transcript", "export,\(id),JSON Lines"] {
      #expect(audit.contains(line), "\(audit)")
    }
    #expect(!audit.contains("audit trail"))
    let second = try clinic.run("records", "audit", "--id", id, "--format", "csv").output
    #expect(second.hasPrefix(audit.dropLast()))
    #expect(second.dropFirst(audit.count).contains("view,\(id),audit trail"), "\(second)")
  }

  @Test func `tells that an unfinished record was found by its reference`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    let session = try clinic.start()
    try session.expect("Patient reference?")
    try session.type("P-100", "is not finished", "resume or new ›")
    try session.send(Key.control("D"))
    try session.waitForExit()
    let audit = try clinic.run("records", "audit", "--format", "csv").output
    let line = "view,\(try clinic.newest()),found at the reference prompt"
    #expect(audit.contains(line), "\(audit)")
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
    let blank = try add(["--author", " ", "--reason", "x", "--text", "y"])
    #expect(blank.status == 64)
    #expect(blank.complaint.contains("--author: This needs"))
    #expect(try clinic.run("resume", lines: ["", "dermatologist", "sign"]).status == 0)
    #expect(try add(options).status == 0)
    #expect(try add(["--author", "Dr Ng", "--reason", "x", "--text", "\u{1B}[2J"]).status == 64)
    #expect(try add(["--no-input"]).status == 64)
    #expect(try add([], "Dr Asked\nlater\nStill well.\n").status == 0)
    #expect(try add([], "Dr Asked\n").status == 65)
    #expect(try add([], "Dr Asked\nagain\nFirst line.\nSecond line.\n").status == 0)
    let shown = try clinic.run("records", "show", id).output
    #expect(shown.contains("First line.\n  | Second line."))
    #expect(shown.contains("Dr Ng (call): All well."))
    #expect(shown.contains("Dr Asked (later): Still well."))
    #expect(shown.contains(/Addendum, [-0-9]+ \([-0-9]+T[0-9:]+Z\), Dr Asked/))
    #expect(try clinic.run("records", "verify").status == 0)
  }

  @Test func `of several lines can not look like lines of the record`() throws {
    let clinic = try Clinic(pausedBefore: "signature name")
    let id = try clinic.newest()
    #expect(try clinic.run("resume", lines: ["", "dermatologist", "sign"]).status == 0)
    let words = "All well.\nSigned by Dr Else on 2026-01-01"
    let ending = try clinic.run(
      "records", "addendum", id, "--author", "Dr Ng", "--reason", "a\nb", "--text", words)
    #expect(ending.status == 0)
    let shown = try clinic.run("records", "show", id).output
    #expect(shown.contains("\n  | b): \n  | All well.\n  | Signed by Dr Else"), "\(shown)")
    #expect(!shown.contains("\nSigned by Dr Else"))
  }

  @Test func `is taken by no record that was abandoned`() throws {
    let clinic = try Clinic(pausedBefore: "areas")
    #expect(try clinic.run("resume", lines: ["/abandon left"]).status == 0)
    let ending = try clinic.run(
      "records", "addendum", try clinic.newest(), "--author", "Dr Ng", "--reason", "x", "--text",
      "y")
    #expect(ending.status == 64)
    #expect(ending.complaint.contains("was abandoned, and takes no addendum"))
  }
}
