import Crypto
import FoundationEssentials
import GRDB

/// How far a verification has come.
public struct VerifyProgress: Hashable, Sendable {
  /// Steps done; an event is two steps, one for its consultation and one for the whole store.
  public let done: Int
  /// Steps in all.
  public let total: Int
}

extension Store {
  /// Reads everything and names whatever is not as it was written.
  ///
  /// Whoever holds the key can write a store anew from the beginning; only a checkpoint that was
  /// kept elsewhere shows that.
  ///
  /// - Parameters:
  ///   - checkpoint: One that was printed or exported earlier.
  ///   - progress: Called now and then.
  /// - Returns: The discrepancies, in the order of the store; empty when all is well. A part that
  ///   is missing or unreadable is one of them, and the rest is looked at all the same.
  /// - Throws: ``RecordError`` when the disk does not give the file.
  public func verify(
    against checkpoint: Checkpoint? = nil, progress: (VerifyProgress) -> Void = { _ in }
  ) throws(RecordError) -> [Discrepancy] {
    try read { db in
      let standIns = try Schema.addStandIns(db)
      var discrepancies = try part { try fileDiscrepancies(db) }
      var total = 0
      discrepancies += try part {
        total = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM event") ?? 0
        return []
      }
      var steps = 0
      func advance(_ count: Int) {
        if steps / 1_024 != (steps + count) / 1_024 {
          progress(VerifyProgress(done: steps + count, total: 2 * total))
        }
        steps += count
      }
      let register = AuditRegister(self, db)
      discrepancies += try part { try consultationDiscrepancies(register, db, advance) }
      discrepancies += try part { try clinicianDiscrepancies(register, db) }
      discrepancies += try part { try settingDiscrepancies(register, db) }
      let isOtherwiseSound = discrepancies.isEmpty
      discrepancies += try part {
        try historyDiscrepancies(
          register, db, against: checkpoint, isOtherwiseSound: isOtherwiseSound, advance)
      }
      try Schema.removeStandIns(standIns, db)
      progress(VerifyProgress(done: 2 * total, total: 2 * total))
      return discrepancies.namingTheFileOnce
    }
  }

  /// What `body` finds, or that its part of the store can not be read.
  private func part(_ body: () throws -> [Discrepancy]) throws -> [Discrepancy] {
    do {
      return try body()
    } catch {
      guard let discrepancy = Discrepancy(error) else { throw error }
      return [discrepancy]
    }
  }

  private func fileDiscrepancies(_ db: Database) throws -> [Discrepancy] {
    var discrepancies: [Discrepancy] = []
    if try !Schema.isIntact(db) { discrepancies.append(Discrepancy(.schemaChanged)) }
    if try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") != "ok" {
      discrepancies.append(Discrepancy(.fileInconsistent))
    }
    return discrepancies
  }

  private func consultationDiscrepancies(
    _ register: AuditRegister, _ db: Database, _ advance: (Int) -> Void
  ) throws -> [Discrepancy] {
    var discrepancies: [Discrepancy] = []
    var present: Set<ConsultationID> = []
    var mustHaveContent: Set<ConsultationID> = []
    discrepancies += try part {
      mustHaveContent = try register.signedWithContent(db)
      return []
    }
    let cursor = try Row.fetchCursor(
      db, sql: Folio.selection + " ORDER BY c.row")
    let unreadable = try part {
      while let row = try cursor.next() {
        guard let folio = try? Folio(lenient: row) else {
          discrepancies.append(Discrepancy(.rowChanged))
          continue
        }
        present.insert(folio.id)
        let found = try part { try folioDiscrepancies(folio, db, advance) }
        discrepancies += found
        // Whatever is wrong with it already explains what else of it is gone.
        if found.isEmpty {
          discrepancies += try part {
            try latenessDiscrepancies(
              folio, register, hasContent: mustHaveContent.contains(folio.id), db)
          }
        }
        discrepancies += knowledgeDiscrepancies(folio, register)
      }
      return []
    }
    discrepancies += unreadable
    // Of those that were not reached nothing is known.
    guard unreadable.isEmpty else { return discrepancies }
    if !present.contains(.auditTrail) {
      discrepancies.append(Discrepancy(.consultationRemoved, in: .auditTrail))
    }
    for id in register.order where !present.contains(id) {
      discrepancies.append(Discrepancy(.consultationRemoved, in: id))
    }
    return discrepancies
  }

  /// Whether the audit trail knows of a consultation, and as what.
  private func knowledgeDiscrepancies(_ folio: Folio, _ register: AuditRegister) -> [Discrepancy] {
    guard folio.id != .auditTrail, register.isComplete else { return [] }
    var discrepancies: [Discrepancy] = []
    if !register.begun.contains(folio.id) {
      discrepancies.append(Discrepancy(.consultationInserted, in: folio.id))
    }
    if register.erased.contains(folio.id), folio.state != .erased {
      discrepancies.append(Discrepancy(.resurrected, in: folio.id))
    }
    return discrepancies
  }

  private func folioDiscrepancies(
    _ folio: Folio, _ db: Database, _ advance: (Int) -> Void
  ) throws -> [Discrepancy] {
    var discrepancies: [Discrepancy] = []
    let rowIsSound = folio.hasAuthenticRow(keys)
    let headIsSound = folio.hasAuthenticHead(keys)
    if !rowIsSound { discrepancies.append(Discrepancy(.rowChanged, in: folio.id)) }
    if !headIsSound { discrepancies.append(Discrepancy(.headChanged, in: folio.id)) }
    let key = folio.wrappedKey.flatMap { keys.consultationKey($0, of: folio.id) }
    if folio.state != .erased, key == nil, rowIsSound {
      discrepancies.append(Discrepancy(.rowChanged, in: folio.id))
    }
    let events = try sealedEvents(of: folio.row, db)
    let diagnosis = Diagnosis(
      chain: Chain(store: identity, id: folio.id, protocolHash: folio.protocolHash), key: key,
      events: events, head: headIsSound ? (folio.count, folio.link) : nil)
    // Without row or key, nothing that the events say could be trusted.
    if key != nil && rowIsSound || folio.state == .erased {
      discrepancies += diagnosis.discrepancies()
    }
    discrepancies += try part { try signatureDiscrepancies(folio, diagnosis, db) }
    // What is not authentic anyway says nothing about its signature.
    if discrepancies.isEmpty, let key {
      discrepancies += try part { try contentDiscrepancies(folio, key, db) }
    }
    advance(events.count)
    return discrepancies
  }

  /// What the audit trail proves of a record beyond what its own chain does.
  private func latenessDiscrepancies(
    _ folio: Folio, _ register: AuditRegister, hasContent: Bool, _ db: Database
  ) throws -> [Discrepancy] {
    func isThere(_ table: String) throws -> Bool {
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE consultation = ?)",
        arguments: [folio.row]) ?? false
    }
    let isSigned = register.signed.contains(folio.id)
    let isOlder = isSigned && folio.state != .signed && folio.state != .erased
    if isOlder || folio.count < register.entries[folio.id] ?? 0 {
      return [Discrepancy(.putBack, in: folio.id)]
    }
    guard isSigned else { return [] }
    // Also of an erased one: its tombstone keeps them.
    let isWhole = try isThere("signature") && (!hasContent || isThere("contentSignature"))
    return isWhole ? [] : [Discrepancy(.signatureMissing, in: folio.id)]
  }

  private func signatureDiscrepancies(
    _ folio: Folio, _ diagnosis: Diagnosis, _ db: Database
  ) throws -> [Discrepancy] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT s.position, s.signature, c.publicKey FROM signature s
        LEFT JOIN clinician c ON c.id = s.clinician WHERE s.consultation = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [folio.row]) else {
      // One that was signed elsewhere has the signature over its content alone.
      return folio.state == .signed && !isImported(folio, diagnosis.key, db)
        ? [Discrepancy(.signatureMissing, in: folio.id)] : []
    }
    let position = try row.value(0, as: Int.self)
    guard let bytes = try row.optional(2, as: Data.self),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes),
      key.isValidSignature(
        try row.value(1, as: Data.self),
        for: signedBytes(folio.id, position: position, link: diagnosis.link(at: position)))
    else { return [Discrepancy(.signatureInvalid, in: folio.id)] }
    return []
  }

  private func isImported(_ folio: Folio, _ key: SymmetricKey?, _ db: Database) -> Bool {
    guard let key, let kept = try? KeptSignature.load(folio, with: key, db) else { return false }
    return kept.origin == .imported
  }

  /// Whether the signature over the content still fits it.
  private func contentDiscrepancies(
    _ folio: Folio, _ key: SymmetricKey, _ db: Database
  ) throws -> [Discrepancy] {
    let invalid = [Discrepancy(.signatureInvalid, in: folio.id)]
    do {
      guard let kept = try KeptSignature.load(folio, with: key, db) else { return [] }
      let payloads = try events(of: folio, db).map(\.payload)
      let isValid =
        folio.state == .signed
        && kept.content.isValid(protocolHash: Array(folio.protocolHash), payloads: payloads)
      return isValid ? [] : invalid
    } catch is RecordError {
      return invalid
    }
  }

  private func clinicianDiscrepancies(
    _ register: AuditRegister, _ db: Database
  ) throws -> [Discrepancy] {
    let stored = try Row.fetchAll(db, sql: ClinicianRow.selection)
    let rows = stored.compactMap { try? ClinicianRow($0) }
    let present = Set(rows.map(\.id))
    let changed = rows.count { row in
      !keys.isCode(row.code, of: row.framing)
        || register.clinicians[row.id].map { $0 != row.digest(keys) } ?? false
    }
    let missing = register.clinicians.keys.count { !present.contains($0) }
    // An unreadable row is most likely one of those that are missed.
    let count = changed + max(missing, stored.count - rows.count)
    return Array(repeating: Discrepancy(.clinicianChanged), count: count)
  }

  private func settingDiscrepancies(
    _ register: AuditRegister, _ db: Database
  ) throws -> [Discrepancy] {
    let changed = try Row.fetchAll(db, sql: "SELECT name, sealed FROM setting")
      .filter { row in
        guard let name: Data = try? row.value(0), let sealed: Data = try? row.value(1) else {
          return true
        }
        return openSetting(sealed, at: name) == nil
      }
      .map { _ in Discrepancy(.settingChanged) }
    guard changed.isEmpty, let settings = register.settings else { return changed }
    return try settingsDigest(db) == settings ? [] : [Discrepancy(.settingChanged)]
  }

  /// Follows the store-wide chain, which alone shows that a whole store was rolled back.
  private func historyDiscrepancies(
    _ register: AuditRegister, _ db: Database, against checkpoint: Checkpoint?,
    isOtherwiseSound: Bool, _ advance: (Int) -> Void
  ) throws -> [Discrepancy] {
    var recorded: History?
    var discrepancies = try part {
      recorded = try loadHistory(db)
      return []
    }
    var history = History.genesis(store: identity, keys: keys)
    var gap: Int?
    var agrees: Bool?
    func compare() {
      guard let checkpoint, checkpoint.count == history.sequence else { return }
      agrees = history.checkpoint(store: identity, keys: keys) == checkpoint
    }
    compare()
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT sequence, consultation, position, kind, sealed FROM event ORDER BY sequence")
    let unreadable = try part {
      while let row = try rows.next() {
        let event = SealedEvent(
          sequence: try row.value(0), position: try row.value(2), kind: try row.value(3),
          sealed: try row.value(4))
        history.advance(try row.value(1), event, keys: keys)
        if gap == nil, event.sequence != history.sequence { gap = history.sequence }
        compare()
        advance(1)
      }
      return []
    }
    discrepancies += unreadable
    if let recorded, history != recorded, isOtherwiseSound, unreadable.isEmpty {
      let cut = history.sequence < recorded.sequence ? history.sequence + 1 : nil
      discrepancies.append(Discrepancy(.historyChanged, at: gap ?? cut))
    }
    guard let checkpoint else { return discrepancies }
    let found = recorded?.sequence ?? history.sequence
    let mayBeImported = register.imported.contains { id in
      (try? Folio.load(id, db).count).map { $0 >= checkpoint.count } ?? false
    }
    if checkpoint.count > found {
      discrepancies.append(
        Discrepancy(
          .rolledBack(checkpoint: checkpoint.count, found: found, mayBeImported: mayBeImported)))
    } else if agrees != true {
      discrepancies.append(
        Discrepancy(
          .anotherHistory(checkpoint: checkpoint.count, mayBeImported: mayBeImported)))
    }
    return discrepancies
  }
}

extension Discrepancy {
  /// What an error says of a store in which something can not be read; nil where the disk failed.
  fileprivate init?(_ error: any Error) {
    switch error {
    case RecordError.tampered(let discrepancy): self = discrepancy
    case let error as DatabaseError where error.resultCode == .SQLITE_ERROR:
      self.init(.schemaChanged)
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      self.init(.fileInconsistent)
    case is RowDecodingError: self.init(.fileInconsistent)
    default: return nil
    }
  }
}

extension [Discrepancy] {
  /// Each part that can not be read tells of the whole file; once is enough.
  fileprivate var namingTheFileOnce: Self {
    var named: Set<Discrepancy> = []
    return filter { discrepancy in
      switch discrepancy.kind {
      case .schemaChanged, .fileInconsistent: named.insert(discrepancy).inserted
      default: true
      }
    }
  }
}
