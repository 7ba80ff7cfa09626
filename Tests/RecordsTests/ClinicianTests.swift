import FoundationEssentials
import GRDB
import Glibc
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
    #expect(error == .wrongClinicianKey(path: fixture.location.keyFile))
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

  @Test(arguments: [
    "DELETE FROM clinician", "UPDATE clinician SET rounds = rounds * 2",
    "UPDATE clinician SET blockSize = 2", "UPDATE clinician SET parallelism = 2",
  ])
  func `is missed, and so is the cost of their passphrase`(_ change: String) throws {
    let (store, _, _) = try prepared()
    try fixture.tamper(change)
    #expect(try store.verify() == [Discrepancy(.clinicianChanged)])
  }

  @Test func `is missed with the signature even after the record was erased`() throws {
    let (store, id) = try signed()
    try store.release(id)
    try store.erase(id, note: "past its date")
    #expect(try store.verify() == [])
    try fixture.tamper("DELETE FROM signature")
    #expect(try store.verify() == [Discrepancy(.signatureMissing, in: id)])
  }

  @Test func `is not robbed of a signature by putting the record back to before it`() throws {
    let (store, _, key) = try prepared()
    let id = try store.begin(saying: ["one"])
    let old = try store.read { db in
      try ["consultation WHERE row", "head WHERE consultation"].map {
        try Row.fetchOne(db, sql: "SELECT * FROM \($0) = 1")
      }
    }
    try store.sign(Entry([[2]]), to: id, expecting: 1, with: key)
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position > 1")
    for table in ["signature", "contentSignature"] { try fixture.tamper("DELETE FROM \(table)") }
    for (table, row) in zip(["consultation", "head"], old) {
      let row = try #require(row)
      let marks = row.map { _ in "?" }.joined(separator: ", ")
      try fixture.tamper(
        "INSERT OR REPLACE INTO \(table) VALUES (\(marks))", StatementArguments(row.databaseValues))
    }
    #expect(try store.verify() == [Discrepancy(.putBack, in: id)])
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

  @Test func `changes with the events that it belongs to, or not at all`() throws {
    let store = try fixture.create()
    let id = try store.begin(protocolHash: [])
    let entry = Entry([[1]], setting: SettingChange("last", to: [2], note: "why"))
    #expect(throws: RecordError.positionConflict(id, expected: 3, found: 0)) {
      try store.append(entry, to: id, expecting: 3)
    }
    #expect(try store.setting("last") == nil)
    try store.append(entry, to: id, expecting: 0)
    #expect(try store.setting("last") == [2])
    #expect(try store.auditTrail().last?.note == "why")
    #expect(try store.verify() == [])
  }

  @Test(arguments: ["DELETE FROM setting", "DELETE FROM setting WHERE rowid = 1"])
  func `is missed when it is taken away`(_ change: String) throws {
    let store = try fixture.create()
    try store.set([1], for: "a")
    try store.set([2], for: "b")
    #expect(try store.verify() == [])
    try fixture.tamper(change)
    #expect(try store.verify() == [Discrepancy(.settingChanged)])
    try store.set(nil, for: "a")
    #expect(try store.verify() == [])
  }

  @Test func `is missed when it is put back to an older value`() throws {
    let store = try fixture.create()
    try store.set([1], for: "a")
    let sealed = try store.read { try Data.fetchOne($0, sql: "SELECT sealed FROM setting") }
    try store.set([2], for: "a")
    try fixture.tamper("UPDATE setting SET sealed = ?", [sealed])
    #expect(try store.verify() == [Discrepancy(.settingChanged)])
  }

  @Test func `that an older program changed is taken as it is`() throws {
    let store = try fixture.create()
    try store.set([1], for: "a")
    try fixture.tamper("DELETE FROM setting")
    try store.audit(.setting, note: "protocol approved")
    #expect(try store.verify() == [])
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
    #expect(trail.map(\.user) == Array(repeating: SystemUser.current, count: 3))
  }

  @Test func `reads the lines of an older program, which name no user`() throws {
    let entry = AuditEntry(.view, at: 7, of: nil, note: "show — für Ng")
    #expect(AuditEntry(payload: entry.payload) == entry)
    #expect(entry.payload.count == 17 + "show — für Ng".utf8.count)
    let later = AuditEntry(
      .setting, at: 7, of: nil, note: "a\0b", user: "ng", witness: .contents(Data([1, 2])))
    let read = try #require(AuditEntry(payload: later.payload))
    #expect(read.note == "ab")
    #expect(read.user == "ng")
    #expect(read.witness == .contents(Data([1, 2])))
  }

  @Test func `names a user by the machine's list, else by number`() {
    let list = tmpfile()
    defer { if let list { fclose(list) } }
    fputs("root:x:0:0:root:/root:/bin/sh\nng:x:7:7::/home/ng:/bin/sh\n:x:8:8::/:\n", list)
    for (user, name) in [(7, "ng"), (8, "user 8"), (9, "user 9")] as [(uid_t, String)] {
      rewind(list)
      #expect(SystemUser.name(of: user, in: list) == name)
    }
    #expect(SystemUser.name(of: 7, in: nil) == "user 7")
  }

  @Test func `tells an instant as people read it, also before 1970`() {
    #expect(Instant.text(1_700_000_000_123) == "2023-11-14T22:13:20Z")
    #expect(Instant.text(-1) == "1969-12-31T23:59:59Z")
  }
}
