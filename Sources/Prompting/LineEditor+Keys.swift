import CEditLine
import Glibc

// What keys do beyond libedit's own commands.
extension LineEditor {
  // What libedit does after a command.
  private static let goOn = UInt8(CC_NORM)
  private static let refresh = UInt8(CC_REFRESH)
  private static let beep = UInt8(CC_ERROR)
  private static let end = UInt8(CC_EOF)

  /// Binds our keys, but for those that the user's own file binds.
  func bindKeys(unless userBindings: String) {
    addCommands()
    ceditline_bind(line, "\\200", "prompting-task")
    ceditline_bind_alternative(line, "\\200", "prompting-task")
    var keys = [
      ("^I", "prompting-complete"), ("^D", "prompting-end"), ("^_", "prompting-undo"),
      ("^R", "em-inc-search-prev"),
    ]
    // A sequence that begins with Escape would take vi's Escape away.
    if ceditline_uses_vi(line) == 0 {
      keys += [
        ("^X^U", "prompting-undo"), ("^[[3~", "ed-delete-next-char"),
        ("^[[1~", "ed-move-to-beg"), ("^[[4~", "ed-move-to-end"),
        ("^[[1;5D", "ed-prev-word"), ("^[[1;5C", "em-next-word"),
        ("^[[1;3D", "ed-prev-word"), ("^[[1;3C", "em-next-word"),
      ]
    }
    for (key, command) in keys where userBindings.isEmpty || !userBindings.contains(key) {
      ceditline_bind(line, key, command)
      // In vi's command mode too, where letters are commands and end a search that grows by them;
      // completing is for inserting.
      if ceditline_uses_vi(line) == 1, key != "^I" {
        let command = key == "^R" ? "vi-search-prev" : command
        ceditline_bind_alternative(line, key, command)
      }
    }
  }

  private func addCommands() {
    ceditline_add_command(line, "prompting-task", "Does what the reader asks for") { line, _ in
      LineEditor.owner(of: line)?.performTask() ?? LineEditor.beep
    }
    ceditline_add_command(line, "prompting-complete", "Completes the word") { line, _ in
      LineEditor.owner(of: line)?.complete() ?? LineEditor.beep
    }
    ceditline_add_command(line, "prompting-undo", "Takes the last change back") { line, _ in
      LineEditor.owner(of: line)?.undoChange() ?? LineEditor.beep
    }
    ceditline_add_command(line, "prompting-end", "Deletes, or ends the input") { line, _ in
      LineEditor.owner(of: line)?.deleteForwardOrEnd() ?? LineEditor.beep
    }
  }

  // MARK: - The line

  /// The line as libedit holds it.
  var lineText: UnsafeBufferPointer<wchar_t> {
    guard let info = el_wline(line)?.pointee else { return .init(start: nil, count: 0) }
    return .init(start: info.buffer, count: info.lastchar - info.buffer)
  }

  private var cursor: Int {
    guard let info = el_wline(line)?.pointee else { return 0 }
    return min(max(0, info.cursor - info.buffer), lineText.count)
  }

  /// Puts the cursor back into the line: some commands of vi mode leave it before an empty one,
  /// where libedit would write next.
  func healCursor() {
    guard let info = el_wline(line)?.pointee, info.cursor < info.buffer else { return }
    el_cursor(line, Int32(info.buffer - info.cursor))
  }

  private var scalarsBeforeCursor: [Unicode.Scalar] {
    lineText.prefix(cursor).compactMap(Unicode.Scalar.init(wide:))
  }

  var scalarBeforeCursor: Unicode.Scalar? {
    lineText.prefix(cursor).last.flatMap(Unicode.Scalar.init(wide:))
  }

  var lengthOfCharacterBeforeCursor: Int {
    // No character that a person types is longer than this.
    let nearby = lineText.prefix(cursor).suffix(32).compactMap(Unicode.Scalar.init(wide:))
    return EditableText.text(nearby).last?.unicodeScalars.count ?? 0
  }

  /// Whether libedit has put its history search below the line.
  var isSearching: Bool {
    let newline = wchar_t("\n" as Unicode.Scalar)
    guard let start = lineText.lastIndex(of: newline) else { return false }
    let mode = lineText[(start + 1)...].prefix(4).compactMap(Unicode.Scalar.init(wide:))
    return ["bck:", "bck?", "fwd:", "fwd?"].contains(EditableText.text(mode))
  }

  /// Remembers the line, so that a change to it can be taken back.
  func noteForUndo() {
    guard !isSearching else { return }
    let text = lineText.compactMap(Unicode.Scalar.init(wide:))
    undo.observe(EditedLine(text: text, cursor: cursor))
  }

  private func insert(_ scalars: [Unicode.Scalar]) {
    el_winsertstr(line, scalars.map(wchar_t.init) + [0])
  }

  // MARK: - Commands

  private func performTask() -> UInt8 {
    triesOfTask = 0
    guard !tasks.isEmpty else { return Self.goOn }
    switch tasks.removeFirst() {
    case .insert(let scalars):
      insert(scalars)
      return Self.refresh
    case .delete(let count):
      el_deletestr(line, Int32(count))
      return Self.refresh
    case .list(let completions, let place):
      let columns = TerminalEnvironment.clamp(terminalColumns())
      let rows = CompletionChoice.list(completions, width: min(columns, terminalColumns()))
      StandardOutput.write("\n" + rows.map { $0 + "\n" }.joined())
      el_cursor(line, Int32(place - cursor))
      ceditline_draw(line)
      return Self.goOn
    }
  }

  private func complete() -> UInt8 {
    guard let completions = request.completions else { return Self.beep }
    let before = EditableText.text(scalarsBeforeCursor)
    let offered = completions(before)
    switch CompletionChoice(offered, before: before) {
    case .nothing:
      return Self.beep
    case .replace(let characters, let word):
      el_deletestr(line, Int32(before.suffix(characters).unicodeScalars.count))
      insert(EditableText.scalars(word))
      lastOffered = offered.count > 1 ? EditableText.text(scalarsBeforeCursor) : nil
      return Self.refresh
    case .several where lastOffered == before:
      tasks.append(.list(offered, cursor: cursor))
      // The list is written from the last row of the line.
      el_cursor(line, Int32(lineText.count - cursor))
      return Self.refresh
    case .several:
      lastOffered = before
      return Self.beep
    }
  }

  private func undoChange() -> UInt8 {
    noteForUndo()
    guard let earlier = undo.undo() else { return Self.beep }
    el_cursor(line, Int32(lineText.count - cursor))
    el_deletestr(line, Int32(lineText.count))
    if !earlier.text.isEmpty { insert(earlier.text) }
    el_cursor(line, Int32(earlier.cursor - cursor))
    return Self.refresh
  }

  private func deleteForwardOrEnd() -> UInt8 {
    if lineText.isEmpty { return Self.end }
    guard cursor < lineText.count else { return Self.beep }
    let after = lineText.dropFirst(cursor).prefix(32).compactMap(Unicode.Scalar.init(wide:))
    let length = Int32(EditableText.text(after).first?.unicodeScalars.count ?? 1)
    el_cursor(line, length)
    el_deletestr(line, length)
    return Self.refresh
  }

  // MARK: - Geometry

  /// The rows of the prompt and the line above the cursor's, on a terminal of that width.
  func rowsAbove(columns: Int) -> Int {
    var row = 0
    var column = 0
    func advance(_ width: Int) {
      if column + width > columns {
        row += 1
        column = 0
      }
      column += width
    }
    let prompt = request.prompt.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    advance(TerminalText.width(prompt))
    row += max(0, column - 1) / columns
    column = column > 0 ? (column - 1) % columns + 1 : 0
    for scalar in scalarsBeforeCursor {
      if scalar == "\n" {
        row += 1
        column = 0
      } else {
        advance(TerminalText.width(scalar))
      }
    }
    return row + (column == columns ? 1 : 0)
  }
}
