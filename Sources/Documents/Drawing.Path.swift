extension Drawing {
  /// An outline of straight lines and curves.
  public struct Path: Hashable, Sendable {
    /// The steps, in order.
    public var steps: [Step] = []

    /// A step of an outline.
    public enum Step: Hashable, Sendable {
      /// Starts a new part.
      case move(Point)
      /// Goes straight to a point.
      case line(Point)
      /// Goes to `to` by a cubic curve with two control points.
      case curve(Point, Point, to: Point)
      /// Goes back to the start of the part.
      case close
    }

    static func + (left: Path, right: Path) -> Path {
      Path(steps: left.steps + right.steps)
    }

    static func line(_ from: Point, _ to: Point) -> Path {
      Path(steps: [.move(from), .line(to)])
    }

    static func polygon(_ points: [Point]) -> Path {
      guard let first = points.first else { return Path() }
      return Path(steps: [.move(first)] + points.dropFirst().map { .line($0) } + [.close])
    }

    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Path {
      polygon([
        Point(x, y), Point(x + width, y), Point(x + width, y + height), Point(x, y + height),
      ])
    }

    static func ellipse(_ centre: Point, _ horizontal: Double, _ vertical: Double) -> Path {
      let (h, v) = (horizontal * 0.5523, vertical * 0.5523)
      let (left, right) = (centre.x - horizontal, centre.x + horizontal)
      let (top, bottom) = (centre.y - vertical, centre.y + vertical)
      let (x, y) = (centre.x, centre.y)
      return Path(steps: [
        .move(Point(right, y)),
        .curve(Point(right, y + v), Point(x + h, bottom), to: Point(x, bottom)),
        .curve(Point(x - h, bottom), Point(left, y + v), to: Point(left, y)),
        .curve(Point(left, y - v), Point(x - h, top), to: Point(x, top)),
        .curve(Point(x + h, top), Point(right, y - v), to: Point(right, y)),
        .close,
      ])
    }

    static func circle(_ centre: Point, _ radius: Double) -> Path {
      ellipse(centre, radius, radius)
    }

    /// A smooth line through all the points, closed or open.
    static func smooth(_ points: [Point], closed: Bool = true) -> Path {
      let count = points.count
      guard count > 2 else { return polygon(points) }
      func point(_ index: Int) -> Point {
        closed ? points[(index + count) % count] : points[min(max(index, 0), count - 1)]
      }
      var path = Path(steps: [.move(points[0])])
      for index in 0..<(closed ? count : count - 1) {
        let (before, from) = (point(index - 1), point(index))
        let (to, after) = (point(index + 1), point(index + 2))
        path.steps.append(
          .curve(
            Point(from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6),
            Point(to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6), to: to))
      }
      if closed { path.steps.append(.close) }
      return path
    }

    /// The same outline with every point sent elsewhere.
    func mapped(_ transform: (Point) -> Point) -> Path {
      Path(
        steps: steps.map { step in
          switch step {
          case .move(let point): .move(transform(point))
          case .line(let point): .line(transform(point))
          case .curve(let first, let second, let end):
            .curve(transform(first), transform(second), to: transform(end))
          case .close: .close
          }
        })
    }

    /// The outline together with its mirror image about an upright axis.
    func mirrored(about axis: Double) -> Path {
      self + mapped { Point(2 * axis - $0.x, $0.y) }
    }
  }
}
