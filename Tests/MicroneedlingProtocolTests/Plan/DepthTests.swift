import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `A proposed depth` {
  private func depth(_ changes: String) throws -> AreaSetting.Depth {
    try #require(PlanCase("", "areas=cheeks " + changes).plan.treatment?.areas.first).depth
  }

  @Test func `goes a step less deep over bone as well where skin is delicate`() {
    let one = PlanCase("", "thinSkin=yes")
    let cheeks = one.plan.treatment?.areas.first { $0.area == .cheeks }
    #expect(cheeks?.cap == 1.25 && cheeks?.boneCap == 0.75)
  }

  @Test func `reads the scar column for scars and stretch marks only`() throws {
    for goal in ["acneScars", "surgicalScar"] {
      #expect(try depth("primaryGoal=\(goal)") == .pen(start: 1.0, usual: 1.5, cap: 1.5))
    }
    for goal in ["fineLines", "pores", "tone", "unknown"] {
      #expect(try depth("primaryGoal=\(goal)") == .pen(start: 0.5, usual: 1.0, cap: 1.5))
    }
  }

  @Test func `keeps to the caps of the cautious settings and starts a step below`() throws {
    #expect(try depth("clinicianPhototype=IV") == .pen(start: 0.5, usual: 0.75, cap: 0.75))
    #expect(
      try depth("pihHistory=unknown primaryGoal=acneScars")
        == .pen(start: 0.75, usual: 1.0, cap: 1.0))
    #expect(
      try depth("areas=hands previousMicroneedling=pih")
        == .pen(start: 0.25, usual: 0.25, cap: 0.25))
  }

  @Test func `goes down one step for delicate skin, once and never below the floor`() throws {
    #expect(try depth("thinSkin=yes") == .pen(start: 0.25, usual: 0.75, cap: 1.25))
    #expect(try depth("thinSkin=yes rosacea=etr") == .pen(start: 0.25, usual: 0.75, cap: 1.25))
    #expect(try depth("thinSkin=unknown") == .pen(start: 0.25, usual: 0.75, cap: 1.25))
    #expect(
      try depth("areas=hands thinSkin=yes") == .pen(start: 0.25, usual: 0.25, cap: 0.25))
    #expect(
      try depth("melasmaInArea=stable primaryGoal=acneScars")
        == .pen(start: 0.5, usual: 0.5, cap: 0.5))
  }

  @Test func `never passes what the device's label allows`() throws {
    #expect(try depth("deviceMaxDepthMm=1.0") == .pen(start: 0.5, usual: 1.0, cap: 1.0))
    #expect(try depth("deviceMaxDepthMm=0.4") == .pen(start: 0.4, usual: 0.4, cap: 0.4))
    let clinic = ClinicPolicy(
      clinic: "x", devices: [.init(name: "Pen", type: .pen, maxDepthMm: 0.8)])
    let one = PlanCase("", "areas=cheeks", clinic: clinic)
    #expect(one.plan.treatment?.areas.first?.cap == 0.8)
  }

  @Test func `goes beyond 1.5 mm on the body only, and says so`() throws {
    let body = PlanCase("", "areas=thighs primaryGoal=striae deviceMaxDepthMm=2.5")
    let setting = try #require(body.plan.treatment?.areas.first)
    #expect(setting.cap == 2.0 && setting.isBeyondLabels)
    #expect(body.plan.treatment?.consent.contains { $0.id == "C05" } == true)
    #expect(body.document(.clinician).text("P06").contains("not evaluated by the label"))
    let unknown = PlanCase("", "areas=thighs primaryGoal=striae deviceMaxDepthMm=unknown")
    #expect(unknown.plan.treatment?.areas.first?.cap == 1.5)
  }

  @Test func `takes the longest roller that is no longer than usual`() throws {
    #expect(try depth("deviceType=roller") == .roller(length: 1.0))
    #expect(try depth("deviceType=roller primaryGoal=acneScars") == .roller(length: 1.5))
    #expect(try depth("deviceType=roller thinSkin=yes") == .roller(length: 0.5))
    #expect(try depth("deviceType=roller areas=periorbitalOutsideRim") == .tooShallowForRoller)
    #expect(try depth("deviceType=roller areas=forehead thinSkin=yes") == .tooShallowForRoller)
  }

  @Test func `refuses a roller under the cautious settings and prints no depth`() throws {
    for reason in [
      "clinicianPhototype=IV", "pihHistory=mild", "previousMicroneedling=pih",
      "melasmaInArea=stable",
    ] {
      let one = PlanCase("", "areas=cheeks deviceType=roller " + reason)
      #expect(one.plan.treatment?.areas.first?.depth == .penRequired)
      let map = one.document(.patient).text("P06")
      #expect(map.contains("a pen is needed") && !map.contains(" mm"))
    }
  }

  @Test func `leaves the depths of a stamp to the clinician`() throws {
    #expect(try depth("deviceType=stamp") == .enteredByClinician)
    let one = PlanCase("", "areas=thighs primaryGoal=striae deviceType=stamp deviceMaxDepthMm=2.0")
    #expect(!one.document(.patient).text("P06").contains(" mm"))
  }

  @Test func `leaves out what is never needled, and asks which areas to leave out`() throws {
    let lids = try #require(PlanCase("", "areas=cheeks,eyelidInsideRim").plan.treatment)
    #expect(lids.areas.map(\.area) == [.cheeks] && lids.removedAreas == [.eyelidInsideRim])
    for reason in ["areaFeatures=portWineHaemangioma", "lymphoedemaInArea=yes"] {
      let one = PlanCase("", "areas=cheeks,chin " + reason)
      #expect(one.plan.treatment?.mapOpenFor.count == 1)
      #expect(one.document(.patient).text("P06").contains("This map is not final"))
      #expect(one.document(.clinician).text("P06").contains("Not final until the clinician names"))
    }
    #expect(PlanCase("", "areaFeatures=raisedMole").plan.treatment?.mapOpenFor.isEmpty == true)
  }

  @Test(arguments: Goals.allCases)
  func `stays within table, label and face for every area`(_ goal: Goals) throws {
    let reason = goal == .melasma ? "R-E01" : "R-E02"
    for skin in ["", "clinicianPhototype=VI", "thinSkin=yes", "melasmaInArea=stable"] {
      for label in [0.3, 0.75, 1.5, 2.0, 3.0] {
        let one = PlanCase(
          "",
          "areas=\(treatable) goals=\(goal) primaryGoal=\(goal) deviceMaxDepthMm=\(label) \(skin)",
          overridden: [.init(rule: RuleID(reason))])
        let treatment = try #require(one.plan.treatment)
        #expect(treatment.areas.count == 19)
        for setting in treatment.areas {
          let row = try #require(DepthRow.of(setting.area))
          let table = row.range(treatment.column)
          let range = try #require(setting.range)
          let cap = try #require(setting.cap)
          #expect(range.upperBound <= cap && range.upperBound <= table.usual)
          #expect(cap <= table.cap && cap <= label)
          #expect(!setting.area.isFacial || cap <= 1.5)
          if one.plan.skin.isPihPackage { #expect(cap <= row.pihCap(treatment.column)) }
        }
      }
    }
  }

  private var treatable: String {
    Areas.allCases.filter { !$0.isNeverTreated }.map(\.rawValue).joined(separator: ",")
  }
}
