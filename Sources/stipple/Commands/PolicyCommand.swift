import ArgumentParser
import Foundation
import MicroneedlingProtocol
import PolicyFiles

/// The clinic's policy file.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Begins or checks a clinic's policy file.",
    subcommands: [New.self, Check.self])

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Writes a commented starting file.")

    @Argument(help: "Where to write it; standard output where none is given.") var file: String?

    func run() throws {
      guard let file else { return show(PolicyFile.template) }
      try Files.create(file, Array(PolicyFile.template.utf8))
      complain("written: \(file)")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Reports everything that is wrong with a policy, with line and column.")

    @Argument(help: "The policy file.") var file: String

    func run() throws {
      switch PolicyFile.read(try Files.read(file), path: file) {
      case .failure(let problems): throw Failure(.badInput, problems.description)
      case .success(let policy):
        for remark in PolicyFile.remarks(on: policy) { complain(remark) }
        for line in policy.looserIntervals { show("looser: \(line)") }
        show("\(file) is a valid policy of \(policy.clinic).")
      }
    }
  }
}
