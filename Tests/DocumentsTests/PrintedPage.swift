import ConsultationCore
import Documents
import Foundation

/// A document set as PDF, and what the system's tools say of it.
struct PrintedPage {
  let pdf: Data
  /// What the typesetter said on standard error.
  let complaints: String
  let status: Int32

  init(_ document: Document) throws {
    let result = try Tool(product: "stipple-typeset").run(
      [], input: DocumentJSON.encode(document))
    pdf = result.bytes
    complaints = result.errors
    status = result.status
  }

  /// Runs a tool on the file, which stands for `FILE` among the arguments.
  func ask(_ tool: String, _ arguments: String...) throws -> Tool.Result {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "page.pdf")
      try pdf.write(to: file)
      return try Tool(tool).run(arguments.map { $0 == "FILE" ? file.path : $0 })
    }
  }

  /// The status of a check; 0 for a clean file.
  func check() throws -> Int32 { try ask("qpdf", "--check", "FILE").status }

  func text() throws -> String { try ask("pdftotext", "FILE", "-").output }

  func unembeddedFonts() throws -> [String] {
    try ask("pdffonts", "FILE").output.split(separator: "\n").dropFirst(2).map(String.init)
      .filter { !$0.contains(#/ yes +yes +(yes|no) +\d+ +\d+$/#) }
  }
}
