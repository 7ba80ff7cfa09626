public import ConsultationCore

/// What the skin usually does on the days after a session (evidence 5.9).
public struct DowntimeStage: Hashable, Sendable {
  /// Days after the session, both included.
  public let days: ClosedRange<Int>
  /// As the evidence names it, for example `D2-3`.
  public let id: String
  /// What is usual and no reason to call.
  public let usual: String
  /// What is not usual, and needs a call.
  public let notUsual: String
  /// Where it comes from.
  public let evidence: [Citation]

  init(
    _ id: String, _ days: ClosedRange<Int>, usual: String, notUsual: String,
    evidence: Citation = .found(.spCare, .chu, says: "redness, swelling, pain within days")
  ) {
    self.id = id
    self.days = days
    self.usual = usual
    self.notUsual = notUsual
    self.evidence = [evidence]
  }
}

extension DowntimeStage {
  public static let day0 = Self(
    "D0", 0...0,
    usual: "Red like a sunburn, tight and warm. Tiny blood spots stop within minutes.",
    notUsual: "It bleeds for more than 20 minutes while you press. Hives. Short of breath.")

  public static let day1 = Self(
    "D1", 1...1, usual: "Red, most often for 1 to 2 days. A little swollen.",
    notUsual: "Swelling that closes an eye. Bad pain.")

  public static let days2And3 = Self(
    "D2-3", 2...3, usual: "Dry, tight and rough.",
    notUsual: "Yellow crust, pus, or heat that spreads.")

  public static let days3To5 = Self(
    "D3-5", 3...5, usual: "Flakes and tiny darker specks.", notUsual: "Blisters in a group.")

  public static let days5To7 = Self(
    "D5-7", 5...7, usual: "Close to normal.", notUsual: "Still very red on day 7: call us.")

  public static let weeks2To8 = Self(
    "wk 2-8", 14...56,
    usual: "We check the colour. If dark marks come, this is when they show.",
    notUsual: "New brown, white or raised marks: let us see them.",
    evidence: .memory("dark marks usually appear now"))

  /// Every stage in order.
  public static let all: [DowntimeStage] = [
    .day0, .day1, .days2And3, .days3To5, .days5To7, .weeks2To8,
  ]
}
