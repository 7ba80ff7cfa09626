import Documents

/// Something that stays whole on a page, such as a line of text or a row of a table, with how it is
/// painted.
struct Atom {
  var item: Pagination.Item
  /// What is painted, part by part.
  var runs: [Run] = []
  /// The callouts around it, the outermost first.
  var frames: [Frame] = []
  /// What is painted above it where it is the first of its page.
  var repeated: Run?
  /// The entry of the outline that leads here.
  var outlineEntry: String?

  /// Something painted in one part of the structure.
  struct Run {
    /// The part, from the document inwards.
    var path: [Tag]
    /// Paints it, given the top of the atom.
    var paint: (Canvas, Double) -> Void
  }

  /// The frame of a callout, drawn behind those of its atoms that are on a page.
  struct Frame: Hashable {
    let number: Int
    let x, width: Double
    let ground, edge: Colour
  }
}
