public import ConsultationCore

/// What a clinic sets for itself: its names and numbers, its devices, its own intervals.
public struct ClinicPolicy: Hashable, Sendable {
  /// The clinic's name, as documents and records print it.
  public var clinic: String
  /// Lines under the name on a document's first page.
  public var letterhead: [String]
  /// The numbers that documents print.
  public var contacts: Contacts
  /// The clinic's own; a single one need not be asked for.
  public var devices: [Device]
  /// Intervals that replace the protocol's own, by rule.
  public var intervals: [Interval]
  /// The hash of the file it was read from; part of the record.
  public var hash: String

  /// The numbers that a patient may need.
  public struct Contacts: Hashable, Sendable {
    /// The clinic's own line, with its hours.
    public var clinic: String?
    /// A doctor outside hours.
    public var outOfHours: String?
    /// For example `112`; locale data that the clinic confirms.
    public var emergency: String?
    /// A crisis line; locale data that the clinic confirms.
    public var crisis: String?

    /// The numbers of a clinic.
    public init(
      clinic: String? = nil, outOfHours: String? = nil, emergency: String? = nil,
      crisis: String? = nil
    ) {
      self.clinic = clinic
      self.outOfHours = outOfHours
      self.emergency = emergency
      self.crisis = crisis
    }
  }

  /// A device of the clinic with what its label allows.
  public struct Device: Hashable, Sendable {
    /// As the clinic calls it.
    public var name: String
    /// What kind of device it is.
    public var type: DeviceType
    /// The deepest setting that its label allows, in millimetres.
    public var maxDepthMm: Double

    /// A device with its label's limit.
    public init(name: String, type: DeviceType, maxDepthMm: Double) {
      self.name = name
      self.type = type
      self.maxDepthMm = maxDepthMm
    }
  }

  /// The clinic's own interval for a rule.
  public struct Interval: Hashable, Sendable {
    /// The rule whose wait it replaces.
    public var rule: RuleID
    /// How long the clinic waits.
    public var span: Span
    /// Needed where the interval is shorter than the protocol's: who approved it, and why.
    public var approval: Approval?

    /// Who approved a looser interval, and why.
    public struct Approval: Hashable, Sendable {
      /// Who takes responsibility for it.
      public var approver: String
      /// Why it may be shorter.
      public var reason: String

      /// An approval with its reason.
      public init(approver: String, reason: String) {
        self.approver = approver
        self.reason = reason
      }
    }

    /// An interval of the clinic's own.
    public init(rule: RuleID, span: Span, approval: Approval? = nil) {
      self.rule = rule
      self.span = span
      self.approval = approval
    }
  }

  /// A policy; without devices and intervals it changes nothing.
  public init(
    clinic: String, letterhead: [String] = [], contacts: Contacts = Contacts(),
    devices: [Device] = [], intervals: [Interval] = [], hash: String = ""
  ) {
    self.clinic = clinic
    self.letterhead = letterhead
    self.contacts = contacts
    self.devices = devices
    self.intervals = intervals
    self.hash = hash
  }

  /// Answers that need not be asked: the clinic has one device.
  public var presets: [Beginning.Preset] {
    guard devices.count == 1, let device = devices.first else { return [] }
    return [
      Beginning.Preset(Question.deviceType.id, .value(.option(device.type.rawValue))),
      Beginning.Preset(Question.deviceMaxDepthMm.id, .value(.number(device.maxDepthMm))),
    ]
  }
}
