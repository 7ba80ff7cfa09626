import ArgumentParser
import Testing

@testable import stipple

@Suite struct `A quick start` {
  @Test(arguments: [
    [], ["consult"], ["--read"], ["consult", "--accessible", "--read"],
    ["--store", "records", "--key-file", "key"],
    ["consult", "--policy", "clinic.yaml", "--clinician-key", "mine"], ["--store", ""],
    ["--store", "help"],
  ])
  func `means what the full parser makes of the same words`(_ arguments: [String]) throws {
    let quick = try #require(QuickStart.consultation(arguments))
    let parsed = try #require(try Stipple.parseAsRoot(arguments) as? ConsultCommand)
    #expect(quick == parsed.start)
  }

  @Test(arguments: [["a.consult.md"], ["folder", "b.consult.md"], [""]])
  func `replays what the full parser would replay`(_ paths: [String]) throws {
    let quick = try #require(QuickStart.replay(["replay"] + paths))
    let parsed = try #require(try Stipple.parseAsRoot(["replay"] + paths) as? ReplayCommand)
    #expect(quick == parsed.start)
  }

  @Test(arguments: [
    ["resume"], ["--help"], ["consult", "--help"], ["--no-input"], ["--store"],
    ["--store", "--read"], ["--store", "a", "--store", "b"], ["--store=records"], ["--reed"],
    ["consult", "consult"], ["records", "list"], ["--", "--read"], ["-h"], ["replay"],
    ["replay", "--bless", "a"], ["replay", "a", "--coverage"], ["replay", "--", "a"],
  ])
  func `leaves everything else to the full parser`(_ arguments: [String]) {
    let isQuick = QuickStart.start(arguments) != nil
    #expect(!isQuick)
  }
}
