/// Styles text by its role, or leaves it alone where styling is unwanted.
///
/// Roles are few, and words carry the meaning: colours are the terminal's own palette, which
/// suits light and dark backgrounds.
public struct Style: Hashable, Sendable {
  /// What styled text is for.
  public enum Role: Hashable, Sendable, CaseIterable {
    case emphasis, hint, good, caution, danger
  }

  private let isEnabled: Bool

  /// Text as it is.
  public static let plain = Style(isEnabled: false)

  /// Text with escape sequences.
  public static let coloured = Style(isEnabled: true)

  private init(isEnabled: Bool) { self.isEnabled = isEnabled }

  /// The style for these surroundings.
  public init(_ environment: TerminalEnvironment) {
    self.init(isEnabled: environment.allowsStyling)
  }

  /// Dresses text for its role.
  ///
  /// Wrap text first: it is wrapped as if an escape sequence were a word.
  public func callAsFunction(_ role: Role, _ text: String) -> String {
    guard isEnabled, !text.isEmpty else { return text }
    let code =
      switch role {
      case .emphasis: "1"
      case .hint: "2"
      case .good: "32"
      // Not yellow, which is hard to read on a light background.
      case .caution: "35"
      case .danger: "1;31"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
