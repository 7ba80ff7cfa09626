import MicroneedlingProtocol
import Testing

@testable import ConsultationCore

@Suite struct `Replaying a record` {
  private func event(_ kind: Event.Kind) -> Event { Event(at: Patient.moment(), kind) }

  private func problem(with events: [Event]) -> ReplayError? {
    do throws(ReplayError) {
      _ = try Consultation(replaying: events, under: Patient.medicine)
      return nil
    } catch {
      return error
    }
  }

  private var signed: [Event] {
    var desk = Desk(atReviewWith: [:])
    desk.run { _ in false }
    return desk.events
  }

  @Test func `names the first event that cannot follow`() {
    let began = event(.began(Patient.beginning()))
    #expect(problem(with: []) == nil)
    #expect(
      problem(with: [event(.noted(text: "x")), began])
        == ReplayError(position: 0, problem: .beforeTheBeginning))
    #expect(
      problem(with: [began, event(.inquired), began])
        == ReplayError(position: 2, problem: .secondBeginning))
    #expect(
      problem(with: [began, event(.appended(Addendum(author: "a", reason: "b", text: "c")))])
        == ReplayError(position: 1, problem: .notSigned))
    #expect(
      problem(with: signed + [event(.answered("keloid", answer: .unknown))])
        == ReplayError(position: signed.count, problem: .afterTheEnd))
    #expect(
      problem(with: [began, event(.abandoned(reason: "left")), event(.resumed)])
        == ReplayError(position: 2, problem: .afterTheEnd))
  }

  @Test func `under a newer protocol keeps a signed record readable`() throws {
    let medicine = Patient.medicine
    let smaller = ConsultationProtocol(
      name: medicine.name, version: "next",
      questions: medicine.questions.filter { $0.id != "keloid" },
      groups: medicine.groups, rules: medicine.rules, actions: medicine.actions,
      sources: medicine.sources, disagreements: medicine.disagreements, anchors: medicine.anchors)
    let consultation = try Consultation(replaying: signed, under: smaller)
    #expect(consultation.status == .signed)
    #expect(consultation.orphaned == ["keloid": .value(.option("none"))])
    #expect(consultation.recorded?.computed == "SUITABLE")
  }

  @Test func `continued under another protocol stamps its verdict with that one`() throws {
    var desk = Desk(atReviewWith: [:])
    desk.send(.accepted)
    let later = ProtocolStamp(
      title: "microneedling next", hash: "ffff", policy: "none", looserIntervals: ["R-P02: 2 days"])
    desk.send(.paused)
    desk.send(.continued(under: later))
    desk.send(.resumed)
    #expect(desk.remarks.contains(.verdict), "the verdict that is to be taken is shown")
    #expect(desk.consultation.stamp == later)
    #expect(desk.consultation.beginning?.stamp == Patient.beginning().stamp)
    #expect(!desk.consultation.isAccepted && desk.prompt == .review, "it is taken again")
    desk.run { _ in false }
    #expect(desk.consultation.recorded?.protocolHash == "ffff")
    #expect(desk.consultation.recorded?.protocolTitle == "microneedling next")
    let replayed = try Consultation(replaying: desk.events, under: Patient.medicine)
    #expect(replayed.stamp == later && replayed.status == .signed)
  }

  @Test func `asks again what a newer protocol reads otherwise`() throws {
    let desk = Desk(atReviewWith: [:])
    let old = desk.events.map { event in
      guard case .answered("keloid", _) = event.kind else { return event }
      return Event(
        at: event.at, typed: event.typed, .answered("keloid", answer: .value(.option("unclear"))))
    }
    let consultation = try Consultation(replaying: old, under: Patient.medicine)
    #expect(consultation.prompt == .question("keloid", offered: nil))
    #expect(consultation.finalAssessment.verdict == .defer)
  }
}

@Suite struct `A driver's mistake` {
  private static func event(_ kind: Event.Kind) -> Event { Event(at: Patient.moment(), kind) }

  @Test func `before the beginning traps`() async {
    await #expect(processExitsWith: .failure) {
      var consultation = Consultation(Patient.medicine)
      _ = consultation.handle(Event(at: Patient.moment(), .noted(text: "x")))
    }
  }

  @Test func `of beginning twice traps`() async {
    await #expect(processExitsWith: .failure) {
      var desk = Desk()
      desk.send(.began(Patient.beginning()))
    }
  }

  @Test func `of signing what is not complete traps`() async {
    await #expect(processExitsWith: .failure) {
      var desk = Desk(atReviewWith: [:])
      desk.send(.signed)
    }
  }

  @Test func `of answering in a signed record traps`() async {
    await #expect(processExitsWith: .failure) {
      var desk = Desk(atReviewWith: [:])
      desk.run { _ in false }
      desk.answer("keloid", .option("none"))
    }
  }

  @Test func `of overriding what nobody may set aside traps, and tells no payload`() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent, \.standardOutputContent]
    ) {
      var desk = Desk(atReviewWith: ["allergyMetal": .value(.option("stainlessSteel"))])
      desk.send(
        .overridden(.init(rule: "R-D12"), by: Override(reason: "hush-hush", level: .exclude)))
    }
    let output = try #require(result)
    let text = String(
      decoding: output.standardErrorContent + output.standardOutputContent, as: UTF8.self)
    #expect(!text.contains("hush-hush"))
  }

  @Test func `of adding an addendum to an open record traps`() async {
    await #expect(processExitsWith: .failure) {
      var desk = Desk()
      desk.send(.appended(Addendum(author: "a", reason: "b", text: "c")))
    }
  }
}
