import Documents

/// One page with what stands on it.
struct Page {
  let number: Int
  let atoms: ArraySlice<Atom>

  func paint(on canvas: Canvas) {
    let tops = tops()
    paintFrames(on: canvas, tops)
    if let repeated = atoms.first?.repeated {
      canvas.enter(repeated.path)
      repeated.paint(canvas, Theme.top)
    }
    for (atom, top) in zip(atoms, tops) {
      if let title = atom.outlineEntry {
        canvas.addOutlineEntry(title, page: number, y: max(top - 12, 0))
      }
      for run in atom.runs {
        canvas.enter(run.path)
        run.paint(canvas, top)
      }
    }
  }

  private func tops() -> [Double] {
    var y = Theme.top + (atoms.first?.item.repeatedHeight ?? 0)
    return atoms.enumerated().map { index, atom in
      if index > 0 { y += atom.item.spaceBefore }
      defer { y += atom.item.height }
      return y
    }
  }

  /// Paints the frame of every callout once, behind all of its atoms that are on this page.
  private func paintFrames(on canvas: Canvas, _ tops: [Double]) {
    var order: [Atom.Frame] = []
    var extents: [Atom.Frame: (top: Double, bottom: Double)] = [:]
    for (atom, top) in zip(atoms, tops) {
      for frame in atom.frames {
        let bottom = top + atom.item.height
        if let extent = extents[frame] {
          extents[frame] = (extent.top, max(extent.bottom, bottom))
        } else {
          extents[frame] = (top, bottom)
          order.append(frame)
        }
      }
    }
    for frame in order {
      guard let (top, bottom) = extents[frame] else { continue }
      let height = bottom - top
      canvas.fillRectangle(x: frame.x, y: top, width: frame.width, height: height, frame.ground)
      canvas.fillRectangle(x: frame.x, y: top, width: 4, height: height, frame.edge)
    }
  }
}
