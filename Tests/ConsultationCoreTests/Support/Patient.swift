import ConsultationCore
import MicroneedlingProtocol

/// Answers for the real protocol: healthy ones, and any.
enum Patient {
  static let medicine = MicroneedlingProtocol.current
  /// The day on which every test's consultation takes place.
  static let today = Day(number: 20_859)

  static func moment(_ second: Int = 0, on day: Day = today) -> Moment {
    Moment(seconds: 1_802_000_000 + Int64(second), localDay: day)
  }

  static func beginning(hasHeader: Bool = false, presets: [Beginning.Preset] = []) -> Beginning {
    Beginning(
      protocolTitle: medicine.title, protocolHash: "00ff", policy: "none", presets: presets,
      hasHeader: hasHeader)
  }

  private static let particular: [QuestionID: AnswerValue] = [
    "dob": .day(Day(number: 7_469)), "sexAtBirth": .option("female"),
    "consultDate": .day(today), "proposedDate": .day(today + .days(21)),
    "deviceType": .option("pen"), "deviceMaxDepthMm": .number(1.5), "weightKg": .number(64),
    "capacityVoluntary": .option("yes"), "fitz": .scores([1, 2, 1, 2, 1, 1, 1, 1]),
    "clinicianPhototype": .option("II"), "glogau": .option("II"), "acneScarGrade": .option("0"),
    "barrierState": .option("intact"), "areas": .options(["forehead", "cheeks"]),
    "anaestheticAreaCm2": .number(0), "goals": .options(["fineLines", "texture"]),
    "primaryGoal": .option("fineLines"), "expectedImprovement": .option("25-50"),
    "motive": .option("own"), "timeframeMonths": .number(6), "sessionsAffordable": .number(4),
    "downtimeDays": .number(3), "painFear": .number(3), "willUseSunscreen": .option("yes"),
    "expectationAfterCounselling": .option("aligned"), "ps1": .option("lt15min"),
    "ps3": .option("0"), "ps4": .option("0"), "ps5": .number(0), "ps6": .number(0),
    "ps8": .option("slight"), "consentDiscussed": .option("yes"), "photoConsent": .option("yes"),
    "sevenPoint": .number(1), "hba1c": .number(6.5), "diabetesComplications": .option("no"),
    "koebnerSeen": .option("no"), "inr": .measurement(2.4, on: today),
  ]

  /// What a healthy patient answers; follow-ups get a mild answer that lies far back.
  static func healthy(_ id: QuestionID) -> Answer {
    if let value = particular[id] { return .value(value) }
    guard let question = medicine.question(id) else { return .unknown }
    if let negative = question.negative { return .value(negative) }
    if case .day = question.kind { return .value(.day(today + .months(-36))) }
    return .unknown
  }

  /// The healthy answers to every question that matters, with some replaced.
  static func answers(
    _ changes: [QuestionID: Answer] = [:], without missing: Set<QuestionID> = [],
    phase: Answers.Phase = .review
  ) -> Answers {
    var all: [QuestionID: Answer] = [:]
    for question in medicine.questions where !missing.contains(question.id) {
      let answer = changes[question.id] ?? healthy(question.id)
      all[question.id] = answer
      if !Answers(medicine, all, phase: phase).isRelevant(question.id) { all[question.id] = nil }
    }
    return Answers(medicine, all, phase: phase)
  }
}

/// A generator with a seed, so that a walk that failed can be walked again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Whether something happens that happens once in so many times.
  mutating func happens(onceIn count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

extension Patient {
  /// Any answer that the question takes.
  static func any(_ question: QuestionDefinition, _ generator: inout SeededGenerator) -> Answer {
    if generator.happens(onceIn: 12) { return generator.happens(onceIn: 2) ? .unknown : .declined }
    return .value(value(question, &generator))
  }

  private static func value(
    _ question: QuestionDefinition, _ generator: inout SeededGenerator
  ) -> AnswerValue {
    func number(_ range: ClosedRange<Double>) -> Double {
      (Double.random(in: range, using: &generator) * 2).rounded(.down) / 2
    }
    func near() -> Day { today + .days(Int.random(in: -420...120, using: &generator)) }
    if question.id == "dob" {
      return .day(today + .days(-Int.random(in: 6_000...26_000, using: &generator)))
    }
    switch question.kind {
    case .choice:
      return .option(question.options.randomElement(using: &generator)?.id ?? "")
    case .choices:
      let count = Int.random(in: 1...2, using: &generator)
      let chosen = question.options.filter { $0.id != "none" }.shuffled(using: &generator)
        .prefix(count).map(\.id)
      return generator.happens(onceIn: 2)
        ? question.negative ?? .options(chosen) : .options(chosen)
    case .day(let allowsNone):
      return allowsNone && generator.happens(onceIn: 2) ? .none : .day(near())
    case .number(_, let range, let allowsNone):
      if allowsNone && generator.happens(onceIn: 4) { return .none }
      return .number(max(range.lowerBound, number(range).rounded(.down)))
    case .scores(let count, let range):
      return .scores((0..<count).map { _ in Int.random(in: range, using: &generator) })
    case .text(let allowsNone):
      return allowsNone && generator.happens(onceIn: 2) ? .none : .text("sulfonamide cream")
    case .measurement(_, let range):
      return .measurement(max(range.lowerBound, number(range)), on: near())
    case .instrument(let instruments):
      guard generator.happens(onceIn: 3), let one = instruments.randomElement(using: &generator)
      else { return .none }
      return .instrument(one.name, Int.random(in: one.range, using: &generator))
    }
  }
}
