/// A part of the document's structure as a PDF says it, such as a paragraph or a cell.
///
/// Two tags with the same number are the same part; what is painted in the same part, one after the
/// other, belongs together.
struct Tag: Hashable {
  let name: Name
  let number: Int

  enum Name: String {
    case document = "Document"
    case section = "Sect"
    case division = "Div"
    case paragraph = "P"
    case title = "H1"
    case heading = "H2"
    case list = "L"
    case item = "LI"
    case label = "Lbl"
    case itemBody = "LBody"
    case table = "Table"
    case rows = "TBody"
    case row = "TR"
    case headerCell = "TH"
    case cell = "TD"
    case figure = "Figure"
    case caption = "Caption"
  }
}

/// Gives every part of the structure a number of its own.
struct TagMaker {
  private var count = 0

  mutating func callAsFunction(_ name: Tag.Name) -> Tag {
    count += 1
    return Tag(name: name, number: count)
  }
}
