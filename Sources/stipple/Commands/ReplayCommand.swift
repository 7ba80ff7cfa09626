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

  func run() throws {
    let setting = try policy.setting()
    let files = try paths.flatMap(Self.files)
    guard !files.isEmpty else { throw Failure(.notFound, "no .consult.md file was found") }
    let replays = try Self.play(files, setting)
    var coverage = DialogueCoverage(setting)
    var differing = 0
    for (file, replay) in zip(files, replays) {
      if self.coverage { coverage.observe(replay) }
      guard !replay.differences.isEmpty else { continue }
      differing += 1
      for difference in replay.differences {
        show(VisibleText.of("\(file):\(difference)", keepsLineFeeds: true))
      }
      if bless { try rewrite(file, replay.blessed) }
    }
    if self.coverage { for line in coverage.report.lines { show(line) } }
    let exchanges = replays.reduce(0) { $0 + $1.exchanges }
    show(
      "\(files.count) dialogues, \(exchanges) exchanges: \(files.count - differing) as written, "
        + "\(differing) different")
    if differing > 0 { throw Failure(.checkFailed) }
  }

  /// Plays files on all cores; progress goes to standard error where someone is looking.
  private static func play(_ files: [String], _ setting: Setting) throws -> [Replay] {
    let progress = Progress(of: files.count, "dialogues")
    let results = Mutex<[Int: Result<Replay, any Error>]>([:])
    let (medicine, manner) = (setting.protocol, Replay.Manner(policy: setting.policyLine))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let result = Result {
        Replay(try dialogue(files[index]), under: medicine, manner: manner)
      }
      progress.show(
        results.withLock { results in
          results[index] = result
          return results.count
        })
    }
    progress.clear()
    return try results.withLock { results in try files.indices.compactMap { try results[$0]?.get() }
    }
  }

  private func rewrite(_ file: String, _ blessing: Replay.Blessing) throws {
    try Files.replace(file, Array(blessing.dialogue.text.utf8))
    show("\(file): rewritten, \(blessing.changes.count) changes, \(blessing.unsettled.count) left")
  }

  /// A dialogue file, or those in a folder, in the order of their names.
  static func files(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.notFound, "there is no file or folder \(path)")
    }
    guard isFolder.boolValue else { return [path] }
    return try FileManager.default.subpathsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(CaseFiles.ending) }.sorted().map { path + "/" + $0 }
      .filter(isPlainFile)
  }

  /// Whether it is a file that ends: a pipe in a folder would be waited for without end.
  private static func isPlainFile(_ path: String) -> Bool {
    var kind = stat()
    return stat(path, &kind) == 0 && kind.st_mode & S_IFMT == S_IFREG
  }

  static func dialogue(_ file: String) throws -> Dialogue {
    let bytes = try Files.read(file)
    do throws(DialogueError) {
      return try Dialogue(parsing: bytes)
    } catch {
      throw Failure(.badInput, "\(file):\(error)")
    }
  }
}
