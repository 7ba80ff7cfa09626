public import ConsultationCore

extension Rule {
  /// A safety question without an answer.
  ///
  /// The questions named here have a rule of their own that fires on a missing answer.
  public static let rX01 = Rule(
    "R-X01",
    forEachMissingSafetyAnswerExcept: [
      Question.bleedingDisorder.id, Question.hba1c.id, Question.hba1cDate.id,
      Question.pihHistory.id, Question.metHbRisk.id, Question.metHbDrugs.id,
    ],
    override: .never,
    because:
      "We need an answer to this question before we can tell whether treatment is safe for you.",
    rationale: "absence of an answer is never \"no\"",
    evidence: .policy())
}

extension Rule {
  /// The rule for answers that are missing.
  public static let missingAnswer: [Rule] = [.rX01]
}
