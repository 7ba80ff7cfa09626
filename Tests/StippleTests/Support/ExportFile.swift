import Foundation
import Testing

/// An export of records that a test changes, with its last line made to fit again where it should.
struct ExportFile {
  /// Without the last line.
  var lines: [String]
  private let end: String

  init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let last = lines.popLast()
    try #require(last == "")
    let end = lines.popLast()
    self.end = try #require(end)
    self.lines = lines
  }

  /// Replaces text in every line; fails where there is none.
  mutating func replace(_ old: String, with new: String) throws {
    let changed = lines.map { $0.replacingOccurrences(of: old, with: new) }
    let isFound = changed != lines
    try #require(isFound, "there is no \(old)")
    lines = changed
  }

  /// As if it came from another store.
  mutating func becomeForeign() {
    lines[0] = lines[0].replacing(/"store":"[^"]*"/, with: "\"store\":\"0000\"")
  }

  private var body: String { lines.map { $0 + "\n" }.joined() }

  /// With the last line as it was.
  var unsealed: String { body + end + "\n" }

  /// With a digest that fits; nobody but the store can make the seal.
  func sealed(in clinic: Clinic) throws -> String {
    try clinic.write(body, to: ".body")
    let sum = try clinic.shell("sha256sum < .body").output.prefix(64)
    return body + "{\"end\":true,\"lines\":\(lines.count),\"seal\":\"00\",\"sha256\":\"\(sum)\"}\n"
  }
}
