import ArgumentParser
import ConsultationCore
import Interview
import MicroneedlingProtocol

/// Judges one patient's answers from a file.
struct AssessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess", abstract: "Judges one patient's answers from a JSON file.",
    discussion: "An object of question ids and values; sections may be nested. Reads no clock.")

  @Argument(help: "The file, or - for standard input.")
  var file: String

  @Option(help: "text or json.")
  var format = Format.text

  @OptionGroup var policy: PolicyArguments

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let setting = try policy.setting()
    let batch = try AssessCommand.batch(file, setting)
    for note in batch.notes { complain(note) }
    let report = BatchReport(batch.answers, setting: setting, approval: "not checked")
    show(format == .json ? report.json.text : report.text)
    // The shape of the JSON is fixed, so there they go beside it; text prints them with the verdict.
    for line in setting.policy?.looserIntervals ?? [] {
      let words = "looser by clinic policy: \(line)"
      if format == .json { complain(words) } else { show(VisibleText.of(words.capitalizedFirst)) }
    }
  }

  static func batch(_ file: String, _ setting: Setting) throws -> BatchReader.Batch {
    let bytes = try Files.read(file)
    do throws(BatchReader.Problem) {
      return try BatchReader(setting.protocol).read(bytes)
    } catch {
      throw Failure(.badInput, "\(file): \(error)")
    }
  }
}

extension BatchReport {
  /// The report on a batch under a clinic's setting.
  init(_ answers: Answers, setting: Setting, approval: String) {
    let assessment = Assessment(answers)
    let limits = AnaestheticLimits(answers, assessment)
    self.init(
      answers, assessment,
      Frame(
        phototypeUsed: phototypeUsed(answers)?.rawValue,
        pihPackage: answers.truth(of: .assuming(true, .pihPackage)) == .yes,
        anaestheticWished: limits.wished,
        capGrams: limits.capGrams, minutes: limits.minutes, anaestheticLimits: limits.limits,
        hash: setting.hash, policy: setting.policyLine, approval: approval))
  }
}
