public import ConsultationCore
public import Interview

/// Counts of a protocol, and how long a consultation with a healthy patient is.
public struct ProtocolStats: Hashable, Sendable {
  /// Name and version of the protocol.
  public let title: String
  /// Every count, in the order of reading.
  public private(set) var counts: [Count] = []

  /// Something counted.
  public struct Count: Hashable, Sendable {
    /// The key of the JSON form, for example `safetyQuestions` or `rules.DEFER`.
    public let key: String
    /// What is counted, in words.
    public let words: String
    /// How many there are.
    public let count: Int
  }

  /// Counts a protocol.
  ///
  /// - Parameters:
  ///   - protocol: What is counted.
  ///   - presets: Answers that a clinic's policy fixes, so that nobody is asked.
  public init(_ protocol: ConsultationProtocol, presets: [Beginning.Preset] = []) {
    title = `protocol`.title
    countQuestions(of: `protocol`)
    countRules(of: `protocol`)
    countEvidence(of: `protocol`)
    add("healthyLines", "lines of a healthy patient", Self.healthyLines(`protocol`, presets))
  }

  /// The count of that key; `nil` where nothing of the kind is counted.
  public subscript(key: String) -> Int? { counts.first { $0.key == key }?.count }

  /// Lines from the first question to the review, with a healthy patient.
  public var healthyLines: Int { self["healthyLines"] ?? 0 }

  private mutating func add(_ key: String, _ words: String, _ count: Int) {
    counts.append(Count(key: key, words: words, count: count))
  }

  private mutating func countQuestions(of protocol: ConsultationProtocol) {
    let questions = `protocol`.questions
    add("questions", "questions", questions.count)
    add("safetyQuestions", "  safety questions", questions.count { $0.isSafety })
    add("restrictedQuestions", "  restricted", questions.count { $0.isRestricted })
    add(
      "followUps", "  that depend on an earlier answer", questions.count { $0.relevance != .always }
    )
    add("options", "options", questions.reduce(0) { $0 + $1.options.count })
    add("groups", "groups of questions asked together", `protocol`.groups.count)
  }

  private mutating func countRules(of protocol: ConsultationProtocol) {
    let rules = `protocol`.rules
    add("rules", "rules", rules.count)
    for level in Level.allCases {
      add("rules.\(level.name)", "  up to \(level.name)", rules.count { $0.gravestLevel == level })
    }
    for override in OverrideClass.allCases {
      add(
        "rules.\(override.rawValue)", "  set aside as class \(override.rawValue)",
        rules.count { $0.override == override })
    }
    add(
      "rules.dated", "  with a waiting time",
      rules.count { rule in rule.grades.contains { $0.wait != nil } })
  }

  private mutating func countEvidence(of protocol: ConsultationProtocol) {
    let cited = `protocol`.rules.flatMap(\.evidence) + `protocol`.questions.flatMap(\.sources)
    add("sources", "sources", `protocol`.sources.count)
    add("citations", "citations of questions and rules", cited.count)
    for provenance in Provenance.allCases {
      add(
        "citations.\(provenance.rawValue)", "  \(provenance.rawValue)",
        cited.count { $0.provenance == provenance })
    }
    add("citations.against", "  against the choice made", cited.count { $0.stance == .disagrees })
    add("disagreements", "disagreements between sources", `protocol`.disagreements.count)
    add("actions", "actions", `protocol`.actions.count)
  }

  private static func healthyLines(
    _ protocol: ConsultationProtocol, _ presets: [Beginning.Preset]
  ) -> Int {
    let healthy = HealthyPatient(`protocol`)
    var interview = Interviewer(`protocol`, presets: presets)
    _ = interview.run { healthy.answers[$0] ?? .unknown }
    return interview.linesToReview
  }

  /// One line a count, the counts one below the other.
  public var lines: [String] {
    let width = counts.map { String($0.count).count }.max() ?? 0
    return [title]
      + counts.map { row in
        let digits = String(row.count)
        return String(repeating: " ", count: width - digits.count) + digits + "  " + row.words
      }
  }

  /// An object of counts by their keys.
  public var json: JSONValue {
    .object(
      [JSONValue.Member("protocol", .string(title))]
        + counts.map { JSONValue.Member($0.key, .number(Double($0.count))) })
  }
}
