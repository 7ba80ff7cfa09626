import Foundation
import Testing

@Suite struct `The protocol's commands` {
  @Test func `count the questions and the lines of a healthy patient`() throws {
    let ending = try Clinic().run("protocol", "stats")
    #expect(ending.status == 0, "\(ending.complaint)")
    let lines = try #require(ending.output.firstMatch(of: /(\d+)  lines of a healthy/)?.1)
    #expect(try #require(Int(lines)) <= 55)
  }

  @Test func `print the rule book for review, in two formats`() throws {
    let clinic = try Clinic()
    let text = try clinic.run("protocol", "rules").output
    #expect(text.contains("R-P02") && text.contains("isotretinoin"))
    let page = try clinic.run("protocol", "rules", "--format", "html").output
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("R-P02"))
  }

  @Test func `tell what changed since an export`() throws {
    let clinic = try Clinic()
    let exported = try clinic.run("protocol", "export").output
    try clinic.write(exported, to: "old.json")
    #expect(try clinic.run("protocol", "diff", "old.json").output == "Nothing changed.\n")
    try clinic.write(
      exported.replacingOccurrences(of: "R-P02", with: "R-P99"), to: "old.json")
    let changed = try clinic.run("protocol", "diff", "old.json").output
    #expect(changed.contains("R-P02") && changed.contains("R-P99"))
    let json = try clinic.run("protocol", "diff", "old.json", "--format", "json").output
    #expect(json.hasPrefix("[") && json.contains("\"R-P99\""))
  }

  @Test(arguments: ["", "{", "[]", "{\"questions\": 3}", "no JSON"])
  func `refuse to compare with what is no export, and say where`(_ text: String) throws {
    let clinic = try Clinic()
    try clinic.write(text, to: "old.json")
    let ending = try clinic.run("protocol", "diff", "old.json")
    #expect(ending.status == 65)
    #expect(ending.complaint.contains("old.json:1:"), "\(ending.complaint)")
    #expect(try clinic.run("protocol", "diff", "absent.json").status == 66)
  }

  @Test func `keep the approval of exactly this protocol`() throws {
    let clinic = try Clinic(pausedBefore: "glogau")
    let before = try clinic.run("resume", lines: ["/verdict"]).output
    #expect(before.contains("not yet approved by this clinic"))
    let ending = try clinic.run(
      "protocol", "approve", "--name", "Dr\u{1B}[2J Lead", "--role", "medical lead")
    #expect(ending.status == 0, "\(ending.complaint)")
    #expect(ending.output.contains("is approved by Dr⟨U+001B⟩[2J Lead, medical lead, "))
    let after = try clinic.run("resume", lines: ["/verdict"]).output
    #expect(after.contains("approved by Dr⟨U+001B⟩[2J Lead, medical lead"))
    #expect(!after.contains("not yet approved"))
    try clinic.write(
      "clinic: Test Clinic\nintervals:\n  R-P02: {wait: 60 days}\n", to: "policy.yaml")
    let other = try clinic.run(
      "consult", "--policy", "policy.yaml", lines: ["P-2", "", "Dr A", "/verdict"]
    ).output
    #expect(other.contains("not yet approved by this clinic"))
  }
}
