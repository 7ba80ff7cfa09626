import CEditLine
import Glibc

// How libedit gets its characters. What ends a reading early (Ctrl-C, a refusal) is noted as its
// outcome and then given to libedit as Enter, so that it leaves the screen in order in whatever
// mode it is: searching, in vi's command mode, or in the middle of a key sequence.
extension LineEditor {
  /// The key that makes libedit call ``performTask()``; no keyboard sends it.
  static let taskKey: Unicode.Scalar = "\u{80}"

  // libedit asks again after an Enter that a key sequence swallowed, but not for ever.
  private static let mostReturns = 8

  static func read(_ line: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    guard let editor = owner(of: line), let scalar = editor.nextScalar() else { return -1 }
    character?.pointee = wchar_t(scalar)
    return 1
  }

  /// The next character for libedit; nil at the end of input.
  private func nextScalar() -> Unicode.Scalar? {
    healCursor()
    if input.waiting.isEmpty, outcome == nil, tasks.isEmpty { noteForUndo() }
    while true {
      if outcome != nil {
        returnsOfOutcome += 1
        return returnsOfOutcome <= Self.mostReturns ? "\n" : nil
      }
      if !tasks.isEmpty { return keyForTask() }
      guard let key = nextKey() else {
        if outcome == nil { return nil }
        continue
      }
      if let scalar = take(key) { return scalar }
    }
  }

  /// The key that makes libedit perform a task.
  ///
  /// Where libedit reads text of its own (a quoted character, a command after Escape x), it takes
  /// the key for text, and Escape leads out.
  private func keyForTask() -> Unicode.Scalar? {
    triesOfTask += 1
    if triesOfTask > Self.mostReturns {
      tasks.removeAll()
      triesOfTask = 0
    }
    return triesOfTask.isMultiple(of: 3) ? "\u{1B}" : Self.taskKey
  }

  /// The character that a key means to libedit, or nil where it means something to us.
  private func take(_ key: KeyDecoder.Key) -> Unicode.Scalar? {
    if !Self.isPlain(key) { mayHaveCut = true }
    switch key {
    case .pasteStart:
      takePaste()
      return nil
    case .invalidByte:
      invalidBytes += 1
      return keep("\u{FFFD}")
    case .scalar("\r"):
      if input.waiting.first == UInt8(ascii: "\n") { input.take(1) }
      return takeReturn()
    case .scalar("\n"):
      return takeReturn()
    case .scalar(let scalar) where scalar.value == UInt32(interruptByte) && interruptByte != 0:
      _ = input.drainIfBurst()
      outcome = .interrupted
      return nil
    case .scalar(let scalar) where scalar.value == UInt32(suspendByte) && suspendByte != 0:
      suspend()
      return nil
    case .scalar(let scalar) where scalar == "\u{7F}" || scalar == "\u{8}":
      // libedit would take the accent away and leave the letter.
      let length = lengthOfCharacterBeforeCursor
      guard length > 1, !isSearching else { return scalar }
      tasks.append(.delete(length))
      return nil
    case .scalar(let scalar):
      if let composed = compose(scalar) {
        tasks += [.delete(1), .insert([composed])]
        return nil
      }
      return scalar.value < 0x20 ? scalar : keep(EditableText.shown(scalar))
    }
  }

  /// Whether libedit's own bindings write, delete or end the line with a key, and do nothing else.
  private static func isPlain(_ key: KeyDecoder.Key) -> Bool {
    guard case .scalar(let scalar) = key else { return false }
    return (" "..."~").contains(scalar) || ["\u{7F}", "\u{8}", "\r", "\n"].contains(scalar)
  }

  /// The letter before the cursor together with a mark that was typed after it: libedit draws no
  /// mark that stands alone.
  private func compose(_ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard Composition.canFollow(mark), !isSearching, let letter = scalarBeforeCursor else {
      return nil
    }
    return Composition.of(letter, mark)
  }

  private func keep(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if lineText.count >= longestLine { isTooLong = true }
    return isTooLong ? nil : scalar
  }

  private func takeReturn() -> Unicode.Scalar? {
    var rest = input.drainIfBurst()[...]
    while let last = rest.last, last.isLineEnd { rest.removeLast() }
    if isTooLong {
      outcome = .refused(.tooLong(limit: longestLine))
    } else if !rest.isEmpty {
      takePasted([UInt8(ascii: "\n")] + rest)
    } else if invalidBytes > 0 {
      outcome = .refused(.invalidUTF8(bytes: invalidBytes))
    } else {
      return "\n"
    }
    return nil
  }

  // MARK: - Keys

  /// The next key; nil where there will be none or an outcome was noted.
  private func nextKey() -> KeyDecoder.Key? {
    // A lone Escape is a key of its own in vi mode, so its sequence is not waited for for long.
    let patience: Int32 = 30
    var isComplete = false
    while true {
      if !input.waiting.isEmpty,
        let (key, length) = KeyDecoder.key(input.waiting, isComplete: isComplete)
      {
        input.take(length)
        return key
      }
      switch input.wait(milliseconds: input.waiting.isEmpty ? -1 : patience) {
      case .bytes: isComplete = false
      case .nothing: isComplete = true
      case .end:
        if input.waiting.isEmpty { return nil }
        isComplete = true
      case .signal(let number):
        take(signal: number)
        if outcome != nil { return nil }
      }
    }
  }

  private func take(signal: Int32) {
    switch signal {
    case SIGINT: outcome = .interrupted
    case SIGCONT: resume()
    case SIGWINCH: redraw()
    default: break
    }
  }

  // MARK: - Pastes

  // A terminal that never ends its paste must not swallow the keyboard.
  private static let pastePatience: Int32 = 5000

  private func takePaste() {
    var pasted: [UInt8] = []
    var searched = 0
    while true {
      let waiting = input.waiting
      pasted.append(contentsOf: waiting)
      input.take(waiting.count)
      let unsearched = pasted[max(0, searched - KeyDecoder.pasteEnd.count)...]
      if let end = unsearched.firstIndex(of: KeyDecoder.pasteEnd) {
        input.putBack(pasted[(end + KeyDecoder.pasteEnd.count)...])
        takePasted(Array(pasted[..<end]))
        return
      }
      // Of what is too long only the end matters.
      if pasted.count > 2 * longestLine {
        isTooLong = true
        pasted.removeFirst(longestLine)
      }
      searched = pasted.count
      switch input.wait(milliseconds: Self.pastePatience) {
      case .bytes, .signal: continue
      case .nothing, .end:
        outcome = .refused(.unfinishedPaste)
        return
      }
    }
  }

  /// Puts pasted text into the line; it never ends the line.
  private func takePasted(_ bytes: [UInt8]) {
    guard !isTooLong, lineText.count + bytes.count <= longestLine else {
      outcome = .refused(.tooLong(limit: longestLine))
      return
    }
    guard case .line(let text) = DecodedLine.input(bytes) else {
      outcome = DecodedLine.input(bytes)
      return
    }
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    while lines.count > 1, lines.last == "" { lines.removeLast() }
    guard lines.count == 1 || request.allowsMultipleLines else {
      outcome = .refused(.severalLines(lines.count))
      return
    }
    let pasted = Composition.composed(lines.joined(separator: "\n"))
    tasks.append(.insert(EditableText.scalars(pasted)))
  }

  // MARK: - Stopping and going on

  private func suspend() {
    StandardOutput.write("\n")
    StandardOutput.flush()
    ceditline_prepare_terminal(line, 0)
    TerminalGuard.restore()
    kill(0, SIGTSTP)
    resume()
  }

  /// Takes the terminal again after the process was stopped.
  private func resume() {
    ceditline_prepare_terminal(line, 0)
    ceditline_prepare_terminal(line, 1)
    bracketPastes()
    StandardOutput.write("\r\u{1B}[J")
    ceditline_draw(line)
  }

  /// Draws the line again for the terminal's new width.
  private func redraw() {
    let above = rowsAbove(columns: terminalColumns())
    StandardOutput.write("\r" + (above > 0 ? "\u{1B}[\(above)A" : "") + "\u{1B}[J")
    adoptSize()
    ceditline_draw(line)
  }
}

extension UInt8 {
  var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

extension ArraySlice<UInt8> {
  /// Where this slice first holds those bytes.
  func firstIndex(of bytes: [UInt8]) -> Int? {
    indices.first { self[$0] == bytes[0] && self[$0...].starts(with: bytes) }
  }
}
