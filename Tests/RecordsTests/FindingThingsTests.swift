import Foundation
import Testing

@testable import Records

@Suite struct `A list of consultations` {
  let fixture = Fixture()

  private func prepared() throws -> (store: Store, ids: [ConsultationID]) {
    let store = try fixture.create()
    var ids: [ConsultationID] = []
    for number in 0..<7 {
      let id = try store.begin(protocolHash: [UInt8(number)])
      let index = RecordIndex(
        reference: "patient \(number % 2)", verdict: number < 3 ? "DEFER" : "SUITABLE",
        clinician: "Ng", month: "2026-11")
      let entry = Entry(
        [[1]], state: number == 6 ? .paused : nil, summary: [UInt8(number)], index: index)
      try store.append(entry, to: id, expecting: 0)
      ids.append(id)
    }
    return (store, ids)
  }

  @Test func `has the newest first, page by page`() throws {
    let (store, ids) = try prepared()
    let first = try store.consultations(limit: 3)
    #expect(first.map(\.id) == Array(ids.reversed().prefix(3)))
    let summaries: [[UInt8]?] = [[6], [5], [4]]
    #expect(first.map(\.summary) == summaries)
    #expect(first.first?.state == .paused)
    #expect(first.first?.count == 1)
    let second = try store.consultations(before: first.last?.row, limit: 3)
    let hashes: [[UInt8]] = [[3], [2], [1]]
    #expect(second.map(\.protocolHash) == hashes)
    #expect(try store.consultations(before: second.last?.row).map(\.id) == [ids[0]])
  }

  @Test func `is searched by reference and filtered`() throws {
    let (store, ids) = try prepared()
    func found(_ filter: RecordFilter) throws -> [ConsultationID] {
      let found = try store.consultations(matching: filter).map(\.id)
      #expect(try store.hasConsultation(matching: filter) == !found.isEmpty)
      return found
    }
    #expect(
      try found(RecordFilter(index: RecordIndex(reference: "patient 1")))
        == [ids[5], ids[3], ids[1]])
    #expect(try found(RecordFilter(index: RecordIndex(reference: "patient"))) == [])
    #expect(
      try found(RecordFilter(index: RecordIndex(reference: "patient 0", verdict: "DEFER")))
        == [ids[2], ids[0]])
    #expect(try found(RecordFilter(state: .paused)) == [ids[6]])
    #expect(
      try found(RecordFilter(index: RecordIndex(clinician: "Ng", month: "2026-11"))).count == 7)
    // The same value in another column has another hash.
    #expect(try found(RecordFilter(index: RecordIndex(clinician: "2026-11"))) == [])
  }

  @Test func `refuses a row whose summary was exchanged`() throws {
    let (store, _) = try prepared()
    try fixture.tamper(
      """
      UPDATE consultation SET summary = (SELECT summary FROM consultation WHERE row = 2)
      WHERE row = 1
      """
    )
    guard case .tampered? = recordError({ _ = try store.consultations() }) else {
      Issue.record("It was listed.")
      return
    }
  }

  @Test func `finds an ID by any unambiguous prefix`() throws {
    let (store, ids) = try prepared()
    try store.transact { db in
      for text in ["ABCD0000", "ABCE0000"] {
        let id = try #require(ConsultationID(text))
        try store.insertConsultation(
          id, row: text == "ABCD0000" ? 50 : 51, protocolHash: .init(), db)
      }
    }
    let (one, two) = (ConsultationID("ABCD0000"), ConsultationID("ABCE0000"))
    #expect(try store.resolve("abcd") == one)
    #expect(try store.resolve("ABCEO") == two)
    #expect(try store.resolve(ids[0].description) == ids[0])
    let candidates = [one, two].compactMap { $0 }
    #expect(
      recordError { _ = try store.resolve("ABC") } == .ambiguousID("ABC", candidates: candidates))
    #expect(recordError { _ = try store.resolve("ABCDEFGH") } == .unknownID("ABCDEFGH"))
    // The audit trail has no ID of its own.
    #expect(recordError { _ = try store.resolve("00000000") } == .unknownID("00000000"))
  }

  @Test(arguments: ["", "U", "ABCDEFGHJ", "AB%", "é", "-"])
  func `refuses what is not an ID`(_ text: String) throws {
    let store = try fixture.create()
    #expect(recordError { _ = try store.resolve(text) } == .malformedID)
  }
}

@Suite struct `A consultation ID` {
  @Test func `has eight unambiguous characters and is drawn at random`() {
    let ids = Set((0..<1_000).map { _ in ConsultationID.random() })
    #expect(ids.count == 1_000)
    for id in ids {
      #expect(id.description.utf8.count == 8)
      #expect(id.description.allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
      #expect(ConsultationID(id.description.lowercased()) == id)
    }
  }

  @Test func `accepts look-alikes`() {
    #expect(ConsultationID("oIlLabcd")?.description == "0111ABCD")
    #expect(ConsultationID("ABCDEFG") == nil)
    #expect(ConsultationID("ABCDEFGU") == nil)
  }
}

@Suite struct `Crockford's base 32` {
  @Test func `gives back every length of bytes`() {
    for count in 0..<40 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 201) }
      #expect(Crockford.decode(Crockford.encode(bytes)) == bytes)
      #expect(Crockford.decode(Crockford.grouped(Crockford.encode(bytes))) == bytes)
    }
    #expect(Crockford.encode([0xFF, 0x00]) == "ZW00")
    #expect(Crockford.decode("ZW01") == nil)
  }
}
