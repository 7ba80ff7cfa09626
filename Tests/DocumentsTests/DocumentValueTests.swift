import ConsultationCore
import Documents
import Testing

@Suite struct `A document as JSON` {
  @Test(arguments: Document.Audience.allCases)
  func `decodes to the equal document`(_ audience: Document.Audience) throws {
    let document = SampleDocument.make(audience)
    #expect(try DocumentJSON.decode(DocumentJSON.encode(document).utf8) == document)
  }

  @Test(arguments: HostileText.lines + HostileText.severalLines)
  func `keeps hostile text without showing it raw`(_ text: String) throws {
    let document = HostileText.document(text)
    let json = try DocumentJSON.encode(document)
    #expect(!json.unicodeScalars.contains(where: HostileText.acts))
    #expect(try DocumentJSON.decode(json.utf8) == document)
  }

  @Test func `has the documented shape`() throws {
    let document = Document(
      title: "T", audience: .patient,
      opening: [
        .paragraph("a \(strong: "b")"), .pageBreak, .checkboxes(["c"]),
        .keyValues(["k": "v"]),
      ])
    let json = try DocumentJSON.encode(document).filter { !$0.isWhitespace }
    #expect(
      json.contains(
        """
        "opening":[{"kind":"paragraph","text":["a",{"strong":"b"}]},{"kind":"pageBreak"},\
        {"items":[{"checked":false,"text":"c"}],"kind":"checkboxes"},\
        {"kind":"keyValues","rows":[{"key":"k","value":"v"}]}]
        """))
    #expect(json.contains(#""audience":"patient""#) && json.contains(#""sections":[]"#))
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"title":1}"#, String(repeating: "[", count: 100_000), "\u{0}",
  ])
  func `refuses what is not a document`(_ text: String) {
    #expect(throws: (any Error).self) { try DocumentJSON.decode(text.utf8) }
  }
}

@Suite struct `A rich text` {
  @Test func `is written as a literal with styled pieces`() {
    let name = "Zoë"
    let text: RichText = "Call \(strong: name), \(emphasis: "soon"): \(code: "R-1") \(7)"
    #expect(
      text.spans == [
        .init("Call "), .init("Zoë", .strong), .init(", "), .init("soon", .emphasis), .init(": "),
        .init("R-1", .code), .init(" 7"),
      ])
    #expect(text.plain == "Call Zoë, soon: R-1 7")
  }

  @Test func `is added to another`() {
    #expect(("a " + RichText.strong("b")) == "a \(strong: "b")")
    #expect(("" as RichText).isEmpty)
  }
}

@Suite struct `A figure` {
  @Test func `says in words what it draws`() {
    let strip = Figure(caption: "c", .calendarStrip(SampleDocument.strip))
    #expect(strip.textEquivalent.first?.hasPrefix("Leave out: sunbeds 16 Nov–13 Dec; ") == true)
    #expect(strip.textEquivalent.count == SampleDocument.strip.rows.count)
    let map = Figure(caption: "c", .bodyMap(SampleDocument.face))
    #expect(map.textEquivalent.contains("Cheeks: 0.5–1.0 mm"))
  }

  @Test func `draws every region that a map can name`() {
    for region in BodyMap.Region.allCases {
      let map = BodyMap([.init(region, name: "here", band: 4, label: "deep")])
      let drawing = Figure(caption: "", .bodyMap(map)).drawing(
        width: 460, measure: Drawing.guessedWidth)
      let areas = drawing.elements.filter { element in
        if case .shape(_, .depth4, _, _) = element { true } else { false }
      }
      // One is the region itself, the other its sample in the list.
      #expect(areas.count >= 2, "\(region)")
    }
  }

  @Test func `keeps the words of a strip apart and inside`() {
    let drawing = Figure(caption: "", .calendarStrip(SampleDocument.strip)).drawing(
      width: 460, measure: Drawing.guessedWidth)
    var boxes: [(y: Double, words: ClosedRange<Double>)] = []
    for case .text(let text, let point, let size, let bold, .start, _) in drawing.elements {
      let width = Drawing.guessedWidth(of: text, size: size, bold: bold)
      #expect(point.x >= 0 && point.x + width <= 460.01, "\(text)")
      let words = point.x...point.x + width
      #expect(!boxes.contains { $0.y == point.y && $0.words.overlaps(words) }, "\(text)")
      boxes.append((point.y, words))
    }
    #expect(boxes.count > 20)
  }

  @Test func `bears days and bands that make no sense`() {
    let strip = CalendarStrip(
      days: .min ... .max, ticks: [.init(.max, "x")],
      rows: [.init("r", [.init(.stop, .min ... .max, "m"), .init(.review, on: .min, "")])])
    let map = BodyMap([
      .init(.nose, name: "n", band: .max, label: ""),
      .init(.neck, name: "", band: .min, label: "l"),
    ])
    for content in [Figure.Content.calendarStrip(strip), .bodyMap(map), .bodyMap(BodyMap([]))] {
      let drawing = Figure(caption: "", content).drawing(
        width: 460, measure: Drawing.guessedWidth)
      #expect(drawing.height.isFinite && drawing.height < 1_000)
    }
  }
}
