/// Whether a condition holds, when some of the answers it reads may be missing.
///
/// Not knowing is never "no": a condition that reads an unknown answer is `undecided` unless its
/// other terms settle it.
public enum Truth: UInt8, Hashable, Sendable {
  case no
  /// It reads an answer that is unknown or declined, or that nobody asked for in time.
  case undecided
  /// It reads a question that is still to be asked; nothing may be concluded yet.
  case open
  case yes

  init(_ value: Bool) { self = value ? .yes : .no }

  /// Conjunction: one "no" settles it; otherwise what is still to be asked outweighs what nobody
  /// knows, since the coming answer may yet settle it.
  static func && (left: Truth, right: Truth) -> Truth {
    if left == .no || right == .no { return .no }
    if left == .open || right == .open { return .open }
    return left == .undecided || right == .undecided ? .undecided : .yes
  }

  /// Disjunction: one "yes" settles it.
  static func || (left: Truth, right: Truth) -> Truth {
    if left == .yes || right == .yes { return .yes }
    if left == .open || right == .open { return .open }
    return left == .undecided || right == .undecided ? .undecided : .no
  }

  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .yes: .no
    case .undecided, .open: truth
    }
  }
}
