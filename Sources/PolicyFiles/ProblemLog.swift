import ConsultationCore
import Interview

/// A place in a file; both count from 1.
struct Place: Hashable, Comparable {
  var line: Int
  var column: Int

  static let start = Place(line: 1, column: 1)

  static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Collects problems, and stops keeping them before a hostile file makes too many.
struct ProblemLog {
  private(set) var problems: [PolicyFile.Problem] = []
  private var omitted = 0
  private static let limit = 100

  /// Adds a problem; `message` is safe to show.
  mutating func add(_ place: Place, key: String? = nil, _ message: String) {
    guard problems.count < ProblemLog.limit else {
      omitted += 1
      return
    }
    problems.append(
      PolicyFile.Problem(
        line: place.line, column: place.column, key: key.map(PolicyFile.visible), message: message))
  }

  /// What was collected, from top to bottom.
  func problems(in path: String) -> PolicyFile.Problems {
    let sorted = problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    return PolicyFile.Problems(path: path, list: sorted, omitted: omitted)
  }
}

extension PolicyFile {
  /// Text of the file or its name, safe to show and not too long for a message.
  static func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let short =
      scalars.count > 200 ? String(String.UnicodeScalarView(scalars.prefix(200))) + "…" : text
    return VisibleText.of(short)
  }

  /// Text of the file in quotes.
  static func quoted(_ text: String) -> String { "\"\(visible(text))\"" }

  /// `; did you mean "X"?` or nothing.
  static func hint(for text: String, among candidates: some Sequence<String>) -> String {
    Nearest.match(for: text, among: candidates).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// `U+202E`.
  static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
