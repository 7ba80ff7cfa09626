import ConsultationCore
import Interview
import Testing

@Suite struct `Few words` {
  @Test func `say the unit of a number once`() {
    for key in ["deviceMaxDepthMm", "weightKg", "painFear", "ps6"] {
      let table = Table(upTo: key)
      let asked = table.lines.first { $0.kind == .question }
      #expect(asked?.text.hasSuffix(")?") == true, "\(key)")
      #expect(asked?.text.filter { $0 == "(" }.count == 1, "\(key): \(asked?.text ?? "")")
    }
    #expect(Table(upTo: "weightKg").text.contains("Body weight today (25 to 350 kg)?"))
    let joint = Table(upTo: "timeframeMonths, sessionsAffordable, downtimeDays")
    #expect(joint.text.contains("1  time frame: By when (0 to 120 months)?"))
  }

  @Test func `name an item of a list only where its wording does not`() {
    let text = Table(upTo: "checklist.general").text
    #expect(text.contains("2  Diabetes?") && !text.contains("diabetes: Diabetes"))
    #expect(text.contains("6  keloid scars: Scars that grew beyond the wound?"))
  }

  @Test func `find an item by any word that is shown`() {
    for (typed, item) in [
      ("pacemaker", "implantedDevice"), ("kidney", "liverRenal"), ("faint", "faints"),
      ("liver or kid", "liverRenal"),
    ] as [(String, QuestionID)] {
      var table = Table(upTo: "checklist.heart")
      table.type(typed)
      #expect(table.consultation.answers.counted(item)?.value != .option("none"), "\(typed)")
      #expect(table.consultation.prompt.questions.contains(item) || table.refusal == nil)
    }
    var table = Table(upTo: "checklist.general")
    table.type("cancer")
    #expect(table.refusal?.contains("could mean cancer treatment or skin cancer") == true)
  }

  @Test func `tell the Roman numeral that clinicians say`() {
    var table = Table(upTo: "clinicianPhototype")
    #expect(table.text.contains("2  II, usually burns, tans poorly"))
    table.type("2")
    #expect(table.text.contains("clinician's phototype: II, usually burns"))
  }

  @Test func `count the negatives of a list, and name what is asked next`() {
    var table = Table(upTo: "checklist.heart")
    table.type("none")
    #expect(table.text.contains("None of these 7."))
    table = Table(upTo: "checklist.heart")
    table.type("1, 3 u")
    #expect(table.text.contains("heart disease: asked next; epilepsy: unknown; the rest none"))
    table = Table(upTo: "checklist.general")
    table.type("immunosuppression = hivControlled, diabetes = t1")
    #expect(table.text.contains("diabetes: type 1; one recorded; the rest none"))
    table = Table(upTo: "review")
    for _ in 0..<40 where table.key != "checklist.heart" { table.type("/back") }
    table.type("1")
    #expect(table.text.contains("heart disease: asked next; the rest none"))
  }

  @Test func `tell once why several answers are needed`() {
    var table = Table(upTo: "checklist.general")
    table.type("1 u, 2 u, 3 d")
    #expect(table.lines.filter { $0.text.contains("R-X01") }.count == 1)
    #expect(table.text.contains("answers obtained on “diabetes”, “lowered immunity”"))
    #expect(table.assertions.filter { $0.hasPrefix("DEFER R-X01 [") }.count == 2)
    table.type("/amend diabetes none")
    #expect(table.assertions.contains("withdrawn R-X01 [diabetes]"))
  }

  @Test func `tell the reason of a wait once, and its date when that is known`() {
    var table = Table(upTo: "checklist.skinFindings")
    table.type("sunStatus = tanOrSunbed")
    #expect(table.text.contains("Wait: Tanned skin") && table.text.contains("(R-S03, DEFER)"))
    table.type("2027-02-08")
    #expect(
      table.text.contains("Wait over on 22 February 2027, by the planned day. (R-S03, DEFER)"))
    #expect(table.assertions.contains("DEFER R-S03 satisfied until 2027-02-22"))
    table.type("/amend sunDate 2027-02-11"); table.type("/amend proposedDate 2027-02-20")
    #expect(table.text.contains("Changed: Wait until 25 February 2027. (R-S03, DEFER)"))
  }

  @Test func `list what keeps a record from being signed by section, the urgent first`() {
    var table = Table(upTo: "ps9")
    table.type("current")
    table.type("/sign")
    let texts = table.lines.map(\.text)
    #expect(texts.first == "Not ready to sign. Still open:")
    #expect(texts.dropFirst().first == "• URGENT not acknowledged")
    #expect(texts.contains { $0.hasPrefix("• wellbeing, safety questions: ") })
    table = Table(upTo: "glogau")
    table.type("/sign")
    #expect(table.lines.count < 16)
    #expect(table.text.contains("history, safety questions:"))
    let open = table.consultation.openSafetyQuestions.compactMap(
      table.consultation.protocol.question)
    #expect(open.count > 40 && open.allSatisfy { table.text.contains($0.name) })
  }
}

@Suite struct `The header` {
  @Test func `can be changed at any time, and says so in the review`() {
    var table = Table(hasHeader: true)
    for line in ["P-1", "Amra", "Dr Kim"] { table.type(line) }
    table.type("/back")
    #expect(table.refusal?.contains("/amend patientReference, patientName or clinician") == true)
    table.type("/amend patientName Amara Okoye")
    #expect(table.consultation.header[.patientName] == "Amara Okoye" && table.key == "dob")
    #expect(table.text.contains("patient name: Amara Okoye."))
    table.type("/amend clinician")
    #expect(table.refusal?.contains("Write the new value after it") == true)
    table.type("/review")
    #expect(table.text.contains("patient reference: P-1; patient name: Amara Okoye"))
  }

  @Test func `of the signature can be changed before it is signed`() {
    var table = Table(upTo: "signature")
    #expect(table.text.contains("Sign as R. Clinician, nurse, and close the record?"))
    table.type("/amend signatoryRole doctor")
    #expect(table.text.contains("Sign as R. Clinician, doctor, and close the record?"))
    #expect(table.consultation.openForSignature.isEmpty)
  }
}
