import Testing

@testable import stipple

@Suite struct `A rehearsal` {
  @Test func `comes to its end, so that it has rehearsed everything`() throws {
    try Rehearsal.begin(Setting(policy: nil))
  }
}
