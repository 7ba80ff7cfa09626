import ArgumentParser
import ConsultationCore
import Dialogues
import Foundation
import ProtocolReview
import Synchronization

/// Plays dialogues and compares.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Plays dialogues and compares them with what happens now.")

  @Argument(help: "Dialogue files (.consult.md), or folders of them.")
  var paths: [String]

  @Flag(
    help: "Write the files anew as they would be if the program were right, and say what changed.")
  var bless = false

  @Flag(help: "Say at the end which rules, options and plan texts no dialogue exercised.")
  var coverage = false

  @OptionGroup var policy: PolicyArguments

  var start: ReplayStart {
    ReplayStart(paths: paths, bless: bless, coverage: coverage, policy: policy.policy)
  }

  func run() throws { try start.run() }
}

/// Dialogues to be played, and how.
struct ReplayStart: Start, PolicyChoice, Equatable {
  var paths: [String]
  var bless = false
  var coverage = false
  var policy: String?

  func run() throws {
    let setting = try setting()
    let files = try paths.flatMap(DialogueFiles.all)
    guard !files.isEmpty else { throw Failure(.notFound, "no .consult.md file was found") }
    let results = Self.play(files, setting)
    // Of one file there is nothing else to say.
    if files.count == 1 { _ = try results[0].get() }
    var coverage = DialogueCoverage(setting)
    var (exchanges, differing, unreadable) = (0, 0, 0)
    for (file, result) in zip(files, results) {
      guard case .success(let replay) = result else {
        unreadable += 1
        if case .failure(let error) = result { complain(DialogueFiles.words(for: error, file)) }
        continue
      }
      exchanges += replay.exchanges
      if self.coverage { coverage.observe(replay) }
      guard !replay.differences.isEmpty else { continue }
      differing += 1
      for difference in replay.differences {
        show(VisibleText.of("\(file):\(difference)", keepsLineFeeds: true))
      }
      if bless { try rewrite(file, replay) }
    }
    if self.coverage { for line in coverage.report.lines { show(line) } }
    show(
      "\(files.count) dialogues, \(exchanges) exchanges: "
        + "\(files.count - differing - unreadable) as written, \(differing) different"
        + (unreadable > 0 ? ", \(unreadable) not read" : ""))
    if unreadable > 0 { throw Failure(.badInput) }
    if differing > 0 { throw Failure(.checkFailed) }
  }

  /// Plays files on all cores; progress goes to standard error where someone is looking.
  private static func play(
    _ files: [String], _ setting: Setting
  ) -> [Result<Replay, any Error>] {
    let work = Mutex(LongWork("playing"))
    let results = Mutex<[Int: Result<Replay, any Error>]>([:])
    let (medicine, manner) = (setting.protocol, Replay.Manner(policy: setting.policyLine))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let result = Result {
        Replay(try DialogueFiles.read(files[index]), under: medicine, manner: manner)
      }
      let done = results.withLock { results in
        results[index] = result
        return results.count
      }
      work.withLock { $0.reached(done, of: files.count) }
    }
    work.withLock { $0.finish() }
    return results.withLock { results in files.indices.compactMap { results[$0] } }
  }

  private func rewrite(_ file: String, _ replay: Replay) throws {
    // What another policy comes to is not what its author saw.
    guard replay.isOfItsPolicy else {
      return show(
        VisibleText.of("\(file): not rewritten, it is of another policy than it was played with"))
    }
    let blessing = replay.blessed
    try Files.replace(file, Array(blessing.dialogue.text.utf8))
    show("\(file): rewritten, \(blessing.changes.count) changes, \(blessing.unsettled.count) left")
  }
}
