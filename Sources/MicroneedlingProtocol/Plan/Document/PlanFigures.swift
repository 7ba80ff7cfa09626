import ConsultationCore

/// The drawings of a plan.
enum PlanFigures {
  /// The areas with their depths; `nil` without any.
  static func bodyMap(_ treatment: Treatment) -> Figure? {
    let areas = treatment.areas.compactMap { setting -> BodyMap.Area? in
      guard let region = BodyMap.Region(rawValue: setting.area.rawValue) else { return nil }
      return BodyMap.Area(
        region, name: PlainWords.area(setting.area).capitalizedFirst, band: band(setting),
        label: label(setting))
    }
    guard !areas.isEmpty else { return nil }
    return Figure(caption: "Where, and how deep.", .bodyMap(BodyMap(areas)))
  }

  private static func band(_ setting: AreaSetting) -> Int {
    switch setting.range?.upperBound ?? setting.cap ?? 0 {
    case ...0.3: 0
    case ...0.5: 1
    case ...0.75: 2
    case ...1.0: 3
    default: 4
    }
  }

  static func label(_ setting: AreaSetting) -> String {
    switch setting.depth {
    case .pen(let start, let usual, let cap):
      start == usual
        ? "\(usual.millimetres) mm (at most \(cap.millimetres))"
        : "\(start.millimetres)–\(usual.millimetres) mm (at most \(cap.millimetres))"
    case .roller(let length): "roller \(length.millimetres) mm"
    case .enteredByClinician: "set on the day"
    case .tooShallowForRoller: "no roller here"
    case .penRequired: "a pen is needed"
    }
  }

  /// What to stop, sessions, downtime, reviews and the patient's event; `nil` without a course.
  static func calendar(_ plan: Plan, _ answers: Answers) -> Figure? {
    guard let schedule = plan.treatment?.schedule, let last = schedule.sessions.last else {
      return nil
    }
    let strip = Strip(
      schedule: schedule, last: last.day, isPih: plan.skin.isPihPackage,
      waits: ProtocolWaits(answers.protocol), today: answers.consultDate ?? schedule.first,
      event: plan.treatment?.event?.day)
    return Figure(
      caption: "From \(strip.day(strip.days.lowerBound).spelledOut) to "
        + "\(strip.day(strip.days.upperBound).spelledOut).",
      .calendarStrip(strip.value))
  }
}

/// Lays out the calendar strip; days count from the first visit.
private struct Strip {
  let schedule: Schedule
  let last: Day
  let isPih: Bool
  let waits: ProtocolWaits
  let today: Day
  let event: Day?

  func day(_ offset: Int) -> Day { schedule.first + .days(offset) }

  private func offset(_ day: Day) -> Int { day.days(since: schedule.first) }

  /// From the first thing to stop, but not before the consultation, to the last review.
  var days: ClosedRange<Int> {
    let reach = [KeptAway.sun, .toxinAndVaccine, .creams].map(waits.days).max() ?? 0
    let start = max(-reach, offset(today))
    let ends = schedule.reviews.map(\.day) + [last + .days(28)]
    let end = ends.map(offset).max() ?? 0
    return min(start, 0)...max(end, shownEvent.map(offset) ?? 0)
  }

  /// The event, unless it is so far away that the drawing would lose its scale.
  private var shownEvent: Day? {
    event.flatMap { $0 >= today && $0 <= last + .days(180) ? $0 : nil }
  }

  var value: CalendarStrip {
    // A few more days, so that a mark on the last one is drawn whole.
    CalendarStrip(days: days.lowerBound...days.upperBound + 4, ticks: ticks, rows: rows)
  }

  private var ticks: [CalendarStrip.Tick] {
    let named = schedule.visits + schedule.reviews.map(\.day) + (shownEvent.map { [$0] } ?? [])
    return Set(named).sorted().map { .init(offset($0), $0.short) }
  }

  private var rows: [CalendarStrip.Row] {
    let treatments =
      (schedule.testPatch.map { [mark(.treatment, $0.day, "patch")] } ?? [])
      + schedule.sessions.map { mark(.treatment, $0.day, "\($0.number)") }
    let rows = [
      CalendarStrip.Row(
        "No tanning",
        [bar(.stop, schedule.first + .days(-waits.days(.sun))...last + .days(isPih ? 56 : 14))]),
      CalendarStrip.Row(
        "No toxin, no vaccine",
        joined(schedule.visits.map { waits.blocked(.toxinAndVaccine, around: $0) })
          .map { bar(.stop, $0) }),
      CalendarStrip.Row(
        "No retinoid, no acid",
        schedule.visits.map { bar(.stop, $0 + .days(-waits.days(.creams))...$0 + .days(6)) }),
      CalendarStrip.Row("Treatment", treatments),
      CalendarStrip.Row(
        "Redness, flakes", schedule.visits.map { bar(.downtime, $0...$0 + .days(5)) }),
      CalendarStrip.Row("Reviews", schedule.reviews.map { mark(.review, $0.day, "") }),
    ]
    guard let shownEvent else { return rows }
    return rows + [CalendarStrip.Row("Your event", [mark(.event, shownEvent, "")])]
  }

  private func mark(_ kind: CalendarStrip.Kind, _ day: Day, _ name: String) -> CalendarStrip.Mark {
    .init(kind, on: offset(day), name.isEmpty ? day.short : "\(name): \(day.short)")
  }

  /// Nothing can be left out before the consultation.
  private func bar(_ kind: CalendarStrip.Kind, _ days: ClosedRange<Day>) -> CalendarStrip.Mark {
    let start = max(days.lowerBound, min(today, schedule.first))
    return .init(
      kind, offset(start)...offset(days.upperBound), "\(start.short)–\(days.upperBound.short)")
  }

  /// Ranges in order, those that leave no day between them made one.
  private func joined(_ ranges: [ClosedRange<Day>]) -> [ClosedRange<Day>] {
    ranges.reduce(into: []) { all, range in
      if let last = all.last, range.lowerBound <= last.upperBound + .days(1) {
        all[all.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        all.append(range)
      }
    }
  }
}
