public import ConsultationCore

/// A text of the plan that depends on the answers.
public struct PlanFragment: Hashable, Sendable {
  /// Section and a word, for example `P08.bloodThinner`.
  public let id: String
  /// The section of the plan in which it stands.
  public let section: PlanSection
  /// Whose document prints it.
  public let audience: Audience
  /// When it is printed.
  public let when: Condition
  /// As it is printed, with the days that hold in the clinic.
  public private(set) var text: String
  /// The rules of which one must stand: without it, what the text tells is not planned.
  let rules: [RuleID]
  /// What it tells to keep away, with the evidence's days in the text.
  let kept: KeptAway?

  /// Who reads it.
  public enum Audience: String, Hashable, Sendable, CaseIterable {
    case patient, clinician, both
  }

  init(
    _ section: PlanSection, _ name: String, for audience: Audience = .patient,
    when condition: Condition, by rules: [RuleID] = [], keepingAway kept: KeptAway? = nil,
    _ text: String
  ) {
    id = "\(section.rawValue).\(name)"
    self.section = section
    self.audience = audience
    when = condition
    self.text = text
    self.rules = rules
    self.kept = kept
  }

  /// The same with the days that hold in a clinic.
  func with(_ waits: ProtocolWaits) -> Self {
    guard let kept, waits.days(kept) != kept.days else { return self }
    var fragment = self
    fragment.text = text.replacing("\(kept.days) days", with: "\(waits.days(kept)) days")
    return fragment
  }

  /// Every fragment, section by section.
  public static let all: [PlanFragment] = skin + wishes + alternatives + treatment + course
}

extension Condition {
  /// A blood thinner that somebody prescribed.
  static let takesBloodThinner = Question.antithrombotic.hasOther(than: .none)

  /// Cautious settings against dark marks, also where an answer that decides it is missing.
  static let pihIsPossible = Condition.assuming(true, .pihPackage)
}
