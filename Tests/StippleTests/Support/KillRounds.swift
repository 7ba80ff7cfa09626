import Foundation
import SoakTesting
import TerminalTesting
import Testing

/// Consultations that are killed at random moments, again and again, each time looked at afterwards
/// and then resumed.
struct KillRounds {
  private let clinic: Clinic
  private let program: String
  private var random: SeededNumbers
  /// Lines typed in the consultation of now after whose line another prompt was shown.
  private var acknowledged: [String] = []
  private var id: String?
  private let script = Healthy.answers.map(\.value)

  /// How many times a process was killed.
  private(set) var kills = 0
  /// How many consultations were signed in spite of it.
  private(set) var finished = 0

  init(seed: UInt64) throws {
    clinic = try Clinic()
    program = try TestProgram("stipple").path
    random = SeededNumbers(seed)
  }

  /// Types some lines, kills, and checks what is on disk.
  mutating func round() throws {
    let victim = try Victim(
      program, id.map { ["resume", $0] } ?? ["consult"], in: clinic.folder)
    let isOnline = try isBeforePrompt(of: victim)
    if isOnline { try answer(victim) }
    pause(microseconds: random.below(3_000))
    victim.kill()
    victim.readRest()
    kills += 1
    try check(victim)
  }

  /// The kill may come before the program has asked anything.
  private mutating func isBeforePrompt(of victim: Victim) throws -> Bool {
    if random.below(8) == 0 {
      pause(microseconds: random.below(30_000))
      return false
    }
    return try victim.sawPrompt()
  }

  private mutating func answer(_ victim: Victim) throws {
    for _ in 0..<random.below(14) {
      guard acknowledged.count < script.count else { return }
      victim.type(script[acknowledged.count])
      guard try victim.sawPrompt() else { return }
      acknowledged.append(script[acknowledged.count])
    }
    // One more is on its way when the end comes.
    if acknowledged.count < script.count, random.below(4) > 0 {
      victim.type(script[acknowledged.count])
    }
  }

  /// The moment of the kill is to be anywhere, so nothing can be waited for.
  private func pause(microseconds: Int) { usleep(UInt32(microseconds)) }

  private mutating func check(_ victim: Victim) throws {
    guard try hasRecord(victim), let id else { return }
    let verified = try clinic.run("records", "verify")
    #expect(verified.status == 0, "\(verified.output)\(verified.complaint)")
    let count = try clinic.recordedLines(of: id, acknowledged: acknowledged.count, of: script)
    acknowledged = Array(script.prefix(count))
    if count == script.count {
      finished += 1
      self.id = nil
      acknowledged = []
    }
  }

  /// False where the first line was never acknowledged, so that there may be no record.
  private mutating func hasRecord(_ victim: Victim) throws -> Bool {
    if id != nil { return true }
    let list = try clinic.run("records", "list", "--format", "csv", "--limit", "1")
    guard list.status == 0 else {
      // The kill came while the store was made.
      #expect(list.status == 66 && acknowledged.isEmpty, "\(list.complaint)")
      return false
    }
    let row = list.output.split(whereSeparator: \.isNewline).dropFirst().first?.split(
      separator: ",")
    guard let row, row[1] != "signed" else {
      #expect(acknowledged.isEmpty)
      return false
    }
    id = String(row[0])
    return true
  }
}

extension Clinic {
  /// How many lines of the script a record holds, in its order: all that were acknowledged, and
  /// perhaps one more that was on its way.
  func recordedLines(of id: String, acknowledged: Int, of script: [String]) throws -> Int {
    let export = try run("records", "export", id)
    #expect(export.status == 0, "\(export.complaint)")
    // As they were typed, resumptions apart.
    let typed = try export.output.split(separator: "\n").compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (object?["event"] as? [String: Any])?["typed"] as? String
    }
    #expect(typed.count >= acknowledged, "lost: \(script[..<acknowledged].dropFirst(typed.count))")
    #expect(typed.count <= acknowledged + 1)
    for (line, expected) in zip(typed, script) where !expected.isEmpty { #expect(line == expected) }
    return typed.count
  }
}
