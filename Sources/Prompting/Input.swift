/// How one reading of a line ends.
public enum Input: Hashable, Sendable {
  /// A line as it was typed, without its newline. Several lines, joined by `\n`, only where the
  /// request allows them. It may hold any character, control characters too.
  case line(String)

  /// Ctrl-C: the half-typed line is thrown away.
  case interrupted

  /// Ctrl-D on an empty line, the end of a pipe, or a terminal that is gone.
  case endOfInput

  /// Something arrived that is no answer. All of it is thrown away.
  case refused(Refusal)
}

/// Why what arrived could not be taken as one line.
public enum Refusal: Hashable, Sendable {
  /// Pasted lines where one line is asked for.
  case severalLines(Int)

  /// A line of more than `limit` bytes.
  case tooLong(limit: Int)

  /// Bytes that are not UTF-8.
  case invalidUTF8(bytes: Int)

  /// A paste that began and did not end.
  case unfinishedPaste

  /// A secret was asked for and there is no terminal to type it on.
  case noTerminal
}

extension Refusal: CustomStringConvertible {
  /// A sentence for the person at the terminal.
  public var description: String {
    switch self {
    case .severalLines(let count):
      "\(count) lines came at once and one is asked for. Nothing was taken."
    case .tooLong(let limit):
      "That line is longer than \(limit) bytes. Nothing was taken."
    case .invalidUTF8(let bytes):
      "\(bytes) \(bytes == 1 ? "byte is" : "bytes are") not UTF-8 text. Nothing was taken."
    case .unfinishedPaste:
      "A paste began and did not end. Nothing was taken."
    case .noTerminal:
      "This must be typed on a terminal, and there is none."
    }
  }
}

/// The most bytes that one line may have, in UTF-8.
public let longestLine = 64 * 1024
