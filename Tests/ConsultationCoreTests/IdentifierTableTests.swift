import Testing

@testable import ConsultationCore

@Suite struct `A table of identifiers` {
  @Test(arguments: [0, 1, 2, 3, 7, 64, 500])
  func `finds what a dictionary finds`(_ count: Int) {
    let ids = (0..<count).map { QuestionID("question\($0)") }
    let table = IdentifierTable(ids)
    let dictionary = Dictionary(uniqueKeysWithValues: zip(ids, 0..<count))
    for number in 0..<(count * 2 + 3) {
      let id = QuestionID("question\(number)")
      #expect(table[id] == dictionary[id])
    }
  }

  @Test func `keeps the first of two equal ones`() {
    let table = IdentifierTable([("a" as RuleID, 4), ("b", 5), ("a", 6)])
    #expect(["a", "b", "c"].map { table[$0] } == [4, 5, nil])
  }
}
