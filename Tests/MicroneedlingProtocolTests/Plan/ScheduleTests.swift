import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `A schedule` {
  private func days(_ changes: String, overridden: Set<Finding.Key> = []) throws -> [String] {
    let one = PlanCase("", changes, overridden: overridden)
    return try #require(one.plan.treatment?.schedule).sessions.map(\.day.description)
  }

  @Test func `moves a session that meets the event, and those after it`() throws {
    let one = PlanCase("", "eventDate=2027-04-05")
    let sessions = try #require(one.plan.treatment?.schedule).sessions
    #expect(
      sessions.map(\.day.description) == ["2027-03-03", "2027-04-06", "2027-05-04", "2027-06-01"])
    #expect(sessions[1].movedBy == ["R-E09"])
    #expect(sessions[2].movedBy.isEmpty)
  }

  @Test func `moves a session that meets a vaccine, and those after it`() throws {
    #expect(
      try days("vaccinePlanned=2027-05-01") == [
        "2027-03-03", "2027-03-31", "2027-05-15", "2027-06-12",
      ])
  }

  @Test func `moves a session past an event and then past a vaccine`() throws {
    #expect(
      try days("eventDate=2027-04-05 vaccinePlanned=2027-04-10 sessionsAffordable=3")
        == ["2027-03-03", "2027-04-24", "2027-05-22"])
  }

  @Test func `keeps wider gaps under the cautious settings`() throws {
    #expect(
      try days("clinicianPhototype=V eventDate=2027-05-01 sessionsAffordable=3")
        == ["2027-03-03", "2027-05-02", "2027-06-13"])
  }

  @Test func `reads a test patch before the first session and before any other needling`() {
    let one = PlanCase("", "keloid=familyOnly")
    #expect(one.plan.treatment?.schedule?.sessions.first?.day.description == "2027-04-14")
    #expect(
      one.document(.patient).text("P12").contains(
        "next needling: from 14 April 2027, when the test patch has been read"))
  }

  @Test func `leaves time to think before the first session`() throws {
    #expect(
      try days("proposedDate=2027-02-10 topicalRetinoid=no topicalRetinoidLast=-").first
        == "2027-02-13")
    #expect(
      try days(
        "proposedDate=2027-02-10 topicalRetinoid=no topicalRetinoidLast=- botulinumLast=none"
      )
      .first == "2027-02-12")
  }

  @Test func `judges the first session anew when time to think moves it`() throws {
    #expect(
      try days(
        "proposedDate=2027-02-10 topicalRetinoid=no topicalRetinoidLast=- botulinumLast=none "
          + "eventDate=2027-02-24"
      ).first == "2027-02-25")
  }

  @Test func `counts calendar days over month ends and leap years`() throws {
    #expect(
      try days("consultDate=2028-01-20 proposedDate=2028-01-31 dob=1990-06-14 eventDate=none")
        == ["2028-01-31", "2028-02-28", "2028-03-27", "2028-04-24"])
    let one = PlanCase(
      "",
      "isotretinoin=stopped isotretinoinLast=2027-08-31 consultDate=2028-02-20 "
        + "proposedDate=2028-02-21 eventDate=none topicalRetinoid=no topicalRetinoidLast=-")
    #expect(one.plan.earliest == PlanCase.day("2028-02-29"))
    #expect(one.plan.treatment?.schedule?.first == PlanCase.day("2028-02-29"))
  }

  @Test func `does a required test patch first`() throws {
    let schedule = try #require(
      PlanCase("", "keloid=familyOnly").plan.treatment?.schedule)
    #expect(schedule.testPatch?.day == PlanCase.day("2027-03-03"))
    #expect(schedule.testPatch?.rules == ["R-M20"])
    #expect(schedule.sessions.first?.day == PlanCase.day("2027-04-14"))
  }

  @Test func `takes the usual number of sessions, or fewer where fewer fit`() throws {
    #expect(
      try days("goals=striae primaryGoal=striae areas=thighs sessionsAffordable=9").count == 5)
    #expect(try days("goals=pores primaryGoal=pores sessionsAffordable=9").count == 3)
    #expect(try days("sessionsAffordable=unknown").count == 4)
    let none = PlanCase("", "sessionsAffordable=0")
    #expect(none.plan.treatment?.schedule?.sessions.isEmpty == true)
    #expect(none.document(.patient).text("P07").contains("no session fits"))
  }

  @Test func `looks at the skin four weeks after each session under the cautious settings`() throws
  {
    let schedule = try #require(
      PlanCase("", "pihHistory=mild sessionsAffordable=3").plan.treatment?.schedule)
    #expect(
      schedule.reviews.map(\.day.description) == [
        "2027-03-31", "2027-05-12", "2027-05-26", "2027-06-23", "2027-08-18",
      ])
  }

  @Test func `leaves out a wait that the clinician set aside`() throws {
    let filler = "haFillerLast=2027-02-09 proposedDate=2027-02-20"
    #expect(try days(filler).first == "2027-03-09")
    #expect(try days(filler, overridden: [.init(rule: "R-P02")]).first == "2027-02-20")
  }

  @Test func `says when the wish for a result is shorter than the course`() throws {
    let long = PlanCase("", "timeframeMonths=5")
    #expect(long.plan.treatment?.timeframe?.isTooShort == true)
    #expect(long.document(.patient).text("P04").contains("This course needs longer"))
    #expect(PlanCase.threeDeferrals.plan.treatment?.timeframe?.isTooShort == false)
  }

  @Test func `prints the pre-care of past days as holding from now on`() throws {
    let preCare = try #require(PlanCase.rejuvenation.plan.treatment).preCare
    #expect(preCare.map(\.step.id) == ["PC1", "PC2", "PC3", "PC4", "PC6", "PC7"])
    #expect(preCare[0].isFromNowOn && preCare[0].day == PlanCase.day("2027-02-10"))
    #expect(!preCare[1].isFromNowOn && preCare[1].day == PlanCase.day("2027-02-17"))
    let risk = PlanCase("", "hsvOrofacial=recurrent hsvLast=2026-12-01")
    #expect(risk.plan.treatment?.preCare.contains { $0.step.id == "PC5" } == true)
  }
}
