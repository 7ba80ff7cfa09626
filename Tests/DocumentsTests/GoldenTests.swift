import ConsultationCore
import Dialogues
import DocumentTesting
import Documents
import Foundation
import MicroneedlingProtocol
import Testing

@Suite struct `The documents of a patient` {
  @Test(arguments: GoldenPatient.all)
  func `are those that were read and kept`(_ golden: GoldenPatient) throws {
    let record = try golden.record()
    for audience in Document.Audience.allCases {
      try Golden.compare(
        Markdown.render(record.document(for: audience)),
        with: "\(golden.name)/\(audience.rawValue).md")
    }
  }

  /// The longest, and the shortest.
  @Test(
    arguments: GoldenPatient.all.filter { [.suitable, .refer].contains($0.verdict) }
      .filter { [.full, .emergency].contains($0.kind) })
  func `are kept as HTML and JSON, too`(_ golden: GoldenPatient) throws {
    let document = try golden.record().document(for: .patient)
    try Golden.compare(HTML.render(document), with: "\(golden.name)/patient.html")
    try Golden.compare(DocumentJSON.encode(document), with: "\(golden.name)/patient.json")
  }

  @Test(arguments: GoldenPatient.all)
  func `are of the kind that the verdict asks for`(_ golden: GoldenPatient) throws {
    let plan = try golden.record().plan
    #expect(plan.kind == golden.kind && plan.verdict == golden.verdict)
    #expect(plan.banners == golden.banners)
  }

  @Test func `cover every verdict and every kind of page`() {
    #expect(Set(GoldenPatient.all.map(\.verdict)) == Set(Verdict.allCases))
    #expect(Set(GoldenPatient.all.map(\.kind)) == Set(Plan.Kind.allCases))
    #expect(Set(GoldenPatient.all.flatMap(\.banners)) == Set(Banner.allCases))
  }

  @Test(arguments: GoldenPatient.all)
  func `read at grade 8 or easier for the patient`(_ golden: GoldenPatient) throws {
    let grade = ReadingLevel(try golden.record().document(for: .patient)).grade
    #expect(grade <= 8, "\(golden.name): \(grade)")
  }

  @Test(.enabled(if: Tool.isInstalled("tidy")), arguments: GoldenPatient.all)
  func `are HTML without a warning`(_ golden: GoldenPatient) throws {
    let record = try golden.record()
    for audience in Document.Audience.allCases {
      let html = HTML.render(record.document(for: audience))
      let result = try Tool("tidy").run(["-e", "-q", "-utf8"], input: html)
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    }
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext") && Tool.isInstalled("qpdf")))
  func `are clean PDF with every font embedded, read in order`() throws {
    for golden in GoldenPatient.all {
      let record = try golden.record()
      for audience in Document.Audience.allCases {
        let document = record.document(for: audience)
        let page = try PrintedPage(document)
        #expect(page.complaints.isEmpty, "\(golden.name): \(page.complaints)")
        #expect(try page.check() == 0, "\(golden.name)")
        #expect(try page.unembeddedFonts() == [], "\(golden.name)")
        let pages = try page.text().split(separator: "\u{C}").filter { $0.contains("Page ") }
        #expect(!pages.isEmpty, "\(golden.name)")
        #expect(pages.allSatisfy { $0.contains(golden.patient) }, "\(golden.name)")
        try expectReadingOrder(of: document, in: page.text(), golden.name)
      }
    }
  }

  /// The title, then every part's heading with its first words, each after the one before.
  private func expectReadingOrder(of document: Document, in text: String, _ name: String) throws {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var rest = words[...]
    let expected =
      [document.title] + document.opening.firstWords
      + document.sections.flatMap { [$0.title] + $0.blocks.firstWords }
    for phrase in expected {
      let plain = phrase.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard let range = rest.range(of: plain) else {
        Issue.record("\(name): “\(plain)” does not come where it should")
        return
      }
      rest = rest[range.upperBound...]
    }
  }
}

extension [Block] {
  /// The first words of the first block, where they stand on one line for sure.
  fileprivate var firstWords: [String] {
    switch first {
    case .paragraph(let text): [Self.beginning(text)]
    case .list(let items): items.first.map { [Self.beginning($0)] } ?? []
    case .callout(let callout): [Self.beginning(callout.title)]
    default: []
    }
  }

  private static func beginning(_ text: RichText) -> String {
    text.plain.split(whereSeparator: \.isWhitespace).prefix(4).joined(separator: " ")
  }
}

@Suite struct `A patient's copy of a shipped case` {
  private static let files =
    ((try? FileManager.default.contentsOfDirectory(
      at: CaseFiles.folder, includingPropertiesForKeys: nil)) ?? [])
    .filter { $0.lastPathComponent.hasSuffix(CaseFiles.ending) }
    .sorted { $0.path < $1.path }

  @Test func `is looked at for every case`() { #expect(Self.files.count > 50) }

  @Test(arguments: files)
  func `says nothing of what is restricted or of safeguarding`(_ file: URL) throws {
    let record = try ShippedRecord(file, patient: "A. Example")
    let copy = record.document(for: .patient).everything.lowercased()
    let words = Set(copy.split { !$0.isLetter }.map(String.init))
    let said = record.plan.findings.standing.filter { !Self.isHidden($0, record) }
    let general = ["A further check is needed first."]
    let open = Set(
      general + said.compactMap { record.consultation.protocol.rule($0.rule)?.because })
    for finding in record.consultation.finalAssessment.findings where Self.isHidden(finding, record)
    {
      let rule = try #require(record.consultation.protocol.rule(finding.rule))
      for text in [rule.because, rule.advice, rule.rationale] where text.count > 20 {
        if !open.contains(text) { #expect(!copy.contains(text.lowercased()), "\(rule.id)") }
      }
    }
    #expect(!words.contains("hiv"))
    for stem in Self.stems { #expect(!copy.contains(stem), "\(stem)") }
  }

  @Test(arguments: files)
  func `reads at grade 8 or easier`(_ file: URL) throws {
    let record = try ShippedRecord(file, patient: "A. Example")
    let grade = ReadingLevel(record.document(for: .patient)).grade
    #expect(grade <= 8, "\(grade)")
  }

  @Test(arguments: files)
  func `keeps what a clinician noted and a patient said to the record`(_ file: URL) throws {
    let record = try ShippedRecord(file, patient: "A. Example")
    let copy = record.document(for: .patient).everything
    for note in record.consultation.notes { #expect(!copy.contains(note.text)) }
    for override in record.consultation.overrides.values {
      #expect(!copy.contains(override.reason))
    }
  }

  private static func isHidden(_ finding: Finding, _ record: ShippedRecord) -> Bool {
    let actions = record.consultation.protocol.rule(finding.rule)?.actions.map(\.value) ?? []
    return finding.isRestricted
      || !Set(actions).isDisjoint(with: ["A-SAFEGUARD", "A-SAFEGUARD-CONSIDER"])
  }

  private static let stems = [
    "hepatitis", "blood-borne", "suicid", "self-harm", "safeguard", "abuse", "coerc",
    "exploit", "dysmorph", "eating disorder", "psychiatr", "melanoma", "actinic", "pressured",
  ]
}
