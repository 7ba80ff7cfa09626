import Documents
import Testing

@Suite struct `Pages of items` {
  private func pages(_ items: [Pagination.Item], height: Double = 100) -> [Range<Int>] {
    Pagination.pages(of: items, first: height, following: height)
  }

  @Test func `end before the item that does not fit`() {
    let item = Pagination.Item(height: 30, spaceBefore: 5)
    #expect(pages(Array(repeating: item, count: 7)) == [0..<3, 3..<6, 6..<7])
  }

  @Test func `keep a heading with what follows it`() {
    let line = Pagination.Item(height: 30)
    let kept = Pagination.Item(height: 30, breakBefore: .avoided)
    #expect(pages([line, line, line, kept]) == [0..<2, 2..<4])
  }

  @Test func `end where they must`() {
    let line = Pagination.Item(height: 10)
    #expect(pages([line, .init(height: 10, breakBefore: .forced), line]) == [0..<1, 1..<3])
  }

  @Test func `leave room for what is repeated above their first item`() {
    let row = Pagination.Item(height: 30, repeatedHeight: 20)
    #expect(pages(Array(repeating: row, count: 5)) == [0..<2, 2..<4, 4..<5])
  }

  @Test func `break in a bad place rather than never`() {
    let kept = Pagination.Item(height: 30, breakBefore: .avoided)
    #expect(pages(Array(repeating: kept, count: 7)) == [0..<3, 3..<6, 6..<7])
    #expect(pages([.init(height: 500), .init(height: 500)]) == [0..<1, 1..<2])
    #expect(pages([]).isEmpty)
  }

  @Test(arguments: UInt64(1)..<50)
  func `hold every item once, in order`(_ seed: UInt64) {
    var state = seed
    func random(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    let items = (0..<200).map { _ in
      Pagination.Item(
        height: Double(random(60)), spaceBefore: Double(random(10)),
        breakBefore: [.allowed, .avoided, .forced][Int(random(20) / 9)],
        repeatedHeight: Double(random(30)))
    }
    let pages = pages(items)
    #expect(pages.flatMap(\.self) == Array(items.indices))
    #expect(pages.allSatisfy { !$0.isEmpty })
  }
}
