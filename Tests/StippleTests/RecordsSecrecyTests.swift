import Foundation
import TerminalTesting
import Testing

/// Words that a patient and a clinician said, each typed in another place.
private enum Planted: String, CaseIterable {
  case reference = "Zebrafish"
  case name = "Yggdrasil"
  case clinician = "Xylophone"
  case answer = "Wolframite"
  case note = "Vermicelli"
  case quotation = "Umbrageous"
  case mistyped = "Thistledown"
  case addendum = "Sarsaparilla"
  case reason = "Rhododendron"
  case unfinished = "Quagmire"
}

@Suite(.serialized) struct `What a patient says` {
  /// A clinic in which every file that the program could write of itself lies in one folder.
  private final class House {
    let clinic: Clinic
    let variables: [String: String]
    /// Where documents and exports that are asked for go.
    let outside = NSTemporaryDirectory() + "stipple-outside-" + UUID().uuidString

    init() throws {
      clinic = try Clinic()
      var variables: [String: String] = [:]
      for name in [
        "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
        "XDG_RUNTIME_DIR", "TMPDIR",
      ] {
        variables[name] = clinic.folder + "/" + name
      }
      self.variables = variables
      for folder in Array(variables.values) + [outside] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: outside) }

    func start(_ line: String) throws -> TerminalSession {
      try TerminalSession(
        "/bin/sh", ["-c", line, try TestProgram("stipple").path],
        environment: Clinic.environment(clinic.folder).merging(variables) { _, given in given },
        folder: clinic.folder, rows: 50, columns: 80)
    }

    @discardableResult
    func run(_ arguments: String..., lines: [String] = []) throws -> Clinic.Ending {
      let ending = try Clinic.run(
        TestProgram("stipple").path, arguments, input: Array(lines.map { $0 + "\n" }.joined().utf8),
        in: clinic.folder, with: variables)
      #expect(ending.status == 0, "\(arguments): \(ending.complaint)")
      return ending
    }

    /// What of it can be read in any file of the clinic's folder, or in a file's name.
    func readable(_ words: [String] = Planted.allCases.map(\.rawValue)) throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: clinic.folder).flatMap { name in
        let data = FileManager.default.contents(atPath: clinic.folder + "/" + name) ?? Data()
        return words.filter { word in
          name.contains(word) || data.range(of: Data(word.utf8)) != nil
            || data.range(of: word.data(using: .utf16LittleEndian) ?? Data()) != nil
        }.map { "\($0) in \(name)" }
      }
    }

    func id() throws -> String {
      let list = try run("records", "list", "--limit", "1", "--format", "csv").output
      return String(try #require(list.split(whereSeparator: \.isNewline).last?.prefix(8)))
    }
  }

  /// Answers the header and the first questions at a terminal, with planted words.
  private func answer(_ session: TerminalSession) throws {
    try session.expect("reference ›")
    try session.type(Planted.reference.rawValue, "name ›")
    try session.type(Planted.name.rawValue, "clinician ›")
    try session.type(Planted.clinician.rawValue, "dob ›")
    try session.type(Planted.mistyped.rawValue, "dob ›")
    try session.type("/note " + Planted.note.rawValue, "Noted.")
    try session.type("/said " + Planted.quotation.rawValue, "Noted.")
    try session.type("1990-06-14", "sexAtBirth ›")
    try session.type("female", "proposedDate ›")
    try session.type("today", "interpreter ›")
    try session.type(Planted.answer.rawValue, "deviceType ›")
    try session.send(Planted.unfinished.rawValue)
    try session.expect(Planted.unfinished.rawValue)
  }

  @Test func `is in no file of the clinic from the first answer to the erasure, killed on the way`()
    throws
  {
    let house = try House()
    #expect(try house.run("clinician", "new", Planted.clinician.rawValue).status == 0)
    let session = try house.start("exec \"$0\" consult")
    try answer(session)
    #expect(try house.readable() == [], "while it is asked")
    session.kill(SIGKILL)
    try session.waitForExit()
    #expect(try house.readable() == [], "after the kill")

    let rest = Healthy.answers.drop { $0.key != "deviceType" }.map(\.value)
    let id = try house.id()
    try house.run("resume", lines: Array(rest) + ["none"])
    #expect(try house.readable() == [], "after the signature")
    let words = Planted.addendum.rawValue
    try house.run("records", "addendum", id, "--author", words, "--reason", words, "--text", words)
    for word in [Planted.answer, .note, .quotation, .addendum] {
      let found = try house.run("records", "search", "--text", word.rawValue).output
      #expect(found.contains(id), "\(word) is found")
    }
    #expect(try house.run("records", "search", Planted.reference.rawValue).output.contains(id))
    try house.run("records", "show", id)
    for (index, arguments) in [
      ["plan", id], ["plan", id, "--format", "pdf"], ["records", "export", "--all"],
      ["records", "transcript", id],
    ].enumerated() {
      let ending = try Clinic.run(
        TestProgram("stipple").path, arguments + ["-o", house.outside + "/\(index)"], input: [],
        in: house.clinic.folder, with: house.variables)
      #expect(ending.status == 0, "\(ending.complaint)")
    }
    try house.run("records", "backup", "copy")
    try house.run("records", "restore", "copy", "--store", "second")
    try house.run("records", "import", house.outside + "/2", "--store", "second")
    try house.run("records", "rekey", "--new-key-file", "other")
    let erasure = ["--reason", Planted.reason.rawValue, "--early", "--key-file", "other"]
    let ending = try Clinic.run(
      TestProgram("stipple").path, ["records", "retention", "--erase", id] + erasure, input: [],
      in: house.clinic.folder, with: house.variables)
    #expect(ending.status == 0, "\(ending.complaint)")
    #expect(try house.readable() == [], "after the erasure")
    // The search itself works: what was asked for outside is in clear.
    let export = try String(contentsOfFile: house.outside + "/2", encoding: .utf8)
    #expect(export.contains(Planted.answer.rawValue) && export.contains(Planted.name.rawValue))
    #expect(try !house.readable(["stipple key"]).isEmpty)
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGQUIT, SIGBUS, SIGILL])
  func `is in no core file and in no report of a crash`(_ signal: Int32) throws {
    let house = try House()
    let session = try house.start("ulimit -c unlimited; exec \"$0\" consult")
    try answer(session)
    let shown = session.output
    session.kill(signal)
    try session.waitForExit()
    let after = session.output.dropFirst(shown.count)
    for word in Planted.allCases { #expect(!after.contains(word.rawValue), "\(after)") }
    #expect(!after.contains("Registers") && !after.contains("crashed"), "\(after)")
    #expect(try house.readable() == [])
    #expect(try house.clinic.files.filter { $0.hasPrefix("core") } == [])
  }
}
