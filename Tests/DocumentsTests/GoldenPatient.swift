import ConsultationCore
import Dialogues
import Documents
import Foundation
import MicroneedlingProtocol
import Testing

/// A fictional patient of a shipped case, with the documents that the case ends in.
struct GoldenPatient: CustomTestStringConvertible, Sendable {
  /// The name of the case, and of the folder that keeps the documents.
  let name: String
  let patient: String
  let kind: Plan.Kind
  let verdict: Verdict
  let banners: [Banner]
  var testDescription: String { name }

  private init(
    _ name: String, _ patient: String, _ kind: Plan.Kind, _ verdict: Verdict,
    _ banners: Banner...
  ) {
    self.name = name
    self.patient = patient
    self.kind = kind
    self.verdict = verdict
    self.banners = banners
  }

  /// Every verdict, both banners, restricted answers and safeguarding.
  static let all = [
    GoldenPatient("healthy-first-visit", "Marta Example", .full, .suitable),
    GoldenPatient(
      "nineteen-and-thrifty", "Priya Example", .full, .suitableWithModifications),
    GoldenPatient("undetectable", "Jamal Example", .full, .suitableWithModifications),
    GoldenPatient("isotretinoin-month-end", "Jonas Example", .provisional, .defer),
    GoldenPatient("wedding-and-vaccine", "Ananya Example", .provisional, .defer),
    GoldenPatient("someone-else-answers", "Mei Example", .referral, .refer),
    GoldenPatient("lesion-nobody-mentioned", "Desmond Example", .referral, .refer, .urgent),
    GoldenPatient("thoughts-behind-the-scars", "Kieran Example", .referral, .refer, .urgent),
    GoldenPatient("chest-keloid", "Leilani Example", .notSuitable, .notSuitable),
    GoldenPatient("a-plan-for-tonight", "Ingrid Example", .emergency, .refer, .emergency),
  ]

  static let clinic = ClinicPolicy(
    clinic: "Harbour Clinic",
    letterhead: ["12 Quay Street, Example Town EX1 2AB", "01632 960 001 · hello@example.org"],
    contacts: .init(
      clinic: "01632 960 001", outOfHours: "01632 960 002", emergency: "112",
      crisis: "01632 960 003"))

  /// The case as a record with a header.
  func record() throws -> ShippedRecord {
    let file = CaseFiles.folder.appending(path: name + CaseFiles.ending)
    return try ShippedRecord(file, patient: patient)
  }
}

/// What playing a shipped case leaves, as a store would keep it.
struct ShippedRecord {
  let consultation: Consultation
  let events: [Event]

  init(_ file: URL, patient: String) throws {
    let dialogue = try Dialogue(parsing: Array(Data(contentsOf: file)))
    var events = Replay(dialogue, under: MicroneedlingProtocol.current).events
    let first = try #require(events.first)
    let header: [(HeaderField, String)] = [
      (.patientReference, "EX-1"), (.patientName, patient), (.clinician, "R. Example"),
    ]
    events.insert(
      contentsOf: header.map { Event(at: first.at, typed: $1, .identified($0, text: $1)) }, at: 1)
    self.events = events
    consultation = try Consultation(replaying: events, under: MicroneedlingProtocol.current)
  }

  var plan: Plan { Plan(consultation, clinic: GoldenPatient.clinic) }

  func document(for audience: Document.Audience) -> Document {
    PlanDocument.make(
      plan, answers: consultation.answers, assessment: consultation.finalAssessment,
      consultation: consultation, events: events, for: audience, clinic: GoldenPatient.clinic,
      protocolLine: consultation.protocol.title, approval: "not yet approved by this clinic",
      chainHead: "7K3M-Q2XA")
  }
}

/// Texts that are kept beside the tests and compared byte for byte.
enum Golden {
  private static let variable = "STIPPLE_RENEW_GOLDENS"
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Compares a text with the one that is kept.
  ///
  /// With the variable set it is kept as it is now, and the test fails once, so that nobody renews
  /// without looking.
  static func compare(_ text: String, with name: String) throws {
    let file = folder.appending(path: name)
    let kept = try? String(contentsOf: file, encoding: .utf8)
    guard kept != text else { return }
    guard ProcessInfo.processInfo.environment[variable] == nil else {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("\(name) was renewed; read it, and run the test again")
      return
    }
    Issue.record(
      """
      \(name) is not as it was kept\(firstDifference(kept ?? "", text)).
      Where the new text is right, run the test once with \(variable)=1 to keep it, and read it.
      """)
  }

  private static func firstDifference(_ kept: String, _ text: String) -> String {
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in 0..<max(old.count, new.count) {
      let before = line < old.count ? String(old[line]) : "(end)"
      let now = line < new.count ? String(new[line]) : "(end)"
      if before != now { return ", from line \(line + 1) on:\n- \(before)\n+ \(now)" }
    }
    return ""
  }
}
