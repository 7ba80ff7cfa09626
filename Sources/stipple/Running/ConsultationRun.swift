import ConsultationCore
import Foundation
import Interview
import Prompting
import Records

/// One sitting at the prompt: from the first question, or where it was left, to the end.
struct ConsultationRun {
  let store: Store
  let setting: Setting
  let screen: Screen
  let manner: Session.Manner

  /// Begins a record for a patient.
  func begin(_ reference: String, _ console: consuming Console) throws {
    let keeper = try RecordKeeper.begin(in: store, protocolHash: setting.hash)
    var console = console
    console.write(screen.text(for: Line(.hint, "Record \(keeper.id). /help shows what to type.")))
    let session = Session(Consultation(setting.protocol), manner: manner)
    var driver = driver(session, keeper, console)
    let outcome = try driver.begin(setting.beginning(hasHeader: true), reference: reference)
    try close(driver, outcome, keeper)
  }

  /// Goes on with a record.
  func resume(_ id: ConsultationID, _ console: consuming Console) throws {
    let (keeper, events) = try RecordKeeper.resume(id, in: store)
    let consultation: Consultation
    do throws(ReplayError) {
      consultation = try Consultation(replaying: events, under: setting.protocol)
    } catch {
      throw Failure(
        .inputOutput, "event \(error.position + 1) of \(id) does not fit: \(error.problem.rawValue)")
    }
    guard consultation.status == .asking || consultation.status == .paused else {
      throw Failure(
        .usage, "\(id) is \(consultation.status.rawValue); stipple records show \(id) shows it")
    }
    var console = console
    console.write(screen.text(for: Line(.hint, "Record \(id), \(events.count) events.")))
    for line in protocolChange(consultation) { console.write(screen.text(for: line)) }
    var driver = driver(Session(consultation, manner: manner), keeper, console)
    let outcome = try driver.resume()
    try close(driver, outcome, keeper)
  }

  private func driver(
    _ session: Session, _ keeper: RecordKeeper, _ console: consuming Console
  ) -> Driver {
    let setting = setting
    return Driver(session, keeper: keeper, console: console, screen: screen) { consultation in
      let approval = try Approval.line(in: keeper.store, for: setting)
      return PlanPages(consultation, setting: setting, approval: approval, head: nil).previewLines
    }
  }

  /// What a half-done record must be asked again under another protocol, and why.
  private func protocolChange(_ consultation: Consultation) -> [Line] {
    guard let beginning = consultation.beginning, beginning.protocolHash != setting.hash else {
      return []
    }
    var lines = [
      Line(
        .hint,
        "This record began under \(beginning.protocolTitle) (\(beginning.protocolHash.prefix(12))); "
          + "it goes on under \(setting.protocol.title) (\(setting.hash.prefix(12))).")
    ]
    if !consultation.orphaned.isEmpty {
      lines.append(
        Line(
          .hint, "Answers to questions that no longer exist are kept: "
            + consultation.orphaned.keys.map(\.name).sorted().joined(separator: ", ") + "."))
    }
    return lines
  }

  private func close(
    _ driver: consuming Driver, _ outcome: Outcome, _ keeper: RecordKeeper
  ) throws {
    var consultation = driver.session.consultation
    var console = driver.finish()
    switch outcome {
    case .paused:
      try keeper.release()
      console.write("stipple resume \(keeper.id) goes on from here.\n")
      throw Failure(.paused)
    case .abandoned: break
    case .signed:
      let approval = try Approval.line(in: store, for: setting)
      try DocumentOffer(setting: setting, screen: screen, keeper: keeper, approval: approval)
        .offer(&consultation, &console)
    }
    try keeper.release()
  }
}
