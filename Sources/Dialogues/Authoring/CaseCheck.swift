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
    public let line: Int
    public let message: String

    public var description: String { "line \(line): \(message)" }
  }

  /// Checks a dialogue under a protocol.
  public init(
    _ dialogue: Dialogue, under protocol: ConsultationProtocol, policy: String = "none"
  ) {
    replay = Replay(dialogue, under: `protocol`, manner: Replay.Manner(policy: policy))
    var problems = replay.differences.map { Problem(line: $0.line, message: $0.words) }
    let checker = Checker(dialogue, `protocol`, replay.consultation)
    problems += checker.header + checker.body
    if problems.isEmpty || replay.differences.isEmpty {
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
        problems.append(Problem(line: entry.line, message: unknown(id)))
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

  private func unknown(_ id: QuestionID) -> String {
    "There is no question \(id.name.quotedShort)"
      + "\(hint(for: id.name, among: `protocol`.questions.map(\.id.name)))."
  }

  func markSheet(_ practiceCase: PracticeCase) -> [CaseCheck.Problem] {
    guard let sheet = dialogue.markSheet, !sheet.items.isEmpty else {
      return [
        Problem(line: dialogue.lastLine, message: "Expected a mark sheet with at least one item.")
      ]
    }
    return sheet.items.compactMap { line, item in
      problem(with: item.task, practiceCase).map { Problem(line: line, message: $0) }
    }
  }

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
      let names = Command.allCases.map(\.rawValue) + ["ask"]
      return names.contains(command)
        ? nil
        : "There is no command \("/\(command)".quotedShort)\(hint(for: command, among: names))."
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
