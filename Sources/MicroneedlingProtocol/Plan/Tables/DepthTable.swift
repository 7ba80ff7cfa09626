public import ConsultationCore

/// A start, a usual and a greatest needle depth, in millimetres.
public struct DepthRange: Hashable, Sendable {
  /// The shallowest setting, to begin with.
  public let start: Double
  /// The usual depth.
  public let usual: Double
  /// The depth that is never exceeded.
  public let cap: Double

  /// A range with its cap.
  init(_ start: Double, _ usual: Double, cap: Double) {
    self.start = start
    self.usual = usual
    self.cap = cap
  }
}

/// Which column of the depth table is read.
public enum DepthColumn: String, Hashable, Sendable, CaseIterable {
  case rejuvenation, scars
}

/// One row of the depth table (evidence 5.3): a proposal for a needling pen.
public struct DepthRow: Hashable, Sendable {
  /// The areas that it holds for.
  public let areas: [Areas]
  /// The depths for any other goal than scars and stretch marks.
  public let rejuvenation: DepthRange
  /// The depths where scars or stretch marks are the main goal.
  public let scars: DepthRange
  /// The caps under the cautious settings against dark marks, in millimetres.
  public let pihCapRejuvenation: Double
  /// The same for scars and stretch marks.
  public let pihCapScars: Double
  /// A lower cap over bone within the area, where there is one, in millimetres.
  public let boneCap: Double?
  /// What the clinician should know of the site.
  public let note: String
  /// For and against.
  public let evidence: [Citation]

  init(
    _ areas: Areas..., rejuvenation: DepthRange, scars: DepthRange,
    pih: (rejuvenation: Double, scars: Double), boneCap: Double? = nil, note: String = "",
    evidence: Citation...
  ) {
    self.areas = areas
    self.rejuvenation = rejuvenation
    self.scars = scars
    pihCapRejuvenation = pih.rejuvenation
    pihCapScars = pih.scars
    self.boneCap = boneCap
    self.note = note
    self.evidence = evidence
  }

  /// The range of a column.
  public func range(_ column: DepthColumn) -> DepthRange {
    column == .scars ? scars : rejuvenation
  }

  /// The cap of a column under the cautious settings, in millimetres.
  public func pihCap(_ column: DepthColumn) -> Double {
    column == .scars ? pihCapScars : pihCapRejuvenation
  }

  /// The row of an area; `nil` for areas that are never needled.
  public static func of(_ area: Areas) -> DepthRow? {
    all.first { $0.areas.contains(area) }
  }
}

// MARK: - Face

extension DepthRow {
  public static let forehead = Self(
    .forehead, rejuvenation: .init(0.25, 0.5, cap: 0.75), scars: .init(0.5, 1.0, cap: 1.0),
    pih: (0.5, 0.75), note: "Bone: painful, bleeds early.", evidence: .policy())

  public static let glabella = Self(
    .glabella, rejuvenation: .init(0.25, 0.5, cap: 0.75), scars: .init(0.5, 1.0, cap: 1.0),
    pih: (0.5, 0.75), evidence: .policy())

  public static let temples = Self(
    .temples, rejuvenation: .init(0.25, 0.5, cap: 0.75), scars: .init(0.5, 1.0, cap: 1.0),
    pih: (0.5, 0.75), note: "Superficial vessels.", evidence: .policy())

  public static let periorbital = Self(
    .periorbitalOutsideRim, rejuvenation: .init(0.25, 0.3, cap: 0.5),
    scars: .init(0.25, 0.5, cap: 0.5), pih: (0.25, 0.5),
    note: "Outside the orbital rim only; never inside the rim.",
    evidence: .policy(), .found(.ifuC, says: "never inside the rim"))

  public static let nose = Self(
    .nose, rejuvenation: .init(0.25, 0.5, cap: 0.75), scars: .init(0.5, 0.75, cap: 0.75),
    pih: (0.5, 0.5), evidence: .policy())

  public static let cheeks = Self(
    .cheeks, rejuvenation: .init(0.5, 1.0, cap: 1.5), scars: .init(1.0, 1.5, cap: 1.5),
    pih: (0.75, 1.0), boneCap: 1.0, evidence: .policy())

  public static let perioral = Self(
    .perioral, rejuvenation: .init(0.25, 0.5, cap: 0.75), scars: .init(0.5, 1.0, cap: 1.0),
    pih: (0.5, 0.75), note: "Not the red lip; a trigger site for cold sores.",
    evidence: .policy())

  public static let chinAndJawline = Self(
    .chin, .jawline, rejuvenation: .init(0.5, 1.0, cap: 1.0), scars: .init(1.0, 1.5, cap: 1.5),
    pih: (0.75, 1.0), evidence: .policy())
}

// MARK: - Body

extension DepthRow {
  public static let neck = Self(
    .neck, rejuvenation: .init(0.25, 0.5, cap: 0.75), scars: .init(0.5, 0.75, cap: 0.75),
    pih: (0.5, 0.5),
    evidence: .policy(), .disagrees(.alq, says: "neck trial used up to 2.5 mm: not adopted"))

  public static let decollete = Self(
    .decollete, rejuvenation: .init(0.25, 0.5, cap: 0.75), scars: .init(0.5, 0.75, cap: 0.75),
    pih: (0.5, 0.5), note: "Keloid-prone; ask twice.", evidence: .policy())

  public static let hands = Self(
    .hands, rejuvenation: .init(0.25, 0.5, cap: 0.5), scars: .init(0.5, 0.5, cap: 0.5),
    pih: (0.25, 0.5), note: "Thin.", evidence: .policy())

  public static let arms = Self(
    .arms, rejuvenation: .init(0.5, 0.75, cap: 1.0), scars: .init(1.0, 1.0, cap: 1.5),
    pih: (0.5, 1.0), evidence: .policy())

  public static let trunk = Self(
    .abdomen, .flanks, .thighs, .buttocks, rejuvenation: .init(0.5, 1.0, cap: 1.5),
    scars: .init(1.0, 1.5, cap: 2.0), pih: (0.75, 1.0),
    note: "Beyond 1.5 mm is beyond most labels.", evidence: .policy())

  public static let back = Self(
    .back, .shoulders, rejuvenation: .init(0.5, 1.0, cap: 1.5),
    scars: .init(1.0, 1.5, cap: 2.0), pih: (0.75, 1.0),
    note: "Keloid-prone. Beyond 1.5 mm is beyond most labels.", evidence: .policy())
}

extension DepthRow {
  /// The depth table in the order of the evidence.
  public static let all: [DepthRow] = [
    .forehead, .glabella, .temples, .periorbital, .nose, .cheeks, .perioral, .chinAndJawline,
    .neck, .decollete, .hands, .arms, .trunk, .back,
  ]

  /// What the numbers of the whole table rest on.
  public static let evidenceOfTheTable: [Citation] = [
    .found(.sas, says: "histology at 0.5 and 1.5 mm pen settings: channel ≈ setting"),
    .found(.ifuC, says: "≤1.5 mm evaluated"),
    .found(.psk, says: "published practice 0.5-1.5 mm"),
    .found(.drp, says: "manufacturer's chart, consumer level"),
    .memory("thick skin 1.5-3.0 mm, thin 0.5-1.0 mm (Alster & Graham)"),
    .policy("every number is a starting proposal for the clinical lead"),
  ]
}

extension Areas {
  /// Whether it is part of the face, where no depth goes beyond 1.5 mm.
  public var isFacial: Bool {
    switch self {
    case .forehead, .glabella, .temples, .periorbitalOutsideRim, .nose, .cheeks, .perioral, .chin,
      .jawline, .eyelidInsideRim, .lipVermilion:
      true
    default: false
    }
  }

  /// Whether it is never needled (R-S28).
  public var isNeverTreated: Bool {
    switch self {
    case .eyelidInsideRim, .lipVermilion, .genital: true
    default: false
    }
  }
}
