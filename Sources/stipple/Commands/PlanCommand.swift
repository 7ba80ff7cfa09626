public import ArgumentParser
public import ConsultationCore
import Dialogues
import Foundation
import Interview
import MicroneedlingProtocol
import Records

/// Writes the plan of a consultation, a batch file or a dialogue.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Writes the patient's copy or the clinical record.",
    discussion: """
      Of a record by its ID, of a batch file (.json), or of a dialogue (.consult.md).

      As JSON a document is one object: title, subtitle, language, audience, metadata, letterhead, \
      footer, opening [blocks], sections [{id, title, blocks}]. A block has a kind and what belongs \
      to it; Sources/Documents/Documents.docc/JSON.md gives every key and type.
      """)

  @Argument(help: "An ID, FILE.json or FILE.consult.md.")
  var subject: String

  @Option(name: .customLong("for"), help: "patient or clinician.")
  var audience = Document.Audience.patient

  @Option(help: "md, html, pdf or json; else as the output path ends, else md.")
  var format: DocumentFormat?

  @Option(name: .shortAndLong, help: "Where to write; standard output where none is given.")
  var output: String?

  @Flag(help: "Replace a file that is there already, without asking.")
  var force = false

  @OptionGroup var store: StoreArguments
  @OptionGroup var policy: PolicyArguments

  func run() throws {
    let setting = try policy.setting()
    let format = self.format ?? output.flatMap { DocumentFormat(path: $0) } ?? .md
    let (pages, record) = try source(setting)
    if audience == .patient { try pages.refuseIfSuperseded() }
    let replaces = output.map(Files.exists) ?? false
    if let output, replaces {
      try Files.requireReplaceable(output)
      guard try force || mayReplace(output) else {
        throw Failure(.cannotCreate, "\(output) exists already; --force replaces it")
      }
    }
    let bytes = try format.render(pages.document(for: audience))
    // Only what leaves is an export.
    func note() throws {
      try record?.store.audit(.export, of: record?.id, note: "plan for \(audience.rawValue)")
    }
    guard let output else {
      try note()
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      return
    }
    try replaces
      ? Files.overwrite(output, bytes, onceWritten: note)
      : Files.create(output, bytes, onceThere: note)
    complain("written in clear, readable by you alone: \(output)")
  }

  /// Asks where somebody can answer; without a terminal nothing is replaced.
  private func mayReplace(_ path: String) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return false }
    let question = VisibleText.of("\(path) exists already. Replace it (y/n)? ")
    try FileHandle.standardError.write(contentsOf: Data(question.utf8))
    return readLine()?.isYes ?? false
  }

  /// What the documents are made from, and the record in which they are an export.
  private func source(
    _ setting: Setting
  ) throws -> (pages: PlanPages, record: (store: Store, id: ConsultationID)?) {
    if subject.hasSuffix(".json") {
      let batch = try AssessCommand.batch(subject, setting)
      for note in batch.notes { complain(note) }
      return (PlanPages(batch.answers, setting: setting), nil)
    }
    if subject.hasSuffix(".consult.md") {
      let replay = Replay(
        try DialogueFiles.read(subject), under: setting.protocol,
        manner: Replay.Manner(policy: setting.policyLine))
      let pages = PlanPages(
        replay.consultation, events: replay.events, setting: setting, approval: "not checked",
        head: nil)
      return (pages, nil)
    }
    let store = try store.open()
    let id = try store.resolve(subject)
    let (events, consultation) = try RecordReader(store, setting).consultation(id)
    let pages = PlanPages(
      consultation, events: events, setting: setting,
      approval: try Approval.line(in: store, for: setting),
      head: try store.head(of: id).description,
      signatureNote: try store.signatureOrigin(of: id)?.note)
    return (pages, (store, id))
  }
}

extension Document.Audience: ExpressibleByArgument {}
extension DocumentFormat: ExpressibleByArgument {}
