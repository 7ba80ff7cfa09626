import Foundation
import SoakTesting
import TerminalTesting
import Testing

@Suite(.serialized) struct `A consultation that is killed` {
  /// A store of its own for each hundred: each check reads all of it.
  private func killed(seed: UInt64) throws -> KillRounds {
    var rounds = try KillRounds(seed: seed)
    while rounds.kills < 100 { try rounds.round() }
    return rounds
  }

  @Test func `has every acknowledged answer, a sound chain, and goes on`() throws {
    #expect(try killed(seed: 20_261_122).finished > 0)
  }

  @Test(.enabled(if: Soak.seconds != nil)) func `survives a soak of kills`() throws {
    try Soak.run("kills", atLeast: 1_000) { try killed(seed: $0).kills }
  }
}

@Suite(.serialized) struct `Two programs on one store` {
  @Test func `each keep what they acknowledged, and never share a consultation`() throws {
    var pair = try WriterPair(seed: 20_261_122)
    while pair.lines < 150 { try pair.step() }
    try pair.finish()
    #expect(pair.refusals > 0 && pair.kills > 0)
  }

  @Test(.enabled(if: Soak.seconds != nil)) func `survives a soak of two writers`() throws {
    try Soak.run("lines by two writers") { seed in
      var pair = try WriterPair(seed: seed)
      while pair.lines < 150 { try pair.step() }
      try pair.finish()
      return pair.lines
    }
  }

  @Test func `cannot work on one consultation, and the second is told who does`() throws {
    let (clinic, first) = try Clinic.at("glogau")
    let second = try clinic.run("resume")
    #expect(second.status == 77)
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
