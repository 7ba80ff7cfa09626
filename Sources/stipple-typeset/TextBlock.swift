import CPangoCairo
import ConsultationCore
import Documents

/// Words set in lines of a width.
final class TextBlock {
  private let layout: OpaquePointer
  private lazy var hasUnknownGlyphs = pango_layout_get_unknown_glyphs_count(layout) > 0

  /// A line, with distances in points from the top left of the text.
  struct Line {
    fileprivate let pointer: UnsafeMutablePointer<PangoLayoutLine>
    let x, top, height, baseline: Double
  }

  /// Sets the words.
  ///
  /// Without a width they stay on one line, unless they have line feeds.
  init(
    _ text: RichText, _ style: Theme.Style, context: OpaquePointer, width: Double? = nil,
    alignment: Block.Table.Alignment = .leading
  ) {
    layout = pango_layout_new(context)
    let description = pango_font_description_new()
    pango_font_description_set_family(description, style.face.rawValue)
    pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
    if style.bold { pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD) }
    pango_layout_set_font_description(layout, description)
    pango_font_description_free(description)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    setText(text)
    switch alignment {
    case .leading: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .trailing: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
    if let width { self.wrap(to: width) }
  }

  deinit {
    cpangocairo_unref(UnsafeMutableRawPointer(layout))
  }

  /// Styles go to the layout as ranges, never as markup, so that no text can be taken for it.
  private func setText(_ text: RichText) {
    let attributes = pango_attr_list_new()
    var words = ""
    for span in text.spans {
      let start = words.utf8.count
      words += span.text.printable
      let range = UInt32(start)..<UInt32(words.utf8.count)
      switch span.style {
      case .plain: break
      case .strong: insert(pango_attr_weight_new(PANGO_WEIGHT_BOLD), range, attributes)
      case .emphasis: insert(pango_attr_style_new(PANGO_STYLE_ITALIC), range, attributes)
      case .code:
        insert(pango_attr_family_new(Theme.Face.mono.rawValue), range, attributes)
        insert(pango_attr_scale_new(0.9), range, attributes)
      }
    }
    pango_layout_set_text(layout, words, -1)
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  private func insert(
    _ attribute: UnsafeMutablePointer<PangoAttribute>?, _ range: Range<UInt32>,
    _ list: OpaquePointer?
  ) {
    attribute?.pointee.start_index = range.lowerBound
    attribute?.pointee.end_index = range.upperBound
    pango_attr_list_insert(list, attribute)
  }

  // MARK: Size

  /// Breaks the lines anew at a width in points.
  func wrap(to width: Double) {
    pango_layout_set_width(layout, Int32(min(max(width, 1), 10_000) * Double(PANGO_SCALE)))
  }

  /// The width that the longest line takes.
  var width: Double {
    var extents = PangoRectangle()
    pango_layout_get_extents(layout, nil, &extents)
    return Double(extents.width) / Double(PANGO_SCALE)
  }

  /// The width of the longest word.
  func widthOfLongestWord() -> Double {
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
    pango_layout_set_width(layout, 0)
    let result = width
    pango_layout_set_width(layout, -1)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    return result
  }

  /// The height of all lines.
  var height: Double {
    var extents = PangoRectangle()
    pango_layout_get_extents(layout, nil, &extents)
    return Double(extents.height) / Double(PANGO_SCALE)
  }

  /// The lines from the top.
  ///
  /// A line must not outlive its text.
  func lines() -> [Line] {
    let scale = Double(PANGO_SCALE)
    var lines: [Line] = []
    let iterator = pango_layout_get_iter(layout)
    repeat {
      guard let pointer = pango_layout_iter_get_line_readonly(iterator) else { continue }
      var extents = PangoRectangle()
      pango_layout_iter_get_line_extents(iterator, nil, &extents)
      lines.append(
        Line(
          pointer: pointer, x: Double(extents.x) / scale, top: Double(extents.y) / scale,
          height: Double(extents.height) / scale,
          baseline: Double(pango_layout_iter_get_baseline(iterator)) / scale))
    } while pango_layout_iter_next_line(iterator) != 0
    pango_layout_iter_free(iterator)
    return lines
  }

  // MARK: Paint

  /// Paints a line with its top left at a place, and notes on the canvas what no font has.
  func paint(_ line: Line, on canvas: Canvas, x: Double, y: Double) {
    cairo_move_to(canvas.cairo, x + line.x, y + line.baseline - line.top)
    pango_cairo_show_layout_line(canvas.cairo, line.pointer)
    if hasUnknownGlyphs {
      canvas.unknownCharacters.formUnion(unknownCharacters(in: line))
    }
  }

  private func unknownCharacters(in line: Line) -> Set<UInt32> {
    var found: Set<UInt32> = []
    var run = line.pointer.pointee.runs
    while let node = run {
      let item = node.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self)
      if let string = item.pointee.glyphs {
        for index in 0..<Int(string.pointee.num_glyphs) {
          found.insert(cpangocairo_unknown_character(string.pointee.glyphs[index].glyph))
        }
      }
      run = node.pointee.next
    }
    return found.subtracting([0])
  }
}
