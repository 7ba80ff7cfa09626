import Foundation
import Testing

@Suite struct `A batch of answers` {
  private let pregnant = #"{"consultDate": "2026-11-22", "dob": "1990-06-14", "pregnant": "yes"}"#

  @Test func `is judged as text`() throws {
    let clinic = try Clinic()
    try clinic.write(pregnant, to: "case.json")
    let ending = try clinic.run("assess", "case.json")
    #expect(ending.status == 0)
    #expect(ending.output.contains("R-M03"))
    #expect(ending.output.contains("PIH package: on"), "nobody knows, so the careful side holds")
  }

  @Test func `is judged as JSON, from standard input too`() throws {
    let clinic = try Clinic()
    let ending = try clinic.run("assess", "-", "--format", "json", bytes: Array(pregnant.utf8))
    #expect(ending.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
    #expect(object?["approval"] as? String == "not checked")
    #expect(object?["verdict"] is String)
  }

  @Test(arguments: [
    (#"{"consultDate": "2026-11-22", "glogauu": "II"}"#, "glogau"),
    (#"{"consultDate": "2026-11-22", "glogau": "IX"}"#, "glogau"),
    (#"{"consultDate": "2026-11-22", "weightKg": 640}"#, "weightKg"),
    (#"{"dob": "1990-06-14"}"#, "consultDate"), ("[1, 2", "case.json"), ("", "case.json"),
  ]) func `with a mistake is refused by the name of the file and the key`(
    _ text: String, _ named: String
  ) throws {
    let clinic = try Clinic()
    try clinic.write(text, to: "case.json")
    let ending = try clinic.run("assess", "case.json")
    #expect(ending.status == 65)
    #expect(ending.output.isEmpty)
    #expect(ending.complaint.contains("case.json"))
    #expect(ending.complaint.contains(named))
  }

  @Test func `that is not there, or is a folder, is another matter`() throws {
    let clinic = try Clinic()
    #expect(try clinic.run("assess", "none.json").status == 66)
    #expect(try clinic.run("assess", ".").status == 66)
    #expect(try clinic.run("assess").status == 64)
    #expect(try clinic.run("assess", "a", "--format", "xml").status == 64)
  }

  @Test func `opens no store`() throws {
    let clinic = try Clinic()
    try clinic.write(pregnant, to: "case.json")
    try clinic.run("assess", "case.json")
    #expect(try clinic.files == ["case.json"])
  }
}

@Suite struct `A plan on the command line` {
  private let healthy = #"{"consultDate": "2026-11-22", "dob": "1990-06-14"}"#

  @Test func `is written once and never over another file`() throws {
    let clinic = try Clinic()
    try clinic.write(healthy, to: "case.json")
    #expect(try clinic.run("plan", "case.json", "-o", "plan.html").status == 0)
    let first = try clinic.read("plan.html")
    #expect(first.hasPrefix("<!DOCTYPE html>") || first.hasPrefix("<!doctype html>"))
    let second = try clinic.run("plan", "case.json", "-o", "plan.html")
    #expect(second.status == 73)
    #expect(second.complaint.contains("exists already"))
    #expect(try clinic.read("plan.html") == first)
    #expect(try clinic.shell("stat -c %a plan.html").output == "600\n")
  }

  @Test func `is typeset as PDF`() throws {
    let clinic = try Clinic()
    try clinic.write(healthy, to: "case.json")
    let ending = try clinic.run("plan", "case.json", "-o", "plan.pdf")
    #expect(ending.status == 0, "\(ending.complaint)")
    #expect(try clinic.shell("head -c 5 plan.pdf").output == "%PDF-")
  }

  @Test func `goes to standard output where no path is given`() throws {
    let clinic = try Clinic()
    try clinic.write(healthy, to: "case.json")
    let ending = try clinic.run("plan", "case.json", "--for", "clinician")
    #expect(ending.status == 0)
    #expect(ending.output.contains("# "))
  }

  @Test func `of a half-done consultation is taken by the beginning of its ID`() throws {
    let clinic = try Clinic(pausedBefore: "medicines")
    let list = try clinic.run("records", "list").output
    let id = try #require(list.firstMatch(of: /\b[0-9A-HJKMNP-TV-Z]{8}\b/)).output
    #expect(try clinic.run("plan", String(id.prefix(4))).status == 0)
    #expect(try clinic.run("plan", "ZZZZZZZZ").status == 66)
  }

  @Test func `is not written where there is no folder for it`() throws {
    let clinic = try Clinic()
    try clinic.write(healthy, to: "case.json")
    #expect(try clinic.run("plan", "case.json", "-o", "none/plan.md").status == 73)
  }
}

@Suite struct `A policy on the command line` {
  @Test func `is begun from a template that checks, and never over another file`() throws {
    let clinic = try Clinic()
    #expect(try clinic.run("policy", "new", "policy.yaml").status == 0)
    #expect(try clinic.run("policy", "new", "policy.yaml").status == 73)
    let ending = try clinic.run("policy", "check", "policy.yaml")
    #expect(ending.status == 0, "\(ending.complaint)")
  }

  @Test func `that is wrong is refused by line and column`() throws {
    let clinic = try Clinic()
    try clinic.write("clinc: Example\n", to: "policy.yaml")
    let ending = try clinic.run("policy", "check", "policy.yaml")
    #expect(ending.status == 65)
    #expect(ending.complaint.contains("policy.yaml:1:"))
  }
}
