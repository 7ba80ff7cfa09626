import ConsultationCore
import Foundation
import Records

/// Reads consultations back from the store.
struct RecordReader {
  let store: Store
  let setting: Setting

  init(_ store: Store, _ setting: Setting) {
    self.store = store
    self.setting = setting
  }

  /// A record's events, and the consultation where they fit the protocol of now.
  struct Record {
    let events: [Event]
    let consultation: Consultation?
    /// The verdict last recorded, with its words; independent of any protocol.
    let verdict: RecordedVerdict?
  }

  /// A record, even where the protocol of now cannot follow it.
  func record(_ id: ConsultationID) throws -> Record {
    let events = try RecordKeeper.events(of: id, in: store)
    return Record(
      events: events,
      consultation: try? Consultation(replaying: events, under: setting.protocol),
      verdict: events.reduce(nil) { found, event in
        if case .judged(let verdict) = event.kind { verdict } else { found }
      })
  }

  /// The consultation as its events tell it, under the protocol of now.
  func consultation(
    _ id: ConsultationID
  ) throws -> (events: [Event], consultation: Consultation) {
    let events = try RecordKeeper.events(of: id, in: store)
    do throws(ReplayError) {
      return (events, try Consultation(replaying: events, under: setting.protocol))
    } catch {
      throw Failure(
        .inputOutput, "event \(error.position + 1) of \(id) does not fit: \(error.problem.rawValue)"
      )
    }
  }
}

/// The clinic's approval of a protocol: who, in which role, when; kept in the store.
struct Approval: Codable {
  let hash: String
  let approver: String
  let role: String
  let day: Day

  private static let setting = "approval"

  /// The approval of exactly this content; `nil` where the clinic gave none.
  static func current(in store: Store, for setting: Setting) throws -> Approval? {
    guard let bytes = try store.setting(Self.setting) else { return nil }
    let approval = try? JSONDecoder().decode(Approval.self, from: Data(bytes))
    return approval.flatMap { $0.hash == setting.hash ? $0 : nil }
  }

  /// How verdicts and documents say it.
  static func line(in store: Store, for setting: Setting) throws -> String {
    guard let approval = try current(in: store, for: setting) else {
      return "not yet approved by this clinic"
    }
    return "approved by \(approval.approver), \(approval.role), \(approval.day)"
  }

  func save(in store: Store) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try store.set(Array(try encoder.encode(self)), for: Self.setting, note: "protocol approved")
  }
}
