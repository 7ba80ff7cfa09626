/// Breaks a column of items into pages.
public enum Pagination {
  /// Something that stays whole on a page, such as a line or a row.
  public struct Item: Hashable, Sendable {
    /// Its height.
    public var height: Double
    /// The room above it, which is dropped at the head of a page.
    public var spaceBefore: Double
    /// Whether a page may end before it.
    public var breakBefore: Break
    /// The height of what is repeated above it when it is the first on a page, such as the head of a
    /// table.
    public var repeatedHeight: Double

    /// Creates an item.
    public init(
      height: Double, spaceBefore: Double = 0, breakBefore: Break = .allowed,
      repeatedHeight: Double = 0
    ) {
      self.height = height
      self.spaceBefore = spaceBefore
      self.breakBefore = breakBefore
      self.repeatedHeight = repeatedHeight
    }
  }

  /// Whether a page may end before an item.
  public enum Break: Hashable, Sendable {
    /// It may.
    case allowed
    /// It may only where there is no other way.
    case avoided
    /// It must.
    case forced
  }

  /// Shares the items among pages.
  ///
  /// - Parameters:
  ///   - items: The column.
  ///   - first: The height of the first page.
  ///   - following: The height of every other page.
  /// - Returns: The items of each page; every item is on exactly one, in order, and no page is empty.
  public static func pages(of items: [Item], first: Double, following: Double) -> [Range<Int>] {
    var pages: [Range<Int>] = []
    var start = 0
    while start < items.count {
      let end = end(of: items, from: start, height: pages.isEmpty ? first : following)
      pages.append(start..<end)
      start = end
    }
    return pages
  }

  /// Where the page that begins with an item ends: at the last good place before it overflows.
  private static func end(of items: [Item], from start: Int, height: Double) -> Int {
    var used = items[start].repeatedHeight + items[start].height
    var good: Int?
    for index in items.indices.dropFirst(start + 1) {
      let item = items[index]
      if item.breakBefore == .forced { return index }
      if item.breakBefore == .allowed { good = index }
      used += item.spaceBefore + item.height
      if used > height + 0.01 { return good ?? index }
    }
    return items.count
  }
}
