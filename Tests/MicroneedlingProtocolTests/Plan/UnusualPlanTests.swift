import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `An unusual plan` {
  private func record(_ changes: String, _ section: String) -> String {
    PlanCase("", changes).document(.clinician).text(section)
  }

  @Test func `names the areas that were left out of the map`() {
    #expect(record("areas=cheeks,eyelidInsideRim", "P06").contains("Removed:"))
    #expect(!record("areas=cheeks", "P06").contains("Removed:"))
  }

  @Test func `tells the clinician which roller, or why none`() {
    let usual = record("areas=cheeks deviceType=roller", "P06")
    #expect(usual.contains("roller\n1.0 mm\n1.0 mm") || usual.contains("roller\n1 mm\n1 mm"))
    #expect(
      record("areas=periorbitalOutsideRim deviceType=roller", "P06")
        .contains("no roller: usual depth below 0.5 mm"))
    #expect(
      record("areas=cheeks deviceType=roller pihHistory=mild", "P06")
        .contains("no roller under the PIH package: a pen is required"))
    #expect(record("areas=cheeks deviceType=stamp", "P06").contains("clinician enters"))
  }

  @Test func `without a session says what to settle, and until when its dates hold`() {
    let calendar = record("sessionsAffordable=0", "P07")
    #expect(calendar.contains("No session fits the patient's time and budget."))
    #expect(calendar.contains("Dates hold for 2027-03-03."))
    #expect(!calendar.contains("Session 1"))
  }

  @Test func `takes the device of a clinic that has one, and asks where it has several`() {
    let pen = ClinicPolicy.Device(name: "pen", type: .pen, maxDepthMm: 2.5)
    let roller = ClinicPolicy.Device(name: "roller", type: .roller, maxDepthMm: 1.5)
    let presets = ClinicPolicy(clinic: "Harbour Clinic", devices: [pen]).presets
    #expect(
      presets == [
        .init(Question.deviceType.id, .value(.option("pen"))),
        .init(Question.deviceMaxDepthMm.id, .value(.number(2.5))),
      ])
    #expect(ClinicPolicy(clinic: "Harbour Clinic", devices: [pen, roller]).presets.isEmpty)
    #expect(ClinicPolicy(clinic: "Harbour Clinic").presets.isEmpty)
  }
}

@Suite struct `A record after its signature` {
  private static let day = PlanCase.day("2027-02-10")

  private func events(_ later: [Event.Kind]) -> [Event] {
    var kinds: [Event.Kind] = [
      .began(
        Beginning(
          protocolTitle: "microneedling 2026.1", protocolHash: "", policy: "none", presets: [],
          hasHeader: false))
    ]
    let given = PlanCase.rejuvenation.answers
    for question in MicroneedlingProtocol.current.questions where question.id != "consultDate" {
      if let answer = given[question.id] { kinds.append(.answered(question.id, answer: answer)) }
    }
    kinds += [
      .accepted, .identifiedSignatory(.name, text: "R. Clinician"),
      .identifiedSignatory(.role, text: "nurse"), .signed,
    ]
    return (kinds + later).map { Event(at: Moment(seconds: 0, localDay: Self.day), $0) }
  }

  private func document(
    _ later: [Event.Kind], for audience: Document.Audience
  ) throws -> Document {
    let events = events(later)
    let consultation = try Consultation(replaying: events, under: MicroneedlingProtocol.current)
    #expect(consultation.status == .signed)
    return PlanDocument.make(
      Plan(consultation, clinic: nil), answers: consultation.answers,
      assessment: consultation.finalAssessment, consultation: consultation, events: events,
      for: audience, clinic: nil, protocolLine: "microneedling 2026.1", approval: "not checked",
      chainHead: nil)
  }

  @Test func `prints each addendum with its author and reason, and nothing of it raw`() throws {
    let later: [Event.Kind] = [
      .documented(what: "the patient's copy, plan.md"),
      .appended(
        Addendum(author: "Dr\u{202E} Ng", reason: "call", text: "All well.\nSeen \u{1B}[2Jagain.")),
    ]
    let record = try document(later, for: .clinician)
    #expect(record.text("A3").contains("Dr⟨U+202E⟩ Ng (call): All well.\nSeen ⟨U+001B⟩[2Jagain."))
    #expect(record.text("A8").contains("Addendum by Dr⟨U+202E⟩ Ng: All well."))
    #expect(record.text("A8").contains("Written: the patient's copy, plan.md"))
    #expect(try !document(later, for: .patient).everything.contains("All well."))
  }

  @Test func `has no heading for addenda where there are none`() throws {
    #expect(try !document([], for: .clinician).text("A3").contains("Addenda"))
  }
}
