public import ConsultationCore

/// What Tab offers for a half-typed line.
public struct Completions: Sendable {
  private let consultation: Consultation
  private let isExamination: Bool

  /// Completions for the prompt of now; an examination offers no help and names no finding.
  public init(_ consultation: Consultation, isExamination: Bool = false) {
    self.consultation = consultation
    self.isExamination = isExamination
  }

  /// A word with its one-line meaning.
  public struct Candidate: Hashable, Sendable {
    /// What Tab completes to.
    public let word: String
    /// What it stands for, in a few words; empty where the word says it all.
    public let meaning: String

    /// A word with its meaning.
    public init(word: String, meaning: String) {
      self.word = word
      self.meaning = meaning
    }
  }

  /// The words that may stand where the text ends: those that its last word begins, else those
  /// that hold it (`Last` of `isotretinoinLast`) or mean it, else the one it is a slip of.
  public func candidates(for text: String) -> [Candidate] {
    // A space too many parts nothing; one at the end begins a word.
    let words =
      text.split(separator: " ").map(String.init) + (text.isEmpty || text.last == " " ? [""] : [])
    let last = words.last.map { $0.split(separator: ",", omittingEmptySubsequences: false).last }
    let typed = (last.flatMap { $0 }.map(String.init) ?? "").lowercased()
    let all = all(before: words)
    let beginning = all.filter { $0.word.lowercased().hasPrefix(typed) }
    guard beginning.isEmpty, typed.count > 2 else { return beginning }
    let holding = all.filter {
      $0.word.lowercased().contains(typed) || Words.begin($0.meaning, with: typed)
    }
    // A slip is a letter or two, never what was typed beyond the word.
    guard holding.isEmpty, let slip = Nearest.match(for: typed, among: all.map(\.word)),
      slip.count + 1 >= typed.count
    else { return holding }
    return all.filter { $0.word == slip }
  }

  private func all(before words: [String]) -> [Candidate] {
    guard let first = words.first, first.hasPrefix("/") else { return answers }
    if words.count == 1 {
      return Command.allCases.filter(isAvailable)
        .map { Candidate(word: "/" + $0.rawValue, meaning: $0.meaning) }
    }
    guard let command = try? Command.named(String(first.dropFirst())), isAvailable(command) else {
      return []
    }
    switch command {
    case .amend: return words.count == 2 ? questions : values(named: words[1])
    case .why where words.count == 2:
      return findings + questions
        + consultation.protocol.derived.map { Candidate(word: $0.name, meaning: $0.meaning) }
    case .help where words.count == 2:
      return Command.allCases.map { Candidate(word: $0.rawValue, meaning: $0.meaning) } + questions
    case .override where words.count == 2: return findings
    case .review where words.count == 2:
      return QuestionDefinition.Section.allCases.map { Candidate(word: $0.rawValue, meaning: "") }
    default: return []
    }
  }

  private func isAvailable(_ command: Command) -> Bool { !isExamination || !command.helpsTrainee }

  /// Questions that matter, answered ones first.
  private var questions: [Candidate] {
    let definitions = consultation.answers.counted.map(\.question) + consultation.answers.unanswered
    return definitions.map { Candidate(word: $0.id.name, meaning: $0.name) }
  }

  private var findings: [Candidate] {
    consultation.assessment.findings.filter { !$0.isRestricted }.map { finding in
      Candidate(
        word: finding.rule.name,
        meaning: consultation.protocol.rule(finding.rule)?.because ?? "")
    }
  }

  private func values(named name: String) -> [Candidate] {
    consultation.protocol.question(QuestionID(name)).map(options) ?? []
  }

  private func options(_ question: QuestionDefinition) -> [Candidate] {
    question.options.map { Candidate(word: $0.id, meaning: $0.label) }
      + [
        Candidate(word: "unknown", meaning: "nobody present knows"),
        Candidate(word: "declined", meaning: "the patient prefers not to say"),
      ]
  }

  private var answers: [Candidate] {
    switch consultation.prompt {
    case .question(let id, _):
      return consultation.protocol.question(id).map { question in
        let none =
          question.negative == AnswerValue.none ? [Candidate(word: "none", meaning: "")] : []
        return none + options(question)
      } ?? []
    case .checklist(_, let items):
      return items.compactMap(consultation.protocol.question).map {
        Candidate(word: $0.id.name, meaning: $0.name)
      } + [Candidate(word: "none", meaning: "none of these")]
    case .acknowledge: return [Candidate(word: "acknowledge", meaning: "it is done or under way")]
    case .review: return [Candidate(word: "accept", meaning: "take the verdict as it stands")]
    case .signature: return [Candidate(word: "sign", meaning: "close the record")]
    case .visit:
      return [
        Candidate(word: "same", meaning: "the same visit goes on"),
        Candidate(word: "new", meaning: "judge everything by today's date"),
      ]
    case .header, .joint, .signatory: return []
    }
  }
}
