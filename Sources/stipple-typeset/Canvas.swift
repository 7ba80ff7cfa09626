import CPangoCairo
import Documents

/// The PDF that is painted: pages, structure, outline and properties.
final class Canvas {
  let cairo: OpaquePointer
  /// What sets text, in the document's language.
  let text: OpaquePointer
  /// The characters painted so far that no font has.
  var unknownCharacters: Set<UInt32> = []

  private let surface: OpaquePointer
  private let output: UnsafeMutablePointer<[UInt8]>
  private var openTags: [Tag] = []

  /// Starts a PDF without pages.
  ///
  /// - Parameter language: A BCP 47 tag, which chooses forms of letters and places to break.
  /// - Throws: A failure where there is no memory.
  init(language: String) throws(Failure) {
    output = .allocate(capacity: 1)
    output.initialize(to: [])
    let surface = cairo_pdf_surface_create_for_stream(
      { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        closure.assumingMemoryBound(to: [UInt8].self).pointee
          .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
      }, output, Theme.pageWidth, Theme.pageHeight)
    guard let surface, let cairo = cairo_create(surface),
      let text = pango_cairo_create_context(cairo)
    else { throw Failure(.software, "There is no memory to set the document.") }
    self.surface = surface
    self.cairo = cairo
    self.text = text
    pango_context_set_language(text, pango_language_from_string(language))
    pango_context_set_round_glyph_positions(text, 0)
  }

  deinit {
    cpangocairo_unref(UnsafeMutableRawPointer(text))
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
    output.deinitialize(count: 1)
    output.deallocate()
  }

  // MARK: Pages

  func endPage() {
    cairo_show_page(cairo)
  }

  /// Ends the document.
  ///
  /// - Returns: The bytes of the PDF.
  func finish() throws(Failure) -> [UInt8] {
    enter([])
    let status = cairo_status(cairo)
    cairo_surface_finish(surface)
    let final = status == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : status
    guard final == CAIRO_STATUS_SUCCESS else {
      throw Failure(
        .software, "The page cannot be painted: \(String(cString: cairo_status_to_string(final))).")
    }
    return output.pointee
  }

  // MARK: Structure

  /// Closes and opens parts of the structure until exactly those of a path are open.
  func enter(_ path: some Collection<Tag>) {
    let common = zip(openTags, path).prefix { $0 == $1 }.count
    while openTags.count > common { closeInnermost() }
    for tag in path.dropFirst(common) {
      cairo_tag_begin(cairo, tag.name.rawValue, nil)
      openTags.append(tag)
    }
  }

  /// Closes the innermost part, so that what is painted next belongs to no part that has words.
  ///
  /// Outer parts go on over the pages.
  func leaveLeaf() {
    enter(openTags.dropLast())
  }

  private func closeInnermost() {
    guard let tag = openTags.popLast() else { return }
    cairo_tag_end(cairo, tag.name.rawValue)
  }

  /// Adds an entry to the outline that leads to a place on a page, pages counting from one.
  func addOutlineEntry(_ title: String, page: Int, y: Double) {
    cairo_pdf_surface_add_outline(
      surface, Int32(CAIRO_PDF_OUTLINE_ROOT), title,
      "page=\(page) pos=[\(Theme.side) \(y.rounded())]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
  }

  func setProperty(_ property: cairo_pdf_metadata_t, _ value: String) {
    guard !value.isEmpty else { return }
    cairo_pdf_surface_set_metadata(surface, property, value)
  }

  // MARK: Paint

  func setColour(_ colour: Colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue)
  }

  func fillRectangle(x: Double, y: Double, width: Double, height: Double, _ colour: Colour) {
    setColour(colour)
    cairo_rectangle(cairo, x, y, width, height)
    cairo_fill(cairo)
  }

  func drawLine(
    fromX: Double, toX: Double, y: Double, _ colour: Colour, lineWidth: Double = 0.5
  ) {
    setColour(colour)
    cairo_set_line_width(cairo, lineWidth)
    cairo_move_to(cairo, fromX, y)
    cairo_line_to(cairo, toX, y)
    cairo_stroke(cairo)
  }
}
