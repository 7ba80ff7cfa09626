import Testing

@Suite struct `An interval that the clinic shortened` {
  private static let looser = "R-P02: 14 days instead of 28 days"

  private func clinic() throws -> Clinic {
    let clinic = try Clinic()
    try clinic.write(
      """
      clinic: Test Clinic
      intervals:
        R-P02: {wait: 14 days, approver: Dr Lead, reason: local audit}
      """, to: "policy.yaml")
    try clinic.write(#"{"consultDate": "2026-11-22", "dob": "1990-06-14"}"#, to: "case.json")
    return clinic
  }

  @Test func `stands with the verdict of a batch, and beside its JSON`() throws {
    let clinic = try clinic()
    let text = try clinic.run("assess", "case.json", "--policy", "policy.yaml")
    #expect(text.output.contains(Self.looser))
    #expect(text.output.contains("approved by Dr Lead: local audit"))
    let json = try clinic.run(
      "assess", "case.json", "--policy", "policy.yaml", "--format", "json")
    #expect(json.complaint.contains(Self.looser))
  }

  @Test func `stands with the verdict at the prompt`() throws {
    let ending = try clinic().run(
      "consult", "--policy", "policy.yaml", lines: ["P-1", "", "Dr A", "/verdict"],
      with: ["COLUMNS": "200"])
    #expect(ending.status == 75)
    #expect(ending.output.contains(Self.looser))
  }

  @Test func `stands in the clinical record with its rule`() throws {
    let ending = try clinic().run(
      "plan", "case.json", "--policy", "policy.yaml", "--for", "clinician")
    #expect(ending.output.contains(Self.looser))
  }

  @Test func `stands in the patient's copy in words, without the id of a rule`() throws {
    let ending = try clinic().run(
      "plan", "case.json", "--policy", "policy.yaml", "--for", "patient")
    #expect(ending.output.contains("After “hyaluronic acid filler”: 14 days instead of 28 days"))
    #expect(ending.output.contains("approved by Dr Lead: local audit"))
    #expect(!ending.output.contains("R-P02"))
  }
}
