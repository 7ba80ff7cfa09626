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
  func text(for line: Line) -> String {
    let (indent, hanging) = Self.indentation(line.kind)
    let wrapped = TerminalText.wrap(
      line.text, width: environment.columns, indent: indent, hanging: hanging)
    let styled = wrapped.map { text in role(of: line.kind).map { style($0, text) } ?? text }
    let gap = Self.beginsParagraph(line.kind) ? "\n" : ""
    return gap + styled.joined(separator: "\n") + "\n"
  }

  private static func beginsParagraph(_ kind: Line.Kind) -> Bool {
    switch kind {
    case .question, .heading: true
    default: false
    }
  }

  private static func indentation(_ kind: Line.Kind) -> (Int, Int) {
    switch kind {
    case .option: (2, 5)
    case .hint, .spoken: (2, 2)
    case .finding, .amendment, .verdict, .alarm, .explanation: (0, 2)
    default: (0, 0)
    }
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

  /// The prompt in front of the cursor.
  func prompt(_ label: String) -> String { style(.good, label + " ›") + " " }
}
