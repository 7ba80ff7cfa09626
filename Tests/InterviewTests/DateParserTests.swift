import ConsultationCore
import Interview
import Testing

/// A Wednesday.
private let today = Day(2027, 2, 10) ?? Day(number: 0)

@Suite struct `A typed date` {
  private func parse(_ text: String) -> String {
    do throws(Rejection) {
      return try DateParser(today: today).parse(text).description
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ("2026-03-12", "2026-03-12"), ("12 Mar 2026", "2026-03-12"), ("Mar 12, 2026", "2026-03-12"),
    ("12. march 2026", "2026-03-12"), ("12th March 2026", "2026-03-12"),
    ("2026 March 12", "2026-03-12"),
    ("1st sept 2026", "2026-09-01"), ("13/03/2026", "2026-03-13"), ("03/13/2026", "2026-03-13"),
    ("3/3/2026", "2026-03-03"), ("June 2026", "2026-06-30"), ("feb 2028", "2028-02-29"),
    ("2026-06", "2026-06-30"), ("2026", "2026-12-31"), ("today", "2027-02-10"),
    ("  TODAY ", "2027-02-10"),
    ("yesterday", "2027-02-09"), ("tomorrow", "2027-02-11"), ("3 weeks ago", "2027-01-20"),
    ("a month ago", "2027-01-10"), ("two years ago", "2025-02-10"), ("10 d ago", "2027-01-31"),
    ("in 2 weeks", "2027-02-24"), ("in 1 month", "2027-03-10"),
  ]) func `is understood in its form`(_ text: String, _ expected: String) {
    #expect(parse(text) == expected)
  }

  @Test(arguments: [
    ("last week", "2027-02-07"), ("last month", "2027-01-31"), ("last year", "2026-12-31"),
    ("next week", "2027-02-21"), ("next month", "2027-03-31"), ("June 2026", "2026-06-30"),
    ("2026 june", "2026-06-30"), ("2026-02", "2026-02-28"), ("2026", "2026-12-31"),
  ])
  func `that is vague means the last day it can mean, or is refused where no reading is cautious`(
    _ text: String, _ expected: String
  ) {
    #expect(parse(text) == expected)
    #expect(throws: Rejection.self) { try DateParser(today: today).parse(text, whole: true) }
  }

  @Test func `that reads two ways is asked again with both`() {
    #expect(
      parse("12/03/2026") == "That reads as 12 March 2026 or 3 December 2026; name the month.")
  }

  @Test(arguments: [
    ("31 Feb 2026", "February 2026 has 28 days."), ("2026-04-31", "April 2026 has 30 days."),
    ("2026-13-01", "There is no month 13; expected 1 to 12."), ("2026-13", "There is no month 13"),
    ("12 Mar 1826", "Did you mean 2026-03-12?"), ("3027-01-05", "Did you mean 2027-01-05?"),
    ("12 Mar", "Add the year, for example March 2027."),
    ("12 Mar 26", "Write the year with four digits."),
    ("x/13/2/1990", "Write the date as"), ("13/2/1990/", "Write the date as"),
    ("12/03/26", "Write the date as 2026-03-12"), ("2026/03/12", "Write the date as 2026-03-12"),
    ("5000 weeks ago", "5000 is not between"),
    ("-3 days ago", "-3 is not between"), ("1890-01-01", "Did you mean 1990-01-01?"),
    ("1200 years ago", "out of range"),
    ("soon", "Not a date."),
    ("", "Not a date."), ("12 mar apr 2026", "Not a date."), ("-3 weeks ago", "-3 is not between"),
    ("2026-1-1", "Not a date."), ("99999999999999999999", "Not a date."), ("0/0/2026", "no"),
  ]) func `that is none says what is wrong`(_ text: String, _ reason: String) {
    #expect(parse(text).contains(reason), "\(parse(text))")
  }

  @Test func `never traps, whatever is typed`() {
    let parts = [
      "9223372036854775807", "-1", "/", "ago", "in", "mar", "2026", "0", "-", "weeks", "\u{301}",
      "st", "é",
    ]
    for first in parts {
      for second in parts {
        for third in parts {
          _ = parse("\(first) \(second) \(third)"); _ = parse(first + second + third)
        }
      }
    }
  }
}

@Suite struct `A month in place of a day` {
  @Test(arguments: [
    ("proposedDate", "December 2026"), ("vaccinePlanned", "March 2027"), ("eventDate", "2027"),
    ("hba1cDate", "2026-05"), ("dob", "1961"), ("proposedDate", "next month"),
  ])
  func `is refused where a rule may fire sooner or later by the day`(
    _ question: String, _ typed: String
  ) {
    var table = Table(upTo: "ps1", ["checklist.general": "diabetes = t2", "hba1c": "7"])
    let before = table.consultation.answers
    table.type("/amend \(question) \(typed)")
    #expect(table.text.contains("Say the day as well"))
    #expect(table.consultation.answers[QuestionID(question)] == before[QuestionID(question)])
  }

  @Test func `is its last day where a wait is counted from it`() {
    var table = Table(upTo: "ps1", ["checklist.injectionsAndPeels": "haFillerLast = 2027-01-02"])
    table.type("/amend haFillerLast January 2027")
    #expect(table.text.contains("31 January 2027"))
  }
}
