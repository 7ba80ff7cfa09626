import ConsultationCore
import Interview
import MicroneedlingProtocol
import Testing

@Suite struct `A command` {
  @Test(arguments: Command.allCases) func `is told of in help, with its form`(_ command: Command) {
    var table = Table(upTo: "ps1")
    table.type("/help")
    #expect(table.text.contains(command.usage) && table.text.contains(command.meaning))
    table.type("/help \(command.rawValue)")
    #expect(table.text == "\(command.usage): \(command.meaning).")
  }

  @Test func `help tells what the keys do`() {
    var table = Table(upTo: "ps1")
    table.type("/help keys")
    for key in ["Tab", "Ctrl-R", "Ctrl-_", "Ctrl-C", "Ctrl-D"] {
      #expect(table.text.contains(key))
    }
  }

  @Test func `is known by an unambiguous prefix, and a mistyped one answers nothing`() {
    var table = Table(upTo: "ps1")
    table.type("/prog")
    #expect(table.text.contains("answered"))
    table.type("/unknwon")
    #expect(table.refusal?.contains("did you mean “/unknown”? Nothing") == true)
    table.type("/re")
    #expect(table.refusal?.contains("/read or /review") == true)
    #expect(table.consultation.answers["ps1"] == nil)
  }

  @Test func `typed without its stroke answers nothing, also where any words are an answer`() {
    for (key, line, hint) in [
      ("interpreter", "back", "/back"), ("ps1", "pause", "/pause"),
      ("checklist.heart", "help", "/help"), ("dob", "amend sexAtBirth", "/amend"),
    ] {
      var table = Table(upTo: key)
      table.type(line)
      #expect(table.refusal?.hasSuffix("Did you mean \(hint)?") == true, "\(line)")
      #expect(table.key == key)
    }
    var table = Table(upTo: "interpreter")
    table.type("help with reading")
    #expect(table.refusal == nil)
  }

  @Test(arguments: [
    "/help", "/help keloid", "/why", "/why keloid", "/why R-P02", "/why verdict", "/read",
    "/review",
    "/review skin", "/verdict", "/progress", "/plan", "/sign",
  ])
  func `that only asks changes nothing but the record`(_ line: String) {
    var table = Table(upTo: "ps1")
    let before = table.consultation
    table.type(line)
    #expect(table.events.last?.kind == .inquired)
    #expect(table.consultation.assessment == before.assessment && table.prompt == before.prompt)
    #expect(!table.lines.isEmpty || line == "/plan")
    if line == "/plan" { #expect(table.steps.contains(.showPlan)) }
  }

  @Test func `back asks the last line again, and once more the line before it`() {
    var table = Table(upTo: "ps3")
    table.type("/back")
    #expect(table.key == "ps2" && table.text.contains("Enter keeps: no"))
    table.type("/back")
    #expect(table.key == "ps1")
    table.type("15to60min")
    #expect(table.key == "ps3" && table.consultation.answers.options("ps1") == ["15to60min"])
    table.type("/back 3")
    table.type("")
    #expect(table.key == "ps3")
  }

  @Test func `back leads to every earlier line at once, and Enter leads forth again`() {
    var table = Table(hasHeader: false)
    var keys: [String] = []
    while table.key != "review", keys.count < 60 {
      keys.append(table.key)
      table.type(Table.healthy[table.key] ?? "none")
    }
    for depth in [1, 2, 3, 7, 19, keys.count, 5, 2, 1] {
      table.type("/back \(depth)")
      #expect(table.key == keys[keys.count - depth], "\(depth) lines back")
      let before = table.consultation.answers
      table.type("")
      #expect(table.key == "review", "after \(depth) lines back")
      #expect(table.consultation.answers.counted.map(\.answer) == before.counted.map(\.answer))
    }
    for key in keys.reversed() {
      table.type("/back")
      #expect(table.key == key)
    }
    table.type("/back")
    #expect(table.refusal?.contains("no answer that far back") == true)
  }

  @Test func `amend changes an answer, asks it again, and says what changed`() {
    var table = Table(upTo: "ps1")
    table.type("/amend haFillerLast 2027-02-08")
    #expect(table.assertions.contains("new DEFER R-P02 until 2027-03-08"))
    #expect(table.assertions.contains("verdict SUITABLE -> DEFER"))
    #expect(!table.text.contains("Suitable"), "while safety questions are open")
    table.type("/amend haFillerLast none")
    #expect(table.assertions.contains("withdrawn R-P02"))
    #expect(!table.text.contains("Suitable"))
    table.type("/amend keloid")
    #expect(table.key == "keloid" && table.text.contains("Enter keeps: none"))
    table.type("")
    #expect(table.key == "ps1")
    table.type("/amend thinSkin no")
    #expect(!table.assertions.contains("nothing else changed"), "the answer is the same")
    table.type("/amend glogau III")
    #expect(table.assertions.contains("nothing else changed"))
  }

  @Test func `review lists the answers, and a number jumps to one`() {
    var table = Table(upTo: "ps1")
    table.type("/review visit")
    #expect(table.text.contains("1  date of birth: 14 June 1990"))
    table.type("/review 1")
    #expect(table.key == "dob")
  }

  @Test func `each goes through a list one by one`() {
    var table = Table(upTo: "checklist.general")
    table.type("/each")
    #expect(table.key == "bleedingDisorder")
    table.type("no")
    #expect(table.key == "diabetes")
  }

  @Test func `unknown and decline answer what is asked, and nothing else`() {
    var table = Table(upTo: "ps9")
    table.type("/decline")
    #expect(table.consultation.answers["ps9"] == .declined && table.key == "ps10")
    table.type("/unknown")
    #expect(table.consultation.answers["ps10"] == .unknown)
  }

  @Test func `note and said keep words, and the question stays`() {
    var table = Table(upTo: "ps9")
    table.type("/note she pauses")
    table.type("/said I would never")
    #expect(table.consultation.notes.map(\.text) == ["she pauses", "I would never"])
    #expect(table.consultation.notes.map(\.isQuotation) == [false, true] && table.key == "ps9")
  }

  @Test func `override asks for a reason, a specialist, or refuses, by the rule's class`() {
    var table = Table(
      upTo: "review",
      [
        "checklist.injectionsAndPeels": "haFillerLast = 2027-02-08",
        "checklist.general": "keloid = personal", "checklist.allergies": "intoxicatedToday",
      ])
    table.type("/override R-P02")
    #expect(table.refusal?.contains("A reason is needed") == true)
    table.type("/override r-p02 tiny amount, seen today")
    #expect(table.consultation.overrides[.init(rule: "R-P02")]?.reason == "tiny amount, seen today")
    table.type("/override R-M19 because")
    #expect(table.refusal?.contains("specialist or prescriber") == true)
    table.type("/override R-M19 by Dr Vale on 2027-02-11: agreed")
    #expect(table.refusal?.contains("cannot lie in the future") == true)
    table.type("/override R-M19 by Dr Vale on 3 Feb 2027: agreed in writing")
    let override = table.consultation.overrides[.init(rule: "R-M19")]
    #expect(override?.specialist == "Dr Vale" && override?.specialistDay == Day(2027, 2, 3))
    #expect(override?.reason == "agreed in writing")
    table.type("/override R-D20 he is fine")
    #expect(table.refusal?.contains("cannot be set aside inside this tool") == true)
    table.type("/why verdict")
    #expect(table.text.contains("Set aside by you: ") && table.text.contains("R-P02"))
    table.type("/verdict")
    #expect(
      table.assertions.contains("NOT_SUITABLE") && table.assertions.contains("effective DEFER"))
  }

  @Test func `abandon ends the record with its reason`() {
    var table = Table(upTo: "ps1")
    table.type("/abandon patient left")
    #expect(table.steps.last == .close(.abandoned))
    #expect(table.events.last?.kind == .abandoned(reason: "patient left"))
  }

  @Test(arguments: ["/help", "/why", "/verdict", "/plan", "/why R-P02"])
  func `that would help is not available in an examination`(_ line: String) {
    var manner = Session.Manner()
    manner.isExamination = true
    var table = Table(upTo: "ps1", manner: manner)
    table.type(line)
    #expect(table.refusal?.contains("not available in an examination") == true)
  }

  @Test func `of an examination shows no finding, and no verdict at review`() {
    var manner = Session.Manner()
    manner.isExamination = true
    var table = Table(upTo: "checklist.injectionsAndPeels", manner: manner)
    table.type("haFillerLast = 2027-02-08")
    #expect(table.consultation.assessment.verdict == .defer)
    #expect(!table.text.contains("R-P02"))
    table.type("/amend haFillerLast none")
    #expect(!table.text.contains("R-P02") && !table.text.contains("Verdict"))
    table = Table(upTo: "review", manner: manner)
    #expect(!table.assertions.contains("SUITABLE"))
    table = Table(upTo: "ps9", manner: manner)
    table.type("currentPlan")
    #expect(table.text.contains("EMERGENCY"), "a patient's safety comes first")
  }
}
