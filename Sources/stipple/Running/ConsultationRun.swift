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
  /// The clinician's own key file, where one was named.
  var clinicianKey: String?

  /// Begins a record for a patient.
  func begin(_ reference: String, _ console: consuming Console) throws {
    var session = Session(Consultation(setting.protocol), manner: try mannerWithApproval())
    var steps = session.begin(setting.beginning(hasHeader: true), for: reference, at: .now)
    // Before anything is shown, and in one piece: no record stands without whom it is about.
    guard case .record(let events) = steps.removeFirst() else {
      throw Failure(.ourMistake, "a consultation began without an event; nothing was saved")
    }
    let keeper = try RecordKeeper.begin(
      events, of: session.consultation, in: store, protocolHash: setting.hash, signer: signer)
    var console = console
    console.write(screen.text(for: Line(.hint, "Record \(keeper.id). /help shows what to type.")))
    var driver = driver(session, keeper, console)
    let outcome = try driver.run(steps)
    try close(driver, outcome, keeper)
  }

  /// Goes on with a record; without the policy that it was left under only where that is wanted.
  func resume(
    _ id: ConsultationID, _ console: consuming Console, takingOver: Bool = false,
    withoutPolicy: Bool = false
  ) throws {
    try requireOpen(id)
    let (keeper, events) = try RecordKeeper.resume(
      id, in: store, signer: signer, takingOver: takingOver)
    try store.audit(.view, of: id, note: "resume")
    var consultation: Consultation
    do throws(ReplayError) {
      consultation = try Consultation(replaying: events, under: setting.protocol)
    } catch {
      throw Failure(
        .inputOutput, "event \(error.position + 1) of \(id) does not fit: \(error.problem.rawValue)"
      )
    }
    if let stamp = consultation.stamp, stamp.policy != Setting.noPolicy, setting.policy == nil,
      !withoutPolicy
    {
      throw Failure(
        .badInput,
        "record \(id) was left under policy \(stamp.policy), and none is given: name it with "
          + "--policy, or go on with stipple resume \(id) --without-policy")
    }
    var console = console
    console.write(screen.text(for: Line(.hint, "Record \(id), \(events.count) events.")))
    if let change = ProtocolChange(consultation, of: events, continuingUnder: setting) {
      for line in change.lines { console.write(screen.text(for: line)) }
      let events = change.events.map { Event(at: .now, $0) }
      _ = consultation.handle(events)
      try keeper.append(events, of: consultation)
    }
    var driver = driver(Session(consultation, manner: try mannerWithApproval()), keeper, console)
    // A record may have been cut off before its first event.
    let outcome =
      try events.isEmpty
      ? driver.begin(setting.beginning(hasHeader: true)) : driver.resume()
    try close(driver, outcome, keeper)
  }

  /// Before the record is taken from anybody: one that is closed is not gone on with.
  private func requireOpen(_ id: ConsultationID) throws {
    let state = try store.listing(of: id).state
    guard state != .signed, state != .abandoned else {
      throw Failure(.usage, "\(id) is \(state); stipple records show \(id) shows it")
    }
  }

  /// The manner, and whether the clinic approved the protocol.
  private func mannerWithApproval() throws -> Session.Manner {
    var manner = manner
    manner.approval = try Approval.line(in: store, for: setting)
    return manner
  }

  private var signer: Signer {
    Signer(
      store: store, keyFile: clinicianKey, isInteractive: screen.environment.inputIsTerminal)
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
