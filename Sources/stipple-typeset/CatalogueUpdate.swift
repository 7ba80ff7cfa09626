/// Adds to a finished PDF what Cairo does not write: the language of the words, and that a viewer
/// shows the title and not the name of the file.
///
/// The file stays as it is; a new catalogue is appended, as the format foresees it for changes.
struct CatalogueUpdate {
  private let bytes: [UInt8]

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// The file with its language; as it was where it is not as Cairo writes it.
  func naming(language: String) -> [UInt8] {
    guard Self.isTag(language), let start = number(after: "startxref\n", before: bytes.count),
      let trailer = lastPosition(of: "trailer\n", before: bytes.count),
      let root = number(after: "/Root ", from: trailer),
      let info = number(after: "/Info ", from: trailer),
      let size = number(after: "/Size ", from: trailer),
      let object = lastPosition(of: "\n\(root) 0 obj\n<< /Type /Catalog\n", before: trailer),
      let end = position(of: "endobj\n", from: object)
    else { return bytes }
    let head = "\n\(root) 0 obj\n<< /Type /Catalog\n"
    let rest = bytes[(object + head.utf8.count)..<end]
    let entries = "   /Lang (\(language))\n   /ViewerPreferences << /DisplayDocTitle true >>\n"
    var updated = bytes
    // The line feed before the object's number is no part of the object.
    let offset = updated.count
    updated += Array((head.dropFirst() + entries).utf8) + rest + Array("endobj\n".utf8)
    let table = updated.count
    updated += Array(
      """
      xref
      \(root) 1
      \(Self.tenDigits(offset)) 00000 n\u{20}
      trailer
      << /Size \(size)
         /Root \(root) 0 R
         /Info \(info) 0 R
         /Prev \(start)
      >>
      startxref
      \(table)
      %%EOF

      """.utf8)
    return updated
  }

  /// Letters, digits and hyphens only, so that it is safe between the brackets.
  private static func isTag(_ language: String) -> Bool {
    (2...35).contains(language.utf8.count)
      && language.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == 0x2D
      }
  }

  private static func tenDigits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
  }

  // MARK: Reading

  private func number(after word: String, before end: Int) -> Int? {
    lastPosition(of: word, before: end).flatMap { digits(from: $0 + word.utf8.count) }
  }

  private func number(after word: String, from start: Int) -> Int? {
    position(of: word, from: start).flatMap { digits(from: $0 + word.utf8.count) }
  }

  private func digits(from start: Int) -> Int? {
    Int(String(decoding: bytes[start...].prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
  }

  private func position(of word: String, from start: Int) -> Int? {
    bytes[start...].firstRange(of: Array(word.utf8))?.lowerBound
  }

  private func lastPosition(of word: String, before end: Int) -> Int? {
    let word = Array(word.utf8)
    guard end >= word.count else { return nil }
    return (0...(end - word.count)).reversed().first { start in
      bytes[start] == word[0] && bytes[start..<(start + word.count)].elementsEqual(word)
    }
  }
}
