public import ConsultationCore

/// Reads dates as people type them.
public struct DateParser {
  /// The day from which `today` and `3 weeks ago` count.
  public let today: Day

  /// A parser for lines typed on `today`.
  public init(today: Day) { self.today = today }

  /// The forms that are understood, for prompts and rejections.
  public static let forms = "2026-03-12, 12 Mar 2026, June 2026, 3 weeks ago, today"

  /// Those that name a day.
  static let wholeForms = "2026-03-12, 12 Mar 2026, 3 weeks ago, today"

  /// The day that `text` names.
  ///
  /// A month or a year alone means its last day, which is the cautious reading of a day from which
  /// a wait is counted. Of other days no reading is, and the day itself must be said.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - isWhole: Whether the day itself must be said.
  /// - Returns: The day.
  /// - Throws: `Rejection` where it is none, or could be several.
  public func parse(_ text: String, whole isWhole: Bool = false) throws(Rejection) -> Day {
    let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "." }.map(String.init)
    let forms = isWhole ? Self.wholeForms : Self.forms
    guard !words.isEmpty, words.count <= 5, text.utf8.count <= 60 else {
      throw Rejection("Not a date. Write it as \(forms).")
    }
    var day = try relative(words)
    if day == nil { day = try iso(words) }
    if day == nil { day = try slashed(words) }
    if day == nil { day = try spelled(words) }
    if day == nil, let last = try lastDay(words) {
      guard !isWhole else {
        throw Rejection(
          "Say the day as well: “\(VisibleText.of(text))” can mean many, and what follows hangs on "
            + "which. Nothing was answered. Where nobody knows it, type u.")
      }
      day = last
    }
    guard let day else { throw Rejection("Not a date. Write it as \(forms).") }
    let year = day.parts.year
    guard (1900...2100).contains(year) else {
      throw Rejection("The year \(year) is out of range; expected 1900 to 2100.\(century(day))")
    }
    return day
  }

  private func century(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.parts
    let century = today.parts.year / 100 * 100
    guard var nearest = Day(century + year % 100, month, dayOfMonth) else { return "" }
    // Who types a year long ago means one that is past, such as that of a birth.
    if year < 1900, nearest > today, let former = Day(century - 100 + year % 100, month, dayOfMonth)
    {
      nearest = former
    }
    return " Did you mean \(nearest)?"
  }

  private func relative(_ words: [String]) throws(Rejection) -> Day? {
    switch words {
    case ["today"], ["now"]: return today
    case ["yesterday"]: return today + .days(-1)
    case ["tomorrow"]: return today + .days(1)
    default: break
    }
    let isPast = words.count == 3 && words[2] == "ago"
    let isFuture = words.count == 3 && words[0] == "in"
    guard isPast || isFuture else { return nil }
    let (countWord, unit) = isPast ? (words[0], words[1]) : (words[1], words[2])
    guard
      let count = ["a": 1, "an": 1, "one": 1, "two": 2, "three": 3][countWord] ?? Int(countWord)
    else { return nil }
    guard (0...1200).contains(count) else {
      throw Rejection(
        "\(count) is not between 0 and 1200; write the date itself, for example 2019-06.")
    }
    let signed = isPast ? -count : count
    switch unit {
    case "day", "days", "d": return today + .days(signed)
    case "week", "weeks", "wk", "wks", "w": return today + .days(7 * signed)
    case "month", "months", "mo": return today + .months(signed)
    case "year", "years", "y", "yr", "yrs": return today + .months(12 * signed)
    default: return nil
    }
  }

  /// The last day that a year, a month or a week can mean.
  private func lastDay(_ words: [String]) throws(Rejection) -> Day? {
    switch words {
    case ["last", "week"]: return today + .days(-today.weekday)
    case ["last", "month"]: return today + .days(-today.parts.day)
    case ["last", "year"]: return Day.lastDay(ofMonth: 12, in: today.parts.year - 1)
    case ["next", "week"]: return today + .days(14 - today.weekday)
    case ["next", "month"]:
      let next = (today + .days(1 - today.parts.day) + .months(1)).parts
      return Day.lastDay(ofMonth: next.month, in: next.year)
    default: break
    }
    if words.count == 2, let month = words.lazy.compactMap(month).first {
      let years = words.compactMap(number)
      guard years.count == 1 else { return nil }
      guard years[0] >= 1000 else {
        throw Rejection(
          "Add the year, for example \(Day.name(ofMonth: month)) \(today.parts.year).")
      }
      return Day.lastDay(ofMonth: month, in: years[0])
    }
    guard words.count == 1 else { return nil }
    let parts = words[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let year = parts[0] else { return nil }
    switch parts.count {
    case 1: return words[0].count == 4 ? Day.lastDay(ofMonth: 12, in: year) : nil
    case 2:
      guard words[0].count == 7, let month = parts[1] else { return nil }
      guard let day = Day.lastDay(ofMonth: month, in: year) else {
        throw Rejection("There is no month \(month); expected 01 to 12.")
      }
      return day
    default: return nil
    }
  }

  private func iso(_ words: [String]) throws(Rejection) -> Day? {
    guard words.count == 1, words[0].count == 10 else { return nil }
    let parts = words[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return nil
    }
    return try existing(year, month, day)
  }

  /// `12/03/2026` reads two ways unless one number is too large for a month.
  private func slashed(_ words: [String]) throws(Rejection) -> Day? {
    guard words.count == 1, words[0].contains("/") else { return nil }
    let fields = words[0].split(separator: "/", omittingEmptySubsequences: false)
    let parts = fields.compactMap { Int($0) }
    guard fields.count == 3, parts.count == 3, parts[2] >= 1000 else {
      throw Rejection("Write the date as 2026-03-12 or 12 Mar 2026.")
    }
    if parts[0] > 12 { return try existing(parts[2], parts[1], parts[0]) }
    if parts[1] > 12 || parts[0] == parts[1] { return try existing(parts[2], parts[0], parts[1]) }
    guard let first = Day(parts[2], parts[1], parts[0]),
      let second = Day(parts[2], parts[0], parts[1])
    else { return nil }
    throw Rejection("That reads as \(first.spelledOut) or \(second.spelledOut); name the month.")
  }

  private func spelled(_ words: [String]) throws(Rejection) -> Day? {
    let months = words.indices.filter { month(words[$0]) != nil }
    guard months.count == 1, let month = month(words[months[0]]) else { return nil }
    let numbers = words.indices.filter { $0 != months[0] }.map { number(words[$0]) }
    guard numbers.count == 2, let first = numbers[0], let second = numbers[1] else { return nil }
    let (day, year) = first >= 1000 ? (second, first) : (first, second)
    guard year >= 1000 else { throw Rejection("Write the year with four digits.") }
    return try existing(year, month, day)
  }

  private func number(_ word: String) -> Int? {
    if let number = Int(word) { return number }
    guard let suffix = ["st", "nd", "rd", "th"].first(where: word.hasSuffix) else { return nil }
    return Int(word.dropLast(suffix.count))
  }

  private func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return (1...12).first { Day.name(ofMonth: $0).lowercased().hasPrefix(word) }
      ?? (word == "sept" ? 9 : nil)
  }

  private func existing(_ year: Int, _ month: Int, _ day: Int) throws(Rejection) -> Day {
    if let found = Day(year, month, day) { return found }
    guard (1...12).contains(month) else {
      throw Rejection("There is no month \(month); expected 1 to 12.")
    }
    guard (1...9999).contains(year) else { throw Rejection("There is no year \(year).") }
    throw Rejection(
      "\(Day.name(ofMonth: month)) \(year) has \(Day.length(ofMonth: month, in: year)) days.")
  }
}
