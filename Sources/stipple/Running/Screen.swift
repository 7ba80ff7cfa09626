import ConsultationCore
import Interview
import Prompting

/// Lays lines out for a terminal: words first, style second.
struct Screen {
  let environment: TerminalEnvironment
  private let style: Style

  init(_ environment: TerminalEnvironment) {
    self.environment = environment
    style = Style(environment)
  }

  /// The text of a line, wrapped, styled, with its line feed.
  func text(for line: Line) -> String { text(for: [line]) }

  /// The text of lines that are said together: options that follow each other are one list.
  func text(for lines: [Line]) -> String {
    var text = ""
    var previous: Line.Kind?
    var rest = lines.filter { !$0.text.isEmpty }[...]
    while let first = rest.first {
      if Self.isOption(first) {
        text += options(rest.prefix(while: Self.isOption).map(\.text))
        rest = rest.drop(while: Self.isOption)
      } else {
        let continues = first.kind == previous && first.kind != .question
        text += (Self.beginsParagraph(first.kind) && !continues ? "\n" : "") + single(first)
        rest = rest.dropFirst()
      }
      previous = first.kind
    }
    return text
  }

  /// The prompt in front of the cursor.
  func prompt(_ label: String) -> String {
    // A long label would leave no room for the answer.
    let label = TerminalText.width(label) * 2 > environment.columns ? "" : label
    return style(.good, label.isEmpty ? "›" : label + " ›") + " "
  }

  /// Whether the line editor shows what stands at the right edge.
  var showsRightPrompt: Bool { environment.allowsRepainting && !isNarrow }

  /// Whether a line has no room beside the answer.
  var isNarrow: Bool { environment.columns < 60 }

  /// The columns of running text: no eye follows lines of two hundred letters.
  private var measure: Int { min(environment.columns, 100) }

  // MARK: - Lines

  private func single(_ line: Line) -> String {
    let rows: [String]
    if line.kind == .hint, line.text.hasPrefix("/") {
      rows = usage(line.text)
    } else {
      let (indent, hanging) = Self.indentation(line)
      rows = TerminalText.wrap(
        line.text, width: measure, indent: indent, hanging: hanging)
    }
    // Joined by hand: the library's way searches all conformances at its first use, which would be a
    // tenth of the time until the first prompt.
    return rows.reduce(into: "") { result, text in
      result += (role(of: line.kind).map { style($0, text) } ?? text) + "\n"
    }
  }

  private static func beginsParagraph(_ kind: Line.Kind) -> Bool {
    switch kind {
    case .question, .heading, .alarm: true
    default: false
    }
  }

  private static func indentation(_ line: Line) -> (first: Int, others: Int) {
    switch line.kind {
    case .hint, .spoken, .option: (2, 2 + markerWidth(line.text))
    case .finding, .amendment, .verdict, .alarm, .explanation: (0, 2)
    default: (0, 0)
    }
  }

  /// The columns of the number or bullet that a text begins with, and of the space after it.
  private static func markerWidth(_ text: String) -> Int {
    for bullet in ["• ", "☐ ", "☑ "] where text.hasPrefix(bullet) { return 2 }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && text.dropFirst(digits.count).hasPrefix("  ") ? digits.count + 2 : 0
  }

  /// A command with its meaning beside it, or below it where there is no room.
  private func usage(_ text: String) -> [String] {
    guard let gap = text.firstRange(of: "  ") else { return ["  " + text] }
    let (command, meaning) = (String(text[..<gap.lowerBound]), String(text[gap.upperBound...]))
    let column = isNarrow || environment.isAccessible ? 6 : 31
    let rows = TerminalText.wrap(meaning, width: measure, indent: column)
    guard TerminalText.width(command) + 4 <= column, let first = rows.first else {
      return TerminalText.wrap(command, width: measure, indent: 2, hanging: 4) + rows
    }
    return [TerminalText.pad("  " + command, to: column) + first.dropFirst(column)]
      + rows.dropFirst()
  }

  private func role(of kind: Line.Kind) -> Style.Role? {
    switch kind {
    case .heading, .question, .verdict: .emphasis
    case .hint, .option: nil
    case .spoken, .explanation: nil
    case .echo: .hint
    case .finding(.note): nil
    case .finding(.modify), .finding(.defer), .amendment: .caution
    case .finding(.refer), .finding(.exclude), .alarm, .refusal: .danger
    }
  }

  // MARK: - Options

  // A list of so many rows leaves the question and the answer on a small screen.
  private static let mostRows = 8

  private static func isOption(_ line: Line) -> Bool { line.kind == .option }

  /// Options below each other with their numbers aligned; a long list in columns where its words
  /// are short, but never for a screen reader.
  private func options(_ texts: [String]) -> String {
    let numbers = texts.map(Self.markerWidth).max() ?? 0
    let aligned = texts.map { text in
      String(repeating: " ", count: max(0, numbers - Self.markerWidth(text))) + text
    }
    let widest = (aligned.map { TerminalText.width($0) }.max() ?? 0) + 3
    let possible = (environment.columns - 2 + 3) / widest
    let wanted = (aligned.count + Self.mostRows - 1) / Self.mostRows
    let columns = environment.isAccessible ? 1 : min(possible, wanted)
    guard columns > 1 else {
      let rows = zip(texts, aligned).flatMap { text, aligned in
        TerminalText.wrap(
          text, width: measure,
          indent: 2 + TerminalText.width(aligned) - TerminalText.width(text), hanging: 2 + numbers)
      }
      return rows.joined(separator: "\n") + "\n"
    }
    let height = (aligned.count + columns - 1) / columns
    return (0..<height).map { row in
      let cells = stride(from: row, to: aligned.count, by: height).map { aligned[$0] }
      return "  " + cells.dropLast().map { TerminalText.pad($0, to: widest) }.joined()
        + (cells.last ?? "") + "\n"
    }.joined()
  }
}
