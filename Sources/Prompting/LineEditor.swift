import CEditLine
import Glibc

/// One libedit line editor and what its callbacks need.
final class LineEditor {
  /// What a callback still has to do with the line.
  enum Task {
    case insert([Unicode.Scalar])
    case delete(Int)
    case list([Completion], cursor: Int)
  }

  private(set) var line: OpaquePointer
  private let history: OpaquePointer?
  private let signals: Int32
  private var hasBracketing = false
  /// Whether libedit may hold cut words that must not come back at another question.
  private var holdsRestrictedWords = false
  private var hasUserBindings = false
  private let prompts = (left: WideText(), right: WideText())

  // Of the line that is being read.
  var request = PromptRequest("")
  var input: ByteInput
  var tasks: [Task] = []
  var triesOfTask = 0
  var undo = LineUndo()
  var outcome: Input?
  var returnsOfOutcome = 0
  var invalidBytes = 0
  var isTooLong = false
  var lastOffered: String?
  /// Whether a key may have cut words: any but those that only write, delete or end the line.
  var mayHaveCut = false
  let interruptByte: UInt8
  let suspendByte: UInt8

  init?() {
    guard TerminalText.hasCharacterClasses, let signals = TerminalGuard.begin(STDIN_FILENO) else {
      return nil
    }
    guard let line = ceditline_start("stipple") else {
      TerminalGuard.end(signals)
      return nil
    }
    self.line = line
    self.signals = signals
    input = ByteInput(descriptor: STDIN_FILENO, signals: signals)
    history = ceditline_start_history(500)
    let original = TerminalGuard.originalState
    interruptByte = original.c_cc.0
    suspendByte = original.c_cc.10
    setUp()
  }

  private func setUp() {
    if let history { ceditline_set_history(line, history) }
    ceditline_set_owner(line, Unmanaged.passUnretained(self).toOpaque())
    ceditline_set_reader(line) { line, character in LineEditor.read(line, character) }
    let mark = wchar_t(EditableText.literalMark)
    ceditline_set_prompt(line, { LineEditor.owner(of: $0)?.prompts.left.pointer }, mark)
    ceditline_set_right_prompt(line, { LineEditor.owner(of: $0)?.prompts.right.pointer }, mark)
    ceditline_set_editor(line, "emacs")
    let bindings = sourceUserBindings()
    hasUserBindings = !bindings.isEmpty
    bindKeys(unless: bindings)
    ceditline_read_keys_raw(line)
    adoptSize()
  }

  /// Another libedit in the place of the one that was used: it has no way to forget what was cut.
  private func startAfresh() {
    guard let other = ceditline_start("stipple") else { return }
    // At its end libedit would throw away what was typed ahead; one that edits nothing does not.
    ceditline_disable_editing(line)
    el_end(line)
    line = other
    setUp()
    holdsRestrictedWords = false
  }

  static func owner(of line: OpaquePointer?) -> LineEditor? {
    ceditline_owner(line).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Gives the terminal back; nothing may be read afterwards.
  func close() {
    StandardOutput.flush()
    el_end(line)
    if let history { history_wend(history) }
    TerminalGuard.end(signals)
  }

  /// Reads `~/.editrc`, or the file that `EDITRC` names.
  ///
  /// - Returns: what it says; keys that it names are left as it binds them.
  private func sourceUserBindings() -> String {
    let named = getenv("EDITRC").map { String(cString: $0) }
    let home = getenv("HOME").map { String(cString: $0) + "/.editrc" }
    guard let path = named ?? home, let file = fopen(path, "re") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 16 * 1024)
    let count = fread(&bytes, 1, bytes.count, file)
    el_source(line, path)
    // The rest of this editor is useless without editing.
    ceditline_enable_editing(line)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  // MARK: - One line

  func next(_ request: PromptRequest) -> Input {
    self.request = request
    outcome = nil
    returnsOfOutcome = 0
    invalidBytes = 0
    isTooLong = false
    lastOffered = nil
    // Their keys may cut whatever they are.
    mayHaveCut = hasUserBindings
    undo = LineUndo()
    if holdsRestrictedWords { startAfresh() }
    tasks = request.initialText.isEmpty ? [] : [.insert(EditableText.scalars(request.initialText))]
    // libedit would show the prompt first, and what is typed at once would be echoed twice.
    ceditline_enable_editing(line)
    ceditline_prepare_terminal(line, 1)
    show(prompt: request)
    var count: Int32 = 0
    let text = el_wgets(line, &count)
    // What a line was that was not taken is not known.
    if outcome != nil, mayHaveCut { holdsRestrictedWords = true }
    guard let text, count > 0 else {
      StandardOutput.write("\n")
      return outcome ?? .endOfInput
    }
    return outcome ?? answer(UnsafeBufferPointer(start: text, count: Int(count)))
  }

  private func show(prompt request: PromptRequest) {
    let parts = request.prompt.split(separator: "\n", omittingEmptySubsequences: false)
    for part in parts.dropLast() { StandardOutput.write(part + "\n") }
    prompts.left.set(EditableText.prompt(parts.last ?? ""))
    // On a narrow terminal the answer needs the room.
    let right = terminalColumns() < 60 ? "" : request.rightPrompt ?? ""
    prompts.right.set(EditableText.prompt(right))
    if !hasBracketing { bracketPastes() }
  }

  func bracketPastes() {
    hasBracketing = true
    TerminalGuard.noteBracketing()
    StandardOutput.write("\u{1B}[?2004h")
  }

  // In fewer columns libedit does not survive a wide character.
  private static let fewestColumns = 8

  /// Makes libedit lay lines out for the terminal's size of now.
  func adoptSize() {
    el_resize(line)
    if terminalColumns() < Self.fewestColumns {
      ceditline_set_columns(line, String(Self.fewestColumns))
    }
  }

  func terminalColumns() -> Int {
    var size = winsize()
    guard ioctl(STDIN_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private func answer(_ buffer: UnsafeBufferPointer<wchar_t>) -> Input {
    var scalars = buffer.compactMap(Unicode.Scalar.init(wide:))[...]
    if scalars.last == "\n" || scalars.last == "\r" { scalars.removeLast() }
    let text = EditableText.text(scalars.filter { $0 != Self.taskKey })
    guard text.utf8.count <= longestLine else { return .refused(.tooLong(limit: longestLine)) }
    let isRestricted = !request.remembersLine || !request.remembers(text)
    if isRestricted, mayHaveCut { holdsRestrictedWords = true }
    if let history, !isRestricted, !scalars.allSatisfy({ $0 == " " }) {
      ceditline_remember(history, scalars.map(wchar_t.init) + [0])
    }
    return .line(text)
  }
}
