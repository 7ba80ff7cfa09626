import Glibc

/// A path or typed text in quotes, with anything that could move a cursor or reorder text escaped.
func shown(_ text: String) -> String {
  var result = "“"
  for scalar in text.unicodeScalars.prefix(1_000) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result + "”"
}

/// The system's own words for an error number.
func systemMessage(_ code: Int32) -> String {
  String(cString: strerror(code))
}
