import ConsultationCore
import Foundation

/// The statuses with which the program ends; stable, and listed in `--help`.
enum ExitStatus: Int32 {
  case done = 0
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
func complain(_ message: String) {
  let text = VisibleText.of("stipple: " + message, keepsLineFeeds: true) + "\n"
  FileHandle.standardError.write(Data(text.utf8))
}

/// Writes text to standard output as it is; the caller made it safe.
func show(_ text: String) {
  FileHandle.standardOutput.write(Data((text + "\n").utf8))
}
