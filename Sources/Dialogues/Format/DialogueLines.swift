import ConsultationCore

/// A file's bytes as lines, or why they are no text that can be shown.
struct DialogueLines {
  /// The most bytes a file may have.
  static let longestFile = 1 << 20
  /// The most bytes a line may have.
  static let longestLine = 40_000

  private(set) var lines: [String] = []
  private(set) var ends = Dialogue.LineEnds()

  init(_ bytes: [UInt8]) throws(DialogueError) {
    guard bytes.count <= Self.longestFile else {
      throw DialogueError(
        line: 1, "The file has \(bytes.count) bytes; a dialogue has at most \(Self.longestFile).")
    }
    guard !bytes.isEmpty else { throw DialogueError(line: 1, "The file is empty.") }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw DialogueError(
        line: 1, "The file begins with a byte order mark; save it as UTF-8 without one.")
    }
    var pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    ends.closeLastLine = bytes.last == 0x0A
    if ends.closeLastLine { pieces.removeLast() }
    ends.areWindowsStyle = pieces[0].last == 0x0D
    lines.reserveCapacity(pieces.count)
    for (position, piece) in pieces.enumerated() {
      let isOpen = position == pieces.count - 1 && !ends.closeLastLine
      lines.append(try line(piece, at: position + 1, isOpen: isOpen))
    }
  }

  private func line(
    _ piece: ArraySlice<UInt8>, at number: Int, isOpen: Bool
  ) throws(DialogueError) -> String {
    var piece = piece
    if !isOpen {
      guard (piece.last == 0x0D) == ends.areWindowsStyle else {
        throw DialogueError(
          line: number, column: 1,
          "This line ends in another way than the first; save the file with one kind of line end.")
      }
      if ends.areWindowsStyle { piece.removeLast() }
    }
    guard piece.count <= Self.longestLine else {
      throw DialogueError(
        line: number,
        "The line has \(piece.count) bytes; expected at most \(Self.longestLine).")
    }
    guard let text = String(validating: piece, as: UTF8.self) else {
      let shown = String(decoding: piece, as: UTF8.self)
      let before = shown.prefix { !$0.unicodeScalars.contains("\u{FFFD}") }
      throw DialogueError(line: number, column: before.count + 1, "This is not valid UTF-8 text.")
    }
    // To count characters takes ten times as long, and only an error needs it.
    guard VisibleText.isUnsafe(text) else { return text }
    for (column, character) in text.enumerated() {
      for scalar in character.unicodeScalars where scalar != "\t" && VisibleText.isUnsafe(scalar) {
        throw DialogueError(
          line: number, column: column + 1,
          "An invisible or control character stands here "
            + "(\(VisibleText.of(String(Character(scalar))))); take it out.")
      }
    }
    return text
  }
}
