import CPangoCairo
import ConsultationCore
import Documents

/// Sets a document in pages.
enum Typesetter {
  /// A PDF with the characters in it that no font has.
  struct Result {
    var bytes: [UInt8]
    var unknownCharacters: Set<UInt32>
  }

  static func typeset(_ document: Document) throws(Failure) -> Result {
    let canvas = try Canvas(language: document.language)
    setProperties(of: canvas, from: document)
    let atoms = Composer(document, on: canvas).atoms
    let pages = Pagination.pages(
      of: atoms.map(\.item), first: Theme.column, following: Theme.column)
    let running = RunningLines(document, pageCount: pages.count, context: canvas.text)
    for (index, range) in pages.enumerated() {
      Page(number: index + 1, atoms: atoms[range]).paint(on: canvas)
      canvas.leaveLeaf()
      running.paint(on: canvas, page: index + 1)
      canvas.endPage()
    }
    let bytes = CatalogueUpdate(of: try canvas.finish()).naming(language: document.language)
    return Result(bytes: bytes, unknownCharacters: canvas.unknownCharacters)
  }

  private static func setProperties(of canvas: Canvas, from document: Document) {
    let metadata = document.metadata
    let author = metadata.author.isEmpty ? metadata.clinic : metadata.author
    canvas.setProperty(CAIRO_PDF_METADATA_TITLE, document.title.printableLine)
    canvas.setProperty(CAIRO_PDF_METADATA_AUTHOR, author.printableLine)
    canvas.setProperty(CAIRO_PDF_METADATA_SUBJECT, metadata.subject.printableLine)
    canvas.setProperty(
      CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", ").printableLine)
    canvas.setProperty(CAIRO_PDF_METADATA_CREATOR, "Stipple")
    // The day comes from the document, never from a clock: equal documents give equal bytes.
    let created = metadata.created.isDay ? metadata.created : "1970-01-01"
    canvas.setProperty(CAIRO_PDF_METADATA_CREATE_DATE, created + "T00:00:00Z")
  }
}

extension String {
  /// Whether it has the form `YYYY-MM-DD`.
  fileprivate var isDay: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [4, 2, 2]
      && parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}
