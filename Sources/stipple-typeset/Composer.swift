import CPangoCairo
import ConsultationCore
import Documents

/// Turns a document into a column of atoms, with the room between them and the places where a page may
/// end.
struct Composer {
  let canvas: Canvas
  let theme: Theme
  var tags = TagMaker()
  private(set) var atoms: [Atom] = []

  /// Where the next block goes.
  var x = Theme.side
  var width = Theme.measure
  var path: [Tag] = []
  var frames: [Atom.Frame] = []

  private var gap = 0.0
  private var isKept = false
  private var startsPage = false

  init(_ document: Document, on canvas: Canvas) {
    self.canvas = canvas
    self.theme = Theme(document.audience)
    path = [tags(.document)]
    composeHead(document)
    compose(document.opening)
    for section in document.sections { compose(section, for: document.audience) }
  }

  // MARK: Atoms

  /// Asks for room before the next atom; the largest wish counts.
  mutating func space(_ points: Double) {
    gap = max(gap, points)
  }

  /// Takes back the wishes for room, at the end of a frame.
  mutating func endGap() {
    gap = 0
  }

  /// Keeps the next atom on the page of the last one.
  mutating func keepWithNext() {
    isKept = true
  }

  /// Starts a page with the next atom.
  mutating func breakPage() {
    startsPage = !atoms.isEmpty
  }

  /// Keeps the atoms from one on together on a page, unless that would leave most of a page empty.
  mutating func keepTogether(from first: Int) {
    let kept = atoms.indices.dropFirst(first)
    let height = kept.reduce(0) { $0 + atoms[$1].item.height + atoms[$1].item.spaceBefore }
    guard height < Theme.column * 0.4 else { return }
    for index in kept.dropFirst() where atoms[index].item.breakBefore == .allowed {
      atoms[index].item.breakBefore = .avoided
    }
  }

  mutating func add(
    height: Double, breakBefore: Pagination.Break = .allowed, _ runs: [Atom.Run] = [],
    repeated: (run: Atom.Run, height: Double)? = nil
  ) {
    let item = Pagination.Item(
      height: height, spaceBefore: atoms.isEmpty ? 0 : gap,
      breakBefore: startsPage ? .forced : isKept ? .avoided : breakBefore,
      repeatedHeight: repeated?.height ?? 0)
    atoms.append(Atom(item: item, runs: runs, frames: frames, repeated: repeated?.run))
    gap = 0
    isKept = false
    startsPage = false
  }

  /// Adds the lines of a text, two of which stay together at each end.
  mutating func add(
    _ block: TextBlock, as path: [Tag], colour: Colour, indent: Double = 0, before: [Atom.Run] = []
  ) {
    let x = x + indent
    let lines = block.lines()
    for (index, line) in lines.enumerated() {
      let isFree = index == 0 || (index > 1 && index < lines.count - 1)
      let run = Atom.Run(path: path) { canvas, y in
        canvas.setColour(colour)
        block.paint(line, on: canvas, x: x, y: y)
      }
      add(
        height: line.height, breakBefore: isFree ? .allowed : .avoided,
        index == 0 ? before + [run] : [run])
    }
  }

  /// Adds a text over the width that is left after an indent.
  ///
  /// A very long one is set in pieces, since the time and the numbers of a layout have limits.
  mutating func addText(
    _ text: RichText, _ style: Theme.Style, as path: [Tag], indent: Double = 0,
    before: [Atom.Run] = []
  ) {
    for (index, piece) in text.pieces().enumerated() {
      let block = TextBlock(piece, style, context: canvas.text, width: width - indent)
      add(
        block, as: path, colour: style.colour, indent: indent, before: index == 0 ? before : [])
    }
  }

  // MARK: Head and sections

  private mutating func composeHead(_ document: Document) {
    let lines = document.letterhead.filter { !$0.isEmpty }
    for (index, line) in lines.enumerated() {
      let style =
        index == 0
        ? Theme.Style(face: .sans, size: 13, bold: true, colour: .accent) : theme.running
      addText(RichText(line.printableLine), style, as: path + [tags(.paragraph)])
      keepWithNext()
    }
    if !lines.isEmpty {
      space(5)
      addRule(.accent, lineWidth: 1.4)
      space(26)
    }
    keepWithNext()
    addText(RichText(document.title.printableLine), theme.title, as: path + [tags(.title)])
    if let subtitle = document.subtitle, !subtitle.isEmpty {
      space(3)
      keepWithNext()
      addText(RichText(subtitle), theme.subtitle, as: path + [tags(.paragraph)])
    }
    space(theme.body * 1.6)
  }

  private mutating func addRule(_ colour: Colour, lineWidth: Double) {
    let (left, right) = (x, x + width)
    add(
      height: lineWidth, breakBefore: .avoided,
      [
        Atom.Run(path: path) { canvas, y in
          canvas.drawLine(fromX: left, toX: right, y: y, colour, lineWidth: lineWidth)
        }
      ])
  }

  private mutating func compose(_ section: Document.Section, for audience: Document.Audience) {
    let outer = path
    path = outer + [tags(.section)]
    // A break before all content belongs before the heading.
    if section.blocks.first == .pageBreak { breakPage() }
    space(theme.body * 1.9)
    let first = atoms.count
    let id = section.id.printableLine
    let title = section.title.printableLine
    var runs: [Atom.Run] = []
    var indent = 0.0
    let heading = path + [tags(.heading)]
    if audience == .clinician, !id.isEmpty {
      let style = Theme.Style(face: .sans, size: theme.small, colour: .muted)
      let block = TextBlock(RichText(String(id.prefix(20))), style, context: canvas.text)
      indent = block.width + 8
      let (x, drop) = (x, (theme.heading.size - style.size) * 1.07)
      runs = block.lines().prefix(1).map { line in
        Atom.Run(path: heading) { canvas, y in
          canvas.setColour(style.colour)
          block.paint(line, on: canvas, x: x, y: y + drop)
        }
      }
    }
    addText(RichText(title), theme.heading, as: heading, indent: indent, before: runs)
    if !title.isEmpty { atoms[first].outlineEntry = title }
    keepWithNext()
    space(theme.body * 0.45)
    compose(section.blocks.drop { $0 == .pageBreak })
    path = outer
  }

  // MARK: Blocks

  mutating func compose(_ blocks: some Sequence<Block>) {
    for block in blocks {
      compose(block)
      switch block {
      case .pageBreak: break
      case .table, .keyValues, .figure: space(theme.body * 1.15)
      default: space(theme.body * 0.75)
      }
    }
  }

  private mutating func compose(_ block: Block) {
    switch block {
    case .paragraph(let text):
      guard !text.isEmpty else { return }
      addText(text, theme.text, as: path + [tags(.paragraph)])
      if text.plain.hasSuffix(":") { keepWithNext() }
    case .list(let items): composeList(items.map { ("•", $0) })
    case .numbered(let items):
      composeList(items.enumerated().map { ("\($0.offset + 1).", $0.element) })
    case .keyValues(let rows): composeKeyValues(rows)
    case .table(let table): composeTable(table)
    case .callout(let callout): compose(callout)
    case .figure(let figure): compose(figure)
    case .checkboxes(let items): composeCheckboxes(items)
    case .fillIns(let items): composeFillIns(items)
    case .pageBreak: breakPage()
    }
  }
}

extension RichText {
  /// As much of the text as can be set at once.
  var firstPiece: RichText {
    pieces().first ?? ""
  }

  /// The text in pieces of at most 16,000 characters, broken at a space if there is one near.
  func pieces() -> [RichText] {
    let limit = 16_000
    guard spans.reduce(0, { $0 + $1.text.utf8.count }) > limit else { return [self] }
    var pieces: [RichText] = []
    for span in spans {
      var rest = Substring(span.text)
      while !rest.isEmpty {
        var piece = rest.prefix(limit)
        if piece.endIndex < rest.endIndex,
          let space = piece.suffix(200).lastIndex(where: \.isWhitespace)
        {
          piece = rest[...space]
        }
        pieces.append(RichText([Span(String(piece), span.style)]))
        rest = rest[piece.endIndex...]
      }
    }
    return pieces
  }
}
