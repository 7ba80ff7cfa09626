/// Text as the line editor holds it.
///
/// Characters that change how other text is shown (bidi controls, zero-width and tag characters),
/// and NUL, which would end the line, stand in the editor as characters of a private plane, which a terminal shows as boxes, and
/// become themselves again in the answer.
enum EditableText {
  private static let plane: UInt32 = 0x10_0000
  // Tag characters lie outside the first plane; this range of it is private and holds them.
  private static let tags: UInt32 = 0xE000

  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// The scalar that stands in the editor for one that was typed.
  static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard isHidden(scalar) else { return scalar }
    let value = scalar.value
    return Unicode.Scalar(plane + (value >= 0xE0000 ? tags + value - 0xE0000 : value)) ?? scalar
  }

  /// The scalar that was typed.
  static func typed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= plane else { return scalar }
    let value = scalar.value - plane
    let isTag = (tags..<tags + 0x80).contains(value)
    guard let typed = Unicode.Scalar(isTag ? value - tags + 0xE0000 : value), isHidden(typed)
    else { return scalar }
    return typed
  }

  /// Text for the editor.
  static func scalars(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.map(shown) }

  static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(typed(scalar)) }
    return String(text)
  }

  /// Text that may be written to a terminal: control and hidden characters are replaced.
  static func safe(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      safe.append(isControl || isHidden(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(safe)
  }

  /// Marks text that takes no columns, in a prompt for the line editor.
  static let literalMark: Unicode.Scalar = "\u{1}"

  /// A prompt for the line editor.
  ///
  /// libedit attaches styling to the character after it, so styling at the very end moves before
  /// the last character.
  static func prompt(_ text: some StringProtocol) -> [Unicode.Scalar] {
    var pieces: [(isStyle: Bool, scalars: [Unicode.Scalar])] = []
    var rest = Substring(text).unicodeScalars
    while let first = rest.first {
      let length = TerminalText.styleLength(rest)
      pieces.append(length > 0 ? (true, Array(rest.prefix(length))) : (false, [first]))
      rest = rest.dropFirst(max(1, length))
    }
    if let last = pieces.lastIndex(where: { !$0.isStyle }), last < pieces.count - 1 {
      let character = pieces.remove(at: last)
      pieces.append(character)
    }
    var prompt: [Unicode.Scalar] = []
    var style: [Unicode.Scalar] = []
    for piece in pieces {
      if piece.isStyle {
        style += piece.scalars
      } else {
        if !style.isEmpty { prompt += [literalMark] + style + [literalMark] }
        style = []
        prompt += piece.scalars.filter { $0 != literalMark && $0 != "\0" }
      }
    }
    return prompt
  }
}
