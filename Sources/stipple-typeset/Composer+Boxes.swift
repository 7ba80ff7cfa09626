import CPangoCairo
import ConsultationCore
import Documents

extension Composer {
  /// A frame with a title and blocks.
  ///
  /// A long one may go on over a page; each part has a frame of its own.
  mutating func compose(_ callout: Block.Callout) {
    let (outerX, outerWidth, outerPath, outerFrames) = (x, width, path, frames)
    let part = tags(.division)
    let colours = callout.kind.colours
    let first = atoms.count
    frames.append(
      Atom.Frame(
        number: part.number, x: x, width: width, ground: colours.ground, edge: colours.frame))
    path.append(part)
    // Frames within frames get no narrower than words can bear.
    if width > 160 {
      x += 15
      width -= 29
    }
    add(height: 8)
    keepWithNext()
    if !callout.title.isEmpty {
      let style = Theme.Style(face: .sans, size: theme.body, bold: true, colour: colours.frame)
      addText(callout.title, style, as: path + [tags(.paragraph)])
      if !callout.blocks.isEmpty {
        keepWithNext()
        space(theme.body * 0.35)
      }
    }
    compose(callout.blocks)
    endGap()
    keepWithNext()
    add(height: 9)
    keepTogether(from: first)
    (x, width, path, frames) = (outerX, outerWidth, outerPath, outerFrames)
  }

  /// A drawing with its caption and, for everyone who does not see it, its words.
  mutating func compose(_ figure: Figure) {
    let drawing = figure.drawing(width: width, measure: DrawingPainter.measure(canvas))
    let most = Theme.column * 0.72
    let scale = drawing.height > most ? most / drawing.height : 1
    let (x, part) = (x, path + [tags(.figure)])
    space(theme.body * 0.6)
    add(
      height: drawing.height * scale,
      [
        Atom.Run(path: part) { canvas, y in
          DrawingPainter(canvas: canvas).paint(drawing, x: x, y: y, scale: scale)
        }
      ])
    if !figure.caption.isEmpty {
      space(6)
      keepWithNext()
      addText(
        RichText(figure.caption.printableLine), theme.caption, as: path + [tags(.caption)])
    }
    // The list in a map is its words already; a calendar's signs are not.
    if case .bodyMap(let map) = figure.content, drawing.names(map) { return }
    for (index, line) in figure.textEquivalent.enumerated() {
      space(index == 0 ? 3 : 0)
      keepWithNext()
      addText(RichText(line.printableLine), theme.words, as: path + [tags(.paragraph)])
    }
  }
}

extension Drawing {
  /// Whether every name and depth of a map stands in the drawing, none of them shortened.
  fileprivate func names(_ map: BodyMap) -> Bool {
    let words = Set(
      elements.compactMap { element in
        if case .text(let text, _, _, _, _, _) = element { text } else { nil }
      })
    return map.areas.allSatisfy { area in
      [area.name, area.label].allSatisfy { $0.isEmpty || words.contains($0.printableLine) }
    }
  }
}
