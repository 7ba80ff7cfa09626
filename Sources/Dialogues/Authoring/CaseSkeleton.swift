public import ConsultationCore
import Interview

/// A new case to be filled in: a healthy patient who plays as written, with hints for the author.
public enum CaseSkeleton {
  /// The text of a new case.
  ///
  /// Each answer is the one that keeps the verdict mildest, so that the author changes only what
  /// makes the case.
  ///
  /// - Parameters:
  ///   - title: Who the patient is, in one line.
  ///   - protocol: The protocol of the case.
  ///   - clock: When the consultation takes place.
  ///   - level: How hard the case is to be.
  /// - Returns: A dialogue that plays as written.
  public static func dialogue(
    title: String, under protocol: ConsultationProtocol, clock: Clock,
    level: Dialogue.Difficulty = .introductory
  ) -> Dialogue {
    let line = VisibleText.of(title).trimmed
    let header = Dialogue.Header(
      protocolTitle: `protocol`.title, clock: clock,
      title: line.isEmpty ? "a name, an age, a wish, one thing that matters" : line, level: level,
      theme: "what the case teaches", minutes: 20)
    guard var player = try? Player(header, under: `protocol`) else {
      return Dialogue(header: header, body: [])
    }
    var lines: [String] = []
    // Every line answers something, so this ends; the limit says so to a reader.
    for _ in `protocol`.questions where !player.isAtVerdict {
      guard let line = MildestLine.find(player) else { break }
      lines.append(line)
      _ = player.play(line)
    }
    let transcript = try? Transcript(of: player.events, under: `protocol`, title: header.title)
    let verdict = player.consultation.finalAssessment.verdict
    return Dialogue(
      header: header,
      body: introduction + guided(transcript?.dialogue.entries.map(\.kind) ?? [])
        + markSheet(verdict))
  }

  private static let introduction: [Dialogue.Entry.Kind] = [
    "Who is this person? What do they want, how do they talk, what do they leave out?",
    "Lines without a mark are for the reader. Change answers where the case needs it, let",
    "`stipple replay --bless` write what the tool says, and read every change.",
    "",
  ].map { .prose($0) }

  /// Stands for words that are still to be written.
  static let placeholder = "…"

  /// A line of the patient under every question.
  private static func guided(_ entries: [Dialogue.Entry.Kind]) -> [Dialogue.Entry.Kind] {
    entries.flatMap { entry -> [Dialogue.Entry.Kind] in
      if case .typed = entry { [.patient(placeholder), entry] } else { [entry] }
    }
  }

  private static func markSheet(_ verdict: Verdict) -> [Dialogue.Entry.Kind] {
    [
      .prose(""), .heading(Dialogue.markSheetHeading),
      .prose("What must a trainee not miss? An item is one of:"),
    ] + MarkSheet.Item.forms.map { .prose("  " + $0) } + [
      .item("[critical] trainee's verdict is \(verdict.name) (3)"),
      .item("told the patient what happens next (1)"),
      .pass("80%, no critical item missed"),
    ]
  }
}

/// Looks for the answer that keeps a consultation mildest.
enum MildestLine {
  /// The line; `nil` where none of the usual ones is taken.
  static func find(_ player: Player) -> String? {
    var best: (line: String, cost: [Int])?
    for line in candidates(player) {
      var copy = player
      let played = copy.play(line)
      guard played.refusal == nil, copy.key != player.key || !played.events.isEmpty else {
        continue
      }
      let assessment = copy.consultation.assessment
      let cost = [
        assessment.banners.count, assessment.verdict.rawValue, assessment.findings.count,
        copy.consultation.answers.unanswered.count,
      ]
      if best.map({ cost.lexicographicallyPrecedes($0.cost) }) ?? true { best = (line, cost) }
    }
    return best?.line
  }

  private static func candidates(_ player: Player) -> [String] {
    let consultation = player.consultation
    let questions = consultation.prompt.questions.compactMap(consultation.protocol.question)
    switch consultation.prompt {
    case .checklist: return ["none"] + questions.map { "\($0.id) u" }
    case .joint:
      let several = questions.map { candidates($0, player.clock.day) }
      let most = several.map(\.count).max() ?? 0
      return (0..<most).map { position in
        several.map { $0[min(position, $0.count - 1)] }.joined(separator: " ")
      }
    case .question: return questions.first.map { candidates($0, player.clock.day) } ?? []
    case .acknowledge: return ["acknowledge"]
    case .visit: return ["same"]
    default: return []
    }
  }

  private static func candidates(_ question: QuestionDefinition, _ today: Day) -> [String] {
    switch question.kind {
    case .choice, .choices: return question.options.map(\.id) + ["unknown"]
    case .day(let allowsNone):
      let days = [today + .days(14), today + .months(-12 * 34), today + .months(-24)]
      return (allowsNone ? ["none"] : []) + days.map(\.description)
    case .number(let unit, let range, let allowsNone):
      let numbers = [65, 12, 6, 1.5, 4, 2, 1, 0, range.lowerBound, range.upperBound]
        .filter { range.contains($0) && (!unit.isWhole || $0 == $0.rounded()) }
      return (allowsNone ? ["none"] : []) + numbers.map { NumberParser.format($0) }
    case .scores(let count, let range):
      let middle = (range.lowerBound + range.upperBound) / 2
      return ([middle] + range).map { score in
        Array(repeating: String(score), count: count).joined(separator: " ")
      }
    case .text(let allowsNone): return allowsNone ? ["none"] : ["as said"]
    case .measurement(_, let range):
      return ["\(NumberParser.format(range.lowerBound)) on \(today)"]
    case .instrument: return ["none"]
    }
  }
}
