import ConsultationCore

/// The settings proposed for one area.
public struct AreaSetting: Hashable, Sendable {
  /// One of the areas wished.
  public let area: Areas
  /// What is set, or why nothing is.
  public let depth: Depth
  /// The greatest depth over bone within the area, in millimetres, where it is lower.
  public let boneCap: Double?
  /// Whether the cap lies beyond 1.5 mm, which labels have not evaluated.
  public let isBeyondLabels: Bool
  /// What the clinician should know of the site; empty where there is nothing.
  public let note: String

  /// How deep.
  public enum Depth: Hashable, Sendable {
    /// A pen's settings, in millimetres.
    case pen(start: Double, usual: Double, cap: Double)
    /// The fixed length of a roller's needles, in millimetres.
    case roller(length: Double)
    /// No depths are known for a stamp: the clinician enters them.
    case enteredByClinician
    /// A roller is not used where the usual depth is below 0.5 mm.
    case tooShallowForRoller
    /// A roller is refused under the cautious settings against dark marks.
    case penRequired
  }

  /// The shallowest and the usual depth of a pen, in millimetres.
  public var range: ClosedRange<Double>? {
    if case .pen(let start, let usual, _) = depth { start...usual } else { nil }
  }

  /// The greatest depth that may be used, in millimetres; `nil` where none is proposed.
  public var cap: Double? {
    switch depth {
    case .pen(_, _, let cap): cap
    case .roller(let length): length
    case .enteredByClinician, .tooShallowForRoller, .penRequired: nil
    }
  }
}

/// What the depths of all areas depend on.
struct DepthContext: Hashable {
  let device: DeviceType?
  /// The deepest setting of the device's label, in millimetres; `nil` where it is not known.
  let deviceCap: Double?
  let column: DepthColumn
  let isPihPackage: Bool
  /// Thin skin, rosacea or stable melasma: one step less.
  let isStepDown: Bool
  let hasMelasma: Bool
  let phototype: Phototype?

  /// One step of depth, and the shallowest setting, in millimetres.
  static let step = 0.25
  static let floor = 0.25
  /// The greatest depth over melasma, in millimetres.
  static let melasmaCap = 0.5
  /// Labels have not evaluated more than this, in millimetres.
  static let labelLimit = 1.5
  static let rollerLengths = [0.5, 1.0, 1.5]

  /// The settings of an area; `nil` for areas that are never needled.
  func setting(for area: Areas) -> AreaSetting? {
    guard let row = DepthRow.of(area), !area.isNeverTreated else { return nil }
    let depths = depths(row, isFacial: area.isFacial)
    let cap = depths.cap
    let boneCap = row.boneCap.map { isStepDown ? max(Self.floor, $0 - Self.step) : $0 }
    return AreaSetting(
      area: area, depth: depth(of: depths),
      boneCap: boneCap.flatMap { column == .rejuvenation && $0 < cap ? $0 : nil },
      isBeyondLabels: cap > Self.labelLimit && device != .stamp, note: row.note)
  }

  /// Start, usual and cap of a pen: the table, the caution against dark marks, one step down where
  /// skin is delicate, the label.
  private func depths(_ row: DepthRow, isFacial: Bool) -> DepthRange {
    let table = row.range(column)
    var start = table.start
    var usual = table.usual
    var cap = table.cap
    if isPihPackage {
      cap = min(cap, row.pihCap(column))
      start = max(Self.floor, cap - Self.step)
    }
    if isStepDown {
      start = max(Self.floor, start - Self.step)
      usual = max(Self.floor, usual - Self.step)
      cap = max(Self.floor, cap - Self.step)
    }
    if hasMelasma { cap = min(cap, Self.melasmaCap) }
    if isFacial { cap = min(cap, Self.labelLimit) }
    cap = min(cap, deviceCap ?? Self.labelLimit)
    usual = min(usual, cap)
    return DepthRange(min(start, usual), usual, cap: cap)
  }

  private func depth(of depths: DepthRange) -> AreaSetting.Depth {
    switch device {
    case .stamp: .enteredByClinician
    case .roller where isPihPackage || phototype.map { $0 > .iii } ?? true: .penRequired
    case .roller:
      Self.rollerLengths.last { $0 <= depths.usual && $0 <= depths.cap }
        .map { .roller(length: $0) } ?? .tooShallowForRoller
    default: .pen(start: depths.start, usual: depths.usual, cap: depths.cap)
    }
  }
}

extension Double {
  /// A depth for a reader: at least one decimal place, at most two.
  var millimetres: String {
    let hundredths = Int((self * 100).rounded())
    let whole = hundredths / 100
    let rest = hundredths % 100
    if rest % 10 == 0 { return "\(whole).\(rest / 10)" }
    return "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
  }

  /// An amount for a reader: no decimal places where it is whole, else one or two.
  var amount: String {
    let hundredths = Int((self * 100).rounded())
    return hundredths % 100 == 0 ? "\(hundredths / 100)" : millimetres
  }
}
