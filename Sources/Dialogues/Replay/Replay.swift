public import ConsultationCore
import Interview

/// A dialogue played through the real session in virtual time, compared line by line.
public struct Replay: Sendable {
  /// The file as it was read.
  public let dialogue: Dialogue
  /// Where file and program differ, in the order of the file; empty when all is as it says.
  public let differences: [Difference]
  /// The consultation at the end.
  public let consultation: Consultation
  /// What was recorded, without a store.
  public let events: [Event]
  /// Whether it was played with the policy that its header names.
  public let isOfItsPolicy: Bool
  /// How many typed lines were played.
  public let exchanges: Int
  /// Every finding that stood at some time.
  public let findings: Set<Finding>
  /// Every question that was asked.
  public let asked: Set<QuestionID>
  /// The file as it would be if the program were right.
  public let blessed: Blessing

  /// A file written anew.
  public struct Blessing: Hashable, Sendable {
    /// The file as it would read.
    public let dialogue: Dialogue
    /// What changed in it.
    public let changes: [Difference]
    /// What re-recording cannot settle: its author must.
    public let unsettled: [Difference]
  }

  /// How a dialogue is played.
  public struct Manner: Sendable {
    /// The name of the policy whose protocol is used, or `none`.
    public var policy = "none"
    /// Saves the events so far and reads them back: after each line the consultation is told anew
    /// from what it returns; `nil` plays straight through.
    public var restoring: Restoring?

    /// Saves events and reads them back.
    public typealias Restoring = @Sendable ([Event]) throws -> [Event]

    /// Without a policy, straight through.
    public init(policy: String = "none", restoring: Restoring? = nil) {
      self.policy = policy
      self.restoring = restoring
    }
  }

  /// Plays a dialogue.
  ///
  /// - Parameters:
  ///   - dialogue: What is played.
  ///   - protocol: The protocol; the clinic's own where the header names a policy.
  ///   - manner: Policy and way of playing.
  public init(
    _ dialogue: Dialogue, under protocol: ConsultationProtocol, manner: Manner = Manner()
  ) {
    var run = ReplayRun(dialogue, `protocol`, manner)
    run.play()
    self.dialogue = dialogue
    differences = run.differences
    consultation = run.player?.consultation ?? Consultation(`protocol`)
    events = run.player?.events ?? []
    isOfItsPolicy = run.isOfItsPolicy
    exchanges = run.exchanges
    findings = run.findings
    asked = run.asked
    let settled = run.differences.filter(\.isBlessable)
    blessed = Blessing(
      dialogue: run.edits.applied(to: dialogue), changes: settled,
      unsettled: run.differences.filter { !$0.isBlessable })
  }
}
