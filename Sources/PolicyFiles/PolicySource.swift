import ConsultationCore

/// The text of a policy file, decoded and made safe to parse.
///
/// What would steer a terminal or reorder a line is reported with its place and replaced; so is
/// the sign that begins an alias, because nested aliases grow without bound while YAML is read.
/// Every replacement is one scalar for one, so that places stay those of the file.
struct PolicySource {
  /// By line, without line ends.
  private(set) var lines: [[Unicode.Scalar]] = [[]]

  /// Stands in for `*`; of the private range, so that no text needs it.
  static let aliasSign: Unicode.Scalar = "\u{E000}"
  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// Decodes the bytes; `nil` where they cannot be read as text at all.
  init?(_ bytes: [UInt8], _ log: inout ProblemLog) {
    guard bytes.count <= PolicyFile.sizeLimit else {
      log.add(
        .start,
        "the file has \(bytes.count) bytes; a policy has at most \(PolicyFile.sizeLimit)")
      return nil
    }
    guard let scalars = decode(bytes, &log) else { return nil }
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n": lines.append([])
      case "\r" where index + 1 < scalars.count && scalars[index + 1] == "\n": break
      case "\u{FEFF}" where index == 0: break
      case "\t": append(scalar)
      case "*": append(PolicySource.aliasSign)
      case _ where VisibleText.isUnsafe(scalar) || PolicySource.isNoCharacter(scalar):
        let place = Place(line: lines.count, column: lines[lines.count - 1].count + 1)
        log.add(place, "\(PolicyFile.name(of: scalar)) is a control or invisible character")
        append(PolicySource.replacement)
      default: append(scalar)
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    lines[lines.count - 1].append(scalar)
  }

  private func decode(_ bytes: [UInt8], _ log: inout ProblemLog) -> [Unicode.Scalar]? {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    var place = Place.start
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        scalars.append(scalar)
        place.column += 1
        if scalar == "\n" { place = Place(line: place.line + 1, column: 1) }
      case .emptyInput: return scalars
      case .error:
        log.add(place, "the file is not UTF-8 text from here on; save it as UTF-8")
        return nil
      }
    }
  }

  /// The stand-in itself, and what Unicode reserves as never a character.
  private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == aliasSign || (0xFDD0...0xFDEF).contains(scalar.value)
      || scalar.value & 0xFFFE == 0xFFFE
  }

  /// The text to parse.
  var text: String {
    var view = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 { view.append("\n") }
      view.append(contentsOf: line)
    }
    return String(view)
  }

  /// The scalars in all, line ends apart.
  var count: Int { lines.reduce(0) { $0 + $1.count } }

  /// The scalar at a place; `nil` past the end of a line.
  subscript(place: Place) -> Unicode.Scalar? {
    get {
      guard lines.indices.contains(place.line - 1) else { return nil }
      let line = lines[place.line - 1]
      return line.indices.contains(place.column - 1) ? line[place.column - 1] : nil
    }
    set {
      guard let newValue, self[place] != nil else { return }
      lines[place.line - 1][place.column - 1] = newValue
    }
  }

  /// The text as it stands in the file.
  static func original(_ text: String) -> String {
    guard text.unicodeScalars.contains(aliasSign) else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(scalar == aliasSign ? "*" : scalar) }
    return String(view)
  }
}
