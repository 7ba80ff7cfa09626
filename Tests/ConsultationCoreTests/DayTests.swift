import ConsultationCore
import Testing

@Suite struct `A civil day` {
  @Test func `is read back from what it prints`() {
    for number in stride(from: -200_000, to: 200_000, by: 97) {
      let day = Day(number: number)
      #expect(Day(iso: day.description) == day)
    }
  }

  @Test func `follows its predecessor through every month and leap year`() {
    var day = Day(number: -25_000)
    for _ in 0..<60_000 {
      let next = day + .days(1)
      let (year, month, dayOfMonth) = day.parts
      let isLast = dayOfMonth == Day.length(ofMonth: month, in: year)
      let expected =
        !isLast
        ? (year, month, dayOfMonth + 1) : month == 12 ? (year + 1, 1, 1) : (year, month + 1, 1)
      let parts = next.parts
      #expect((parts.year, parts.month, parts.day) == expected)
      day = next
    }
  }

  @Test(
    arguments: [
      ("2026-08-31", 6, "2027-02-28"), ("2027-08-31", 6, "2028-02-29"),
      ("2024-02-29", 12, "2025-02-28"), ("2026-01-31", 1, "2026-02-28"),
      ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"),
    ]) func `clamps calendar months to the month's end`(
      _ start: String, _ months: Int, _ end: String
    )
  {
    #expect(Day(iso: start).map { ($0 + .months(months)).description } == end)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026-01-32", "",
  ])
  func `refuses what no calendar has`(_ text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func `knows its weekday`() {
    #expect(Day(2026, 11, 23)?.weekday == 1)
    #expect(Day(1969, 12, 28)?.weekday == 7)
  }
}
