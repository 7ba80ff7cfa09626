import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

@Suite struct `On a way back` {
  /// At the details of a blood thinner that the clinician has just said to apply, after a first “none”.
  private static func declared() -> Table {
    var table = Table(upTo: "checklist.skinProducts")
    table.type("/back")
    table.type("antithrombotic")
    #expect(table.key == "antithrombotic")
    return table
  }

  @Test(arguments: [
    ["/back", ""], ["/amend weightKg", ""], ["/review 1", ""],
    ["/back", "/amend weightKg", "", ""],
    ["/amend weightKg", "/back", "", ""],
  ]) func `an item that was said to apply is still asked`(_ lines: [String]) {
    var table = Self.declared()
    for line in lines { table.type(line) }
    for _ in 0..<200 where table.key != "review" && table.key != "antithrombotic" {
      table.type(Table.healthy[table.key] ?? "none")
    }
    #expect(table.key == "antithrombotic")
    // The older “no” is not on offer there, and an empty line keeps nothing.
    table.type("")
    #expect(table.refusal != nil)
    table.type("warfarin")
    #expect(table.consultation.answers.options("antithrombotic") == ["warfarin"])
  }

  @Test func `no signature is open while such an item waits`() {
    let table = Self.declared()
    #expect(table.consultation.openForSignature.contains(.question("antithrombotic")))
    #expect(table.consultation.openSafetyQuestions.contains("antithrombotic"))
  }

  @Test func `no plan and no verdict rests on the “no” that such an item had before`() {
    var table = Table(upTo: "review")
    for _ in 0..<60 where table.key != "checklist.medicines" { table.type("/back") }
    table.type("isotretinoin, antithrombotic")
    #expect(table.key == "isotretinoin")
    #expect(table.consultation.finalAssessment.verdict == .defer)
    #expect(table.consultation.recordedVerdict.computed == "DEFER")
    #expect(Plan(table.consultation, clinic: nil).kind == .provisional)
    #expect(!table.consultation.isAccepted)
    table.type("/verdict")
    #expect(table.text.contains("So far, 2 safety questions open"))
    table.type("never")
    table.type("none")
    #expect(table.consultation.finalAssessment.verdict == .suitable)
  }

  @Test func `no plan and no verdict rests on a main wish that fits no more`() {
    var table = Table(upTo: "review")
    table.type("/amend goals melasma")
    table.type("/verdict")
    #expect(table.text.contains("So far, 1 safety question open"))
    #expect(table.consultation.finalAssessment.verdict == .defer)
    #expect(Plan(table.consultation, clinic: nil).wishes.allSatisfy { !$0.isMain })
  }

  @Test func `a list keeps what it was told before, and says so`() {
    var table = Table(upTo: "checklist.medicines")
    table.type("antiarrhythmic, otcBleeding")
    for _ in 0..<10 where table.key != "checklist.skinProducts" {
      table.type(["antiarrhythmic": "classI", "otcBleedingLast": "today"][table.key] ?? "2")
    }
    for _ in 0..<5 where !table.key.hasPrefix("checklist") || table.key == "checklist.skinProducts"
    {
      table.type("/back")
    }
    #expect(table.key == "checklist.medicines")
    #expect(table.text.contains("These stay beside what you type; none denies all."))
    table.type("antithrombotic")
    #expect(table.text.contains("blood thinner: asked next") || table.text.contains("asked next"))
    table.type("warfarin")
    #expect(table.consultation.answers.options("antiarrhythmic") == ["classI"])
    #expect(table.consultation.answers.options("antithrombotic") == ["warfarin"])
    table.type("/amend antithrombotic none")
    #expect(table.consultation.answers.options("antiarrhythmic") == ["classI"])
  }

  @Test func `none denies every item of a list again`() {
    var table = Table(upTo: "checklist.medicines")
    table.type("antiarrhythmic")
    table.type("classI")
    table.type("/back 2")
    table.type("none")
    #expect(table.consultation.answers.options("antiarrhythmic") == ["none"])
  }

  @Test(arguments: [["/amend weightKg", ""], ["/back", ""], ["/review 3", ""]])
  func `an answer that no longer fits is asked again before the verdict`(_ lines: [String]) {
    var table = Table(upTo: "review")
    table.type("/amend goals melasma")
    #expect(table.assertions.contains("reopened primaryGoal"))
    #expect(table.key == "primaryGoal")
    for line in lines { table.type(line) }
    for _ in 0..<5 where table.key != "primaryGoal" && table.key != "review" { table.type("") }
    #expect(table.key == "primaryGoal")
    #expect(table.consultation.openForSignature.contains(.question("primaryGoal")))
    table.type("melasma")
    #expect(table.consultation.assessment.verdict == .refer)
  }

  @Test func `the header keeps its lines where no new one is given`() {
    var table = Table(hasHeader: true)
    for line in ["A-1", "Amara", "Dr Roe", "/amend patientName"] { table.type(line) }
    #expect(table.refusal?.contains("/amend patientName") ?? false)
    #expect(table.consultation.header[.patientName] == "Amara")
    table.type("/amend patientName -")
    #expect(table.consultation.header[.patientName] == "")
  }

  @Test func `an emergency shows its steps to whoever resumes`() {
    var table = Table(upTo: "ps9")
    table.type("currentPlan")
    let steps = table.lines.filter { if case .alarm = $0.kind { true } else { false } }.map(\.text)
    #expect(steps.count > 1)
    table.pause()
    table.resume()
    for step in steps { #expect(table.text.contains(step)) }
  }

  @Test func `the day of the consultation lies before no measurement`() {
    var table = Table(
      upTo: "review",
      ["checklist.general": "diabetes = t2", "hba1c": "7", "hba1cDate": "2026-08-01"])
    table.type("/amend consultDate 2026-07-01")
    #expect(table.refusal?.contains("/amend hba1cDate comes first") ?? false, "\(table.text)")
  }

  @Test func `an override that holds no more is named`() {
    var table = Table(
      upTo: "review",
      [
        "checklist.medicines": "isotretinoin", "isotretinoin": "stopped",
        "isotretinoinLast": "2026-12-01",
      ])
    table.type("/override R-D02 by Dr Adams on 2027-02-01: agrees with a start now")
    #expect(table.refusal == nil, "\(table.text)")
    table.type("/amend isotretinoinLast 2027-01-20")
    #expect(table.assertions.contains("lapsed R-D02"), "\(table.text)")
    #expect(table.text.contains("R-D02 counts again"))
  }
}

@Suite struct `A verdict in words` {
  @Test func `names what decides it first`() {
    var table = Table(
      upTo: "review",
      ["checklist.heart": "cardiac", "cardiac": "stable", "ps9": "past", "motive": "pressured"])
    table.type("/verdict")
    let levels = table.lines.compactMap { line -> Level? in
      if case .finding(let level) = line.kind { level } else { nil }
    }
    #expect(levels.count > 2)
    #expect(levels == levels.sorted(by: >))
  }

  @Test func `sends nobody to wait for a day that is over`() {
    let table = Table(
      upTo: "review",
      [
        "checklist.skinDiseases": "koebnerDisease", "koebnerDisease": "vitiligo",
        "koebnerStableSince": "2001", "koebnerSeen": "no",
      ])
    #expect(!table.text.contains("2001") && !table.text.contains("2002"), "\(table.text)")
    #expect(table.consultation.assessment.verdict == .defer || table.text.contains("Verdict"))
  }
}
