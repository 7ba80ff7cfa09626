import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `Numbing` {
  private func limits(_ changes: String) -> AnaestheticLimits {
    let one = PlanCase("", changes)
    return AnaestheticLimits(one.answers, one.assessment)
  }

  @Test func `is capped by the area, and by 20 g in all`() {
    #expect(limits("anaestheticAreaCm2=30").capGrams == 3)
    #expect(limits("anaestheticAreaCm2=200").capGrams == 20)
    #expect(limits("anaestheticAreaCm2=500").capGrams == 20)
    #expect(limits("anaestheticAreaCm2=unknown").capGrams == nil)
    #expect(limits("").minutes == 60)
  }

  @Test func `stays on for less time on skin that tends to eczema`() {
    #expect(limits("eczema=historyClear").minutes == 30)
    let one = PlanCase("", "eczema=activeElsewhere")
    #expect(one.plan.treatment?.numbing.minutes == 15...30)
    #expect(one.document(.patient).text("P09").contains("15 to 30 minutes"))
  }

  @Test(arguments: [
    ("metHbRisk=g6pd", "R-L01"), ("metHbRisk=congenital", "R-L02"), ("liverRenal=mild", "R-L03"),
    ("antiarrhythmic=classIII", "R-L03"), ("metHbDrugs=unknown", "R-L06"),
    ("allergyLA=amide", "R-D15"),
  ])
  func `has no amount where a rule forbids it`(_ changes: String, _ rule: String) {
    let found = limits(changes)
    #expect(found.wished == true && found.capGrams == nil && found.minutes == nil)
    #expect(found.limits.contains(RuleID(rule)))
    #expect(!PlanCase("", changes).document(.patient).text("P09").contains(" g,"))
  }

  @Test func `keeps another product for whom only prilocaine is ruled out`() {
    let one = PlanCase("", "metHbRisk=g6pd anaestheticWish=lidocaine4")
    #expect(one.plan.treatment?.numbing.status == .planned)
    #expect(one.plan.treatment?.numbing.capGrams == nil)
    #expect(one.document(.patient).text("P09").contains("follow the product's label"))
  }

  @Test func `lists its limits in the order of the rule book`() {
    #expect(
      limits("weightKg=45 anaestheticAreaCm2=300 metHbRisk=g6pd allergyLA=ester").limits
        == ["R-D16", "R-L01", "R-L04", "R-L05"])
  }

  @Test func `is not planned where it is not wished`() {
    let none = limits("anaestheticWish=none")
    #expect(none.wished == false && none.capGrams == nil && none.minutes == nil)
    #expect(limits("anaestheticWish=unknown").wished == nil)
    #expect(
      PlanCase("", "anaestheticWish=none").document(.patient).text("P09").contains("Not planned"))
  }

  @Test(arguments: ["antiarrhythmic=unknown", "anaestheticAreaCm2=unknown", "anaestheticAreaCm2=0"])
  func `waits for the answers on which it depends`(_ changes: String) {
    let one = PlanCase("", changes)
    #expect(one.plan.treatment?.numbing.status == .waitingForAnswers)
    let patient = one.document(.patient).text("P09")
    #expect(!patient.contains(" g,") && !patient.contains("The area is large"))
  }

  @Test(arguments: [
    "EMLA", "EMLA_cream,_sunscreens,_latex", "Lidocaine", "lignocaine_gel", "a_local_anaesthetic",
    "numbing_spray", "benzocaine",
  ])
  func `is ruled out where the allergy noted names it`(_ allergy: String) {
    let one = PlanCase("", "allergyTopical=\(allergy)")
    let numbing = one.plan.treatment?.numbing
    #expect(numbing?.status == .ruledOut && numbing?.limits == ["R-D17"])
    #expect(limits("allergyTopical=\(allergy)").capGrams == nil)
    #expect(one.document(.patient).text("P09").contains("No numbing cream"))
    #expect(one.document(.clinician).text("P09").contains("record it as allergyLA"))
  }

  @Test func `is planned where the allergy noted names something else`() {
    #expect(
      PlanCase("", "allergyTopical=fragrance").plan.treatment?.numbing.status == .planned)
  }

  @Test(arguments: [("allergyLA=amide", "R-D15"), ("allergyTopical=EMLA", "R-D17")])
  func `stays ruled out by an allergy that was set aside`(_ changes: String, _ rule: String) {
    let one = PlanCase("", changes, overridden: [.init(rule: RuleID(rule))])
    #expect(one.plan.kind == .full && one.plan.treatment?.numbing.status == .ruledOut)
    let patient = one.document(.patient).text("P09")
    #expect(patient.contains("No numbing cream") && patient.contains("an allergy"))
  }
}

@Suite struct `The phototype used` {
  @Test func `is the darker of questionnaire and clinician`() {
    #expect(PlanCase("", "clinicianPhototype=III").plan.skin.used == .iii)
    #expect(PlanCase("", "fitz=3,3,3,3,3,3,3,3").plan.skin.used == .iv)
    #expect(PlanCase("", "fitz=unknown clinicianPhototype=I").plan.skin.used == .i)
    #expect(phototypeUsed(PlanCase("", "fitz=- clinicianPhototype=unknown").answers) == nil)
  }

  @Test(arguments: [
    (0, Phototype.i), (6, .i), (7, .ii), (12, .ii), (13, .iii), (18, .iii), (19, .iv), (24, .iv),
    (25, .v), (30, .v), (31, .vi), (32, .vi),
  ])
  func `bands the totals of the questionnaire`(_ total: Int, _ band: Phototype) {
    #expect(Phototype(total: total) == band)
  }

  @Test func `is printed with both sides where they differ`() {
    let text = PlanCase("", "clinicianPhototype=III").document(.patient).text("P03")
    #expect(text.contains("type II,") && text.contains("type III."))
  }
}
