import ArgumentParser
import ConsultationCore
import Foundation
import Interview
import Prompting
import Records

extension RecordsCommand {
  /// Later words on a signed record.
  struct AddendumTo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "addendum", abstract: "Adds words to a signed record, which stays as it is.",
      discussion: "What is not given as an option is asked.")

    @Argument(help: "The ID or its beginning.") var id: String
    @Option(help: "Who writes it.") var author: String?
    @Option(help: "Why it is added.") var reason: String?
    @Option(help: "The words.") var text: String?
    @OptionGroup var prompt: PromptArguments
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    private static let longest = 4_000

    func run() throws {
      let parts = [("author", author), ("reason", reason), ("text", text)]
      if parts.contains(where: { $0.1 == nil }) { try prompt.requireInput() }
      for (name, part) in parts { try part.map { try Self.check($0, as: name) } }
      let setting = try policy.setting()
      let store = try store.open()
      let id = try store.resolve(id)
      try Self.requireSigned(id, try store.listing(of: id).state)
      let (keeper, _) = try RecordKeeper.resume(id, in: store)
      defer { try? keeper.release() }
      var (_, consultation) = try RecordReader(store, setting).consultation(id)
      let event = Event(at: .now, .appended(try addendum(keeper)))
      _ = consultation.handle(event)
      try keeper.append([event], of: consultation)
      show("Added to \(id). Chain head: \(try store.head(of: id))")
    }

    private func addendum(_ keeper: RecordKeeper) throws -> Addendum {
      guard let author, let reason, let text else {
        var asker = Asker(prompt.environment)
        return Addendum(
          author: try author ?? asker.ask("Who writes this?", offering: keeper.lastClinician()),
          reason: try reason ?? asker.ask("Why is it added?"),
          text: try text ?? asker.ask("The words?", allowingLines: true))
      }
      return Addendum(author: author, reason: reason, text: text)
    }

    private static func requireSigned(_ id: ConsultationID, _ state: RecordState) throws {
      switch state {
      case .signed: return
      case .open, .paused:
        throw Failure(.usage, "\(id) is not signed; stipple resume \(id) goes on with it")
      case .abandoned:
        throw Failure(.usage, "\(id) was abandoned, and takes no addendum")
      case .erased: throw RecordError.erased(id)
      }
    }

    private static func check(_ text: String, as name: String) throws {
      if let problem = problem(with: text) { throw Failure(.usage, "--\(name): \(problem)") }
    }

    private static func problem(with text: String) -> String? {
      let isBlank = text.allSatisfy(\.isWhitespace)
      if isBlank || text.utf8.count > longest { return "This needs 1 to \(longest) bytes." }
      let isUnsafe = text.unicodeScalars.contains { $0 != "\n" && VisibleText.isUnsafe($0) }
      return isUnsafe ? "The text holds an invisible or control character." : nil
    }

    /// Asks for one line after the other.
    private struct Asker: ~Copyable {
      private var console: Console
      private let screen: Screen
      private let inputIsTerminal: Bool

      init(_ environment: TerminalEnvironment) {
        console = Console.standard(environment)
        screen = Screen(environment)
        inputIsTerminal = environment.inputIsTerminal
      }

      mutating func ask(
        _ question: String, offering offer: String? = nil, allowingLines: Bool = false
      ) throws -> String {
        let hint = offer.map { " (Enter: \($0))" } ?? ""
        console.write(screen.text(for: Line(.question, question + hint)))
        while true {
          let request = PromptRequest(
            screen.prompt("addendum"), remembersLine: false, allowsMultipleLines: allowingLines)
          switch console.next(request) {
          case .line(let line):
            var text = line.allSatisfy(\.isWhitespace) ? offer ?? line : line
            // What comes through a pipe ends with it, not with its first line.
            if allowingLines && !inputIsTerminal {
              text = try ([text] + rest()).joined(separator: "\n")
            }
            guard let problem = problem(with: text) else { return text }
            console.write(screen.text(for: Line(.refusal, problem)))
          case .interrupted: continue
          case .refused(let refusal):
            console.write(screen.text(for: Line(.refusal, refusal.description)))
          case .endOfInput:
            throw Failure(inputIsTerminal ? .interrupted : .badInput, "nothing was added")
          }
        }
      }

      /// Every further line.
      private mutating func rest() throws -> [String] {
        var lines: [String] = []
        while true {
          switch console.next(PromptRequest("", remembersLine: false)) {
          case .line(let line): lines.append(line)
          case .endOfInput: return lines
          case .interrupted: continue
          case .refused(let refusal):
            throw Failure(.badInput, "\(refusal.description) Nothing was added.")
          }
        }
      }
    }
  }
}
