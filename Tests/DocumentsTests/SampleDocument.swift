import ConsultationCore

/// A document that has every block, with words of no clinical meaning.
enum SampleDocument {
  static func make(
    _ audience: Document.Audience = .patient, title: String = "Your plan", rows: Int = 6
  ) -> Document {
    Document(
      title: title, subtitle: "Made for Zoë Brontë-O’Neill on Sunday 22 November 2026",
      language: "en-GB", audience: audience,
      metadata: Document.Metadata(
        clinic: "Harbour Clinic", author: "R. Example", subject: "Sample plan",
        created: "2026-11-22", keywords: ["sample", "plan"]),
      letterhead: [
        "Harbour Clinic",
        "12 Quay Street, Example Town EX1 2AB · 01632 960 001 · clinic@example.org",
      ],
      footer: "Harbour Clinic · sample protocol 2026.1 · not yet approved by this clinic",
      opening: [
        .callout(
          .note, "What we found",
          [.paragraph("You can go ahead \(strong: "with some changes"), which part 4 explains.")])
      ],
      sections: [overview, calendar, map, table(rows: rows), warnings, forms])
  }

  private static let overview = Document.Section(
    id: "P03", title: "Where you are today",
    blocks: [
      .paragraph(
        """
        This is a paragraph with \(emphasis: "emphasised"), \(strong: "strong") and \(code: "R-S03") \
        words, long enough to run over several lines so that its lines can be judged: how far they \
        are apart, how long they are, and whether the eye finds the start of the next one.
        """),
      .paragraph("Names in other scripts: محمد بن سعيد, 王小明, Ελένη, Łukasz, שרה."),
      .keyValues([
        "Main wish": "Smoother cheeks", "Second wish": "none",
        "What you told us about your skin": "It tans \(emphasis: "sometimes") and burns at first.",
      ]),
    ])

  private static let calendar = Document.Section(
    id: "P07", title: "Your calendar",
    blocks: [
      .figure(Figure(caption: "Your calendar from November to February.", .calendarStrip(strip))),
      .paragraph("Before each visit:"),
      .list([
        "Eat and drink as usual.",
        "Come with a clean face, and bring this page with you so that we can look at it together, whichever way the day goes.",
        "Ask.",
      ]),
      .numbered(["First this.", "Then that.", "Then the last thing."]),
    ])

  static let strip = CalendarStrip(
    days: -28...80,
    ticks: [
      .init(-28, "16 Nov"), .init(-14, "30 Nov"), .init(0, "14 Dec"), .init(28, "11 Jan"),
      .init(56, "8 Feb"), .init(70, "22 Feb"),
    ],
    rows: [
      .init(
        "Leave out",
        [
          .init(.stop, -28...(-1), "sunbeds 16 Nov–13 Dec"), .init(.stop, -7...7, "acids 7–21 Dec"),
          .init(.stop, 21...35, "acids 4–18 Jan"),
        ]),
      .init("Use", [.init(.use, -28...80, "sunscreen every day")]),
      .init(
        "Treatment",
        [
          .init(.treatment, on: 0, "14 Dec"), .init(.treatment, on: 28, "11 Jan"),
          .init(.treatment, on: 56, "8 Feb"),
        ]),
      .init(
        "Downtime",
        [
          .init(.downtime, 0...3, "14–17 Dec"), .init(.downtime, 28...31, "11–14 Jan"),
          .init(.downtime, 56...59, "8–11 Feb"),
        ]),
      .init("Reviews", [.init(.review, on: 27, "10 Jan"), .init(.review, on: 78, "2 Mar")]),
      .init("Your events", [.init(.event, on: 47, "wedding, 30 Jan")]),
    ])

  private static let map = Document.Section(
    id: "P06", title: "Where, and how deep",
    blocks: [
      .figure(Figure(caption: "Areas and depths on the face.", .bodyMap(face))),
      .figure(Figure(caption: "Every area that can be drawn.", .bodyMap(everywhere))),
    ])

  static let face = BodyMap([
    .init(.forehead, name: "Forehead", band: 1, label: "0.25–0.5 mm"),
    .init(.periorbitalOutsideRim, name: "Around the eyes", band: 0, label: "0.25 mm"),
    .init(.cheeks, name: "Cheeks", band: 3, label: "0.5–1.0 mm"),
    .init(.chin, name: "Chin", band: 2, label: "0.5–0.75 mm"),
  ])

  static let everywhere = BodyMap(
    BodyMap.Region.allCases.enumerated().map { index, region in
      .init(region, name: region.rawValue, band: index % 5, label: "0.\(index % 5 + 1) mm")
    })

  private static func table(rows: Int) -> Document.Section {
    Document.Section(
      id: "P14", title: "What changes for you",
      blocks: [
        .table(
          Block.Table(
            caption: "What, when and why", header: ["What", "Until", "Why", "mm"],
            rows: (1...max(rows, 1)).map { index in
              [
                RichText("Change number \(index)"), "20 January 2027",
                "Because the words in this column are long enough to be broken into lines.",
                RichText("0.\(index)"),
              ]
            }, columns: [.init(), .init(), .init(), .init(.trailing)])),
        .table(
          Block.Table(
            header: ["Left", "Middle", "Right"], rows: [["a", "b", "c"], ["only one"]],
            columns: [
              .init(.leading, weight: 2), .init(.centre, weight: 1), .init(.trailing, weight: 1),
            ])),
      ])
  }

  private static let warnings = Document.Section(
    id: "P13", title: "When to call",
    blocks: [
      .callout(
        .danger, "Call 999 now",
        [.paragraph("If something happens that cannot wait:"), .list(["this", "or that"])]),
      .callout(.caution, "Call us on the same day", [.paragraph("On 01632 960 001.")]),
      .callout(.note, "A title alone says enough"),
    ])

  private static let forms = Document.Section(
    id: "P16", title: "Signatures",
    blocks: [
      .pageBreak,
      .checkboxes([
        .init("We talked about what it is and how it works.", checked: true),
        .init(
          "We talked about other ways, including doing nothing at all, and there was time to think about them."
        ),
      ]),
      .fillIns([
        .init("Signature"), .init("Name", width: .half), .init("Date", width: .half),
        .init("Cartridge lot", width: .half),
      ]),
    ])
}
