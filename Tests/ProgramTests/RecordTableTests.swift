import Foundation
import Testing

@testable import stipple

@Suite struct `A table of records` {
  @Test func `neutralises a formula however its sign is written`() {
    for text in [
      "=1", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}1", " =1", "=\u{301}1", "@a",
    ] {
      #expect(CSV.field(text) == "'" + text)
    }
    for text in ["\t=1", "\r=1"] { #expect(CSV.field(text).hasPrefix("⟨U+00")) }
    #expect(CSV.field("1=1") == "1=1")
  }

  @Test func `as JSON holds nothing that could steer a terminal, and reads as it was`() throws {
    let rows = RecordCoding.escaped("[\n  \"P\u{202E}1\"\n]")
    #expect(rows == "[\n  \"P\\u202e1\"\n]")
    let read = try JSONSerialization.jsonObject(with: Data(rows.utf8)) as? [String]
    #expect(read == ["P\u{202E}1"])
  }
}
