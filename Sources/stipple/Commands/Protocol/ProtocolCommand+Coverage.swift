import ArgumentParser
import ConsultationCore
import Dialogues
import Foundation
import Interview
import MicroneedlingProtocol
import ProtocolReview

extension ProtocolCommand {
  struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "coverage",
      abstract: "Says which rules, options and plan texts no dialogue exercises.")

    @Argument(help: "Dialogue files, or folders of them.") var paths: [String]
    @Option(help: "text or json.") var format = AssessCommand.Format.text
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let setting = try policy.setting()
      var coverage = DialogueCoverage(setting)
      for file in try paths.flatMap(DialogueFiles.all) {
        coverage.observe(
          Replay(
            try DialogueFiles.read(file), under: setting.protocol,
            manner: Replay.Manner(policy: setting.policyLine)))
      }
      let report = coverage.report
      show(format == .json ? report.json.text : report.lines.joined(separator: "\n"))
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Writes the whole protocol as JSON.")

    @OptionGroup var policy: PolicyArguments

    func run() throws { show(ProtocolExport.json(of: try policy.setting().protocol).text) }
  }

  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Says in clinical terms what changed since an export.")

    @Argument(help: "A file that `protocol export` wrote.") var old: String
    @Option(help: "text or json.") var format = AssessCommand.Format.text
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let exported = try Files.read(old)
      let current = try policy.setting().protocol
      let changes: [ProtocolDiff.Change]
      do throws(ProtocolDiff.Failure) {
        changes = try ProtocolDiff.changes(from: exported, to: current)
      } catch {
        throw Failure(
          .badInput, "\(old):\(error.line):\(error.column): \(error.message)")
      }
      if format == .json {
        show(JSONValue.array(changes.map(\.json)).text)
      } else {
        for change in changes { show(change.line) }
        show(changes.isEmpty ? "Nothing changed." : "\(changes.count) changes")
      }
    }
  }
}

/// What a set of played dialogues exercises.
struct DialogueCoverage {
  private var coverage: ProtocolCoverage
  private let setting: Setting

  init(_ setting: Setting) {
    self.setting = setting
    coverage = ProtocolCoverage(setting.protocol)
  }

  /// Counts a dialogue: what it came to, and what its plan would print.
  mutating func observe(_ replay: Replay) {
    var answers = replay.consultation.answers
    answers.enter(.review)
    coverage.observe(answers, Assessment(answers))
    coverage.observe(
      fragments: Plan(replay.consultation, clinic: setting.policy).fragments.map(\.id))
  }

  var report: ProtocolCoverage.Report {
    coverage.report(fragments: PlanFragment.all.map(\.id))
  }
}
