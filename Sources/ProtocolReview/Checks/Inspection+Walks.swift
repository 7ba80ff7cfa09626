import ConsultationCore

extension Inspection {
  /// Every set of answers has a verdict with its reasons, and every consultation comes to its end.
  func walks(_ healthy: HealthyPatient) -> [Issue] {
    var patient = RandomPatient(`protocol`, from: healthy, seed: effort.seed &+ 1)
    var issues: [Issue] = []
    for _ in 0..<effort.consultations {
      let answers = patient.consultation().answers
      if let message = problem(with: Assessment(Answers(`protocol`, answers))) {
        issues.append(
          Issue(
            .error, "verdict", .walks, message,
            witness: Witness(
              answers.filter { healthy.answers[$0.key] != $0.value }, in: `protocol`)))
        break
      }
    }
    for _ in 0..<effort.interviews {
      var interview = Interviewer(`protocol`)
      if let message = interview.run(answering: { patient.likelyAnswer(to: $0) }) {
        issues.append(
          Issue(
            .error, "interview", .walks, message,
            witness: Witness(interview.given, in: `protocol`)))
        break
      }
    }
    return issues
  }

  private func problem(with assessment: Assessment) -> String? {
    if assessment.verdict != assessment.findings.map(\.verdict).max() ?? .suitable {
      return "the verdict is not that of the worst finding"
    }
    if !assessment.isSettled { return "the dates do not come to rest" }
    if assessment.verdict == .defer && assessment.floor == nil && assessment.conditions.isEmpty {
      return "a deferral has neither a date nor a condition"
    }
    return nil
  }
}
