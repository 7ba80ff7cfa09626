import ConsultationCore
import Dialogues
import Testing

@Suite struct `A replay` {
  @Test(arguments: Sample.all)
  func `of a case finds nothing different`(_ text: String) throws {
    let replay = try Sample.replay(text)
    #expect(replay.differences == [])
    #expect(replay.exchanges == replay.dialogue.typedLineCount)
  }

  @Test(arguments: Sample.all)
  func `with save and restore after each line finds nothing different`(_ text: String) throws {
    let straight = try Sample.replay(text)
    let restored = try Sample.replay(text, restoring: Sample.throughBytes)
    #expect(restored.differences == [])
    #expect(
      restored.consultation.answers.counted.map(\.answer)
        == straight.consultation.answers.counted.map(\.answer))
    #expect(restored.consultation.assessment == straight.consultation.assessment)
  }

  @Test func `names the line after which a record cannot be restored`() throws {
    struct Torn: Error {}
    let lines = Sample.amara.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex(of: "> female")) + 1
    let torn = try Sample.replay(Sample.amara) { events in
      if events.last?.typed == "female" { throw Torn() }
      return events
    }
    #expect(torn.differences.map(\.line) == [place])
    #expect(torn.differences.first?.note?.contains("cannot be read back") ?? false)
    #expect(torn.blessed.unsettled == torn.differences)
    // Nothing is told where even the beginning is gone.
    let empty = try Sample.replay(Sample.amara) { _ in [] }
    #expect(empty.differences.first?.line == lines.firstIndex { $0.hasPrefix("> ") }.map { $0 + 1 })
  }

  @Test func `names the line after which a record is restored as another`() throws {
    let altered = try Sample.replay(Sample.amara) { events in
      events.map { event in
        event.typed == "female" ? Event(at: event.at, typed: "Female", event.kind) : event
      }
    }
    let difference = try #require(altered.differences.first)
    #expect(difference.description.contains("read back as something else"))
  }

  @Test func `tells what was asked and found on the way`() throws {
    let replay = try Sample.replay(Sample.amara)
    #expect(replay.consultation.finalAssessment.verdict == .defer)
    #expect(replay.asked.contains("isotretinoinLast"))
    #expect(replay.findings.contains { $0.rule == "R-D02" })
    #expect(replay.consultation.answers.day("isotretinoinLast") == Day(2026, 7, 20))
  }

  @Test func `names the line of a missing, a changed and a needless finding`() throws {
    let lines = Sample.amara.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.hasPrefix("~ ") })
    let text = String(lines[place])

    let missing = try Sample.replay(
      Sample.amara.mappingLines { $0.enumerated().filter { $0.offset != place }.map(\.element) })
    #expect(missing.differences.map(\.got) == [text])
    #expect(missing.differences.map(\.expected) == [nil])

    let changed = try Sample.replay(Sample.amara.replacingFirst(text, with: text + " x"))
    #expect(changed.differences.map(\.line) == [place + 1])
    #expect(changed.differences.map(\.got) == [text])

    let needless = try Sample.replay(
      Sample.amara.replacingFirst("> female", with: "> female\n! NOTE R-A01"))
    #expect(needless.differences.map(\.expected) == ["! NOTE R-A01"])
    #expect(needless.differences.map(\.got) == [nil])
    #expect(needless.differences[0].description.contains("expected  ! NOTE R-A01"))
  }

  @Test func `names a question that is not the one asked`() throws {
    let replay = try Sample.replay(
      Sample.amara.replacingFirst("? [sexAtBirth]", with: "? [sexAtBrth]"))
    let difference = try #require(replay.differences.first)
    #expect(difference.expected == "? [sexAtBrth]")
    #expect(difference.got == "? [sexAtBirth]")
    #expect(difference.note?.contains("did you mean “sexAtBirth”") ?? false)
    #expect(!difference.isBlessable)
  }

  @Test func `goes on where a later question is the one asked`() throws {
    let extra = Sample.amara.replacingFirst(
      "? [proposedDate]", with: "? [keloid]\n> none\n? [proposedDate]")
    let replay = try Sample.replay(extra)
    #expect(replay.differences.map(\.expected) == ["? [keloid]"])
    #expect(replay.exchanges == replay.dialogue.typedLineCount - 1)
  }

  @Test(arguments: [
    ("! DEFER R-D02 until 2027-01-20", "! DEFERR R-D02 until 2027-01-20", "DEFER"),
    ("! DEFER R-D02 until 2027-01-20", "! DEFER R-D022 until 2027-01-20", "R-D02"),
    ("= DEFER", "= DEFRE", "DEFER"),
  ])
  func `names what no verdict and no rule is called`(
    _ right: String, _ wrong: String, _ meant: String
  ) throws {
    let replay = try Sample.replay(Sample.amara.replacingFirst(right, with: wrong))
    let difference = try #require(replay.differences.first)
    #expect(difference.note?.contains("did you mean “\(meant)”") ?? false)
    #expect(difference.isBlessable)
  }

  @Test func `names a line that is not taken`() throws {
    let replay = try Sample.replay(Sample.amara.replacingFirst("> female", with: "> femmale"))
    #expect(replay.differences.first?.got == "= refused")
    #expect(replay.differences.first?.note?.contains("femmale") ?? false)
  }

  @Test func `names options that are not those offered`() throws {
    let lines = Sample.amara.split(separator: "\n").map(String.init)
    let options = try #require(lines.first { $0.hasPrefix(". ") })
    let replay = try Sample.replay(Sample.amara.replacingFirst(options, with: ". female | male"))
    #expect(replay.differences.map(\.got) == [options])
  }

  @Test func `marks options that another answer closes, and takes none of them`() throws {
    let closed = """
      . (fineLines) | (wrinkles) | (acneScars) | (pores) | texture | (tone) | (striae) | \
      (surgicalScar) | (melasma) | (laxity) | (volumeLoss) | (deepFolds) | (activeAcne) | \
      (keloidOrHypertrophic) | unknown | declined
      """
    func replay(_ lines: String) throws -> Replay {
      try Sample.replay(
        Sample.ben.replacingFirst("? [primaryGoal]", with: "? [primaryGoal]\n" + lines))
    }
    #expect(try replay(closed).differences == [])
    let unmarked = closed.filter { !"()".contains($0) }
    #expect(try replay(unmarked).differences.map(\.got) == [closed])
    #expect(try replay("> wrinkles\n= refused\n> 2\n= refused").differences == [])
  }

  @Test func `asks again for what a changed answer closes`() throws {
    let changed = try Sample.replay(
      Sample.ben.replacingFirst(
        "? [expectedImprovement]",
        with: "? [expectedImprovement]\n> /amend goals wrinkles, pores\n~ reopened primaryGoal\n"
          + "? [primaryGoal]\n>\n= refused\n> pores\n~ nothing else changed\n"
          + "? [expectedImprovement]"))
    #expect(
      changed.differences.map(\.got) == [
        "= plan wishes pores first, wrinkles", "= plan P04 says firstHope",
      ])
  }

  @Test func `says what a later answer changes in the plan`() throws {
    let later = "> /amend dob 1980-04-03\n~ nothing else changed\n"
    let said = "~ plan no longer provisional, age 34\n~ plan provisional, age 46\n"
    let replay = try Sample.replay(
      Sample.amara.replacingFirst("## Mark sheet", with: later + said + "\n## Mark sheet"))
    #expect(replay.differences == [])
    let silent = try Sample.replay(
      Sample.amara.replacingFirst("## Mark sheet", with: later + "\n## Mark sheet"))
    #expect(silent.differences.compactMap(\.got).joined(separator: "\n") + "\n" == said)
  }

  @Test func `asks for a verdict, a pause or a word at the end`() throws {
    let cut = Sample.amara.mappingLines { $0.prefix(40).filter { !$0.hasPrefix("level:") } }
    let replay = try Sample.replay(cut)
    #expect(replay.differences.last?.got?.hasPrefix("= unfinished at [") ?? false)
    #expect(try Sample.replay(replay.blessed.dialogue.text).differences == [])
  }

  @Test func `finds a case out that lost its mark sheet`() throws {
    let lines = Sample.amara.split(separator: "\n", omittingEmptySubsequences: false)
    let end = try #require(lines.firstIndex(of: "## Mark sheet"))
    let cut = lines.prefix(end - 1).joined(separator: "\n") + "\n"
    let replay = try Sample.replay(cut)
    #expect(replay.differences.map(\.line) == [end - 1])
    #expect(replay.differences[0].description.contains("may have lost its end"))
    #expect(replay.blessed.unsettled == replay.differences)
    #expect(
      try Sample.replay(cut.replacingFirst("level: introductory", with: "minutes: 20"))
        .differences == [])
  }

  @Test func `refuses to play under another protocol or policy in silence`() throws {
    let other = Sample.amara.replacingFirst(
      "protocol: microneedling 2026.1", with: "protocol: microneedling 2025.9")
    let replay = try Sample.replay(other)
    #expect(replay.differences.map(\.line) == [3])
    #expect(replay.blessed.dialogue.text == Sample.amara)
    let policy = try Sample.replay(
      Sample.amara.replacingFirst("policy: none", with: "policy: Elm Street"))
    #expect(policy.differences.map(\.line) == [4])
    #expect(policy.blessed.unsettled.count == 1)
  }

  @Test func `plays with presets of a policy and says which do not fit`() throws {
    let lines = Sample.with("? [dob]", "> 1990-01-01", "= unfinished at [sexAtBirth]")
    let preset = lines.replacingFirst(
      "case: a test", with: "case: a test\npresets: deviceType = pen; deviceMaxDepthMm = 1.5")
    let replay = try Sample.replay(preset)
    #expect(replay.differences == [])
    #expect(replay.consultation.answers.options("deviceType") == ["pen"])
    let wrong = try Sample.replay(
      preset.replacingFirst(
        "presets: deviceType = pen; deviceMaxDepthMm = 1.5", with: "presets: devicType = pen"))
    #expect(wrong.differences.first?.line == 7)
    #expect(wrong.differences.first?.column == 10)
    let second = try Sample.replay(
      preset.replacingFirst(
        "presets: deviceType = pen; deviceMaxDepthMm = 1.5",
        with: "presets: deviceType = pen; deviceMaxDepth = 1.5"))
    #expect(second.differences.first?.column == 28)
    #expect(second.differences.first?.description.hasPrefix("line 7, column 28: ") ?? false)
    #expect(wrong.differences.first?.note?.contains("did you mean “deviceType”") ?? false)
  }

  @Test func `counts the lines that its header counts`() throws {
    let count = try Sample.dialogue(Sample.amara).typedLineCount
    let right = Sample.amara.replacingFirst("level: introductory", with: "lines: \(count)")
    let wrong = Sample.amara.replacingFirst("level: introductory", with: "lines: 3")
    #expect(try Sample.replay(right).differences == [])
    #expect(try Sample.replay(wrong).differences.map(\.line) == [7])
    #expect(try Sample.replay(wrong).blessed.dialogue.text == right)
  }

  @Test func `takes no line after the end, and after a pause only going on`() throws {
    let closed = Sample.cara.replacingFirst("> sign", with: "> sign\n> /note late")
    #expect(try Sample.replay(closed).differences.map(\.got) == ["= refused"])
    let paused = Sample.cara.replacingFirst("> /pause", with: "> /pause\n> none")
    #expect(try Sample.replay(paused).differences.map(\.got) == ["= refused"])
    let back = Sample.cara.replacingFirst(
      "> /resume 2026-09-02T11:00", with: "> /resume 2026-08-01T11:00")
    #expect(try Sample.replay(back).differences.first?.got == "= refused")
  }
}

@Suite struct `A blessing` {
  @Test(arguments: Sample.all)
  func `writes every assertion that was taken out`(_ text: String) throws {
    let bare = text.mappingLines { lines in
      lines.filter { line in !["! ", "~ ", "= ", ". "].contains { line.hasPrefix($0) } }
    }
    let replay = try Sample.replay(bare)
    #expect(!replay.blessed.changes.isEmpty)
    #expect(replay.blessed.unsettled == [])
    let again = Replay(replay.blessed.dialogue, under: Sample.protocol)
    #expect(again.differences == [])
    #expect(again.blessed.dialogue == replay.blessed.dialogue)
  }

  @Test(arguments: Sample.all)
  func `changes nothing where nothing differs`(_ text: String) throws {
    let replay = try Sample.replay(text)
    #expect(replay.blessed.dialogue.text == text)
    #expect(replay.blessed.changes == [])
  }

  @Test func `keeps prose in its place`() throws {
    let text = Sample.amara.replacingFirst("> 2026-05-01", with: "> 2026-05-01\nShe hesitates.")
    let bare = text.mappingLines { $0.filter { !$0.hasPrefix("~ ") } }
    let blessed = try Sample.replay(bare).blessed.dialogue.text
    #expect(blessed.contains("> 2026-05-01\nShe hesitates.\n"))
    #expect(try Sample.replay(blessed).differences == [])
  }
}
