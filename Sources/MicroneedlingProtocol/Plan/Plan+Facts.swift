public import ConsultationCore

extension Plan {
  /// Everything about the plan of a consultation that differs from patient to patient, one short
  /// line each, in the words of the protocol: `session 1 on 2026-12-01`.
  ///
  /// Dialogues assert them. Equal lines and equal findings mean plans that print alike, days of
  /// downtime and aftercare included: these follow from the first session, the depths and the
  /// caution. Only the lists of answers in the clinical record say more.
  public func facts(of consultation: Consultation) -> [String] {
    let answers = consultation.finalAnswers
    return [
      "\(kind.rawValue)" + (age.map { ", age \($0)" } ?? ""), skin.fact,
      Self.list(
        answers.choices(Question.scarMorphology).filter { $0 != .none }.map(\.rawValue)
      ).map { "scars \($0)" },
      "wishes \(Self.list(wishes.map(\.fact)) ?? "none")",
      Self.list(Self.told(answers)).map { "told \($0)" },
      Self.list(daysJudged.map(\.description)).map { "judged for \($0)" },
      notBefore.map { "not before \($0)" },
      Self.list(actions.map(\.name)).map { "asks for \($0)" },
    ].compactMap(\.self) + (treatment?.facts ?? []) + fragmentFacts
  }

  /// What the patient's copy repeats of the answers as they were given.
  private static func told(_ answers: Answers) -> [String] {
    func count(_ id: QuestionID, _ noun: String) -> String? {
      answers.number(id).map { "\($0.amount) \(noun)\($0 == 1 ? "" : "s")" }
    }
    return [
      count(Question.timeframeMonths.id, "month"), count(Question.sessionsAffordable.id, "session"),
      count(Question.downtimeDays.id, "visible day"),
      answers.number(Question.painFear.id).map { "pain \($0.amount)" },
      answers.choice(Question.needlePhobia).flatMap { $0 == .none ? nil : "uneasy with needles" },
      answers.day(Question.eventDate.id).map { "event \($0)" },
    ].compactMap(\.self)
  }

  /// The days of treatment for which the findings were judged.
  private var daysJudged: [Day] {
    Set((findings.standing + findings.overridden).compactMap(\.judgedFor)).sorted()
  }

  /// The texts of each section by their names.
  private var fragmentFacts: [String] {
    PlanSection.allCases.compactMap { section in
      let names = fragments.filter { $0.section == section }
        .map { String($0.id.dropFirst(section.rawValue.count + 1)) }
      return Self.list(names).map { "\(section.rawValue) says \($0)" }
    }
  }

  fileprivate static func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : items.joined(separator: ", ")
  }

  fileprivate static func range(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }
}

extension Plan.Skin {
  fileprivate var fact: String {
    func name(_ phototype: Phototype?) -> String { phototype?.rawValue ?? "unknown" }
    return "phototype \(name(used)) (questions \(name(band)), clinician \(name(judged)))"
      + (isPihPackage ? ", cautious against dark marks" : "")
  }
}

extension Plan.Wish {
  fileprivate var fact: String {
    let neck = outlooks.contains(.neckLines) ? " of the neck" : ""
    return goal.rawValue + neck + (outlooks.count > 1 ? " and elsewhere" : "")
      + (isMain ? " first" : "")
  }
}

extension Treatment {
  fileprivate var facts: [String] {
    let cap = deviceCap.map { " up to \($0.millimetres) mm" } ?? " of unknown depth"
    let bleeding = mayBleedOnScars ? ", pinpoint bleeding accepted on scars" : ""
    let way =
      "\(device?.rawValue ?? "device unknown")\(cap), depths for \(column.rawValue), "
      + "passes \(Plan.range(passes))\(bleeding)"
    return [way] + areas.map(\.fact)
      + [
        Plan.list(removedAreas.map(\.rawValue)).map { "never needles \($0)" },
        Plan.list(mapOpenFor.map(\.name)).map { "map open for \($0)" },
        numbing.fact,
      ].compactMap(\.self) + (schedule?.facts ?? ["no day to count from"])
      + [
        offersTestPatch ? "offers a test patch" : nil,
        Plan.list(preCareDays).map { "before: \($0)" },
        timeframe.map { "hoped for by \($0.wishedBy), possible by \($0.possibleBy)" },
        event?.fact,
        Plan.list(consentRuns).map { "consent \($0)" },
      ].compactMap(\.self) + consentForms
  }

  /// Each step with its days.
  private var preCareDays: [String] {
    preCare.reduce(into: []) { days, line in
      let day = "\(line.step.id) \(line.isFromNowOn ? "now" : line.day.description)"
      if days.last != day { days.append(day) }
    }
  }

  /// The items that have several forms, with the one that applies.
  private var consentForms: [String] {
    consent.filter { point in ConsentItem.all.count { $0.id.name == point.id } > 1 }
      .map { "consent \($0.id): \($0.text)" }
  }

  /// The consent items, neighbours in the list joined: `C01-C04`.
  private var consentRuns: [String] {
    var all: [String] = []
    for id in ConsentItem.all.map(\.id.name) where all.last != id { all.append(id) }
    let places = consent.compactMap { all.firstIndex(of: $0.id) }
    var runs: [ClosedRange<Int>] = []
    for place in places {
      if let last = runs.last, last.upperBound + 1 == place {
        runs[runs.count - 1] = last.lowerBound...place
      } else {
        runs.append(place...place)
      }
    }
    return runs.map { run in
      all[run.lowerBound] + (run.count > 1 ? "-" + all[run.upperBound] : "")
    }
  }
}

extension AreaSetting {
  fileprivate var fact: String {
    let bone = boneCap.map { ", \($0.millimetres) mm over bone" } ?? ""
    let beyond = isBeyondLabels ? ", beyond most labels" : ""
    let words =
      switch depth {
      case .pen(let start, let usual, let cap):
        "\(start.millimetres) to \(usual.millimetres) mm, at most \(cap.millimetres) mm"
      case .roller(let length): "\(length.millimetres) mm needles"
      case .enteredByClinician: "entered by the clinician"
      case .tooShallowForRoller: "too shallow for a roller"
      case .penRequired: "only with a pen"
      }
    return "depth \(area.rawValue) \(words)\(bone)\(beyond)"
  }
}

extension NumbingPlan {
  fileprivate var fact: String {
    let state =
      switch status {
      case .notPlanned: "not planned"
      case .wishUnknown: "wish unknown"
      case .planned: "planned"
      case .ruledOut: "ruled out"
      case .waitingForAnswers: "waits for answers"
      }
    let parts = [
      product.flatMap { $0 == .none ? nil : $0.rawValue },
      areaCm2.map { "\($0.amount) cm²" }, capGrams.map { "up to \($0.amount) g" },
      minutes.map { "\(Plan.range($0)) minutes" }, needsPrescriber ? "prescriber first" : nil,
      isSplit ? "split" : nil,
      limits.isEmpty ? nil : "limited by \(limits.map(\.name).joined(separator: " "))",
    ]
    return "numbing \(([state] + parts.compactMap(\.self)).joined(separator: ", "))"
  }
}

extension Schedule {
  fileprivate var facts: [String] {
    let usual = usualCount.map { "\($0)" } ?? "none"
    let affordable = affordable.map { "\($0)" } ?? "unknown"
    let settled = isSettled ? "" : ", unsettled"
    return [
      "from \(first) every \(interval) days, usual sessions \(usual), affordable \(affordable)"
        + settled,
      testPatch.map {
        "test patch on \($0.day), read by \($0.readBy), for "
          + $0.rules.map(\.name).joined(separator: " ")
      },
    ].compactMap(\.self)
      + sessions.map { session in
        "session \(session.number) on \(session.day)"
          + (session.movedBy.isEmpty
            ? "" : ", moved by \(session.movedBy.map(\.name).joined(separator: " "))")
      } + reviews.map(\.fact)
  }
}

extension Schedule.Review {
  fileprivate var fact: String {
    switch kind {
    case .photo(let session): "photo of session \(session) on \(day)"
    case .response: "response judged on \(day)"
    case .result: "result judged on \(day)"
    }
  }
}

extension Treatment.EventRelation {
  fileprivate var fact: String {
    let place =
      session.map { "\($0.daysBefore) days after session \($0.number)" } ?? "before session 1"
    let sight =
      switch stage {
      case .beforeFirstSession: ""
      case .inRecovery: ", in recovery"
      case .noResultYet: ", no result yet"
      case .partOfResult: ", part of the result"
      case .afterResultReview: ", after the result is judged"
      }
    return "event on \(day) \(place)\(sight)"
  }
}
