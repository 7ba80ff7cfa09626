public import ConsultationCore
import Interview

/// What a trainee learns from an attempt: every answer against the key, and what to do better.
public struct Debrief: Sendable {
  /// What the trainee did.
  public let attempt: Attempt
  /// The attempt against the mark sheet.
  public let marking: Marking
  /// In the order of asking; consent, the day and what the policy fixes are not compared.
  public let answers: [AnswerMark]
  /// What could have harmed the patient, one sentence each.
  public let unsafeSteps: [String]
  /// Questions answered out of the key's order.
  public let outOfOrder: [QuestionID]
  /// Answers that were changed later.
  public let amended: [QuestionID]
  /// The prompts that took longest, with their seconds, the longest first.
  public let slowest: [(prompt: String, seconds: Int64)]
  /// The patient's words that should have rung a bell.
  public let bells: [Bell]

  let practiceCase: PracticeCase

  /// One answer against the key.
  public struct AnswerMark: Hashable, Sendable {
    /// The question that was answered, or should have been.
    public let question: QuestionID
    /// The key's answer; `nil` where the question does not matter there.
    public let key: Answer?
    /// The trainee's answer; `nil` where there is none that counts.
    public let given: Answer?
    /// Whether missing it could harm the patient.
    public let isSafety: Bool

    /// How they compare.
    public var outcome: Outcome {
      switch (key, given) {
      case (nil, _): .unneeded
      case (_, nil): .missed
      case (let key, let given): key == given ? .same : .different
      }
    }

    /// How an answer compares with the key.
    public enum Outcome: String, Hashable, Sendable, Codable {
      case same, different, missed, unneeded
    }
  }

  /// Words that pointed at something that was not recorded.
  public struct Bell: Hashable, Sendable {
    /// What they pointed at.
    public let question: QuestionID
    /// As this patient says them.
    public let words: String
    /// Whether the trainee heard them.
    public let wasHeard: Bool
    /// Whether the trainee came to a question that they answer.
    public let wasReached: Bool
    /// The findings of the case that rest on the question.
    public let rules: [RuleID]
  }

  /// The debrief of an attempt.
  public init(
    _ attempt: Attempt, of practiceCase: PracticeCase
  ) {
    self.attempt = attempt
    self.practiceCase = practiceCase
    marking = Marking(attempt, of: practiceCase)
    let reader = DebriefReader(attempt, practiceCase)
    answers = reader.answers
    unsafeSteps = reader.unsafeSteps
    outOfOrder = reader.outOfOrder
    amended = reader.amended
    slowest = reader.slowest
    bells = reader.bells
  }

  /// The answers that compare so.
  public func answers(_ outcome: AnswerMark.Outcome) -> [AnswerMark] {
    answers.filter { $0.outcome == outcome }
  }
}

/// Reads an attempt beside its key.
private struct DebriefReader {
  let attempt: Attempt
  let practiceCase: PracticeCase
  let answers: [Debrief.AnswerMark]
  private let `protocol`: ConsultationProtocol
  private let given: Consultation?

  init(_ attempt: Attempt, _ practiceCase: PracticeCase) {
    self.attempt = attempt
    self.practiceCase = practiceCase
    let `protocol` = practiceCase.key.protocol
    self.protocol = `protocol`
    let given = try? attempt.consultation(under: `protocol`)
    self.given = given
    let presets = Set(practiceCase.key.beginning?.presets.map(\.question) ?? [])
    answers = `protocol`.questions.compactMap { question in
      guard question.section != .consent, question.id != `protocol`.anchors.consultDate,
        !presets.contains(question.id)
      else { return nil }
      let key = practiceCase.key.answers.counted(question.id)
      let answer = given?.answers.counted(question.id)
      guard key != nil || answer != nil else { return nil }
      return Debrief.AnswerMark(
        question: question.id, key: key, given: answer, isSafety: question.isSafety)
    }
  }

  var unsafeSteps: [String] {
    var steps: [String] = []
    for mark in answers {
      guard let question = `protocol`.question(mark.question), let key = mark.key else { continue }
      let wanted = AnswerText.describe(key, to: question)
      switch mark.outcome {
      case .missed where mark.isSafety:
        steps.append("“\(question.name)” was not asked; the case says \(wanted).")
      case .different:
        guard let answer = mark.given else { continue }
        let hidden = practiceCase.findings(hiddenBy: answer, to: mark.question).map(\.rule.name)
        guard !hidden.isEmpty else { continue }
        steps.append(
          "“\(question.name)” was recorded as \(AnswerText.describe(answer, to: question)); "
            + "the case says \(wanted). That hides \(hidden.joined(separator: ", ")).")
      case .missed, .same, .unneeded: continue
      }
    }
    // No single answer hides it, so it takes all of them.
    if steps.isEmpty, let given = given?.finalAssessment { steps += milder(given) }
    for case .overridden(let key, let override) in attempt.events.map(\.kind)
    where practiceCase.key.overrides[key] == nil {
      steps.append("\(key.rule) was set aside: \(override.reason).")
    }
    if let own = attempt.verdict.flatMap(Verdict.init(name:)), own < practiceCase.assessment.verdict
    {
      steps.append(
        "The verdict \(own.name) is milder than \(practiceCase.assessment.verdict.name).")
    }
    return steps
  }

  /// What all answers together come to, where that is milder than the case.
  private func milder(_ given: Assessment) -> [String] {
    let key = practiceCase.assessment
    if given.verdict < key.verdict {
      return ["What was recorded comes to \(given.verdict.name); the case, to \(key.verdict.name)."]
    }
    guard given.verdict == key.verdict, let day = key.earliest, let given = given.earliest,
      given < day
    else { return [] }
    return ["What was recorded allows \(given); the case, nothing before \(day)."]
  }

  var outOfOrder: [QuestionID] {
    var order: [QuestionID] = []
    for event in attempt.events { order.noteFirstAnswer(of: event) }
    let places = order.compactMap { id in
      practiceCase.order.firstIndex(of: id).map { (id, $0) }
    }
    // What does not belong to the longest run that keeps the key's order stands out of it.
    var best: [(length: Int, before: Int?)] = []
    for (index, place) in places.enumerated() {
      let earlier = places.indices.prefix(index).filter { places[$0].1 < place.1 }
        .max { best[$0].length < best[$1].length }
      best.append((earlier.map { best[$0].length + 1 } ?? 1, earlier))
    }
    var kept: Set<Int> = []
    var current = best.indices.max { best[$0].length < best[$1].length }
    while let index = current {
      kept.insert(index)
      current = best[index].before
    }
    return places.indices.filter { !kept.contains($0) }.map { places[$0].0 }
  }

  var amended: [QuestionID] {
    var answers: [QuestionID: Answer] = [:]
    var found: [QuestionID] = []
    for case .answered(let id, let answer) in attempt.events.map(\.kind) {
      if let earlier = answers[id], earlier != answer, !found.contains(id) { found.append(id) }
      answers[id] = answer
    }
    return found
  }

  var slowest: [(prompt: String, seconds: Int64)] {
    var spent: [String: Int64] = [:]
    var last: Int64 = 0
    for exchange in attempt.exchanges {
      if !exchange.prompt.isEmpty { spent[exchange.prompt, default: 0] += exchange.seconds - last }
      last = exchange.seconds
    }
    return spent.filter { $0.value > 0 }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(3)
      .map { (prompt: $0.key, seconds: $0.value) }
  }

  var bells: [Debrief.Bell] {
    let grave = practiceCase.assessment.findings.filter { $0.level >= .modify }
    let missed = answers.filter { $0.outcome == .different || $0.outcome == .missed }
    return missed.flatMap { mark -> [Debrief.Bell] in
      let rules = grave.filter { finding in
        finding.question == mark.question
          || `protocol`.rule(finding.rule)?.questions.contains(mark.question) ?? false
      }.map(\.rule)
      guard !rules.isEmpty else { return [] }
      return practiceCase.words(about: mark.question).map { words in
        let text = words.line.words(seed: attempt.seed, place: words.place)
        return Debrief.Bell(
          question: mark.question, words: text, wasHeard: wasHeard(words),
          wasReached: wasReached(words), rules: rules)
      }
    }
  }

  /// Whether a prompt was reached at which `/ask` has the patient say them.
  private func wasReached(_ words: PracticeCase.Words) -> Bool {
    let keys =
      practiceCase.words.filter { $0.value.contains(words) }.map(\.key)
      + [words.line.question?.name].compactMap(\.self)
    return attempt.exchanges.contains { keys.contains($0.prompt) }
  }

  /// The first line comes with its question; the others only when asked for.
  private func wasHeard(_ words: PracticeCase.Words) -> Bool {
    let text = words.line.words(seed: attempt.seed, place: words.place)
    if attempt.exchanges.contains(where: { $0.heard == text || $0.spoken == text }) { return true }
    return practiceCase.words.contains { key, said in
      said.first == words && attempt.exchanges.contains { $0.prompt == key }
    }
  }
}
