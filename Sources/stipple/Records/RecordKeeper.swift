import ConsultationCore
import Foundation
import Records

/// Keeps one consultation's events in the store: what was appended is on disk.
final class RecordKeeper {
  let store: Store
  let id: ConsultationID
  private let signer: Signer?
  private(set) var count: Int

  private init(_ store: Store, _ id: ConsultationID, count: Int, signer: Signer?) {
    self.store = store
    self.id = id
    self.count = count
    self.signer = signer
  }

  /// Begins a record with its first events, which are on disk when this returns.
  static func begin(
    _ events: [Event], of consultation: Consultation, in store: Store, protocolHash: String,
    signer: Signer? = nil
  ) throws -> RecordKeeper {
    let id = try store.begin(
      protocolHash: Array(protocolHash.utf8), with: try entry(events, of: consultation, after: 0))
    return RecordKeeper(store, id, count: events.count, signer: signer)
  }

  /// Takes up a record, and reads what it holds.
  static func resume(
    _ id: ConsultationID, in store: Store, signer: Signer? = nil, takingOver: Bool = false
  ) throws -> (RecordKeeper, [Event]) {
    try store.acquire(id, byForce: takingOver)
    let events = try events(of: id, in: store)
    return (RecordKeeper(store, id, count: events.count, signer: signer), events)
  }

  /// The events of a record, in order.
  static func events(of id: ConsultationID, in store: Store) throws -> [Event] {
    try store.events(of: id).map { stored in
      do {
        return try RecordCoding.event(stored.payload)
      } catch {
        throw Failure(
          .inputOutput,
          "event \(stored.position) of \(id) was written by a newer version and cannot be read")
      }
    }
  }

  /// Makes events durable, with the list row and the index that follow from them.
  ///
  /// A sign-off is signed with the clinician's key.
  ///
  /// - Returns: What the clinician is told of it; most often nothing.
  @discardableResult
  func append(_ events: [Event], of consultation: Consultation) throws -> [String] {
    var entry = try Self.entry(events, of: consultation, after: count)
    entry.setting = newClinician(in: events)
    guard events.contains(where: { $0.kind == .signed }) else {
      count = try store.append(entry, to: id, expecting: count)
      return []
    }
    let opened = try signature(of: consultation)
    count = try store.sign(entry, to: id, expecting: count, with: opened.key)
    return opened.notes
  }

  private static func entry(
    _ events: [Event], of consultation: Consultation, after count: Int
  ) throws -> Entry {
    // From the verdict on every answer may change what is listed.
    let isJudged = consultation.recorded != nil && consultation.status != .signed
    let changesRow = isJudged || events.contains(where: \.changesListRow)
    let row = changesRow ? ListRow(consultation) : nil
    return Entry(
      try events.map(RecordCoding.payload),
      // After the signature only addenda and the log of documents are added.
      kind: consultation.status == .signed && events.allSatisfy(\.isOfASignedRecord)
        ? .addendum : .event,
      state: row.flatMap { _ in RecordState(consultation.status) },
      summary: try row.map(RecordCoding.summary), index: row?.index,
      audit: events.enumerated().compactMap { $1.auditNote(at: count + $0 + 1, in: consultation) })
  }

  private func signature(of consultation: Consultation) throws -> Signer.Opened {
    guard let signer, let name = consultation.signatory[.name] else {
      throw Failure(.ourMistake, "there is nobody to sign record \(id)")
    }
    do {
      return try signer.key(for: name)
    } catch {
      let reason =
        (error as? Failure)?.message ?? (error as? RecordError)?.description ?? "\(error)"
      throw Failure(
        (error as? Failure)?.status == .interrupted ? .interrupted : .locked,
        "record \(id) is not signed: \(reason)\nEverything else is saved; stipple resume \(id) goes "
          + "on at the signature.")
    }
  }

  func release() throws { try store.release(id) }

  private static let clinicianSetting = "clinician"

  /// Who consulted last: the name that is offered next time.
  func lastClinician() throws -> String? {
    try store.setting(Self.clinicianSetting).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Remembers who consults, where that is somebody else than the last time.
  ///
  /// Where that cannot be read the setting stays as it is, for a verification to name; the answer
  /// itself must not be lost for it.
  private func newClinician(in events: [Event]) -> SettingChange? {
    for case .identified(.clinician, let name) in events.map(\.kind) {
      guard let last = try? lastClinician() ?? "", last != name else { continue }
      return SettingChange(
        Self.clinicianSetting, to: Array(name.utf8), note: "clinician of the last record")
    }
    return nil
  }
}

extension Event {
  /// Whether a list of records shows a change with it.
  fileprivate var changesListRow: Bool {
    switch kind {
    case .began, .identified, .judged, .paused, .resumed, .signed, .abandoned, .continuedVisit:
      true
    default: false
    }
  }
}
