import FoundationEssentials
import GRDB

/// What the audit trail tells of the rest of the store, for a verification.
struct AuditRegister {
  /// Everything that was begun, in order.
  private(set) var order: [ConsultationID] = []
  private(set) var begun: Set<ConsultationID> = []
  private(set) var erased: Set<ConsultationID> = []
  /// Signed here, whatever became of it.
  private(set) var signed: Set<ConsultationID> = []
  /// Imported, and so with another chain than where they were made.
  private(set) var imported: Set<ConsultationID> = []
  /// How many entries a consultation had at the most when it was looked at.
  private(set) var entries: [ConsultationID: Int] = [:]
  /// Digests of the clinicians' rows.
  private(set) var clinicians: [ConsultationID: Data] = [:]
  /// The digest of all settings after the last change; nil where an older program made it.
  private(set) var settings: Data?
  /// False when lines are unreadable or missing, so that an unknown consultation proves nothing.
  private(set) var isComplete = true

  private var signings: [(id: ConsultationID, vouchesForContent: Bool)] = []

  init(_ store: Store, _ db: Database) {
    guard let folio = try? Folio.load(.auditTrail, db),
      let wrapped = folio.wrappedKey,
      let key = store.keys.consultationKey(wrapped, of: .auditTrail),
      // What is wrong with them is named where every consultation is looked at.
      let events = try? store.sealedEvents(of: folio.row, db)
    else {
      isComplete = false
      return
    }
    let chain = Chain(store: store.identity, id: .auditTrail, protocolHash: folio.protocolHash)
    isComplete = events.count == folio.count
    for event in events {
      guard let opened = chain.open(event, with: key),
        let entry = AuditEntry(payload: opened.payload)
      else {
        isComplete = false
        continue
      }
      add(entry)
    }
    // A later line may be the one that is missing.
    if !isComplete { settings = nil }
  }

  private mutating func add(_ entry: AuditEntry) {
    switch (entry.kind, entry.consultation, entry.witness) {
    case (.begun, let id?, _): if begun.insert(id).inserted { order.append(id) }
    case (.erasure, let id?, _): erased.insert(id)
    case (.importing, let id?, _): imported.insert(id)
    case (.signature, let id?, let witness):
      signed.insert(id)
      signings.append((id, witness == .contentSignature))
    case (_, let id?, .entries(let count)): entries[id] = max(count, entries[id] ?? 0)
    case (.clinician, _, .contents(let digest)):
      if let id = ConsultationID(String(entry.note.prefix(8))) { clinicians[id] = digest }
    case (.setting, _, .contents(let digest)): settings = digest
    case (.setting, _, _): settings = nil
    default: break
    }
  }

  /// Signed records that had a signature over their content.
  ///
  /// Older programs did not note it; but once one record has it, all that were signed later had it
  /// too.
  func signedWithContent(_ db: Database) throws -> Set<ConsultationID> {
    let present = try String.fetchSet(
      db,
      sql: """
        SELECT c.id FROM contentSignature s JOIN consultation c ON c.row = s.consultation
        """)
    let first = signings.firstIndex {
      $0.vouchesForContent || present.contains($0.id.description)
    }
    return Set(first.map { signings[$0...].map(\.id) } ?? [])
  }
}
