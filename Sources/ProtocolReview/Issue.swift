public import Interview

/// Something that a check found.
public struct Issue: Hashable, Sendable {
  /// Whether the protocol is wrong, or merely deserves a look.
  public let severity: Severity
  /// What it is about: the id of a rule, question, group or source.
  public let id: String
  /// The check that found it.
  public let check: ProtocolCheck.Check
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// Answers under which it can be seen, where there are any.
  public let witness: Witness?

  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, CaseIterable { case error, warning }

  /// An issue.
  public init(
    _ severity: Severity, _ id: String, _ check: ProtocolCheck.Check, _ message: String,
    witness: Witness? = nil
  ) {
    self.severity = severity
    self.id = id
    self.check = check
    self.message = message
    self.witness = witness
  }

  /// One line a fact: `error R-S01: never fires`, and the witness below it.
  public var lines: [String] {
    ["\(severity.rawValue) \(id): \(message)"] + (witness.map { ["  with \($0)"] } ?? [])
  }

  /// An object of `severity`, `id`, `check`, `message` and, where there is one, `witness`.
  public var json: JSONValue {
    var members = [
      JSONValue.Member("severity", .string(severity.rawValue)),
      JSONValue.Member("id", .string(id)),
      JSONValue.Member("check", .string(check.rawValue)),
      JSONValue.Member("message", .string(message)),
    ]
    if let witness { members.append(JSONValue.Member("witness", witness.json)) }
    return .object(members)
  }
}
