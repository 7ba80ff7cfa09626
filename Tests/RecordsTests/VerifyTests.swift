import Foundation
import GRDB
import Testing

@testable import Records

@Suite struct `A verification` {
  let fixture = Fixture()

  /// A store with two consultations of five events, closed.
  private func prepared() throws -> (first: ConsultationID, second: ConsultationID) {
    let store = try fixture.create()
    let words = ["one", "two", "three", "four", "five"]
    let ids = (try store.begin(saying: words), try store.begin(saying: words))
    #expect(try store.verify() == [])
    try store.close()
    return ids
  }

  private func discrepancies() throws -> [Discrepancy] {
    try fixture.open().verify()
  }

  @Test func `finds nothing in a sound store, and counts its steps`() throws {
    _ = try prepared()
    var last: VerifyProgress?
    #expect(try fixture.open().verify(progress: { last = $0 }) == [])
    #expect(last == VerifyProgress(done: 24, total: 24))
  }

  @Test(arguments: [1, 3, 5]) func `names a changed byte`(_ position: Int) throws {
    let (id, _) = try prepared()
    let store = try fixture.open()
    var sealed = try store.read { try store.sealedEvents(of: 1, $0) }[position - 1].sealed
    sealed[20] ^= 0xFF
    let sql = "UPDATE event SET sealed = ? WHERE consultation = 1 AND position = ?"
    try fixture.tamper(sql, [sealed, position])
    #expect(try discrepancies() == [Discrepancy(.changed, in: id, at: position)])
    #expect(
      recordError { _ = try store.events(of: id) }
        == .tampered(Discrepancy(.changed, in: id, at: position)))
  }

  @Test func `names an event from another past of the same consultation`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two"])
    let copy = fixture.folder + "/copy"
    try store.backup(to: copy)
    for count in 2...4 { try store.append([1], to: id, expecting: count) }

    let location = StoreLocation(folder: fixture.folder + "/past")
    try Store.restore(from: copy, to: location)
    let source = KeySource(keyFile: fixture.location.keyFile)
    let past = try Store.open(at: location, unlockedBy: source, options: fixture.options)
    try past.acquire(id)
    try past.append([2], to: id, expecting: 2)
    let other = try past.read { try past.sealedEvents(of: 1, $0) }[2].sealed

    let sql = "UPDATE event SET sealed = ? WHERE consultation = 1 AND position = 3"
    try fixture.tamper(sql, [other])
    #expect(try store.verify() == [Discrepancy(.changed, in: id, at: 3)])
  }

  @Test func `finds every single changed byte of an event`() throws {
    let (id, _) = try prepared()
    let store = try fixture.open()
    let sealed = try store.read { try store.sealedEvents(of: 1, $0) }[1].sealed
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 0x01
      let sql = "UPDATE event SET sealed = ? WHERE consultation = 1 AND position = 2"
      try fixture.tamper(sql, [changed])
      #expect(try store.verify() == [Discrepancy(.changed, in: id, at: 2)])
    }
  }

  @Test(arguments: [1, 3, 4]) func `names a removed event`(_ position: Int) throws {
    let (id, _) = try prepared()
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position = ?", [position])
    #expect(try discrepancies() == [Discrepancy(.removed, in: id, at: position)])
  }

  @Test func `names a removed event when the others closed up`() throws {
    let (id, _) = try prepared()
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position = 3")
    try fixture.tamper(
      "UPDATE event SET position = position - 1 WHERE consultation = 1 AND position > 3")
    #expect(try discrepancies() == [Discrepancy(.removed, in: id, at: 3)])
  }

  @Test func `names swapped events`() throws {
    let (id, _) = try prepared()
    for (from, to) in [(2, 99), (4, 2), (99, 4)] {
      try fixture.tamper(
        "UPDATE event SET position = ? WHERE consultation = 1 AND position = ?", [to, from])
    }
    #expect(try discrepancies() == [Discrepancy(.swapped(with: 4), in: id, at: 2)])
  }

  @Test func `names events that were moved round`() throws {
    let (id, _) = try prepared()
    for (from, to) in [(2, 99), (3, 2), (4, 3), (99, 4)] {
      try fixture.tamper(
        "UPDATE event SET position = ? WHERE consultation = 1 AND position = ?", [to, from])
    }
    #expect(try discrepancies() == [Discrepancy(.moved(from: 3), in: id, at: 2)])
  }

  @Test func `names a repeated event`() throws {
    let (id, _) = try prepared()
    try fixture.tamper(
      """
      INSERT INTO event SELECT 1000, consultation, 6, kind, sealed FROM event
      WHERE consultation = 1 AND position = 2
      """)
    #expect(try discrepancies() == [Discrepancy(.repeated(of: 2), in: id, at: 6)])
  }

  @Test func `names a repeated event that stands in another's place`() throws {
    let (id, _) = try prepared()
    try fixture.tamper(
      """
      UPDATE event SET sealed =
        (SELECT sealed FROM event WHERE consultation = 1 AND position = 2)
      WHERE consultation = 1 AND position = 4
      """)
    let found = try discrepancies()
    #expect(found.contains(Discrepancy(.repeated(of: 2), in: id, at: 4)))
    #expect(found.contains(Discrepancy(.removed, in: id, at: 4)))
  }

  @Test func `names an inserted event`() throws {
    let (id, _) = try prepared()
    try fixture.tamper(
      "UPDATE event SET position = position + 100 WHERE consultation = 1 AND position >= 3")
    try fixture.tamper(
      "UPDATE event SET position = position - 99 WHERE consultation = 1 AND position > 100")
    // Borrowed from the other consultation, so it is well formed.
    try fixture.tamper(
      """
      INSERT INTO event SELECT 1000, 1, 3, kind, sealed FROM event
      WHERE consultation = 2 AND position = 3
      """)
    #expect(try discrepancies() == [Discrepancy(.inserted, in: id, at: 3)])
  }

  @Test func `names an event appended without the key`() throws {
    let (id, _) = try prepared()
    try fixture.tamper("INSERT INTO event VALUES (1000, 1, 6, 0, randomblob(80))")
    #expect(try discrepancies() == [Discrepancy(.inserted, in: id, at: 6)])
  }

  @Test(arguments: [5, 4, 1]) func `names a truncated tail`(_ position: Int) throws {
    let (id, _) = try prepared()
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position >= ?", [position])
    #expect(try discrepancies() == [Discrepancy(.truncated, in: id, at: position)])
  }

  @Test func `is not fooled by a head that was cut with its tail`() throws {
    let (id, _) = try prepared()
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position = 5")
    try fixture.tamper("UPDATE head SET count = 4 WHERE consultation = 1")
    #expect(try discrepancies() == [Discrepancy(.headChanged, in: id)])
    let store = try fixture.open()
    #expect(
      recordError { _ = try store.events(of: id) } == .tampered(Discrepancy(.headChanged, in: id)))
  }

  @Test func `is not fooled by an older head with its older events`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two"])
    let old = try store.read {
      try Row.fetchOne($0, sql: "SELECT * FROM head WHERE consultation = 1")
    }
    let head = try #require(old)
    try store.append([3], to: id, expecting: 2)
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position = 3")
    try fixture.tamper(
      "INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?)",
      [head["consultation"], head["count"], head["link"], head["code"]])
    #expect(try store.verify() == [Discrepancy(.historyChanged, at: 4)])
  }

  @Test func `names the record of an older head, if it was looked at in between`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two"])
    let old = try store.read {
      try Row.fetchOne($0, sql: "SELECT * FROM head WHERE consultation = 1")
    }
    let head = try #require(old)
    try store.append([3], to: id, expecting: 2)
    try store.audit(.view, of: id, note: "show")
    #expect(try store.verify() == [])
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position = 3")
    try fixture.tamper(
      "INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?)",
      [head["consultation"], head["count"], head["link"], head["code"]])
    #expect(try store.verify() == [Discrepancy(.putBack, in: id)])
  }

  @Test func `confirms which record a printed head is of, erased or not`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two"])
    let other = try store.begin(saying: ["one", "two"])
    let head = try Checkpoint(store.head(of: id).description)
    #expect(try store.consultation(withHead: head) == id)
    try store.append([3], to: id, expecting: 2)
    #expect(try store.consultation(withHead: head) == id)
    #expect(try store.consultation(withHead: store.head(of: other)) == other)
    try store.erase(id, note: "asked for")
    #expect(try store.consultation(withHead: head) == id)
    #expect(try store.consultation(withHead: store.checkpoint()) == nil)
    #expect(try store.consultation(withHead: Checkpoint(count: 0, tag: head.tag)) == nil)
  }

  @Test func `names a removed head`() throws {
    let (id, _) = try prepared()
    try fixture.tamper("DELETE FROM head WHERE consultation = 1")
    #expect(try discrepancies() == [Discrepancy(.headChanged, in: id)])
  }

  @Test func `names a removed consultation`() throws {
    let (_, id) = try prepared()
    for table in ["event", "head", "lease"] {
      try fixture.tamper("DELETE FROM \(table) WHERE consultation = 2")
    }
    try fixture.tamper("DELETE FROM consultation WHERE row = 2")
    #expect(try discrepancies() == [Discrepancy(.consultationRemoved, in: id)])
  }

  @Test func `names a removed line of the audit trail`() throws {
    _ = try prepared()
    try fixture.tamper("DELETE FROM event WHERE consultation = 0 AND position = 1")
    #expect(try discrepancies() == [Discrepancy(.removed, in: .auditTrail, at: 1)])
  }

  @Test(arguments: [
    "state = 3", "protocol = x'09'", "summary = x'00'", "reference = x'00'", "key = NULL",
    "id = lower(id)", "id = '!'", "state = 77",
    "id = 'ABCDEFGH'",
  ])
  func `names a changed row`(_ change: String) throws {
    _ = try prepared()
    try fixture.tamper("UPDATE consultation SET \(change) WHERE row = 1")
    let found = try discrepancies()
    #expect(found.contains { $0.kind == .rowChanged })
  }

  @Test func `refuses to build on a forged row`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.sign(id, expecting: 1)
    try fixture.tamper("UPDATE consultation SET state = 0 WHERE row = 1")
    let error = recordError { try store.append([3], to: id, expecting: 2) }
    #expect(error == .tampered(Discrepancy(.rowChanged, in: id)))
  }

  @Test func `names a rolled-back file`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let copy = fixture.folder + "/copy"
    try store.backup(to: copy)
    try store.append([2], to: id, expecting: 1)
    try store.append([3], to: id, expecting: 2)
    let checkpoint = try Checkpoint(store.checkpoint().description)
    #expect(try store.verify(against: checkpoint) == [])
    try store.close()

    try FileManager.default.removeItem(atPath: fixture.location.database)
    try Store.restore(from: copy, to: fixture.location)
    let old = try fixture.open()
    #expect(try old.verify() == [])
    #expect(
      try old.verify(against: checkpoint) == [Discrepancy(.rolledBack(checkpoint: 5, found: 2))])

    // Working on does not hide it.
    try old.acquire(id)
    for count in 1...6 { try old.append([9], to: id, expecting: count) }
    #expect(try old.verify() == [])
    #expect(try old.verify(against: checkpoint) == [Discrepancy(.anotherHistory(checkpoint: 5))])
  }

  @Test func `confirms a checkpoint however much came after it`() throws {
    let store = try fixture.create()
    let start = try store.checkpoint()
    let id = try store.begin(saying: ["one"])
    let early = try store.checkpoint()
    for count in 1...9 { try store.append([1], to: id, expecting: count) }
    try store.erase(id, note: "")
    #expect(try store.verify(against: start) == [])
    #expect(try store.verify(against: early) == [])
  }

  @Test func `names a trigger`() throws {
    _ = try prepared()
    try fixture.tamper(
      "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END")
    #expect(try discrepancies() == [Discrepancy(.schemaChanged)])
  }

  @Test func `names a trigger on the table of migrations, which is not ours to compare`() throws {
    _ = try prepared()
    try fixture.tamper(
      "CREATE TRIGGER t AFTER INSERT ON grdb_migrations BEGIN DELETE FROM event; END")
    #expect(try discrepancies() == [Discrepancy(.schemaChanged)])
  }

  @Test func `names a removed history, and whatever else is wrong`() throws {
    let (id, _) = try prepared()
    let checkpoint = try fixture.open().checkpoint()
    try fixture.tamper("DELETE FROM history")
    #expect(try discrepancies() == [Discrepancy(.historyChanged)])
    #expect(try fixture.open().verify(against: checkpoint) == [Discrepancy(.historyChanged)])
    try fixture.tamper(
      "UPDATE event SET sealed = randomblob(90) WHERE consultation = 1 AND position = 3")
    // What was noted without a key must not keep the store from being opened.
    try fixture.tamper("INSERT INTO failedUnlock VALUES (1, 1, 5, 5)")
    #expect(
      try discrepancies() == [
        Discrepancy(.changed, in: id, at: 3), Discrepancy(.historyChanged),
      ])
  }

  @Test(arguments: ["kind = 77", "id = 'x'", "id = lower(id)", "publicKey = x'00'"])
  func `names a clinician's row that is not what was written, and whatever else is wrong`(
    _ change: String
  ) throws {
    let (id, _) = try prepared()
    _ = try fixture.open().addClinician(named: "Dr Ng", protectedBy: .passphrase("mine"))
    try fixture.tamper("UPDATE clinician SET \(change)")
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position = 3")
    #expect(
      try discrepancies() == [
        Discrepancy(.removed, in: id, at: 3), Discrepancy(.clinicianChanged),
      ])
  }

  @Test(arguments: [
    "signature", "contentSignature", "clinician", "setting", "lease", "failedUnlock", "history",
    "head", "event", "consultation",
  ])
  func `names a dropped table with all that was in it, and whatever else is wrong`(
    _ table: String
  ) throws {
    let (id, other) = try prepared()
    let store = try fixture.open()
    try store.acquire(other)
    try store.sign(other, expecting: 5)
    try store.set([7], for: "name")
    try store.close()
    try fixture.tamper("DELETE FROM event WHERE consultation = 1 AND position = 3")
    try fixture.tamperSchema("DROP TABLE \(table)")
    let reopened = try fixture.open()
    let found = try reopened.verify()
    #expect(found.first == Discrepancy(.schemaChanged))
    #expect(found.count { $0.kind == .schemaChanged } == 1)
    if !["head", "event", "consultation"].contains(table) {
      #expect(found.contains(Discrepancy(.removed, in: id, at: 3)))
    }
    let missed: [String: Discrepancy] = [
      "signature": Discrepancy(.signatureMissing, in: other),
      "contentSignature": Discrepancy(.signatureMissing, in: other),
      "clinician": Discrepancy(.clinicianChanged), "setting": Discrepancy(.settingChanged),
      "history": Discrepancy(.historyChanged), "head": Discrepancy(.headChanged, in: id),
      "event": Discrepancy(.truncated, in: id, at: 1),
      "consultation": Discrepancy(.consultationRemoved, in: .auditTrail),
    ]
    if let discrepancy = missed[table] { #expect(found.contains(discrepancy)) }
    // Nothing that only the verification saw is left to be written to.
    let left = try reopened.read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_temp_schema")
    }
    #expect(left == [])
  }

  @Test func `says of a signature at a place that can not be that it does not fit`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.sign(id, expecting: 1)
    try fixture.tamper("UPDATE signature SET position = -1")
    #expect(try store.verify() == [Discrepancy(.signatureInvalid, in: id)])
  }

  @Test func `confirms a printed head, and misses what was cut off after it`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two"])
    let head = try Checkpoint(store.head(of: id).description)
    #expect(try store.contains(head, in: id))
    try store.append([3], to: id, expecting: 2)
    #expect(try store.contains(head, in: id))
    let other = try store.begin(saying: ["one", "two"])
    #expect(try !store.contains(head, in: other))
    #expect(try !store.contains(Checkpoint(count: 9, tag: head.tag), in: id))
  }

  @Test(arguments: [" ", "\n", "\r\n", "\u{A0}", "\t  "])
  func `reads a checkpoint that white space breaks anywhere`(_ space: String) throws {
    let text = try fixture.create().checkpoint().description
    for index in text.indices {
      let broken = text[..<index] + space + text[index...]
      #expect(try Checkpoint(String(broken)).description == text)
    }
  }

  @Test func `does not take an imported record's head for a sure sign of another store`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one", "two", "three", "four"])
    let (head, early) = (try store.head(of: id), try store.checkpoint())
    let record = ImportedRecord(
      id: id, protocolHash: [1, 2, 3], events: try store.events(of: id), state: .open,
      summary: [], index: RecordIndex(), signature: nil)
    let other = Fixture()
    let target = try other.create()
    _ = try target.importRecords([record], note: "from another store")
    #expect(try target.consultation(withHead: head) == nil)
    let found = try target.verify(against: head)
    #expect(found.map(\.kind) == [.anotherHistory(checkpoint: 4, mayBeImported: true)])
    #expect(found.first?.description.contains("here that has another chain") == true)
    // More than any imported record has can not be the head of one.
    #expect(early.count == 5)
    #expect(
      try target.verify(against: early) == [Discrepancy(.anotherHistory(checkpoint: 5))])
  }

  @Test(arguments: ["", "5", "5-", "x-0000-0000-0000-0000", "-1-0000-0000-0000-0000", "5-UUUU"])
  func `refuses a malformed checkpoint`(_ text: String) {
    #expect(recordError { _ = try Checkpoint(text) } == .malformedCheckpoint)
  }

  @Test func `says each discrepancy in a sentence with its place`() {
    let discrepancy = Discrepancy(.swapped(with: 4), in: .auditTrail, at: 2)
    #expect(discrepancy.description == "Audit trail, entry 2: it was swapped with entry 4.")
  }
}
