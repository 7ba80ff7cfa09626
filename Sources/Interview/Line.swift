public import ConsultationCore

/// One paragraph of what the tool says: what it is, in words, and in the short form that a dialogue
/// asserts.
public struct Line: Hashable, Sendable {
  /// What sort of paragraph it is, for its style.
  public let kind: Kind
  /// Plain words, already safe to show; empty where the line before it says them too.
  public let text: String
  /// What a dialogue file asserts of it; `nil` where it asserts nothing.
  public let assertion: String?

  /// What a line is, so that style can follow from it.
  public enum Kind: Hashable, Sendable {
    case heading
    case question
    /// Wording to read to the patient.
    case spoken
    case option
    /// How an answer was understood.
    case echo
    case finding(Level)
    case amendment
    case verdict
    case alarm(Banner)
    case explanation
    /// A line that was not taken.
    case refusal
    case hint
  }

  /// A line; its text is made safe to show.
  public init(_ kind: Kind, _ text: String, asserting assertion: String? = nil) {
    self.kind = kind
    self.text = VisibleText.of(text)
    self.assertion = assertion.map { VisibleText.of($0) }
  }
}
