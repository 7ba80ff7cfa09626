import ConsultationCore
import Foundation
import Testing

@Suite struct `A value in a record` {
  private static let values: [AnswerValue] = [
    .none, .dateNotKnown, .options([]), .options(["cheeks", "chin"]), .day(Day(number: 20_000)),
    .number(1.5), .scores([0, 4, 2]), .text("a “word”\n"), .measurement(2.4, on: nil),
    .measurement(2.4, on: Day(number: 20_000)), .instrument("COPS", 17),
  ]

  private func read<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  @Test(arguments: values) func `is read as it was written`(_ value: AnswerValue) throws {
    #expect(try JSONDecoder().decode(AnswerValue.self, from: JSONEncoder().encode(value)) == value)
  }

  @Test(arguments: [
    "{}", "{\"on\":\"2027-01-01\"}", "{\"total\":3}", "{\"no such\":1}", "[]", "null",
    "{\"instrument\":\"COPS\"}", "{\"scores\":[1.5]}", "{\"number\":\"2\"}",
    "{\"day\":\"2027-02-30\"}",
  ]) func `is refused where it is no answer`(_ text: String) {
    #expect(throws: DecodingError.self) { let _: AnswerValue = try read(text) }
  }

  @Test(arguments: [
    "{\"none\":true,\"options\":[\"current\"]}", "{\"dateNotKnown\":true,\"day\":\"2027-01-01\"}",
    "{\"measurement\":2.4,\"number\":9}",
  ]) func `is refused where it could be read in two ways`(_ text: String) {
    #expect(throws: DecodingError.self) { let _: AnswerValue = try read(text) }
  }

  @Test(arguments: ["\"2027-13-01\"", "\"2027-1-1\"", "\"today\"", "20000", "\"\""])
  func `is refused where it is no day`(_ text: String) {
    #expect(throws: DecodingError.self) { let _: Day = try read(text) }
  }

  @Test(arguments: [
    "[{}]", "[{\"strong\":\"a\",\"code\":\"b\"}]", "[{\"plain\":\"a\"}]", "{\"strong\":\"a\"}", "7",
  ]) func `is refused where it is no text with styles`(_ text: String) {
    #expect(throws: DecodingError.self) { let _: RichText = try read(text) }
  }

  @Test func `keeps the styles of a text`() throws {
    let text: RichText = "Wait \(strong: "4 weeks") (\(code: "R-P02"))"
    #expect(try JSONDecoder().decode(RichText.self, from: JSONEncoder().encode(text)) == text)
  }
}
