import ConsultationCore
import MicroneedlingProtocol
import Testing

@Suite struct `An override` {
  private let filler = Finding.Key(rule: "R-P02")
  private func days(_ count: Int) -> Answer { .value(.day(Patient.today + .days(count))) }

  /// At review, with a filler that makes the patient wait four days longer than wished.
  private func desk() -> Desk { Desk(atReviewWith: ["haFillerLast": days(-3)]) }

  @Test func `sets one finding aside and leaves the computed verdict as it is`() {
    var desk = desk()
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .defer)
    desk.send(.overridden(filler, by: Override(reason: "tiny amount", level: .defer)))
    let consultation = desk.consultation
    #expect(consultation.assessment.verdict == .defer)
    #expect(consultation.effectiveVerdict(of: consultation.assessment) == .suitable)
    #expect(desk.remarks.contains(.overridden(filler, before: .defer, after: .suitable)))
    #expect(consultation.recordedVerdict.computed == "DEFER")
    #expect(consultation.recordedVerdict.effective == "SUITABLE")
    #expect(
      consultation.recordedVerdict.findings.first { $0.rule == "R-P02" }?.override?.reason
        == "tiny amount")
  }

  @Test func `lapses when the date moves on, and stands again when it moves back`() {
    var desk = desk()
    desk.send(.overridden(filler, by: Override(reason: "tiny amount", level: .defer)))
    desk.answer("haFillerLast", .day(Patient.today + .days(-1)))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .defer)
    desk.answer("haFillerLast", .day(Patient.today + .days(-4)))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .suitable)
  }

  @Test func `lapses when the rule reaches a graver level`() {
    var desk = Desk(atReviewWith: ["willUseSunscreen": .value(.option("no"))])
    let sunscreen = Finding.Key(rule: "R-E13")
    desk.send(.overridden(sunscreen, by: Override(reason: "agreed at last", level: .modify)))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .suitable)
    desk.answer("clinicianPhototype", .option("V"))
    let consultation = desk.consultation
    #expect(consultation.assessment[sunscreen]?.level == .defer)
    #expect(consultation.effectiveVerdict(of: consultation.assessment) == .defer)
    #expect(consultation.assessment[sunscreen].flatMap(consultation.override) == nil)
  }

  @Test func `lapses when an answer that it was given on changes, though no level or date does`() {
    var desk = Desk(atReviewWith: ["antithrombotic": .value(.option("doac"))])
    let thinner = Finding.Key(rule: "R-D05")
    let opinion = Override(
      reason: "agreed", specialist: "Dr Vale", specialistDay: Patient.today, level: .defer)
    desk.send(.overridden(thinner, by: opinion))
    desk.answer("antithrombotic", .options(["doac", "dualAntiplatelet", "heparin"]))
    let consultation = desk.consultation
    #expect(consultation.assessment[thinner]?.level == .defer)
    #expect(consultation.effectiveVerdict(of: consultation.assessment) == .defer)
    #expect(desk.amendment?.lapsed == [thinner])
    desk.answer("antithrombotic", .option("doac"))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .suitable)
  }

  @Test func `lapses with a word where an answer is added to those it was given on`() {
    var desk = Desk(upTo: "keloid")
    let scars = Finding.Key(rule: "R-M20")
    desk.answer("keloid", .option("familyOnly"))
    desk.send(.overridden(scars, by: Override(reason: "a distant cousin", level: .modify)))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .suitable)
    desk.answer("hypertrophicHistory", .option("yes"))
    #expect(desk.remarks.contains(.lapsed([scars])))
    #expect(
      desk.consultation.effectiveVerdict(of: desk.consultation.assessment)
        == .suitableWithModifications)
  }

  @Test func `stands where an answer that was still missing is a no`() {
    var desk = Desk(upTo: "keloid")
    let scars = Finding.Key(rule: "R-M20")
    desk.answer("keloid", .option("familyOnly"))
    desk.send(.overridden(scars, by: Override(reason: "a distant cousin", level: .modify)))
    desk.answer("hypertrophicHistory", .option("no"))
    #expect(desk.remarks.allSatisfy { $0 != .lapsed([scars]) })
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .suitable)
  }

  @Test func `lapses when the treatment is to be sooner than it was`() {
    var desk = Desk(atReviewWith: [
      "haFillerLast": days(-3), "proposedDate": days(20),
    ])
    desk.send(.overridden(filler, by: Override(reason: "five days short", level: .defer)))
    desk.answer("proposedDate", .day(Patient.today + .days(24)))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .suitable)
    desk.answer("proposedDate", .day(Patient.today + .days(1)))
    #expect(desk.amendment?.lapsed == [filler])
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .defer)
  }

  @Test func `lapses when an event comes nearer`() {
    let event = Finding.Key(rule: "R-E09")
    var desk = Desk(atReviewWith: ["proposedDate": days(1), "eventDate": days(13)])
    desk.send(.overridden(event, by: Override(reason: "twelve days will do", level: .defer)))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) < .defer)
    desk.answer("eventDate", .day(Patient.today + .days(4)))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .defer)
  }

  @Test func `lapses when the figure changes on which its condition rests`() {
    let thinner = Finding.Key(rule: "R-D05")
    var desk = Desk(atReviewWith: [
      "antithrombotic": .value(.options(["warfarin"])),
      "inr": .value(.measurement(2.4, on: Patient.today)),
    ])
    let opinion = Override(
      reason: "agreed", specialist: "Dr Vale", specialistDay: Patient.today, level: .defer)
    desk.send(.overridden(thinner, by: opinion))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .suitable)
    desk.answer("inr", .measurement(6.8, on: Patient.today))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .defer)
  }

  @Test func `lapses at a new visit, with a word`() {
    var desk = desk()
    desk.send(.overridden(filler, by: Override(reason: "tiny amount", level: .defer)))
    desk.beginNewVisit(after: 5)
    #expect(desk.amendment?.lapsed == [filler])
    #expect(desk.consultation.overrides.isEmpty)
  }

  @Test func `lapses under a protocol that asks for a longer wait than was set aside`() throws {
    var desk = desk()
    let finding = try #require(desk.consultation.assessment[filler])
    desk.send(.overridden(filler, by: Override(reason: "tiny amount", of: finding)))
    let same = try Consultation(replaying: desk.events, under: Patient.medicine)
    #expect(same.effectiveVerdict(of: same.assessment) == .suitable)
    let strict = ClinicPolicy(
      clinic: "Harbour Clinic", intervals: [.init(rule: "R-P02", span: .months(6))]
    ).protocol
    let other = try Consultation(replaying: desk.events, under: strict)
    #expect(other.effectiveVerdict(of: other.assessment) == .defer)
  }

  @Test func `asks for consent again, as what was agreed to was another plan`() {
    var desk = Desk(atReviewWith: [:])
    desk.run { $0 == .signatory(.name) }
    desk.answer("haFillerLast", .day(Patient.today + .days(-3)))
    desk.send(.overridden(filler, by: Override(reason: "tiny amount", level: .defer)))
    #expect(desk.consultation.openForSignature.contains(.question("consentDiscussed")))
  }

  @Test func `lapses when a condition is added`() {
    let warfarin: [QuestionID: Answer] = ["antithrombotic": .value(.option("doac"))]
    var desk = Desk(atReviewWith: warfarin)
    let thinner = Finding.Key(rule: "R-D05")
    desk.send(
      .overridden(
        thinner,
        by: Override(
          reason: "agreed", specialist: "Dr Vale", specialistDay: Patient.today, level: .defer)))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .suitable)
    desk.answer("antithrombotic", .options(["warfarin", "doac"]))
    #expect(desk.consultation.effectiveVerdict(of: desk.consultation.assessment) == .defer)
  }

  @Test func `asks for the verdict to be taken once more`() {
    var desk = desk()
    desk.send(.accepted)
    #expect(desk.prompt != .review)
    desk.send(.overridden(filler, by: Override(reason: "tiny amount", level: .defer)))
    #expect(desk.prompt == .review)
  }

  @Test func `from a record has no effect where the class forbids it`() throws {
    var desk = Desk(atReviewWith: ["allergyMetal": .value(.option("stainlessSteel"))])
    let before = desk.consultation.effectiveVerdict(of: desk.consultation.assessment)
    desk.send(.noted(text: "x"))
    let forged = Event(
      at: Patient.moment(),
      .overridden(.init(rule: "R-D12"), by: Override(reason: "x", level: .exclude)))
    let replayed = try Consultation(replaying: desk.events + [forged], under: Patient.medicine)
    #expect(before == .notSuitable)
    #expect(replayed.effectiveVerdict(of: replayed.assessment) == .notSuitable)
  }

  @Test func `of a specialist's class has no effect without the specialist`() throws {
    let desk = Desk(atReviewWith: ["keloid": .value(.option("personal"))])
    func replayed(_ override: Override) throws -> Verdict {
      let event = Event(at: Patient.moment(), .overridden(.init(rule: "R-M19"), by: override))
      let consultation = try Consultation(replaying: desk.events + [event], under: Patient.medicine)
      return consultation.effectiveVerdict(of: consultation.assessment)
    }
    #expect(try replayed(Override(reason: "x", level: .exclude)) == .notSuitable)
    #expect(
      try replayed(
        Override(reason: "x", specialist: "Dr Vale", specialistDay: Patient.today, level: .exclude))
        == .suitable)
  }
}
