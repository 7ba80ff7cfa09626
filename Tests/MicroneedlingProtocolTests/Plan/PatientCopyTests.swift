import ConsultationCore
import DocumentTesting
import Testing

@testable import MicroneedlingProtocol

@Suite struct `A patient's copy` {
  /// Referred, ruled out, urgent and an emergency.
  private static let withoutPlan = [
    "suspiciousLesion=yes sevenPoint=2", "suspiciousLesion=yesClinicianConcern", "ps9=current",
    "ps9=currentPlan", "ps10=yes", "keloid=personal", "dob=2012-01-01", "deviceType=rfPen",
    "expectationAfterCounselling=unrealistic", "ps1=gt3h ps3=3", "areas=genital",
  ]
  private static let ofTreatment = ["P06", "P07", "P08", "P09", "P10", "P11", "P12", "P15", "P16"]

  @Test(arguments: Goals.allCases)
  func `has the eight matters in every plan, and no plan without one`(_ goal: Goals) {
    let own: Set<Finding.Key> = [.init(rule: "R-E01"), .init(rule: "R-E02")]
    for changes in ["", "haFillerLast=2027-02-20", "pihHistory=mild", "needlePhobia=severe"] {
      let one = PlanCase("", "goals=\(goal),pores primaryGoal=\(goal) \(changes)", overridden: own)
      let ids = one.document(.patient).sections.map(\.id)
      for id in ["P02", "P03", "P04", "P05", "P13"] + Self.ofTreatment { #expect(ids.contains(id)) }
      let wishes = one.document(.patient).text("P04").lowercased()
      let label = Question.goals.definition.label(ofOption: goal.rawValue)
      #expect(wishes.contains(label) && wishes.contains("large pores"))
    }
    for changes in Self.withoutPlan {
      let one = PlanCase("", "goals=\(goal) primaryGoal=\(goal) \(changes)", overridden: own)
      for audience in Document.Audience.allCases {
        let document = one.document(audience)
        #expect(Set(document.sections.map(\.id)).isDisjoint(with: Self.ofTreatment))
        #expect(one.plan.treatment == nil)
      }
      let text = one.document(.patient).everything
      #expect(!text.contains(" mm") && !text.contains("Session"))
    }
  }

  @Test(arguments: PlanCase.all)
  func `shows no ids, keys, labels or restricted words`(_ one: PlanCase) {
    #expect(Self.offences(in: one.document(.patient).everything) == [])
  }

  @Test func `stays clean over every option of every question`() {
    // Many answers change nothing of the copy, which need not be read again then.
    var read: Set<String> = []
    for question in MicroneedlingProtocol.current.questions {
      for answer in question.options.map(\.id) + ["unknown"] {
        let change = "\(question.id)=\(answer)"
        let text = PlanCase("", change).document(.patient).everything
        if read.insert(text).inserted { #expect(Self.offences(in: text) == [], "\(change)") }
      }
    }
    #expect(read.count > 50)
  }

  /// What must never stand in a patient's copy, and does.
  private static func offences(in text: String) -> [String] {
    let id = /\b(R-[A-Z]\d{2}|A-[A-Z]{2,}|P\d{2}|PC\d|AC\d+|RED\d+|C\d{2}|ps\d+)\b/
    let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
    let keys = MicroneedlingProtocol.current.sources.map(\.key.name)
    let lower = text.lowercased()
    return text.matches(of: id).map { String($0.output.0) }
      + words.intersection(keys + ["HIV", "EMERGENCY", "URGENT", "DEFER", "REFER"]).sorted()
      + stems.filter { lower.contains($0) }
  }

  private static let stems = [
    "hepatitis", "blood-borne", "suicid", "self-harm", "safeguard", "abuse", "coerc", "exploit",
    "bdd", "dysmorph", "eating disorder", "psychiatr", "mental", "answer obtained",
    "date obtained", "melanoma", "actinic",
  ]

  @Test(arguments: [
    "bloodBorneVirus=yes", "ps9=past", "immunosuppression=hivControlled", "ps9=declined",
    "ps9=current", "ps10=unknown",
  ])
  func `says of restricted findings only that they will be discussed`(_ changes: String) {
    let one = PlanCase("", changes)
    let text = one.document(.patient).everything
    let sentence = "your clinician will discuss this with you"
    #expect(text.components(of: sentence) == 1)
    #expect(!text.contains("A further check is needed first."))
  }

  @Test func `says of safeguarding only that a further check is needed`() {
    for changes in ["ps10=yes", "motive=pressured", "motive=pressured ps10=yes"] {
      let text = PlanCase("", changes).document(.patient).everything
      #expect(text.components(of: "A further check is needed first.") == 1)
      #expect(!text.contains("wholly your own") && !text.contains("discuss this with you"))
    }
  }

  @Test func `sells nothing in an emergency and names no reason`() {
    let document = PlanCase.emergency.document(.patient)
    #expect(document.sections.map(\.id) == ["P01", "P13"])
    let text = document.everything
    #expect(text.contains("112") && text.contains("01632 960 003"))
    for word in ["needling.", "plan", "spot", "safety", "session"] {
      #expect(!document.lines.joined().lowercased().contains(word))
    }
    #expect(text.contains("If you ever feel very low"))
  }

  @Test func `prints the floor of a referral, but no date where a banner stands`() {
    let waiting = "sunStatus=tanOrSunbed sunDate=2027-03-01 "
    let referred = PlanCase("", waiting + "woundHealingPoor=yes").document(.patient)
    #expect(referred.everything.contains("not before 15 March 2027"))
    let urgent = PlanCase("", waiting + "suspiciousLesion=yes sevenPoint=6").document(.patient)
    #expect(!urgent.everything.contains("15 March"))
    let excluded = PlanCase("", waiting + "keloid=personal").document(.patient)
    #expect(!excluded.everything.contains("15 March"))
  }

  @Test func `puts the dates and conditions of a provisional plan first`() {
    let document = PlanCase.manyGaps.document(.patient)
    let opening = document.opening.flatMap(\.lines).joined(separator: "\n")
    #expect(opening.contains("There is no date yet."))
    #expect(opening.contains("Never stop this medicine"))
    #expect(opening.contains("We still need to know: body weight; your skin type; pregnancy."))
    #expect(document.text("P06").contains("Not final"))
  }

  @Test func `offers no signature where consent was not fully discussed`() {
    for answer in ["no", "partly", "unknown"] {
      let document = PlanCase("", "consentDiscussed=\(answer)").document(.patient)
      #expect(!document.text("P16").contains("signature"))
    }
    #expect(PlanCase.rejuvenation.document(.patient).text("P16").contains("Your signature"))
  }

  @Test func `leaves lines for numbers that the clinic has not given`() {
    let text = PlanCase.rejuvenation.document(.patient, clinic: nil).text("P13")
    #expect(text.contains("Clinic, number") && text.contains("Crisis line, number"))
  }

  @Test func `says in plain words every condition that a rule can ask for`() {
    for rule in MicroneedlingProtocol.current.rules {
      for condition in rule.grades.flatMap(\.openConditions) {
        let document = PlanCase("", "").document(.patient)
        #expect(!document.everything.contains(condition.text))
        #expect(PlanDocument.hasPlainWords(for: condition.text), "\(rule.id): \(condition.text)")
      }
    }
  }

  @Test(arguments: PlanCase.all)
  func `reads at grade 8 or easier`(_ one: PlanCase) {
    let grade = ReadingLevel(one.document(.patient)).grade
    #expect(grade <= 8.5, "\(one.name): \(grade)")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    ranges(of: part).count
  }
}

extension PlanCase: CustomTestStringConvertible {
  var testDescription: String { name }
}
