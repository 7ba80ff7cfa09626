import Foundation
import TerminalTesting
import Testing

@Suite(.serialized) struct `A record that goes on under another protocol` {
  private static let policy = """
    clinic: Test Clinic
    intervals:
      R-P02: {wait: 14 days, approver: Dr Lead, reason: local audit}
    """

  /// The hash that a line of an export names, in short.
  private func hash(_ clinic: Clinic, after words: Regex<(Substring, Substring)>) throws -> String {
    let text = try clinic.run("records", "export", "--all").output
    return String(try #require(text.firstMatch(of: words)).output.1.prefix(12))
  }

  @Test func `says so, is taken again, and its verdict names the protocol that gave it`() throws {
    let clinic = try Clinic(pausedBefore: "consentDiscussed")
    try clinic.write(Self.policy, to: "policy.yaml")
    let first = try hash(clinic, after: /"protocol":"([0-9a-f]+)"/)
    let rest = ["accept", "yes", "yes", "", "dermatologist", "sign"]
    let resumed = try clinic.run(
      "resume", "--policy", "policy.yaml", lines: rest, with: ["COLUMNS": "200"])
    #expect(resumed.status == 0, "\(resumed.output)\(resumed.complaint)")
    #expect(resumed.output.contains("This record was left under"))
    #expect(resumed.output.contains("Nothing must be asked again"))
    #expect(resumed.output.contains("R-P02: 14 days instead of 28 days"))
    let second = try hash(clinic, after: /"continued":\{"under":\{"hash":"([0-9a-f]+)"/)
    #expect(first != second)

    let id = try clinic.newest()
    let under = try clinic.run("records", "show", id, "--policy", "policy.yaml").output
    #expect(under.contains("begun under: microneedling") && under.contains("(\(first))"))
    #expect(under.contains(try Regex("Continued, .*: under .*\\(\(second)\\), policy Test Clinic")))
    #expect(under.contains(try Regex("Recorded under .*\\(\(second)\\): SUITABLE")))
    #expect(!under.contains("it would be the same"))
    let beside = try clinic.run("records", "show", id).output
    #expect(beside.contains(try Regex("Under .*\\(\(first)\\) it would be the same")))

    let plan = try clinic.run("plan", id, "--for", "clinician").output
    #expect(plan.contains("the recorded verdict is SUITABLE, under"))
    #expect(plan.contains(second))
    #expect(try clinic.run("records", "verify").status == 0)
    #expect(try clinic.run("records", "transcript", id).status == 0)
  }

  @Test func `is told what the other one finds anew, and what becomes of the verdict`() throws {
    let clinic = try Clinic(pausedBefore: "injectionsAndPeels")
    let stricter = Self.policy.replacingOccurrences(of: "14 days", with: "90 days")
    try clinic.write(stricter, to: "policy.yaml")
    let filler = ["haFiller", "60 days ago", "/pause"]
    #expect(try clinic.run("resume", lines: filler).status == 75)
    let resumed = try clinic.run("resume", "--policy", "policy.yaml", lines: ["/pause"]).output
    #expect(resumed.contains(/Changed: Wait until .* \(R-P02, DEFER\)/), "\(resumed)")
    #expect(resumed.contains("Verdict so far: Nothing that stops treatment yet → Wait."))
    // What a policy that is not at hand found is not known; what is found now is.
    let back = try clinic.run("resume", "--without-policy", lines: ["/pause"]).output
    #expect(back.contains("may differ from what they were; they are now:"))
    #expect(back.contains(/So far, \d+ safety questions open: nothing that stops treatment yet/))
  }

  @Test func `that it was begun under is no news`() throws {
    let clinic = try Clinic(pausedBefore: "glogau")
    let resumed = try clinic.run("resume", lines: ["II", "/pause"])
    #expect(!resumed.output.contains("This record was left under"))
    #expect(!(try clinic.run("records", "export", "--all").output.contains("\"continued\"")))
  }

  @Test func `and comes back to the first one says so each time, once`() throws {
    let clinic = try Clinic(pausedBefore: "glogau")
    try clinic.write(Self.policy, to: "policy.yaml")
    let there = try clinic.run(
      "resume", "--policy", "policy.yaml", lines: ["/pause"], with: ["COLUMNS": "200"])
    #expect(there.output.contains("This record was left under"))
    let again = try clinic.run(
      "resume", "--policy", "policy.yaml", lines: ["/pause"], with: ["COLUMNS": "200"])
    #expect(!again.output.contains("This record was left under"))
    let back = try clinic.run(
      "resume", "--without-policy", lines: ["/pause"], with: ["COLUMNS": "200"])
    #expect(back.output.contains("This record was left under"))
    let export = try clinic.run("records", "export", "--all").output
    #expect(export.matches(of: /"continued"/).count == 2)
  }

  @Test func `keeps its policy: without it the record is neither gone on with nor printed`() throws
  {
    let clinic = try Clinic(pausedBefore: "glogau")
    try clinic.write(Self.policy, to: "policy.yaml")
    let id = try clinic.newest()
    _ = try clinic.run("resume", "--policy", "policy.yaml", lines: ["/pause"])
    let resumed = try clinic.run("resume", lines: ["/pause"])
    #expect(resumed.status == 65 && resumed.output.isEmpty)
    #expect(resumed.complaint.contains("was left under policy Test Clinic"))
    #expect(resumed.complaint.contains("--without-policy"))
    let copy = try clinic.run("plan", id)
    #expect(copy.status == 65 && copy.output.isEmpty)
    #expect(copy.complaint.contains("policy Test Clinic") && copy.complaint.contains("policy none"))
    #expect(try clinic.run("plan", id, "--policy", "policy.yaml").status == 0)
    let record = try clinic.run("plan", id, "--for", "clinician")
    #expect(record.status == 0 && record.output.contains("Left under microneedling"))
    #expect(try clinic.run("records", "show", id).output.contains("Left under microneedling"))
    #expect(
      try clinic.run("records", "transcript", id).complaint.contains("Left under microneedling"))
    let both = try clinic.run("resume", "--without-policy", "--policy", "policy.yaml")
    #expect(both.status == 64)
  }
}
