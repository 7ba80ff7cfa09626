import ConsultationCore
import MicroneedlingProtocol
import Testing

@Suite struct `Signing a record` {
  @Test func `needs the verdict taken, consent, and a name with a role`() {
    var desk = Desk(atReviewWith: [:])
    #expect(
      desk.consultation.openForSignature == [
        .question("consentDiscussed"), .question("photoConsent"), .verdict, .signatory(.name),
        .signatory(.role),
      ])
    desk.send(.accepted)
    #expect(desk.prompt == .question("consentDiscussed", offered: nil))
    desk.answer("consentDiscussed", .option("yes"))
    #expect(desk.consultation.isAccepted, "consent does not change the verdict")
    desk.answer("photoConsent", .option("no"))
    #expect(desk.prompt == .signatory(.name))
    desk.send(.identifiedSignatory(.name, text: "R. Clinician"))
    #expect(desk.prompt == .signatory(.role))
    desk.send(.identifiedSignatory(.role, text: "nurse"))
    #expect(desk.prompt == .signature && desk.consultation.openForSignature.isEmpty)
    let effects = desk.send(.judged(desk.consultation.recordedVerdict), .signed)
    #expect(effects.last == .close(.signed))
    #expect(desk.consultation.recorded?.computed == "SUITABLE")
  }

  @Test(arguments: ["partly", "no"]) func `waits for full consent where a plan is printed`(
    _ answer: String
  ) {
    var desk = Desk(atReviewWith: ["consentDiscussed": .value(.option(answer))])
    desk.run(["consentDiscussed": .value(.option(answer))]) { $0 == .signature }
    #expect(desk.consultation.openForSignature == [.consentNotGiven])
  }

  @Test(arguments: [Answer.unknown, .declined])
  func `waits for photographs to be decided`(_ answer: Answer) {
    var desk = Desk(atReviewWith: [:])
    desk.run(["photoConsent": answer, "consentDiscussed": .value(.option("yes"))]) {
      $0 == .signature
    }
    #expect(desk.consultation.openForSignature == [.question("photoConsent")])
  }

  @Test func `asks no consent where no plan is printed`() {
    var desk = Desk(atReviewWith: ["keloid": .value(.option("personal"))])
    desk.send(.accepted)
    #expect(!desk.consultation.mayPrintPlan)
    #expect(desk.prompt == .question("photoConsent", offered: nil))
    desk.run { $0 == .signature }
    #expect(desk.consultation.openForSignature.isEmpty)
  }

  @Test func `is open again after an answer changed`() {
    var desk = Desk(atReviewWith: [:])
    desk.run { $0 == .signature }
    desk.answer("keloid", .option("familyOnly"))
    #expect(!desk.consultation.isAccepted && desk.prompt == .review)
    #expect(desk.consultation.openForSignature == [.verdict])
  }

  @Test func `closes the record to all but addenda and documents`() throws {
    var desk = Desk(atReviewWith: [:])
    desk.run { _ in false }
    #expect(desk.consultation.status == .signed)
    let addendum = Addendum(author: "R", reason: "late", text: "seen again")
    desk.send(.appended(addendum))
    desk.send(.documented(what: "plan"))
    #expect(desk.consultation.addenda == [addendum])
  }
}
