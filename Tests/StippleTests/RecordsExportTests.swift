import Foundation
import TerminalTesting
import Testing

@Suite(.serialized) struct `An export` {
  private func paused() throws -> (clinic: Clinic, file: ExportFile) {
    let clinic = try Clinic(pausedBefore: "glogau")
    return (clinic, try ExportFile(clinic.run("records", "export", "--all").output))
  }

  private func signed() throws -> (clinic: Clinic, text: String) {
    let clinic = try Clinic(pausedBefore: "signature name")
    #expect(try clinic.run("resume", lines: ["", "dermatologist", "sign"]).status == 0)
    let id = try clinic.newest()
    let addendum = try clinic.run(
      "records", "addendum", id, "--author", "Dr Ng", "--reason", "call", "--text", "All well.")
    #expect(addendum.status == 0, "\(addendum.complaint)")
    return (clinic, try clinic.run("records", "export", id).output)
  }

  /// What an import into a new clinic comes to.
  private func imported(_ text: String) throws -> (clinic: Clinic, ending: Clinic.Ending) {
    let clinic = try Clinic()
    #expect(try clinic.run("clinician", "new", "Dr New").status == 0)
    try clinic.write(text, to: "export")
    return (clinic, try clinic.run("records", "import", "export"))
  }

  private func expectRefusal(_ text: String, _ reason: String) throws {
    let (clinic, ending) = try imported(text)
    #expect(ending.status == 65, "\(ending.output)\(ending.complaint)")
    #expect(ending.complaint.contains(reason), "\(ending.complaint)")
    #expect(try clinic.run("records", "list").output == "No consultations.\n")
    #expect(try clinic.run("records", "verify").status == 0)
  }

  @Test func `of a signed record is the same record in another store`() throws {
    let (source, text) = try signed()
    let (target, ending) = try imported(text)
    #expect(ending.status == 0, "\(ending.complaint)")
    #expect(try target.run("records", "verify").status == 0)
    let id = try source.newest()
    #expect(try target.newest() == id)
    func events(of export: String) -> [String] {
      Array(export.split(separator: "\n").map { String($0) }.dropFirst(2).dropLast())
    }
    let again = try target.run("records", "export", id).output
    #expect(events(of: again) == events(of: text))
    let shown = try target.run("records", "show", id).output
    #expect(ending.output.contains("does not cover the record's ID"))
    let words = "(imported; this store does not know the key)"
    #expect(shown.contains(try Regex("Signed by Dr Test, dermatologist, on .*")))
    #expect(shown.contains(words))
    #expect(!(try source.run("records", "show", id).output.contains("imported")))
    let plan = try target.run("plan", id, "--for", "clinician").output
    #expect(plan.contains("imported; this store does not know the key"))
    #expect(shown.contains("Addendum"))
    #expect(shown.contains("All well."))
    let second = try target.run("records", "import", "export")
    #expect(second.output.contains("is here already"))
  }

  @Test func `of an open record goes on in another store`() throws {
    let (_, file) = try paused()
    let (target, ending) = try imported(file.unsealed)
    #expect(ending.status == 0, "\(ending.complaint)")
    let resumed = try target.run("resume", lines: ["II", "/pause"])
    #expect(resumed.output.contains("acneScarGrade"))
    #expect(resumed.status == 75)
    #expect(try target.run("records", "verify").status == 0)
  }

  @Test func `as a dialogue is told from JSON Lines, and from a damaged file`() throws {
    let (source, _) = try paused()
    let dialogue = try source.run("records", "transcript", source.newest()).output
    try expectRefusal(dialogue, "it is a dialogue, and an import takes the JSON Lines")
  }

  @Test func `that was changed, cut or lengthened is refused whole`() throws {
    let (_, file) = try paused()
    var changed = file
    try changed.replace("P-100", with: "P-101")
    try expectRefusal(changed.unsealed, "changed or cut")
    var cut = file
    cut.lines.removeLast()
    try expectRefusal(cut.unsealed, "changed or cut")
    try expectRefusal(String(file.unsealed.dropLast()), "middle of a line")
    try expectRefusal("", "middle of a line")
    try expectRefusal("not an export\n", "not an export")
    try expectRefusal(file.unsealed + file.unsealed, "cut")
  }

  @Test func `that was changed is known to its own store even with a fitting digest`() throws {
    var (clinic, file) = try paused()
    try file.replace("P-100", with: "P-101")
    try clinic.write(file.sealed(in: clinic), to: "export")
    let ending = try clinic.run("records", "import", "export")
    #expect(ending.status == 65)
    #expect(ending.complaint.contains("from this store, and it is not"))
  }

  @Test func `of a signed record with other words is refused by its signature`() throws {
    let (clinic, text) = try signed()
    var file = try ExportFile(text)
    try file.replace("cheeks, forehead", with: "cheeks, forehead ")
    file.becomeForeign()
    try expectRefusal(file.sealed(in: clinic), "signature")
    var bare = try ExportFile(text)
    bare.lines[1] = bare.lines[1].replacing(/"signature":\{[^}]*\}/, with: "\"signature\":null")
    bare.becomeForeign()
    try expectRefusal(bare.sealed(in: clinic), "signature")
  }

  @Test(arguments: [
    ("\"position\":3", "\"position\":4", "out of place"),
    ("\"state\":\"paused\"", "\"state\":\"signed\"", "it says"),
    ("\"state\":\"paused\"", "\"state\":\"erased\"", "describes no consultation"),
    ("\"schema\":1", "\"schema\":2", "format 2"),
    ("\"consultations\":1", "\"consultations\":2", "announces"),
    ("\"consultations\":1", "\"consultations\":9223372036854775807", "announces"),
    ("{\"began\"", "{\"begun\"", "no event"),
    ("\"hasHeader\":true", "\"hasHeader\":\"\u{202E}\"", "raw control"),
    ("\"options\":[\"pen\"]", "\"options\":[\"no such\"]", "what was not asked"),
    ("\"options\":[\"pen\"]", "\"scores\":[9,9]", "what was not asked"),
    ("\"events\":", "\"events\":9000000000000000000,\"e\":", "describes no consultation"),
  ]) func `that is crafted is refused for what is wrong with it`(
    _ old: String, _ new: String, _ reason: String
  ) throws {
    var (clinic, file) = try paused()
    try file.replace(old, with: new)
    file.becomeForeign()
    try expectRefusal(file.sealed(in: clinic), reason)
  }

  @Test func `with another's ID gets a new one, and says so`() throws {
    var (clinic, file) = try paused()
    try file.replace("P-100", with: "P-999")
    file.becomeForeign()
    try clinic.write(file.sealed(in: clinic), to: "export")
    let ending = try clinic.run("records", "import", "export")
    #expect(ending.status == 0, "\(ending.complaint)")
    #expect(ending.output.contains("is another consultation here; imported as"))
    #expect(try clinic.run("records", "verify").status == 0)
    let list = try clinic.run("records", "list", "--format", "csv").output
    #expect(list.contains("P-100") && list.contains("P-999"))
  }

  @Test func `from an older protocol shows the verdict as recorded, and today's beside it`() throws
  {
    let clinic = try Clinic(pausedBefore: "consentDiscussed")
    let text = try clinic.run("records", "export", "--all").output
    let id = try clinic.newest()
    let here = try clinic.run("records", "show", id).output
    #expect(here.contains("Recorded under microneedling"))
    #expect(!here.contains("it would be") && !here.contains("this would be"))
    var same = try ExportFile(text)
    let hash = try #require(same.lines[1].firstMatch(of: /"protocol":"([0-9a-f]+)"/)).output.1
    try same.replace(String(hash), with: String(repeating: "0", count: 64))
    same.becomeForeign()
    let (old, ending) = try imported(same.sealed(in: clinic))
    #expect(ending.status == 0, "\(ending.complaint)")
    #expect(try old.run("records", "show", id).output.contains("it would be the same"))
    var other = same
    try other.replace("\"effective\":\"SUITABLE\"", with: "\"effective\":\"DEFER\"")
    let (changed, _) = try imported(other.sealed(in: clinic))
    let shown = try changed.run("records", "show", id).output
    #expect(shown.contains("(000000000000): DEFER, computed SUITABLE"))
    #expect(shown.contains("this would be SUITABLE:"))
    #expect(shown.contains("verdict: DEFER → SUITABLE"))
  }

  @Test func `from an older protocol says what must be asked again, and why`() throws {
    var (clinic, file) = try paused()
    let hash = try #require(file.lines[1].firstMatch(of: /"protocol":"([0-9a-f]+)"/)).output.1
    try file.replace(String(hash), with: String(repeating: "0", count: 64))
    try file.replace("\"options\":[\"pen\"]", with: "\"options\":[\"fair\"]")
    try file.replace("\"sexAtBirth\"", with: "\"oldItem\"")
    file.becomeForeign()
    let (target, ending) = try imported(file.sealed(in: clinic))
    #expect(ending.status == 0, "\(ending.complaint)")
    let resumed = try target.run("resume", lines: ["/pause"]).output
    #expect(resumed.contains("This record was left under"))
    #expect(resumed.contains(/To be asked again: .*none of its\s+answers/))
    #expect(resumed.contains(/To be asked: .*has no\s+answer/))
    #expect(resumed.contains("Kept, but not asked any more: oldItem"))
  }
}

extension Clinic {
  /// The ID of the consultation begun last.
  func newest() throws -> String {
    let list = try run("records", "list", "--limit", "1", "--format", "csv").output
    return String(try #require(list.split(whereSeparator: \.isNewline).last?.prefix(8)))
  }
}
