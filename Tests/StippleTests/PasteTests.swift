import TerminalTesting
import Testing

@Suite(.serialized) struct `A paste` {
  @Test func `of several lines is refused where one answer is asked`() throws {
    let (_, session) = try Clinic.at("sexAtBirth")
    try session.send(Key.paste("female\ntoday\nnone"))
    try session.expect("3 lines came at once")
    try session.expect("sexAtBirth ›")
    try session.type("male", "sex at birth: male", "proposedDate ›")
  }

  @Test func `of several lines is one answer where free text is asked`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.send(Key.paste("Polish\nand a chaperone\n"))
    try session.expect("chaperone")
    try session.type("", "support needed: Polish", "chaperone", "deviceType ›")
  }

  @Test func `never ends its line by itself`() throws {
    let (_, session) = try Clinic.at("sexAtBirth")
    try session.send(Key.paste("female\n"))
    try session.expectScreen("the pasted word, not yet answered") {
      $0.lines.last?.hasPrefix("sexAtBirth › female") == true
    }
    try session.type("", "sex at birth: female")
  }

  @Test func `without brackets is seen by its burst and answers nothing`() throws {
    let (_, session) = try Clinic.at("sexAtBirth")
    try session.send("female\rtoday\rnone\r")
    try session.expect("3 lines came at once")
    try session.expect("sexAtBirth ›")
    #expect(!session.output.contains("sex at birth: female"))
  }

  @Test func `without brackets is one answer where free text is asked`() throws {
    let (_, session) = try Clinic.at("interpreter")
    try session.send("Polish\rpen\r")
    try session.expectScreen("both lines in the answer") {
      $0.lines.suffix(2).joined().contains("Polish") && $0.lines.last?.hasPrefix("pen") == true
    }
    try session.type("", "support needed: Polish", "deviceType ›")
  }

  @Test func `cannot answer the next question on a plain terminal either`() throws {
    let (_, session) = try Clinic.at("sexAtBirth", "--accessible")
    try session.send("female\ntoday\nnone\n")
    try session.expect("lines came at once")
    #expect(!session.output.contains("sex at birth: female"))
  }
}
