import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

@Suite struct `A worked case` {
  private func limits(_ one: Assessed) -> AnaestheticLimits {
    AnaestheticLimits(one.answers, one.assessment)
  }

  private func hasPihPackage(_ one: Assessed) -> Bool {
    one.answers.truth(of: .pihPackage) == .yes
  }

  @Test func `with two waits already over is suitable`() throws {
    let one = try Assessed(WorkedCase.rejuvenation)
    #expect(one.assessment.verdict == .suitable && one.assessment.banners.isEmpty)
    #expect(
      one.assertions == [
        "DEFER R-D08 satisfied until 2027-02-17", "DEFER R-P01 satisfied until 2027-02-13",
        "NOTE R-E10",
      ])
    #expect(one.assessment.earliest == nil && one.assessment.notBefore == nil)
    #expect(one.assessment.conditions.isEmpty && one.assessment.actions.isEmpty)
    #expect(phototypeUsed(one.answers) == .ii && phototypeBand(one.answers) == .ii)
    #expect(!hasPihPackage(one))
    #expect(limits(one).limits.isEmpty && limits(one).capGrams == 15)
    #expect(one.answers.setAside.map(\.id) == ["diabetesComplications", "koebnerSeen"])
    #expect(one.batch.notes.isEmpty)
  }

  @Test func `with three dated waits ends with the latest of them`() throws {
    let one = try Assessed(WorkedCase.threeDates)
    #expect(one.assessment.verdict == .defer && one.assessment.banners.isEmpty)
    #expect(
      one.assertions == [
        "DEFER R-S03 until 2027-02-22", "DEFER R-D02 until 2027-02-28",
        "DEFER R-D18 satisfied until 2027-02-17", "DEFER R-P02 until 2027-03-01", "MODIFY R-E10",
      ])
    #expect(one.assessment.earliest?.description == "2027-03-01")
    #expect(one.assessment.conditions.isEmpty && one.assessment.actions.isEmpty)
    #expect(phototypeUsed(one.answers) == .iii && !hasPihPackage(one))
    #expect(limits(one).limits.isEmpty)
  }

  @Test func `with a changing lesion is referred, urgently and without a date`() throws {
    let one = try Assessed(WorkedCase.lesion)
    #expect(one.assessment.verdict == .refer && one.assessment.banners == [.urgent])
    #expect(
      one.assertions == [
        "REFER R-S15", "REFER R-S16", "MODIFY R-S25", "NOTE R-M34", "NOTE R-M40", "MODIFY R-D04",
      ])
    #expect(one.assessment.earliest == nil && one.assessment.notBefore == nil)
    #expect(one.assessment.actions == ["A-DERM", "A-LESION-URGENT"])
    #expect(one.assessment.conditions.isEmpty)
    #expect(phototypeUsed(one.answers) == .ii && !hasPihPackage(one))
    #expect(limits(one).limits.isEmpty && limits(one).wished == false)
  }
}
