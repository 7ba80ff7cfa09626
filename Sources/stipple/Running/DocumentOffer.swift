import ConsultationCore
import Dialogues
import Foundation
import Interview
import Prompting
import Records

/// After the signature: the documents, each written only to a path that is given or confirmed.
struct DocumentOffer {
  let setting: Setting
  let screen: Screen
  let keeper: RecordKeeper
  let approval: String

  func offer(_ consultation: inout Consultation, _ console: inout Console) throws {
    let head = try keeper.store.head(of: keeper.id).description
    let events = try RecordKeeper.events(of: keeper.id, in: keeper.store)
    let pages = PlanPages(
      consultation, events: events, setting: setting, approval: approval, head: head)
    let id = keeper.id.description
    say(
      .hint,
      "Documents are written in clear, for you alone to read, and only where you say. Enter takes "
        + "the name that is offered; none writes nothing; Ctrl-D leaves.", &console)
    let ending = Typesetter.isThere ? "pdf" : "md"
    let transcript = try Transcript(
      of: events, under: setting.protocol, title: "Consultation \(id), chain head \(head)")
    let offers = [
      Offer("The patient's copy", "plan-\(id).\(ending)") {
        try $0.render(pages.document(for: .patient))
      },
      Offer("The clinical record", "record-\(id).\(ending)") {
        try $0.render(pages.document(for: .clinician))
      },
      Offer("The transcript", "transcript-\(id).consult.md", ending: ".consult.md") { _ in
        Array(transcript.dialogue.text.utf8)
      },
    ]
    if !transcript.report.isFaithful {
      say(
        .refusal,
        "The transcript does not hold everything ("
          + transcript.report.sentences.joined(separator: " ")
          + ") The clinical record does.", &console)
    }
    for offer in offers {
      guard try make(offer, &consultation, &console) else { return }
    }
  }

  /// A document that may be written.
  private struct Offer {
    let what: String
    let name: String
    /// The one ending that it may have; `nil` where the ending chooses the format.
    let ending: String?
    let bytes: (DocumentFormat) throws -> [UInt8]

    init(
      _ what: String, _ name: String, ending: String? = nil,
      _ bytes: @escaping (DocumentFormat) throws -> [UInt8]
    ) {
      self.what = what
      self.name = name
      self.ending = ending
      self.bytes = bytes
    }

    var endings: String { ending ?? ".md, .html, .pdf or .json" }

    func format(of path: String) throws -> DocumentFormat {
      if let ending, path.hasSuffix(ending) { return .md }
      if ending == nil, let format = DocumentFormat(path: path) { return format }
      throw Failure(.usage, "Its path ends in \(endings). Nothing was written.")
    }
  }

  /// Asks where one document goes, and writes it; false where no more is wanted.
  private func make(
    _ offer: Offer, _ consultation: inout Consultation, _ console: inout Console
  ) throws -> Bool {
    say(
      .question, "\(offer.what): write it to \(offer.name) (Enter), to another path, or none?",
      &console)
    while true {
      switch console.next(PromptRequest(screen.prompt("write to"), remembersLine: false)) {
      case .interrupted: continue
      case .endOfInput: return false
      case .refused(let refusal): say(.refusal, refusal.description, &console)
      case .line(let line):
        let typed = line.trimmed
        if ["none", "no", "n"].contains(typed.lowercased()) { return true }
        let path = typed.isEmpty ? offer.name : (typed as NSString).expandingTildeInPath
        do {
          let format = try offer.format(of: path)
          let replaces = Files.exists(path)
          if replaces {
            try Files.requireReplaceable(path)
            guard let mayReplace = mayReplace(path, &console) else { return false }
            guard mayReplace else { continue }
          }
          let bytes = try offer.bytes(format)
          // Nothing leaves without a line in the record.
          func log() throws {
            try self.log("\(offer.what.lowercased()) (\(format.rawValue))", &consultation)
          }
          try replaces
            ? Files.overwrite(path, bytes, onceWritten: log)
            : Files.create(path, bytes, onceThere: log)
          say(.echo, "Written: \(path)", &console)
          return true
        } catch let failure as Failure {
          say(.refusal, failure.message.capitalizedSentence, &console)
        }
      }
    }
  }

  /// Whether a file that is there already is replaced; nil where the clinician leaves.
  private func mayReplace(_ path: String, _ console: inout Console) -> Bool? {
    say(.question, "\(path) exists already. Replace it (y/n)?", &console)
    switch console.next(PromptRequest(screen.prompt("replace"), remembersLine: false)) {
    case .line(let line) where line.isYes: return true
    case .endOfInput: return nil
    case .line, .interrupted, .refused:
      say(.refusal, "It was left as it is. Name another path, or none.", &console)
      return false
    }
  }

  private func say(_ kind: Line.Kind, _ text: String, _ console: inout Console) {
    console.write(screen.text(for: Line(kind, VisibleText.of(text))))
  }

  private func log(_ what: String, _ consultation: inout Consultation) throws {
    let event = Event(at: .now, .documented(what: what))
    _ = consultation.handle(event)
    try keeper.append([event], of: consultation)
  }
}

extension String {
  /// A message for standard error, as a sentence of its own.
  fileprivate var capitalizedSentence: String {
    let sentence = prefix(1).uppercased() + dropFirst()
    return sentence.last.map { ".!?".contains($0) } == true ? sentence : sentence + "."
  }
}

extension DocumentFormat {
  /// The format that a path's ending names.
  init?(path: String) {
    self.init(rawValue: (path as NSString).pathExtension.lowercased())
  }
}
