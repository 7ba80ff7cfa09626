public import ConsultationCore

/// Proves that a protocol is sound, or shows where it is not.
public enum ProtocolCheck {
  /// What is checked.
  ///
  /// The first six are read off the protocol; the others judge answers with the
  /// core itself, and are left out while the first find errors.
  public enum Check: String, Hashable, Sendable, CaseIterable {
    /// Identifiers are unique.
    case names
    /// Conditions read what exists, in an order in which it can be read.
    case readings
    /// Checklists are short, in order and can be answered with "none".
    case groups
    /// Rules have evidence, dates and actions that exist, and nothing is left over.
    case references
    /// Safety questions and options are read, or declared as kept for the record.
    case uses
    /// Options in order of severity, and restricted ones, are consistent.
    case declarations
    /// Every question and fragment can come up.
    case reachability
    /// Every rule can fire, at every level, and no condition is idle.
    case firing
    /// A missing or a graver answer never makes the verdict milder.
    case monotony
    /// Every set of answers has a verdict, and every consultation ends.
    case walks

    /// Whether it judges answers.
    var isProof: Bool {
      switch self {
      case .names, .readings, .groups, .references, .uses, .declarations: false
      case .reachability, .firing, .monotony, .walks: true
      }
    }
  }

  /// Something outside the protocol that appears under a condition, such as a part of a plan.
  public struct Fragment: Hashable, Sendable {
    /// By which issues name it.
    public let id: String
    /// When it appears.
    public let condition: Condition

    /// A fragment with the condition under which it appears.
    public init(_ id: String, when condition: Condition) {
      self.id = id
      self.condition = condition
    }
  }

  /// How hard to look.
  public struct Effort: Hashable, Sendable {
    /// Sets of answers that are tried for one set of questions before a sample has to do.
    public var combinations: Int
    /// Random consultations that are judged.
    public var consultations: Int
    /// Random consultations that are led from the first question to the signature.
    public var interviews: Int
    /// Where the random numbers begin.
    public var seed: UInt64

    /// An effort; the defaults take about a second in a release build.
    public init(
      combinations: Int = 12_000, consultations: Int = 250, interviews: Int = 40, seed: UInt64 = 1
    ) {
      self.combinations = combinations
      self.consultations = consultations
      self.interviews = interviews
      self.seed = seed
    }
  }

  /// Everything that is wrong, errors first.
  ///
  /// - Parameters:
  ///   - protocol: What is checked.
  ///   - extraCitations: Sources that are cited outside the protocol, for example by a plan.
  ///   - fragments: What appears under conditions of its own, for example in a plan.
  ///   - checks: What to check.
  ///   - effort: How hard to look where the combinations are too many to try them all.
  /// - Returns: the issues; none where the protocol is sound.
  public static func run(
    _ protocol: ConsultationProtocol, extraCitations: Set<SourceKey> = [],
    fragments: [Fragment] = [], checks: Set<Check> = Set(Check.allCases), effort: Effort = Effort()
  ) -> [Issue] {
    let inspection = Inspection(
      protocol: `protocol`, extraCitations: extraCitations, fragments: fragments, effort: effort)
    var issues: [Issue] = []
    for check in Check.allCases where checks.contains(check) && !check.isProof {
      issues += inspection.run(check)
    }
    let proofs = Check.allCases.filter { checks.contains($0) && $0.isProof }
    if issues.contains(where: { $0.severity == .error && $0.check.spoilsProofs }) {
      if let first = proofs.first {
        issues.append(
          Issue(.warning, "protocol", first, "nothing is proven until the errors above are gone"))
      }
    } else if !proofs.isEmpty {
      let healthy = HealthyPatient(`protocol`)
      for check in proofs { issues += inspection.prove(check, from: healthy) }
    }
    return issues.filter { $0.severity == .error } + issues.filter { $0.severity == .warning }
  }
}

extension ProtocolCheck.Check {
  /// Whether its errors leave conditions that cannot be judged.
  fileprivate var spoilsProofs: Bool { self == .names || self == .readings }
}

/// One protocol under inspection.
struct Inspection {
  let `protocol`: ConsultationProtocol
  let extraCitations: Set<SourceKey>
  let fragments: [ProtocolCheck.Fragment]
  let effort: ProtocolCheck.Effort

  fileprivate func run(_ check: ProtocolCheck.Check) -> [Issue] {
    switch check {
    case .names: names()
    case .readings: readings()
    case .groups: groups()
    case .references: references()
    case .uses: uses()
    case .declarations: declarations()
    default: []
    }
  }

  fileprivate func prove(_ check: ProtocolCheck.Check, from healthy: HealthyPatient) -> [Issue] {
    switch check {
    case .reachability: reachability(healthy)
    case .firing: firing(healthy)
    case .monotony: monotony(healthy)
    case .walks: walks(healthy)
    default: []
    }
  }
}
