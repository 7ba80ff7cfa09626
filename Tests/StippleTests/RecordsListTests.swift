import Foundation
import TerminalTesting
import Testing

@Suite(.serialized) struct `The list of records` {
  /// A paused, a signed and an abandoned consultation.
  private func filled() throws -> Clinic {
    let clinic = try Clinic(pausedBefore: "glogau")
    var lines = Healthy.answers.map(\.value)
    lines[0] = "=SUM(A1)"
    lines[2] = "Dr Ng"
    #expect(try clinic.run("consult", lines: lines).status == 0)
    #expect(
      try clinic.run("consult", lines: ["P-3", "", "Dr Test", "/abandon left early"]).status == 0)
    return clinic
  }

  private func references(_ clinic: Clinic, _ arguments: [String]) throws -> [String] {
    let ending = try Clinic.run(
      TestProgram("stipple").path, ["records", "list", "--format", "json"] + arguments, input: [],
      in: clinic.folder)
    #expect(ending.status == 0, "\(ending.complaint)")
    let rows = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    return (rows as? [[String: Any]])?.compactMap { $0["reference"] as? String } ?? []
  }

  @Test func `shows the verdict as it stands, not as it was taken before an answer changed`() throws
  {
    let clinic = try Clinic(pausedBefore: "review")
    _ = try clinic.run("resume", lines: ["accept", "/amend pregnant yes", "/pause"])
    #expect(try clinic.run("records", "list").output.contains(#/paused .* DEFER/#))
    #expect(try clinic.run("records", "list", "--verdict", "DEFER").output.contains("DEFER"))
    let shown = try clinic.run("records", "show", try clinic.newest()).output
    #expect(shown.contains("What was recorded after it makes this DEFER:"), "\(shown)")
  }

  @Test func `is filtered by state, verdict, clinician, month and reference`() throws {
    let clinic = try filled()
    #expect(try references(clinic, []) == ["P-3", "=SUM(A1)", "P-100"])
    #expect(try references(clinic, ["--state", "signed"]) == ["=SUM(A1)"])
    #expect(try references(clinic, ["--state", "paused"]) == ["P-100"])
    #expect(try references(clinic, ["--state", "abandoned"]) == ["P-3"])
    #expect(try references(clinic, ["--clinician", "DR  NG"]) == ["=SUM(A1)"])
    #expect(try references(clinic, ["--reference", "p-100"]) == ["P-100"])
    #expect(try references(clinic, ["--month", "2001-01"]) == [])
    #expect(try references(clinic, ["--verdict", "not suitable"]) == [])
    #expect(try clinic.run("records", "list", "--month", "2001-13").status == 64)
    #expect(try clinic.run("records", "list", "--state", "lost").status == 64)
  }

  @Test func `comes in pages`() throws {
    let clinic = try filled()
    let first = try clinic.run("records", "list", "--limit", "2", "--format", "csv")
    #expect(first.complaint.contains("--before"))
    let last = try #require(first.output.split(whereSeparator: \.isNewline).last?.prefix(8))
    #expect(try references(clinic, ["--limit", "2", "--before", String(last)]) == ["P-100"])
  }

  @Test func `is aligned as text, and no formula as CSV`() throws {
    let clinic = try filled()
    let rows = try clinic.run("records", "list").output.split(separator: "\n")
    let column = try #require(rows.first?.firstRange(of: "Reference")?.lowerBound)
    let offset = rows[0].distance(from: rows[0].startIndex, to: column)
    for (row, reference) in zip(rows.dropFirst(), ["P-3", "=SUM(A1)", "P-100"]) {
      #expect(row.dropFirst(offset).hasPrefix(reference))
    }
    let csv = try clinic.run("records", "list", "--format", "csv").output
    #expect(csv.contains(",'=SUM(A1),"))
    #expect(csv.hasPrefix("id,state,day,verdict,reference,clinician\r\n"))
  }

  @Test func `finds a reference however its letters are put together`() throws {
    let clinic = try Clinic(pausedBefore: "glogau")
    for reference in ["Zo\u{E9}", "Ame\u{301}lie"] {
      #expect(try clinic.run("consult", lines: [reference, "", "Dr Ng", "/pause"]).status == 75)
    }
    for reference in ["ZOE\u{301}", "zo\u{E9}", "am\u{E9}lie", "AME\u{301}LIE"] {
      #expect(try references(clinic, ["--reference", reference]).count == 1, "\(reference)")
      #expect(
        try clinic.run("records", "search", reference, "--format", "csv").output
          .split(whereSeparator: \.isNewline).count == 2)
    }
    #expect(try references(clinic, ["--reference", "zoe"]).isEmpty)
  }

  @Test func `is searched by reference and by text, and says so in the audit trail`() throws {
    let clinic = try filled()
    func found(_ arguments: String...) throws -> Int {
      let ending = try Clinic.run(
        TestProgram("stipple").path, ["records", "search", "--format", "csv"] + arguments,
        input: [], in: clinic.folder)
      #expect(ending.status == 0, "\(ending.complaint)")
      return ending.output.split(whereSeparator: \.isNewline).count - 1
    }
    #expect(try found("p-100") == 1)
    #expect(try found("P-10") == 0)
    #expect(try found("--text", "LEFT early") == 1)
    #expect(try found("--text", "early nowhere") == 0)
    #expect(try found("--text", "cheeks") == 1)
    let audit = try clinic.run("records", "audit").output
    #expect(audit.contains("view  -  search by reference"))
    #expect(audit.contains("view  -  search by text"))
    #expect(!audit.contains("LEFT early"))
  }

  @Test func `never shows or finds a restricted answer`() throws {
    let clinic = try Clinic(pausedBefore: "bloodBorneVirus")
    #expect(try clinic.run("resume", lines: ["yes", "/pause"]).status == 75)
    for words in ["blood-borne", "bloodBorneVirus", "virus"] {
      let found = try clinic.run("records", "search", "--text", words)
      #expect(found.output == "No consultations.\n", "\(words)")
    }
    let list = try clinic.run("records", "list", "--format", "json").output
    #expect(!list.lowercased().contains("virus"))
  }
}
