/// Text from anywhere, made safe to show: what would steer a terminal or reorder a line becomes
/// visible instead.
public enum VisibleText {
  /// Replaces control characters, bidi overrides and isolates, invisible format characters, line
  /// separators and lone tags by `⟨U+XXXX⟩`.
  ///
  /// Line feeds stay when `keepsLineFeeds` is set.
  public static func of(_ text: String, keepsLineFeeds: Bool = false) -> String {
    guard isUnsafe(text) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" && keepsLineFeeds || !isUnsafe(scalar) {
        result.append(scalar)
      } else {
        result.append(contentsOf: name(of: scalar).unicodeScalars)
      }
    }
    return String(result)
  }

  /// Whether anything in a text must not reach a terminal or a document raw.
  public static func isUnsafe(_ text: String) -> Bool {
    // Nearly all text is plain ASCII, and its bytes are quicker to look at than scalars.
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 <= 0x7E }
    }
    return isPlain != true && text.unicodeScalars.contains(where: isUnsafe)
  }

  /// Whether a scalar must not reach a terminal or a document raw.
  public static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    // Letters that take room and show nothing, and the hyphen that is seen only at a line's end.
    case 0x00AD, 0x115F, 0x1160, 0x180E, 0x3164, 0xFFA0: true
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }
}
