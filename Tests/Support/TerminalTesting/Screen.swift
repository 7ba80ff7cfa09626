import CPseudoTerminal

/// A small terminal: what a person would see after everything that a program wrote.
///
/// It knows the sequences that libedit and this package write for an xterm, and no more.
public struct Screen: Sendable {
  /// What one cell shows; nothing in the second cell of a wide character.
  private typealias Row = [String]

  private var columns: Int
  private var height: Int
  private var rows: [Row]
  private var row = 0
  private var column = 0
  private var wrapsNext = false
  private var pending: [UInt8] = []

  /// Creates an empty screen.
  public init(rows: Int, columns: Int) {
    self.columns = columns
    height = rows
    self.rows = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines from the top, without trailing spaces; empty ones at the end are left out.
  public var lines: [String] {
    var lines = rows.map { row in
      var line = row.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The place of the cursor, from 0.
  public var cursor: (row: Int, column: Int) { (row, column) }

  /// Changes the size; lines are cut or filled, not wrapped anew.
  public mutating func resize(rows height: Int, columns: Int) {
    self.columns = columns
    self.height = height
    rows = rows.map { row in
      Array((row + Array(repeating: " ", count: columns)).prefix(columns))
    }
    while rows.count < height { rows.append(blankRow) }
    while rows.count > height { rows.removeFirst() }
    row = min(row, height - 1)
    column = min(column, columns - 1)
  }

  /// Shows what a program wrote.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    while let length = length(of: pending[...]) {
      show(pending[..<length])
      pending.removeFirst(length)
    }
  }

  private var blankRow: Row { Array(repeating: " ", count: columns) }

  // MARK: - Parsing

  /// The bytes of the first character or sequence, or nil where it is incomplete.
  private func length(of bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B:
      guard let second = bytes.dropFirst().first else { return nil }
      switch second {
      case UInt8(ascii: "["):
        return bytes.dropFirst(2).firstIndex { $0 >= 0x40 && $0 <= 0x7E }
          .map { $0 - bytes.startIndex + 1 }
      case UInt8(ascii: "("), UInt8(ascii: ")"): return bytes.count >= 3 ? 3 : nil
      default: return 2
      }
    case 0xC0..<0xE0: return bytes.count >= 2 ? 2 : nil
    case 0xE0..<0xF0: return bytes.count >= 3 ? 3 : nil
    case 0xF0...0xFF: return bytes.count >= 4 ? 4 : nil
    default: return 1
    }
  }

  private mutating func show(_ bytes: ArraySlice<UInt8>) {
    if bytes.count >= 3, bytes.first == 0x1B, bytes.dropFirst().first == UInt8(ascii: "[") {
      perform(String(decoding: bytes.dropFirst(2), as: UTF8.self))
      return
    }
    switch bytes.first {
    case 0x1B, 0x07: break
    case 0x08:
      column = max(0, column - 1)
      wrapsNext = false
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D:
      column = 0
      wrapsNext = false
    default:
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { put(scalar) }
    }
  }

  private mutating func perform(_ sequence: String) {
    let numbers = sequence.dropLast().split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    wrapsNext = wrapsNext && sequence.last == "m"
    switch sequence.last {
    case "A": row = max(0, row - count)
    case "B": row = min(height - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns - 1, count - 1)
    case "H":
      row = min(height, count) - 1
      column = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case "J": erase(first == 0 ? (row, column) : (0, 0))
    case "K":
      let range = first == 0 ? column..<columns : first == 1 ? 0..<column + 1 : 0..<columns
      for index in range { rows[row][index] = " " }
    case "P":
      rows[row].removeSubrange(column..<min(columns, column + count))
      rows[row] = Array((rows[row] + blankRow).prefix(columns))
    case "@":
      rows[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      rows[row] = Array(rows[row].prefix(columns))
    default: break
    }
  }

  private mutating func erase(_ place: (row: Int, column: Int)) {
    for index in place.column..<columns { rows[place.row][index] = " " }
    for index in (place.row + 1)..<max(place.row + 1, height) { rows[index] = blankRow }
  }

  // MARK: - Showing

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Int(pseudoterminal_width(scalar.value))
    guard width > 0 else {
      let last = wrapsNext ? column : max(0, column - 1)
      let cell = rows[row][last].isEmpty ? max(0, last - 1) : last
      if width == 0 { rows[row][cell].unicodeScalars.append(scalar) }
      return
    }
    if wrapsNext || column + width > columns {
      wrapsNext = false
      column = 0
      lineFeed()
    }
    rows[row][column] = String(scalar)
    if width == 2, column + 1 < columns { rows[row][column + 1] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      wrapsNext = true
    }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if row == height - 1 {
      rows.removeFirst()
      rows.append(blankRow)
    } else {
      row += 1
    }
  }
}
