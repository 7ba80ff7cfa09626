import ConsultationCore
import Interview
import Testing

@Suite struct `A typed number` {
  private func parse(_ text: String, _ unit: NumberUnit, _ range: ClosedRange<Double>) -> String {
    do throws(Rejection) {
      return NumberParser.format(try NumberParser.parse(text, in: unit, range))
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ("64", "64"), ("64.5 kg", "64.5"), ("64,5kg", "64.5"), ("141 lb", "63.9"), ("110 lbs", "49.8"),
    ("10 st 4 lb", "65.3"), ("10st 4", "65.3"), ("10 stone", "63.5"),
  ]) func `of a weight takes kilograms, pounds and stones, rounded to the cautious side`(
    _ text: String, _ expected: String
  ) {
    #expect(parse(text, .kilograms, 25...350) == expected)
  }

  @Test(arguments: [
    ("64 g", "Write the weight in kg, lb or st"), ("sixty", "Not a number"),
    ("", "One number is expected"),
    ("6", "6 is out of range; expected 25 to 350 kg"), ("10 st 4 lb 3", "One number is expected"),
    ("1,500", "reads two ways"), ("6.4.1", "Not a number"), ("6e4", "Write the weight"),
    ("-64", "-64 is out of range; expected 25 to 350 kg"),
    ("1000000000000000", "is out of range; expected 25 to 350 kg"),
    ("4 st 99 lb", "A stone has 14 lb"),
  ]) func `of a weight that is none says why`(_ text: String, _ reason: String) {
    #expect(
      parse(text, .kilograms, 25...350).contains(reason), "\(parse(text, .kilograms, 25...350))")
  }

  @Test func `of an area takes square centimetres and palms`() {
    func area(_ text: String) -> String { parse(text, .squareCentimetres, 0...5000) }
    #expect(
      ["150", "150 cm2", "150cm²", "150 cm^2", "1 palm"].map(area)
        == Array(repeating: "150", count: 5))
    #expect(area("2 palms") == "300")
    #expect(area("15 cm").contains("cm² or in palms"))
    #expect(area("1,500 cm2").contains("reads two ways"), "fifteen hundred is not one and a half")
  }

  @Test func `of a depth refuses centimetres and says what they would be`() {
    func depth(_ text: String) -> String { parse(text, .millimetres, 0.1...5) }
    #expect(depth("1.5 mm") == "1.5" && depth("1,5") == "1.5" && depth("0,125") == "0.125")
    #expect(depth("0.15 cm").contains("0.15 cm would be 1.5 mm"))
    #expect(depth("15") == "15 is out of range; expected 0.1 to 5 mm.")
  }

  @Test func `that counts is whole`() {
    #expect(parse("3", .sessions, 0...50) == "3")
    #expect(parse("2.5", .sessions, 0...50) == "A whole number is expected, from 0 to 50 sessions.")
    #expect(parse("6 months", .months, 0...120) == "6" && parse("1 month", .months, 0...120) == "1")
  }

  @Test func `of a share refuses another unit`() {
    #expect(parse("6.8 %", .percent, 3...20) == "6.8")
    #expect(parse("52 mmol/mol", .percent, 3...20).contains("Write a number"))
  }

  @Test func `is printed without needless digits`() {
    #expect(NumberParser.format(64) == "64" && NumberParser.format(1.5) == "1.5")
    #expect(NumberParser.format(1e300) == "1e+300")
  }
}
