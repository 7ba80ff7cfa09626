import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `A worked plan` {
  @Test func `gives the rejuvenation patient four sessions before her event`() throws {
    let plan = PlanCase.rejuvenation.plan
    let treatment = try #require(plan.treatment)
    let schedule = try #require(treatment.schedule)
    #expect(plan.kind == .full)
    #expect(plan.age == 36)
    #expect(plan.earliest == nil)
    #expect(plan.skin.used == .ii && !plan.skin.isPihPackage)
    #expect(
      schedule.sessions.map(\.day.description) == [
        "2027-03-03", "2027-03-31", "2027-04-28", "2027-05-26",
      ])
    #expect(schedule.interval == 28)
    let result = schedule.reviews.last
    #expect(result?.kind == .result && result?.day == PlanCase.day("2027-08-18"))
    #expect(treatment.event?.stage == .afterResultReview)
    #expect(treatment.timeframe?.isTooShort == false)
    #expect(plan.findings.satisfied.map(\.rule) == ["R-D08", "R-P01"])
  }

  @Test func `gives the rejuvenation patient the depths of the table`() throws {
    let treatment = try #require(PlanCase.rejuvenation.plan.treatment)
    #expect(treatment.column == .rejuvenation)
    #expect(
      treatment.areas.map(\.depth) == [
        .pen(start: 0.25, usual: 0.5, cap: 0.75), .pen(start: 0.25, usual: 0.3, cap: 0.5),
        .pen(start: 0.5, usual: 1.0, cap: 1.5),
      ])
    #expect(treatment.areas.last?.boneCap == 1.0)
    #expect(treatment.passes == 2...4)
    #expect(!treatment.mayBleedOnScars)
  }

  @Test func `plans numbing, pre-care and aftercare of the rejuvenation patient`() throws {
    let one = PlanCase.rejuvenation
    let treatment = try #require(one.plan.treatment)
    #expect(treatment.numbing.capGrams == 15 && treatment.numbing.minutes == 60...60)
    let retinoid = try #require(treatment.preCare.first { $0.step.id == "PC3" })
    #expect(retinoid.day == PlanCase.day("2027-02-24"))
    let text = one.document(.patient).everything
    #expect(text.contains("“slightly to moderately softer”"))
    #expect(text.contains("By 24 February 2027 at the latest"))
    #expect(text.contains("17 February 2027"))
    #expect(text.contains("At most 15 g, for 150 cm² of skin."))
    #expect(text.contains("4 March 2027 (24 hours), or 5 March 2027 (48 hours) where 1.0 mm"))
    #expect(text.contains("from 10 March 2027"))
  }

  @Test func `makes the patient with three deferrals wait for the latest of them`() throws {
    let one = PlanCase.threeDeferrals
    let treatment = try #require(one.plan.treatment)
    let schedule = try #require(treatment.schedule)
    #expect(one.plan.kind == .provisional)
    #expect(one.plan.earliest == PlanCase.day("2027-03-01"))
    #expect(schedule.sessions.map(\.day.description) == ["2027-03-01", "2027-03-29", "2027-04-26"])
    #expect(treatment.areas.first?.depth == .pen(start: 1.0, usual: 1.5, cap: 1.5))
    #expect(treatment.event?.stage == .noResultYet)
    #expect(treatment.event?.session?.number == 1 && treatment.event?.session?.daysBefore == 19)
    #expect(treatment.numbing.status == .planned && treatment.numbing.capGrams == nil)
    let opening = one.document(.patient).opening.flatMap(\.lines).joined(separator: "\n")
    #expect(opening.contains("earliest date is 1 March 2027"))
    for reason in ["22 February 2027", "28 February 2027", "1 March 2027"] {
      #expect(opening.contains("Wait until \(reason)."))
    }
  }

  @Test func `sends the patient with the changing lesion on without a plan`() {
    let one = PlanCase.changingLesion
    #expect(one.plan.kind == .referral && one.plan.treatment == nil)
    #expect(one.plan.banners == [.urgent])
    #expect(one.plan.notBefore == nil)
    #expect(one.plan.actions == ["A-LESION-URGENT", "A-DERM"])
    let patient = one.document(.patient).everything
    #expect(patient.contains("A doctor should look at the spot soon."))
    #expect(patient.contains("Keep taking your blood thinner."))
    #expect(patient.contains("Nicotine slows healing"))
    #expect(!patient.lowercased().contains("cancer"))
    let record = one.document(.clinician)
    let first = record.opening.first?.lines.first
    #expect(first?.hasPrefix("URGENT") == true)
  }
}
