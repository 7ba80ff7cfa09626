import ConsultationCore

/// What may be typed instead of an answer.
public enum Command: String, CaseIterable, Hashable, Sendable {
  case help, why, read
  case back, amend, review, each, unknown, decline
  case note, said
  case progress, verdict, plan, override, acknowledge
  case pause, abandon, sign

  /// Whether its answer would help a trainee in an examination: it explains, or tells which findings
  /// stand.
  public var helpsTrainee: Bool { [.help, .why, .verdict, .plan, .override].contains(self) }

  /// How it is typed.
  public var usage: String {
    switch self {
    case .help: "/help [topic]"
    case .why: "/why [question, rule, staff note or verdict]"
    case .read: "/read"
    case .back: "/back [lines]"
    case .amend: "/amend question [value]"
    case .review: "/review [section or number]"
    case .each: "/each"
    case .note: "/note text"
    case .said: "/said words"
    case .unknown: "/unknown"
    case .decline: "/decline"
    case .override: "/override rule [by specialist on date:] reason"
    case .acknowledge: "/acknowledge"
    case .verdict: "/verdict"
    case .plan: "/plan"
    case .progress: "/progress"
    case .pause: "/pause"
    case .abandon: "/abandon reason"
    case .sign: "/sign"
    }
  }

  /// What it does, in one line.
  public var meaning: String {
    switch self {
    case .help: "what to type here; what a command, a question or keys are for"
    case .why: "why this is asked, why a finding stands, how the verdict comes about"
    case .read: "the wording to read to the patient"
    case .back: "ask the last line again; Enter keeps an answer"
    case .amend: "change an answer, and see exactly what changes with it"
    case .review: "every answer with its number; a number jumps there"
    case .each: "go through this list one by one"
    case .note: "keep a note in the record"
    case .said: "keep the patient's own words in the record"
    case .unknown: "nobody present knows; never read as no"
    case .decline: "the patient prefers not to say; never read as no"
    case .override: "set a finding aside, where its class allows that"
    case .acknowledge: "confirm an urgent notice"
    case .verdict: "the verdict with its reasons"
    case .plan: "the plan as it stands"
    case .progress: "how far it is"
    case .pause: "save and leave; resume goes on from here"
    case .abandon: "end without a signature; the record is kept"
    case .sign: "what is still open, and the signature"
    }
  }

  /// A sentence for a line that is a command but for its `/`; empty for any other.
  static func hint(for line: String) -> String {
    let first = line.trimmed.lowercased().split(separator: " ").first.map(String.init) ?? ""
    return Command(rawValue: first).map { " Did you mean /\($0.rawValue)?" } ?? ""
  }

  /// The command that a word means, by name or unambiguous prefix.
  static func named(_ word: String) throws(Rejection) -> Command {
    let word = word.lowercased()
    if let exact = Command(rawValue: word) { return exact }
    let matches = Command.allCases.filter { $0.rawValue.hasPrefix(word) }
    switch matches.count {
    case 1: return matches[0]
    case 0:
      throw Rejection(
        "There is no command /\(word.prefix(20))"
          + Nearest.ending(for: "/" + word, among: Command.allCases.map { "/" + $0.rawValue })
          + " Nothing was answered. /help lists the commands.")
    default:
      throw Rejection(
        "/\(word) could mean " + matches.map { "/" + $0.rawValue }.joined(separator: " or ")
          + ". Nothing was answered.")
    }
  }
}
