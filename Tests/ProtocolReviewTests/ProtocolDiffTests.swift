import ConsultationCore
import Interview
import ProtocolReview
import Testing

@Suite struct `A protocol diff` {
  private func changes(
    from old: ConsultationProtocol, to new: ConsultationProtocol
  ) throws -> [String] {
    try ProtocolDiff.changes(from: ProtocolExport.json(of: old), to: new).map(\.line)
  }

  @Test func `is empty where nothing changed`() throws {
    #expect(try changes(from: BuiltIn.whole, to: BuiltIn.whole) == [])
    let text = ProtocolExport.json(of: Clinic.make()).text
    #expect(try ProtocolDiff.changes(from: Array(text.utf8), to: Clinic.make()) == [])
  }

  @Test func `says a changed interval in words`() throws {
    #expect(
      try changes(from: BuiltIn.whole, to: BuiltIn.waiting("R-S03", .days(21)))
        == ["rule R-S03: waits 21 days after sunDate, formerly 14 days after sunDate"])
  }

  @Test func `tells new and lost questions and rules`() throws {
    let less = Clinic.make(
      questions: Clinic.questions.filter { $0.id != "cough" }, groups: [],
      rules: Clinic.rules.filter { $0.id != "T-05" })
    #expect(
      try changes(from: less, to: Clinic.make()) == [
        "question cough: new: cough?", "group illness: new: Any of these?",
        "rule T-05: new: We wait.",
      ])
    #expect(
      try changes(from: Clinic.make(), to: less) == [
        "question cough: no longer there: cough?",
        "group illness: no longer there: Any of these?", "rule T-05: no longer there: We wait.",
      ])
  }

  @Test func `tells levels, conditions, overrides and evidence`() throws {
    let other = Rule(
      "T-05", .refer, when: Clinic.cough.is(.yes) || Clinic.fever.is(.yes), override: .never,
      because: "We wait.", rationale: "safety", evidence: .policy("new"))
    #expect(
      try changes(from: Clinic.make(), to: Clinic.make(rules: Clinic.replacing(other))) == [
        "rule T-05: fires as REFER, formerly DEFER",
        "rule T-05: fires if cough is “yes” or fever is “yes”, formerly cough is “yes”",
        "rule T-05: open condition removed: “cough gone”",
        "rule T-05: set aside as class N, formerly C",
        "rule T-05: evidence removed: found BOOK", "rule T-05: evidence added: policy: new",
      ])
  }

  @Test func `tells rewordings, options and flags`() throws {
    let cough = Question<Clinic.Cream>(
      "cough",
      QuestionFrame(
        .history, "cough", ask: "A cough?", read: "Tell me of your cough.", safety: true,
        sources: .found(Clinic.textbook)),
      options: [.none: "no", .mild: "a little", .strong: "a lot"])
    let new = Clinic.make(
      questions: Clinic.questions.map { $0.id == "cough" ? cough.definition : $0 })
    let lines = try changes(from: Clinic.make(), to: new)
    #expect(lines.contains("question cough: asked as “A cough?”, formerly “cough?”"))
    #expect(lines.contains("question cough: option removed: yes (yes)"))
    #expect(lines.contains("question cough: option added: strong (a lot)"))
    #expect(lines.contains("question cough: order of severity removed: no < yes"))
    #expect(lines.contains("question cough: now a safety question"))
  }

  @Test func `shows no steering characters of the old text`() throws {
    let text = ProtocolExport.json(of: Clinic.make()).text
      .replacing("We need to know.", with: "We \u{202E}need\\u001b to know.")
    let lines = try ProtocolDiff.changes(from: Array(text.utf8), to: Clinic.make()).map(\.line)
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { !VisibleText.isUnsafe($0) })
    #expect(lines.first?.contains("⟨U+202E⟩") ?? false)
  }

  @Test func `takes a missing key for an empty one`() throws {
    let text = """
      {"format": "stipple-protocol", "name": "clinic", "version": "1",
       "rules": [{"id": "T-01"}]}
      """
    let lines = try ProtocolDiff.changes(from: Array(text.utf8), to: Clinic.make()).map(\.line)
    #expect(lines.contains("rule T-01: waits 14 days after feverEnded, formerly nothing"))
    #expect(lines.contains("question fever: new: fever?"))
  }

  @Test(arguments: [
    ("[]", 1, 1, "an object"), ("{}", 1, 1, "“format” is missing"),
    ("{\n  \"format\": \"other\"}", 2, 3, "is not “stipple-protocol”"),
    ("{\"format\": \"stipple-protocol\",\n \"formatVersion\": 9}", 2, 2, "later version"),
    ("{\"format\": \"stipple-protocol\",\n \"rules\": {}}", 2, 2, "is not a list"),
    ("{\"format\": \"stipple-protocol\",\n \"rules\": [3]}", 2, 2, "is not an object"),
    (
      "{\"format\": \"stipple-protocol\",\n \"rules\": [\n{\"because\": \"\"}]}", 3, 2,
      "has no “id”"
    ),
    ("{\"format\":\n", 2, 1, "value is expected"),
  ])
  func `names the place of what it cannot read`(
    _ text: String, _ line: Int, _ column: Int, _ message: String
  ) {
    let failure = #expect(throws: ProtocolDiff.Failure.self) {
      try ProtocolDiff.changes(from: Array(text.utf8), to: Clinic.make())
    }
    #expect(failure?.line == line)
    #expect(failure?.column == column)
    #expect(failure?.message.contains(message) ?? false)
  }
}
