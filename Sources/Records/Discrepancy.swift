/// One thing that is not as it was written.
public struct Discrepancy: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// An event's bytes are not what was written.
    case changed
    /// An event is missing.
    case removed
    /// Two events stand in each other's place; the other one's position.
    case swapped(with: Int)
    /// An event stands where it does not belong; where it does.
    case moved(from: Int)
    /// An event stands a second time; its own position.
    case repeated(of: Int)
    /// An event was never written here.
    case inserted
    /// The last events are missing, from the position on.
    case truncated
    /// The events are genuine, but not the ones that the head closes.
    case otherHead
    /// The chain head is not what was written, or missing.
    case headChanged
    /// The row (state, protocol, key, list row or index values) is not what was written.
    case rowChanged
    /// The whole consultation is missing.
    case consultationRemoved
    /// The audit trail knows nothing of this consultation.
    case consultationInserted
    /// The audit trail says erased, but the consultation is not.
    case resurrected
    /// The audit trail says signed, or tells of more entries: it was put back to an older state.
    case putBack
    /// The consultation is signed, but its signature is missing.
    case signatureMissing
    /// The signature does not fit the consultation.
    case signatureInvalid
    /// A clinician's key is not what was written, or missing.
    case clinicianChanged
    /// A setting is not what was written last, or missing.
    case settingChanged
    /// The store-wide chain does not close; the position is the first event it misses, if known.
    case historyChanged
    /// The file ends before the checkpoint: it is an older copy. How many events the checkpoint
    /// covers, and how many there are; and whether it could be the head that an imported record had
    /// where it was made.
    case rolledBack(checkpoint: Int, found: Int, mayBeImported: Bool = false)
    /// The file is long enough, but it is not a continuation of the checkpoint; which could be such
    /// a head.
    case anotherHistory(checkpoint: Int, mayBeImported: Bool = false)
    /// Tables, indices or triggers are not those of this program.
    case schemaChanged
    /// The file's own parts do not fit together, as SQLite sees them.
    case fileInconsistent
  }

  /// What is wrong.
  public let kind: Kind
  /// Where; nil when it concerns the whole store.
  public let consultation: ConsultationID?
  /// At which event, from 1; nil when it concerns the whole consultation.
  public let position: Int?

  /// Names a discrepancy.
  public init(_ kind: Kind, in consultation: ConsultationID? = nil, at position: Int? = nil) {
    self.kind = kind
    self.consultation = consultation
    self.position = position
  }
}

extension Discrepancy: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch (consultation, position) {
    case (.some(.auditTrail), let position?): "Audit trail, entry \(position): \(sentence)"
    case (.some(.auditTrail), nil): "Audit trail: \(sentence)"
    case (let id?, let position?): "Consultation \(id), entry \(position): \(sentence)"
    case (let id?, nil): "Consultation \(id): \(sentence)"
    case (nil, let position?): "Store, event \(position): \(sentence)"
    case (nil, nil): "Store: \(sentence)"
    }
  }

  private var sentence: String {
    switch kind {
    case .changed: "it is not what was recorded."
    case .removed: "it was removed."
    case .swapped(let other): "it was swapped with entry \(other)."
    case .moved(let origin): "what stands here was recorded as entry \(origin)."
    case .repeated(let origin): "it repeats entry \(origin)."
    case .inserted: "it was inserted; nothing was recorded here."
    case .truncated: "this entry and all after it were cut off."
    case .otherHead: "its entries are genuine, but not the ones that its head closes."
    case .headChanged: "its chain head was changed or removed."
    case .rowChanged where consultation == nil: "a consultation's row is unreadable."
    case .rowChanged: "its state, key, summary or index was changed."
    case .consultationRemoved: "it was removed as a whole."
    case .consultationInserted: "it was inserted; the audit trail does not know it."
    case .resurrected: "it was erased, and has come back."
    case .putBack: "it has been put back to an older state; the audit trail tells of a later one."
    case .signatureMissing: "it was signed, but a signature is missing."
    case .signatureInvalid: "its signature does not fit what is recorded."
    case .clinicianChanged: "a clinician's key was changed or removed."
    case .settingChanged: "a setting was changed, removed or put back to an older value."
    case .historyChanged: "the chain over all consultations is broken."
    case .rolledBack(let checkpoint, let found, let mayBeImported):
      "the file has \(found) events, the checkpoint \(checkpoint), which is the head of no record here; "
        + "it is an older copy" + ending(mayBeImported)
    case .anotherHistory(let checkpoint, let mayBeImported):
      "what it held after \(checkpoint) events is not what the checkpoint covers, which is the head of "
        + "no record here either" + ending(mayBeImported)
    case .schemaChanged: "its tables, indices or triggers are not those of this program."
    case .fileInconsistent:
      "its pages or indices do not fit together; a list or a search may miss records."
    }
  }

  private func ending(_ mayBeImported: Bool) -> String {
    mayBeImported
      ? ", unless it was printed where an imported record was made: here that has another chain, "
        + "and its printed head neither confirms nor denies anything." : "."
  }
}
