import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

@Suite struct `A session` {
  @Test func `leads from the first question to the signature`() {
    var table = Table(upTo: "review")
    #expect(table.key == "review" && table.assertions.contains("SUITABLE"))
    #expect(table.events.count > 100)
    for line in ["accept", "yes", "yes", "R. Clinician", "nurse", "sign"] { table.type(line) }
    #expect(table.consultation.status == .signed)
    #expect(table.steps.last == .close(.signed))
    #expect(table.consultation.recorded?.effective == "SUITABLE")
  }

  @Test func `records what a line did before it says anything`() {
    var table = Table(upTo: "ps9")
    for line in ["/why", "past", "/back", "", "nonsense", "/note calm", "no"] {
      table.type(line)
      guard case .record(let events)? = table.steps.first else {
        Issue.record("\(line) recorded nothing")
        continue
      }
      #expect(events.first?.typed == line)
    }
  }

  @Test(arguments: [
    "nonsense", "", "   ", "9", "/", "/nonsense", "/unknwon", "/a", "/re", "/why R-Z99",
    "/why nonsense", "/back 0",
    "/back x", "/back 999", "/amend", "/amend nonsense", "/amend keloid nonsense",
    "/amend isotretinoinLast 2026-01-01",
    "/amend dob 2030-01-01", "/amend dob 1890-01-01", "/amend haFillerLast 1980-01-01",
    "/review 999",
    "/review nonsense", "/each", "/note", "/said", "/override", "/override R-Z99 x",
    "/override R-P02 seen",
    "/acknowledge", "/abandon", "/unknown 3", "/decline to say", "/help nonsense", "/why 1",
    "a\u{1B}[31mb",
    "a\u{202E}b", "no\r", "no\u{0}", "\u{FEFF}no", "no\nyes", "/amend consultDate 2027-02-11",
    "/amend consultDate unknown", "/amend consultDate d",
  ]) func `is not changed by a line that it does not take`(_ line: String) throws {
    var table = Table(upTo: "ps1")
    let before = table.consultation
    table.type(line)
    #expect(table.refusal != nil, "\(table.events.last.map { "\($0.kind)" } ?? "")")
    #expect(table.prompt == before.prompt)
    #expect(table.consultation.assessment == before.assessment)
    #expect(
      table.consultation.answers.counted.map(\.answer) == before.answers.counted.map(\.answer))
    #expect(table.lines.first?.kind == .refusal && table.lines.count == 1)
    #expect(table.asking?.prompt == before.prompt)
    let text = table.text.unicodeScalars
    #expect(!text.contains { $0 != "\n" && VisibleText.isUnsafe($0) })
  }

  @Test func `reads no line that is too long, and keeps only its beginning`() {
    var table = Table(upTo: "ps1")
    for line in [
      String(repeating: "a", count: 1_000_000), "a" + String(repeating: "\u{301}", count: 500_000),
      "/note " + String(repeating: "x", count: 20_000),
    ] {
      table.type(line)
      #expect(table.refusal?.contains("bytes long") == true)
      #expect((table.events.last?.typed ?? "").utf8.count < 1_000)
    }
    table.type("/note " + String(repeating: "x", count: 16_000))
    #expect(table.consultation.notes.count == 1)
  }

  @Test func `takes several lines for a text only`() {
    var table = Table(upTo: "interpreter")
    #expect(table.asking?.allowsMultipleLines == true)
    table.type("Polish\nand a chaperone")
    #expect(table.consultation.answers.text("interpreter") == "Polish\nand a chaperone")
    #expect(table.asking?.allowsMultipleLines == false)
  }

  @Test func `names the unsafe character of a refused line visibly`() {
    var table = Table(upTo: "ps1")
    table.type("no\u{202E}")
    #expect(table.text.contains("⟨U+202E⟩"))
  }

  @Test func `asks for the header first, and lets the name be left out`() {
    var table = Table(hasHeader: true)
    #expect(table.key == "patientReference")
    table.type("")
    #expect(table.refusal != nil)
    table.type("A-1")
    table.type("")
    #expect(table.consultation.header[.patientName] == "" && table.key == "clinician")
    table.type(String(repeating: "x", count: 201))
    #expect(table.refusal != nil)
    table.type("Dr Roe")
    #expect(table.key == "dob")
  }

  @Test func `echoes how a line was understood`() {
    var table = Table(upTo: "proposedDate")
    table.type("in 3 weeks")
    #expect(table.text.contains("3 March 2027"))
    table = Table(upTo: "weightKg")
    table.type("141 lb")
    #expect(table.text.contains("63.9 kg"))
  }

  @Test func `shows progress and the key before the cursor`() {
    let table = Table(upTo: "ps1")
    #expect(table.asking?.label == "ps1")
    #expect(table.asking?.progress.split(separator: "/").count == 2)
  }

  @Test func `takes three short numbers on one line`() {
    let key = "timeframeMonths, sessionsAffordable, downtimeDays"
    var table = Table(upTo: key)
    table.type("6 4")
    #expect(table.refusal?.contains("3 answers are expected") == true)
    table.type("6 x 3")
    #expect(table.refusal?.contains("sessions") == true)
    table.type("6, u, 3")
    #expect(table.consultation.answers["sessionsAffordable"] == .unknown)
    #expect(table.consultation.answers.number("downtimeDays") == 3)
  }

  @Test func `stops at an emergency until it is acknowledged`() {
    var table = Table(upTo: "ps9")
    table.type("currentPlan")
    #expect(table.key == "acknowledge.emergency")
    #expect(table.lines.contains { $0.kind == .alarm(.emergency) })
    #expect(table.text.contains("EMERGENCY") && !table.text.contains("R-Y05"))
    table.type("ok")
    #expect(table.refusal != nil && table.key == "acknowledge.emergency")
    table.type("/acknowledge")
    #expect(table.key == "ps10")
  }

  @Test func `shows the steps of a second urgent notice too`() {
    var table = Table(
      upTo: "ps9",
      ["checklist.skinFindings": "suspiciousLesion = yesClinicianConcern", "sevenPoint": "1"])
    table.type("current")
    #expect(table.key == "acknowledge.urgent")
    #expect(table.text.contains("Same-day mental-health contact"))
  }

  @Test func `pauses, resumes on a later day, and asks what that means`() {
    var table = Table(upTo: "ps1")
    table.pause()
    #expect(table.steps.last == .close(.paused))
    table.day = table.day + .days(5)
    table.resume()
    #expect(table.key == "visit")
    table.type("maybe")
    #expect(table.refusal != nil)
    table.type("new")
    #expect(table.consultation.answers.consultDate == table.day && table.key == "weightKg")
    for _ in 0..<20 where table.key != "ps1" { table.type("") }
    #expect(table.key == "ps1", "an empty line keeps what was answered before")
  }

  @Test func `does not sign before everything is done`() {
    var table = Table(upTo: "consentDiscussed")
    table.type("partly")
    for line in ["yes", "R. Clinician", "nurse"] { table.type(line) }
    #expect(table.key == "signature")
    table.type("sign")
    #expect(table.refusal?.contains("consent was not fully discussed") == true)
    table.type("/sign")
    #expect(table.text.contains("Not ready to sign"))
    table.type("/amend consentDiscussed yes")
    table.type("yes")
    #expect(table.refusal == "Type sign, or /pause to leave it open.")
    table.type("sign")
    #expect(table.consultation.status == .signed)
  }

  @Test func `replays to the same state from what it recorded`() throws {
    var table = Table(upTo: "review", ["checklist.heart": "1, 4", "cardiac": "stable"])
    for line in ["/amend keloid familyOnly", "/back 2", "", "/note x", "accept"] {
      table.type(line)
    }
    let replayed = try Consultation(replaying: table.events, under: MicroneedlingProtocol.current)
    #expect(replayed.prompt == table.prompt)
    #expect(replayed.assessment == table.consultation.assessment)
  }
}
