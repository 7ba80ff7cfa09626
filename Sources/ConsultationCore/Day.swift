/// A civil date of the Gregorian calendar, without time or zone.
///
/// Stored as the number of days since 1970-01-01, so that comparing and adding days is exact.
/// Years run from 1 to 9999.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int

  /// The day that lies `number` days after 1970-01-01.
  public init(number: Int) {
    self.number = number
  }

  /// The given calendar day, or `nil` when the calendar has no such day.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Day.length(ofMonth: month, in: year)
    else { return nil }
    number = Day.number(year, month, day)
  }

  /// Reads exactly `YYYY-MM-DD`.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Day.integer(bytes[0..<4]), let month = Day.integer(bytes[5..<7]),
      let day = Day.integer(bytes[8..<10])
    else { return nil }
    self.init(year, month, day)
  }

  private static func integer(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  /// The earlier day comes first.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Days from `other` to this day; negative when this day is earlier.
  public func days(since other: Day) -> Int { number - other.number }

  /// The number of days in a month, leap years included.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The last day of a month, or `nil` when there is no such month.
  public static func lastDay(ofMonth month: Int, in year: Int) -> Day? {
    (1...12).contains(month) ? Day(year, month, length(ofMonth: month, in: year)) : nil
  }

  private static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }
}

// MARK: - Calendar parts

extension Day {
  /// Year, month and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    // Eras of 400 years that begin on 1 March, so that the leap day comes last.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    let remainder = (number + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The English name of a month, 1 to 12.
  public static func name(ofMonth month: Int) -> String { monthNames[month - 1] }

  /// For a reader: `3 March 2027`.
  public var spelledOut: String {
    let (year, month, day) = parts
    return "\(day) \(Day.monthNames[month - 1]) \(year)"
  }
}

// MARK: - Adding spans

/// A length of calendar time.
public enum Span: Hashable, Sendable, Codable {
  case days(Int)
  case months(Int)

  /// A number of weeks.
  public static func weeks(_ count: Int) -> Span { .days(7 * count) }

  /// A number of calendar years.
  public static func years(_ count: Int) -> Span { .months(12 * count) }
}

extension Day {
  /// The day after `span`.
  ///
  /// Months are calendar months and clamp: 31 August + 6 months is the last day of February.
  public static func + (day: Day, span: Span) -> Day {
    switch span {
    case .days(let count):
      return Day(number: day.number + count)
    case .months(let count):
      let (year, month, dayOfMonth) = day.parts
      let months = year * 12 + month - 1 + count
      let newYear = months / 12
      let newMonth = months % 12 + 1
      return Day(
        number: number(newYear, newMonth, min(dayOfMonth, length(ofMonth: newMonth, in: newYear))))
    }
  }
}

extension Span: CustomStringConvertible {
  /// For a reader: `14 days`, `6 months`, `5 years`.
  public var description: String {
    switch self {
    case .days(1): "1 day"
    case .days(let count): "\(count) days"
    case .months(let count) where count % 12 == 0 && count > 12: "\(count / 12) years"
    case .months(1): "1 month"
    case .months(let count): "\(count) months"
    }
  }
}

// MARK: - Text

extension Day: CustomStringConvertible, Codable {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    return "\(Day.padded(year, to: 4))-\(Day.padded(month, to: 2))-\(Day.padded(day, to: 2))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Reads a date written as `YYYY-MM-DD`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a date as YYYY-MM-DD")
    }
    self = day
  }

  /// Writes the date as `YYYY-MM-DD`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
