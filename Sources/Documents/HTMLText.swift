import ConsultationCore

/// Words as HTML: escaped, with their styles as elements.
enum HTMLText {
  /// One element with the words, or nothing where there are none.
  static func element(
    _ name: String, _ text: RichText, class style: String? = nil, attributes: String = "",
    orSpace: Bool = false
  ) -> [String] {
    guard orSpace || !text.plain.isBlank else { return [] }
    let words = inline(text)
    let attributes = attributes + (style.map { " class=\"\($0)\"" } ?? "") + direction(text.plain)
    return ["<\(name)\(attributes)>\(text.plain.isBlank ? "&nbsp;" : words)</\(name)>"]
  }

  /// The words with their styles; a line feed becomes a break.
  static func inline(_ text: RichText) -> String {
    text.spans.filter { !$0.text.isEmpty }.map { span in
      let words = HTML.escape(span.text.printable).split(
        separator: "\n", omittingEmptySubsequences: false
      ).joined(separator: "<br>\n")
      guard !span.text.isBlank else { return words }
      return switch span.style {
      case .plain: words
      case .strong: "<strong>\(words)</strong>"
      case .emphasis: "<em>\(words)</em>"
      case .code: "<code>\(words)</code>"
      }
    }.joined()
  }

  /// The attribute that lets words choose their direction, where some run from right to left.
  static func direction(_ text: String) -> String {
    text.hasRightToLeft ? " dir=\"auto\"" : ""
  }
}

extension String {
  /// Whether there is nothing to see.
  ///
  /// An element around nothing but space would be thrown away by a checker.
  var isBlank: Bool {
    allSatisfy(\.isWhitespace)
  }
}
