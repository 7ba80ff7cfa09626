import Foundation
import TerminalTesting
import Testing

@Suite(.serialized) struct `A consultation that is killed` {
  @Test func `has every acknowledged answer, a sound chain, and goes on`() throws {
    var rounds = try KillRounds(seed: 20_261_122)
    while rounds.kills < 100 { try rounds.round() }
    #expect(rounds.finished > 0)
  }

  @Test(.enabled(if: Soak.minutes != nil)) func `survives a soak`() throws {
    let seed = Soak.seed
    Soak.say("soak: seed \(seed) (STIPPLE_SOAK_SEED=\(seed) repeats it)")
    let end = ContinuousClock.now + .seconds(60 * (Soak.minutes ?? 0))
    var kills = 0
    var finished = 0
    while ContinuousClock.now < end || kills < Soak.fewestKills {
      // A store of its own for each hundred: each check reads all of it.
      var rounds = try KillRounds(seed: seed &+ UInt64(kills))
      while rounds.kills < 100 { try rounds.round() }
      kills += rounds.kills
      finished += rounds.finished
      Soak.say("soak: \(kills) kills, \(finished) consultations signed")
    }
    Soak.say("soak: nothing was lost")
  }
}

/// What a long run is asked for.
private enum Soak {
  static let fewestKills = 1_000

  /// At once, even where the output goes to a file.
  static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

  private static func number(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  static var minutes: Int? { number("STIPPLE_SOAK_MINUTES").map { Int($0) } }

  static var seed: UInt64 { number("STIPPLE_SOAK_SEED") ?? UInt64.random(in: 0...UInt64.max) }
}

@Suite(.serialized) struct `Two programs on one store` {
  @Test func `cannot work on one consultation, and the second is told who does`() throws {
    let (clinic, first) = try Clinic.at("glogau")
    let second = try clinic.run("resume")
    #expect(second.status == 74)
    #expect(second.complaint.contains("in use by process \(first.process)"))
    try first.type("II", "acneScarGrade ›")
    first.kill(SIGKILL)
    try first.waitForExit()
    let third = try clinic.start("resume")
    try third.expect("acneScarGrade ›")
    try third.type("/pause", "stipple resume")
    #expect(try third.waitForExit() == 75)
    #expect(try clinic.run("records", "verify").status == 0)
  }

  @Test func `work on two consultations side by side`() throws {
    let (clinic, first) = try Clinic.at("glogau")
    let second = try clinic.start("consult")
    try second.expect("reference ›")
    try second.type("P-200", "name ›")
    for _ in 0..<5 {
      try first.type("/note one", "Noted.", "›")
      try second.type("", "›")
    }
    try first.type("/pause", "stipple resume")
    try second.type("/pause", "stipple resume")
    try first.waitForExit()
    try second.waitForExit()
    #expect(try clinic.run("records", "verify").status == 0)
    let list = try clinic.run("records", "list", "--state", "paused", "--format", "csv")
    #expect(list.output.split(whereSeparator: \.isNewline).count == 3)
  }

  @Test func `one may look while the other works`() throws {
    let (clinic, first) = try Clinic.at("glogau")
    #expect(try clinic.run("records", "verify").status == 0)
    #expect(try clinic.run("records", "backup", "copy").status == 0)
    try first.type("II", "acneScarGrade ›")
  }
}
