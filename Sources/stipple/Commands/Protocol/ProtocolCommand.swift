import ArgumentParser
import ConsultationCore
import Documents
import Foundation
import Interview
import MicroneedlingProtocol
import ProtocolReview

/// The protocol itself.
struct ProtocolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocol",
    abstract: "Checks, counts, prints, compares and approves the protocol.",
    subcommands: [
      Check.self, Stats.self, Coverage.self, Rules.self, Export.self, Diff.self, Approve.self,
    ])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Proves that the protocol is sound.")

    @Option(help: "text or json.") var format = AssessCommand.Format.text
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let setting = try policy.setting()
      let issues = ProtocolCheck.run(
        setting.protocol, extraCitations: FurtherSources.all,
        fragments: PlanFragment.all.map { .init($0.id, when: $0.when) })
      if format == .json {
        show(JSONValue.array(issues.map(\.json)).text)
      } else {
        for issue in issues { for line in issue.lines { show(VisibleText.of(line)) } }
        let errors = issues.count { $0.severity == .error }
        show("\(setting.protocol.title): \(errors) errors, \(issues.count - errors) warnings")
      }
      if issues.contains(where: { $0.severity == .error }) { throw Failure(.checkFailed) }
    }
  }

  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats",
      abstract: "Counts the protocol, and the lines that a healthy patient needs.")

    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let setting = try policy.setting()
      let presets = setting.policy?.presets ?? []
      let stats = ProtocolStats(
        setting.protocol, presets: presets.isEmpty ? HealthyPresets.all : presets)
      for line in stats.lines { show(line) }
    }
  }

  struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rules",
      abstract: "Prints the rule book: every question, rule, reason and source.")

    @Option(help: "md or html.") var format = Format.md
    @OptionGroup var policy: PolicyArguments

    enum Format: String, ExpressibleByArgument, CaseIterable { case md, html }

    func run() throws {
      let document = RuleBook.document(of: try policy.setting().protocol)
      show(format == .md ? Markdown.render(document) : HTML.render(document))
    }
  }

  struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: "Records that the clinic's medical lead approves this protocol.")

    @Option(help: "Who approves.") var name: String
    @Option(help: "In which role.") var role: String
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let setting = try policy.setting()
      let store = try store.open()
      try Approval(hash: setting.hash, approver: name, role: role, day: Moment.now.localDay)
        .save(in: store)
      let line = try Approval.line(in: store, for: setting)
      show(VisibleText.of("\(setting.protocol.title) (\(setting.hash.prefix(12))) is \(line)."))
    }
  }
}

/// The only device of a clinic, as its policy would fix it: the healthy patient is counted so.
private enum HealthyPresets {
  static let all = ClinicPolicy(
    clinic: "", devices: [ClinicPolicy.Device(name: "pen", type: .pen, maxDepthMm: 1.5)]
  ).presets
}
