import ConsultationCore
import Dialogues
import Foundation
import MicroneedlingProtocol

/// The cases that come with the program, read once.
enum Shipped {
  static let files =
    ((try? FileManager.default.contentsOfDirectory(
      at: CaseFiles.folder, includingPropertiesForKeys: nil)) ?? [])
    .filter { $0.lastPathComponent.hasSuffix(CaseFiles.ending) }
    .sorted { $0.path < $1.path }

  static func dialogue(_ file: URL) throws -> Dialogue {
    try Dialogue(parsing: Array(Data(contentsOf: file)))
  }
}

/// One line of a dialogue taken out or written otherwise.
struct CaseMutation: Sendable {
  /// The entry that changes.
  let index: Int
  /// What stands in its place; `nil` where it is taken out.
  let kind: Dialogue.Entry.Kind?

  /// Whether a line changes that the program says: a finding, an amendment, any other output.
  let isOfAssertion: Bool

  func applied(to dialogue: Dialogue) -> Dialogue {
    var body = dialogue.entries.map(\.kind)
    if let kind { body[index] = kind } else { body.remove(at: index) }
    return Dialogue(header: dialogue.header, body: body, lineEnds: dialogue.lineEnds)
  }

  /// Every mutation of a dialogue: of answers, and of what the program says.
  static func all(of dialogue: Dialogue) -> [CaseMutation] {
    var mutations: [CaseMutation] = []
    var key = ""
    for (index, entry) in dialogue.entries.enumerated() {
      func add(_ kinds: [Dialogue.Entry.Kind?], ofAssertion isOfAssertion: Bool) {
        mutations += kinds.map { Self(index: index, kind: $0, isOfAssertion: isOfAssertion) }
      }
      switch entry.kind {
      case .prompt(let name, _): key = name
      case .typed(let text):
        let others = text.hasPrefix("/") ? others(thanCommand: text) : others(than: text, at: key)
        add([nil] + others.map { .typed($0) }, ofAssertion: false)
      case .finding(let text):
        add([nil] + others(thanSaid: text).map { .finding($0) }, ofAssertion: true)
      case .amendment(let text):
        add([nil] + others(thanSaid: text).map { .amendment($0) }, ofAssertion: true)
      case .output(let text):
        add([nil] + others(thanSaid: text).map { .output($0) }, ofAssertion: true)
      default: break
      }
    }
    return mutations
  }

  private static func others(thanSaid text: String) -> [String] {
    let digit = text.firstIndex(where: \.isNumber).map { place in
      text[..<place] + (text[place] == "1" ? "2" : "1") + text[text.index(after: place)...]
    }
    let level = text.hasPrefix("DEFER") ? "REFER" + text.dropFirst(5) : nil
    return [text + " x"] + [digit.map { String($0) }, level].compactMap(\.self)
  }

  // MARK: - Other answers

  /// Other values for `/amend`, and another rule or day for `/override` and `/resume`.
  private static func others(thanCommand text: String) -> [String] {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3, words[0] == "/amend",
      let question = Sample.protocol.question(QuestionID(words[1]))
    else { return words.count > 1 ? [words[0]] + others(thanSaid: text).dropFirst() : [] }
    return others(than: words[2], to: question).filter { $0 != words[2] }
      .map { "\(words[0]) \(words[1]) \($0)" }
  }

  /// Other answers to what is asked, as they may be typed.
  private static func others(than text: String, at key: String) -> [String] {
    let `protocol` = Sample.protocol
    if key.hasPrefix("checklist.") {
      let group = `protocol`.groups.first { "checklist." + $0.id == key }
      let items = (group?.questions ?? []).map(\.name)
      return (["none"] + items + items.map { $0 + " u" }).filter { $0 != text }
    }
    let ids = key.split(separator: ",").map { String($0).trimmingCharacters(in: .whitespaces) }
    let questions = ids.compactMap { `protocol`.question(QuestionID($0)) }
    guard questions.count == ids.count else { return [] }
    if questions.count == 1 {
      return (others(than: text, to: questions[0]) + ["u", "d"]).filter { $0 != text }
    }
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == questions.count else { return [] }
    return parts.indices.flatMap { place in
      (others(than: parts[place], to: questions[place]) + ["u"]).map { other in
        var parts = parts
        parts[place] = other
        return parts.joined(separator: " ")
      }
    }
  }

  private static func others(than text: String, to question: QuestionDefinition) -> [String] {
    switch question.kind {
    case .choice: return question.options.map(\.id)
    case .choices:
      let ids = question.options.map(\.id)
      let more = ids.filter { !text.contains($0) && $0 != "none" }.map { "\(text), \($0)" }
      let fewer = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      return ids + (text == "none" ? [] : more) + (fewer.count > 1 ? fewer : [])
    case .day(let allowsNone):
      let moved = Day(iso: text).map { day in
        [-400, -31, -1, 1, 2, 31].map { (day + .days($0)).description }
      }
      return (moved ?? []) + (allowsNone ? ["none"] : [])
    case .number(let unit, let range, let allowsNone):
      guard let number = Double(text.prefix { $0.isNumber || $0 == "." }) else { return [] }
      let numbers = [number - 1, number + 1, number + 10, number * 2, number / 2]
        .filter { range.contains($0) && (!unit.isWhole || $0 == $0.rounded()) }
      return numbers.map { String($0) } + (allowsNone ? ["none"] : [])
    case .scores(let count, let range):
      return range.map { Array(repeating: String($0), count: count).joined(separator: " ") }
    case .text: return ["none", "something else"]
    case .measurement: return ["2.4 on 2026-01-02", "3.6 on 2026-01-02"]
    case .instrument: return ["none", "COPS 41", "AAI 33"]
    }
  }
}

/// What a consultation comes to: findings, dates, verdict and plan as it is printed.
struct Outcome: Equatable {
  let assessment: Assessment
  let effective: Verdict
  let copies: [Document]

  init(_ consultation: Consultation) {
    let assessment = consultation.finalAssessment
    self.assessment = assessment
    effective = consultation.effectiveVerdict(of: assessment)
    let plan = Plan(consultation, clinic: nil)
    copies = Document.Audience.allCases.map { audience in
      var document = PlanDocument.make(
        plan, answers: consultation.finalAnswers, assessment: assessment, consultation: nil,
        for: audience, clinic: nil, protocolLine: "", approval: "", chainHead: nil)
      document.sections.removeAll { Self.repeatingAnswers.contains($0.id) }
      return document
    }
  }

  /// Sections of the clinical record that list the answers themselves: findings with what they rest
  /// on, answers, remarks, restricted answers, transcript.
  private static let repeatingAnswers = ["A1", "A2", "A3", "A5", "A8"]
}
