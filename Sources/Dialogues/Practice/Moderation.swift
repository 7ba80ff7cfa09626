/// What an examiner said of an attempt afterwards: a line of its own in the file of attempts, so that no
/// earlier line is ever changed.
public struct Moderation: Hashable, Sendable, Codable {
  /// Which attempt is meant.
  private let trainee: String
  private let caseID: String
  private let startedAt: Int64
  /// Everything that was said of it, earlier marks included.
  public let examiner: ExaminerMarks
  /// How it is marked with that.
  public let score: Attempt.Score?

  /// What was said of an attempt; `nil` where nothing was.
  public init?(of attempt: Attempt) {
    guard let examiner = attempt.examiner else { return nil }
    trainee = attempt.trainee
    caseID = attempt.caseID
    startedAt = attempt.startedAt
    self.examiner = examiner
    score = attempt.score
  }

  /// Whether an attempt is meant.
  public func isAbout(_ attempt: Attempt) -> Bool {
    (trainee, caseID, startedAt) == (attempt.trainee, attempt.caseID, attempt.startedAt)
  }
}
