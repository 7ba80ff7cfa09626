import ConsultationCore
import Documents

/// Sizes, faces and colours of a page, in points.
struct Theme {
  /// The size of running text; everything else follows from it.
  let body: Double

  init(_ audience: Document.Audience) {
    self.body =
      switch audience {
      case .patient: 10.8
      case .clinician: 9.4
      }
  }

  static let pageWidth = 595.28
  static let pageHeight = 841.89
  static let side = 64.0
  static let top = 62.0
  static let bottom = 70.0
  static let measure = pageWidth - 2 * side
  static let column = pageHeight - top - bottom

  var small: Double { body * 0.86 }

  /// Families by wish; a character that the first lacks comes from any installed font that has it.
  enum Face: String {
    case serif = "Noto Serif, DejaVu Serif, Liberation Serif, serif"
    case sans = "Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"
    case mono = "Noto Sans Mono, DejaVu Sans Mono, Liberation Mono, monospace"
  }

  /// How a piece of text is set before its own styles.
  struct Style {
    var face: Face
    var size: Double
    var bold = false
    var colour = Colour.ink
  }

  var text: Style { Style(face: .serif, size: body) }
  var title: Style { Style(face: .sans, size: 22, bold: true) }
  var subtitle: Style { Style(face: .sans, size: body * 1.05, colour: .muted) }
  var heading: Style { Style(face: .sans, size: body * 1.3, bold: true, colour: .accent) }
  var label: Style { Style(face: .sans, size: body * 0.92, bold: true) }
  var cell: Style { Style(face: .serif, size: body * 0.94) }
  var caption: Style { Style(face: .sans, size: small, colour: .muted) }
  var words: Style { Style(face: .sans, size: small * 0.95, colour: .muted) }
  var running: Style { Style(face: .sans, size: 7.8, colour: .muted) }
}

/// A colour as red, green and blue from 0 to 1.
struct Colour: Hashable {
  let red, green, blue: Double

  init(_ hexadecimal: UInt32) {
    self.red = Double(hexadecimal >> 16 & 0xFF) / 255
    self.green = Double(hexadecimal >> 8 & 0xFF) / 255
    self.blue = Double(hexadecimal & 0xFF) / 255
  }

  static let ink = Colour(0x1D2327)
  static let muted = Colour(0x5B6770)
  static let rule = Colour(0xC9D2D7)
  static let accent = Colour(0x14505F)
  static let head = Colour(0xEEF3F4)

  /// The shade of a drawing's colour on paper.
  init(_ ink: Drawing.Ink) {
    self =
      switch ink {
      case .ink: .ink
      case .muted: .muted
      case .rule: .rule
      case .paper: Colour(0xFFFFFF)
      case .skin: Colour(0xF6ECE4)
      case .outline: Colour(0x6D6258)
      case .stop: Colour(0xA3321F)
      case .use: Colour(0x2C6E49)
      case .treatment: Colour(0x14505F)
      case .downtime: Colour(0x8A6D1F)
      case .review: Colour(0x51489B)
      case .event: Colour(0xA03A74)
      case .stopTint: Colour(0xF7DCD5)
      case .useTint: Colour(0xDCEFE2)
      case .treatmentTint: Colour(0xCFE4E8)
      case .downtimeTint: Colour(0xF5E8C4)
      case .reviewTint: Colour(0xE3E0F5)
      case .eventTint: Colour(0xF5DCEA)
      case .depth0: Colour(0xF9D9C8)
      case .depth1: Colour(0xF2B89D)
      case .depth2: Colour(0xE39070)
      case .depth3: Colour(0xC56447)
      case .depth4: Colour(0x963C26)
      }
  }
}

extension Block.Callout.Kind {
  /// The colours of a callout's frame and ground.
  var colours: (frame: Colour, ground: Colour) {
    switch self {
    case .danger: (Colour(0x9B1C1C), Colour(0xFDF0EF))
    case .caution: (Colour(0x805300), Colour(0xFDF6E6))
    case .note: (Colour(0x14505F), Colour(0xEEF6F7))
    }
  }
}
