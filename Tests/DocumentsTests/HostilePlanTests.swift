import ConsultationCore
import DocumentTesting
import Documents
import Foundation
import MicroneedlingProtocol
import Testing

/// What a plan makes of hostile text in every place where text can be typed.
@Suite struct `A plan with hostile text` {
  /// Markup, very long words, 10,000 characters, emoji, controls, other directions, several lines.
  private static let texts = HostileText.lines + HostileText.severalLines

  /// Made once for all formats, as each replays a consultation.
  private static let made = Result {
    let record = try GoldenPatient.all[0].record()
    return try Dictionary(
      uniqueKeysWithValues: (texts + ["plain"]).map { ($0, try documents($0, in: record)) })
  }

  private static func documents(_ text: String) throws -> [Document] {
    try made.get()[text] ?? documents(text, in: GoldenPatient.all[0].record())
  }

  private static func documents(_ text: String, in record: ShippedRecord) throws -> [Document] {
    let first = try #require(record.events.first)
    var events = record.events.filter {
      if case .identified = $0.kind { false } else { $0.kind != .signed }
    }
    let typed: [Event.Kind] =
      HeaderField.allCases.map { .identified($0, text: text) }
      + [.noted(text: text), .quoted(text: text), .rejected(reason: text)]
    events.insert(
      contentsOf: typed.map { Event(at: first.at, typed: text, $0) }, at: 1)
    events += [
      Event(
        at: first.at, typed: text,
        .answered(Question.allergyTopical.id, answer: .value(.text(text)))),
      Event(
        at: first.at, typed: text,
        .overridden(
          .init(rule: "R-D08"),
          by: Override(
            reason: text, specialist: text, specialistDay: first.at.localDay, level: .defer))),
      Event(at: first.at, typed: text, .identifiedSignatory(.name, text: text)),
      Event(at: first.at, .documented(what: text)),
    ]
    let consultation = try Consultation(replaying: events, under: MicroneedlingProtocol.current)
    let clinic = ClinicPolicy(
      clinic: text, letterhead: [text, text],
      contacts: .init(clinic: text, outOfHours: text, emergency: text, crisis: text))
    return Document.Audience.allCases.map { audience in
      PlanDocument.make(
        Plan(consultation, clinic: clinic), answers: consultation.answers,
        assessment: consultation.finalAssessment, consultation: consultation, events: events,
        for: audience, clinic: clinic, protocolLine: text, approval: text, chainHead: text)
    }
  }

  private static func hasActing(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: HostileText.acts)
  }

  /// What begins like an element, and whether a backslash stands before it.
  private static func tags(_ page: String) -> [(name: String, isMasked: Bool)] {
    let parts = page.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).compactMap { before, part in
      let name = part.prefix { byte in
        "a"..."z" ~= Unicode.Scalar(byte | 0x20) || "/!0123456789".utf8.contains(byte)
      }
      guard !name.isEmpty else { return nil }
      return (String(decoding: name, as: UTF8.self), before.last == UInt8(ascii: "\\"))
    }
  }

  @Test(arguments: texts)
  func `keeps its parts in Markdown`(_ text: String) throws {
    for (hostile, plain) in zip(try Self.documents(text), try Self.documents("plain")) {
      let page = Markdown.render(hostile)
      #expect(!Self.hasActing(page))
      func headings(_ page: String) -> [Substring] {
        page.split(separator: "\n").filter { $0.hasPrefix("#") }
      }
      #expect(headings(page) == headings(Markdown.render(plain)))
      #expect(Self.tags(page).allSatisfy { $0.isMasked })
    }
  }

  @Test(.enabled(if: Tool.isInstalled("tidy")), arguments: texts)
  func `keeps its elements in HTML`(_ text: String) throws {
    for (hostile, plain) in zip(try Self.documents(text), try Self.documents("plain")) {
      let page = HTML.render(hostile)
      #expect(!Self.hasActing(page))
      func elements(_ page: String) -> Set<String> { Set(Self.tags(page).map { $0.name }) }
      // An empty name leaves its element out.
      #expect(elements(page).subtracting(["br"]).isSubset(of: elements(HTML.render(plain))))
      let result = try Tool("tidy").run(["-e", "-q", "-utf8"], input: page)
      #expect(result.status == 0, "\(result.errors.prefix(500))")
    }
  }

  @Test(arguments: texts)
  func `comes back whole from JSON`(_ text: String) throws {
    for document in try Self.documents(text) {
      let json = try DocumentJSON.encode(document)
      #expect(try DocumentJSON.decode(Array(json.utf8)) == document)
      #expect(!Self.hasActing(json))
    }
  }

  @Test(
    .enabled(if: Tool.isInstalled("qpdf") && Tool.isInstalled("pdftotext")),
    arguments: [
      texts.filter { $0.utf8.count < 2_000 }.joined(separator: " "),
      HostileText.severalLines.joined(separator: "\n"), String(repeating: "x", count: 2_000),
      String(repeating: "long note ", count: 200), String(repeating: "مرحبا ", count: 340),
    ])
  func `is set as a clean PDF`(_ text: String) throws {
    for document in try Self.documents(text) {
      let page = try PrintedPage(document)
      #expect(page.status == 0, "\(page.complaints.prefix(500))")
      #expect(try page.check() == 0)
      #expect(try page.unembeddedFonts() == [])
      let words = try page.text()
      #expect(words.contains("Page 1 of"))
      // pdftotext itself marks where words run from the right.
      #expect(
        !words.unicodeScalars.contains { $0.value < 0x20 && ![0x0A, 0x0C].contains($0.value) })
    }
  }
}
