import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `A plan under a clinic's own intervals` {
  private func document(
    _ audience: Document.Audience, _ intervals: ClinicPolicy.Interval..., changes: String = ""
  ) -> Document {
    let clinic = ClinicPolicy(clinic: "Harbour Clinic", intervals: intervals)
    let given = PlanCase(
      "", "botulinumLast=none topicalRetinoid=no topicalRetinoidLast=- " + changes
    ).answers
    let content = clinic.protocol
    let answers = Answers(
      content,
      Dictionary(
        uniqueKeysWithValues: content.questions.compactMap { question in
          given[question.id].map { (question.id, $0) }
        }))
    let assessment = Assessment(answers)
    return PlanDocument.make(
      Plan(
        answers: answers, assessment: assessment, effective: assessment.verdict, clinic: clinic),
      answers: answers, assessment: assessment, consultation: nil, for: audience, clinic: clinic,
      protocolLine: "microneedling 2026.1", approval: "not checked", chainHead: nil)
  }

  @Test func `keeps the evidence's days without any`() {
    let text = document(.patient).text("P07")
    #expect(text.contains("17 Feb to 17 Mar") && text.contains("10 Feb to 31 Mar"))
    #expect(text.contains("31 March 2027"))
  }

  @Test func `keeps longer waits clear of every session`() {
    let patient = document(
      .patient, .init(rule: "R-P01", span: .days(21)), .init(rule: "R-P02", span: .days(60)))
    #expect(patient.text("P07").contains("10 Feb to 24 Mar"))
    #expect(patient.text("P07").contains("10 Feb to 2 May"))
    #expect(patient.text("P12").contains("toxin (such as Botox) or vaccine: from 24 March 2027"))
    #expect(patient.text("P12").contains("filler, peel or laser: from 2 May 2027"))
  }

  @Test func `says the clinic's own wait beside words that tell the usual one`() {
    let own = ClinicPolicy.Interval(rule: "R-P02", span: .days(60))
    let patient = document(.patient, own, changes: "haFillerLast=2027-02-01").opening
      .flatMap(\.lines).joined(separator: "\n")
    #expect(patient.contains("At our clinic this wait is 60 days. Wait until 2 April 2027."))
    let record = document(.clinician, own, changes: "haFillerLast=2027-02-01")
    #expect(record.text("A1").contains("The clinic's own interval: 60 days"))
    let usual = document(.patient, changes: "haFillerLast=2027-02-08")
    #expect(!usual.everything.contains("At our clinic"))
  }

  @Test func `stops creams earlier where the clinic asks for it`() {
    #expect(document(.patient).text("P08").contains("By 24 February 2027 at the latest"))
    let stricter = document(.patient, .init(rule: "R-D08", span: .days(14)))
    #expect(stricter.text("P08").contains("By 17 February 2027 at the latest"))
    #expect(stricter.text("P07").contains("17 Feb–"))
  }

  @Test func `spaces the sessions by the longer of the two intervals`() {
    let longer = document(.clinician, .init(rule: "R-P09", span: .days(56)))
    #expect(longer.text("P07").contains("Interval\n56 days"))
    #expect(longer.text("P07").contains("2027-04-28"))
    let shorter = ClinicPolicy.Interval(
      rule: "R-P09", span: .days(14),
      approval: .init(approver: "Dr Example", reason: "for a test"))
    #expect(document(.clinician, shorter).text("P07").contains("Interval\n28 days"))
  }
}
