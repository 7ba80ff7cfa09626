import TerminalTesting
import Testing

@Suite(.serialized) struct `Editing an answer` {
  @Test func `takes a change back with undo`() throws {
    let (_, session) = try Clinic.at("sexAtBirth")
    try session.type(keys: "male", showing: "sexAtBirth › male")
    try session.type(keys: Key.control("_"), showing: "sexAtBirth ›")
    try session.type("female", "sex at birth: female")
  }

  @Test func `moves by words`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.type(keys: "Polish speaker", showing: "interpreter › Polish speaker")
    try session.type(keys: Key.wordLeft + "native ", showing: "interpreter › Polish native speaker")
    try session.type("", "support needed: Polish native speaker")
  }

  @Test func `finds an earlier line with Ctrl-R`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.type("Polish speaker", "support needed", "deviceType ›")
    try session.type(keys: "/said ", showing: "deviceType › /said")
    try session.send(Key.control("r") + "Pol")
    try session.expect("Polish speaker")
    try session.send(Key.control("c"))
    try session.expect("deviceType ›")
    try session.type("pen", "device: needling pen")
  }

  @Test func `brings earlier lines back, but never a restricted answer`() throws {
    let (_, session) = try Clinic.at("ps8")
    try session.type("slight", "ps9 ›")
    try session.type("past", "Recorded.", "ps10 ›")
    try session.type(keys: Key.up, showing: "ps10 › slight")
    #expect(!session.output.contains("ps10 › past"))
  }

  @Test func `takes the keys of vi where the user's file asks for them`() throws {
    let clinic = try Clinic(pausedBefore: "sexAtBirth")
    try clinic.write("bind -v\n", to: "editrc")
    let session = try clinic.start("resume", with: ["EDITRC": clinic.folder + "/editrc"])
    try session.expect("sexAtBirth ›")
    try session.type(keys: "xmale", showing: "sexAtBirth › xmale")
    try session.send(Key.escape)
    try session.expectScreen("the cursor on the last letter") { $0.cursor.column == 17 }
    try session.type(keys: "0x", showing: "sexAtBirth › male")
    try session.type("", "sex at birth: male")
  }

  @Test func `undoes, searches and leaves in vi's command mode too`() throws {
    let clinic = try Clinic(pausedBefore: "interpreter")
    try clinic.write("bind -v\n", to: "editrc")
    let session = try clinic.start("resume", with: ["EDITRC": clinic.folder + "/editrc"])
    try session.expect("interpreter ›")
    try session.type("Polish speaker", "support needed: Polish speaker", "deviceType ›")
    try session.type(keys: "abc", showing: "deviceType › abc")
    try session.type(keys: Key.escape + "x", showing: "deviceType › ab")
    try session.type(keys: Key.control("_"), showing: "deviceType › abc")
    try session.send("0D" + Key.control("r") + "Pol\r")
    try session.expectScreen("the line that was found") { screen in
      screen.lines.contains { $0.hasPrefix("deviceType › Polish speaker") }
    }
    try session.send(Key.control("c"))
    try session.expect("deviceType ›")
    try session.send(Key.escape + Key.control("d"))
    #expect(try session.waitForExit() == 75)
  }

  @Test func `keeps what is typed while the window changes its size`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.type(keys: "Polish speaker", showing: "interpreter › Polish speaker")
    session.resize(rows: 50, columns: 62)
    try session.type(keys: "!", showing: "interpreter › Polish speaker!")
    try session.type("", "support needed: Polish speaker!")
  }

  @Test func `deletes wide and combining characters whole`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.type(keys: "日本語é", showing: "interpreter › 日本語é")
    try session.type(
      keys: Key.backspace + Key.backspace, showing: "interpreter › 日本")
    try session.type(keys: "e\u{301}" + Key.backspace + "!", showing: "interpreter › 日本!")
    try session.type("", "support needed: 日本!\n")
  }

  @Test func `shows progress at the right edge only while there is room`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.type("/note x", "Noted.", "interpreter ›", "saved 4/108")
    let long = String(repeating: "word ", count: 13) + "end"
    try session.send(long)
    try session.expectScreen("the answer alone on its rows") { screen in
      screen.lines.suffix(2).joined() == "interpreter › " + long
    }
  }
}

@Suite(.serialized) struct `Completion at the prompt` {
  @Test func `completes an option`() throws {
    let (_, session) = try Clinic.at("sexAtBirth")
    try session.type(keys: "fem\t", showing: "sexAtBirth › female")
  }

  @Test func `lists the options with their meanings at the second Tab`() throws {
    let (_, session) = try Clinic.at("deviceType")
    try session.type(keys: "r", showing: "deviceType › r")
    try session.send("\t\t")
    try session.expect("rfPen")
    try session.expect("radiofrequency device")
    try session.expectScreen("the prompt below the list") {
      $0.lines.last?.hasPrefix("deviceType › r") == true
    }
  }

  @Test func `completes commands and the questions of an amendment`() throws {
    let (_, session) = try Clinic.at("pihHistory")
    try session.type(keys: "/am\t", showing: "pihHistory › /amend")
    try session.type(keys: "clin\t", showing: "pihHistory › /amend clinicianPhototype")
    try session.type(keys: " III", showing: "pihHistory › /amend clinicianPhototype III")
    try session.type("", "sometimes burns")
  }

  @Test func `says what a mistyped command may have meant, and answers nothing`() throws {
    let (_, session) = try Clinic.at("glogau")
    try session.type("/hlep", "did you mean “/help”? Nothing was answered", "glogau ›")
  }

  @Test func `says what a mistyped option may have meant`() throws {
    let (_, session) = try Clinic.at("areas")
    try session.type("cheeks, forhead", "did you mean “forehead”", "areas ›")
    try session.type("cheeks, forehead", "areas wished: forehead, cheeks")
  }
}

@Suite(.serialized) struct `The line history at the prompt` {
  @Test func `holds no restricted answer that was typed as an amendment`() throws {
    let (_, session) = try Clinic.at("ps10")
    try session.type("/amend ps9 past", "Recorded.", "ps10 ›")
    try session.type("/note about ps9", "Noted.", "ps10 ›")
    try session.type("no", "ps11 ›")
    try session.type("/progress", "answered;", "ps11 ›")
    try session.type(keys: Key.up, showing: "ps11 › /progress")
    try session.send(Key.up + Key.up + Key.up)
    try session.type(keys: "!", showing: "ps11 › /progress!")
    try session.send(Key.control("u") + Key.control("r") + "amend")
    try session.send(Key.control("c"))
    try session.expect("ps11 ›")
    #expect(session.screen.lines.count { $0.contains("ps9 past") } == 1, "where it was typed")
  }

  @Test func `gives nothing back at another question that was cut at a restricted one`() throws {
    let (_, session) = try Clinic.at("ps9")
    try session.type(keys: "currentPlan", showing: "ps9 › currentPlan")
    try session.send(Key.control("u"))
    try session.type("no", "Recorded.", "ps10 ›")
    try session.type(keys: Key.control("y") + "n", showing: "ps10 › n")
    #expect(!session.output.contains("ps10 › currentPlan"))
    try session.type("o", "Recorded.")
  }

  @Test func `gives nothing back that was cut on a line that Ctrl-C ended`() throws {
    let (_, session) = try Clinic.at("ps9")
    try session.type(keys: "currentPlan", showing: "ps9 › currentPlan")
    try session.send(Key.control("u") + Key.control("c"))
    try session.expect("ps9 ›")
    try session.type("no", "Recorded.", "ps10 ›")
    try session.type(keys: Key.control("y") + "n", showing: "ps10 › n")
    #expect(!session.output.contains("ps10 › currentPlan"))
  }

  @Test func `loses nothing that was typed ahead after a restricted answer`() throws {
    let (_, session) = try Clinic.at("ps9")
    // The next line is typed as soon as the answer is taken, before the prompt stands.
    for line in ["no", "no"] { try session.type(line, "Recorded.") }
    try session.type("none", "psExternal ›")
  }

  @Test func `is never written`() throws {
    let (clinic, session) = try Clinic.at("interpreter")
    let before = try clinic.files
    try session.type("Xanadu speaker", "support needed", "deviceType ›")
    try session.type("/pause", "stipple resume")
    try session.waitForExit()
    #expect(try clinic.files == before)
    #expect(try clinic.shell("grep -rl Xanadu . || true").output == "")
  }

  @Test func `takes the keys of the user's own file`() throws {
    let clinic = try Clinic(pausedBefore: "interpreter")
    try clinic.write("bind ^T ed-move-to-beg\n", to: ".editrc")
    let session = try clinic.start("resume")
    try session.expect("interpreter ›")
    try session.type(
      keys: "speaker" + Key.control("t") + "Polish ", showing: "interpreter › Polish speaker")
  }
}

@Suite(.serialized) struct `Writing of the world at the prompt` {
  @Test func `is typed, moved over, deleted and kept while the window changes`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.type(keys: "日本語 Ame\u{301}lie", showing: "interpreter › 日本語 Am\u{E9}lie")
    session.resize(rows: 50, columns: 62)
    try session.type(
      keys: Key.control("a") + Key.backspace + "x" + Key.control("e") + Key.backspace,
      showing: "interpreter › x日本語 Am\u{E9}li")
    session.resize(rows: 50, columns: 2)
    session.resize(rows: 50, columns: 80)
    try session.send("e")
    try session.expectScreen("the whole line") {
      $0.lines.last?.hasPrefix("interpreter › x日本語 Am\u{E9}lie") == true
    }
    try session.type("", "support needed: x日本語 Am\u{E9}lie", "deviceType ›")
  }

  @Test func `never meets the progress at the right, whatever the width becomes`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.send(String(repeating: "word ", count: 9) + "end")
    try session.expectScreen("progress beside the line") {
      $0.lines.last?.hasSuffix("end      saved 4/108") == true
    }
    session.resize(rows: 50, columns: 64)
    try session.expectScreen("no progress on the line") {
      $0.lines.last?.hasSuffix("word end") == true
    }
    session.resize(rows: 50, columns: 120)
    try session.send("!")
    try session.expectScreen("the line whole") { $0.lines.last?.contains("word end!") == true }
    try session.type("", "support needed: word", "deviceType ›")
  }
}
