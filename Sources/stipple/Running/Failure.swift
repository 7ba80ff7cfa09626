import ConsultationCore
import Foundation

/// The statuses with which the program ends early; stable, and listed in `--help`.
///
/// Beside these, 0 is a good end; 130 is the shell's word for Ctrl-C.
enum ExitStatus: Int32 {
  case checkFailed = 1
  case usage = 64
  case badInput = 65
  case notFound = 66
  case ourMistake = 70
  case cannotCreate = 73
  case inputOutput = 74
  case paused = 75
  case locked = 77
  case interrupted = 130
}

/// Why the program ends early: a status and a sentence for standard error.
struct Failure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String = "") {
    self.status = status
    self.message = message
  }
}

/// Writes a sentence to standard error, made safe to show.
func complain(_ message: String) { complainWithoutName("stipple: " + message) }

/// Writes text to standard error, made safe to show; where nobody can read it, nothing is lost.
func complainWithoutName(_ message: String) {
  let text = VisibleText.of(message, keepsLineFeeds: true) + "\n"
  try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
}

/// Writes text to standard output as it is; the caller made it safe.
///
/// Ends the program where it cannot be written: a result that nobody got is no good end.
func show(_ text: String) {
  do {
    try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  } catch {
    complain("standard output cannot be written: \(error.localizedDescription)")
    Foundation.exit(ExitStatus.inputOutput.rawValue)
  }
}
