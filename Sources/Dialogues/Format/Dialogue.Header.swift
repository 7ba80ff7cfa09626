import ConsultationCore

extension Dialogue {
  /// The front matter: between two lines of `---`, one `key: value` a line.
  public struct Header: Hashable, Sendable {
    /// Name and version of the protocol, for example `microneedling 2026.1`.
    public var protocolTitle: String
    /// The clinic's policy by name, or `none`.
    public var policy: String
    /// The local time at which the consultation begins.
    public var clock: Clock
    /// Who the patient is, in one line.
    public var title: String
    /// How hard the case is; `nil` where the file does not say.
    public var level: Difficulty?
    /// What the case teaches, in a few words.
    public var theme: String?
    /// How many lines are typed.
    public var lineCount: Int?
    /// How long a trainee may take, in minutes.
    public var minutes: Int?
    /// Answers that the policy fixes: `deviceType = pen; deviceMaxDepthMm = 1.5`.
    public var presets: String?
    /// The keys in the order in which they stand.
    var order: [Key]

    /// A header with the keys that every file has.
    public init(
      protocolTitle: String, policy: String = "none", clock: Clock, title: String,
      level: Difficulty? = nil, theme: String? = nil, minutes: Int? = nil, presets: String? = nil
    ) {
      self.protocolTitle = protocolTitle
      self.policy = policy
      self.clock = clock
      self.title = title
      self.level = level
      self.theme = theme
      self.minutes = minutes
      self.presets = presets
      order = Key.allCases
    }

    /// Equal where they are written alike.
    public static func == (left: Self, right: Self) -> Bool { left.lines == right.lines }

    /// Hashes what is written, as equality compares it.
    public func hash(into hasher: inout Hasher) { hasher.combine(lines) }
  }

  /// How hard a case is.
  public enum Difficulty: String, CaseIterable, Hashable, Sendable, Codable {
    case introductory, intermediate, difficult
  }
}

extension Dialogue.Header {
  /// The keys of a header; the order of a new one.
  enum Key: String, CaseIterable, Hashable, Sendable {
    case consult, `protocol`, policy, clock, `case`, level, theme, lines, minutes, presets

    var isRequired: Bool {
      switch self {
      case .consult, .protocol, .policy, .clock, .case: true
      default: false
      }
    }
  }

  /// The version of the format.
  static let version = 1

  /// The value of a key as it is written; `nil` where it is left out.
  func value(of key: Key) -> String? {
    switch key {
    case .consult: String(Self.version)
    case .protocol: protocolTitle
    case .policy: policy
    case .clock: clock.description
    case .case: title
    case .level: level?.rawValue
    case .theme: theme
    case .lines: lineCount.map { String($0) }
    case .minutes: minutes.map { String($0) }
    case .presets: presets
    }
  }

  /// The lines as they stand in a file.
  var lines: [String] {
    let keys = order + Key.allCases.filter { !order.contains($0) }
    return ["---"]
      + keys.compactMap { key in value(of: key).map { "\(key.rawValue): \($0)" } } + ["---"]
  }

  /// The line on which a key stands, from 1; the first where it is left out.
  func line(of key: Key) -> Int {
    let written = order.filter { value(of: $0) != nil }
    return written.firstIndex(of: key).map { $0 + 2 } ?? 1
  }
}

/// Reads the lines of a header.
struct HeaderParser {
  private var values: [Dialogue.Header.Key: (text: String, line: Int)] = [:]
  private var order: [Dialogue.Header.Key] = []

  /// Takes one line between the two `---`.
  mutating func take(_ text: String, at line: Int) throws(DialogueError) {
    guard let colon = text.firstIndex(of: ":") else {
      throw DialogueError(
        line: line, "Expected a key, a colon and a value, for example policy: none.")
    }
    let name = String(text[..<colon])
    guard let key = Dialogue.Header.Key(rawValue: name) else {
      let names = Dialogue.Header.Key.allCases.map(\.rawValue)
      throw DialogueError(
        line: line,
        "The header has no key \(name.quotedShort)\(ending(for: name, among: names)) "
          + "Expected one of: \(names.joined(separator: ", ")).")
    }
    guard values[key] == nil else {
      throw DialogueError(line: line, "The key \(name) stands here a second time.")
    }
    let column = name.count + 2
    let rest = text[colon...].dropFirst()
    guard rest.first == " " else {
      throw DialogueError(line: line, column: column, "Expected a space after the colon.")
    }
    let value = String(rest.dropFirst())
    guard !value.isEmpty, value == value.trimmed else {
      throw DialogueError(
        line: line, column: column + 1,
        value.isEmpty
          ? "Expected a value for \(name)."
          : "Expected the value of \(name) without white space around it.")
    }
    if order.isEmpty && key != .consult {
      throw DialogueError(line: line, "Expected “consult: 1” first, not \(name).")
    }
    order.append(key)
    values[key] = (value, line)
  }

  /// The header, once the closing `---` on `line` is reached.
  func header(closedAt line: Int) throws(DialogueError) -> Dialogue.Header {
    for key in Dialogue.Header.Key.allCases where key.isRequired && values[key] == nil {
      throw DialogueError(line: line, "The header lacks “\(key.rawValue):”.")
    }
    guard text(.consult) == String(Dialogue.Header.version) else {
      throw error(.consult, "Expected version \(Dialogue.Header.version) of the format")
    }
    guard let clock = Clock(iso: text(.clock) ?? "") else {
      throw error(.clock, "Expected a day and a time as 2026-11-22T10:00")
    }
    var header = Dialogue.Header(
      protocolTitle: text(.protocol) ?? "", policy: text(.policy) ?? "", clock: clock,
      title: text(.case) ?? "")
    header.order = order
    header.theme = text(.theme)
    header.presets = text(.presets)
    if let level = text(.level) {
      header.level = Dialogue.Difficulty(rawValue: level)
      guard header.level != nil else {
        let names = Dialogue.Difficulty.allCases.map(\.rawValue)
        throw error(.level, "Expected \(names.joined(separator: ", "))", among: names)
      }
    }
    header.lineCount = try count(.lines, upTo: 100_000)
    header.minutes = try count(.minutes, upTo: 600)
    return header
  }

  private func text(_ key: Dialogue.Header.Key) -> String? { values[key]?.text }

  private func count(
    _ key: Dialogue.Header.Key, upTo limit: Int
  ) throws(DialogueError) -> Int? {
    guard let text = text(key) else { return nil }
    guard let number = Int(text), String(number) == text, (1...limit).contains(number) else {
      throw error(key, "Expected a whole number from 1 to \(limit)")
    }
    return number
  }

  private func error(
    _ key: Dialogue.Header.Key, _ message: String, among names: [String] = []
  ) -> DialogueError {
    let (text, line) = values[key] ?? ("", 1)
    return DialogueError(
      line: line, column: key.rawValue.count + 3,
      "\(message); found \(text.quotedShort)\(ending(for: text, among: names))")
  }
}
