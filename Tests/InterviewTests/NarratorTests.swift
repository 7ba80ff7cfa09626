import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

@Suite struct `What the tool says` {
  @Test func `of a verdict before review never calls anybody suitable`() {
    var table = Table(hasHeader: false)
    for _ in 0..<120 where table.key != "review" {
      let key = table.key
      table.type("/verdict")
      let heading = table.lines.first?.text ?? ""
      #expect(!heading.contains("Suitable") && !table.assertions.contains("SUITABLE"), "at \(key)")
      table.type(Table.healthy[key] ?? "none")
    }
    table.type("/verdict")
    #expect(table.assertions.first == "SUITABLE")
  }

  @Test func `of a verdict counts the open safety questions`() {
    var table = Table(upTo: "ps10")
    table.type("/verdict")
    #expect(
      table.text.hasPrefix("So far, 1 safety question open: nothing that stops treatment yet."))
    table.type("/amend haFillerLast 2027-02-08")
    table.type("/verdict")
    #expect(table.assertions.first == "so far, 1 open: DEFER")
  }

  @Test func `of an item that applies after all is not suitable until it is told`() {
    var list = Table(upTo: "review")
    for _ in 0..<40 where list.key != "checklist.heart" { list.type("/back") }
    #expect(list.key == "checklist.heart")
    list.type("1")
    #expect(list.key == "cardiac" && !list.text.contains("Enter keeps"))
    list.type("/verdict")
    #expect(!list.assertions.contains("SUITABLE"))
    list.type("")
    #expect(list.refusal != nil, "an empty line is no answer to what applies")
  }

  @Test func `when asked why gives the rules of a question with their sources`() {
    var table = Table(upTo: "ps1")
    table.type("/why haFillerLast")
    #expect(table.text.contains("one rule reads it") && table.text.contains("R-P02 (DEFER)"))
    #expect(table.text.contains("found"))
    table.type("/why")
    #expect(table.text.contains("R-Y01") && table.text.contains("safety question"))
  }

  @Test func `when asked why gives a finding's answers, arithmetic, both sides and override class`()
  {
    var table = Table(
      upTo: "ps1",
      ["checklist.medicines": "isotretinoin = stopped", "isotretinoinLast": "2026-08-31"])
    table.type("/why R-D02")
    #expect(table.text.contains("2026-08-31 + 6 months = 2027-02-28"))
    #expect(table.text.contains("31 August 2026") && table.text.contains("Against:"))
    #expect(table.text.contains("Sources disagree (D-01") && table.text.contains("Override: S"))
    table.type("/why R-P02")
    #expect(table.text.contains("R-P02 (DEFER) has not fired"))
  }

  @Test func `when asked why tells the days that a condition without a wait compares`() {
    var table = Table(
      upTo: "ps1",
      [
        "checklist.general": "diabetes = t2", "hba1c": "7", "hba1cDate": "2026-08-01",
        "diabetesComplications": "no", "eventDate": "2027-04-01",
      ])
    table.type("/why R-M09")
    #expect(
      table.text.contains("2026-08-01 + 6 months = 2027-02-01, before the day of the consult"))
    table.type("/why R-E10")
    #expect(table.text.contains("days after treatment on"))
    table.type("/why R-M01")
    #expect(table.text.contains("has not fired"))
  }

  @Test func `of the arithmetic uses the wait that counted`() {
    var table = Table(
      upTo: "ps1",
      [
        "checklist.skinFindings": "sunStatus = tanOrSunbed", "sunDate": "2027-02-08",
        "pihHistory": "mild",
      ])
    table.type("/why R-S03")
    #expect(table.text.contains("2027-02-08 + 28 days = 2027-03-08"))
  }

  @Test func `when asked why of the verdict names what decided, the dates and the conditions`() {
    var table = Table(
      upTo: "review",
      [
        "checklist.injectionsAndPeels": "haFillerLast = 2027-02-08",
        "checklist.heart": "cardiac = prostheticValveOrEndocarditis",
      ])
    table.type("/why verdict")
    #expect(table.text.contains("R-M33, R-P02 → DEFER"))
    #expect(table.text.contains("R-P02 2027-03-08") && table.text.contains("2027-03-08"))
    #expect(table.text.contains("Open condition (R-M33): cardiology clearance"))
  }

  @Test func `of restricted findings is a numbered staff note`() {
    var table = Table(upTo: "review", ["bloodBorneVirus": "yes", "ps9": "past"])
    #expect(table.text.contains("Staff note 1") && table.text.contains("Staff note 2"))
    #expect(!table.text.contains("R-M39") && !table.text.contains("R-Y06"))
    table.type("/why 2")
    #expect(table.text.contains("R-Y06"))
    table.type("/why 3")
    #expect(table.refusal == "There is no staff note 3.")
    table.type("/review wellbeing")
    #expect(!table.text.contains("in the past") && table.text.contains("recorded"))
    table.type("/why verdict")
    #expect(!table.text.contains("R-Y06"))
    table.type("/amend ps9 no")
    #expect(table.text.contains("Withdrawn: a staff note.") && !table.text.contains("R-Y06"))
  }

  @Test func `of a restricted option is as silent as of a restricted question`() {
    var table = Table(upTo: "checklist.general")
    table.type("immunosuppression = hivControlled")
    #expect(!table.text.contains("HIV") && !table.text.contains("R-M10"))
    table.type("/review history")
    #expect(!table.text.contains("HIV"))
    table.type("/amend immunosuppression")
    #expect(
      !table.text.contains("Enter keeps: HIV")
        && table.text.contains("Enter keeps: the earlier answer"))
  }

  @Test func `repeats typed words visibly, never raw`() {
    let line = Line(.echo, "a\u{1B}[2J\u{202E}b", asserting: "\u{7}")
    #expect(line.text == "a⟨U+001B⟩[2J⟨U+202E⟩b" && line.assertion == "⟨U+0007⟩")
  }

  @Test func `reads the patient's wording aloud on request`() {
    var table = Table(upTo: "checklist.general")
    table.type("/read")
    #expect(table.lines.count == 9 && table.lines.allSatisfy { $0.kind == .spoken })
    var manner = Session.Manner()
    manner.readsAloud = true
    table = Table(upTo: "ps2", manner: manner)
    #expect(table.lines.contains { $0.kind == .spoken })
  }

  @Test func `has a wording, a key and help for every prompt on the way`() {
    var table = Table(hasHeader: false)
    for _ in 0..<120 where table.consultation.status == .asking {
      #expect(!Narrator(table.consultation).lines(for: table.prompt).isEmpty, "\(table.key)")
      #expect(!Narrator(table.consultation).help(for: table.prompt).isEmpty)
      table.type(Table.healthy[table.key] ?? "none")
      #expect(table.refusal == nil, "\(table.key): \(table.refusal ?? "")")
    }
    #expect(table.consultation.status == .signed)
  }
}

@Suite struct `Tab` {
  private func words(_ text: String, at table: Table) -> [String] {
    Completions(table.consultation).candidates(for: text).map(\.word)
  }

  @Test func `completes the options of the question`() {
    let table = Table(upTo: "ps1")
    #expect(
      words("", at: table) == ["lt15min", "15to60min", "1to3h", "gt3h", "unknown", "declined"])
    #expect(words("G", at: table) == ["gt3h"])
    #expect(words("forehead,che", at: Table(upTo: "areas")) == ["cheeks"])
    #expect(words("forehead, che", at: Table(upTo: "areas")) == ["cheeks"])
  }

  @Test func `completes the items of a checklist`() {
    #expect(words("ep", at: Table(upTo: "checklist.heart")) == ["epilepsy"])
    #expect(words("none", at: Table(upTo: "checklist.heart")) == ["none"])
  }

  @Test func `completes commands and what they take`() {
    let table = Table(upTo: "ps1", ["bloodBorneVirus": "yes"])
    #expect(words("/am", at: table) == ["/amend"])
    #expect(words("/amend kel", at: table) == ["keloid"])
    #expect(words("/amend keloid p", at: table) == ["personal"])
    #expect(words("/review sk", at: table) == ["skin"])
    #expect(!words("/why R-", at: table).contains("R-M39"), "a restricted finding is in no list")
    #expect(words("/nonsense x", at: table).isEmpty)
  }

  @Test func `finds words in the middle, by what they mean, and in spite of a slip`() {
    let table = Table(
      upTo: "ps1",
      ["checklist.medicines": "1", "isotretinoin": "stopped", "isotretinoinLast": "2020"])
    #expect(words("/amend inLast", at: table) == ["isotretinoinLast"])
    #expect(words("/amend granulomas", at: table) == ["granulomatous"])
    #expect(words("/aemnd", at: table) == ["/amend"])
    #expect(words("frehead", at: Table(upTo: "areas")) == ["forehead"])
    #expect(words("pacemaker", at: Table(upTo: "checklist.heart")).isEmpty)
    #expect(words("zz", at: table).isEmpty)
  }

  @Test func `completes what the closing prompts take`() {
    #expect(words("", at: Table(upTo: "review")) == ["accept"])
    #expect(words("", at: Table(upTo: "signature")) == ["sign"])
    #expect(words("", at: Table(hasHeader: true)).isEmpty)
  }
}
