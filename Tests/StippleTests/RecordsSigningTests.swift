import Foundation
import TerminalTesting
import Testing

@Suite(.serialized) struct `A sign-off` {
  private let rest = ["", "dermatologist", "sign"]

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `through a pipe makes the missing key, says where it is, and signs`() throws {
    let clinic = try Clinic(pausedBefore: "signature name")
    let ending = try clinic.run("resume", lines: rest)
    #expect(ending.status == 0)
    #expect(ending.output.contains("A signing key for Dr Test was made."))
    let keys = clinic.folder + "/store/clinicians"
    let names = try FileManager.default.contentsOfDirectory(atPath: keys)
    #expect(names.count == 1)
    for name in names { #expect(try mode(keys + "/" + name) == 0o600) }
    #expect(try mode(keys) == 0o700)
    #expect(try clinic.run("records", "verify").status == 0)
    let list = try clinic.run("records", "list", "--state", "signed", "--format", "csv").output
    let id = try #require(list.split(whereSeparator: \.isNewline).last?.prefix(8))
    let shown = try clinic.run("records", "show", String(id)).output
    #expect(shown.contains("Signed by Dr Test, dermatologist, on "))
    let resumed = try clinic.run("resume", String(id))
    #expect(resumed.status == 64)
  }

  @Test func `uses the key that the clinician has`() throws {
    let clinic = try Clinic(pausedBefore: "signature name")
    #expect(try clinic.run("clinician", "new", "dr  TEST").status == 0)
    let ending = try clinic.run("resume", lines: rest)
    #expect(ending.status == 0)
    #expect(!ending.output.contains("was made"))
    let keys = try clinic.run("clinician", "list").output.split(separator: "\n")
    #expect(keys.count == 1)
    #expect(try clinic.run("records", "verify").status == 0)
  }

  @Test func `uses a key file that is kept elsewhere, and nothing without it`() throws {
    let clinic = try Clinic(pausedBefore: "signature name")
    #expect(
      try clinic.run("clinician", "new", "Dr Test", "--clinician-key", "mine").status == 0)
    let without = try clinic.run("resume", lines: rest)
    #expect(without.status == 77)
    #expect(without.complaint.contains("is not signed"))
    #expect(try clinic.run("records", "verify").status == 0)
    let wrong = try clinic.run("resume", "--clinician-key", "key", lines: ["sign"])
    #expect(wrong.status == 77)
    #expect(wrong.complaint.contains("does not open the clinician's signing key"))
    let with = try clinic.run("resume", "--clinician-key", "mine", lines: ["sign"])
    #expect(with.status == 0, "\(with.complaint)")
    #expect(try clinic.run("records", "verify").status == 0)
  }

  @Test func `asks for a passphrase at a terminal, and never shows it`() throws {
    let (clinic, session) = try Clinic.at("signature")
    try session.type("sign", "no signing key yet", "New passphrase:")
    try session.type("short", "At least eight")
    try session.type("horse battery", "Once more:")
    try session.type("horse batterx", "They differ.")
    try session.type("horse battery", "Once more:")
    try session.type("horse battery", "passphrase opens it", "Signed.", "write to ›")
    try session.send("\u{4}")
    #expect(try session.waitForExit() == 0)
    #expect(!session.output.contains("horse"))
    #expect(try clinic.run("records", "verify").status == 0)
    #expect(try clinic.run("clinician", "list").output.contains("passphrase"))
  }

  @Test func `with a wrong passphrase signs nothing and loses nothing`() throws {
    let (clinic, session) = try Clinic.at("signature")
    try session.send("/pause\r")
    try session.waitForExit()
    let making = try clinic.start("clinician", "new", "Dr Test")
    try making.expect("New passphrase:")
    try making.type("horse battery", "Once more:")
    try making.type("horse battery", "passphrase opens it")
    #expect(try making.waitForExit() == 0)
    let wrong = try clinic.start("resume")
    try wrong.expect("signature ›")
    try wrong.type("sign", "signing key:")
    try wrong.type("guess one", "That is not it.")
    try wrong.type("guess two", "That is not it.")
    try wrong.type("guess three", "is not signed")
    #expect(try wrong.waitForExit() == 77)
    #expect(try clinic.run("records", "audit").output.contains("failed unlock"))
    let right = try clinic.start("resume")
    try right.expect("signature ›")
    try right.type("sign", "signing key:")
    try right.type("horse battery", "Signed.")
    #expect(try clinic.run("records", "verify").status == 0)
  }
}

@Suite struct `The clinician command` {
  @Test func `makes one key a name unless another is asked for`() throws {
    let clinic = try Clinic()
    let first = try clinic.run("clinician", "new", "Dr Ng")
    #expect(first.status == 0)
    #expect(first.output.contains("A new record store was made"))
    #expect(try clinic.run("clinician", "new", "DR NG").status == 73)
    let former = try clinic.run("clinician", "list").output.prefix(8)
    let replaced = try clinic.run("clinician", "new", "Dr Ng", "--replace")
    #expect(replaced.status == 0)
    #expect(
      replaced.output.contains("signs in the place of \(former), whose key was not asked for"))
    #expect(
      try clinic.run("records", "audit").output
        .contains(try Regex("in the place of \(former), replaced without the old key")))
    let list = try clinic.run("clinician", "list", "--format", "json").output
    let keys = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: String]]
    #expect(keys?.map { $0["name"] } == ["Dr Ng", "Dr Ng"])
    #expect(Set(keys?.compactMap { $0["publicKey"] } ?? []).count == 2)
  }

  @Test func `knows a name however it is written`() throws {
    let clinic = try Clinic()
    #expect(try clinic.run("clinician", "new", "Dr Zo\u{E9} Li").status == 0)
    for name in ["Dr Zoe\u{301} Li", "DR\u{A0}ZO\u{C9}  LI", "Dr Zo\u{E9} \u{FF2C}i"] {
      #expect(try clinic.run("clinician", "new", name).status == 73, "\(name)")
    }
    #expect(try clinic.run("clinician", "new", "Dr Zoe Li").status == 0)
  }

  @Test func `says at a terminal that a further key takes the place of the old one`() throws {
    let clinic = try Clinic()
    #expect(try clinic.run("clinician", "new", "Dr Ng").status == 0)
    let session = try clinic.start("clinician", "new", "Dr Ng", "--replace")
    try session.expect("takes the place of")
    try session.expect("New passphrase:")
    #expect(!session.output.contains("no signing key yet"))
    try session.send(Key.control("C"))
    #expect(try session.waitForExit() == 130)
  }

  @Test func `takes no name that could steer a terminal`() throws {
    let clinic = try Clinic()
    for name in ["", " ", "Dr \u{1B}[31m", "Dr \u{202E}gN"] {
      #expect(try clinic.run("clinician", "new", name).status == 64)
    }
  }
}
