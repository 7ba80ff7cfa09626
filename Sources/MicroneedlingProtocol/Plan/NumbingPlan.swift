public import ConsultationCore

/// What is planned for numbing (evidence 3).
public struct NumbingPlan: Hashable, Sendable {
  /// Whether numbing is planned, and if not, why.
  public let status: Status
  /// The product wished; `nil` where nobody knows.
  public let product: AnaestheticWish?
  /// The area to numb in square centimetres.
  public let areaCm2: Double?
  /// The greatest amount in grams; `nil` where the product's label decides, or none is allowed.
  public let capGrams: Double?
  /// How long it stays on, in minutes; `nil` where the product's label decides.
  public let minutes: ClosedRange<Int>?
  /// A prescriber decides on it first: a lower dose, or whether at all.
  public let needsPrescriber: Bool
  /// The area is too large for one time.
  public let isSplit: Bool
  /// The rules that limit it.
  public let limits: [RuleID]

  /// Whether there is numbing.
  public enum Status: Hashable, Sendable {
    case notPlanned
    /// Nobody knows whether it is wished.
    case wishUnknown
    case planned
    /// A rule rules it out, or the product that was wished.
    case ruledOut
    /// An answer is missing on which it depends.
    case waitingForAnswers
  }

  /// The numbing that answers and standing findings leave room for.
  init(_ answers: Answers, _ assessment: Assessment, _ standing: Standing) {
    let setAside = Set(standing.setAside.map(\.key))
    let limits = AnaestheticLimits(answers, assessment, overridden: setAside)
    let product = answers.choice(Question.anaestheticWish)
    let rulesOut = Self.rulesOut(product)
    let ruledOut =
      limits.limits.contains("R-D17") || rulesOut.contains { limits.limits.contains($0.id) }
    let isUndecided = rulesOut.contains { rule in
      (AnaestheticLimits.allergies.contains(rule.id)
        || !setAside.contains(Finding.Key(rule: rule.id)))
        && rule.grades.contains { [.undecided, .open].contains(answers.truth(of: $0.condition)) }
    }
    self.limits = limits.limits
    self.product = product
    areaCm2 = answers.areaToNumb
    needsPrescriber = limits.limits.contains("R-L05") || limits.limits.contains("R-L07")
    isSplit = standing.has("R-L04")
    status =
      switch product {
      case nil: .wishUnknown
      case .some(.none): .notPlanned
      case _ where ruledOut: .ruledOut
      // The amount follows from the area.
      case _ where isUndecided || areaCm2 == nil: .waitingForAnswers
      default: .planned
      }
    let isPlanned = status == .planned
    capGrams = isPlanned ? limits.capGrams : nil
    minutes = limits.minutes.flatMap { minutes in
      guard isPlanned else { return nil }
      let isUsual = minutes == AnaestheticLimits.usualMinutes
      return isUsual ? minutes...minutes : AnaestheticLimits.eczemaMinutes
    }
  }

  /// The rules that rule a product out.
  private static func rulesOut(_ product: AnaestheticWish?) -> [Rule] {
    let all: [Rule] = [.rL02, .rL03, .rL06, .rD15]
    return product == .lidocainePrilocaine25_25 ? all + [.rL01] : all
  }
}
