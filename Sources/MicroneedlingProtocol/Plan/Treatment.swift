public import ConsultationCore

/// How, where and when needling is proposed; only full and provisional plans have one.
public struct Treatment: Hashable, Sendable {
  /// `nil` where the device is not named yet.
  public let device: DeviceType?
  /// The deepest setting of the label, in millimetres; `nil` where nobody knows.
  public let deviceCap: Double?
  /// Which column of the depth table the depths come from.
  public let column: DepthColumn
  /// One for each area wished that may be needled.
  public let areas: [AreaSetting]
  /// Areas wished that are never needled.
  public let removedAreas: [Areas]
  /// The rules for which the clinician must name the areas to leave out before the map is final.
  public let mapOpenFor: [RuleID]
  /// How often the device passes over the skin.
  public let passes: ClosedRange<Int>
  /// Pinpoint bleeding is accepted on scars; never an aim.
  public let mayBleedOnScars: Bool
  /// The day of the first visit and all that follows; `nil` without a day to count from.
  public let schedule: Schedule?
  /// A test patch is offered, though not required.
  public let offersTestPatch: Bool
  /// In the order of the evidence; empty without a day to count from.
  public let preCare: [PreCare]
  /// What is usual, stage by stage; empty without a day to count from.
  public let downtime: [Downtime]
  /// In the order of the evidence.
  public let aftercare: [Aftercare]
  /// What is planned for numbing, or why nothing is.
  public let numbing: NumbingPlan
  /// The patient hopes for the result sooner than the course allows.
  public let timeframe: Timeframe?
  /// `nil` where no event lies ahead, or there are no sessions to relate it to.
  public let event: EventRelation?
  /// The consent items that apply.
  public let consent: [ConsentPoint]

  /// A step before session 1, or the parts of it that begin together, with the day.
  public struct PreCare: Hashable, Sendable {
    /// The step of the evidence.
    public let step: PreCareStep
    /// Those of its parts that begin together; never empty.
    public let parts: [PreCareStep.Part]
    /// The day from which it holds, but not before the consultation.
    public let day: Day
    /// Whether it should have begun before the consultation, and so begins at once.
    public let isFromNowOn: Bool

    /// How the day is meant.
    var start: PreCareStep.Start { parts.first?.start ?? .from }

    /// Whether two lines tell the same day in the same words.
    func joins(_ other: Self) -> Bool {
      day == other.day && isFromNowOn == other.isFromNowOn
        && (isFromNowOn || start == other.start)
    }

    /// With one more part.
    func adding(_ part: PreCareStep.Part) -> Self {
      Self(step: step, parts: parts + [part], day: day, isFromNowOn: isFromNowOn)
    }
  }

  /// A stage after session 1 with its days.
  public struct Downtime: Hashable, Sendable {
    /// What is usual then.
    public let stage: DowntimeStage
    /// The first day of the stage.
    public let first: Day
    /// The last day of the stage.
    public let last: Day
  }

  /// A rule after session 1 with its days.
  public struct Aftercare: Hashable, Sendable {
    /// The rule of the evidence.
    public let rule: AftercareRule
    /// When it holds, in plain words with dates.
    public let when: String
  }

  /// How long the patient would wait, and how long a course takes.
  public struct Timeframe: Hashable, Sendable {
    /// Months from the consultation to the result, as the patient hopes.
    public let wishedMonths: Int
    /// The day by which the patient hopes for the result.
    public let wishedBy: Day
    /// The day by which a course of this length could show it, if it began at once.
    public let neededBy: Day
    /// The day by which this course can show it.
    public let possibleBy: Day
    /// Whether the wish is shorter than the course.
    public var isTooShort: Bool { wishedBy < neededBy }
  }

  /// Where the patient's event lies in the course.
  public struct EventRelation: Hashable, Sendable {
    /// The day of the event.
    public let day: Day
    /// The last session before it; `nil` where it comes before the first.
    public let session: Preceding?
    /// What can be seen on that day.
    public let stage: Stage

    /// A session, and how many days later the event is.
    public struct Preceding: Hashable, Sendable {
      /// Counted from 1.
      public let number: Int
      /// Days from the session to the event.
      public let daysBefore: Int
    }

    /// What can be seen by then.
    public enum Stage: Hashable, Sendable {
      case beforeFirstSession
      /// The skin may still show the last session.
      case inRecovery
      case noResultYet
      case partOfResult
      case afterResultReview
    }
  }

  /// A consent item that applies.
  public struct ConsentPoint: Hashable, Sendable {
    /// The id of the evidence, for example `C05`.
    public let id: String
    /// What the clinician covers.
    public let text: String
    /// The same in plain words.
    public let spoken: String
  }
}
