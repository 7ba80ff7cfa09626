import Foundation

/// Long work's progress with an estimate, on standard error, where a person is looking.
struct LongWork {
  private let what: String
  private let started = ContinuousClock.now
  private var shown: ContinuousClock.Instant?
  private let isWatched = isatty(STDERR_FILENO) == 1

  init(_ what: String) { self.what = what }

  /// Work that is done sooner shows nothing.
  private static let patience = Duration.milliseconds(500)

  /// Says how far it is.
  mutating func reached(_ done: Int, of total: Int) {
    let now = ContinuousClock.now
    guard isWatched, done > 0, done < total, now - (shown ?? started) >= Self.patience else {
      return
    }
    shown = now
    let rest = (now - started) / done * (total - done)
    write("\r\u{1B}[K\(Self.sentence(what, done, of: total, rest: rest))")
  }

  /// Takes the line away.
  mutating func finish() {
    if shown != nil { write("\r\u{1B}[K") }
    shown = nil
  }

  static func sentence(_ what: String, _ done: Int, of total: Int, rest: Duration) -> String {
    let seconds = max(1, Int(rest.components.seconds))
    let estimate = seconds < 90 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
    return "\(what): \(done) of \(total), about \(estimate) left"
  }

  /// A terminal that went away must not end the work.
  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
