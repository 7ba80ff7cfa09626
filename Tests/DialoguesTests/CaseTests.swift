import ConsultationCore
import Dialogues
import Testing

@Suite struct `A case check` {
  private static func problems(_ text: String) throws -> [String] {
    CaseCheck(try Sample.dialogue(text), under: Sample.protocol).problems.map(\.description)
  }

  @Test(arguments: Sample.all)
  func `finds nothing wrong with a good case`(_ text: String) throws {
    #expect(try Self.problems(text) == [])
  }

  @Test(arguments: [
    ("level: introductory", "minutes: 20", "lacks “level:”"),
    ("theme: a date that is not yet over", "minutes: 20", "lacks “theme:”"),
    ("- used /why", "- used /whi", "did you mean “why”"),
    ("- used /why", "- asked isotretinoine", "did you mean “isotretinoin”"),
    ("- used /why", "- asked edd", "no answer to edd"),
    ("- used /why", "- asked keloid before dob", "not asked before"),
    ("- used /why", "- recorded keloid, hba1c (1 each)", "no answer to hba1c"),
    ("- used /why", "- trainee's verdict is REFER", "comes to DEFER"),
    ("- used /why", "- brought out keloid with /ask", "no further words about keloid"),
    ("\" Yes, a whole course.", "\" [isotretinoim] Yes.", "did you mean “isotretinoin”"),
    ("\" Yes, a whole course.", "\" …", "still to be written"),
    ("\" Yes, a whole course.", "!DEFER R-D02", "read as prose"),
  ])
  func `names what is wrong`(_ old: String, _ new: String, _ says: String) throws {
    let problems = try Self.problems(Sample.amara.replacingFirst(old, with: new))
    #expect(problems.count == 1)
    #expect(problems.contains { $0.contains(says) }, "\(problems)")
  }

  @Test(arguments: [
    ("- used /why", "- [critical] asked isotretinoine", 20),
    ("- used /why", "- used /whi", 9),
    ("- used /why", "- recorded keloid, kelod (1 each)", 20),
    ("\" Yes, a whole course.", "\" [isotretinoim] Yes.", 4),
    ("? [sexAtBirth]", "? [sexAtBrth]", 4),
  ])
  func `names the column of an unknown name`(_ old: String, _ new: String, _ column: Int) throws {
    let check = CaseCheck(
      try Sample.dialogue(Sample.amara.replacingFirst(old, with: new)), under: Sample.protocol)
    #expect(check.problems.first?.column == column)
    #expect(check.problems.first?.description.contains(", column \(column): ") ?? false)
  }

  @Test func `finds words that nothing asked there brings out`() throws {
    let text = Sample.amara.replacingFirst(
      "\" Yes, a whole course.", with: "\" [keloid] Yes, a whole course.")
    let problems = try Self.problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.contains("column 4: These words can never be said") ?? false)
    #expect(problems.first?.contains("not asked at [isotretinoin]") ?? false)
  }

  @Test func `asks for a verdict, a mark sheet and a patient who speaks`() throws {
    let short = Sample.with("? [dob]", "> 1990-01-01", "= unfinished at [sexAtBirth]")
    let problems = try Self.problems(short)
    #expect(problems.contains { $0.contains("reaches no verdict") })
    #expect(problems.contains { $0.contains("The patient says nothing") })
    let unmarked = Sample.amara.mappingLines { Array($0.prefix { $0 != "## Mark sheet" }) } + "\n"
    #expect(
      try Self.problems(unmarked).contains { $0.contains("ends with a mark sheet") })
  }
}

@Suite struct `A new case` {
  @Test func `plays as written to a mild verdict and says what is to be filled in`() throws {
    let clock = try #require(Clock(iso: "2026-11-22T10:00"))
    let made = CaseSkeleton.dialogue(title: "Dina, 50", under: Sample.protocol, clock: clock)
    let read = try Dialogue(parsing: made.text)
    #expect(read == made)
    let replay = Replay(read, under: Sample.protocol)
    #expect(replay.differences == [])
    #expect(replay.consultation.finalAssessment.verdict <= .suitableWithModifications)
    #expect(read.typedLineCount <= 55)
    let problems = CaseCheck(read, under: Sample.protocol).problems
    #expect(problems.count == read.typedLineCount)
    #expect(problems.allSatisfy { $0.message.contains("still to be written") })
  }
}
