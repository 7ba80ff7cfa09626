import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `The plan of a recorded consultation` {
  /// A filler too close to the day wished, set aside by the clinician.
  private func consultation(overriding rule: RuleID?) throws -> Consultation {
    let filler = rule.map {
      Event.Kind.overridden(
        .init(rule: $0), by: Override(reason: "tiny amount, elsewhere", level: .defer))
    }
    return try consultation(
      "haFillerLast=2027-02-09 proposedDate=2027-02-20", with: [filler].compactMap(\.self))
  }

  private func consultation(_ changes: String = "", with more: [Event.Kind]) throws -> Consultation
  {
    let one = PlanCase("", changes)
    let day = PlanCase.day("2027-02-10")
    var kinds: [Event.Kind] = [
      .began(
        Beginning(
          protocolTitle: MicroneedlingProtocol.current.title, protocolHash: "h", policy: "none",
          presets: [], hasHeader: true)),
      .identified(.patientName, text: "Zoë\u{202E} Example"),
      .identified(.patientReference, text: "A-17"),
      .identified(.clinician, text: "R. Clinician"),
    ]
    kinds += one.answers.counted.filter { $0.question.id != Question.consultDate.id }
      .map { .answered($0.question.id, answer: $0.answer) }
    kinds.append(.noted(text: "Looks well.\nSecond line."))
    kinds += more
    return try Consultation(
      replaying: kinds.map { Event(at: Moment(seconds: 0, localDay: day), $0) },
      under: MicroneedlingProtocol.current)
  }

  private func document(_ consultation: Consultation, _ audience: Document.Audience) -> Document {
    let assessment = consultation.finalAssessment
    return PlanDocument.make(
      Plan(consultation, clinic: nil), answers: consultation.answers, assessment: assessment,
      consultation: consultation, for: audience, clinic: nil, protocolLine: "microneedling 2026.1",
      approval: "not yet approved by this clinic", chainHead: "AB12-CD34")
  }

  @Test func `waits as computed without an override`() throws {
    let consultation = try consultation(overriding: nil)
    let plan = Plan(consultation, clinic: nil)
    #expect(plan.kind == .provisional && plan.earliest == PlanCase.day("2027-03-09"))
  }

  @Test func `follows an override, and says so to both readers`() throws {
    let consultation = try consultation(overriding: "R-P02")
    let plan = Plan(consultation, clinic: nil)
    #expect(plan.kind == .full && plan.earliest == nil)
    #expect(plan.treatment?.schedule?.first == PlanCase.day("2027-02-20"))
    let patient = document(consultation, .patient).everything
    #expect(patient.contains("weighed what speaks against it and decided to go ahead"))
    #expect(!patient.contains("Nothing we found stands in the way"))
    #expect(patient.contains("Your clinician decided otherwise, and wrote down why"))
    #expect(!patient.contains("tiny amount, elsewhere"))
    let record = document(consultation, .clinician)
    #expect(
      record.text("A3").contains(
        "R-P02 DEFER set aside, on 2027-02-10 by R. Clinician, class C: tiny amount, elsewhere"))
    #expect(
      record.opening.flatMap(\.lines).contains(
        "Verdict: SUITABLE after overrides; computed: DEFER"))
    #expect(record.text("P02").contains("Computed verdict\nDEFER\nEffective verdict\nSUITABLE"))
  }

  @Test func `tells who set a restricted finding aside, among treating staff only`() throws {
    let virus = Override(
      reason: "load is falling", specialist: "Dr Vale", specialistDay: PlanCase.day("2027-02-01"),
      level: .exclude)
    let consultation = try consultation(
      with: [
        .answered("immunosuppression", answer: .value(.options(["hivUncontrolled"]))),
        .overridden(.init(rule: "R-M13"), by: virus),
      ])
    let record = document(consultation, .clinician)
    #expect(
      record.text("A5").contains(
        "R-M13 EXCLUDE set aside, on 2027-02-10 by R. Clinician, class S: load is falling; Dr Vale, "
          + "2027-02-01"))
    #expect(record.text("A5").contains("EXCLUDE (overridden)"))
    #expect(!record.text("A3").contains("R-M13"))
    #expect(!document(consultation, .patient).everything.contains("Dr Vale"))
  }

  @Test func `promises nothing that was set aside`() throws {
    let consultation = try consultation(
      with: [
        .answered("keloid", answer: .value(.option("familyOnly"))),
        .answered("hsvOrofacial", answer: .value(.option("recurrent"))),
        .answered("hsvLast", answer: .value(.day(PlanCase.day("2026-06-01")))),
        .overridden(.init(rule: "R-M20"), by: Override(reason: "a distant cousin", level: .modify)),
        .overridden(.init(rule: "R-M29"), by: Override(reason: "none wanted", level: .modify)),
      ])
    let patient = document(consultation, .patient)
    #expect(
      patient.opening.flatMap(\.lines).joined(separator: " ")
        .contains("weighed what speaks against it"))
    #expect(!patient.text("P15").contains("If the small patch turns raised"))
    #expect(!patient.text("P08").contains("A prescriber will decide with you"))
    #expect(patient.text("P15").contains("A raised scar can take 3 months"))
  }

  @Test func `prints header, notes, approval and chain head`() throws {
    let consultation = try consultation(overriding: nil)
    let record = document(consultation, .clinician)
    #expect(record.text("P01").contains("A-17"))
    #expect(record.text("A3").contains("Looks well.\nSecond line."))
    #expect(record.text("A7").contains("AB12-CD34"))
    for audience in Document.Audience.allCases {
      let document = document(consultation, audience)
      #expect(document.text("P01").contains("Zoë⟨U+202E⟩ Example"))
      #expect(document.footer.contains("not yet approved by this clinic"))
      #expect(document.footer.contains("AB12-CD34"))
      #expect(document.metadata.author == "R. Clinician")
    }
    #expect(!document(consultation, .patient).everything.contains("Looks well."))
  }
}
