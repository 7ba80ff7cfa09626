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
    let pages = PlanPages(consultation, setting: setting, approval: approval, head: head)
    let id = keeper.id.description
    try save("The patient's copy", as: "plan-\(id).md", &consultation, &console) { format in
      try format.render(pages.document(for: .patient))
    }
    try save("The clinical record", as: "record-\(id).md", &consultation, &console) { format in
      try format.render(pages.document(for: .clinician))
    }
    try saveTranscript(as: "transcript-\(id).consult.md", &consultation, &console)
  }

  private func saveTranscript(
    as name: String, _ consultation: inout Consultation, _ console: inout Console
  ) throws {
    let events = try RecordKeeper.events(of: keeper.id, in: keeper.store)
    let text = try Transcript(of: events, under: setting.protocol, title: "Consultation \(keeper.id)")
      .dialogue.text
    try save("The transcript", as: name, &consultation, &console) { _ in Array(text.utf8) }
  }

  private func save(
    _ what: String, as name: String, _ consultation: inout Consultation, _ console: inout Console,
    _ bytes: (DocumentFormat) throws -> [UInt8]
  ) throws {
    console.write(
      screen.text(
        for: Line(
          .question,
          "\(what): Enter writes \(name) here, in clear and readable by you alone; or type another "
            + "path (.md, .html, .pdf), or none.")))
    while true {
      switch console.next(PromptRequest(screen.prompt("save"), remembersLine: false)) {
      case .interrupted: continue
      case .endOfInput: return
      case .refused(let refusal): say(.refusal, refusal.description, &console)
      case .line(let line):
        let typed = line.trimmingCharacters(in: .whitespaces)
        if ["none", "no", "n"].contains(typed.lowercased()) { return }
        let path = typed.isEmpty ? name : typed
        do {
          let format = DocumentFormat(path: path) ?? .md
          try Files.create(path, try bytes(format))
          try log("\(what.lowercased()) (\(format.rawValue))", &consultation)
          say(.echo, "Written: \(path)", &console)
          return
        } catch let failure as Failure {
          say(.refusal, failure.message, &console)
        }
      }
    }
  }

  private func say(_ kind: Line.Kind, _ text: String, _ console: inout Console) {
    console.write(screen.text(for: Line(kind, text)))
  }

  private func log(_ what: String, _ consultation: inout Consultation) throws {
    let event = Event(at: .now, .documented(what: what))
    _ = consultation.handle(event)
    try keeper.append([event], of: consultation)
  }
}

extension DocumentFormat {
  /// The format that a path's ending names.
  init?(path: String) {
    self.init(rawValue: (path as NSString).pathExtension.lowercased())
  }
}
