import ConsultationCore
import MicroneedlingProtocol
import Testing

@Suite struct `An urgent notice` {
  private let lesion: [QuestionID: Answer] = [
    "suspiciousLesion": .value(.option("yesClinicianConcern"))
  ]

  @Test func `stops the interview until it is acknowledged`() {
    var desk = Desk(upTo: "ps9")
    desk.answer("ps9", .option("currentPlan"))
    #expect(desk.prompt == .acknowledge(.emergency))
    #expect(
      desk.remarks.contains { remark in
        if case .stop(.emergency, let findings) = remark {
          findings.map(\.rule) == ["R-Y05"]
        } else {
          false
        }
      })
    #expect(desk.consultation.openForSignature.contains(.banner(.emergency)))
    desk.send(.noted(text: "called"))
    #expect(desk.prompt == .acknowledge(.emergency))
    desk.send(.acknowledged(.emergency))
    #expect(desk.prompt == .question("ps10", offered: nil))
  }

  @Test func `stops it again for a second reason of the same urgency`() {
    var desk = Desk(upTo: "ps9", lesion)
    #expect(desk.consultation.acknowledged == [.urgent])
    desk.answer("ps9", .option("current"))
    #expect(desk.prompt == .acknowledge(.urgent))
    #expect(
      desk.remarks.contains { remark in
        if case .stop(.urgent, let findings) = remark {
          findings.map(\.rule) == ["R-Y04"]
        } else {
          false
        }
      })
    desk.send(.acknowledged(.urgent))
    #expect(desk.prompt == .question("ps10", offered: nil))
  }

  @Test func `is not repeated for a finding that was acknowledged`() {
    var desk = Desk(upTo: "ps9", lesion)
    desk.answer("sevenPoint", .number(9))
    #expect(desk.consultation.pendingBanners.isEmpty)
    #expect(!desk.remarks.contains { if case .stop = $0 { true } else { false } })
  }

  @Test func `must be acknowledged again when its finding went away and fires again`() {
    var desk = Desk(upTo: "ps9")
    desk.answer("ps9", .option("current"))
    desk.send(.acknowledged(.urgent))
    desk.answer("ps9", .option("no"))
    #expect(desk.consultation.pendingBanners.isEmpty)
    desk.answer("ps9", .option("current"))
    #expect(desk.prompt == .acknowledge(.urgent))
    #expect(desk.consultation.openForSignature.contains(.banner(.urgent)))
    #expect(desk.remarks.contains { if case .stop(.urgent, _) = $0 { true } else { false } })
  }

  @Test func `comes with the gravest first, and both stand`() {
    var desk = Desk(upTo: "ps9")
    desk.send(
      .answered("suspiciousLesion", answer: .value(.option("yesClinicianConcern"))),
      .answered("ps9", answer: .value(.option("currentPlan"))))
    #expect(desk.consultation.assessment.banners == [.emergency, .urgent])
    #expect(desk.prompt == .acknowledge(.emergency))
    desk.send(.acknowledged(.emergency))
    #expect(desk.prompt == .acknowledge(.urgent))
  }

  @Test func `falls away with the answer behind it`() {
    var desk = Desk(upTo: "ps9")
    desk.answer("ps9", .option("current"))
    desk.answer("ps9", .option("past"))
    #expect(desk.consultation.assessment.banners.isEmpty)
    #expect(desk.prompt == .question("ps10", offered: nil))
  }
}
