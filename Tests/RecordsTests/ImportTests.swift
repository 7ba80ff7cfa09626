import GRDB
import Testing

@testable import Records

@Suite struct `A content signature` {
  private func signed(
    _ fixture: Fixture
  ) throws -> (store: Store, id: ConsultationID, signature: ContentSignature) {
    let store = try fixture.create()
    let clinician = try store.addClinician(named: "Dr Ng", protectedBy: .passphrase("mine"))
    let key = try store.signingKey(of: clinician.id, openedWith: .passphrase("mine"))
    let id = try store.begin(saying: ["one", "two"])
    try store.sign(Entry([Array("signed".utf8)]), to: id, expecting: 2, with: key)
    return (store, id, try #require(try store.contentSignature(of: id)))
  }

  @Test func `is made at sign-off, over all that was said`() throws {
    let (store, id, signature) = try signed(Fixture())
    let payloads = try store.events(of: id).map(\.payload)
    #expect(signature.count == 3)
    #expect(signature.name == "Dr Ng")
    #expect(signature.isValid(protocolHash: [1, 2, 3], payloads: payloads))
    #expect(!signature.isValid(protocolHash: [1, 2], payloads: payloads))
    #expect(!signature.isValid(protocolHash: [1, 2, 3], payloads: payloads.dropLast()))
    #expect(
      !signature.isValid(
        protocolHash: [1, 2, 3], payloads: [payloads[1], payloads[0], payloads[2]]))
  }

  @Test func `is missed by no one where the other signature is removed`() throws {
    let fixture = Fixture()
    let (store, id, _) = try signed(fixture)
    try store.close()
    try fixture.tamper("DELETE FROM signature")
    #expect(try fixture.open().verify() == [Discrepancy(.signatureMissing, in: id)])
  }

  @Test func `cannot be moved to another consultation`() throws {
    let fixture = Fixture()
    let (store, id, _) = try signed(fixture)
    let other = try store.begin(saying: ["other"])
    try store.close()
    try fixture.tamper(
      "UPDATE contentSignature SET consultation = (SELECT row FROM consultation WHERE id = ?)",
      [other.description])
    #expect(
      try fixture.open().verify() == [
        Discrepancy(.signatureMissing, in: id), Discrepancy(.signatureInvalid, in: other),
      ])
  }

  @Test(arguments: [
    ("DELETE FROM contentSignature", Discrepancy.Kind.signatureMissing),
    ("UPDATE contentSignature SET sealed = zeroblob(200)", .signatureInvalid),
  ])
  func `is missed when it is taken away or changed`(
    _ change: String, _ kind: Discrepancy.Kind
  ) throws {
    let fixture = Fixture()
    let (store, id, _) = try signed(fixture)
    try store.close()
    try fixture.tamper(change)
    #expect(try fixture.open().verify() == [Discrepancy(kind, in: id)])
  }

  @Test func `is missed after those of an older program too, if one before it is there`() throws {
    let fixture = Fixture()
    let store = try fixture.create()
    let clinician = try store.addClinician(named: "Dr Ng", protectedBy: .passphrase("mine"))
    let key = try store.signingKey(of: clinician.id, openedWith: .passphrase("mine"))
    let ids = try (1...3).map { _ in
      let id = try store.begin(saying: ["one"])
      try store.signAsOlderProgram(id, expecting: 1, by: clinician, with: key)
      return id
    }
    #expect(try store.verify() == [])
    try fixture.tamper("DELETE FROM contentSignature WHERE consultation = 2")
    #expect(try store.verify() == [Discrepancy(.signatureMissing, in: ids[1])])
  }
}

@Suite struct `An import` {
  private let source = Fixture()
  private let target = Fixture()

  private func record(
    _ id: ConsultationID, from store: Store, _ state: RecordState
  ) throws -> ImportedRecord {
    ImportedRecord(
      id: id, protocolHash: [1, 2, 3], events: try store.events(of: id), state: state,
      summary: Array("row".utf8), index: RecordIndex(reference: "p-1"),
      signature: try store.contentSignature(of: id))
  }

  private func signedRecord() throws -> ImportedRecord {
    let store = try source.create()
    let clinician = try store.addClinician(named: "Dr Ng", protectedBy: .passphrase("mine"))
    let key = try store.signingKey(of: clinician.id, openedWith: .passphrase("mine"))
    let id = try store.begin(saying: ["one"])
    try store.sign(Entry([[2]]), to: id, expecting: 1, with: key)
    try store.append(Entry([[3]], kind: .addendum), to: id, expecting: 2)
    return try record(id, from: store, .signed)
  }

  @Test func `keeps ID, events, state and index, and verifies`() throws {
    let record = try signedRecord()
    let store = try target.create()
    #expect(try store.importRecords([record], note: "test") == [.added(record.id)])
    #expect(try store.events(of: record.id) == record.events)
    #expect(try store.verify() == [])
    let filter = RecordFilter(state: .signed, index: RecordIndex(reference: "p-1"))
    #expect(try store.consultations(matching: filter).map(\.id) == [record.id])
    #expect(try store.auditTrail().map(\.kind) == [.begun, .importing])
    try store.acquire(record.id)
    #expect(
      recordError { try store.append([4], to: record.id, expecting: 3) } == .signed(record.id))
  }

  @Test func `marks the signature, and tells whether the key is known here`() throws {
    let store = try source.create()
    let clinician = try store.addClinician(named: "Dr Ng", protectedBy: .passphrase("mine"))
    let copy = source.folder + "/copy"
    try store.backup(to: copy)
    let key = try store.signingKey(of: clinician.id, openedWith: .passphrase("mine"))
    let id = try store.begin(saying: ["one"])
    #expect(try store.signatureOrigin(of: id) == nil)
    try store.sign(Entry([[2]]), to: id, expecting: 1, with: key)
    #expect(try store.signatureOrigin(of: id) == .here)

    let signed = try record(id, from: store, .signed)
    let stranger = try target.create()
    _ = try stranger.addClinician(named: "Dr Ng", protectedBy: .passphrase("mine"))
    _ = try stranger.importRecords([signed], note: "")
    #expect(try stranger.signatureOrigin(of: id) == .imported(knownAs: nil))

    let location = StoreLocation(folder: source.folder + "/restored")
    try Store.restore(from: copy, to: location)
    let sister = try Store.open(
      at: location, unlockedBy: KeySource(keyFile: source.location.keyFile),
      options: source.options)
    _ = try sister.importRecords([signed], note: "")
    #expect(try sister.signatureOrigin(of: id) == .imported(knownAs: "Dr Ng"))
  }

  @Test func `refuses a signed record whose words were changed`() throws {
    var record = try signedRecord()
    record.events[0] = StoredEvent(position: 1, kind: .event, payload: Array("won".utf8))
    let store = try target.create()
    #expect(recordError { _ = try store.importRecords([record], note: "") } != nil)
    #expect(try store.consultations() == [])
    #expect(try store.auditTrail() == [])
  }

  @Test func `refuses a signed record without its signature, or with words after it`() throws {
    let record = try signedRecord()
    let store = try target.create()
    var bare = record
    bare.signature = nil
    var longer = record
    longer.events.append(StoredEvent(position: 4, kind: .event, payload: [9]))
    for wrong in [bare, longer] {
      #expect(recordError { _ = try store.importRecords([wrong], note: "") } != nil)
    }
    #expect(try store.consultations() == [])
  }

  @Test func `leaves alone what is here, and renames what has another's ID`() throws {
    let store = try source.create()
    let id = try store.begin(saying: ["one"])
    let same = try record(id, from: store, .open)
    #expect(try store.importRecords([same], note: "") == [.alreadyHere(id)])
    var other = same
    other.events = [StoredEvent(position: 1, kind: .event, payload: [7])]
    let outcome = try #require(try store.importRecords([other], note: "").first)
    guard case .renamed(from: id, let renamed) = outcome else {
      Issue.record("expected a new ID, got \(outcome)")
      return
    }
    #expect(try store.events(of: renamed) == other.events)
    #expect(try store.words(of: id) == ["one"])
    #expect(try store.verify() == [])
  }

  @Test func `does not bring back what was erased`() throws {
    let store = try source.create()
    let id = try store.begin(saying: ["one"])
    let kept = try record(id, from: store, .open)
    try store.release(id)
    try store.erase(id, note: "asked for")
    #expect(try store.importRecords([kept], note: "") == [.erasedHere(id)])
    #expect(try store.verify() == [])
  }

  @Test func `is sound after its record is erased`() throws {
    let record = try signedRecord()
    let store = try target.create()
    _ = try store.importRecords([record], note: "")
    try store.erase(record.id, note: "past its date")
    #expect(try store.verify() == [])
  }

  @Test func `seals an export for its own store only`() throws {
    let one = try source.create()
    let other = try target.create()
    #expect(one.exportSeal(of: [1]) == one.exportSeal(of: [1]))
    #expect(one.exportSeal(of: [1]) != one.exportSeal(of: [2]))
    #expect(one.exportSeal(of: [1]) != other.exportSeal(of: [1]))
    #expect(one.name != other.name)
  }
}
