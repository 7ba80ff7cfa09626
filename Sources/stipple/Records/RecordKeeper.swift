import ConsultationCore
import Foundation
import Records

/// Keeps one consultation's events in the store: what was appended is on disk.
final class RecordKeeper {
  let store: Store
  let id: ConsultationID
  private(set) var count: Int

  private init(_ store: Store, _ id: ConsultationID, count: Int) {
    self.store = store
    self.id = id
    self.count = count
  }

  /// Begins a record.
  static func begin(in store: Store, protocolHash: String) throws -> RecordKeeper {
    RecordKeeper(store, try store.begin(protocolHash: Array(protocolHash.utf8)), count: 0)
  }

  /// Takes up a record, and reads what it holds.
  static func resume(_ id: ConsultationID, in store: Store) throws -> (RecordKeeper, [Event]) {
    try store.acquire(id)
    let events = try events(of: id, in: store)
    return (RecordKeeper(store, id, count: events.count), events)
  }

  /// The events of a record, in order.
  static func events(of id: ConsultationID, in store: Store) throws -> [Event] {
    let decoder = JSONDecoder()
    return try store.events(of: id).map { stored in
      do {
        return try decoder.decode(Event.self, from: Data(stored.payload))
      } catch {
        throw Failure(
          .inputOutput,
          "event \(stored.position) of \(id) was written by a newer version and cannot be read")
      }
    }
  }

  /// Makes events durable, with the list row and the index that follow from them.
  func append(_ events: [Event], of consultation: Consultation) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let payloads = try events.map { Array(try encoder.encode($0)) }
    let listing = ListRow(consultation)
    let changesRow = events.contains(where: \.changesListRow)
    count = try store.append(
      Entry(
        payloads,
        // After the signature only addenda and the log of documents are added.
        kind: events.contains(where: \.isOfASignedRecord) && consultation.status == .signed
          ? .addendum : .event,
        state: changesRow ? state(consultation) : nil,
        summary: changesRow ? Array(try encoder.encode(listing)) : nil,
        index: changesRow ? listing.index : nil),
      to: id, expecting: count)
  }

  private func state(_ consultation: Consultation) -> RecordState? {
    switch consultation.status {
    case .notStarted, .asking: .open
    case .paused: .paused
    case .abandoned: .abandoned
    case .signed: .signed
    }
  }

  func release() throws { try store.release(id) }

  private static let clinicianSetting = "clinician"

  /// Who consulted last: the name that is offered next time.
  func lastClinician() throws -> String? {
    try store.setting(Self.clinicianSetting).map { String(decoding: $0, as: UTF8.self) }
  }

  func remember(clinician name: String) throws {
    guard try lastClinician() != name else { return }
    try store.set(Array(name.utf8), for: Self.clinicianSetting, note: "clinician of the last record")
  }
}

extension Event {
  /// Whether it may follow the signature.
  fileprivate var isOfASignedRecord: Bool {
    switch kind {
    case .appended, .documented: true
    default: false
    }
  }

  /// Whether a list of records shows a change with it.
  fileprivate var changesListRow: Bool {
    switch kind {
    case .began, .identified, .judged, .paused, .resumed, .signed, .abandoned, .continuedVisit:
      true
    default: false
    }
  }
}

/// What a list of records shows of one: never a restricted answer or finding.
struct ListRow: Codable {
  let reference: String?
  let clinician: String?
  let day: Day?
  let verdict: String?

  init(_ consultation: Consultation) {
    reference = consultation.header[.patientReference]
    clinician = consultation.header[.clinician]
    day = consultation.answers.consultDate
    verdict = consultation.recorded?.effective
  }

  var index: RecordIndex {
    RecordIndex(
      reference: reference.map(Self.normalised), verdict: verdict,
      clinician: clinician.map(Self.normalised),
      month: day.map { String($0.description.prefix(7)) })
  }

  /// Case and spaces apart, so that the same reference is found again.
  static func normalised(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
