import TerminalTesting
import Testing

@Suite(.serialized) struct `A line that is no answer` {
  @Test func `is named when it is empty`() throws {
    let (_, session) = try Clinic.at("sexAtBirth")
    try session.type("", "Nothing was typed, and nothing was answered", "sexAtBirth ›")
  }

  @Test func `in the wrong century is asked again with the nearest date`() throws {
    let (_, session) = try Clinic.at("dob")
    try session.type("1890-06-14", "out of range", "1900", "dob ›")
    try session.type("2190-06-14", "out of range", "dob ›")
    try session.type("14 Jun 90", "four digits", "dob ›")
    try session.type("1990-06-14", "date of birth: 14 June 1990")
  }

  @Test func `in centimetres is asked again in millimetres`() throws {
    let (_, session) = try Clinic.at("deviceMaxDepthMm")
    try session.type("1.5 cm", "15 mm", "deviceMaxDepthMm ›")
    try session.type("12", "0.1 to 5 mm", "deviceMaxDepthMm ›")
    try session.type("1.5", "deepest label setting: 1.5 mm")
  }

  @Test func `with control characters or overrides of direction is shown visibly and refused`()
    throws
  {
    let (_, session) = try Clinic.at("interpreter")
    try session.send("Polish\u{202E}hsilgnE")
    try session.type("", "⟨U+202E⟩", "interpreter ›")
    try session.send(Key.paste("\u{1B}[31mred\u{7}"))
    try session.type("", "⟨U+001B⟩", "interpreter ›")
    #expect(!session.output.contains("\u{202E}"))
    #expect(!String(decoding: session.raw, as: UTF8.self).contains("\u{1B}[31mred"))
  }

  @Test func `of a megabyte is refused and loses nothing`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.send(Key.paste(String(repeating: "x", count: 1 << 20)))
    try session.expect("longer than")
    try session.expect("interpreter ›")
    try session.type("none", "support needed: none")
  }

  @Test func `that is not UTF-8 is refused and loses nothing`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.send(bytes: [0x50, 0xFF, 0xFE, 0x0D])
    try session.expect("not UTF-8")
    try session.expect("interpreter ›")
    try session.type("none", "support needed: none")
  }

  @Test func `is refused through a pipe in the same way`() throws {
    let clinic = try Clinic(pausedBefore: "sexAtBirth")
    let lines: [[UInt8]] = [
      [], [0xFF, 0x66], Array("fe\u{1B}[31mmale".utf8), Array(repeating: 0x78, count: 1 << 20),
      Array("female".utf8),
    ]
    let ending = try clinic.run("resume", bytes: Array(lines.joined(separator: [0x0A])))
    #expect(ending.status == 75)
    for text in [
      "Nothing was typed", "not UTF-8", "⟨U+001B⟩", "longer than", "sex at birth: female",
    ] {
      #expect(ending.output.contains(text), "\(text)")
    }
    #expect(!ending.output.contains("\u{1B}"))
  }

  @Test func `is no reference of a patient`() throws {
    let clinic = try Clinic()
    let session = try clinic.start()
    try session.expect("reference ›")
    try session.type("", "1 to 200 visible characters", "reference ›")
    try session.type("/help", "Commands come after the reference", "reference ›")
    try session.send("P\u{202E}1\r")
    try session.expect("1 to 200 visible characters")
  }

  @Test func `is asked again with the range, the units and the forms that are understood`() throws {
    let (_, session) = try Clinic.at("weightKg")
    try session.type("7 kg", "25 to 350 kg", "weightKg ›")
    try session.type("heavy", "Not a number", "weightKg ›")
    try session.type("10 st 4 lb", "body weight: 65.3 kg", "capacityVoluntary ›")
    try session.type("/amend weightKg 143 lb", "body weight: 64.8 kg", "capacityVoluntary ›")
  }

  @Test func `is an answer when it is a date in any form, with its meaning echoed`() throws {
    for (typed, shown) in [
      ("12 Mar 2030", "12 March 2030"), ("13/3/2030", "13 March 2030"),
    ] {
      let (_, session) = try Clinic.at("proposedDate")
      try session.type(typed, "proposed treatment date: \(shown)")
    }
  }

  @Test func `is none when a month stands for a day of which no reading is the cautious one`()
    throws
  {
    let (_, session) = try Clinic.at("proposedDate")
    try session.type("June 2030", "Say the day as well", "proposedDate ›")
  }

  @Test func `is an answer when it is an area in palms or several options`() throws {
    let (_, session) = try Clinic.at("anaestheticAreaCm2")
    try session.type("2 palms", "area to numb: 300 cm²", "goals ›")
    try session.type("1-2, 5", "goals: fine lines, wrinkles, rough texture", "primaryGoal ›")
  }
}
