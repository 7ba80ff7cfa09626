import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `Dates on which a plan asks for nothing else` {
  /// With one session and several, near together and apart, with and without a vaccine, a patch and
  /// the cautious settings.
  private static let changes = [
    "", "sessionsAffordable=1", "pihHistory=mild", "keloid=familyOnly", "eventDate=2027-04-02",
    "vaccinePlanned=2027-03-31", "vaccinePlanned=2027-02-17", "vaccinePlanned=2027-03-17",
    "vaccinePlanned=2027-04-10 pihHistory=mild", "vaccinePlanned=2027-06-20",
    "vaccinePlanned=2027-05-01 sessionsAffordable=3",
  ]

  @Test(arguments: changes)
  func `never contain the booked vaccine or a day that the plan sets free`(_ changes: String) throws
  {
    let one = PlanCase("", changes)
    let document = one.document(.patient)
    let schedule = try #require(one.plan.treatment?.schedule)
    let bars = try Self.bars("No toxin, no vaccine", document, from: schedule.first)
    let others = document.text("P12")
    let vaccine = one.answers.day(Question.vaccinePlanned.id)
    let toxinFree = try #require(Self.free("toxin (such as Botox) or vaccine", in: others))
    let fillerFree = try #require(Self.free("filler, peel or laser", in: others))
    for bar in bars {
      #expect(!bar.contains(toxinFree))
      if let vaccine { #expect(!bar.contains(vaccine), "\(vaccine) in \(bar)") }
    }
    for session in schedule.sessions {
      let toxin = session.day + .days(-13)...session.day + .days(13)
      let filler = session.day + .days(-27)...session.day + .days(27)
      #expect(!toxin.contains(toxinFree) && !filler.contains(fillerFree))
      if let vaccine { #expect(!toxin.contains(vaccine)) }
      let today = PlanCase.day("2027-02-10")
      let row = [toxin, filler].map {
        "\(Self.short(max($0.lowerBound, today))) to \(Self.short($0.upperBound))"
      }
      #expect(document.text("P07").contains(row.joined(separator: "\n")))
      #expect(bars.contains { $0.contains(session.day) && $0.upperBound == toxin.upperBound })
    }
  }

  @Test func `leave the days free on which the rules allow it`() {
    let text = PlanCase.rejuvenation.document(.patient).text("P08")
    #expect(text.contains("After 17 February 2027\nNo toxin (such as Botox) and no vaccine."))
  }

  /// The bars of a row of the calendar.
  private static func bars(_ label: String, _ document: Document, from first: Day) throws
    -> [ClosedRange<Day>]
  {
    let figures = try #require(document[section: "P07"]).blocks.compactMap { block in
      if case .figure(let figure) = block { figure } else { nil }
    }
    let strips = figures.compactMap { figure in
      if case .calendarStrip(let strip) = figure.content { strip } else { nil }
    }
    let row = try #require(strips.first?.rows.first { $0.label == label })
    return row.marks.map { first + .days($0.first)...first + .days($0.last) }
  }

  /// The day from which the aftercare allows something.
  private static func free(_ name: String, in text: String) -> Day? {
    let start = PlanCase.day("2027-02-10")
    return (0..<400).map { start + .days($0) }
      .first { text.contains("\(name): from \($0.spelledOut)") }
  }

  private static func short(_ day: Day) -> String {
    "\(day.parts.day) \(Day.name(ofMonth: day.parts.month).prefix(3))"
  }
}
