import ConsultationCore
import Documents
import Testing

@Suite struct `A document as HTML` {
  /// The elements of a file in order, by name, but for the shapes and words of a drawing: how many
  /// lines words take there depends on their length.
  private func elements(_ html: String) -> [String] {
    html.matches(of: #/<(/?[a-zA-Z0-9!]+)/#).map { String($0.1) }
      .filter { !["path", "text", "/text"].contains($0) }
  }

  @Test(arguments: HostileText.lines)
  func `has no elements but its own`(_ text: String) {
    let hostile = HTML.render(HostileText.document("(\(text))"))
    let plain = HTML.render(HostileText.document("(x)"))
    #expect(elements(hostile) == elements(plain))
    let acts = hostile.unicodeScalars.contains(where: HostileText.acts)
    #expect(!acts)
    let names = hostile.replacing(#/"[^"]*"/#, with: "")
    let hasForeignAttribute = names.contains(#/<[^>]*\s(on\w+|style|href|src)\s*=/#)
    #expect(!hasForeignAttribute)
  }

  @Test(arguments: HostileText.severalLines)
  func `breaks lines by an element and nothing else`(_ text: String) {
    let hostile = elements(HTML.render(HostileText.document("(\(text))"))).filter { $0 != "br" }
    #expect(hostile == elements(HTML.render(HostileText.document("(x)"))))
  }

  @Test(.enabled(if: Tool.isInstalled("tidy")), arguments: ["Plan", "<b>\n", "مرحبا", "", " \n"])
  func `is clean for a checker`(_ text: String) throws {
    for document in [
      SampleDocument.make(.patient), SampleDocument.make(.clinician), HostileText.document(text),
    ] {
      let result = try Tool("tidy").run(["-e", "-q", "-utf8"], input: HTML.render(document))
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test func `says its language, title and parts`() {
    let html = HTML.render(SampleDocument.make(.clinician))
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
    #expect(html.contains("<title>Your plan</title>"))
    #expect(html.contains(#"<meta name="author" content="R. Example">"#))
    #expect(html.matches(of: #/<h1[ >]/#).count == 1)
    #expect(html.matches(of: #/<h2[ >]/#).count == 6)
    #expect(html.contains(#"<section id="P07" aria-labelledby="P07-title">"#))
    #expect(html.contains(#"<th scope="col" class="trailing">mm</th>"#))
    #expect(html.contains("<dt>Main wish</dt>"))
    #expect(HTML.render(HostileText.document("\"><x")).contains("<html lang=\"und\">"))
  }

  @Test func `uses every id once`() {
    for html in [
      HTML.render(SampleDocument.make()), HTML.render(HostileText.document("1")),
      HTML.render(HostileText.document("<>")),
    ] {
      let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
      #expect(ids.count == Set(ids).count)
      #expect(ids.allSatisfy { $0.contains(#/^[A-Za-z][A-Za-z0-9-]*$/#) })
    }
  }

  @Test func `asks for nothing from outside and runs nothing`() {
    let html = HTML.render(SampleDocument.make())
    #expect(html.contains("default-src 'none'"))
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("url("))
    #expect(!html.contains("<script") && !html.contains("<link") && !html.contains("@import"))
    #expect(html.contains("prefers-color-scheme:dark") && html.contains("@media print"))
  }

  @Test(.enabled(if: Tool.isInstalled("openssl")))
  func `names the hash of its style, without which no style would hold`() throws {
    let html = HTML.render(SampleDocument.make())
    let style = try #require(html.firstMatch(of: #/<style>((?s).*?)</style>/#)?.1)
    let hash = try Tool("sh").run(
      ["-c", "openssl dgst -sha256 -binary | openssl base64"], input: String(style))
    let named = hash.output.filter { !$0.isWhitespace }
    #expect(html.contains("style-src 'sha256-\(named)'"))
  }

  @Test func `lets words choose their direction where they need it`() {
    let html = HTML.render(
      Document(
        title: "T", audience: .patient, opening: [.paragraph("مرحبا"), .paragraph("hello")]))
    #expect(html.contains("<p dir=\"auto\">مرحبا</p>") && html.contains("<p>hello</p>"))
  }

  @Test func `draws figures with a title and words`() {
    let html = HTML.render(SampleDocument.make())
    #expect(
      html.matches(of: #/<svg [^>]*role="img" aria-describedby="figure-\d-words"/#).count == 3)
    #expect(html.contains("<title>Areas and depths on the face.</title>"))
    #expect(html.contains(#/<desc id="figure-2-words">[^<]*Cheeks: 0.5–1.0 mm/#))
    #expect(html.contains("<li>Cheeks: 0.5–1.0 mm</li>"))
  }
}
