import Dialogues
import Foundation
import Testing

/// Cases as files, and a trainee who types the case's own answers.
enum Training {
  static let name = "healthy-first-visit"

  static func text(of name: String = name) throws -> String {
    try String(
      contentsOf: CaseFiles.folder.appendingPathComponent(name + CaseFiles.ending), encoding: .utf8)
  }

  /// What is typed in a case before its verdict is taken.
  static func lines(of text: String) -> [String] {
    let beforeReview = text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("? [review]") }
    return beforeReview.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
  }

  static let things = ["1", "No tretinoin from 24 February.", "Sunscreen.", "See you in August."]
}

@Suite struct `A practice on the command line` {
  @Test func `is kept although the line before it was torn`() throws {
    let clinic = try Clinic()
    let log = ".local/state/stipple/attempts.jsonl"
    _ = try clinic.shell("mkdir -p .local/state/stipple; printf '{\"trainee\":\"torn' > \(log)")
    _ = try clinic.run("practise", Training.name, "--trainee", "Mia", lines: ["1990-06-14"])
    let history = try clinic.run("practise", "--history")
    #expect(history.output.contains("Mia  healthy-first-visit"))
    #expect(history.complaint.contains("line 1 is no attempt"))
  }

  @Test func `finds no case where there is none`() throws {
    let clinic = try Clinic()
    _ = try clinic.shell("mkdir empty")
    #expect(try clinic.run("case", "check", "empty").status == 66)
  }

  @Test func `begins no case in a file that would not be found`() throws {
    let ending = try Clinic().run("case", "new", "mine.txt")
    #expect(ending.status == 64 && ending.complaint.contains(".consult.md"))
  }

  @Test func `says so where the cases are not beside the program`() throws {
    let clinic = try Clinic()
    _ = try clinic.shell("mkdir apart; ln \"$0\" apart/stipple || cp \"$0\" apart/stipple")
    let elsewhere = try clinic.shell("apart/stipple case list")
    #expect(elsewhere.status == 66 && elsewhere.complaint.contains("not beside stipple"))
  }

  @Test func `needs no home to list what may be tried`() throws {
    #expect(try Clinic().shell("env -i \"$0\" case list").status == 0)
  }

  @Test func `is saved, listed with its score, marked again and kept as a case`() throws {
    let clinic = try Clinic()
    let lines = Training.lines(of: try Training.text())
    let done = try clinic.run(
      "practise", Training.name, "--trainee", "Mia", "--seed", "3",
      lines: ["1990-06-14", "/ask"] + lines.dropFirst() + Training.things)
    #expect(done.status == 0, "\(done.complaint)")
    #expect(done.output.contains("Yours: Suitable (SUITABLE). The case: Suitable (SUITABLE)."))
    #expect(done.output.contains("See you in August."))
    #expect(!done.output.contains("✗"))
    let log = try clinic.read(".local/state/stipple/attempts.jsonl")
    #expect(log.count { $0 == "\n" } == 1)
    #expect(try !clinic.files.contains("store"))

    let again = try clinic.run(
      "practise", Training.name, "--trainee", "Noor", lines: ["1990-06-14", "male"])
    #expect(again.status == 75)
    let history = try clinic.run("practise", "--history").output.split(separator: "\n")
    #expect(history.count == 2)
    #expect(history[0].hasPrefix("1  ") && history[0].contains("Mia  healthy-first-visit  "))
    #expect(history[1].hasPrefix("2  ") && history[1].contains("Noor"))
    #expect(history[1].contains("unfinished") && !history[0].contains("unfinished"))
    #expect(
      try clinic.run("practise", "--history", "--trainee", "Noor").output.count { $0 == "\n" } == 1)

    let csv = try clinic.run("mark", Training.name, "--format", "csv").output.split(
      whereSeparator: \.isNewline)
    #expect(csv.count == 3)
    #expect(csv[1].hasPrefix("Mia,healthy-first-visit,"))
    let marked = try clinic.run(
      "mark", Training.name, "--attempt", "1", "--points", "6=2", "--points", "7=1", "--rating",
      "Warm.", "--format", "json")
    let rows = try JSONSerialization.jsonObject(with: Data(marked.output.utf8)) as? [[String: Any]]
    #expect(rows?.count == 1)
    #expect(rows?[0]["open"] as? Int == 0)
    #expect(rows?[0]["rating"] as? String == "Warm.")
    // It is kept with the attempt, in the history and when it is marked again.
    #expect(try clinic.run("practise", "--history").output.contains("passed"))
    #expect(
      try clinic.run("mark", Training.name, "--format", "csv").output.contains(",Warm."))
    for (points, reason) in [("99=1", "there is no item 99"), ("6=9", "points, not 9")] {
      let wrong = try clinic.run("mark", Training.name, "--attempt", "1", "--points", points)
      #expect(wrong.status == 64)
      #expect(wrong.complaint.contains(reason))
    }
    #expect(try clinic.run("mark", Training.name, "--points", "6=2").status == 64)

    let made = try clinic.run("case", "from", "--attempt", "1", "--output", "mine.consult.md")
    #expect(made.status == 0)
    #expect(try clinic.run("replay", "mine.consult.md").status == 0)
    #expect(try clinic.run("case", "from", "--attempt", "9", "-o", "x.consult.md").status == 66)
  }

  @Test func `as an examination that ends early shows nothing of the case`() throws {
    let clinic = try Clinic()
    let ending = try clinic.run(
      "practise", Training.name, "--exam", lines: ["1990-06-14", "/help"])
    #expect(ending.status == 75)
    #expect(ending.output.contains("/help is not available in an examination."))
    #expect(!ending.output.contains("The case:"))
    #expect(!ending.output.contains("[critical]"))
    #expect(try clinic.run("practise", "--history").output.contains("examination"))
    let marked = try clinic.run("mark", Training.name)
    #expect(!marked.output.contains("The case:") && !marked.output.contains("[critical]"))
  }

  @Test func `says so before the first question where it cannot be saved`() throws {
    let clinic = try Clinic()
    try clinic.write("", to: "state")
    let ending = try clinic.run(
      "practise", Training.name, lines: [], with: ["XDG_STATE_HOME": clinic.folder + "/state"])
    #expect(ending.status == 73)
    #expect(ending.output.isEmpty)
  }

  @Test func `reads what it can of a torn or foreign file of attempts`() throws {
    let clinic = try Clinic()
    try clinic.run("practise", Training.name, "--trainee", "Mia", lines: ["1990-06-14"])
    let log = try clinic.read(".local/state/stipple/attempts.jsonl")
    try clinic.write(log.dropLast(40) + "\n\u{1B}[2J{}\n" + log, to: "class.jsonl")
    let ending = try clinic.run(
      "mark", Training.name, "--attempt", "class.jsonl", "--format", "csv")
    #expect(ending.status == 0)
    #expect(ending.output.split(whereSeparator: \.isNewline).count == 2)
    #expect(ending.complaint.contains("line 1 is no attempt"))
    #expect(ending.complaint.contains("line 2 is no attempt"))
    #expect(!ending.complaint.contains("\u{1B}"))
  }
}

@Suite struct `Cases on the command line` {
  @Test func `are listed with level, length, theme and the best score`() throws {
    let clinic = try Clinic()
    let lines = Training.lines(of: try Training.text())
    try clinic.run("practise", Training.name, "--trainee", "Mia", lines: lines + Training.things)
    let mine = try clinic.run("case", "list", "--format", "json", "--trainee", "Mia").output
    let rows = try JSONSerialization.jsonObject(with: Data(mine.utf8)) as? [[String: Any]] ?? []
    #expect(rows.count >= 24)
    #expect(Set(rows.compactMap { $0["level"] as? String }).count == 3)
    #expect(rows.allSatisfy { ($0["theme"] as? String)?.isEmpty == false })
    #expect(rows.allSatisfy { ($0["lines"] as? Int ?? 0) > 20 })
    #expect(rows.filter { $0["best"] is Int }.map { $0["name"] as? String } == [Training.name])
    #expect(try !clinic.run("case", "list", "--trainee", "Noor").output.contains("best "))
  }

  @Test func `exercise every rule, option and plan text of the protocol`() throws {
    let clinic = try Clinic()
    let ending = try clinic.run(
      "protocol", "coverage", CaseFiles.folder.path, "--format", "json")
    let report = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
    #expect((report?["consultations"] as? Int ?? 0) >= 24)
    for missing in ["unfiredRules", "unchosenOptions", "unprintedFragments"] {
      #expect((report?[missing] as? [Any])?.isEmpty == true, "\(missing)")
    }
  }

  @Test func `begin as a skeleton that plays, and are checked until they are ready`() throws {
    let clinic = try Clinic()
    #expect(try clinic.run("case", "new", "dina.consult.md", "--title", "Dina, 50").status == 0)
    #expect(try clinic.run("case", "new", "dina.consult.md").status == 73)
    #expect(try clinic.run("replay", "dina.consult.md").status == 0)
    let check = try clinic.run("case", "check", "dina.consult.md")
    #expect(check.status == 1)
    #expect(check.output.contains("The patient's words are still to be written."))
    let filled = try clinic.read("dina.consult.md").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { $0 == "\" …" ? "\" Yes." : String($0) }.joined(separator: "\n")
    try clinic.write(filled, to: "dina.consult.md")
    #expect(try clinic.run("case", "check", "dina.consult.md").status == 0)
    #expect(try clinic.run("case", "check").output.contains(", 0 to be mended"))
  }

  @Test func `are checked one by one, whichever of them cannot be read`() throws {
    let clinic = try Clinic()
    try FileManager.default.createDirectory(
      atPath: clinic.folder + "/class", withIntermediateDirectories: true)
    try clinic.write("\u{0}\u{1}", to: "class/a.consult.md")
    try clinic.write(try Training.text(), to: "class/b.consult.md")
    let ending = try clinic.run("case", "check", "class")
    #expect(ending.status == 65)
    #expect(ending.complaint.contains("a.consult.md:line 1"))
    #expect(ending.output.contains("2 cases, 1 ready, 1 to be mended"))
  }

  @Test func `are made from a record without the patient, and the prompt says what went`() throws {
    let clinic = try Clinic(pausedBefore: "ps1")
    let list = try clinic.run("records", "list", "--format", "csv").output
    let id = try #require(list.split(whereSeparator: \.isNewline).last?.prefix(8))
    let made = try clinic.run("case", "from", String(id), "--output", "made.consult.md")
    #expect(made.status == 0, "\(made.complaint)")
    #expect(made.complaint.contains("All dates moved by -"))
    #expect(made.complaint.contains("3 header lines (reference, name, clinician) left out."))
    let text = try clinic.read("made.consult.md")
    for secret in ["P-100", "Dr Test", "1990-06-14"] { #expect(!text.contains(secret)) }
    #expect(try clinic.run("replay", "made.consult.md").status == 0)
    #expect(try clinic.run("case", "from", String(id), "-o", "made.consult.md").status == 73)
    #expect(try clinic.run("case", "from", "-o", "x").status == 64)
  }
}
