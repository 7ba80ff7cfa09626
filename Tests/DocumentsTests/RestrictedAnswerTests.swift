import ConsultationCore
import Dialogues
import DocumentTesting
import Documents
import Foundation
import MicroneedlingProtocol
import Testing

/// A shipped case with one restricted answer changed, and the patient's copy that it leads to.
private struct Variant {
  let plan: Plan
  let copy: Document

  init(_ record: ShippedRecord, _ id: QuestionID, _ answer: Answer) {
    let consultation = record.consultation
    let before = consultation.finalAssessment
    var answers = consultation.answers
    answers[id] = answer
    answers.enter(.review)
    let assessment = Assessment(answers)
    let overridden = before.findings.filter { consultation.override(of: $0) != nil }.map(\.key)
    let standing = assessment.findings.filter { !overridden.contains($0.key) }
    plan = Plan(
      answers: answers, assessment: assessment,
      effective: standing.map(\.verdict).max() ?? .suitable, clinic: GoldenPatient.clinic,
      overridden: Set(overridden))
    copy = PlanDocument.make(
      plan, answers: answers, assessment: assessment, consultation: consultation,
      for: .patient, clinic: GoldenPatient.clinic, protocolLine: consultation.protocol.title,
      approval: "not yet approved by this clinic", chainHead: "7K3M-Q2XA")
  }

  /// What a patient's copy may tell of what is restricted: the kind of page, that something is
  /// hidden, and the date, which a notice takes away.
  struct Told: Hashable {
    let kind: Plan.Kind
    let general: [String]
    let earliest: Day?
    let notBefore: Day?
  }

  /// The sentences that stand for what may not be said.
  static let general = [
    "your clinician will discuss this with you", "A further check is needed first.",
  ]

  var told: Told {
    let text = copy.everything
    return Told(
      kind: plan.kind, general: Self.general.filter { text.contains($0) },
      earliest: plan.earliest, notBefore: plan.notBefore)
  }
}

@Suite struct `A restricted answer` {
  private static let files =
    ((try? FileManager.default.contentsOfDirectory(
      at: CaseFiles.folder, includingPropertiesForKeys: nil)) ?? [])
    .filter { $0.lastPathComponent.hasSuffix(CaseFiles.ending) }
    .sorted { $0.path < $1.path }

  /// Every answer to a question that is restricted, or of which some options are.
  private static let answers: [(QuestionID, [Answer])] =
    MicroneedlingProtocol.current.questions.compactMap { question in
      let options = question.isRestricted ? question.options.map(\.id) : question.restrictedOptions
      guard !options.isEmpty else { return nil }
      // Where only options are restricted, a missing answer may be named.
      let missing: [Answer] = question.isRestricted ? [.unknown, .declined] : []
      return (question.id, options.map { .value(.options([$0])) } + missing)
    }

  @Test func `is asked for in four questions`() {
    #expect(
      Self.answers.map(\.0) == ["immunosuppression", "bloodBorneVirus", "ps9", "ps10"])
  }

  @Test(arguments: files)
  func `never tells itself by what else the patient's copy says`(_ file: URL) throws {
    let record = try ShippedRecord(file, patient: "A. Example")
    for (question, answers) in Self.answers {
      var first: [Variant.Told: Document] = [:]
      for answer in answers {
        let variant = Variant(record, question, answer)
        guard let other = first[variant.told] else {
          first[variant.told] = variant.copy
          continue
        }
        let lines = variant.copy.lines.difference(from: other.lines)
        #expect(lines.isEmpty && variant.copy == other, "\(question) = \(answer): \(lines)")
      }
      if question != "immunosuppression" { #expect(first.count < answers.count) }
    }
  }

  @Test func `changes no choice beside it, though it raises a notice`() throws {
    let file = CaseFiles.folder.appending(path: "thoughts-behind-the-scars" + CaseFiles.ending)
    let record = try ShippedRecord(file, patient: "A. Example")
    let current = Variant(record, "ps9", .value(.options(["current"])))
    let past = Variant(record, "ps9", .value(.options(["past"])))
    #expect(current.plan.banners == [.urgent] && past.plan.banners == [])
    #expect(current.plan.findings.referrals.contains { $0.rule == "R-Y01" })
    for id in ["P03", "P04", "P05"] { #expect(current.copy.text(id) == past.copy.text(id)) }
    #expect(current.copy.text("P05").contains("Creams, peels and lasers"))
  }
}
