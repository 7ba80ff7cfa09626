import ConsultationCore

/// Why a line was not taken, in one or two sentences.
public struct Rejection: Error, Hashable, Sendable {
  /// What was wrong, what was expected, and the nearest valid thing.
  public let message: String

  /// A rejection with its sentences.
  public init(_ message: String) { self.message = message }
}

/// The nearest of several names, for "did you mean".
public enum Nearest {
  /// The candidate that differs least from `text`, if it differs little enough to be meant.
  public static func match(for text: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(text.lowercased())
    guard typed.count > 1, typed.count <= 64 else { return nil }
    let limit = max(1, typed.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      // They differ by as much as their lengths do, at least.
      guard abs(letters.count - typed.count) <= limit else { continue }
      let distance = distance(typed, letters)
      if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// `; did you mean X?` or nothing.
  public static func hint(for text: String, among candidates: some Sequence<String>) -> String {
    match(for: text, among: candidates).map { "; did you mean “\($0)”?" } ?? ""
  }

  /// The end of a sentence: `; did you mean X?` or a full stop.
  public static func ending(for text: String, among candidates: some Sequence<String>) -> String {
    let hint = hint(for: text, among: candidates)
    return hint.isEmpty ? "." : hint
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for (column, other) in right.enumerated() {
        let cost = character == other ? 0 : 1
        current[column + 1] = min(
          last[column + 1] + 1, current[column] + 1, last[column] + cost)
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          current[column + 1] = min(current[column + 1], beforeLast[column - 1] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
