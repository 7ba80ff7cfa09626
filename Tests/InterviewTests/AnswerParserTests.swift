import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

@Suite struct `A typed answer` {
  private func parse(_ text: String, _ id: QuestionID) -> Result<Answer, Rejection> {
    guard let question = MicroneedlingProtocol.current.question(id) else {
      return .failure(Rejection("no question"))
    }
    return Result { () throws(Rejection) in
      try AnswerParser(today: Day(number: 20_859)).parse(text, for: question)
    }
  }

  private func options(_ text: String, _ id: QuestionID) -> [String]? {
    if case .success(.value(.options(let ids))) = parse(text, id) { ids } else { nil }
  }

  private func reason(_ text: String, _ id: QuestionID) -> String {
    if case .failure(let rejection) = parse(text, id) { rejection.message } else { "" }
  }

  @Test(arguments: [
    ("2", "diabetes", "t1"), ("t2", "diabetes", "t2"), ("TYPE 2", "diabetes", "t2"),
    ("oth", "diabetes", "other"),
    ("no", "keloid", "none"), ("y", "ps2", "yes"), ("n", "ps2", "no"), ("0", "acneScarGrade", "0"),
    ("3", "acneScarGrade", "3"), ("1", "ps3", "1"), ("iv", "clinicianPhototype", "IV"),
    ("25-50", "expectedImprovement", "25-50"), ("100", "expectedImprovement", "100"),
    ("yes", "suspiciousLesion", "yes"),
  ]) func `names an option by number, id, words or prefix`(
    _ text: String, _ id: String, _ expected: String
  ) {
    #expect(options(text, QuestionID(id)) == [expected])
  }

  @Test func `that could mean two options answers neither`() {
    #expect(reason("t", "diabetes").contains("could mean t1 or t2"))
    #expect(reason("n", "allergyMetal").contains("could mean"))
    #expect(reason("y", "suspiciousLesion").contains("could mean"))
  }

  @Test func `that is no option is met with the nearest`() {
    #expect(reason("persnal", "keloid").contains("did you mean “personal”?"))
    #expect(reason("9", "keloid") == "There is no option 9; expected 1 to 3.")
    #expect(reason("0", "keloid") == "There is no option 0; expected 1 to 3.")
    #expect(reason("", "keloid").contains("Choose one"))
  }

  @Test func `is refused in a few words, however many options there are`() {
    let text = reason("frehead", "areas")
    #expect(text.contains("did you mean “forehead”?") && text.contains("1 to 22, or a name"))
    #expect(text.count < 140)
    #expect(reason("9", "acneScarGrade").contains("0 to 4"))
    #expect(reason("x", "keloid").contains("1 none, 2 familyOnly, 3 personal"))
  }

  @Test func `is found by a word of it, where that is unmistakable`() {
    #expect(options("motion", "glogau") == ["II"])
    #expect(reason("wrinkles", "glogau").contains("could mean II or III or IV"))
    #expect(reason("prefers", "bloodBorneVirus") == "")
    #expect(reason("thinking", "ps9").contains("not an option"), "nobody sees it was understood")
  }

  @Test(arguments: [
    ("dark marks", "pihHistory"), ("dark", "pihHistory"), ("active", "activeLesions"),
    ("scars", "scarMorphology"), ("heart disease", "cardiac"),
  ]) func `is never found by words that the opposite says too`(
    _ text: String, _ question: QuestionID
  ) {
    #expect(reason(text, question).contains("not an option"), "\(reason(text, question))")
  }

  @Test(arguments: [
    ("4, u", "immunosuppression"), ("2, u", "cardiac"), ("2, u", "activeLesions"),
    ("unknown, 2", "cardiac"), ("2, d", "cardiac"),
  ]) func `among others is never unknown`(_ text: String, _ question: QuestionID) {
    #expect(reason(text, question).contains("stands for the whole answer"))
  }

  @Test func `in free words has a letter`() {
    #expect(reason("1", "allergyTopical") != "")
    #expect(reason("E", "allergyTopical") == "")
  }

  @Test(arguments: ["u", "unknown", "?", "U", "don't know"]) func `may be unknown`(_ text: String) {
    #expect(parse(text, "keloid") == .success(.unknown))
    #expect(parse(text, "dob") == .success(.unknown))
  }

  @Test(arguments: ["d", "declined", "Decline"]) func `may be declined`(_ text: String) {
    #expect(parse(text, "ps9") == .success(.declined))
  }

  @Test func `names several options with commas and ranges, in the order of the list`() {
    #expect(options("cheeks, forehead", "areas") == ["forehead", "cheeks"])
    for range in ["1-3, 10", "1 - 3, 10", "1–3 10", "1 – 3  10"] {
      #expect(options(range, "areas") == ["forehead", "glabella", "temples", "neck"])
    }
    #expect(options("1 3", "areas") == ["forehead", "temples"])
    #expect(options("6,6,cheeks", "areas") == ["cheeks"])
    #expect(options("stable, unst", "cardiac") == ["stable", "unstableOrEvent6mo"])
  }

  @Test func `keeps none alone`() {
    #expect(options("none", "cardiac") == ["none"])
    #expect(reason("none, stable", "cardiac").contains("cannot stand with others"))
    #expect(reason("1-3", "cardiac").contains("cannot stand with others"))
    #expect(reason("3-1", "areas").contains("is not a range"))
    #expect(reason("1-99", "areas").contains("is not a range"))
    #expect(reason(",", "areas").contains("Choose one or more"))
    #expect(options("forehead cheeks", "areas") == ["forehead", "cheeks"])
    #expect(reason("forehead che", "areas").contains("not an option"))
    #expect(reason("none stable", "cardiac").contains("cannot stand with others"))
  }

  @Test func `takes none where a date, a number or a text allows it`() {
    for text in ["none", "no", "never", "-"] {
      #expect(parse(text, "haFillerLast") == .success(.value(.none)))
    }
    #expect(reason("none", "dob").contains("Not a date"))
    #expect(reason("none", "weightKg").contains("Not a number"))
    #expect(parse("none", "hba1c") == .success(.value(.none)))
    #expect(parse("latex", "allergyTopical") == .success(.value(.text("latex"))))
    #expect(parse("no", "allergyTopical") == .success(.value(.none)))
  }

  @Test func `gives eight scores with or without spaces`() {
    let scores: Result<Answer, Rejection> = .success(.value(.scores([1, 2, 1, 2, 1, 1, 1, 0])))
    #expect(parse("1 2 1 2 1 1 1 0", "fitz") == scores)
    #expect(parse("1,2,1,2,1,1,1,0", "fitz") == scores)
    #expect(parse("12121110", "fitz") == scores)
    #expect(reason("1 2 1", "fitz").contains("8 scores are expected"))
    #expect(reason("1 2 1 2 1 1 1 5", "fitz").contains("Item 8 reads “5”; expected 0 to 4"))
  }

  @Test func `gives a measurement with its date`() {
    let day = Day(2027, 2, 8)
    #expect(parse("2.4 on 2027-02-08", "inr") == .success(.value(.measurement(2.4, on: day))))
    #expect(parse("2,4 8 Feb 2027", "inr") == .success(.value(.measurement(2.4, on: day))))
    #expect(reason("2.4", "inr").contains("Add the date"))
    #expect(reason("99 today", "inr").contains("out of range"))
  }

  @Test func `gives an instrument with its total`() {
    #expect(parse("cops 40", "psExternal") == .success(.value(.instrument("COPS", 40))))
    #expect(parse("none", "psExternal") == .success(.value(.none)))
    #expect(reason("COPS 73", "psExternal") == "The total of COPS runs from 0 to 72.")
    #expect(reason("PHQ 3", "psExternal").contains("Known: COPS, AAI"))
  }

  @Test func `is read back from the words that an answer is typed in`() {
    var checked = 0
    for question in MicroneedlingProtocol.current.questions {
      for option in question.options {
        let answer = Answer.value(.option(option.id))
        #expect(parse(AnswerText.typed(answer), question.id) == .success(answer))
        checked += 1
      }
    }
    #expect(checked > 200)
  }
}

@Suite struct `The answer to a checklist` {
  private let heart =
    MicroneedlingProtocol.current.groups.first { $0.id == "heart" }?.questions
    .compactMap(MicroneedlingProtocol.current.question) ?? []

  private func parse(_ text: String) -> Result<[ChecklistParser.Item], Rejection> {
    Result { () throws(Rejection) in
      try ChecklistParser(AnswerParser(today: Day(number: 20_859))).parse(text, for: heart)
    }
  }

  /// The items that are no plain negative.
  private func positives(_ text: String) -> [ChecklistParser.Item] {
    guard case .success(let items) = parse(text) else { return [] }
    return zip(items, heart).filter { item, question in
      question.negative.map { item != .answered(question.id, .value($0)) } ?? true
    }.map(\.0)
  }

  private func reason(_ text: String) -> String {
    if case .failure(let rejection) = parse(text) { rejection.message } else { "" }
  }

  @Test(arguments: ["none", "no", "N", "0", "never"]) func `none is an explicit no to every item`(
    _ text: String
  ) {
    guard case .success(let items) = parse(text) else {
      Issue.record("not taken")
      return
    }
    #expect(items.count == heart.count && positives(text).isEmpty)
  }

  @Test func `opens what applies, and answers what has only yes`() {
    #expect(positives("1, 4") == [.opened("cardiac"), .answered("faints", .value(.option("yes")))])
    #expect(positives("1 4").count == 2 && positives("2-3").count == 2)
    #expect(positives("epil") == [.opened("epilepsy")])
  }

  @Test func `tells unknown and declined items`() {
    #expect(
      positives("1 u, 4 d, 3?") == [
        .answered("cardiac", .unknown), .answered("epilepsy", .unknown),
        .answered("faints", .declined),
      ])
    #expect(reason("u").contains("Which items are unknown?"))
    #expect(reason("d").contains("Which items are unknown?"))
  }

  @Test func `answers an item outright`() {
    #expect(positives("cardiac = stable") == [.answered("cardiac", .value(.option("stable")))])
    #expect(reason("cardiac = x").contains("is not an option"))
  }

  @Test func `refuses what it cannot place`() {
    #expect(reason("9") == "There is no item 9; expected 1 to 7, or none.")
    #expect(reason("1-9").contains("is not a range of the list"))
    #expect(reason("1, 1").contains("is named twice"))
    #expect(reason("none, 1").contains("is not on the list"))
    #expect(reason("epilepsie").contains("did you mean “epilepsy”?"))
    #expect(reason("") == "Write the numbers or names that apply, or none.")
    #expect(reason(",,") == "Write the numbers or names that apply, or none.")
  }
}

@Suite struct `The nearest name` {
  @Test func `differs by little`() {
    let names = ["keloid", "cardiac", "hsvLast"]
    #expect(Nearest.match(for: "keliod", among: names) == "keloid")
    #expect(Nearest.match(for: "HSVLAST", among: names) == "hsvLast")
    #expect(Nearest.match(for: "cariac", among: names) == "cardiac")
    #expect(Nearest.match(for: "zebra", among: names) == nil)
    #expect(Nearest.match(for: "", among: names) == nil)
    #expect(Nearest.match(for: String(repeating: "k", count: 10_000), among: names) == nil)
    #expect(Nearest.hint(for: "zebra", among: names).isEmpty)
  }
}
