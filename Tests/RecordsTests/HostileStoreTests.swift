import GRDB
import Testing

@testable import Records

@Suite struct `A store that someone changed` {
  @Test(arguments: [Int64.max, .max - 1, .min, -1])
  func `counts on from no number that its history cannot have`(_ number: Int64) throws {
    let fixture = Fixture()
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.close()
    try fixture.tamper("UPDATE history SET sequence = ?", [number])
    let changed = try fixture.open()
    let error = RecordError.tampered(Discrepancy(.historyChanged))
    #expect(recordError { _ = try changed.begin(protocolHash: [1]) } == error)
    #expect(recordError { _ = try changed.set([1], for: "approval", note: "") } == error)
    #expect(try changed.words(of: id) == ["one"])
    #expect(try changed.verify().map(\.kind) == [.historyChanged])
  }
}
