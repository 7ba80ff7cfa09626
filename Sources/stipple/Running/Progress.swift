import Foundation

/// How far long work is, on standard error, where a person is looking; nothing in a pipe.
struct Progress: Sendable {
  private let total: Int
  private let what: String
  private let isWatched = isatty(STDERR_FILENO) == 1

  init(of total: Int, _ what: String) {
    self.total = total
    self.what = what
  }

  /// Shows how many are done; seldom enough to cost nothing.
  func show(_ done: Int) {
    guard isWatched, total > 1, done % max(1, total / 100) == 0 else { return }
    FileHandle.standardError.write(Data("\r\(done) of \(total) \(what)".utf8))
  }

  /// Takes the line away.
  func clear() {
    guard isWatched, total > 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
