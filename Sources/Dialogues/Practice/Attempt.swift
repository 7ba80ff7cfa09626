public import ConsultationCore

/// What a trainee did with a case: one line of the file of attempts.
public struct Attempt: Hashable, Sendable, Codable {
  /// Who practised, by the name that was given.
  public let trainee: String
  /// The name of the case, for example its file's.
  public let caseID: String
  /// The fingerprint of the case as it was practised.
  public let caseFingerprint: String
  /// Decides which of the patient's words were said.
  public let seed: UInt64
  /// Whether help, reasons and findings were kept back.
  public let isExamination: Bool
  /// Seconds since 1970-01-01T00:00:00Z, by the trainee's clock.
  public let startedAt: Int64
  /// Every line that was typed, in order.
  public internal(set) var exchanges: [Exchange] = []
  /// The trainee's own verdict; `nil` where the attempt ended before it.
  public internal(set) var verdict: String?
  /// What the trainee would tell the patient, in three sentences.
  public internal(set) var things: [String] = []
  /// As it was marked last.
  public var score: Score?
  /// What an examiner said of it.
  public private(set) var examiner: ExaminerMarks?

  /// One line that the trainee typed.
  public struct Exchange: Hashable, Sendable, Codable {
    /// Seconds since the attempt began.
    public let seconds: Int64
    /// The prompt at which it was typed, as `? […]` names it.
    public let prompt: String
    /// The line as it was typed.
    public let typed: String
    /// What it came to; none for `/ask`.
    public let events: [Event]
    /// The words of the patient that `/ask` brought out.
    public let heard: String?
    /// The words of the patient that came unasked with the prompt after it; attempts that were kept
    /// before these were noted have none.
    public internal(set) var spoken: String?

    /// Whether the line was taken rather than refused.
    var wasTaken: Bool {
      !events.contains { if case .rejected = $0.kind { true } else { false } }
        && (heard != nil || !events.isEmpty)
    }

    /// Whether it asked for the computed verdict before the trainee's own was given.
    var wasKeptBack: Bool {
      guard events.isEmpty, heard == nil, let word = typed.split(separator: " ").first else {
        return false
      }
      return word.hasPrefix("/") && word.lowercased() != Practice.askCommand
    }
  }

  /// How an attempt was marked.
  public struct Score: Hashable, Sendable, Codable {
    /// Earned by the items that are marked.
    public let points: Int
    /// The most that these items can earn.
    public let outOf: Int
    /// Points that only an examiner can give, still open.
    public let open: Int
    /// Critical items that were missed, as the mark sheet words them.
    public let missedCritical: [String]
    /// Whether it is a pass; `nil` where the open points still decide.
    public let isPass: Bool?

    fileprivate var isPlausible: Bool {
      [points, outOf, open].allSatisfy { (0...1_000_000).contains($0) }
    }

    /// The share of the points marked so far, 0 to 100; 100 where there are none.
    public var percent: Int { outOf == 0 ? 100 : points * 100 / outOf }
  }

  /// Takes what an examiner says; what was said before and is not said otherwise stays.
  public mutating func take(_ marks: ExaminerMarks) {
    examiner = ExaminerMarks(
      points: (examiner?.points ?? [:]).merging(marks.points) { $1 },
      globalRating: marks.globalRating ?? examiner?.globalRating)
  }

  /// Takes what was said of it later.
  public mutating func take(_ moderation: Moderation) {
    take(moderation.examiner)
    if moderation.score?.isPlausible ?? false { score = moderation.score }
  }

  init(
    trainee: String, caseID: String, caseFingerprint: String, seed: UInt64, isExamination: Bool,
    startedAt: Int64
  ) {
    self.trainee = trainee
    self.caseID = caseID
    self.caseFingerprint = caseFingerprint
    self.seed = seed
    self.isExamination = isExamination
    self.startedAt = startedAt
  }

  /// Whether its numbers can be those of an attempt: a file from elsewhere can hold any.
  public var isPlausible: Bool {
    let century: ClosedRange<Int64> = -3_155_760_000...3_155_760_000
    return exchanges.allSatisfy { century.contains($0.seconds) }
      && century.contains(startedAt / 100) && score?.isPlausible ?? true
  }

  /// Everything that was recorded, in order.
  public var events: [Event] { exchanges.flatMap(\.events) }

  /// How long it took, in seconds.
  public var seconds: Int64 { exchanges.last?.seconds ?? 0 }

  /// Whether the trainee came to a verdict and the three things.
  public var isComplete: Bool { verdict != nil && things.count == Practice.thingCount }

  /// The trainee's consultation under a protocol.
  ///
  /// - Throws: `ReplayError` where the events tell none.
  public func consultation(
    under protocol: ConsultationProtocol
  ) throws(ReplayError) -> Consultation {
    try Consultation(replaying: events, under: `protocol`)
  }
}
