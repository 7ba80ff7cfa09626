import ConsultationCore

/// An instant of the store's clock, in milliseconds since 1970, as people read it.
public enum Instant {
  /// `2026-11-27T20:45:00Z`.
  public static func text(_ milliseconds: Int64) -> String {
    let seconds = Int(milliseconds.flooredQuotient(by: 1_000))
    let day = seconds.flooredQuotient(by: 86_400)
    let second = seconds - day * 86_400
    let parts = [second / 3_600, second % 3_600 / 60, second % 60]
    return "\(Day(number: day))T"
      + parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":") + "Z"
  }
}

extension BinaryInteger {
  /// Rounded down also before 1970.
  fileprivate func flooredQuotient(by divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
