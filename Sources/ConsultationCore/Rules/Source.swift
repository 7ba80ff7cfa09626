/// Something that was read, or stands in for it.
public struct Source: Hashable, Sendable {
  /// The key under which it is cited.
  public let key: SourceKey
  /// What was read, as precisely as it is known.
  public let title: String
  /// What limits it: an excerpt, a secondary copy, a machine-written summary.
  public let caution: String?

  /// A source under its key.
  public init(_ key: SourceKey, _ title: String, caution: String? = nil) {
    self.key = key
    self.title = title
    self.caution = caution
  }
}

/// How well a statement is founded.
public enum Provenance: String, Hashable, Sendable, CaseIterable, Codable {
  /// Read in the source or a copy of it.
  case found
  /// Recalled, not read again.
  case memory
  /// No source gives this; a cautious default that a clinical lead must sign off.
  case policy
  /// This tool's own design: a record, an order, a wording.
  case design
}

/// One reason to believe, or to doubt, a statement.
public struct Citation: Hashable, Sendable {
  /// How well the statement is founded by it.
  public let provenance: Provenance
  /// The sources cited; empty where there are none to cite.
  public let sources: [SourceKey]
  /// What they say here, in a few words; empty where the statement itself says it.
  public let note: String
  /// Whether it speaks for the choice made, or against it.
  public let stance: Stance

  /// Which way a citation points.
  public enum Stance: String, Hashable, Sendable, Codable { case supports, disagrees }

  /// Read in these sources.
  public static func found(_ sources: Source..., says note: String = "") -> Citation {
    Citation(provenance: .found, sources: sources.map(\.key), note: note, stance: .supports)
  }

  /// Read in these sources, which point the other way.
  public static func disagrees(_ sources: Source..., says note: String) -> Citation {
    Citation(provenance: .found, sources: sources.map(\.key), note: note, stance: .disagrees)
  }

  /// Recalled, not read again.
  public static func memory(_ note: String = "") -> Citation {
    Citation(provenance: .memory, sources: [], note: note, stance: .supports)
  }

  /// A cautious default that a clinical lead must sign off.
  public static func policy(_ note: String = "") -> Citation {
    Citation(provenance: .policy, sources: [], note: note, stance: .supports)
  }

  /// This tool's own design.
  public static func design(_ note: String = "") -> Citation {
    Citation(provenance: .design, sources: [], note: note, stance: .supports)
  }
}

/// Sources that disagree, and the choice made between them.
public struct Disagreement: Hashable, Sendable {
  /// For example `D-01`.
  public let id: String
  /// What they disagree on, in a few words.
  public let topic: String
  /// What each side says, with its provenance.
  public let positions: [Citation]
  /// What is coded, and why it is the cautious side.
  public let choice: String
  /// The rules it bears on.
  public let rules: [RuleID]

  /// A disagreement with the choice made.
  public init(
    _ id: String, _ topic: String, positions: [Citation], choice: String, rules: [RuleID] = []
  ) {
    self.id = id
    self.topic = topic
    self.positions = positions
    self.choice = choice
    self.rules = rules
  }
}
