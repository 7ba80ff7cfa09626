import ConsultationCore
import Dialogues
import Foundation
import Interview
import Testing

/// A trainee who answers as the case does, but for what is told otherwise.
struct Trainee {
  var practice: Practice
  private(set) var steps: [Practice.Step] = []
  private var seconds: Int64 = 0

  init(_ text: String, seed: UInt64 = 0, isExamination: Bool = false) throws {
    practice = Practice(
      try Sample.practiceCase(text), trainee: "T. Rainee", seed: seed,
      isExamination: isExamination, startedAt: 1_800_000_000)
    steps = practice.begin()
  }

  @discardableResult mutating func type(_ line: String) -> [Practice.Step] {
    seconds += 10
    let said = practice.receive(line, at: seconds)
    steps += said
    return said
  }

  /// Types the case's own lines up to its verdict, or those before or after one of them; at some
  /// prompts others instead.
  mutating func play(
    _ text: String, from first: String? = nil, until last: String? = nil,
    instead: [String: [String]] = [:]
  ) throws {
    var key = ""
    var hasBegun = first == nil
    for entry in try Sample.dialogue(text).entries {
      switch entry.kind {
      case .prompt(let name, _):
        if name == "review" { return }
        key = name
        for line in instead[key] ?? [] { type(line) }
      case .typed(let line):
        if line == last { return }
        if hasBegun, instead[key] == nil { type(Self.line(line)) }
        if line == first { hasBegun = true }
      default: break
      }
    }
  }

  /// Only a file says when a pause is over; a trainee types Enter.
  private static func line(_ line: String) -> String { line.hasPrefix("/resume") ? "" : line }

  mutating func judge(_ verdict: String, _ things: String...) {
    type(verdict)
    for thing in things { type(thing) }
  }

  var words: [String] {
    steps.compactMap { if case .patient(let words) = $0 { words } else { nil } }
  }
}

extension [Practice.Step] {
  var lines: [Line] { compactMap { if case .say(let line) = $0 { line } else { nil } } }
  var labels: [String] {
    compactMap { if case .ask(let asking) = $0 { asking.label } else { nil } }
  }
}

@Suite struct `A practice` {
  @Test func `has the patient speak with the question and say more when asked`() throws {
    var trainee = try Trainee(Sample.amara)
    #expect(trainee.words == ["The third of April, ninety-two."])
    try trainee.play(
      Sample.amara.mappingLines { Array($0.prefix { $0 != "? [checklist.medicines]" }) })
    #expect(trainee.words.last == "Nothing at the moment.")
    #expect(
      trainee.type("/ask").contains(
        .patient("Oh, the acne capsules? I finished those in the summer.")))
    #expect(trainee.type("/ask").lines.last?.kind == .hint)
    #expect(trainee.practice.attempt.exchanges.last?.events == [])
  }

  @Test func `varies the words by seed and says the same for the same seed`() throws {
    func heard(_ seed: UInt64) throws -> String? {
      var trainee = try Trainee(Sample.ben, seed: seed)
      for line in ["1985-12-31", "male", "in 3 weeks", "none", "pen", "1.5", "64"] {
        trainee.type(line)
      }
      return trainee.words.last
    }
    let all = Set(try (UInt64(0)..<12).compactMap(heard))
    #expect(all == ["I suppose so.", "She thinks I should."])
    #expect(try heard(5) == heard(5))
  }

  @Test func `asks for the trainee's verdict and three things before it shows its own`() throws {
    var trainee = try Trainee(Sample.amara)
    try trainee.play(Sample.amara)
    let assertions = trainee.steps.lines.compactMap(\.assertion)
    #expect(!assertions.contains("DEFER"))
    #expect(trainee.steps.labels.last == "your verdict")
    #expect(trainee.type("/verdict").lines.map(\.kind) == [.refusal])
    #expect(trainee.type("/why").lines.map(\.kind) == [.refusal])
    #expect(trainee.type("perhaps").lines.map(\.kind) == [.refusal])
    #expect(trainee.type("defer").labels == ["thing 1 of 3"])
    #expect(trainee.type("").lines.map(\.kind) == [.refusal])
    trainee.type("Wait until January.")
    trainee.type("-")
    let last = trainee.type("Use sunscreen.")
    #expect(last.last == .end)
    #expect(last.lines.compactMap(\.assertion).first == "DEFER")
    #expect(trainee.practice.attempt.isComplete)
    #expect(trainee.practice.attempt.verdict == "DEFER")
    #expect(trainee.type("more") == [.end])
  }

  @Test func `goes back to asking when a late change opens a question`() throws {
    var trainee = try Trainee(Sample.amara)
    try trainee.play(Sample.amara)
    #expect(trainee.type("/amend hsvOrofacial recurrent").labels == ["hsvLast"])
    #expect(trainee.type("2026-10").labels == ["your verdict"])
  }

  @Test func `keeps help and findings back in an examination`() throws {
    var trainee = try Trainee(Sample.amara, isExamination: true)
    try trainee.play(Sample.amara)
    #expect(!trainee.steps.lines.contains { if case .finding = $0.kind { true } else { false } })
    #expect(trainee.type("/help").lines.first?.kind == .refusal)
    trainee.judge("2", "a", "b", "c")
    #expect(!trainee.steps.lines.compactMap(\.assertion).contains("DEFER"))
    #expect(trainee.practice.attempt.verdict == "SUITABLE_WITH_MODIFICATIONS")
  }

  @Test func `shows in an examination neither which findings stand nor what to do`() throws {
    var trainee = try Trainee(Sample.ben, isExamination: true)
    let start = trainee.type("/override R-Y04 no reason").lines
    try trainee.play(Sample.ben)
    // The same words whether the finding stands or not.
    #expect(trainee.type("/override R-Y04 no reason").lines == start)
    #expect(trainee.type("/o R-M01 no reason").lines == start)
    let alarms = trainee.steps.lines.filter { if case .alarm = $0.kind { true } else { false } }
    #expect(alarms.map(\.text) == ["URGENT. Stop here first."])
    let all = ["", "/", "/w", "/why ", "/o", "/override ", "/override R", "/help "]
    for text in all {
      let words = trainee.practice.completions(for: text).map(\.word)
      #expect(!words.contains { $0.hasPrefix("R-") }, "\(text)")
      for held in ["/why", "/help", "/override", "/verdict", "/plan"] {
        #expect(!words.contains(held), "\(text)")
      }
    }
    #expect(trainee.practice.completions(for: "/a").map(\.word).contains("/ask"))
  }

  @Test func `gives no hint in an examination's refusals`() throws {
    var trainee = try Trainee(Sample.amara, isExamination: true)
    for (line, says) in [
      ("/amennd x", "There is no command /amennd. Nothing was answered."),
      ("amend", nil), ("", "Nothing was typed, and nothing was answered."),
      ("/amend isotretinoine x", "There is no question “isotretinoine”."), ("2 Aprul 1992", nil),
      ("/sign", "Not ready to sign: something is still open."),
      ("/si", "Not ready to sign: something is still open."),
    ] as [(String, String?)] {
      let refusals = trainee.type(line).lines.filter { $0.kind == .refusal }.map(\.text)
      #expect(refusals.count == 1, "\(line)")
      if let says { #expect(refusals == [says]) }
      for text in refusals {
        #expect(!text.lowercased().contains("did you mean") && !text.contains("/help"), "\(text)")
        #expect(!text.contains(".."))
      }
    }
    try trainee.play(Sample.amara)
    let verdict = trainee.type("SUITABEL").lines.filter { $0.kind == .refusal }.map(\.text)
    #expect(verdict.count == 1)
    #expect(verdict.first?.hasPrefix("“SUITABEL” is no verdict. Type 1 to ") ?? false)
    // Outside one the hints stay.
    var plain = try Trainee(Sample.amara)
    #expect(plain.type("/amennd x").lines.contains { $0.text.contains("did you mean “/amend”?") })
  }

  @Test func `offers findings and commands outside an examination`() throws {
    var trainee = try Trainee(Sample.ben)
    try trainee.play(Sample.ben)
    #expect(trainee.practice.completions(for: "/override R-E").map(\.word) == ["R-E05"])
    #expect(trainee.practice.completions(for: "/").map(\.word).contains("/why"))
    #expect(
      trainee.practice.completions(for: "su").map(\.word) == [
        "SUITABLE", "SUITABLE_WITH_MODIFICATIONS",
      ])
    trainee.type("refer")
    #expect(trainee.practice.completions(for: "a") == [])
    #expect(trainee.practice.completions(for: "/b").map(\.word) == ["/back"])
  }

  @Test func `says what a clinician sees where the patient has no words`() throws {
    var trainee = try Trainee(Sample.amara)
    #expect(trainee.steps.lines.first?.text.contains("/ask") ?? false)
    let seen = trainee.type("1992-04-03").lines.filter { $0.kind == .spoken }
    #expect(seen.map(\.text) == ["What you see or know: sex at birth: female."])
    #expect(trainee.type("/help").lines.map(\.text).contains { $0.hasPrefix("/ask  ") })
  }

  @Test func `knows what was answered first, not what came out later`() throws {
    var trainee = try Trainee(Sample.amara.mappingLines { $0.filter { !$0.hasPrefix("\" ") } })
    try trainee.play(
      Sample.amara.mappingLines { Array($0.prefix { $0 != "? [isotretinoinLast]" }) })
    // The case amends it from the first of May to the twentieth of July.
    let seen = trainee.steps.lines.last { $0.kind == .spoken }?.text ?? ""
    #expect(seen.contains("1 May 2026"), "\(seen)")
  }

  @Test func `shows what is seen or handed over without quotation marks`() {
    #expect(PatientLine.shown("I was there.") == "“I was there.”")
    #expect(PatientLine.shown("(A letter: HbA1c 7.6 %.)") == "(A letter: HbA1c 7.6 %.)")
  }

  @Test func `keeps the verdict and the plan back at any time`() throws {
    var trainee = try Trainee(Sample.amara)
    trainee.type("3 Apr 1992")
    for line in ["/verdict", "/v", "/plan", "/pl", "/why verdict", "/Why  Verdict"] {
      let steps = trainee.type(line)
      #expect(steps.lines.map(\.kind) == [.refusal], "\(line)")
      #expect(!steps.contains(.showPlan))
    }
    #expect(trainee.type("/why").lines.first?.kind != .refusal)
  }

  @Test func `says of an override only that the rule is set aside`() throws {
    let file = CaseFiles.folder.appendingPathComponent("warfarin-and-a-valve.consult.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    var trainee = try Trainee(text)
    try trainee.play(text)
    let line = try #require(
      trainee.practice.attempt.exchanges.map(\.typed).last { $0.hasPrefix("/override ") })
    let rule = line.split(separator: " ")[1]
    #expect(trainee.steps.lines.contains { $0.text == "\(rule) is set aside." })
    // With everything asked, too.
    let said = trainee.type(line).lines
    #expect(said.first == Line(.amendment, "\(rule) is set aside."))
    for line in trainee.steps.lines {
      #expect(!line.text.contains("verdict stays") && !line.text.contains("Verdict:"))
    }
  }

  @Test func `takes no command for a thing to tell, but goes back`() throws {
    var trainee = try Trainee(Sample.amara)
    try trainee.play(Sample.amara)
    trainee.type("suitable")
    for line in ["/note x", "/plan", "/", "/backwards"] {
      let steps = trainee.type(line)
      #expect(steps.lines.map(\.kind) == [.refusal], "\(line)")
      #expect(steps.labels == ["thing 1 of 3"])
    }
    trainee.type("-")
    trainee.type("Wrong.")
    #expect(trainee.type("/back").labels == ["thing 2 of 3"])
    #expect(trainee.practice.attempt.things == ["-"])
    #expect(trainee.type("/b").labels == ["thing 1 of 3"])
    #expect(trainee.type("/back").labels == ["your verdict"])
    #expect(trainee.practice.attempt.verdict == nil)
    trainee.judge("defer", "a", "b", "c")
    #expect(trainee.practice.attempt.things == ["a", "b", "c"])
    #expect(trainee.practice.attempt.verdict == "DEFER")
  }

  @Test func `tells no verdict by an amendment while the trainee has none`() throws {
    var trainee = try Trainee(Sample.amara)
    try trainee.play(Sample.amara)
    let lines = trainee.type("/amend isotretinoin current").lines
    #expect(lines.contains { $0.kind == .amendment })
    #expect(!lines.contains { $0.text.hasPrefix("Verdict") })
  }

  @Test func `can end early and be kept`() throws {
    var trainee = try Trainee(Sample.amara)
    trainee.type("1992-04-03")
    #expect(trainee.practice.stop() == [.end])
    #expect(!trainee.practice.attempt.isComplete)
  }

  @Test func `goes on after a pause, on the later day that the case has`() throws {
    var trainee = try Trainee(Sample.cara)
    try trainee.play(Sample.cara, until: "/pause")
    let paused = trainee.type("/pause")
    #expect(paused.labels == ["paused"])
    #expect(paused.lines.contains { $0.text.contains("Enter goes on") })
    #expect(trainee.type("none").lines.map(\.kind) == [.refusal])
    #expect(trainee.type("").labels == ["visit"])
    #expect(trainee.type("new").labels == ["weightKg"])
    #expect(trainee.practice.consultation.answers.consultDate == Day(2026, 9, 2))
    try trainee.play(Sample.cara, from: "new")
    #expect(trainee.steps.labels.last == "your verdict")
    trainee.judge("suitable", "a", "b", "c")
    let attempt = trainee.practice.attempt
    #expect(attempt.isComplete)
    #expect(try attempt.consultation(under: Sample.protocol).answers.consultDate == Day(2026, 9, 2))
  }

  @Test func `goes on at the same clock where the case has no later day`() throws {
    var trainee = try Trainee(Sample.amara)
    trainee.type("3 Apr 1992")
    trainee.type("/pause")
    #expect(trainee.type("").labels == ["sexAtBirth"])
    #expect(trainee.practice.consultation.answers.consultDate == Day(2026, 11, 22))
    // The patient does not begin again.
    #expect(trainee.words == ["The third of April, ninety-two."])
    // At the verdict it is the trainee's own that is asked for.
    try trainee.play(Sample.amara, from: "3 Apr 1992")
    trainee.type("/pause")
    let back = trainee.type("")
    #expect(back.labels == ["your verdict"])
    #expect(!back.lines.compactMap(\.assertion).contains("DEFER"))
  }

  @Test func `ends unfinished where a pause is not gone on from`() throws {
    var trainee = try Trainee(Sample.amara)
    trainee.type("3 Apr 1992")
    trainee.type("/pause")
    var left = trainee.practice
    #expect(left.stop() == [.end])
    #expect(trainee.type("/pause") == [.end])
    #expect(!trainee.practice.attempt.isComplete)
    #expect(trainee.practice.attempt.score == nil)
  }

  @Test func `says on a later visit what the case says then`() throws {
    let text = Sample.cara.mappingLines { lines in
      var isLater = false
      return lines.flatMap { line -> [String] in
        if line == "> new" { isLater = true }
        guard line == "? [vaccinePlanned]" else { return [line] }
        return [line, isLater ? "\" No, I asked at work." : "\" I would have to ask at work."]
      }
    }
    var trainee = try Trainee(text)
    try trainee.play(text, until: "/pause")
    #expect(trainee.words.last == "I would have to ask at work.")
    #expect(trainee.type("/ask").lines.map(\.kind) == [.hint])
    for line in ["/pause", "", "new"] { trainee.type(line) }
    // What held for the first day is asked again, and kept.
    for _ in 0..<13 { trainee.type("") }
    #expect(trainee.words.last == "No, I asked at work.")
  }

  @Test func `needs a case that plays as it says and comes to a verdict`() throws {
    let wrong = Sample.amara.replacingFirst("> female", with: "> feline")
    #expect(throws: PracticeCase.Unfit.self) { try Sample.practiceCase(wrong) }
    let short = Sample.with("? [dob]", "> 1990-01-01", "= unfinished at [sexAtBirth]")
    #expect(throws: PracticeCase.Unfit.self) { try Sample.practiceCase(short) }
  }

  @Test func `makes an attempt that a file keeps`() throws {
    var trainee = try Trainee(Sample.amara)
    try trainee.play(Sample.amara)
    trainee.judge("wait", "a", "b", "c")
    let attempt = trainee.practice.attempt
    let data = try JSONEncoder().encode(attempt)
    #expect(try JSONDecoder().decode(Attempt.self, from: data) == attempt)
    #expect(attempt.caseFingerprint == (try Sample.dialogue(Sample.amara)).fingerprint)
    #expect(try attempt.consultation(under: Sample.protocol).answers.counted.count > 50)
    let transcript = try Transcript(of: attempt.events, under: Sample.protocol, title: "practised")
    #expect(Replay(transcript.dialogue, under: Sample.protocol).differences == [])
  }
}

@Suite struct `A mark sheet` {
  private static func attempt(
    _ text: String, instead: [String: [String]] = [:], verdict: String
  ) throws -> Attempt {
    var trainee = try Trainee(text)
    try trainee.play(text, instead: instead)
    trainee.judge(verdict, "a", "b", "c")
    return trainee.practice.attempt
  }

  @Test func `gives every point that needs no examiner to a perfect attempt`() throws {
    let attempt = try Self.attempt(
      Sample.amara,
      instead: ["checklist.medicines": ["/ask", "/why", "isotretinoin"]], verdict: "DEFER")
    let marking = Marking(attempt, of: try Sample.practiceCase(Sample.amara))
    #expect(marking.results.map(\.points) == [2, 3, 1, 3, nil, 1])
    #expect(marking.score.points == 10)
    #expect(marking.score.outOf == 10)
    #expect(marking.score.open == 2)
    #expect(marking.score.isPass == true)
    #expect(attempt.score == marking.score)
  }

  @Test func `takes points for what was missed and fails on a critical item`() throws {
    let attempt = try Self.attempt(
      Sample.amara,
      instead: ["checklist.medicines": ["none"], "isotretinoin": [], "isotretinoinLast": []],
      verdict: "suitable")
    let marking = Marking(attempt, of: try Sample.practiceCase(Sample.amara))
    #expect(marking.results.map(\.points) == [2, 2, 0, 0, nil, 0])
    #expect(marking.score.missedCritical == ["trainee's verdict is DEFER"])
    #expect(marking.score.isPass == false)
  }

  @Test func `takes the examiner's points and impression`() throws {
    var attempt = try Self.attempt(Sample.amara, verdict: "DEFER")
    let practiceCase = try Sample.practiceCase(Sample.amara)
    let before = Marking(attempt, of: practiceCase)
    #expect(before.score.isPass == nil)
    #expect(Moderation(of: attempt) == nil)
    attempt.take(ExaminerMarks(points: [5: 2]))
    attempt.take(ExaminerMarks(globalRating: "Kind."))
    let told = Marking(attempt, of: practiceCase)
    #expect(told.score.points == 10)
    #expect(told.score.open == 0)
    #expect(told.score.isPass == true)
    #expect(told.globalRating == "Kind.")
    attempt.take(ExaminerMarks(points: [5: 99]))
    let capped = Marking(attempt, of: practiceCase)
    #expect(capped.results[4].points == 2)
  }

  @Test func `marks the order of questions and what /ask brought out`() throws {
    let attempt = try Self.attempt(
      Sample.ben, instead: ["ps9": ["/ask", "current"]], verdict: "REFER")
    let marking = Marking(attempt, of: try Sample.practiceCase(Sample.ben))
    #expect(marking.results.map(\.points) == [4, 3, 2, 1])
    #expect(marking.score.percent == 100)
  }

  @Test func `keeps what an examiner said apart from the attempt`() throws {
    var marked = try Self.attempt(Sample.amara, verdict: "DEFER")
    var saved = marked
    let practiceCase = try Sample.practiceCase(Sample.amara)
    marked.take(ExaminerMarks(points: [5: 1], globalRating: "Kind."))
    marked.score = Marking(marked, of: practiceCase).score
    let moderation = try #require(Moderation(of: marked))
    let line = try JSONEncoder().encode(moderation)
    let read = try JSONDecoder().decode(Moderation.self, from: line)
    #expect(read.isAbout(saved))
    saved.take(read)
    #expect(saved == marked)
    #expect((try? JSONDecoder().decode(Attempt.self, from: line)) == nil)
  }

  @Test func `takes no numbers that no attempt can have`() throws {
    let attempt = try Self.attempt(Sample.amara, verdict: "DEFER")
    #expect(attempt.isPlausible)
    let text = String(decoding: try JSONEncoder().encode(attempt), as: UTF8.self)
    for (field, number) in [
      ("seconds", "9223372036854775807"), ("seconds", "-9223372036854775808"),
      ("points", "9223372036854775807"), ("outOf", "-1"), ("startedAt", "9223372036854775807"),
    ] {
      let pattern = try Regex("\"\(field)\":-?[0-9]+")
      let hostile = text.replacing(pattern, with: "\"\(field)\":\(number)")
      let read = try JSONDecoder().decode(Attempt.self, from: Data(hostile.utf8))
      #expect(!read.isPlausible, "\(field)")
    }
  }

  /// What the third item of the first sample earns: to bring out the course of isotretinoin.
  private static func broughtOut(
    _ text: String = Sample.amara, instead: [String: [String]] = [:]
  ) throws -> Int? {
    let attempt = try attempt(text, instead: instead, verdict: "DEFER")
    return Marking(attempt, of: try Sample.practiceCase(text)).results[2].points
  }

  @Test func `counts nothing as brought out that the patient never said`() throws {
    // The item has words of its own, and these come unasked.
    #expect(try Self.broughtOut() == 0)
    #expect(try Self.broughtOut(instead: ["checklist.medicines": ["/ask", "isotretinoin"]]) == 1)
    #expect(
      try Self.broughtOut(
        instead: ["checklist.medicines": ["none"], "isotretinoin": [], "isotretinoinLast": []])
        == 0)
    // Asked at the wrong place the patient says something else.
    #expect(try Self.broughtOut(instead: ["checklist.general": ["/ask", "none"]]) == 0)
  }

  @Test func `counts words as brought out that an item brings when it is asked alone`() throws {
    // What the list still holds about it comes with /ask, after its own words.
    #expect(try Self.broughtOut(instead: ["isotretinoin": ["/ask", "stopped"]]) == 1)
    let bare = Sample.amara.mappingLines { $0.filter { $0 != "\" Yes, a whole course." } }
    #expect(try Self.broughtOut(bare) == 1)
    let attempt = try Self.attempt(bare, verdict: "DEFER")
    #expect(!attempt.exchanges.contains { $0.heard != nil })
    #expect(attempt.exchanges.contains { $0.spoken?.contains("acne capsules") ?? false })
  }

  @Test func `gives no points for words of a shipped case that stay unsaid`() throws {
    let file = CaseFiles.folder.appendingPathComponent("lesion-nobody-mentioned.consult.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let practiceCase = try Sample.practiceCase(text)
    let typed = try Self.attempt(text, verdict: "REFER")
    #expect(Marking(typed, of: practiceCase).results[0].points == 0)
    let asked = try Self.attempt(
      text, instead: ["suspiciousLesion": ["/ask", "/ask", "yesClinicianConcern"]],
      verdict: "REFER")
    #expect(asked.exchanges.compactMap(\.heard).count == 2)
    #expect(Marking(asked, of: practiceCase).results[0].points == 2)
  }

  @Test func `counts a command only where it was taken`() throws {
    let refused = try Self.attempt(
      Sample.amara, instead: ["checklist.medicines": ["/why nonsense", "isotretinoin"]],
      verdict: "DEFER")
    #expect(Marking(refused, of: try Sample.practiceCase(Sample.amara)).results[5].points == 0)
    // Kept back until the trainee has judged, it was asked for all the same.
    let early = Sample.amara.replacingFirst("- used /why", with: "- used /verdict")
    let kept = try Self.attempt(
      early, instead: ["checklist.medicines": ["/verdict", "isotretinoin"]], verdict: "DEFER")
    #expect(Marking(kept, of: try Sample.practiceCase(early)).results[5].points == 1)
    var examined = try Trainee(Sample.amara, isExamination: true)
    try examined.play(Sample.amara, instead: ["checklist.medicines": ["/why", "isotretinoin"]])
    examined.judge("DEFER", "a", "b", "c")
    let marking = Marking(examined.practice.attempt, of: try Sample.practiceCase(Sample.amara))
    // It was kept back, so that only the examiner can tell.
    #expect(marking.results[5].points == nil)
  }

  @Test func `reads its items`() throws {
    let sheet = try #require(try Sample.dialogue(Sample.amara).markSheet)
    #expect(
      sheet.items.map(\.item.task) == [
        .asked("isotretinoin", before: .verdict),
        .recorded(["isotretinoinLast", "keloid", "pregnant"]), .broughtOut("isotretinoin"),
        .verdict(.defer), .told("the patient when treatment becomes possible"),
        .used(command: "why"),
      ])
    #expect(sheet.items.map(\.item.outOf) == [2, 3, 1, 3, 2, 1])
    #expect(sheet.items.map(\.item.isCritical) == [true, false, false, true, false, false])
    #expect(sheet.pass.percent == 80)
    #expect(sheet.pass.needsEveryCriticalItem)
  }
}

@Suite struct `A debrief` {
  /// Of a trainee who took no medicine down.
  private static func debriefWithoutIsotretinoin() throws -> Debrief {
    var trainee = try Trainee(Sample.amara)
    try trainee.play(
      Sample.amara,
      instead: ["checklist.medicines": ["none"], "isotretinoin": [], "isotretinoinLast": []])
    trainee.judge("1", "a", "b", "c")
    return Debrief(trainee.practice.attempt, of: try Sample.practiceCase(Sample.amara))
  }

  @Test func `names what was missed, unsafe, and should have rung a bell`() throws {
    let debrief = try Self.debriefWithoutIsotretinoin()
    #expect(debrief.answers(.missed).map(\.question) == ["isotretinoinLast"])
    #expect(debrief.answers(.different).map(\.question) == ["isotretinoin"])
    #expect(debrief.answers(.unneeded) == [])
    #expect(debrief.unsafeSteps.count == 3)
    #expect(debrief.unsafeSteps.last == "The verdict SUITABLE is milder than DEFER.")
    let bells = debrief.bells.filter { $0.question == "isotretinoin" }
    #expect(
      bells.contains { $0.words.contains("acne capsules") && !$0.wasHeard && $0.rules == ["R-D02"] }
    )
    let texts = debrief.lines.map(\.text)
    #expect(texts.contains("Words that should have rung a bell"))
    #expect(texts.contains { $0.contains("R-D02") && $0.contains("For:") || $0.hasPrefix("For:") })
    #expect(texts.contains { $0.contains("Not passed.") })
  }

  @Test func `names the words about an item, and why they were not heard`() throws {
    let debrief = try Self.debriefWithoutIsotretinoin()
    #expect(!debrief.bells.contains { $0.words == "Nothing at the moment." })
    let texts = debrief.lines.map(\.text)
    #expect(
      texts.contains {
        $0.contains("acne capsules") && $0.hasSuffix("(not heard: /ask brings it out)")
      })
    #expect(
      texts.contains {
        $0.contains("twentieth of July") && $0.hasSuffix("(its question was not reached)")
      })
  }

  @Test func `calls unsafe what hides a finding, and nothing else`() throws {
    func steps(_ instead: [String: [String]]) throws -> [String] {
      var trainee = try Trainee(Sample.amara)
      try trainee.play(Sample.amara, instead: instead)
      trainee.judge("defer", "a", "b", "c")
      return Debrief(trainee.practice.attempt, of: try Sample.practiceCase(Sample.amara))
        .unsafeSteps
    }
    #expect(try steps(["weightKg": ["63"]]) == [])
    #expect(try steps(["isotretinoinLast": ["2026-08-01"]]) == [])
    let earlier = try steps(["isotretinoinLast": ["2026-06-01"]])
    #expect(earlier.count == 1)
    #expect(earlier.first?.hasSuffix("That hides R-D02.") ?? false)
  }

  @Test func `tells what the author says of the patient and of the reasons`() throws {
    var trainee = try Trainee(Sample.amara)
    try trainee.play(Sample.amara)
    trainee.judge("defer", "a", "b", "c")
    let practiceCase = try Sample.practiceCase(Sample.amara)
    let texts = Debrief(trainee.practice.attempt, of: practiceCase).lines.map(\.text)
    for paragraph in practiceCase.dialogue.paragraphs { #expect(texts.contains(paragraph)) }
    #expect(!practiceCase.dialogue.paragraphs.isEmpty)
  }

  @Test func `counts no override as unsafe that the case makes too`() throws {
    let file = CaseFiles.folder.appendingPathComponent("warfarin-and-a-valve.consult.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    var trainee = try Trainee(text)
    try trainee.play(text)
    #expect(
      trainee.practice.attempt.events.contains { event in
        if case .overridden = event.kind { true } else { false }
      })
    trainee.judge("defer", "a", "b", "c")
    let debrief = Debrief(trainee.practice.attempt, of: try Sample.practiceCase(text))
    #expect(debrief.unsafeSteps == [])
    #expect(debrief.lines.contains { $0.text.hasPrefix("✓ blood thinner: ") })
  }

  @Test func `finds nothing against a perfect attempt`() throws {
    var trainee = try Trainee(Sample.ben)
    try trainee.play(Sample.ben)
    trainee.judge("refer", "a", "b", "c")
    let debrief = Debrief(trainee.practice.attempt, of: try Sample.practiceCase(Sample.ben))
    #expect(debrief.answers.allSatisfy { $0.outcome == .same })
    #expect(debrief.unsafeSteps == [])
    #expect(debrief.outOfOrder == [])
    #expect(debrief.bells == [])
    #expect(debrief.slowest.count == 3)
  }

  @Test func `names questions asked out of order and changed later`() throws {
    var trainee = try Trainee(Sample.ben)
    try trainee.play(
      Sample.ben, instead: ["motive": ["/amend ps2 yes", "own", "/amend motive pressured"]])
    let debrief = Debrief(trainee.practice.attempt, of: try Sample.practiceCase(Sample.ben))
    #expect(debrief.outOfOrder == ["ps2"])
    #expect(debrief.amended.contains("motive"))
  }
}
