public import ConsultationCore

/// The local day and time at which a dialogue plays: `2026-11-22T10:00`.
public struct Clock: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The local date.
  public let day: Day
  /// Minutes since midnight.
  public let minute: Int

  /// A day and the minutes since its midnight, 0 to 1439.
  public init(_ day: Day, minute: Int = 600) {
    self.day = day
    self.minute = min(max(minute, 0), 1439)
  }

  /// Reads exactly `YYYY-MM-DDTHH:MM`.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Day(iso: parts[0]) else { return nil }
    let time = Array(parts[1].utf8)
    let digits = [0, 1, 3, 4].filter { time.indices.contains($0) }.compactMap { index -> Int? in
      let digit = Int(time[index]) - 0x30
      return (0...9).contains(digit) ? digit : nil
    }
    guard time.count == 5, time[2] == UInt8(ascii: ":"), digits.count == 4 else { return nil }
    let hours = digits[0] * 10 + digits[1]
    let minutes = digits[2] * 10 + digits[3]
    guard hours < 24, minutes < 60 else { return nil }
    self.init(day, minute: hours * 60 + minutes)
  }

  /// The clock of an event, moved by a number of days.
  ///
  /// The time of the world's clock within the local day: where that clock stands on the day before or
  /// after, the day's first or last minute, so that what comes later never seems to come earlier.
  init(_ moment: Moment, movedBy days: Int = 0) {
    let minute = (moment.seconds - Int64(moment.localDay.number) * 86_400) / 60
    self.init(moment.localDay + .days(days), minute: Int(min(max(minute, 0), 1439)))
  }

  /// The instant so many seconds later, read as universal time.
  public func moment(after seconds: Int64 = 0) -> Moment {
    let midnight = Int64(day.number) * 86_400
    return Moment(seconds: midnight + Int64(minute) * 60 + seconds, localDay: day)
  }

  /// The earlier time comes first.
  public static func < (left: Clock, right: Clock) -> Bool {
    (left.day, left.minute) < (right.day, right.minute)
  }

  /// As a header writes it: `2026-11-22T10:00`.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(minute / 60)):\(two(minute % 60))"
  }
}
