extension String {
  /// The text with nothing in it that acts instead of being read.
  ///
  /// Controls, overrides and isolates of writing direction, tag characters, noncharacters and heaps of
  /// combining marks become visible as `[U+202E]`. Every kind of line end becomes a line feed and a tab
  /// a space. Marks that scripts need (joiners, left-to-right and right-to-left marks) stay.
  public var printable: String {
    guard unicodeScalars.contains(where: { $0.isSuspect }) else { return self }
    var result = String.UnicodeScalarView()
    var marks = 0
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      marks = scalar.isCombiningMark ? marks + 1 : 0
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
      case 0x09: result.append(" ")
      case _ where scalar.acts || marks > String.longestHeapOfMarks:
        result.append(contentsOf: scalar.visibleName.unicodeScalars)
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// The printable text on one line.
  public var printableLine: String {
    let text = printable
    return text.contains("\n") ? text.split(separator: "\n").joined(separator: " ") : text
  }

  /// Whether a letter of the text is written from right to left.
  var hasRightToLeft: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
        true
      default: false
      }
    }
  }

  /// No script stacks more marks on one letter; more would paint over the lines around.
  private static let longestHeapOfMarks = 6
}

extension Unicode.Scalar {
  /// Whether it could act, or needs a closer look; almost no text has one.
  fileprivate var isSuspect: Bool {
    value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0x300 && isCombiningMark) || acts
      || value == 0x2028 || value == 0x2029
  }

  /// Whether it does something to the text around it instead of being read.
  var acts: Bool {
    switch value {
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F: true
    case 0x202A...0x202E, 0x2066...0x206F: true
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    case 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  fileprivate var isCombiningMark: Bool {
    guard value >= 0x300 else { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The scalar's name in brackets, such as `[U+202E]`.
  fileprivate var visibleName: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "[U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
  }
}
