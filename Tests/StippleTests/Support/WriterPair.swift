import Foundation
import SoakTesting
import TerminalTesting
import Testing

/// Two programs that work on one store at the same time; now and then one is killed, or reaches for
/// what the other works on.
struct WriterPair {
  private let clinic: Clinic
  private let program: String
  private var random: SeededNumbers
  private var writers: [Writer] = []

  /// Lines that were acknowledged.
  private(set) var lines = 0
  /// How many times a process was killed.
  private(set) var kills = 0
  /// How many times the consultation of the other could not be had.
  private(set) var refusals = 0

  /// A program at work on one consultation.
  private struct Writer {
    var victim: Victim
    let id: String
    let script: [String]
    var acknowledged: Int
  }

  init(seed: UInt64) throws {
    clinic = try Clinic()
    program = try TestProgram("stipple").path
    random = SeededNumbers(seed)
    for _ in 0..<2 { writers.append(try begin()) }
  }

  private mutating func begin() throws -> Writer {
    let reference = "P-\(random.next())"
    let script = [reference] + Healthy.answers.map(\.value).dropFirst()
    let victim = try Victim(program, ["consult"], in: clinic.folder)
    guard try victim.sawPrompt() else { throw TerminalFailure("no consultation began") }
    victim.type(reference)
    guard try victim.sawPrompt(), let match = victim.output.firstMatch(of: /Record (\w{8})\./)
    else { throw TerminalFailure("no record began: \(victim.output.suffix(300))") }
    lines += 1
    return Writer(victim: victim, id: String(match.output.1), script: script, acknowledged: 1)
  }

  /// Both type a line at the same time, and what befalls them afterwards.
  mutating func step() throws {
    for index in writers.indices {
      writers[index].victim.type(writers[index].script[writers[index].acknowledged])
    }
    let killed = random.happens(onceIn: 12) ? random.below(2) : nil
    if let killed { try kill(killed) }
    for index in writers.indices where index != killed {
      guard try writers[index].victim.sawPrompt() else {
        throw TerminalFailure("it ended: \(writers[index].victim.output.suffix(300))")
      }
      writers[index].acknowledged += 1
      lines += 1
      if writers[index].acknowledged == writers[index].script.count {
        try close(writers[index])
        writers[index] = try begin()
      }
    }
    if random.happens(onceIn: 15) { try reach(for: writers[random.below(2)].id) }
  }

  /// The end of both, however far they are.
  mutating func finish() throws {
    for writer in writers { try close(writer) }
    let verified = try clinic.run("records", "verify")
    #expect(verified.status == 0, "\(verified.output)\(verified.complaint)")
  }

  /// Kills with a line on its way; what is left of it goes on.
  private mutating func kill(_ index: Int) throws {
    let writer = writers[index]
    writer.victim.kill()
    kills += 1
    let count = try clinic.recordedLines(
      of: writer.id, acknowledged: writer.acknowledged, of: writer.script)
    lines += count - writer.acknowledged
    guard count < writer.script.count else {
      writers[index] = try begin()
      return
    }
    let victim = try Victim(program, ["resume", writer.id], in: clinic.folder)
    guard try victim.sawPrompt() else {
      throw TerminalFailure("it is not taken over: \(victim.output.suffix(300))")
    }
    writers[index] = Writer(
      victim: victim, id: writer.id, script: writer.script, acknowledged: count)
  }

  private func close(_ writer: Writer) throws {
    writer.victim.kill()
    _ = try clinic.recordedLines(
      of: writer.id, acknowledged: writer.acknowledged, of: writer.script)
  }

  private mutating func reach(for id: String) throws {
    let ending = try clinic.run("resume", id)
    #expect(ending.status == 77, "\(ending.output)")
    #expect(ending.complaint.contains("\(id) is in use by process"))
    refusals += 1
  }
}
