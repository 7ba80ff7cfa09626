public import ConsultationCore

/// Reads numbers with the units that people type.
public enum NumberParser {
  /// One patient's palm with fingers, in cm²: the low end of the range in adults, so that the
  /// numbing dose that follows from it is the smaller one.
  public static let palm = 150.0

  /// The number in `unit`, within the range.
  public static func parse(
    _ text: String, in unit: NumberUnit, _ range: ClosedRange<Double>
  ) throws(Rejection) -> Double {
    let isNegative = text.trimmed.first.map { $0 == "-" || $0 == "−" } ?? false
    guard !isNegative else {
      throw Rejection("\(VisibleText.of(text)) is out of range; expected \(describe(range, unit)).")
    }
    let value = try converted(text, to: unit)
    if unit.isWhole && value != value.rounded() {
      throw Rejection("A whole number is expected, from \(describe(range, unit)).")
    }
    guard range.contains(value) else {
      throw Rejection("\(format(value)) is out of range; expected \(describe(range, unit)).")
    }
    return value
  }

  private static func converted(_ text: String, to unit: NumberUnit) throws(Rejection) -> Double {
    let parts = try split(text)
    switch unit {
    case .kilograms: return try kilograms(parts, text)
    case .squareCentimetres:
      switch parts.map(\.unit) {
      case [""], ["cm2"], ["cm²"], ["cm^2"], ["sqcm"]: return parts[0].number
      case ["palm"], ["palms"]: return parts[0].number * palm
      default: throw Rejection("Write the area in cm² or in palms, for example 150 or 1 palm.")
      }
    case .millimetres:
      switch parts.map(\.unit) {
      case [""], ["mm"]: return parts[0].number
      case ["cm"]:
        throw Rejection(
          "Depths are in millimetres; \(format(parts[0].number)) cm would be "
            + "\(format(parts[0].number * 10)) mm. Write it in mm.")
      default: throw Rejection("Write the depth in millimetres, for example 1.5.")
      }
    default:
      let names = ["", unit.rawValue, String(unit.rawValue.dropLast())]
      guard parts.count == 1, names.contains(parts[0].unit) else {
        throw Rejection("Write a number, for example \(unit == .percent ? "6.8" : "3").")
      }
      return parts[0].number
    }
  }

  private static func kilograms(
    _ parts: [(number: Double, unit: String)], _ text: String
  ) throws(Rejection) -> Double {
    let poundsInKilograms = 0.453_592_37
    let kilograms: Double
    switch parts.map(\.unit) {
    case [""], ["kg"], ["kgs"]: return parts[0].number
    case ["lb"], ["lbs"], ["pounds"]: kilograms = parts[0].number * poundsInKilograms
    case ["st"], ["stone"]: kilograms = parts[0].number * 14 * poundsInKilograms
    case ["st", "lb"], ["st", "lbs"], ["st", ""], ["stone", "lb"]:
      guard parts[1].number < 14 else {
        throw Rejection("A stone has 14 lb; write 0 to 13 lb after it, for example 10 st 4 lb.")
      }
      kilograms = (parts[0].number * 14 + parts[1].number) * poundsInKilograms
    default:
      throw Rejection("Write the weight in kg, lb or st, for example 64, 141 lb, 10 st 4 lb.")
    }
    // To the nearest tenth, rounded down: a lower weight is the cautious side.
    return (kilograms * 10).rounded(.down) / 10
  }

  /// Numbers with the unit that follows each.
  private static func split(_ text: String) throws(Rejection) -> [(number: Double, unit: String)] {
    var parts: [(number: Double, unit: String)] = []
    var rest = Substring(text.lowercased())
    while true {
      rest = rest.drop { $0 == " " }
      guard !rest.isEmpty else { break }
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
      if let comma = digits.firstIndex(of: ","), digits[comma...].count == 4, digits.first != "0" {
        throw Rejection(
          "\(digits) reads two ways; write \(digits.filter { $0 != "," }) or, for a fraction, a dot."
        )
      }
      guard !digits.isEmpty, digits.count <= 40,
        let number = Double(String(digits.map { $0 == "," ? "." : $0 }))
      else { throw Rejection("Not a number. Write digits, for example 64 or 1.5.") }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let unit = rest.prefix { !($0.isASCII && $0.isNumber && $0 != "²") && $0 != " " || $0 == "²" }
      rest = rest.dropFirst(unit.count)
      var name = String(unit)
      if (name == "cm" || name == "cm^"), rest.hasPrefix("2") {
        rest = rest.dropFirst()
        name = "cm2"
      }
      parts.append((number, name))
      guard parts.count <= 2 else { break }
    }
    guard (1...2).contains(parts.count) else {
      throw Rejection("One number is expected, for example 64 or 1.5.")
    }
    return parts
  }

  /// A number without needless digits.
  public static func format(_ value: Double) -> String {
    if value == value.rounded() && abs(value) < 1e15 { return String(Int(value)) }
    return String(value)
  }

  /// `25 to 350 kg`.
  public static func describe(_ range: ClosedRange<Double>, _ unit: NumberUnit) -> String {
    let suffix: String =
      switch unit {
      case .count, .ratio, .points: ""
      default: " " + unit.rawValue
      }
    return "\(format(range.lowerBound)) to \(format(range.upperBound))\(suffix)"
  }
}
