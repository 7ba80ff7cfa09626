import Prompting

// Asks for lines and says what it got, for tests that sit at the other end of a terminal.
// Each argument sets one thing about every question.

let words = [
  Completion("never", meaning: "has not taken it"),
  Completion("needle", meaning: "an instrument"),
  Completion("stopped", meaning: "took it in the past, and this sentence is long enough to wrap"),
  Completion("/amend", meaning: "changes an answer"),
  Completion("/abandon", meaning: "ends without a verdict"),
]

let options = CommandLine.arguments.dropFirst()
func value(_ name: String) -> String? {
  options.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
}

func run() {
  let environment = TerminalEnvironment.current(accessible: options.contains("accessible"))
  var console = Console.standard(environment)
  let style = Style(environment)
  var count = 0
  asking: while true {
    count += 1
    let request = PromptRequest(
      style(.emphasis, "\(count)> "), rightPrompt: value("right"),
      initialText: value("initial") ?? "", remembersLine: !options.contains("forget"),
      allowsMultipleLines: options.contains("multiline"), echoes: !options.contains("secret"),
      completions: { text in
        let word = text.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        return words.filter { $0.word.hasPrefix(word) }
      })
    switch console.next(request) {
    case .line("exit"): break asking
    case .line(let line): console.write("line \(line.debugDescription)\n")
    case .interrupted: console.write("interrupted\n")
    case .refused(let refusal): console.write("refused: \(refusal)\n")
    case .endOfInput:
      console.write("end\n")
      break asking
    }
  }
}
run()
print("bye")
