import Testing

@testable import stipple

@Suite struct `Long work` {
  @Test func `says how far it is, and about how long it still takes`() {
    let seconds = LongWork.sentence("checking", 5_000, of: 20_000, rest: .seconds(42))
    #expect(seconds == "checking: 5000 of 20000, about 42 s left")
    let minutes = LongWork.sentence("checking", 1, of: 9, rest: .seconds(200))
    #expect(minutes == "checking: 1 of 9, about 3 min left")
    #expect(LongWork.sentence("copying", 8, of: 9, rest: .zero).hasSuffix("about 1 s left"))
  }
}
