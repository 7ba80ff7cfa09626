import ConsultationCore
public import Interview

extension Debrief {
  /// What may be shown: an examination that ended before its verdict can be sat again.
  public var shownLines: [Line] {
    attempt.isComplete || !attempt.isExamination
      ? lines : [Line(.hint, "An examination that ends before its verdict shows no debrief.")]
  }

  /// The whole debrief as lines to show, headings included.
  public var lines: [Line] {
    verdictLines + answerLines + listLines + bellLines + derivation + authorLines + markLines
  }

  private var `protocol`: ConsultationProtocol { practiceCase.key.protocol }
  private func name(_ id: QuestionID) -> String { `protocol`.question(id)?.name ?? id.name }

  private var verdictLines: [Line] {
    let key = practiceCase.assessment.verdict
    let own = attempt.verdict.flatMap(Verdict.init(name:))
    var lines = [
      Line(.heading, "Verdict"),
      Line(
        .verdict,
        "Yours: \(own.map { "\($0.words) (\($0.name))" } ?? "none"). "
          + "The case: \(key.words) (\(key.name))."),
    ]
    if let given = try? attempt.consultation(under: `protocol`) {
      let computed = given.finalAssessment.verdict
      lines.append(
        Line(.verdict, "Computed from your answers: \(computed.words) (\(computed.name))."))
    }
    if attempt.caseFingerprint != practiceCase.dialogue.fingerprint {
      lines.append(Line(.refusal, "The case has changed since this attempt."))
    }
    for (position, thing) in attempt.things.enumerated() {
      lines.append(Line(.echo, "You would tell the patient, \(position + 1): \(thing)"))
    }
    return lines
  }

  private var answerLines: [Line] {
    var lines = [
      Line(.heading, "Answers"),
      Line(
        .explanation,
        "\(answers(.same).count) as in the case, \(answers(.different).count) different, "
          + "\(answers(.missed).count) missed, \(answers(.unneeded).count) not needed."),
    ]
    // What went another way stands first: nobody finds it among a hundred that went well.
    for mark in answers.filter({ $0.outcome != .same }) + answers(.same) {
      guard let question = `protocol`.question(mark.question) else { continue }
      func words(_ answer: Answer?) -> String {
        answer.map { AnswerText.describe($0, to: question) } ?? "not asked"
      }
      let safety = mark.isSafety ? " (safety question)" : ""
      switch mark.outcome {
      case .same: lines.append(Line(.hint, "✓ \(question.name): \(words(mark.given))"))
      case .different, .missed:
        lines.append(
          Line(
            .explanation,
            "✗ \(question.name): \(words(mark.given)); the case says \(words(mark.key))\(safety)"))
      case .unneeded:
        lines.append(Line(.hint, "– \(question.name): \(words(mark.given)); not needed here"))
      }
    }
    return lines
  }

  private var listLines: [Line] {
    func section(_ title: String, _ items: [String], _ none: String) -> [Line] {
      [Line(.heading, title)]
        + (items.isEmpty ? [Line(.hint, none)] : items.map { Line(.explanation, $0) })
    }
    var order = outOfOrder.map { "“\(name($0))” was asked at another place than in the case." }
    order += amended.map { "“\(name($0))” was changed later." }
    let limit = practiceCase.dialogue.header.minutes.map { " of \($0) min" } ?? ""
    var time = ["\(Self.duration(attempt.seconds))\(limit) in all."]
    time += slowest.map { "\($0.prompt): \(Self.duration($0.seconds))" }
    return section("Unsafe steps", unsafeSteps, "None.")
      + section("Order", order, "As in the case.") + section("Time", time, "")
  }

  private static func duration(_ seconds: Int64) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }

  private var bellLines: [Line] {
    guard !bells.isEmpty else { return [] }
    return [Line(.heading, "Words that should have rung a bell")]
      + bells.map { bell in
        let heard =
          bell.wasHeard
          ? ""
          : bell.wasReached
            ? " (not heard: /ask brings it out)" : " (its question was not reached)"
        let rules = bell.rules.map(\.name).joined(separator: ", ")
        return Line(
          .spoken, "\(PatientLine.shown(bell.words)) — \(name(bell.question)), \(rules)\(heard)")
      }
  }

  private var derivation: [Line] {
    let narrator = Narrator(practiceCase.key)
    let findings = practiceCase.assessment.findings.filter { $0.level >= .modify }
    return [Line(.heading, "How the verdict comes about")] + narrator.whyVerdict()
      + findings.flatMap(narrator.why)
  }

  /// What the author of the case says of the patient and of the reasons.
  private var authorLines: [Line] {
    let paragraphs = practiceCase.dialogue.paragraphs
    guard !paragraphs.isEmpty else { return [] }
    return [Line(.heading, "About the case")] + paragraphs.map { Line(.explanation, $0) }
  }

  private var markLines: [Line] {
    guard let sheet = practiceCase.dialogue.markSheet else { return [] }
    var lines = [Line(.heading, Dialogue.markSheetHeading)]
    for result in marking.results {
      let critical = result.item.isCritical ? "[critical] " : ""
      let points = result.points.map { "\($0)" } ?? "?"
      lines.append(
        Line(
          .explanation,
          "\(result.number)  \(points)/\(result.item.outOf)  \(critical)\(result.item.words): "
            + "\(result.reason)"))
    }
    let score = marking.score
    let open = score.open > 0 ? ", \(score.open) still for the examiner" : ""
    let outcome =
      switch score.isPass {
      case true?: "Passed."
      case false?: "Not passed."
      case nil: "Not decided yet."
      }
    lines.append(
      Line(
        .verdict,
        "\(score.points) of \(score.outOf) points (\(score.percent)%\(open)); "
          + "a pass needs \(sheet.pass.percent)%. \(outcome)"))
    for words in score.missedCritical { lines.append(Line(.refusal, "Critical, missed: \(words)")) }
    if let rating = marking.globalRating {
      lines.append(Line(.explanation, "The examiner's impression: \(rating)"))
    }
    return lines
  }
}
