public import ConsultationCore

/// The sources that are cited outside questions and rules: by the plan's tables and by what the
/// protocol as a whole rests on.
public enum FurtherSources {
  /// Every key so cited.
  public static let all: Set<SourceKey> = {
    let practice = PracticeFact.technique + PracticeFact.pihPackage + PracticeFact.watchFor
    let devices: [PracticeFact] = [.pen, .roller, .stamp]
    let tables: [[Citation]] = [
      DepthRow.all.flatMap(\.evidence), DepthRow.evidenceOfTheTable,
      GoalOutlook.all.flatMap(\.evidence), ResultFacts.evidence,
      PreCareStep.all.flatMap(\.evidence), DowntimeStage.all.flatMap(\.evidence),
      AftercareRule.all.flatMap(\.evidence), RedFlag.all.flatMap(\.evidence),
      practice.flatMap(\.evidence), devices.flatMap(\.evidence),
      BackgroundStatement.all.flatMap(\.evidence),
    ]
    return Set(tables.joined().flatMap(\.sources))
  }()
}
