public import ConsultationCore
import FoundationEssentials

/// A document as JSON: the shape that the document's types describe, keys sorted, UTF-8.
///
/// It is also how a document travels to the typesetter.
public enum DocumentJSON {
  /// The document as JSON.
  ///
  /// Characters that would act on a terminal or an editor are escaped, so the text is safe to show
  /// and decodes to the equal document.
  ///
  /// - Throws: An error of the encoder; a document has no value that it refuses.
  public static func encode(_ document: Document) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(document), as: UTF8.self)
    return escapingActors(in: text) + "\n"
  }

  /// Reads a document.
  ///
  /// - Throws: A `DecodingError` that says where the text is not a document.
  public static func decode(_ bytes: some Sequence<UInt8>) throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(bytes))
  }

  /// Such a character can only be inside a string of the JSON, where an escape means the same.
  private static func escapingActors(in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.acts || scalar.isLineEndBeyondASCII {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result.append(contentsOf: "\\u".unicodeScalars)
          result.append(contentsOf: String(repeating: "0", count: 4 - digits.count).unicodeScalars)
          result.append(contentsOf: digits.unicodeScalars)
        }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isLineEndBeyondASCII: Bool {
    value == 0x85 || value == 0x2028 || value == 0x2029
  }
}
