import ArgumentParser
import ConsultationCore
import Foundation
import Records

@main
struct Stipple: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stipple",
    abstract: "A consultation assistant for microneedling: asks, reasons openly, cites.",
    discussion: """
      The clinician decides. Without a subcommand a consultation begins.

      Exit statuses: 0 done, 1 a check or comparison failed, 64 usage, 65 bad input, 66 no such \
      file or ID, 70 a mistake of ours, 73 cannot create, 74 input or output failed, 75 paused and \
      saved, 77 locked or in use, 130 interrupted.
      """,
    version: version,
    subcommands: [
      ConsultCommand.self, ResumeCommand.self, AssessCommand.self, PlanCommand.self,
      ReplayCommand.self, PractiseCommand.self, MarkCommand.self, CaseCommand.self,
      RecordsCommand.self, ClinicianCommand.self, PolicyCommand.self, ProtocolCommand.self,
    ],
    defaultSubcommand: ConsultCommand.self)

  private static let version = "2026.1"

  /// The command that was asked for, by its own parser where its name comes first.
  ///
  /// The tree of all commands takes much longer. What a command's parser refuses, and help, is left
  /// to the tree, which knows the whole name.
  private static func command(_ arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
      ([named] + named.configuration.subcommands).contains(where: { $0 == type(of: command) })
    {
      return command
    }
    return try parseAsRoot(arguments)
  }

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["--version"] { return show(version) }
    Memory.keepPrivate()
    do {
      if let start = QuickStart.start(arguments) { return try start.run() }
      var command = try command(arguments)
      try command.run()
    } catch let failure as Failure {
      if !failure.message.isEmpty { complain(failure.message) }
      Foundation.exit(failure.status.rawValue)
    } catch let error as RecordError {
      complain(error.description)
      Foundation.exit(error.exitStatus)
    } catch {
      let status = exitCode(for: error)
      // Of the parser's own errors none ends so: a file or a stream failed.
      guard status != .failure else {
        complain(error.localizedDescription)
        Foundation.exit(ExitStatus.inputOutput.rawValue)
      }
      // Its words repeat what was typed, whatever that holds.
      let text = VisibleText.of(fullMessage(for: error), keepsLineFeeds: true)
      if status.isSuccess { show(text) } else { complainWithoutName(text) }
      Foundation.exit(status.rawValue)
    }
  }
}
