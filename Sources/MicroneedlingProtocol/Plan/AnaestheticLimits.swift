public import ConsultationCore

/// What limits a numbing cream, and its greatest amount (evidence 3.2 and 3.3).
public struct AnaestheticLimits: Hashable, Sendable {
  /// Whether numbing is wished; `nil` where nobody knows.
  public let wished: Bool?
  /// The greatest amount of lidocaine/prilocaine 2.5 %/2.5 % in grams; `nil` for other products,
  /// without an area, and where a rule forbids it.
  public let capGrams: Double?
  /// How long it stays on, in minutes; `nil` for other products and where a rule forbids it.
  public let minutes: Int?
  /// The open or undecided findings that limit it, in the order of the rule book.
  public let limits: [RuleID]

  /// No more than this, in grams, and no more than a tenth of a gram a square centimetre.
  static let greatestGrams = 20.0
  static let areaPerGram = 10.0
  static let usualMinutes = 60
  /// Eczema shortens the contact to 15 to 30 minutes.
  static let eczemaMinutes = 15...30
  /// The rules that leave no room for lidocaine/prilocaine.
  static let forbidding: Set<RuleID> = [
    "R-L01", "R-L02", "R-L03", "R-L06", "R-L07", "R-D15", "R-D17",
  ]
  /// Allergies to numbing medicines.
  ///
  /// Whoever sets them aside lets the needling go on; the medicine stays what the patient is
  /// allergic to.
  static let allergies: Set<RuleID> = ["R-D15", "R-D17"]
  /// Words for numbing medicines, in lower case.
  private static let names = ["caine", "lignocain", "emla", "anaesth", "anesth", "numbing"]

  /// Whether an allergy that was noted in words names a numbing medicine.
  private static func areNamed(as allergy: String?) -> Bool {
    guard let allergy = allergy?.lowercased() else { return false }
    return names.contains { allergy.contains($0) }
  }

  /// The limits that these answers and findings set.
  ///
  /// - Parameters:
  ///   - answers: The answers that were judged.
  ///   - assessment: Their assessment.
  ///   - overridden: Findings that were set aside and limit nothing, allergies apart.
  public init(
    _ answers: Answers, _ assessment: Assessment, overridden: Set<Finding.Key> = []
  ) {
    let wish = answers.choice(Question.anaestheticWish)
    wished = wish.map { $0 != .none }
    let standing = assessment.findings.filter {
      $0.status != .satisfied
        && (Self.allergies.contains($0.rule) || !overridden.contains($0.key))
    }
    let isNamed = Self.areNamed(as: answers.text(Question.allergyTopical.id))
    limits = standing.map(\.rule).filter { rule in
      (answers.protocol.rule(rule)?.limitsAnaesthetic ?? false) || rule == "R-D17" && isNamed
    }
    let allergyIsUnknown = assessment.findings.contains { $0.question == Question.allergyLA.id }
    guard wish == .lidocainePrilocaine25_25, !allergyIsUnknown,
      Self.forbidding.isDisjoint(with: limits)
    else {
      capGrams = nil
      minutes = nil
      return
    }
    capGrams = answers.areaToNumb.map { min(Self.greatestGrams, $0 / Self.areaPerGram) }
    let hasEczema = standing.contains { $0.rule == "R-M27" }
    minutes = hasEczema ? Self.eczemaMinutes.upperBound : Self.usualMinutes
  }
}

extension Answers {
  /// The area to numb in square centimetres; `nil` where nobody knows, and for none.
  var areaToNumb: Double? {
    number(Question.anaestheticAreaCm2.id).flatMap { $0 > 0 ? $0 : nil }
  }
}
