import TerminalTesting
import Testing

@Suite(.serialized) struct `A command at the prompt` {
  @Test func `help says what may be typed and shows the question again`() throws {
    let (_, session) = try Clinic.at("skinFindings")
    try session.type(
      "/help", "/amend question [value]", "Name what applies by number or name",
      "lesions, recent sun?", "skinFindings ›")
  }

  @Test func `help explains a question that is named`() throws {
    let (_, session) = try Clinic.at("deviceType")
    try session.type("/help glogau", "photoageing", "deviceType ›")
  }

  @Test func `help explains every command, and keys`() throws {
    let (_, session) = try Clinic.at("deviceType")
    for (topic, text) in [
      ("help", "what to type here"), ("why", "why this is asked"), ("read", "to the patient"),
      ("back", "Enter keeps an answer"), ("amend", "change an answer"),
      ("review", "a number jumps there"), ("each", "one by one"), ("note", "a note in the record"),
      ("said", "own words"), ("unknown", "never read as no"), ("decline", "never read as no"),
      ("override", "set a finding aside"), ("acknowledge", "an urgent notice"),
      ("verdict", "with its reasons"), ("plan", "as it stands"), ("progress", "how far"),
      ("pause", "save and leave"), ("abandon", "without a signature"), ("sign", "still open"),
    ] {
      try session.type("/help \(topic)", "/\(topic)", text, "deviceType ›")
      try session.type("/help /\(topic)", "/\(topic)", text, "deviceType ›")
    }
    try session.type("/help keys", "Ctrl-R", "deviceType ›")
  }

  @Test func `help of a mistyped word names the nearest topic`() throws {
    let (_, session) = try Clinic.at("deviceType")
    try session.type("/help verdcit", "did you mean “verdict”?", "deviceType ›")
    try session.type("/why verdcit", "did you mean “verdict”?", "deviceType ›")
    try session.type("/help glogua", "did you mean “glogau”?", "deviceType ›")
  }

  @Test func `why names the rules that read a question, with their sources`() throws {
    let (_, session) = try Clinic.at("pihHistory")
    try session.type("/why", "is asked because", "R-S02", "found", "pihHistory ›")
  }

  @Test func `why shows the answers, the dates and both sides of a finding`() throws {
    let (_, session) = try Clinic.at("medicines")
    try session.type("1", "isotretinoin ›")
    try session.type("stopped", "isotretinoinLast ›")
    try session.type("1 month ago", "R-D02", "skinProducts ›")
    try session.type(
      "/why R-D02", "taken, now stopped", "+ 6 months =", "For:", "Against:", "Sources disagree",
      "Override: S", "skinProducts ›")
  }

  @Test func `why derives the verdict`() throws {
    let (_, session) = try Clinic.at("review")
    try session.type("/why verdict", "The worst finding decides", "review ›")
  }

  @Test func `read shows the words for the patient`() throws {
    let (_, session) = try Clinic.at("pregnancy")
    try session.type("/read", "“Are you pregnant, could you be", "pregnancy ›")
  }

  @Test func `back asks the last question again and Enter keeps its answer`() throws {
    let (_, session) = try Clinic.at("pihHistory")
    try session.type(
      "/back", "Your own phototype judgement?", "Enter keeps:", "clinicianPhototype ›")
    try session.type("", "pihHistory ›")
  }

  @Test func `back goes several lines back`() throws {
    let (_, session) = try Clinic.at("pihHistory")
    try session.type("/back 2", "Eight phototype items", "Enter keeps:", "fitz ›")
  }

  @Test func `amend says which findings go, which come, and what the verdict was`() throws {
    let (_, session) = try Clinic.at("medicines")
    try session.type("1", "isotretinoin ›")
    try session.type("stopped", "isotretinoinLast ›")
    try session.type("1 month ago", "Wait until", "R-D02", "skinProducts ›")
    try session.type(
      "/amend isotretinoinLast 2 years ago", "Withdrawn: Wait until", "R-D02",
      "Verdict so far: Wait →", "skinProducts ›")
    try session.type(
      "/amend isotretinoinLast 1 week ago", "R-D02", "Verdict so far:", "→ Wait",
      "skinProducts ›")
  }

  @Test func `amend keeps an answer that is set aside and offers it again`() throws {
    let (_, session) = try Clinic.at("medicines")
    try session.type("1", "isotretinoin ›")
    try session.type("stopped", "isotretinoinLast ›")
    try session.type("2019-05-01", "skinProducts ›")
    try session.type(
      "/amend isotretinoin never", "Kept but set aside: last isotretinoin dose", "skinProducts ›")
    try session.type(
      "/amend isotretinoin stopped", "offered again: last isotretinoin dose",
      "Enter keeps: 1 May 2019", "isotretinoinLast ›")
    try session.type("", "last isotretinoin dose: 1 May 2019", "skinProducts ›")
  }

  @Test func `review lists every answer with its number and jumps to one`() throws {
    let (_, session) = try Clinic.at("pihHistory")
    try session.type("/review", "Visit", "1  date of birth: 14 June 1990", "Skin", "pihHistory ›")
    try session.type("/review 1", "Date of birth?", "Enter keeps: 14 June 1990", "dob ›")
  }

  @Test func `each goes through a list one by one`() throws {
    let (_, session) = try Clinic.at("pregnancy")
    try session.type("/each", "Pregnant now", "pregnant ›")
    try session.type("no", "pregnancy: no", "breastfeeding ›")
  }

  @Test func `note and said keep words without answering`() throws {
    let (clinic, session) = try Clinic.at("pihHistory")
    try session.type("/note seems tired", "Noted.", "pihHistory ›")
    try session.type("/said \"before the wedding\"", "Noted.", "pihHistory ›")
    try session.type("/pause", "Paused")
    try session.waitForExit()
    let id = try #require(session.output.firstMatch(of: /stipple resume (\w+)/)?.1)
    let transcript = try clinic.run("records", "transcript", String(id))
    #expect(transcript.output.contains("seems tired"))
    #expect(transcript.output.contains("before the wedding"))
  }

  @Test func `unknown and decline answer without saying no`() throws {
    let (_, session) = try Clinic.at("pregnancy")
    try session.type(
      "/unknown", "pregnancy: unknown; breastfeeding: unknown", "R-X01", "general ›")
    try session.type("/back", "pregnancy ›")
    try session.type("/decline", "pregnancy: declined", "general ›")
  }

  @Test func `override refuses what may not be set aside and says why`() throws {
    let (_, session) = try Clinic.at("barrierState")
    try session.type("u", "R-X01", "skinFindings ›")
    try session.type("/override R-X01 because", "cannot be set aside", "skinFindings ›")
  }

  @Test func `override of a specialist's matter asks for the specialist, then stands beside`()
    throws
  {
    let (_, session) = try Clinic.at("medicines")
    try session.type("1", "isotretinoin ›")
    try session.type("stopped", "isotretinoinLast ›")
    try session.type("1 month ago", "R-D02", "skinProducts ›")
    try session.type("/override R-D02 low dose", "specialist", "skinProducts ›")
    try session.type(
      "/override R-D02 by Dr Derm on 2026-01-02: low dose", "R-D02 is set aside", "skinProducts ›")
  }

  @Test func `override by the clinician needs a reason and shows the verdict before and after`()
    throws
  {
    let (_, session) = try Clinic.at("pregnancy")
    try session.type("/amend dob 20 years ago", "R-M02", "pregnancy ›")
    try session.type("/override R-M02", "reason", "pregnancy ›")
    try session.type("/override R-M02 informed", "R-M02 is set aside.", "erdict", "pregnancy ›")
  }

  @Test func `verdict before review counts what is open and never says suitable`() throws {
    let (_, session) = try Clinic.at("pregnancy")
    try session.type("/verdict", "So far,", "safety questions open", "pregnancy ›")
    #expect(!session.output.contains("Verdict: Suitable"))
  }

  @Test func `plan shows the patient's page without markup, then the question again`() throws {
    let (_, session) = try Clinic.at("review")
    try session.type(
      "/plan", "microneedling plan", "Your calendar", "Take this verdict", "review ›")
    for markup in ["**", "| ---", "\\_", "\n## ", "> -"] {
      #expect(!session.output.contains(markup))
    }
  }

  @Test func `progress says how far it is`() throws {
    let (_, session) = try Clinic.at("pregnancy")
    try session.type("/progress", "answered;", "safety questions open", "pregnancy ›")
  }

  @Test func `pause saves and says how to go on`() throws {
    let (_, session) = try Clinic.at("glogau")
    try session.type("/pause", "Everything up to here is saved", "stipple resume")
    #expect(try session.waitForExit() == 75)
  }

  @Test func `abandon wants a reason and then ends`() throws {
    let (clinic, session) = try Clinic.at("glogau")
    try session.type("/abandon", "Write why", "glogau ›")
    try session.type("/abandon patient left", "Abandoned")
    #expect(try session.waitForExit() == 0)
    #expect(try clinic.run("resume").status == 66)
  }
}
