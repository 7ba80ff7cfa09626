public import ConsultationCore
import Interview

/// Whether a dialogue can serve as a case: what is wrong with it, line by line.
public struct CaseCheck: Sendable {
  /// In the order of the file; empty where the case is ready.
  public let problems: [Problem]
  /// How it played.
  public let replay: Replay

  /// One thing to mend.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    /// Where on the line, from 1, an unknown name stands; `nil` where the whole line is meant.
    public let column: Int?
    /// What is wrong, in full sentences.
    public let message: String

    init(line: Int, column: Int? = nil, message: String) {
      self.line = line
      self.column = column
      self.message = message
    }

    /// The place, then the message.
    public var description: String {
      "line \(line)\(column.map { ", column \($0)" } ?? ""): \(message)"
    }
  }

  /// Checks a dialogue under a protocol.
  public init(
    _ dialogue: Dialogue, under protocol: ConsultationProtocol, policy: String = "none"
  ) {
    replay = Replay(dialogue, under: `protocol`, manner: Replay.Manner(policy: policy))
    var problems = replay.differences.map {
      Problem(line: $0.line, column: $0.column, message: $0.words)
    }
    let checker = Checker(dialogue, `protocol`, replay.consultation)
    problems += checker.header + checker.body
    if replay.differences.isEmpty {
      problems += checker.unspoken
      do throws(PracticeCase.Unfit) {
        let practiceCase = try PracticeCase(dialogue, id: "", under: `protocol`, policy: policy)
        problems += checker.markSheet(practiceCase)
      } catch {
        problems.append(Problem(line: error.line, message: "Expected a verdict: \(error.message)."))
      }
    }
    self.problems = problems.sorted { $0.line < $1.line }
  }
}

private struct Checker {
  private let dialogue: Dialogue
  private let `protocol`: ConsultationProtocol
  private let consultation: Consultation

  init(_ dialogue: Dialogue, _ protocol: ConsultationProtocol, _ consultation: Consultation) {
    self.dialogue = dialogue
    self.protocol = `protocol`
    self.consultation = consultation
  }

  private typealias Problem = CaseCheck.Problem

  var header: [CaseCheck.Problem] {
    var problems: [Problem] = []
    if dialogue.header.level == nil {
      let names = Dialogue.Difficulty.allCases.map(\.rawValue).joined(separator: ", ")
      problems.append(Problem(line: 1, message: "The header lacks “level:”, one of \(names)."))
    }
    if dialogue.header.theme == nil {
      problems.append(
        Problem(line: 1, message: "The header lacks “theme:”, what the case teaches."))
    }
    return problems
  }

  var body: [CaseCheck.Problem] {
    var problems: [Problem] = []
    var speaks = false
    for entry in dialogue.entries {
      switch entry.kind {
      case .patient(let text):
        speaks = true
        if text == CaseSkeleton.placeholder {
          problems.append(
            Problem(line: entry.line, message: "The patient's words are still to be written."))
        }
        guard let id = PatientLine(text)?.question, `protocol`.question(id) == nil else { continue }
        problems.append(
          Problem(
            line: entry.line, column: text.place(of: id.name).map { 3 + $0 }, message: unknown(id)))
      case .prose(let text):
        guard let first = text.utf8.first, Prose.marks.contains(first),
          case let mark = Character(Unicode.Scalar(first)), mark != ".",
          let next = text.dropFirst().first, next != mark, !Prose.isSpecial(text)
        else { continue }
        problems.append(
          Problem(
            line: entry.line,
            message: "This line is read as prose: a mark counts only before a space, as in "
              + "“\(mark) \(String(text.dropFirst().prefix(20)))”."))
      default: break
      }
    }
    if !speaks {
      problems.append(
        Problem(
          line: dialogue.lastLine, message: "The patient says nothing; expected lines with \"."))
    }
    return problems
  }

  /// Words about a question that is never asked where they stand: no patient could say them.
  var unspoken: [CaseCheck.Problem] {
    guard var player = try? Player(dialogue.header, under: `protocol`) else { return [] }
    var problems: [Problem] = []
    for entry in dialogue.entries {
      switch entry.kind {
      case .typed(let text): _ = player.play(text)
      case .patient(let text):
        guard let id = PatientLine(text)?.question, `protocol`.question(id) != nil,
          !player.consultation.prompt.questions.contains(id)
        else { continue }
        problems.append(
          Problem(
            line: entry.line, column: text.place(of: id.name).map { 3 + $0 },
            message: "These words can never be said: \(id) is not asked at [\(player.key)]."))
      default: break
      }
    }
    return problems
  }

  private func unknown(_ id: QuestionID) -> String {
    "There is no question \(id.name.quotedShort)"
      + ending(for: id.name, among: `protocol`.questions.map(\.id.name))
  }

  func markSheet(_ practiceCase: PracticeCase) -> [CaseCheck.Problem] {
    guard let sheet = dialogue.markSheet, !sheet.items.isEmpty else {
      return [
        Problem(line: dialogue.lastLine, message: "Expected a mark sheet with at least one item.")
      ]
    }
    return sheet.items.compactMap { line, item in
      problem(with: item.task, practiceCase).map { message in
        let entry = dialogue.entries.first { $0.line == line }
        var place: Int?
        if case .item(let text)? = entry?.kind {
          place = unknownName(in: item.task).flatMap { text.place(of: $0) }
        }
        return Problem(line: line, column: place.map { 3 + $0 }, message: message)
      }
    }
  }

  /// The first name in an item that means nothing.
  private func unknownName(in task: MarkSheet.Task) -> String? {
    func unknown(_ ids: [QuestionID]) -> String? {
      ids.first { `protocol`.question($0) == nil }?.name
    }
    switch task {
    case .asked(let id, .question(let other)?): return unknown([id, other])
    case .asked(let id, _), .broughtOut(let id): return unknown([id])
    case .recorded(let ids): return unknown(ids)
    case .used(let command): return Self.commands.contains(command) ? nil : command
    case .verdict, .told: return nil
    }
  }

  private static let commands = Command.allCases.map(\.rawValue) + ["ask"]

  /// Why an item can never be earned; `nil` where it can.
  private func problem(with task: MarkSheet.Task, _ practiceCase: PracticeCase) -> String? {
    switch task {
    case .asked(let id, let limit):
      if let problem = notAsked(id, practiceCase) { return problem }
      guard case .question(let other)? = limit else { return nil }
      if let problem = notAsked(other, practiceCase) { return problem }
      let order = practiceCase.order
      guard let first = order.firstIndex(of: id), let second = order.firstIndex(of: other),
        first < second
      else { return "In the case itself \(id) is not asked before \(other)." }
      return nil
    case .recorded(let ids): return ids.lazy.compactMap { notAsked($0, practiceCase) }.first
    case .verdict(let verdict):
      let computed = practiceCase.assessment.verdict
      return verdict == computed
        ? nil : "The case comes to \(computed.name), so \(verdict.name) cannot be right."
    case .broughtOut(let id):
      if let problem = notAsked(id, practiceCase) { return problem }
      return practiceCase.furtherWords(about: id).isEmpty
        ? "The patient has no further words about \(id) for /ask; expected a second line with \"."
        : nil
    case .told: return nil
    case .used(let command):
      return Self.commands.contains(command)
        ? nil
        : "There is no command \("/\(command)".quotedShort)"
          + ending(for: command, among: Self.commands)
    }
  }

  private func notAsked(_ id: QuestionID, _ practiceCase: PracticeCase) -> String? {
    guard `protocol`.question(id) != nil else { return unknown(id) }
    guard practiceCase.key.answers.counted(id) != nil else {
      return "The case has no answer to \(id), so the item can never be earned."
    }
    return nil
  }
}
