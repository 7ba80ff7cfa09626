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
      approval: approval, chainHead: head, signatureNote: signatureNote, caution: leftUnder)
  }

  /// Stops a patient's copy that would contradict the verdict that was signed, or that judges an open
  /// record by another protocol or policy than its own.
  func refuseIfSuperseded() throws {
    guard let consultation, let stamp = consultation.stamp else { return }
    if let signed = consultation.supersededVerdict {
      throw Failure(
        .badInput,
        "the record was signed with \(signed.effective) under \(stamp.inWords), and \(now) judges "
          + "differently; a patient's copy would contradict it, and the clinical record says both")
    }
    // A dialogue names no hash.
    guard consultation.status != .signed, !stamp.hash.isEmpty, stamp.hash != setting.hash else {
      return
    }
    let way =
      consultation.status == .abandoned ? "" : ", or go on with the record first"
    throw Failure(
      .badInput,
      "the record was left under \(stamp.inWords), and this copy would be judged under \(now); name "
        + "its policy with --policy\(way)")
  }

  /// What an open record was left under, where it is judged here by something else.
  private var leftUnder: String? {
    guard let consultation, consultation.status != .signed, let stamp = consultation.stamp,
      !stamp.hash.isEmpty, stamp.hash != setting.hash
    else { return nil }
    return "Left under \(stamp.inWords). This page is worked out under \(now)."
  }

  private var now: String { setting.stamp.inWords }

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
    let json = Data(try DocumentJSON.encode(document).utf8)
    let process = Process()
    process.executableURL = program
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    // Where it ends before it has read everything, its status says so; the signal would end us.
    let former = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, former) }
    do {
      try process.run()
    } catch {
      throw Failure(
        .inputOutput, "stipple-typeset cannot be started: \(error.localizedDescription)")
    }
    let deadline = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: deadline)
    let writing = DispatchGroup()
    DispatchQueue.global().async(group: writing) {
      try? input.fileHandleForWriting.write(contentsOf: json)
      try? input.fileHandleForWriting.close()
    }
    let bytes = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    writing.wait()
    deadline.cancel()
    guard process.terminationStatus == 0, !bytes.isEmpty else {
      throw Failure(
        .inputOutput, "typesetting ended with status \(process.terminationStatus); no PDF was made")
    }
    return Array(bytes)
  }
}

extension ProtocolStamp {
  /// Protocol and policy; only both say how a record is judged.
  var inWords: String { "\(title) (\(hash.prefix(12))), policy \(policy)" }
}
