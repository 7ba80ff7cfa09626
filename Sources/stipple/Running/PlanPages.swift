import ConsultationCore
import Documents
import Foundation
import Interview
import MicroneedlingProtocol

/// The documents that a consultation, or a batch, comes to.
struct PlanPages {
  let answers: Answers
  let assessment: Assessment
  let plan: Plan
  let consultation: Consultation?
  /// What was recorded, for the transcript in the clinical record.
  let events: [Event]
  let setting: Setting
  let approval: String
  let head: String?
  /// What must be said beside the signatory's name.
  let signatureNote: String?

  /// The documents of a consultation as it stands.
  init(
    _ consultation: Consultation, events: [Event] = [], setting: Setting, approval: String,
    head: String?, signatureNote: String? = nil
  ) {
    answers = consultation.finalAnswers
    assessment = consultation.finalAssessment
    plan = Plan(consultation, clinic: setting.policy)
    self.consultation = consultation
    self.events = events
    self.setting = setting
    self.approval = approval
    self.head = head
    self.signatureNote = signatureNote
  }

  /// The documents of a batch.
  init(_ answers: Answers, setting: Setting) {
    self.answers = answers
    assessment = Assessment(answers)
    plan = Plan(
      answers: answers, assessment: assessment, effective: assessment.verdict,
      clinic: setting.policy)
    consultation = nil
    events = []
    self.setting = setting
    approval = "not checked"
    head = nil
    signatureNote = nil
  }

  func document(for audience: Document.Audience) -> Document {
    PlanDocument.make(
      plan, answers: answers, assessment: assessment, consultation: consultation, events: events,
      for: audience, clinic: setting.policy,
      protocolLine: setting.protocolLine(for: audience)
        + (audience == .clinician ? formerVerdict : ""),
      approval: approval, chainHead: head, signatureNote: signatureNote)
  }

  /// Stops a patient's copy that would contradict the verdict that was signed.
  func refuseIfSuperseded() throws {
    guard let signed = consultation?.supersededVerdict else { return }
    throw Failure(
      .badInput,
      "the record was signed with \(signed.effective) under \(signed.protocolTitle), and the "
        + "protocol of now judges differently; a patient's copy would contradict it, and the "
        + "clinical record says both")
  }

  /// What was recorded under another protocol than the one that this document follows.
  private var formerVerdict: String {
    guard let recorded = consultation?.recorded, !recorded.protocolHash.isEmpty,
      recorded.protocolHash != setting.hash
    else { return "" }
    return "; the recorded verdict is \(recorded.effective), under \(recorded.protocolTitle) "
      + "(\(recorded.protocolHash.prefix(12)))"
  }

  /// The patient's copy as lines for the prompt.
  var previewLines: [Line] { DocumentLines(document(for: .patient)).lines }
}

/// The formats in which a document is written.
enum DocumentFormat: String, CaseIterable {
  case md, html, pdf, json

  /// The document's bytes.
  func render(_ document: Document) throws -> [UInt8] {
    switch self {
    case .md: return Array(Markdown.render(document).utf8)
    case .html: return Array(HTML.render(document).utf8)
    case .json: return Array(try DocumentJSON.encode(document).utf8)
    case .pdf: return try Typesetter.pdf(of: document)
    }
  }
}

/// Runs `stipple-typeset`, which stands beside this program.
enum Typesetter {
  /// Long enough for any real document; hostile input must not hold the prompt for ever.
  private static let patience = 60.0

  private static var program: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("stipple-typeset")
  }

  /// Whether it is there, so that a PDF can be made.
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program.path) }

  static func pdf(of document: Document) throws -> [UInt8] {
    let program = program
    guard isThere else {
      throw Failure(.inputOutput, "stipple-typeset is not beside stipple; PDF needs it")
    }
    let process = Process()
    process.executableURL = program
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let deadline = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: deadline)
    let json = Data(try DocumentJSON.encode(document).utf8)
    DispatchQueue.global().async {
      try? input.fileHandleForWriting.write(contentsOf: json)
      try? input.fileHandleForWriting.close()
    }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    deadline.cancel()
    guard process.terminationStatus == 0, !bytes.isEmpty else {
      throw Failure(
        .inputOutput, "typesetting ended with status \(process.terminationStatus); no PDF was made")
    }
    return Array(bytes)
  }
}
