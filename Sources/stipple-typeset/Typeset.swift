import ConsultationCore
import Documents
import Glibc

/// Reads a document as JSON and writes it as PDF.
///
/// It is a program of its own so that the text of a record never meets the libraries of typesetting in
/// the process that holds the key.
@main
enum Typeset {
  static let usage = """
    usage: stipple-typeset [-o FILE] < document.json

    Reads a document as JSON from standard input and writes it as PDF to standard output,
    or to FILE, which must not exist.

    """

  static func main() {
    // A reader that has gone away is an error of writing, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    do throws(Failure) {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      StandardStream.report(error.sentence)
      exit(error.status)
    }
  }

  private static func run(_ arguments: [String]) throws(Failure) {
    let output: String?
    switch arguments.count {
    case 0: output = nil
    case 1 where arguments[0] == "--help" || arguments[0] == "-h":
      return try StandardStream.write(Array(usage.utf8))
    case 2 where arguments[0] == "-o" && !arguments[1].isEmpty: output = arguments[1]
    default: throw Failure(.usage, "The arguments are -o FILE or none; --help says more.")
    }
    let document = try readDocument()
    let result = try Typesetter.typeset(document)
    if let output {
      try StandardStream.create(output, holding: result.bytes)
    } else {
      try StandardStream.write(result.bytes)
    }
    for character in result.unknownCharacters.sorted() {
      StandardStream.report(
        "No font has the character U+\(hexadecimal(character))\(name(of: character)); a box with its "
          + "number is printed.")
    }
  }

  private static func readDocument() throws(Failure) -> Document {
    let bytes = try StandardStream.read(atMost: 8 << 20)
    let document: Document
    do {
      document = try DocumentJSON.decode(bytes)
    } catch {
      throw Failure(.data, "The input is not a document as JSON: \(Failure.sentence(of: error))")
    }
    guard document.partCount <= 100_000 else {
      throw Failure(.data, "The document has more than 100,000 parts.")
    }
    return document
  }

  /// The name that Unicode gives it, where it has one.
  private static func name(of character: UInt32) -> String {
    Unicode.Scalar(character)?.properties.name.map { ", \($0)" } ?? ""
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
