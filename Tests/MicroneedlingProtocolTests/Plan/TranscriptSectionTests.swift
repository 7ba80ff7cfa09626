import ConsultationCore
import DocumentTesting
import MicroneedlingProtocol
import Testing

@Suite struct `The transcript of a clinical record` {
  private static let day = PlanCase.day("2027-02-10")

  private func at(_ minute: Int64) -> Moment {
    Moment(seconds: Int64(Self.day.number) * 86_400 + 36_000 + minute * 60, localDay: Self.day)
  }

  /// The healthy patient, then what is typed after it.
  private func record(
    _ later: [(String, Event.Kind)], fromMinute first: Int64 = 2
  ) throws -> Document {
    let given = PlanCase.rejuvenation.answers
    var events = [
      Event(
        at: at(0),
        .began(
          Beginning(
            protocolTitle: "microneedling 2026.1", protocolHash: "", policy: "none", presets: [],
            hasHeader: false)))
    ]
    for question in MicroneedlingProtocol.current.questions {
      guard question.id != "consultDate", let answer = given[question.id] else { continue }
      events.append(Event(at: at(1), typed: "typed", .answered(question.id, answer: answer)))
    }
    for (position, line) in later.enumerated() {
      events.append(Event(at: at(first + Int64(position)), typed: line.0, line.1))
    }
    let consultation = try Consultation(
      replaying: events, under: MicroneedlingProtocol.current)
    return PlanDocument.make(
      Plan(consultation, clinic: nil), answers: consultation.answers,
      assessment: consultation.finalAssessment, consultation: consultation, events: events,
      for: .clinician, clinic: nil, protocolLine: "microneedling 2026.1",
      approval: "not checked", chainHead: nil)
  }

  private func rows(_ document: Document) -> [[String]] {
    document[section: "A8"]?.blocks.flatMap { block -> [[String]] in
      if case .table(let table) = block { table.rows.map { $0.map(\.plain) } } else { [] }
    } ?? []
  }

  @Test func `tells the time, the question, the line and what was understood`() throws {
    let rows = rows(try record([]))
    #expect(rows[0] == ["10:00:00", "", "", "Begun under microneedling 2026.1, policy none."])
    #expect(rows.contains(["10:01:00", "Sex at birth", "typed", "female."]))
  }

  @Test func `says what an amendment changed`() throws {
    let document = try record([
      ("/amend haFillerLast 2027-02-20", .answered("haFillerLast", answer: .value(.day(Self.day))))
    ])
    let last = try #require(rows(document).last)
    #expect(last[0] == "10:02:00" && last[2] == "/amend haFillerLast 2027-02-20")
    #expect(last[3].contains("Amended. Hyaluronic acid filler: 10 February 2027 (before: none)."))
    #expect(last[3].contains("R-P02 DEFER until 2027-03-10."))
    #expect(last[3].contains("Verdict SUITABLE → DEFER."))
  }

  @Test func `heads each table with the day of its clock`() throws {
    let text = try record([("sign", .signed)], fromMinute: 14 * 60).text("A8")
    #expect(text.contains("10 February 2027 (UTC)") && text.contains("11 February 2027 (UTC)"))
  }

  @Test func `keeps what was said, refused and set aside`() throws {
    let document = try record([
      ("/said I am glad", .quoted(text: "I am glad")),
      ("/note \u{202E}calm", .noted(text: "\u{202E}calm")),
      ("nonsense", .rejected(reason: "expected a number")),
      ("/amend haFillerLast today", .answered("haFillerLast", answer: .value(.day(Self.day)))),
      (
        "/override R-P02 far away",
        .overridden(.init(rule: "R-P02"), by: Override(reason: "far away", level: .defer))
      ),
      ("accept", .accepted), ("sign", .signed),
    ])
    let text = document.text("A8")
    for part in [
      "/said I am glad", "/note ⟨U+202E⟩calm", "Not taken: expected a number.",
      "R-P02 set aside: far away.", "Verdict DEFER → SUITABLE.", "Verdict taken as it stands.",
      "Signed.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test(arguments: [
    ("/amend ps9 plan", Event.Kind.answered("ps9", answer: .value(.option("currentPlan")))),
    ("/amend ps9 plann", .rejected(reason: "no option plann of ps9")),
    ("/override R-Y05 promised", .rejected(reason: "R-Y05 cannot be set aside")),
    ("/why R-Y05", .inquired), ("/amend bloodBorneVirus yes", .inquired),
    (
      "/amend immunosuppression HIV",
      .answered("immunosuppression", answer: .value(.option("hivControlled")))
    ),
  ])
  func `shows of a restricted line only that there was one`(_ line: String, _ kind: Event.Kind)
    throws
  {
    let document = try record([(line, kind)])
    let last = try #require(rows(document).last)
    #expect(last[2] == "restricted")
    for word in ["ps9", "plan", "R-Y0", "HIV", "hiv", "Virus", "promised"] {
      #expect(!last[2...].joined().contains(word), "\(last)")
    }
  }

  @Test func `keeps words noted beside a restricted finding in the restricted part`() throws {
    let document = try record([
      ("/note early", .noted(text: "early")),
      ("/amend ps9 plan", .answered("ps9", answer: .value(.option("currentPlan")))),
      ("/said I had enough", .quoted(text: "I had enough")),
      ("/note tablets", .noted(text: "tablets")),
    ])
    for word in ["I had enough", "tablets"] {
      #expect(document.text("A5").contains(word))
      #expect(!document.text("A3").contains(word) && !document.text("A8").contains(word))
    }
    #expect(document.text("A3").contains("early") && !document.text("A5").contains("early"))
  }
}
