import ConsultationCore
import Interview
import Records

/// The beginning of a consultation that is nobody's and is kept nowhere.
///
/// What a process does for the first time takes twice as long as the next. Done on another core while
/// the reference is typed, it is not waited for after the reference.
enum Rehearsal {
  static func begin(_ setting: Setting) throws {
    let store = try Store.inMemory()
    let name = "nobody"
    _ = try store.hasConsultation(matching: RecordFilter(reference: name))
    _ = try Approval.line(in: store, for: setting)
    var session = Session(Consultation(setting.protocol))
    let steps = session.begin(setting.beginning(hasHeader: true), for: name, at: .now)
    guard case .record(let events)? = steps.first else {
      throw Failure(.ourMistake, "a consultation began without an event")
    }
    _ = try RecordKeeper.begin(
      events, of: session.consultation, in: store, protocolHash: setting.hash)
  }
}
