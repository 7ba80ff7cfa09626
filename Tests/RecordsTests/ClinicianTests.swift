import GRDB
import Testing

@testable import Records

@Suite struct `A clinician` {
  let fixture = Fixture()

  private func prepared() throws -> (store: Store, clinician: Clinician, key: SigningKey) {
    let store = try fixture.create()
    let clinician = try store.addClinician(named: "Dr Ng", protectedBy: .passphrase("mine"))
    let key = try store.signingKey(of: clinician.id, openedWith: .passphrase("mine"))
    return (store, clinician, key)
  }

  private func signed() throws -> (store: Store, id: ConsultationID) {
    let (store, _, key) = try prepared()
    let id = try store.begin(saying: ["one"])
    #expect(try store.sign(Entry([[2]]), to: id, expecting: 1, with: key) == 2)
    #expect(try store.verify() == [])
    return (store, id)
  }

  @Test func `is listed by name`() throws {
    let (store, clinician, _) = try prepared()
    #expect(try store.clinicians() == [clinician])
    #expect(clinician.name == "Dr Ng")
    #expect(clinician.publicKey.count == 32)
    #expect(clinician.lock == .passphrase)
  }

  @Test func `signs with a passphrase of their own`() throws {
    let (store, clinician, _) = try prepared()
    let error = recordError {
      _ = try store.signingKey(of: clinician.id, openedWith: .passphrase("theirs"))
    }
    #expect(error == .wrongPassphrase)
    let last = try #require(try store.auditTrail().last)
    #expect(last.kind == .failedUnlock)
    #expect(last.note.contains(clinician.id.description))
  }

  @Test func `signs with a key file of their own`() throws {
    let store = try fixture.create()
    let path = fixture.folder + "/mine"
    let clinician = try store.addClinician(named: "Dr Ng", protectedBy: .newKeyFile(path))
    _ = try store.signingKey(of: clinician.id, openedWith: .keyFile(path))
    let error = recordError {
      _ = try store.signingKey(of: clinician.id, openedWith: .keyFile(fixture.location.keyFile))
    }
    #expect(error == .wrongKeyFile(path: fixture.location.keyFile))
  }

  @Test func `locks what they sign, and addenda leave the signature whole`() throws {
    let (store, id) = try signed()
    #expect(try store.listing(of: id).state == .signed)
    #expect(recordError { try store.append([3], to: id, expecting: 2) } == .signed(id))
    try store.append(Entry([[3]], kind: .addendum), to: id, expecting: 2)
    #expect(try store.verify() == [])
    #expect(try store.auditTrail().map(\.kind) == [.clinician, .begun, .signature])
  }

  @Test func `is missed when the signature is taken away`() throws {
    let (store, id) = try signed()
    try fixture.tamper("DELETE FROM signature")
    #expect(try store.verify() == [Discrepancy(.signatureMissing, in: id)])
  }

  @Test(arguments: ["signature = zeroblob(64)", "position = 1"])
  func `is not forged`(_ change: String) throws {
    let (store, id) = try signed()
    try fixture.tamper("UPDATE signature SET \(change)")
    #expect(try store.verify() == [Discrepancy(.signatureInvalid, in: id)])
  }

  @Test func `is not exchanged for another`() throws {
    let (store, id) = try signed()
    try fixture.tamper("UPDATE clinician SET publicKey = randomblob(32)")
    let found = try store.verify()
    #expect(found.contains(Discrepancy(.clinicianChanged)))
    #expect(found.contains(Discrepancy(.signatureInvalid, in: id)))
    guard case .tampered? = recordError({ try store.verifyClinicians() }) else {
      Issue.record("The key was used.")
      return
    }
  }

  @Test func `is unknown under another ID`() throws {
    let store = try fixture.create()
    let error = recordError {
      _ = try store.signingKey(of: .random(), openedWith: .passphrase("x"))
    }
    #expect(error?.exitStatus == 66)
  }
}

extension Store {
  fileprivate func verifyClinicians() throws {
    _ = try clinicians()
  }
}

@Suite struct `A setting` {
  let fixture = Fixture()

  @Test func `is kept, replaced and removed`() throws {
    let store = try fixture.create()
    #expect(try store.setting("last") == nil)
    try store.set([1], for: "last")
    try store.set([2, 3], for: "last")
    try store.set([], for: "empty")
    #expect(try fixture.open().setting("last") == [2, 3])
    #expect(try store.setting("empty") == [])
    try store.set(nil, for: "last")
    #expect(try store.setting("last") == nil)
  }

  @Test func `is refused when it was changed or moved`() throws {
    let store = try fixture.create()
    try store.set([1], for: "a")
    try store.set([2], for: "b")
    try fixture.tamper("UPDATE setting SET sealed = (SELECT sealed FROM setting LIMIT 1)")
    let errors = ["a", "b"].compactMap { name in recordError { _ = try store.setting(name) } }
    #expect(errors == [.tampered(Discrepancy(.settingChanged))])
  }
}

@Suite struct `The audit trail` {
  let fixture = Fixture(now: -5)

  @Test func `tells what, when, of which and why`() throws {
    let store = try fixture.create()
    let id = try store.begin(protocolHash: [])
    try store.audit(.export, of: id, note: "plan.pdf — für Ng")
    try store.audit(.view)
    let trail = try fixture.open().auditTrail()
    #expect(trail.map(\.kind) == [.begun, .export, .view])
    #expect(trail.map(\.instant) == [-5, -5, -5])
    #expect(trail.map(\.consultation) == [id, id, nil])
    #expect(trail[1].note == "plan.pdf — für Ng")
  }
}
