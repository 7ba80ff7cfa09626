import ConsultationCore
import Documents
import Foundation
import Testing

@Suite struct `The typesetter` {
  private func typeset(_ document: Document, _ arguments: [String] = []) throws -> Tool.Result {
    try Tool(product: "stipple-typeset").run(
      arguments, input: DocumentJSON.encode(document))
  }

  /// What a tool says of the pages of a document.
  private func ask(_ tool: String, _ arguments: [String], about pdf: Data) throws -> Tool.Result {
    try TemporaryFolder.with { folder in
      let file = folder.appending(path: "page.pdf")
      try pdf.write(to: file)
      return try Tool(tool).run(arguments.map { $0 == "FILE" ? file.path : $0 })
    }
  }

  private func pages(_ pdf: Data) throws -> [String] {
    try ask("pdftotext", ["FILE", "-"], about: pdf).output
      .split(separator: "\u{C}").map { String($0).trimmingCharacters(in: .newlines) }
  }

  @Test(arguments: Document.Audience.allCases)
  func `makes a tagged PDF with an outline`(_ audience: Document.Audience) throws {
    let result = try typeset(SampleDocument.make(audience))
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.bytes.starts(with: Data("%PDF-".utf8)))
    for part in ["/StructTreeRoot", "/Outlines", "/H1", "/TH", "/LBody"] {
      #expect(result.bytes.range(of: Data(part.utf8)) != nil, "\(part)")
    }
  }

  @Test func `makes equal bytes of equal documents`() throws {
    let document = SampleDocument.make()
    #expect(try typeset(document).bytes == typeset(document).bytes)
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf")))
  func `makes a PDF that a checker finds clean`() throws {
    for document in [SampleDocument.make(rows: 80), HostileText.document("a\n<b>\u{202E}")] {
      let check = try ask("qpdf", ["--check", "FILE"], about: typeset(document).bytes)
      #expect(check.status == 0, "\(check.errors)")
    }
  }

  @Test(.enabled(if: Tool.isInstalled("pdffonts")))
  func `embeds every font`() throws {
    let fonts = try ask("pdffonts", ["FILE"], about: typeset(SampleDocument.make()).bytes).output
      .split(separator: "\n").dropFirst(2)
    #expect(fonts.count > 3)
    #expect(fonts.allSatisfy { $0.contains(#/ yes +yes +(yes|no) +\d+ +\d+$/#) })
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf")), arguments: ["en-GB", "ar", "zh-Hans"])
  func `names its language and asks for its title to be shown`(_ language: String) throws {
    var document = SampleDocument.make()
    document.language = language
    let page = try PrintedPage(document)
    #expect(try page.check() == 0)
    let catalogue = try page.ask("qpdf", "--qdf", "FILE", "-").bytes
    #expect(catalogue.range(of: Data("/Lang (\(language))".utf8)) != nil)
    #expect(catalogue.range(of: Data("/DisplayDocTitle true".utf8)) != nil)
    #expect(catalogue.range(of: Data("/StructTreeRoot".utf8)) != nil)
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf")), arguments: ["", "a", ")>>", "en)\n/OpenAction"])
  func `passes over a language that is none`(_ language: String) throws {
    var document = SampleDocument.make()
    document.language = language
    let page = try PrintedPage(document)
    #expect(try page.check() == 0)
    #expect(page.pdf.range(of: Data("/Lang".utf8)) == nil)
  }

  @Test(.enabled(if: Tool.isInstalled("pdfinfo")))
  func `says what the document says about itself`() throws {
    let info = try ask("pdfinfo", ["FILE"], about: typeset(SampleDocument.make()).bytes).output
    for line in [
      #/Title: +Your plan/#, #/Author: +R. Example/#, #/Subject: +Sample plan/#,
      #/Keywords: +sample, plan/#, #/CreationDate: +Sun Nov 22 00:00:00 2026/#, #/Tagged: +yes/#,
      #/Page size: .*A4/#,
    ] {
      #expect(info.contains(line))
    }
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext")))
  func `prints in reading order, with the running lines`() throws {
    let document = SampleDocument.make(.clinician)
    let pages = try pages(typeset(document).bytes)
    var rest = pages.joined(separator: "\n")[...]
    for words in [
      "Harbour Clinic", "Your plan", "What we found", "P03", "Where you are today",
      "This is a paragraph", "Main wish", "Smoother cheeks", "Your calendar", "Leave out:",
      "First this.", "Where, and how deep", "Change number 1", "Call 999 now", "Signature",
    ] {
      let range = try #require(rest.range(of: words), "\(words)")
      rest = rest[range.upperBound...]
    }
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Page \(index + 1) of \(pages.count)"))
      #expect(page.contains("not yet approved by this clinic"))
    }
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext")))
  func `repeats the head of a table and ends no page with a heading`() throws {
    var document = SampleDocument.make(rows: 90)
    let table = document.sections[3]
    document.sections = (1...40).map { index in
      .init(
        id: "S\(index)", title: "Heading \(index)",
        blocks: [.paragraph(RichText(String(repeating: "word and ", count: index * 7)))])
    }
    document.sections.append(table)
    let pages = try pages(typeset(document).bytes)
    #expect(pages.count > 5)
    for page in pages {
      if page.contains("Change number") { #expect(page.contains("Until")) }
      let lines = page.split(separator: "\n").filter {
        !$0.contains("Page ") && !$0.hasPrefix("Harbour")
      }
      #expect(lines.last?.hasPrefix("Heading") == false)
    }
  }

  @Test func `names a character that no font has, and goes on`() throws {
    var document = SampleDocument.make()
    document.opening = [.paragraph("a private sign: \u{E000}")]
    let result = try typeset(document)
    #expect(result.status == 0 && !result.bytes.isEmpty)
    #expect(result.errors.contains("No font has the character U+E000;"))
    document.opening = [.paragraph("\u{17000}")]
    let named = try typeset(document).errors
    // A machine may have a font for it.
    #expect(named.isEmpty || named.contains("U+17000, TANGUT IDEOGRAPH-17000;"))
  }

  @Test(
    .enabled(if: Tool.isInstalled("pdftotext")),
    arguments: ["Zoë Brontë-O’Neill", "Łukasz Ñandú", "Ελένη", "Наталья", "王小明", "محمد", "שרה"])
  func `sets names of other scripts with fonts that have them`(_ name: String) throws {
    let page = try PrintedPage(
      Document(
        title: name, subtitle: name, audience: .patient, opening: [.paragraph(RichText(name))]))
    #expect(page.complaints.isEmpty)
    #expect(try page.text().ranges(of: name).count >= 3)
    #expect(try page.unembeddedFonts() == [])
  }

  @Test(arguments: [
    HostileText.lines.filter { $0.utf8.count < 2_000 }.joined(separator: " "),
    HostileText.severalLines.joined(), "", String(repeating: "x", count: 1_000),
    String(repeating: "مرحبا ", count: 170),
  ])
  func `sets hostile text as text`(_ text: String) throws {
    let result = try typeset(HostileText.document(text))
    #expect(result.status == 0)
    #expect(result.bytes.starts(with: Data("%PDF-".utf8)))
  }

  @Test(
    .enabled(if: Tool.isInstalled("pdftotext")),
    arguments: [
      String(repeating: "x", count: 10_000), String(repeating: "long note ", count: 1_000),
      String(repeating: "مرحبا ", count: 1_700),
    ])
  func `breaks what is longer than a page, a word too`(_ text: String) throws {
    let document = Document(
      title: "T", audience: .patient,
      opening: [.paragraph(RichText(text)), .list([RichText(text)]), .paragraph("the end")])
    let pages = try pages(typeset(document).bytes)
    #expect(pages.count > 2)
    #expect(pages.last?.contains("the end") == true)
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext")))
  func `sets frames within frames and tables of many columns`() throws {
    var block = Block.paragraph("innermost")
    for depth in 0..<100 { block = .callout(.caution, RichText("depth \(depth)"), [block]) }
    let wide = Block.table(
      header: (0..<60).map { "column \($0)" }, rows: [(0..<60).map { "value \($0)" }])
    let document = Document(title: "T", audience: .patient, opening: [block, wide])
    let words = try pages(typeset(document).bytes).joined(separator: "\n")
    #expect(words.contains("innermost") && words.contains("value 59"))
  }
}

@Suite struct `The program stipple-typeset` {
  private let program = Tool(product: "stipple-typeset")

  @Test(arguments: [
    "", "{", "[]", "{\"title\": 1}", String(repeating: "[", count: 50_000), "\u{0}",
  ])
  func `ends with 65 and a sentence for what is not a document`(_ input: String) throws {
    let result = try program.run([], input: input)
    #expect(result.status == 65 && result.bytes.isEmpty)
    #expect(result.errors.hasPrefix("stipple-typeset: The input is not a document"))
    #expect(result.errors.hasSuffix(".\n") && result.errors.count < 400)
  }

  @Test func `ends with 65 for more than it can hold`() throws {
    let long = String(repeating: " ", count: 9 << 20)
    #expect(try program.run([], input: long).errors.contains("longer than 8 MB"))
    let items = Array(repeating: "a" as RichText, count: 100_001)
    let many = Document(title: "T", audience: .patient, opening: [.list(items)])
    let result = try program.run([], input: DocumentJSON.encode(many))
    #expect(result.status == 65 && result.errors.contains("100,000"))
  }

  @Test func `ends with 64 for arguments that it does not know`() throws {
    #expect(try program.run(["--nonsense"]).status == 64)
    #expect(try program.run(["-o"]).status == 64)
    let help = try program.run(["--help"])
    #expect(help.status == 0 && help.output.hasPrefix("usage:"))
  }

  @Test func `creates a file for its owner only and overwrites none`() throws {
    let json = try DocumentJSON.encode(SampleDocument.make())
    try TemporaryFolder.with { folder in
      let path = folder.appending(path: "plan.pdf").path
      #expect(try program.run(["-o", path], input: json).status == 0)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(attributes[.size] as? Int ?? 0 > 10_000)
      #expect(try program.run(["-o", path], input: json).status == 73)
    }
  }
}
