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
    #expect(text.contains("18 Feb to 16 Mar") && text.contains("10 Feb to 30 Mar"))
    #expect(text.contains("31 March 2027"))
  }

  @Test func `keeps longer waits clear of every session`() {
    let patient = document(
      .patient, .init(rule: "R-P01", span: .days(21)), .init(rule: "R-P02", span: .days(60)))
    #expect(patient.text("P07").contains("11 Feb to 23 Mar"))
    #expect(patient.text("P07").contains("10 Feb to 1 May"))
    // After the last of four sessions; after the only one of one.
    #expect(patient.text("P12").contains("toxin (such as Botox) or vaccine: from 16 June 2027"))
    #expect(patient.text("P12").contains("filler, peel or laser: from 25 July 2027"))
    let short = document(
      .patient, .init(rule: "R-P01", span: .days(21)), .init(rule: "R-P02", span: .days(60)),
      changes: "sessionsAffordable=1")
    #expect(short.text("P12").contains("toxin (such as Botox) or vaccine: from 24 March 2027"))
    #expect(short.text("P12").contains("filler, peel or laser: from 2 May 2027"))
  }

  @Test func `lengthens only what a longer wait is about`() {
    let may = "consultDate=2026-09-01 proposedDate=2027-05-01 eventDate=none "
    let filler = document(.patient, .init(rule: "R-P02", span: .days(180)), changes: may)
    #expect(filler.text("P07").contains("No tanning: 3 Apr–"))
    let before = filler.text("P08")
    #expect(before.contains("From 3 April 2027\nNo sunbathing, no sunbeds and no self-tan."))
    #expect(before.contains("After 2 November 2026\nNo peel, laser, light treatment or filler"))
    let buffing = document(.patient, .init(rule: "R-P10", span: .days(60)), changes: may)
    let early = buffing.text("P08")
    #expect(early.contains("After 17 April 2027\nNo toxin (such as Botox) and no vaccine."))
    #expect(early.contains("After 2 March 2027\nNo microdermabrasion."))
    #expect(early.contains("After 17 April 2027\nNo new products."))
    let waxing = document(.patient, .init(rule: "R-P11", span: .days(30)), changes: may)
    let late = waxing.text("P08")
    #expect(late.contains("By 24 April 2027 at the latest\nStop painkillers"))
    #expect(late.contains("By 1 April 2027 at the latest\nStop waxing."))
    let sun = document(.patient, .init(rule: "R-S03", span: .days(42)), changes: may)
    #expect(sun.text("P08").contains("From 20 March 2027\nNo sunbathing"))
    #expect(sun.text("P08").contains("After 3 April 2027\nNo peel"))
  }

  @Test func `tells one wait for vaccines before and after a session`() {
    let longer = document(
      .patient, .init(rule: "R-D18", span: .days(28)), changes: "sessionsAffordable=1")
    #expect(longer.text("P07").contains("10 Feb to 30 Mar"))
    #expect(longer.text("P07").contains("No toxin, no vaccine: 10 Feb–30 Mar"))
    #expect(longer.text("P12").contains("toxin (such as Botox) or vaccine: from 31 March 2027"))
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

  @Test func `says no wait that an exception of the rule overtakes`() {
    let own = ClinicPolicy.Interval(rule: "R-S03", span: .days(21))
    let patient = document(
      .patient, own,
      changes: "sunStatus=tanOrSunbed sunDate=2027-02-08 pihHistory=mild proposedDate=2027-02-20"
    ).opening.flatMap(\.lines).joined(separator: "\n")
    #expect(patient.contains("Wait until 8 March 2027.") && !patient.contains("21 days"))
  }

  @Test func `tells one time for what is stopped before a session`() {
    let both = document(
      .patient, .init(rule: "R-D08", span: .days(14)), .init(rule: "R-D06", span: .days(14)),
      changes: "topicalRetinoid=yes topicalRetinoidLast=2027-02-01 otcBleeding=yes "
        + "otcBleedingLast=2027-02-01"
    ).text("P08")
    #expect(both.contains("Stop your retinoid (such as tretinoin) 14 days before each session"))
    #expect(both.contains("such as ibuprofen or fish oil, 14 days before each session"))
    #expect(!both.contains("7 days before"))
  }

  @Test func `leaves the clinic's own time between a test patch and the first session`() {
    let longer = document(
      .clinician, .init(rule: "R-P09", span: .days(60)), changes: "keloid=familyOnly")
    #expect(longer.text("P07").contains("read by 2027-05-02"))
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
