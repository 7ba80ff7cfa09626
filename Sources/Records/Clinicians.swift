import Crypto
import FoundationEssentials
import GRDB
import Glibc

/// A clinician who can sign.
public struct Clinician: Hashable, Sendable {
  /// Eight characters, random.
  public let id: ConsultationID
  /// As given; sealed in the store.
  public let name: String
  /// The Ed25519 public key, 32 bytes.
  public let publicKey: [UInt8]
  /// What opens the private key.
  public let lock: LockKind
}

/// A clinician's private key, opened for one signature or a few.
public struct SigningKey {
  /// Whose it is.
  public let clinician: ConsultationID
  let key: Curve25519.Signing.PrivateKey
}

/// A row of table `clinician`.
struct ClinicianRow {
  var id: ConsultationID
  var name: Data
  var publicKey: Data
  var lock: Lock
  var code = Data()

  static let selection = """
    SELECT id, name, publicKey, code, kind, rounds, blockSize, parallelism, salt, box
    FROM clinician
    """

  init(id: ConsultationID, name: Data, publicKey: Data, lock: Lock) {
    (self.id, self.name, self.publicKey, self.lock) = (id, name, publicKey, lock)
  }

  init(_ row: Row) throws {
    let text = try row.value(0, as: String.self)
    // Exactly as written: a key with its ID in small letters would never be found.
    guard let id = ConsultationID(text), id.description == text else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    self.init(
      id: id, name: try row.value(1), publicKey: try row.value(2),
      lock: try Lock(row, from: 4))
    code = try row.value(3)
  }

  var framing: Framing {
    var framing = Framing("stipple clinician").adding(name, publicKey, lock.salt, lock.box)
    framing.add(id)
    framing.add(lock.kind.rawValue)
    return framing
  }

  /// The whole row in one digest, the cost of the passphrase with it, which its code leaves out.
  func digest(_ keys: StoreKeys) -> Data {
    var framing = framing
    for number in [lock.cost.rounds, lock.cost.blockSize, lock.cost.parallelism] {
      framing.add(number)
    }
    return Data(keys.code(framing).prefix(20))
  }

  func requireAuthentic(_ keys: StoreKeys) throws(RecordError) {
    guard keys.isCode(code, of: framing) else { throw .tampered(Discrepancy(.clinicianChanged)) }
  }
}

extension Store {
  /// Makes an Ed25519 key pair for a clinician; the private key is sealed under a secret of its
  /// own, so that whoever opens the store can not sign for them.
  ///
  /// A key file without a path is made in the store's folder, as
  /// ``StoreLocation/clinicianKeyFile(_:)``.
  public func addClinician(
    named name: String, protectedBy protection: Protection
  ) throws(RecordError) -> Clinician {
    try newSigningKey(named: name, protectedBy: protection).clinician
  }

  /// As ``addClinician(named:protectedBy:)``, with the key opened: to stretch a passphrase once more
  /// would make whoever signs for the first time wait twice.
  ///
  /// - Parameters:
  ///   - name: Whose it is.
  ///   - protection: What opens it.
  ///   - former: A key in whose place this one signs from now on; the audit trail says that nobody
  ///     opened it for that.
  /// - Returns: The clinician, and the key opened.
  /// - Throws: ``RecordError``, and then there is no new key.
  public func newSigningKey(
    named name: String, protectedBy protection: Protection, replacing former: ConsultationID? = nil
  ) throws(RecordError) -> (clinician: Clinician, key: SigningKey) {
    let id = ConsultationID.random()
    var protection = protection
    if case .newKeyFile(nil) = protection {
      try PrivateFile.makeFolder(location.clinicianKeys)
      protection = .newKeyFile(location.clinicianKeyFile(id))
    }
    let secret = try protection.secret(at: location, reusing: false)
    do throws(RecordError) {
      return try addSigningKey(id, name, secret, former)
    } catch {
      if case .newKeyFile(let path?) = protection { unlink(path) }
      throw error
    }
  }

  private func addSigningKey(
    _ id: ConsultationID, _ name: String, _ secret: Secret, _ former: ConsultationID?
  ) throws(RecordError) -> (clinician: Clinician, key: SigningKey) {
    try transact { db in
      let key = Curve25519.Signing.PrivateKey()
      let lock = try Lock(
        SymmetricKey(data: key.rawRepresentation), under: secret, cost: options.cost,
        context: clinicianContext(id))
      var row = ClinicianRow(
        id: id,
        name: try Box.seal(Data(name.utf8), with: keys.settings, context: clinicianContext(id)),
        publicKey: key.publicKey.rawRepresentation, lock: lock)
      row.code = keys.code(row.framing)
      try db.execute(
        sql: "INSERT INTO clinician VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [id.description, row.name, row.publicKey] + lock.columns + [row.code])
      let note = former.map { "\(id) in the place of \($0), replaced without the old key" }
      try appendAudit(
        .clinician, note: note ?? id.description, vouchingFor: .contents(row.digest(keys)), db)
      return (try clinician(row), SigningKey(clinician: id, key: key))
    }
  }

  /// Everyone who can sign, or could.
  public func clinicians() throws(RecordError) -> [Clinician] {
    try read { db in
      try Row.fetchAll(db, sql: ClinicianRow.selection + " ORDER BY rowid")
        .map { try clinician(ClinicianRow($0)) }
    }
  }

  /// Opens a clinician's private key; a failure goes to the audit trail.
  public func signingKey(
    of id: ConsultationID, openedWith protection: Protection
  ) throws(RecordError) -> SigningKey {
    let row = try read { db in try clinicianRow(id, db) }
    let secret = try protection.secret(at: location)
    let seed: SymmetricKey
    do throws(RecordError) {
      seed = try row.lock.open(with: secret, context: clinicianContext(id))
    } catch {
      try audit(.failedUnlock, note: "clinician \(id)")
      // It is not the records that the file was to open.
      guard case .wrongKeyFile(let path) = error else { throw error }
      throw .wrongClinicianKey(path: path)
    }
    let bytes = seed.withUnsafeBytes { Data($0) }
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes),
      key.publicKey.rawRepresentation == row.publicKey
    else { throw .tampered(Discrepancy(.clinicianChanged)) }
    return SigningKey(clinician: id, key: key)
  }

  /// Adds the sign-off, locks the consultation, and signs its head, all in one transaction.
  ///
  /// - Returns: How many events there are now.
  @discardableResult
  public func sign(
    _ entry: Entry, to id: ConsultationID, expecting count: Int, with key: SigningKey
  ) throws(RecordError) -> Int {
    var entry = entry
    entry.state = .signed
    return try transact { [entry] db in
      let clinician = try clinician(clinicianRow(key.clinician, db))
      let folio = try extend(id, with: entry, expecting: count, db)
      try signChain(folio, with: key, db)
      try signContent(folio, by: clinician, with: key, db)
      try appendAudit(
        .signature, of: id, note: key.clinician.description, vouchingFor: .contentSignature, db)
      return folio.count
    }
  }

  /// Signs a consultation's head, and so this file's ciphertext up to there.
  func signChain(_ folio: Folio, with key: SigningKey, _ db: Database) throws {
    let signature = try key.key.signature(
      for: signedBytes(folio.id, position: folio.count, link: folio.link))
    try db.execute(
      sql: "INSERT INTO signature VALUES (?, ?, ?, ?)",
      arguments: [folio.row, folio.count, key.clinician.description, signature])
  }

  /// What a signature is made over.
  func signedBytes(_ id: ConsultationID, position: Int, link: Data) -> [UInt8] {
    var framing = Framing("stipple signature").adding(identity, link)
    framing.add(id)
    framing.add(position)
    return framing.bytes
  }

  func clinicianRow(_ id: ConsultationID, _ db: Database) throws -> ClinicianRow {
    let found = try Row.fetchOne(
      db, sql: ClinicianRow.selection + " WHERE id = ?", arguments: [id.description])
    guard let found else { throw RecordError.unknownClinician(id.description) }
    let row = try ClinicianRow(found)
    try row.requireAuthentic(keys)
    return row
  }

  private func clinician(_ row: ClinicianRow) throws -> Clinician {
    try row.requireAuthentic(keys)
    guard
      let name = Box.open(row.name, with: keys.settings, context: clinicianContext(row.id))
    else { throw RecordError.tampered(Discrepancy(.clinicianChanged)) }
    return Clinician(
      id: row.id, name: String(decoding: name, as: UTF8.self), publicKey: Array(row.publicKey),
      lock: row.lock.kind)
  }

  private func clinicianContext(_ id: ConsultationID) -> [UInt8] {
    var framing = Framing("stipple clinician key")
    framing.add(id)
    return framing.bytes
  }
}
