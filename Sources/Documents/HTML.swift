public import ConsultationCore

/// A document as one self-contained HTML file: no script, no outside request, print style, dark and
/// light.
public enum HTML {
  /// The document as HTML.
  ///
  /// Words never make markup. The file's own policy forbids everything but its style, whose hash it
  /// names.
  public static func render(_ document: Document) -> String {
    var writer = HTMLWriter()
    let body = writer.body(of: document)
    return """
      <!DOCTYPE html>
      <html lang="\(languageTag(document.language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      \(metadata(document))<style>\(HTMLStyle.sheet)</style>
      </head>
      <body class="\(document.audience.rawValue)">
      \(body)
      </body>
      </html>

      """
  }

  /// The text with the characters that begin markup as references.
  ///
  /// It goes by scalars: a mark that combines with a bracket does not hide it from a parser.
  static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static let policy =
    "default-src 'none'; style-src '\(HTMLStyle.hash)'; base-uri 'none'; form-action 'none'"

  private static func metadata(_ document: Document) -> String {
    let title = document.title.printableLine
    var result = "<title>\(escape(title.isBlank ? "Document" : title))</title>\n"
    let metadata = document.metadata
    let author = metadata.author.isEmpty ? metadata.clinic : metadata.author
    for (name, content) in [
      ("author", author), ("description", metadata.subject), ("dcterms.created", metadata.created),
      ("keywords", metadata.keywords.joined(separator: ", ")),
    ] where !content.isEmpty {
      result += "<meta name=\"\(name)\" content=\"\(escape(content.printableLine))\">\n"
    }
    return result
  }

  /// A tag of letters, digits and hyphens, or the tag that says that the language is not known.
  private static func languageTag(_ tag: String) -> String {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphanumeric }
    }
    return isTag ? tag : "und"
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isAlphanumeric: Bool {
    isAlphabetic || numericType != nil
  }
}
