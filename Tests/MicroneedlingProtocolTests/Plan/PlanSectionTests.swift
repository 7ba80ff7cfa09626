import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

/// Which parts a document has, for every goal, area and verdict (evidence 5.13).
@Suite struct `The parts of a plan` {
  private static let ofTreatment: Set = [
    "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P15", "P16",
  ]
  private static let always: Set = ["P01", "P02", "P03", "P04", "P05", "P13"]
  /// A change for every verdict and banner.
  private static let outcomes: [(changes: String, verdict: Verdict, banner: Banner?)] = [
    ("", .suitable, nil), ("faints=yes", .suitableWithModifications, nil),
    ("haFillerLast=2027-02-20", .defer, nil), ("needlePhobia=severe", .defer, nil),
    ("woundHealingPoor=yes", .refer, nil), ("ps10=yes", .refer, nil),
    ("suspiciousLesion=yes sevenPoint=5", .refer, .urgent), ("ps9=current", .refer, .urgent),
    ("ps9=currentPlan", .refer, .emergency), ("keloid=personal", .notSuitable, nil),
    ("dob=2012-01-01 ps9=currentPlan", .notSuitable, .emergency),
  ]
  /// Rules about the goal or the area itself, set aside so that every outcome is reached.
  private static let ofTheGoal: Set<Finding.Key> = [
    .init(rule: "R-E01"), .init(rule: "R-E02"), .init(rule: "R-E10"),
  ]

  @Test(arguments: Goals.allCases)
  func `are those that the verdict allows, in every area`(_ goal: Goals) throws {
    let areas = Areas.allCases.filter { !$0.isNeverTreated }
    for area in areas {
      for outcome in Self.outcomes {
        let one = PlanCase(
          "", "goals=\(goal) primaryGoal=\(goal) areas=\(area) \(outcome.changes)",
          overridden: Self.ofTheGoal)
        let what = "\(goal) \(area) \(outcome.changes)"
        #expect(one.plan.verdict >= outcome.verdict, "\(what)")
        #expect(outcome.banner.map(one.plan.banners.contains) ?? true, "\(what)")
        expectParts(of: one, what)
      }
    }
  }

  @Test(arguments: Areas.allCases.filter(\.isNeverTreated))
  func `are never those of a treatment for an area that is never needled`(_ area: Areas) {
    for goal in Goals.allCases {
      let one = PlanCase("", "goals=\(goal) primaryGoal=\(goal) areas=\(area)")
      #expect(one.plan.treatment == nil && one.plan.verdict == .notSuitable)
      expectParts(of: one, "\(goal) \(area)")
    }
  }

  private func expectParts(of one: PlanCase, _ what: String) {
    let patient = Set(one.document(.patient).sections.map(\.id))
    let record = Set(one.document(.clinician).sections.map(\.id))
    let isEmergency = one.plan.banners.contains(.emergency)
    let hasTreatment = !isEmergency && one.plan.verdict <= .defer
    #expect((one.plan.treatment != nil) == hasTreatment, "\(what)")
    if hasTreatment {
      #expect(patient.isSuperset(of: Self.ofTreatment.union(Self.always)), "\(what)")
      #expect(record.isSuperset(of: Self.ofTreatment.union(Self.always)), "\(what)")
      #expect(patient.contains("P14") == !one.plan.findings.modifications.isEmpty, "\(what)")
    } else {
      #expect(patient.isDisjoint(with: Self.ofTreatment), "\(what)")
      #expect(record.isDisjoint(with: Self.ofTreatment), "\(what)")
      #expect(!record.contains("A4"), "\(what)")
      #expect(patient == (isEmergency ? ["P01", "P13"] : Self.always.union(["P14"])), "\(what)")
    }
    #expect(record.isSuperset(of: ["P01", "P02", "A1", "A2", "A5", "A7"]), "\(what)")
  }

  @Test func `speak of the goal and of the area that were wished`() {
    for goal in [Goals.acneScars, .fineLines, .striae, .texture] {
      for area in Areas.allCases.filter({ !$0.isNeverTreated }) {
        let document = PlanCase("", "goals=\(goal) primaryGoal=\(goal) areas=\(area)")
          .document(.patient)
        let wish = Question.goals.definition.label(ofOption: goal.rawValue)
        let place = Question.areas.definition.label(ofOption: area.rawValue)
        #expect(document.text("P04").lowercased().contains(wish.lowercased()))
        #expect(document.text("P06").lowercased().contains(place.lowercased()), "\(area)")
      }
    }
  }
}
