import MicroneedlingProtocol
import Testing

@testable import ConsultationCore

/// All that can be seen of a consultation.
private struct Snapshot: Hashable {
  let status: Consultation.Status
  let prompt: Prompt
  let counted: [QuestionID: Answer]
  let given: [QuestionID: Answer]
  let assessment: Assessment
  let final: Assessment
  let open: [Consultation.OpenItem]
  let setAside: [QuestionID]
  let verdict: Verdict
  let back: [[QuestionID]]
  let notes: [Consultation.Note]
  let overrides: [Finding.Key: Override]
  let isAccepted: Bool

  init(_ consultation: Consultation) {
    status = consultation.status
    prompt = consultation.prompt
    let answers = consultation.answers
    counted = Dictionary(uniqueKeysWithValues: answers.counted.map { ($0.question.id, $0.answer) })
    given = Dictionary(
      uniqueKeysWithValues: Patient.medicine.questions.compactMap { question in
        answers[question.id].map { (question.id, $0) }
      })
    assessment = consultation.assessment
    final = consultation.finalAssessment
    open = consultation.openForSignature
    setAside = answers.setAside.map(\.id)
    verdict = consultation.effectiveVerdict(of: assessment)
    back = (1...4).map(consultation.questions(linesBack:))
    notes = consultation.notes
    overrides = consultation.overrides
    isAccepted = consultation.isAccepted
  }
}

@Suite struct `A consultation as the fold of its events` {
  @Test(arguments: 1...50) func `is the same when its record is replayed`(_ seed: UInt64) throws {
    var walk = Walk(seed: seed)
    for _ in 0..<60 where walk.desk.consultation.status != .signed { walk.step() }
    let desk = walk.desk
    let replayed = try Consultation(replaying: desk.events, under: Patient.medicine)
    #expect(Snapshot(replayed) == Snapshot(desk.consultation))

    let last = try #require(desk.lines.last)
    var resumed = try Consultation(
      replaying: desk.lines.dropLast().flatMap(\.self), under: Patient.medicine)
    #expect(resumed.handle(last) == desk.effects)
  }

  @Test(arguments: 101...104) func `is the same when it is replayed after every line`(
    _ seed: UInt64
  )
    throws
  {
    var walk = Walk(seed: seed)
    for _ in 0..<40 where walk.desk.consultation.status != .signed {
      walk.step()
      let replayed = try Consultation(replaying: walk.desk.events, under: Patient.medicine)
      #expect(Snapshot(replayed) == Snapshot(walk.desk.consultation))
    }
  }

  @Test(arguments: 301...330) func `judges after every line as if nothing was judged before`(
    _ seed: UInt64
  ) {
    var walk = Walk(seed: seed)
    for _ in 0..<60 where walk.desk.consultation.status != .signed {
      walk.step()
      let consultation = walk.desk.consultation
      #expect(consultation.assessment == Assessment(consultation.answers))
    }
  }

  @Test(arguments: 601...610) func `finds a condition as true in the rule book as by itself`(
    _ seed: UInt64
  ) {
    var walk = Walk(seed: seed)
    let compiled = Patient.medicine.compiled
    for _ in 0..<40 where walk.desk.consultation.status != .signed {
      walk.step()
      let answers = walk.desk.consultation.answers
      for (rule, grades) in zip(Patient.medicine.rules, compiled.gradeRanges) {
        for (grade, position) in zip(rule.grades, grades) {
          let node = compiled.grades[position].node
          #expect(
            answers.truth(of: grade.condition)
              == compiled.truth(of: node, answers.facts, at: answers.treatmentDay))
        }
      }
    }
  }

  @Test(arguments: 401...430)
  func `says the same whether all that was before is kept or what it needs`(
    _ seed: UInt64
  ) {
    var walk = Walk(seed: seed)
    for _ in 0..<60 where walk.desk.consultation.status != .signed {
      let (before, count) = (walk.desk.consultation, walk.desk.events.count)
      walk.step()
      let events = Array(walk.desk.events[count...])
      let kept = Consultation.Before(before, events)
      var whole = kept
      whole.whole = before
      #expect(
        walk.desk.consultation.remarks(on: events, since: kept)
          == walk.desk.consultation.remarks(on: events, since: whole))
    }
  }

  @Test(arguments: 201...250) func `ends like a fresh one with the final answers`(_ seed: UInt64) {
    var walk = Walk(seed: seed)
    for _ in 0..<45 where walk.desk.consultation.status != .signed { walk.step() }
    guard walk.desk.consultation.status != .signed else { return }
    walk.finish()
    let answers = walk.desk.consultation.answers
    let final = Dictionary(
      uniqueKeysWithValues: answers.counted.map { ($0.question.id, $0.answer) })
    let fresh = Answers(Patient.medicine, final, phase: .asking)
    #expect(walk.isAtReview)
    #expect(fresh.counted.map(\.question.id) == answers.counted.map(\.question.id))
    #expect(Assessment(fresh) == walk.desk.consultation.assessment)
    #expect(Assessment(Answers(Patient.medicine, final)) == walk.desk.consultation.finalAssessment)
  }

  @Test(arguments: 501...508) func `ends like a fresh course of questions with the final answers`(
    _ seed: UInt64
  ) {
    var walk = Walk(seed: seed)
    for _ in 0..<60 where walk.desk.consultation.status != .signed { walk.step() }
    guard walk.desk.consultation.status != .signed else { return }
    walk.finish()
    let old = walk.desk.consultation
    let final = Dictionary(
      uniqueKeysWithValues: old.answers.counted.map { ($0.question.id, $0.answer) })
    var fresh = Desk()
    fresh.send(final["consultDate"].map { .answered("consultDate", answer: $0) } ?? .inquired)
    fresh.run(final) { $0 == .review }
    #expect(fresh.prompt == .review)
    #expect(fresh.consultation.answers.counted.map(\.answer) == old.answers.counted.map(\.answer))
    #expect(fresh.consultation.assessment == old.assessment)
    #expect(fresh.consultation.finalAssessment == old.finalAssessment)
    #expect(fresh.consultation.progress == old.progress)
    #expect(fresh.consultation.openSafetyQuestions == old.openSafetyQuestions)
    // What was set aside on the way does not count, and an override that still stands does.
    let overridden = old.assessment.findings.filter { old.override(of: $0) != nil }
    for finding in overridden {
      old.override(of: finding).map { _ = fresh.send(.overridden(finding.key, by: $0)) }
    }
    #expect(
      fresh.consultation.effectiveVerdict(of: fresh.consultation.assessment)
        == old.effectiveVerdict(of: old.assessment))
  }

  @Test(arguments: 301...312) func `records every event before it reacts, and asks or closes last`(
    _ seed: UInt64
  ) {
    var walk = Walk(seed: seed)
    for _ in 0..<60 where walk.desk.consultation.status != .signed {
      let count = walk.desk.lines.count
      walk.step()
      guard walk.desk.lines.count > count, let events = walk.desk.lines.last else { continue }
      let effects = walk.desk.effects
      #expect(Array(effects.prefix(events.count)) == events.map { .record($0) })
      let reaction = effects.dropFirst(events.count)
      #expect(
        reaction.dropLast().allSatisfy { if case .tell = $0 { true } else { false } },
        "seed \(seed)")
      switch reaction.last {
      case .ask(let prompt): #expect(prompt == walk.desk.prompt)
      case .close: #expect([.paused, .signed].contains(walk.desk.consultation.status))
      default: Issue.record("neither a question nor an end follows")
      }
    }
  }

  /// Questions without an answer, and those whose answer fits another one no more.
  private static func toBeAsked(_ consultation: Consultation) -> Set<QuestionID> {
    let closed = consultation.answers.counted.filter { question, answer in
      consultation.isClosed(answer, to: question.id)
    }
    return Set(consultation.answers.unanswered.map(\.id) + closed.map(\.question.id))
  }

  @Test(arguments: 426...475) func `comes to no verdict while something is to be asked`(
    _ seed: UInt64
  ) {
    var walk = Walk(seed: seed)
    for _ in 0..<90 where walk.desk.consultation.status != .signed {
      walk.step()
      let consultation = walk.desk.consultation
      guard consultation.status == .asking, walk.desk.prompt == .review else { continue }
      #expect(consultation.openSafetyQuestions.isEmpty, "seed \(seed)")
      let open = Self.toBeAsked(consultation).filter {
        consultation.protocol.question($0)?.section != .consent
      }
      #expect(open.isEmpty, "seed \(seed)")
      #expect(!consultation.answers.counted.contains { consultation.isOwed($0.question.id) })
    }
  }

  @Test(arguments: 401...425) func `tells exactly what an amendment changed`(_ seed: UInt64) {
    var walk = Walk(seed: seed)
    for _ in 0..<90 where walk.desk.consultation.status != .signed {
      walk.step()
      guard let told = walk.desk.amendment else { continue }
      let (before, after) = (walk.before, walk.desk.consultation)
      let old = Set(before.assessment.findings.map(\.key))
      let new = Set(after.assessment.findings.map(\.key))
      #expect(Set(told.findings.withdrawn.map(\.key)) == old.subtracting(new))
      #expect(Set(told.findings.added.map(\.key)) == new.subtracting(old))
      for finding in after.assessment.findings where old.contains(finding.key) {
        let earlier = before.assessment[finding.key]
        let isSame =
          earlier?.level == finding.level && earlier?.until == finding.until
          && earlier?.status == finding.status && earlier?.conditions == finding.conditions
        #expect(told.findings.changed.contains { $0.key == finding.key } == !isSame)
      }
      let asked = Self.toBeAsked(after).subtracting(Self.toBeAsked(before))
      #expect(Set(told.reopened + told.offeredBack) == asked)
      #expect(
        Set(told.setAside)
          == Set(after.answers.setAside.map(\.id)).subtracting(before.answers.setAside.map(\.id)))
      #expect(told.verdictBefore == before.effectiveVerdict(of: before.assessment))
      #expect(told.verdictAfter == after.effectiveVerdict(of: after.assessment))
    }
  }
}
