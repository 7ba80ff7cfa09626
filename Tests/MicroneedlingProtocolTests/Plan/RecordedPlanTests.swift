import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `The plan of a recorded consultation` {
  /// A filler too close to the day wished, set aside by the clinician.
  private func consultation(overriding rule: RuleID?) throws -> Consultation {
    let one = PlanCase("", "haFillerLast=2027-02-09 proposedDate=2027-02-20")
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
    if let rule {
      kinds.append(
        .overridden(
          .init(rule: rule), by: Override(reason: "tiny amount, elsewhere", level: .defer)))
    }
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
    #expect(patient.contains("Your clinician decided to go ahead on these points"))
    #expect(!patient.contains("tiny amount, elsewhere"))
    let record = document(consultation, .clinician)
    #expect(record.text("A3").contains("R-P02 DEFER, class C: tiny amount, elsewhere"))
    #expect(record.text("P02").contains("Computed verdict\nDEFER\nEffective verdict\nSUITABLE"))
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
