import ConsultationCore
import Interview

/// One dialogue on its way through a session.
struct ReplayRun {
  private let dialogue: Dialogue
  private let manner: Replay.Manner
  private let `protocol`: ConsultationProtocol
  private(set) var player: Player?
  private(set) var differences: [Difference] = []
  private(set) var edits = Edits()
  private(set) var exchanges = 0
  private(set) var findings: Set<Finding> = []
  /// Those after the last line.
  private var standing: [Finding] = []
  private(set) var asked: Set<QuestionID> = []

  /// What the last typed line came to, still to be compared.
  private var reaction: [Assertion] = []
  private var refusal: String?
  /// The entries that speak of it.
  private var expected: [Int] = []
  /// The entry after which the reaction is written: the last typed line, or the last of all.
  private var lastTyped: Int?
  /// Whether lines pass unplayed until a question of the file is the one asked.
  private var isSkipping = false
  private var skipped = 0

  init(_ dialogue: Dialogue, _ protocol: ConsultationProtocol, _ manner: Replay.Manner) {
    self.dialogue = dialogue
    self.protocol = `protocol`
    self.manner = manner
  }

  mutating func play() {
    compareHeader()
    do throws(DialogueError) {
      player = try Player(dialogue.header, under: `protocol`, restoring: manner.restoring)
    } catch {
      let presets = dialogue.header.presets.map { "presets: " + $0 }
      note(
        error.line, column: error.column, expected: presets, got: nil, error.message,
        isBlessable: false)
      return
    }
    reaction = player?.opening.assertions ?? []
    lookAround()
    for (index, entry) in dialogue.entries.enumerated() {
      switch entry.kind {
      case .prompt(let key, _): compare(key: key, at: entry.line)
      case .options(let text): compare(options: text, at: index)
      case .typed(let text): type(text, at: index)
      case .finding, .amendment, .output: if !isSkipping { expected.append(index) }
      default: break
      }
    }
    end()
  }

  private mutating func note(
    _ line: Int, column: Int? = nil, expected: String?, got: String?, _ note: String? = nil,
    isBlessable: Bool = true
  ) {
    differences.append(
      Difference(
        line: line, column: column, expected: expected, got: got, note: note,
        isBlessable: isBlessable))
  }

  private mutating func lookAround() {
    guard let found = player?.session.consultation.assessment.findings,
      let prompt = player?.session.consultation.prompt
    else { return }
    if found != standing {
      standing = found
      findings.formUnion(standing)
    }
    asked.formUnion(prompt.questions)
  }

  /// Whether the policy is the one that the header names.
  var isOfItsPolicy: Bool { PolicyLine.areAlike(dialogue.header.policy, manner.policy) }

  // MARK: - What stands in the file

  private mutating func compareHeader() {
    let header = dialogue.header
    if header.protocolTitle != `protocol`.title {
      note(
        header.line(of: .protocol), expected: "protocol: " + header.protocolTitle,
        got: "protocol: " + `protocol`.title)
      edits.protocolTitle = `protocol`.title
    }
    if !isOfItsPolicy {
      note(
        header.line(of: .policy), expected: "policy: " + header.policy,
        got: "policy: " + manner.policy, "Play it with the policy that it names.",
        isBlessable: false)
    }
    if let lines = header.lineCount, lines != dialogue.typedLineCount {
      note(
        header.line(of: .lines), expected: "lines: \(lines)",
        got: "lines: \(dialogue.typedLineCount)")
      edits.lineCount = dialogue.typedLineCount
    }
  }

  private mutating func compare(key: String, at line: Int) {
    if !isSkipping { settle() }
    let actual = player?.askedKey
    if let actual, actual == key || Self.items(actual) == Self.items(key) {
      isSkipping = false
      return
    }
    guard !isSkipping else { return }
    isSkipping = true
    let unknown = unknownKey(key)
    note(
      line, column: unknown?.column, expected: "? [\(key)]",
      got: actual.map { "? [\($0)]" } ?? "the end of asking",
      unknown?.words ?? "The lines from here on are not played until the question asked is met.",
      isBlessable: false)
  }

  private static func items(_ key: String) -> [String] {
    key.split(separator: ",").map { $0.trimmed }
  }

  /// What is not known between the brackets of a `?` line, and where it stands.
  private func unknownKey(_ key: String) -> (column: Int, words: String)? {
    let known =
      `protocol`.questions.map(\.id.name) + `protocol`.groups.map { "checklist." + $0.id }
      + HeaderField.allCases.map(\.rawValue)
      + SignatureField.allCases.map { "signatory." + $0.rawValue }
      + Banner.allCases.map { "acknowledge." + $0.rawValue.lowercased() }
      + ["visit", "review", "signature"]
    guard let wrong = Self.items(key).first(where: { !known.contains($0) }) else { return nil }
    return (
      4 + (key.place(of: wrong) ?? 0),
      "There is no question \(wrong.quotedShort)\(ending(for: wrong, among: known))"
    )
  }

  private mutating func compare(options text: String, at index: Int) {
    guard !isSkipping else { return }
    func split(_ text: String) -> [String] { text.split(separator: "|").map { $0.trimmed } }
    guard let actual = player?.options else {
      note(dialogue.entries[index].line, expected: ". " + text, got: nil)
      edits.replace(index, with: nil)
      return
    }
    guard actual != text, split(actual) != split(text) else { return }
    note(dialogue.entries[index].line, expected: ". " + text, got: ". " + actual)
    edits.replace(index, with: .options(actual))
  }

  private mutating func type(_ text: String, at index: Int) {
    guard !isSkipping else {
      skipped += 1
      return
    }
    settle()
    guard var player = self.player.take() else { return }
    let played = player.play(text)
    self.player = player
    exchanges += 1
    reaction = played.assertions
    refusal = played.refusal
    lastTyped = index
    if let loss = played.loss {
      note(dialogue.entries[index].line, expected: nil, got: nil, loss, isBlessable: false)
    }
    lookAround()
  }

  private mutating func end() {
    let last = dialogue.lastLine
    if !isSkipping {
      if let player, player.isUnfinished {
        reaction.append(.unfinished(at: player.key))
        lastTyped = lastPlayedEntry
      }
      settle()
    } else if let player {
      note(
        last, expected: nil,
        got: player.askedKey.map { "? [\($0)]" } ?? "the end of asking",
        "\(skipped) typed line\(skipped == 1 ? " was" : "s were") not played.", isBlessable: false)
    }
    if dialogue.header.level != nil, dialogue.markSheet == nil {
      note(
        last, expected: nil, got: nil,
        "A file with “level:” is a case and ends with a mark sheet; this one may have lost "
          + "its end.", isBlessable: false)
    }
  }

  /// The last entry before the mark sheet that is not prose.
  private var lastPlayedEntry: Int? {
    dialogue.entries.lastIndex { entry in
      switch entry.kind {
      case .prose, .heading, .item, .pass: false
      default: true
      }
    }
  }

  // MARK: - What the program said

  /// Compares the reaction to the last typed line with the entries that speak of it.
  private mutating func settle() {
    defer {
      reaction = []
      expected = []
      refusal = nil
    }
    let wanted = expected.compactMap { dialogue.entries[$0].kind.assertion }
    guard wanted != reaction else { return }
    var pieces = Alignment(wanted, reaction).pieces[...]
    var position = 0
    while let piece = pieces.popFirst() {
      switch piece {
      case .same: position += 1
      case .missing(let text):
        var got: Assertion?
        if case .surplus(let other)? = pieces.first {
          got = other
          pieces.removeFirst()
        }
        difference(at: expected[position], text, got)
        position += 1
      case .surplus(let text): surplus(text, before: position)
      }
    }
  }

  private mutating func difference(at index: Int, _ wanted: Assertion, _ got: Assertion?) {
    note(
      dialogue.entries[index].line, expected: wanted.line, got: got?.line,
      got == .refused ? refusal : unknownName(in: wanted))
    edits.replace(index, with: got?.kind)
  }

  /// A verdict, level, notice, rule or action that a line names and nobody has, and the nearest one.
  private func unknownName(in assertion: Assertion) -> String? {
    let names =
      Verdict.allCases.map(\.name) + Level.allCases.map(\.name) + Banner.allCases.map(\.rawValue)
      + `protocol`.rules.map(\.id.name) + `protocol`.actions.map(\.id.name)
    for word in assertion.text.split(whereSeparator: { " ;:,".contains($0) }).map(String.init) {
      guard word.first?.isUppercase ?? false, word == word.uppercased(), !names.contains(word),
        let nearest = Nearest.match(for: word, among: names)
      else { continue }
      return "There is no \(word.quotedShort); did you mean “\(nearest)”?"
    }
    return nil
  }

  private mutating func surplus(_ text: Assertion, before position: Int) {
    let anchor = position < expected.count ? expected[position] : nil
    let after = expected.last ?? lastTyped
    let line =
      (anchor ?? after).map { dialogue.entries[$0].line } ?? dialogue.header.lines.count
    note(line, expected: nil, got: text.line, text == .refused ? refusal : nil)
    if let anchor {
      edits.insert(text.kind, before: anchor)
    } else {
      edits.insert(text.kind, after: after)
    }
  }
}
