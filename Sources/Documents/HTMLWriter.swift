import ConsultationCore

/// Writes the body of an HTML file; it counts figures and anchors so that every id is used once.
struct HTMLWriter {
  private var figures = 0
  private var anchors: Set<String> = []

  mutating func body(of document: Document) -> String {
    var parts: [String] = []
    let letterhead = document.letterhead.map(\.printableLine).filter { !$0.isBlank }
    if !letterhead.isEmpty {
      let lines = letterhead.map { "<p\(direction($0))>\(HTML.escape($0))</p>" }
      parts.append("<header>\n\(lines.joined(separator: "\n"))\n</header>")
    }
    parts.append("<main>")
    parts += element("h1", RichText(document.title.printableLine))
    if let subtitle = document.subtitle {
      parts += element("p", RichText(subtitle), class: "subtitle")
    }
    parts += blocks(document.opening)
    for section in document.sections {
      parts += self.section(section, audience: document.audience)
    }
    parts.append("</main>")
    let footer = element("p", RichText(document.footer.printableLine))
    if !footer.isEmpty { parts += ["<footer>"] + footer + ["</footer>"] }
    return parts.joined(separator: "\n")
  }

  private mutating func section(
    _ section: Document.Section, audience: Document.Audience
  ) -> [String] {
    let anchor = anchor(for: section.id)
    let title = section.title.printableLine
    let id = section.id.printableLine
    let label =
      audience == .clinician && !id.isBlank
      ? "<span class=\"id\">\(HTML.escape(id))</span> " : ""
    let isTitled = !title.isBlank || !label.isEmpty
    let heading =
      isTitled
      ? ["<h2 id=\"\(anchor)-title\"\(direction(title))>\(label)\(HTML.escape(title))</h2>"] : []
    let labelled = isTitled ? " aria-labelledby=\"\(anchor)-title\"" : ""
    // A break before all content belongs before the heading.
    let breaks = section.blocks.first == .pageBreak
    return (breaks ? block(.pageBreak) : []) + ["<section id=\"\(anchor)\"\(labelled)>"] + heading
      + blocks(Array(section.blocks.dropFirst(breaks ? 1 : 0))) + ["</section>"]
  }

  /// An id of letters, digits and hyphens that no other part of the file has.
  private mutating func anchor(for id: String) -> String {
    let kept = String(
      id.unicodeScalars.filter {
        "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || $0 == "-"
      })
    let stem = kept.isEmpty || !(kept.first?.isLetter ?? false) ? "section-\(kept)" : kept
    var anchor = stem
    var number = 2
    while !anchors.insert(anchor).inserted {
      anchor = "\(stem)-\(number)"
      number += 1
    }
    return anchor
  }

  private mutating func blocks(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block($0) }
  }

  private mutating func block(_ block: Block) -> [String] {
    switch block {
    case .paragraph(let text): element("p", text)
    case .list(let items): list("ul", items.flatMap { element("li", $0) })
    case .numbered(let items): list("ol", items.flatMap { element("li", $0) })
    case .keyValues(let rows):
      list(
        "dl",
        rows.flatMap {
          element("dt", $0.key, orSpace: true) + element("dd", $0.value, orSpace: true)
        })
    case .table(let table): HTMLTable.render(table)
    case .callout(let callout):
      ["<aside class=\"callout \(callout.kind.rawValue)\" role=\"note\">"]
        + element("p", callout.title, class: "callout-title") + blocks(callout.blocks)
        + ["</aside>"]
    case .figure(let figure): self.figure(figure)
    case .checkboxes(let items):
      list(
        "ul", items.flatMap { element("li", RichText($0.checked ? "☑ " : "☐ ") + $0.text) },
        class: "checks")
    case .fillIns(let items): fillIns(items)
    case .pageBreak: ["<hr class=\"page-break\">"]
    }
  }

  private func list(_ name: String, _ items: [String], class style: String? = nil) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["<\(name)\(style.map { " class=\"\($0)\"" } ?? "")>"] + items + ["</\(name)>"]
  }

  private func fillIns(_ items: [Block.FillIn]) -> [String] {
    guard !items.isEmpty else { return [] }
    let lines = items.map { item in
      "<p class=\"\(item.width.rawValue)\">"
        + HTMLText.element("span", item.label).joined() + "<span class=\"blank\">&nbsp;</span></p>"
    }
    return ["<div class=\"fill-ins\">"] + lines + ["</div>"]
  }

  private mutating func figure(_ figure: Figure) -> [String] {
    figures += 1
    let words = figure.textEquivalent.flatMap { element("li", RichText($0)) }
    let details = list("ul", words)
    return ["<figure>", SVG.render(figure, id: "figure-\(figures)")]
      + element("figcaption", RichText(figure.caption))
      + (details.isEmpty ? [] : ["<details><summary>In words</summary>"] + details + ["</details>"])
      + ["</figure>"]
  }

  private func element(
    _ name: String, _ text: RichText, class style: String? = nil, orSpace: Bool = false
  ) -> [String] {
    HTMLText.element(name, text, class: style, orSpace: orSpace)
  }

  private func direction(_ text: String) -> String {
    HTMLText.direction(text)
  }
}
