public import ConsultationCore
import Interview

/// A dialogue made ready for practice: its answers are the key, its patient's words are the patient.
public struct PracticeCase: Sendable {
  /// Names the case, for example its file's name.
  public let id: String
  /// The file that it is made from.
  public let dialogue: Dialogue
  /// The consultation at the key's verdict.
  public let key: Consultation
  /// The judgement of the key.
  public let assessment: Assessment
  /// The questions of the key in the order of their first answers.
  public let order: [QuestionID]
  /// What the patient says, by the key of the prompt.
  let words: [String: [Words]]
  /// When the case goes on after each of its pauses; `nil` where it does so at once.
  let resumptions: [Clock?]
  /// What the case itself answered first: what can be known when a question is asked.
  private let observed: [QuestionID: Answer]

  /// A line of the patient with its place in the file.
  struct Words: Hashable, Sendable {
    let place: Int
    /// On which visit of the case, from 0.
    let visit: Int
    let line: PatientLine
  }

  /// Why a dialogue cannot be practised.
  public struct Unfit: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the file, from 1.
    public let line: Int
    /// What is wrong, without a full stop.
    public let message: String

    /// The line, then what is wrong.
    public var description: String { "line \(line): \(message)" }
  }

  /// Makes a dialogue ready.
  ///
  /// - Parameters:
  ///   - dialogue: The case.
  ///   - id: Its name in attempts and lists.
  ///   - protocol: The protocol, or the clinic's own where the header names a policy.
  ///   - policy: The policy's name, or `none`.
  /// - Throws: `Unfit` where it does not play as it says, or reaches no verdict.
  public init(
    _ dialogue: Dialogue, id: String, under protocol: ConsultationProtocol, policy: String = "none"
  ) throws(Unfit) {
    let replay = Replay(dialogue, under: `protocol`, manner: Replay.Manner(policy: policy))
    if let difference = replay.differences.first {
      throw Unfit(
        line: difference.line, message: "the case does not play as it says: \(difference.words)")
    }
    guard let player = try? Player(dialogue.header, under: `protocol`) else {
      throw Unfit(line: 1, message: "its presets do not fit the protocol")
    }
    var reader = KeyReader(player)
    for entry in dialogue.entries { reader.take(entry) }
    guard let key = reader.key else {
      throw Unfit(line: dialogue.lastLine, message: "the case reaches no verdict")
    }
    self.id = id
    self.dialogue = dialogue
    self.key = key
    assessment = key.finalAssessment
    order = reader.order
    words = reader.words
    resumptions = reader.resumptions
    observed = reader.observed
  }

  /// What the patient can say at a prompt on a visit, in order: the words of later visits only where
  /// the question comes no sooner.
  func words(at prompt: Prompt, key: String, on visit: Int) -> [Words] {
    let all = words[key] ?? []
    let own = all.contains { $0.visit <= visit } ? all.filter { $0.visit <= visit } : all
    guard case .question(let id, _) = prompt else {
      let ids = prompt.questions
      return own.filter { words in words.line.question.map(ids.contains) ?? true }
    }
    // An item of a list may be asked alone: then what the list holds about it belongs to it too.
    let fromLists = words.filter { $0.key != key }.flatMap(\.value)
      .filter { $0.line.question == id }.sorted { $0.place < $1.place }
    return own + fromLists
  }

  /// What a clinician sees or has at hand where the patient has no words.
  func observation(at prompt: Prompt) -> String {
    let known = prompt.questions.compactMap { id -> String? in
      guard let question = key.protocol.question(id), let answer = observed[id] else {
        return nil
      }
      return "\(question.name): \(AnswerText.describe(answer, to: question))"
    }
    guard !known.isEmpty else { return "The case says nothing about this." }
    return "What you see or know: \(known.joined(separator: "; "))."
  }

  /// What the patient has to say about a question, wherever it is asked: what is said of the item
  /// itself, or of its whole list where nothing is.
  func words(about id: QuestionID) -> [Words] {
    let own = words.flatMap { key, said in
      said.filter { $0.line.question.map { $0 == id } ?? (key == id.name) }
    }
    guard own.isEmpty else { return own.sorted { $0.place < $1.place } }
    return words.filter { asks($0.key, id) }.flatMap(\.value).filter { $0.line.question == nil }
      .sorted { $0.place < $1.place }
  }

  /// Of these, the words that no prompt of the case brings unasked.
  func furtherWords(about id: QuestionID) -> [Words] {
    let unasked = Set(
      words.flatMap { _, said in
        said.filter { words in said.first { $0.visit == words.visit } == words }.map(\.place)
      })
    return words(about: id).filter { !unasked.contains($0.place) }
  }

  /// Whether a prompt, named by its key, asks a question.
  func asks(_ prompt: String, _ id: QuestionID) -> Bool {
    if prompt.split(separator: ",").contains(where: { $0.trimmed == id.name }) { return true }
    return key.protocol.groups.contains {
      "checklist." + $0.id == prompt && $0.questions.contains(id)
    }
  }
}

/// Plays a case and reads off what is said where.
private struct KeyReader {
  private var player: Player
  private(set) var words: [String: [PracticeCase.Words]] = [:]
  private(set) var order: [QuestionID] = []
  private(set) var observed: [QuestionID: Answer] = [:]
  private(set) var resumptions: [Clock?] = []
  /// The consultation when it last stood at its verdict.
  private(set) var key: Consultation?

  init(_ player: Player) { self.player = player }

  mutating func take(_ entry: Dialogue.Entry) {
    switch entry.kind {
    case .patient(let text):
      guard let line = PatientLine(text) else { return }
      words[player.key, default: []].append(
        PracticeCase.Words(place: entry.line, visit: resumptions.count, line: line))
    case .typed(let text):
      let clock = player.clock
      for event in player.play(text).events {
        order.noteFirstAnswer(of: event)
        if case .answered(let id, let answer) = event.kind, observed[id] == nil {
          observed[id] = answer
        }
        if event.kind == .resumed { resumptions.append(player.clock > clock ? player.clock : nil) }
      }
      if player.isAtVerdict, !player.isClosed { key = player.consultation }
    default: break
    }
  }
}

extension [QuestionID] {
  /// Adds the question that an event answers first.
  mutating func noteFirstAnswer(of event: Event) {
    switch event.kind {
    case .answered(let id, _), .opened(let id): if !contains(id) { append(id) }
    default: break
    }
  }
}
