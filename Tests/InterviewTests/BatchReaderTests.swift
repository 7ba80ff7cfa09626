import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

@Suite struct `A batch file` {
  private func problem(_ members: String) -> String {
    Assessed.problem("{\n  \"consultDate\": \"2027-02-10\",\n  \(members)\n}")?.description ?? ""
  }

  private func answer(_ members: String, to id: QuestionID) -> Answer? {
    try? Assessed("{\"consultDate\": \"2027-02-10\", \(members)}").answers[id]
  }

  @Test func `names line, column and key of what is wrong, and the nearest key`() {
    #expect(
      problem("\"kelod\": \"none\"")
        == "line 3, column 3, key \"kelod\": there is no such question; did you mean “keloid”?")
    #expect(problem("\"keloid\": \"persnal\"").contains("did you mean “personal”?"))
    #expect(problem("\"keloid\": oops").hasPrefix("line 3, column 13: a value is expected"))
    #expect(
      problem("\"A\": {\"keloid\": \"none\"},\n  \"B\": {\"keloid\": \"none\"}")
        .contains("line 4, column 9, key \"keloid\": the question was answered already on line 3"))
  }

  @Test func `never shows a control character from its text raw`() {
    let text = problem("\"a\\u001b[31m\\u202e\": 1")
    #expect(text.contains("⟨U+001B⟩") && text.contains("⟨U+202E⟩"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: [
    "\"keloid\": true", "\"keloid\": 3", "\"keloid\": [\"none\"]", "\"keloid\": {\"a\": 1}",
    "\"areas\": []",
    "\"areas\": [\"cheeks\", \"cheeks\"]", "\"cardiac\": [\"none\", \"stable\"]",
    "\"fitz\": [1, 2]",
    "\"fitz\": [0,0,0,0,0,0,0,5]", "\"fitz\": [0,0,0,0,0,0,0,0.5]", "\"weightKg\": \"64\"",
    "\"weightKg\": 6",
    "\"painFear\": 2.5", "\"dob\": \"1990\"", "\"dob\": \"14/06/1990\"", "\"dob\": \"1990-02-30\"",
    "\"dob\": \"0990-02-20\"", "\"dob\": \"2027-02-11\"", "\"psExternal\": [\"PHQ\", 3]",
    "\"psExternal\": [\"COPS\", 73]", "\"antithrombotic\": \"warfarin\", \"inr\": [2.4]",
    "\"allergyTopical\": \"\"", "\"haFillerLast\": \"never\"", "\"note\": 1", "\"A\": null",
  ]) func `with a value that does not fit is refused`(_ member: String) {
    #expect(problem(member).hasPrefix("line 3, column"), "\(problem(member))")
  }

  @Test func `needs the day of the consultation`() {
    #expect(Assessed.problem("{}")?.key == "consultDate")
    #expect(Assessed.problem("{\"consultDate\": null}")?.key == "consultDate")
    #expect(Assessed.problem("{\"consultDate\": \"unknown\"}")?.key == "consultDate")
    #expect(Assessed.problem("[]")?.message == "an object of answers is expected")
  }

  @Test func `takes one option without a list, and a number for a numbered option`() {
    #expect(answer("\"areas\": \"cheeks\"", to: "areas") == .value(.option("cheeks")))
    #expect(answer("\"acneScarGrade\": 4", to: "acneScarGrade") == .value(.option("4")))
    #expect(answer("\"ps3\": \"2\"", to: "ps3") == .value(.option("2")))
    #expect(answer("\"cardiac\": \"unknown\"", to: "cardiac") == .unknown)
    #expect(answer("\"cardiac\": \"declined\"", to: "cardiac") == .declined)
    #expect(answer("\"fitz\": \"declined\"", to: "fitz") == .declined)
    #expect(
      answer("\"haFillerLast\": \"2027-02\"", to: "haFillerLast")
        == .value(.day(Day(2027, 2, 28) ?? Day(number: 0))))
    #expect(
      answer("\"psExternal\": [\"AAI\", 20]", to: "psExternal") == .value(.instrument("AAI", 20)))
  }

  @Test func `reads null as none, as a date not known, or as not asked`() throws {
    #expect(answer("\"haFillerLast\": null", to: "haFillerLast") == .value(.none))
    #expect(answer("\"scarMorphology\": null", to: "scarMorphology") == .value(.option("none")))
    #expect(
      answer("\"allergyTopical\": null", to: "allergyTopical") == .value(.none))
    #expect(
      answer("\"sunStatus\": \"sunburn\", \"sunDate\": null", to: "sunDate")
        == .value(.dateNotKnown))
    #expect(
      answer("\"sunStatus\": \"none\", \"sunDate\": null", to: "sunDate") == nil, "not applicable")
    #expect(answer("\"keloid\": null", to: "keloid") == .value(.option("none")))
    for id in ["dob", "weightKg", "pregnant", "isotretinoin", "ps9", "areas"] {
      #expect(answer("\"\(id)\": null", to: QuestionID(id)) == nil, "\(id) is not asked")
    }
    #expect(
      answer("\"antithrombotic\": \"warfarin\", \"inr\": null", to: "inr") == nil, "not asked")
  }

  @Test func `fires nothing on an unknown date whose rule does not hold otherwise`() throws {
    let past = try Assessed(["hsvOrofacial": "pastOver12Months", "hsvLast": .null])
    #expect(past.assertions.isEmpty)
    let recurrent = try Assessed(["hsvOrofacial": "recurrent", "hsvLast": .null])
    #expect(recurrent.assertions == ["MODIFY R-M29", "DEFER R-M30 provided date obtained"])
  }

  @Test func `sets aside what does not matter, and judges nothing of it`() throws {
    let one = try Assessed([
      "isotretinoin": "never", "isotretinoinLast": "2027-02-09", "sevenPoint": 10.json,
    ])
    #expect(one.assertions.isEmpty)
    #expect(Set(one.answers.setAside.map(\.id)).isSuperset(of: ["isotretinoinLast", "sevenPoint"]))
    let man = try Assessed(["sexAtBirth": "male", "pregnant": "yes", "breastfeeding": "na"])
    #expect(man.assertions.isEmpty)
    #expect(man.answers.setAside.map(\.id).contains("pregnant"))
    #expect(!man.answers.setAside.map(\.id).contains("breastfeeding"))
  }

  @Test func `reads an early proposed day as the day of the consultation, and says so`() throws {
    let one = try Assessed(["proposedDate": "2027-01-01", "haFillerLast": "2027-01-20"])
    #expect(
      one.batch.notes == [
        "proposedDate 2027-01-01 lies before the consultation and is read as 2027-02-10"
      ])
    #expect(one["R-P02"]?.status == .open)
  }
}

@Suite struct `The report of a batch` {
  private func report(_ one: Assessed) -> BatchReport {
    BatchReport(
      one.answers, one.assessment,
      BatchReport.Frame(
        phototypeUsed: "II", pihPackage: false, anaestheticWished: true, capGrams: 15, minutes: 60,
        anaestheticLimits: ["R-L05"], hash: "00ff", policy: "none", approval: "not checked"))
  }

  private func keys(_ value: JSONValue?) -> [String] {
    if case .object(let members)? = value { members.map(\.key) } else { [] }
  }

  private func member(_ value: JSONValue, _ key: String) -> JSONValue? {
    if case .object(let members) = value { members.first { $0.key == key }?.value } else { nil }
  }

  @Test func `has every key in its order, null where there is nothing`() throws {
    let json = report(try Assessed([:])).json
    #expect(
      keys(json) == [
        "verdict", "banners", "earliest", "notBefore", "conditions", "findings", "actions",
        "phototypeUsed",
        "pihPackage", "anaesthetic", "setAside", "protocol", "hash", "policy", "approval",
      ])
    #expect(keys(member(json, "anaesthetic")) == ["wished", "capGrams", "minutes", "limits"])
    #expect(member(json, "earliest") == .null && member(json, "notBefore") == .null)
    #expect(member(json, "findings") == [] && member(json, "banners") == [])
  }

  @Test func `gives each finding with its answers, date, condition and sources`() throws {
    let json = report(
      try Assessed(["cardiac": "unstableOrEvent6mo", "cardiacEventDate": "2026-12-01"])
    ).json
    guard case .array(let findings)? = member(json, "findings"), let finding = findings.first else {
      Issue.record("no finding")
      return
    }
    #expect(
      keys(finding) == [
        "rule", "level", "status", "until", "condition", "answers", "because", "sources",
      ])
    #expect(member(finding, "until") == "2027-06-01")
    #expect(member(finding, "condition") == "cardiology agrees")
    #expect(member(finding, "status") == "open")
    #expect(
      member(finding, "answers") == [
        "cardiac": "unstableOrEvent6mo", "cardiacEventDate": "2026-12-01",
      ])
    #expect(member(json, "conditions") == [["rule": "R-M32", "text": "cardiology agrees"]])
    #expect(member(json, "earliest") == "2027-06-01")
  }

  @Test func `prints the earliest day under a deferral only, and the floor under a referral only`()
    throws
  {
    let referred = report(try Assessed(["haFillerLast": "2027-02-09", "woundHealingPoor": "yes"]))
      .json
    #expect(member(referred, "earliest") == .null && member(referred, "notBefore") == "2027-03-09")
  }

  @Test func `tells a reader the same in lines`() throws {
    let text = report(try Assessed(WorkedCase.lesion)).text
    #expect(text.hasPrefix("*** URGENT ***\nVerdict: Refer first (REFER)"))
    #expect(text.contains("REFER R-S15") && text.contains("(A-LESION-URGENT)"))
    #expect(!text.contains("Earliest"))
  }

  @Test func `gives answers as a batch file would`() throws {
    let one = try Assessed([
      "psExternal": ["COPS", 12.json], "areas": ["cheeks", "chin"], "thinSkin": "declined",
    ])
    for (question, answer) in one.answers.counted {
      let text =
        "{\"consultDate\": \"2027-02-10\", \"\(question.id)\": \(BatchReport.json(answer).text)}"
      let isDay = question.id == "consultDate"
      #expect(isDay || Assessed.problem(text) == nil, "\(question.id)")
    }
  }
}
