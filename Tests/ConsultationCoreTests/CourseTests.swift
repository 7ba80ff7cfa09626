import ConsultationCore
import MicroneedlingProtocol
import Testing

@Suite struct `The course of a consultation` {
  @Test func `records each kind of event before anything else`() {
    let kinds: [Event.Kind] = [
      .answered("ps1", answer: .unknown), .opened("cardiac"), .unfolded(group: "heart"),
      .revisited(["keloid"]), .noted(text: "n"), .quoted(text: "q"), .acknowledged(.urgent),
      .overridden(.init(rule: "R-P02"), by: Override(reason: "seen", level: .defer)),
      .accepted, .inquired, .rejected(reason: "r"), .paused, .resumed,
      .continuedVisit(isNewDay: true), .identifiedSignatory(.name, text: "n"),
      .abandoned(reason: "left"), .documented(what: "plan"), .identified(.clinician, text: "c"),
      .judged(Desk(upTo: "ps9").consultation.recordedVerdict),
    ]
    for kind in kinds {
      var desk = Desk(upTo: "ps9")
      let effects = desk.send(kind)
      #expect(effects.first == .record(desk.events[desk.events.count - 1]))
      #expect(effects.dropFirst().allSatisfy { if case .record = $0 { false } else { true } })
    }
  }

  @Test func `begins with the header, in its order, where there is one`() {
    var desk = Desk(hasHeader: true)
    #expect(desk.prompt == .header(.patientReference))
    desk.send(.identified(.patientReference, text: "A-1"))
    #expect(desk.prompt == .header(.patientName))
    desk.send(.identified(.patientName, text: ""))
    #expect(desk.prompt == .header(.clinician))
    desk.send(.identified(.clinician, text: "R"))
    #expect(desk.prompt == .question("dob", offered: nil))
    #expect(Desk().prompt == .question("dob", offered: nil))
  }

  @Test func `takes the day from the first event and never asks for it`() {
    var desk = Desk()
    #expect(desk.consultation.answers.consultDate == Patient.today)
    desk.run { $0 == .review }
    #expect(
      !desk.events.contains {
        if case .answered("consultDate", _) = $0.kind { true } else { false }
      })
  }

  @Test func `keeps what the policy fixed, and does not ask it`() {
    var desk = Desk(presets: [.init("deviceType", .value(.option("stamp")))])
    #expect(desk.consultation.answers.options("deviceType") == ["stamp"])
    desk.run { $0 == .review }
    #expect(
      !desk.events.contains { if case .answered("deviceType", _) = $0.kind { true } else { false } }
    )
  }

  @Test func `takes a healthy patient from the first question to the verdict in 55 lines`() {
    var desk = Desk(presets: [.init("deviceType", .value(.option("pen")))])
    desk.run { $0 == .review }
    #expect(desk.lines.count - 1 <= 55)
    #expect(desk.consultation.assessment.verdict == .suitable)
    #expect(desk.remarks.contains(.verdict))
  }

  @Test func `asks the items of a checklist at once and opens what applies`() {
    var desk = Desk(upTo: "bleedingDisorder")
    guard case .checklist("general", let items) = desk.prompt else {
      Issue.record("the list is not asked at once")
      return
    }
    #expect(items.count == 8)
    desk.send(
      items.map {
        ["diabetes", "keloid"].contains($0)
          ? .opened($0) : .answered($0, answer: Patient.healthy($0))
      })
    #expect(desk.prompt == .question("diabetes", offered: nil))
    #expect(desk.consultation.openSafetyQuestions.contains("keloid"))
    desk.answer("diabetes", .option("t2"))
    #expect(desk.prompt == .question("hba1c", offered: nil))
    desk.answer("hba1c", .none)
    desk.answer("diabetesComplications", .option("no"))
    #expect(desk.prompt == .question("keloid", offered: nil))
  }

  @Test func `goes through a list one by one once it was unfolded`() {
    var desk = Desk(upTo: "bleedingDisorder")
    desk.send(.unfolded(group: "general"))
    #expect(desk.prompt == .question("bleedingDisorder", offered: nil))
    desk.answer("bleedingDisorder", .option("no"))
    #expect(desk.prompt == .question("diabetes", offered: nil))
  }

  @Test func `does not offer an earlier no for an item that applies`() {
    var desk = Desk(atReviewWith: [:])
    let items = Patient.medicine.groups.first { $0.id == "heart" }?.questions ?? []
    desk.send(.revisited(items))
    desk.send(
      items.map { $0 == "cardiac" ? .opened($0) : .answered($0, answer: Patient.healthy($0)) })
    #expect(desk.prompt == .question("cardiac", offered: nil))
    #expect(desk.consultation.openSafetyQuestions == ["cardiac"])
    #expect(desk.consultation.openForSignature.contains(.question("cardiac")))
    desk.answer("cardiac", .option("unstableOrEvent6mo"))
    #expect(desk.amendment?.questions == ["cardiac"])
    #expect(desk.prompt == .question("cardiacEventDate", offered: nil))
  }

  @Test func `goes back line by line, and offers each earlier answer`() {
    var desk = Desk(upTo: "weightKg")
    let lines = (1...3).map(desk.consultation.questions(linesBack:))
    #expect(lines == [["deviceMaxDepthMm"], ["deviceType"], ["interpreter"]])
    desk.send(.revisited(lines[0]))
    #expect(desk.prompt == .question("deviceMaxDepthMm", offered: .value(.number(1.5))))
    #expect(desk.consultation.questions(linesBack: 1) == ["deviceType"], "a second step goes on")
    desk.send(.revisited(["deviceType"]))
    desk.answer("deviceType", .option("stamp"))
    #expect(desk.prompt == .question("weightKg", offered: nil))
    #expect(desk.consultation.questions(linesBack: 1) == ["deviceType"])
    #expect(desk.consultation.questions(linesBack: 2) == ["deviceMaxDepthMm"], "each line once")
    #expect(desk.consultation.questions(linesBack: 0).isEmpty)
    #expect(desk.consultation.questions(linesBack: 99).isEmpty)
  }

  @Test func `is not led astray on the way back by answers that were only kept`() {
    var desk = Desk(upTo: "weightKg")
    let lines = (1...4).map(desk.consultation.questions(linesBack:))
    for depth in (1...4) + (1...4).reversed() {
      #expect(desk.consultation.questions(linesBack: depth) == lines[depth - 1])
      desk.send(.revisited(lines[depth - 1]))
      #expect(desk.prompt.questions == lines[depth - 1])
      #expect(
        desk.consultation.questions(linesBack: 1) == (depth < 4 ? lines[depth] : ["sexAtBirth"]))
      let kept = lines[depth - 1].compactMap { id in
        desk.consultation.answers[id].map { Event.Kind.answered(id, answer: $0) }
      }
      desk.send(kept)
      #expect(desk.prompt == .question("weightKg", offered: nil))
    }
  }

  @Test func `does not ask again what stopped to matter on the way`() {
    var desk = Desk(atReviewWith: ["isotretinoin": .value(.option("stopped"))])
    desk.send(.revisited(["isotretinoin", "isotretinoinLast"]))
    desk.answer("isotretinoin", .option("never"))
    #expect(desk.prompt == .review)
    #expect(desk.consultation.answers.setAside.map(\.id) == ["isotretinoinLast"])
  }

  @Test func `is not held up by a question that the protocol does not have`() {
    var desk = Desk(upTo: "ps9")
    desk.send(.revisited(["noSuchQuestion"]))
    #expect(desk.prompt == .question("ps9", offered: nil))
    desk.send(.answered("noSuchQuestion", answer: .value(.option("yes"))))
    #expect(desk.consultation.orphaned == ["noSuchQuestion": .value(.option("yes"))])
    #expect(desk.prompt == .question("ps9", offered: nil))
  }

  @Test func `says what an amendment set aside, and offers it back`() throws {
    var desk = Desk(atReviewWith: [
      "isotretinoin": .value(.option("stopped")),
      "isotretinoinLast": .value(.day(Patient.today + .months(-3))),
    ])
    desk.answer("isotretinoin", .option("never"))
    let away = try #require(desk.amendment)
    #expect(away.findings.withdrawn.map(\.rule) == ["R-D02"])
    #expect(away.setAside == ["isotretinoinLast"] && away.offeredBack.isEmpty)
    #expect(away.verdictBefore == .defer && away.verdictAfter == .suitable)
    desk.answer("isotretinoin", .option("stopped"))
    let back = try #require(desk.amendment)
    #expect(back.offeredBack == ["isotretinoinLast"] && back.setAside.isEmpty)
    #expect(
      desk.prompt
        == .question("isotretinoinLast", offered: .value(.day(Patient.today + .months(-3)))))
  }

  @Test func `says that nothing changed where an amendment repeats the answer`() {
    var desk = Desk(atReviewWith: [:])
    desk.answer("keloid", .option("none"))
    #expect(desk.amendment == nil)
    #expect(desk.prompt == .review)
  }

  @Test func `goes on where it was paused`() {
    var desk = Desk(upTo: "keloid")
    let prompt = desk.prompt
    #expect(desk.send(.paused).last == .close(.paused))
    #expect(desk.send(.resumed).last == .ask(prompt))
  }

  @Test func `asks once on a later day whether the visit goes on`() throws {
    var desk = Desk(atReviewWith: ["haFillerLast": .value(.day(Patient.today + .days(-3)))])
    desk.send(.paused)
    desk.day = Patient.today + .days(2)
    desk.send(.resumed)
    #expect(desk.prompt == .visit(desk.day))
    #expect(desk.consultation.openForSignature.contains(.visit(desk.day)))
    desk.send(.continuedVisit(isNewDay: false))
    #expect(desk.prompt == .review)
    #expect(desk.consultation.answers.consultDate == Patient.today)
  }

  @Test func `judges by the new day where the visit is a new one`() throws {
    var desk = Desk(atReviewWith: [
      "dob": .value(.day(Patient.today + .months(-216) + .days(2))),
      "proposedDate": .value(.day(Patient.today + .days(60))),
    ])
    #expect(desk.consultation.assessment.verdict == .notSuitable)
    desk.send(.accepted, .paused)
    desk.day = Patient.today + .days(2)
    desk.send(.resumed)
    desk.send(.continuedVisit(isNewDay: true))
    let amendment = try #require(desk.amendment)
    #expect(amendment.questions == ["consultDate"])
    #expect(amendment.findings.withdrawn.map(\.rule) == ["R-M01"])
    #expect(amendment.findings.added.map(\.rule) == ["R-M02"])
    #expect(amendment.verdictAfter == .suitableWithModifications)
    #expect(!desk.consultation.isAccepted, "the verdict has to be taken again")
  }

  @Test func `asks again at a new visit what held for the day of the last one`() throws {
    var desk = Desk(atReviewWith: [
      "topicalRetinoid": .value(.option("yes")),
      "topicalRetinoidLast": .value(.day(Patient.today)),
    ])
    desk.send(.accepted)
    desk.run { $0 == .signatory(.name) }
    #expect(desk.consultation.answers.counted("consentDiscussed") != nil)
    desk.beginNewVisit(after: 180)
    #expect(desk.consultation.answers.counted("consentDiscussed") == nil)
    let asked = desk.confirm()
    let ofTheDay = Patient.medicine.anchors.ofTheDay.filter {
      desk.consultation.answers.isRelevant($0)
    }
    #expect(asked.isSuperset(of: ofTheDay + ["topicalRetinoidLast", "proposedDate"]))
    #expect(desk.prompt == .review)
  }

  @Test func `forgets on no way back what a new visit has to ask again`() {
    var desk = Desk(atReviewWith: [
      "sunStatus": .value(.option("tanOrSunbed")),
      "sunDate": .value(.day(Patient.today + .days(-30))),
    ])
    desk.beginNewVisit(after: 180)
    desk.send(.revisited(["glogau"]))
    desk.answer("glogau", .option("II"))
    #expect(desk.consultation.finalAssessment.verdict == .defer, "nobody confirmed anything yet")
    #expect(desk.consultation.openSafetyQuestions.contains("pregnant"))
    let asked = desk.confirm()
    for id: QuestionID in ["pregnant", "sunStatus", "sunDate", "antithrombotic", "ps9"] {
      #expect(asked.contains(id), "\(id)")
    }
    #expect(desk.consultation.openSafetyQuestions.isEmpty)
  }

  @Test func `asks nothing again where the same visit goes on`() {
    var desk = Desk(atReviewWith: [:])
    desk.send(.paused)
    desk.day = Patient.today + .days(1)
    desk.send(.resumed)
    desk.send(.continuedVisit(isNewDay: false))
    #expect(desk.prompt == .review)
  }

  @Test func `keeps notes and the patient's own words`() {
    var desk = Desk(upTo: "ps9")
    desk.send(.noted(text: "calm"))
    desk.send(.quoted(text: "I am fine"))
    #expect(desk.remarks == [.noted])
    #expect(desk.consultation.notes.map(\.text) == ["calm", "I am fine"])
    #expect(desk.consultation.notes.map(\.isQuotation) == [false, true])
  }
}
