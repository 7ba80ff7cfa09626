import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `A clinical record` {
  @Test(arguments: PlanCase.all)
  func `names every finding, with its level and sources`(_ one: PlanCase) {
    let document = one.document(.clinician)
    let open = document.text("A1")
    let hidden = document.text("A5")
    for finding in one.assessment.findings {
      let text = finding.isRestricted ? hidden : open
      #expect(text.contains("\(finding.rule.name) \(finding.level.name)"))
      #expect(
        !finding.isRestricted || finding.question != nil || !open.contains("\(finding.rule.name) "))
    }
    #expect(document.text("P02").contains(one.assessment.verdict.name))
  }

  @Test func `shows sources for and against with their provenance`() {
    let text = PlanCase.threeDeferrals.document(.clinician).text("A1")
    #expect(text.contains("For: [found SPcare ESTH] wait 6 months"))
    #expect(text.contains("Against: [found SPR WAL MYS WIN] no clear need to wait"))
    #expect(text.contains("isotretinoinLast = 31 August 2026"))
  }

  @Test func `keeps restricted answers in a section of their own`() {
    let document = PlanCase.hiddenWorries.document(.clinician)
    #expect(document.text("A5").contains("now, without a plan"))
    #expect(!document.text("A2").contains("ps9"))
    #expect(!document.text("A2").contains("HIV"))
  }

  @Test func `says what to do now where a banner stands`() {
    let opening = PlanCase.emergency.document(.clinician).opening.flatMap(\.lines)
    #expect(opening.first == "EMERGENCY: do this now")
    #expect(opening.contains { $0.contains("Stay with the person") })
    let ids = PlanCase.emergency.document(.clinician).sections.map(\.id)
    #expect(!ids.contains("P04") && !ids.contains("P05") && !ids.contains("A4"))
  }

  @Test func `has a sheet to fill in on the day`() {
    let sheet = PlanCase.rejuvenation.document(.clinician).text("A4")
    for label in [
      "Serial number", "Cartridge lot", "Cartridge expiry", "Depth used (mm)", "Passes", "Endpoint",
      "Grams", "Time on", "Time off", "Reactions",
    ] {
      #expect(sheet.contains(label))
    }
    #expect(PlanCase.threeDeferrals.document(.clinician).text("A4").contains("R-D18"))
  }

  @Test func `lists the consent items that apply`() {
    let text = PlanCase.stretchMarks.document(.clinician).text("P16")
    #expect(text.contains("C05 Off-label") && text.contains("C16 Numbing risks."))
    let plain = PlanCase("", "anaestheticWish=none").document(.clinician).text("P16")
    #expect(!plain.contains("C16") && !plain.contains("C05"))
  }

  @Test func `makes hostile text visible`() {
    let clinic = ClinicPolicy(clinic: "Clinic\u{202E}evil\u{1B}[31m")
    let one = PlanCase("", "allergyTopical=latex\u{1B}]0;x\u{07}")
    for audience in Document.Audience.allCases {
      let text = one.document(audience, clinic: clinic).everything
      #expect(!text.unicodeScalars.contains { $0 != "\n" && VisibleText.isUnsafe($0) })
    }
  }

  @Test func `draws what to stop, the sessions, reviews and the event`() throws {
    let document = PlanCase.rejuvenation.document(.clinician)
    let figures = document.sections.flatMap(\.blocks).compactMap { block -> Figure? in
      if case .figure(let figure) = block { figure } else { nil }
    }
    #expect(figures.count == 2)
    let strip = try #require(
      figures.compactMap { figure -> CalendarStrip? in
        if case .calendarStrip(let strip) = figure.content { strip } else { nil }
      }.first)
    #expect(strip.firstDay == -21)
    #expect(
      strip.rows.flatMap(\.marks).filter { $0.kind == .treatment }.map(\.first) == [0, 28, 56, 84])
    #expect(strip.rows.flatMap(\.marks).contains { $0.kind == .event && $0.label == "18 Sep" })
    #expect(strip.rows.flatMap(\.marks).allSatisfy { $0.first <= $0.last })
  }
}

@Suite struct `A plan fragment` {
  private static let more = [
    "barrierState=mildDry activeLesions=comedones,papulopustulesMild glogau=I acneScarGrade=1",
    "glogau=IV acneScarGrade=4 goals=acneScars primaryGoal=acneScars scarMorphology=icepick",
    "areas=cheeks,perioral,eyelidInsideRim,neck areaFeatures=tattooPMU,portWineHaemangioma",
    "lymphoedemaInArea=yes areas=cheeks,decollete rosacea=etr thinSkin=yes melasmaInArea=stable",
    "acidsBPO=yes acidsBPOLast=2027-02-09 otcBleeding=yes otcBleedingLast=2027-02-09",
    "goals=melasma,activeAcne,laxity,keloidOrHypertrophic,fineLines",
    "goals=striae primaryGoal=striae areas=thighs",
    "clinicianPhototype=V primaryGoal=acneScars areas=cheeks", "acneScarGrade=2",
    "glogau=III acneScarGrade=3",
  ]

  @Test func `is printed for somebody`() {
    let cases = PlanCase.all + Self.more.map { PlanCase("", $0) }
    let printed = Set(cases.flatMap { $0.plan.fragments.map(\.id) })
    let missing = PlanFragment.all.map(\.id).filter { !printed.contains($0) }
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test func `has an id of its own in its section`() {
    let ids = PlanFragment.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(PlanFragment.all.allSatisfy { $0.id.hasPrefix($0.section.rawValue) })
  }

  @Test func `reads only questions of the protocol`() {
    for fragment in PlanFragment.all {
      for id in fragment.when.questions {
        #expect(MicroneedlingProtocol.current.question(id) != nil)
        #expect(MicroneedlingProtocol.current.question(id)?.isRestricted == false)
      }
    }
  }
}

@Suite struct `A plan table` {
  @Test func `cites only sources that are listed`() {
    let keys = Set(MicroneedlingProtocol.current.sources.map(\.key))
    let citations =
      DepthRow.all.flatMap(\.evidence) + DepthRow.evidenceOfTheTable
      + GoalOutlook.all.flatMap(\.evidence) + PreCareStep.all.flatMap(\.evidence)
      + DowntimeStage.all.flatMap(\.evidence) + AftercareRule.all.flatMap(\.evidence)
      + RedFlag.all.flatMap(\.evidence) + ResultFacts.evidence
      + (PracticeFact.technique + PracticeFact.pihPackage + PracticeFact.watchFor).flatMap(
        \.evidence)
    #expect(Set(citations.flatMap(\.sources)).isSubset(of: keys))
  }

  @Test func `has the ids of the evidence, without a gap`() {
    #expect(PreCareStep.all.map(\.id) == (1...7).map { "PC\($0)" })
    #expect(AftercareRule.all.map(\.id) == (1...14).map { "AC\($0)" })
    #expect(RedFlag.all.map(\.id) == (1...10).map { "RED\($0)" })
    #expect(Goals.allCases.allSatisfy { goal in GoalOutlook.all.contains { $0.goal == goal } })
    #expect(Areas.allCases.allSatisfy { $0.isNeverTreated || DepthRow.of($0) != nil })
  }

  @Test func `keeps start, usual and cap in order, and the face at 1.5 mm`() {
    for row in DepthRow.all {
      for column in DepthColumn.allCases {
        let range = row.range(column)
        #expect(range.start <= range.usual && range.usual <= range.cap)
        #expect(row.pihCap(column) <= range.cap)
        #expect(!row.areas.contains(where: \.isFacial) || range.cap <= 1.5)
      }
    }
  }
}
