/// A line and the place of its cursor, in scalars.
struct EditedLine: Equatable {
  var text: [Unicode.Scalar] = []
  var cursor = 0
}

/// What a line was like before each change.
struct LineUndo {
  private var earlier: [EditedLine] = []
  private var current = EditedLine()
  private var isTyping = false

  /// Notes what the line is like now.
  ///
  /// Letters typed one after another are taken back as one word.
  mutating func observe(_ line: EditedLine) {
    guard line.text != current.text else {
      if line.cursor != current.cursor { isTyping = false }
      current.cursor = line.cursor
      return
    }
    let continues = isOneTyped(line)
    if !(continues && isTyping && !beginsWord(line)) { earlier.append(current) }
    isTyping = continues
    current = line
  }

  /// The line before the last change, or nil where there is none.
  mutating func undo() -> EditedLine? {
    guard let line = earlier.popLast() else { return nil }
    current = line
    isTyping = false
    return line
  }

  private func isOneTyped(_ line: EditedLine) -> Bool {
    line.text.count == current.text.count + 1 && line.cursor == current.cursor + 1
      && line.text.prefix(current.cursor) == current.text.prefix(current.cursor)
      && line.text.dropFirst(line.cursor) == current.text.dropFirst(current.cursor)
  }

  private func beginsWord(_ line: EditedLine) -> Bool {
    line.cursor >= 2 && line.text[line.cursor - 2] == " " && line.text[line.cursor - 1] != " "
  }
}
