/// The usual ways to begin a consultation and to replay dialogues, understood without ArgumentParser:
/// to build its tree of commands takes longer than all else before the first prompt.
///
/// Whatever is not plainly understood here, every mistake included, is left to the full parser.
enum QuickStart {
  /// What these arguments mean to the full parser too, or nil.
  static func start(_ arguments: [String]) -> (any Start)? {
    replay(arguments) ?? consultation(arguments)
  }

  static func replay(_ arguments: [String]) -> ReplayStart? {
    let paths = Array(arguments.dropFirst())
    guard arguments.first == "replay", !paths.isEmpty, paths.allSatisfy({ !$0.hasPrefix("-") })
    else { return nil }
    return ReplayStart(paths: paths)
  }

  static func consultation(_ arguments: [String]) -> ConsultationStart? {
    var rest = arguments[...]
    if rest.first == "consult" { rest.removeFirst() }
    var start = ConsultationStart()
    func take(_ option: inout String?) -> Bool {
      guard option == nil, let value = rest.popFirst(), !value.hasPrefix("-") else { return false }
      option = value
      return true
    }
    while let name = rest.popFirst() {
      switch name {
      case "--accessible" where !start.accessible: start.accessible = true
      case "--read" where !start.read: start.read = true
      case "--store" where take(&start.store): break
      case "--key-file" where take(&start.keyFile): break
      case "--policy" where take(&start.policy): break
      case "--clinician-key" where take(&start.clinicianKey): break
      default: return nil
      }
    }
    return start
  }
}

/// A command with all that it was told.
protocol Start {
  func run() throws
}
