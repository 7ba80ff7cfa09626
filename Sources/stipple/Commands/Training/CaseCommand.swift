import ArgumentParser
import ConsultationCore
import Dialogues
import Foundation
import Interview
import Records

/// Training cases: lists, begins, checks and makes them.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Lists, begins and checks training cases.",
    subcommands: [List.self, New.self, Check.self, From.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists the shipped cases with level, length, theme and the best score.")

    @Option(help: "Whose best scores (else everybody's).") var trainee: String?
    @Option(help: "text or json.") var format = AssessCommand.Format.text

    func run() throws {
      // Without a home nobody has tried anything.
      let attempts = try (try? AttemptLog())?.attempts() ?? []
      let rows = try CaseLibrary.names.map { name in
        let dialogue = try DialogueFiles.read(try CaseLibrary.path(of: name))
        let best =
          attempts
          .filter {
            $0.caseID == name && $0.isComplete && (trainee == nil || $0.trainee == trainee)
          }
          .compactMap(\.score?.percent).max()
        return (name: name, dialogue: dialogue, best: best)
      }
      if format == .json {
        show(JSONValue.array(rows.map { Self.json($0.name, $0.dialogue, $0.best) }).text)
        return
      }
      for row in rows {
        let header = row.dialogue.header
        let level = header.level?.rawValue ?? "-"
        let best = row.best.map { "best \($0) %" } ?? "not tried"
        show(
          VisibleText.of(
            "\(row.name)\n    \(level), \(row.dialogue.typedLineCount) lines, \(best): \(header.title)"
              + (header.theme.map { " (\($0))" } ?? ""), keepsLineFeeds: true))
      }
    }

    private static func json(_ name: String, _ dialogue: Dialogue, _ best: Int?) -> JSONValue {
      [
        "name": .string(name), "title": .string(dialogue.header.title),
        "level": JSONValue(dialogue.header.level?.rawValue),
        "lines": .number(Double(dialogue.typedLineCount)),
        "theme": JSONValue(dialogue.header.theme), "best": JSONValue(best.map(Double.init)),
      ]
    }
  }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Writes a new case to be filled in: a healthy patient, with hints.")

    @Argument(help: "Where to write it (.consult.md).") var file: String
    @Option(help: "Who the patient is, in one line.") var title = ""
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      guard file.hasSuffix(CaseFiles.ending) else {
        throw Failure(
          .usage, "the name of a case ends in \(CaseFiles.ending), and \(file) does not")
      }
      let setting = try policy.setting()
      let dialogue = CaseSkeleton.dialogue(
        title: title, under: setting.protocol, clock: Clock(Moment.now.localDay))
      try Files.create(file, Array(dialogue.text.utf8))
      complain("written: \(file)")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Checks that cases play, can be marked and reach their verdict.")

    @Argument(help: "Case files or folders; the shipped cases where none are named.")
    var paths: [String] = []
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let setting = try policy.setting()
      let files =
        paths.isEmpty
        ? try CaseLibrary.names.map(CaseLibrary.path) : try paths.flatMap(DialogueFiles.all)
      guard !files.isEmpty else {
        throw Failure(.notFound, "no \(CaseFiles.ending) file was found")
      }
      var (bad, unreadable) = (0, 0)
      for file in files {
        let dialogue: Dialogue
        do {
          dialogue = try DialogueFiles.read(file)
        } catch {
          // Of one file there is nothing else to say.
          guard files.count > 1 else { throw error }
          complain(DialogueFiles.words(for: error, file))
          unreadable += 1
          continue
        }
        let check = CaseCheck(dialogue, under: setting.protocol, policy: setting.policyLine)
        if !check.problems.isEmpty { bad += 1 }
        for problem in check.problems {
          show(VisibleText.of("\(file): \(problem)", keepsLineFeeds: true))
        }
      }
      bad += unreadable
      show("\(files.count) cases, \(files.count - bad) ready, \(bad) to be mended")
      if unreadable > 0 { throw Failure(.badInput) }
      if bad > 0 { throw Failure(.checkFailed) }
    }
  }

  struct From: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "from",
      abstract: "Makes a case from a saved consultation, without the patient, or from a practice.",
      discussion:
        "Reference and names go, all dates move as a block, free text stays only on request.")

    @Argument(help: "The ID of a consultation, or its beginning.") var id: String?
    @Option(help: "A practised case instead: its number in stipple practise --history.")
    var attempt: Int?
    @Option(name: .shortAndLong, help: "Where to write it (.consult.md).") var output: String
    @Option(help: "Who the patient is, in one line; never taken from the record.")
    var title = "a patient"
    @Option(help: "How many days all dates move (else a random number).") var shift: Int?
    @Flag(help: "Keep notes, quotations and free answers.") var keepText = false
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func validate() throws {
      guard (id == nil) != (attempt == nil) else {
        throw ValidationError("Name a consultation by its ID, or a practice with --attempt.")
      }
    }

    func run() throws {
      let setting = try policy.setting()
      let transcript = try id.map { try consultation($0, setting) } ?? practice(setting)
      try Files.create(output, Array(transcript.dialogue.text.utf8))
      for sentence in transcript.report.sentences { complain(sentence) }
      complain("written: \(output)")
      guard transcript.report.isFaithful else { throw Failure(.checkFailed) }
    }

    private func consultation(_ id: String, _ setting: Setting) throws -> Transcript {
      let store = try store.open()
      let id = try store.resolve(id)
      let events = try RecordKeeper.events(of: id, in: store)
      let transcript = try deidentified(events, setting)
      try store.audit(.export, of: id, note: "training case")
      return transcript
    }

    /// A random shift can meet the end of a month and change a verdict; another one need not.
    private func deidentified(_ events: [Event], _ setting: Setting) throws -> Transcript {
      var transcript: Transcript
      var tries = 0
      repeat {
        transcript = try Transcript(
          of: events, under: setting.protocol, title: title,
          deidentifying: Transcript.Deidentification(
            dayOffset: shift ?? -Int.random(in: 30...700), keepingFreeText: keepText))
        tries += 1
      } while !transcript.report.isFaithful && shift == nil && tries < 20
      return transcript
    }

    /// The patient of a practice is made up, so nothing needs to go.
    private func practice(_ setting: Setting) throws -> Transcript {
      let attempt = try AttemptLog().attempt(attempt ?? 0)
      return try Transcript(
        of: attempt.events, under: setting.protocol, title: "\(title), as practised")
    }
  }
}
