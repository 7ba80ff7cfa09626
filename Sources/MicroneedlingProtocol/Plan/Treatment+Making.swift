import ConsultationCore

extension Treatment {
  /// The treatment that answers and standing findings leave room for.
  init(
    _ answers: Answers, _ assessment: Assessment, _ standing: Standing,
    overridden: Set<Finding.Key>, skin: Plan.Skin, mainWish: Plan.Wish?, clinic: ClinicPolicy?
  ) {
    let context = DepthContext(answers, skin: skin, clinic: clinic)
    let wished = answers.choices(Question.areas)
    device = context.device
    deviceCap = context.deviceCap
    column = context.column
    areas = wished.compactMap(context.setting)
    removedAreas = wished.filter(\.isNeverTreated)
    mapOpenFor = Self.rulesThatOpenTheMap(answers, standing)
    passes = context.passes
    mayBleedOnScars =
      column == .scars && !skin.isPihPackage && skin.used.map { $0 <= .iii } ?? false
    let scheduler = Scheduler(
      answers: answers, standing: standing, overridden: overridden,
      isPihPackage: skin.isPihPackage)
    let schedule = scheduler.schedule(
      usual: mainWish?.outlooks.compactMap(\.sessions).max(),
      affordable: answers.number(Question.sessionsAffordable.id).map { Int($0) })
    self.schedule = schedule
    offersTestPatch = skin.isPihPackage && schedule?.testPatch == nil
    preCare = Self.preCare(schedule?.first, answers, standing)
    downtime = Self.downtime(schedule?.first)
    let caps = areas.compactMap(\.cap)
    aftercare = Self.aftercare(
      schedule, isPih: skin.isPihPackage, waits: ProtocolWaits(answers.protocol),
      depth: AftercareDepth(starts: areas.compactMap(\.range?.lowerBound), caps: caps))
    numbing = NumbingPlan(answers, assessment, standing)
    timeframe = Self.timeframe(answers, schedule)
    event = Self.event(answers, schedule, isPih: skin.isPihPackage)
    consent = ConsentItem.all.filter { answers.truth(of: $0.when) == .yes }
      .map { ConsentPoint(id: $0.id.name, text: $0.text, spoken: $0.spoken) }
  }

  /// A vascular malformation or lymphoedema in one of several areas.
  private static func rulesThatOpenTheMap(_ answers: Answers, _ standing: Standing) -> [RuleID] {
    var rules: [RuleID] = []
    if standing.has("R-S25"),
      answers.choices(Question.areaFeatures).contains(.portWineHaemangioma)
    {
      rules.append("R-S25")
    }
    if standing.has("R-S29") { rules.append("R-S29") }
    return rules
  }

  private static func preCare(_ first: Day?, _ answers: Answers, _ standing: Standing) -> [PreCare]
  {
    guard let first, let today = answers.consultDate else { return [] }
    let waits = ProtocolWaits(answers.protocol)
    return PreCareStep.all.filter { $0 != .pc5 || standing.has("R-M29") }.flatMap { step in
      step.parts.reduce(into: [PreCare]()) { lines, part in
        let day = first + .days(-waits.days(part.kept))
        let line = PreCare(
          step: step, parts: [part], day: max(day, today), isFromNowOn: day <= today)
        if let last = lines.last, last.joins(line) {
          lines[lines.count - 1] = last.adding(part)
        } else {
          lines.append(line)
        }
      }
    }
  }

  private static func downtime(_ first: Day?) -> [Downtime] {
    guard let first else { return [] }
    return DowntimeStage.all.map { stage in
      Downtime(
        stage: stage, first: first + .days(stage.days.lowerBound),
        last: first + .days(stage.days.upperBound))
    }
  }

  private static func timeframe(_ answers: Answers, _ schedule: Schedule?) -> Timeframe? {
    guard let months = answers.number(Question.timeframeMonths.id).map({ Int($0) }),
      let schedule, let today = answers.consultDate, let last = schedule.sessions.last
    else { return nil }
    let course = Span.days((schedule.sessions.count - 1) * schedule.interval)
    let best = Span.months(ResultFacts.bestMonths.lowerBound)
    return Timeframe(
      wishedMonths: months, wishedBy: today + .months(months), neededBy: today + course + best,
      possibleBy: last.day + best)
  }

  /// For so many days the skin may still show a session (R-E09).
  private static let recoveryDays = 14
  private static let recoveryDaysPih = 28

  private static func event(_ answers: Answers, _ schedule: Schedule?, isPih: Bool)
    -> EventRelation?
  {
    guard let day = answers.day(Question.eventDate.id), let schedule,
      let today = answers.consultDate, day >= today, let firstSession = schedule.sessions.first
    else { return nil }
    guard let last = schedule.sessions.last(where: { $0.day <= day }) else {
      return EventRelation(day: day, session: nil, stage: .beforeFirstSession)
    }
    let since = day.days(since: last.day)
    let stage: EventRelation.Stage =
      switch day {
      case _ where since < (isPih ? recoveryDaysPih : recoveryDays): .inRecovery
      case _ where day.days(since: firstSession.day) < 2 * schedule.interval + recoveryDays:
        .noResultYet
      case _ where schedule.reviews.contains { $0.kind == .result && $0.day <= day }:
        .afterResultReview
      default: .partOfResult
      }
    return EventRelation(
      day: day, session: .init(number: last.number, daysBefore: since), stage: stage)
  }
}

extension DepthContext {
  /// What the answers and the clinic's device say about depths.
  init(_ answers: Answers, skin: Plan.Skin, clinic: ClinicPolicy?) {
    let device = answers.choice(Question.deviceType)
    self.device = device
    let own = clinic?.devices.filter { $0.type == device }.map(\.maxDepthMm).max()
    deviceCap = [answers.number(Question.deviceMaxDepthMm.id), own].compactMap(\.self).min()
    column = answers.truth(of: .contourGoal) == .yes ? .scars : .rejuvenation
    isPihPackage = skin.isPihPackage
    let delicate =
      Question.thinSkin.is(.yes) || Question.rosacea.is(.etr, .papulopustularQuiescent)
      || Question.melasmaInArea.is(.stable)
    isStepDown = answers.truth(of: delicate) != .no
    hasMelasma = answers.truth(of: Question.melasmaInArea.is(.stable, .active)) == .yes
    phototype = skin.used
  }

  /// How often the device passes over the skin: two to four times; with a roller in three or four
  /// directions; twice under the cautious settings.
  var passes: ClosedRange<Int> {
    if isPihPackage { return 2...2 }
    return device == .roller ? 3...4 : 2...4
  }
}
