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
    let quick = try #require(QuickStart.command(arguments))
    let parsed = try #require(try Stipple.parseAsRoot(arguments) as? ConsultCommand)
    #expect(quick.prompt.accessible == parsed.prompt.accessible)
    #expect(quick.prompt.read == parsed.prompt.read)
    #expect(quick.prompt.noInput == parsed.prompt.noInput)
    #expect(quick.signing.clinicianKey == parsed.signing.clinicianKey)
    #expect(quick.store.store == parsed.store.store)
    #expect(quick.store.keyFile == parsed.store.keyFile)
    #expect(quick.policy.policy == parsed.policy.policy)
  }

  @Test(arguments: [
    ["resume"], ["--help"], ["consult", "--help"], ["--no-input"], ["--store"],
    ["--store", "--read"], ["--store", "a", "--store", "b"], ["--store=records"], ["--reed"],
    ["consult", "consult"], ["records", "list"], ["--", "--read"], ["-h"],
  ])
  func `leaves everything else to the full parser`(_ arguments: [String]) {
    let isQuick = QuickStart.command(arguments) != nil
    #expect(!isQuick)
  }
}
