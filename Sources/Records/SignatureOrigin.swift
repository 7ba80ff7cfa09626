import FoundationEssentials

/// Where a record was signed, as far as this store knows.
public enum SignatureOrigin: Hashable, Sendable {
  /// In this store, with the key of one of its clinicians.
  case here
  /// Elsewhere, before it was imported; the name of this store's clinician who has the key, if one
  /// has it.
  case imported(knownAs: String?)
}

extension Store {
  /// Where a signed record got its signature.
  ///
  /// - Parameter id: The record.
  /// - Returns: The origin; nil before it is signed.
  /// - Throws: ``RecordError``.
  public func signatureOrigin(of id: ConsultationID) throws(RecordError) -> SignatureOrigin? {
    let kept = try read { db in
      let folio = try Folio.load(id, db)
      try folio.requireAuthentic(keys)
      return try KeptSignature.load(folio, with: consultationKey(folio), db)
    }
    guard let kept else { return nil }
    guard kept.origin == .imported else { return .here }
    return .imported(
      knownAs: try clinicians().last { $0.publicKey == kept.content.publicKey }?.name)
  }
}
