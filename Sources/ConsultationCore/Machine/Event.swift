/// Something that happened in a consultation; a consultation is the fold of its events.
public struct Event: Hashable, Sendable, Codable {
  /// When it happened.
  public let at: Moment
  /// The line as typed, on the first event that came of it.
  public let typed: String?
  /// What happened, as it was understood; the fold uses this, never the typed line.
  public let kind: Kind

  /// An event.
  public init(at: Moment, typed: String? = nil, _ kind: Kind) {
    self.at = at
    self.typed = typed
    self.kind = kind
  }

  /// What can happen.
  public enum Kind: Hashable, Sendable, Codable {
    case began(Beginning)
    /// A line of the header, which belongs to the record and not to the protocol.
    case identified(HeaderField, text: String)
    case answered(QuestionID, answer: Answer)
    /// A checklist's item applies, and what it is will be asked.
    case opened(QuestionID)
    /// A group's items are to be asked one by one.
    case unfolded(group: String)
    /// These questions are to be asked again.
    case revisited([QuestionID])
    case noted(text: String)
    /// Words of the patient.
    case quoted(text: String)
    case acknowledged(Banner)
    case overridden(Finding.Key, by: Override)
    /// The verdict as it was shown, with its printed words.
    case judged(RecordedVerdict)
    /// The clinician takes the verdict as it stands.
    case accepted
    /// A line that asked the tool something and changed nothing.
    case inquired
    /// A line that was not taken, and why.
    case rejected(reason: String)
    case paused
    case resumed
    /// From here on the record is asked and judged under this protocol, no longer under an earlier
    /// one.
    case continued(under: ProtocolStamp)
    /// On a later day: whether the same visit goes on, or a new one begins.
    case continuedVisit(isNewDay: Bool)
    case identifiedSignatory(SignatureField, text: String)
    case signed
    case abandoned(reason: String)
    /// A document was written for a reader.
    case documented(what: String)
    case appended(Addendum)
  }
}

/// An instant, with the day it was where it happened.
public struct Moment: Hashable, Sendable, Codable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64
  /// The date where it happened, whatever it was in universal time.
  public let localDay: Day

  /// An instant and its local day.
  public init(seconds: Int64, localDay: Day) {
    self.seconds = seconds
    self.localDay = localDay
  }
}

/// What a consultation begins with.
public struct Beginning: Hashable, Sendable, Codable {
  /// Name and version of the protocol.
  public let protocolTitle: String
  /// The hash of the protocol's content.
  public let protocolHash: String
  /// The clinic's policy: its name, or `none`.
  public let policy: String
  /// Intervals that the policy shortens, with approver and reason: shown with every verdict.
  public let looserIntervals: [String]
  /// Answers that the policy fixes, for example the only device of the clinic.
  public let presets: [Preset]
  /// Whether a patient is named; training cases and batch files have no header.
  public let hasHeader: Bool

  /// An answer fixed by policy.
  public struct Preset: Hashable, Sendable, Codable {
    /// The question that need not be asked.
    public let question: QuestionID
    /// What the policy answers to it.
    public let answer: Answer

    /// An answer fixed by policy.
    public init(_ question: QuestionID, _ answer: Answer) {
      self.question = question
      self.answer = answer
    }
  }

  /// The beginning of a consultation.
  public init(
    protocolTitle: String, protocolHash: String, policy: String, presets: [Preset],
    hasHeader: Bool, looserIntervals: [String] = []
  ) {
    self.protocolTitle = protocolTitle
    self.protocolHash = protocolHash
    self.policy = policy
    self.looserIntervals = looserIntervals
    self.presets = presets
    self.hasHeader = hasHeader
  }
}

extension Beginning {
  /// The protocol under which the record began.
  public var stamp: ProtocolStamp {
    ProtocolStamp(
      title: protocolTitle, hash: protocolHash, policy: policy, looserIntervals: looserIntervals)
  }
}

/// Which protocol, and whose policy, a part of a record was asked and judged under.
public struct ProtocolStamp: Hashable, Sendable, Codable {
  /// Name and version of the protocol.
  public let title: String
  /// The hash of the protocol's content.
  public let hash: String
  /// The clinic's policy: its name, or `none`.
  public let policy: String
  /// Intervals that the policy shortens, with approver and reason: shown with every verdict.
  public let looserIntervals: [String]

  /// Names a protocol and a policy.
  public init(title: String, hash: String, policy: String, looserIntervals: [String]) {
    self.title = title
    self.hash = hash
    self.policy = policy
    self.looserIntervals = looserIntervals
  }
}

/// A line of the record's header.
public enum HeaderField: String, Hashable, Sendable, Codable, CaseIterable {
  case patientReference, patientName, clinician
}

/// A line of the signature.
public enum SignatureField: String, Hashable, Sendable, Codable, CaseIterable {
  case name, role
}

/// Why a finding was set aside, and on whose word.
public struct Override: Hashable, Sendable, Codable {
  /// The clinician's reason, in free words.
  public let reason: String
  /// Where the class asks for it: who gave an opinion, and when.
  public let specialist: String?
  /// The day of the opinion.
  public let specialistDay: Day?
  /// The level that was set aside; a graver finding of the same rule stands again.
  public let level: String
  /// The day on which the finding was to end; `nil` where it had none, and in older records.
  public let until: Day?
  /// What it asked for first; `nil` in older records.
  public let conditions: [String]?

  /// The override of a finding that is known by its level alone.
  public init(reason: String, specialist: String? = nil, specialistDay: Day? = nil, level: Level) {
    self.reason = reason
    self.specialist = specialist
    self.specialistDay = specialistDay
    self.level = level.name
    until = nil
    conditions = nil
  }

  /// The override of a finding as it is.
  public init(
    reason: String, specialist: String? = nil, specialistDay: Day? = nil, of finding: Finding
  ) {
    self.reason = reason
    self.specialist = specialist
    self.specialistDay = specialistDay
    level = finding.level.name
    until = finding.until
    conditions = finding.conditions
  }
}

/// Words added to a signed record.
public struct Addendum: Hashable, Sendable, Codable {
  /// Who adds them.
  public let author: String
  /// Why the record needs them.
  public let reason: String
  /// The words themselves.
  public let text: String

  /// An addendum with its author and reason.
  public init(author: String, reason: String, text: String) {
    self.author = author
    self.reason = reason
    self.text = text
  }
}
