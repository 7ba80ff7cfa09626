import ConsultationCore
import Documents
import Testing

@Suite struct `A document as Markdown` {
  /// The markup of a text: each line's characters that could be markup and are not escaped.
  private func markup(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      var result = ""
      var isEscaped = false
      for (index, scalar) in line.unicodeScalars.enumerated() {
        if isEscaped {
          isEscaped = false
        } else if scalar == "\\" {
          isEscaped = true
        } else if "`*_[]<>&|~#$^{}".unicodeScalars.contains(scalar)
          || (index == 0 && "-+=:".unicodeScalars.contains(scalar))
        {
          result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }

  @Test(arguments: HostileText.lines)
  func `has no markup but its own`(_ text: String) {
    let hostile = Markdown.render(HostileText.document("(\(text))"))
    // A text of which nothing can be an identifier or a word, so that its styles are set as here.
    let plain = Markdown.render(HostileText.document("(!)"))
    #expect(markup(hostile) == markup(plain))
    #expect(!hostile.unicodeScalars.contains(where: HostileText.acts))
  }

  @Test(arguments: [
    ("# a", "\\# a"), ("- a", #"\- a"#), ("+ a", #"\+ a"#), ("12. a", #"12\. a"#),
    ("1) a", #"1\) a"#), ("===", #"\==="#), ("---", #"\---"#), (":-:", #"\:-:"#),
    ("> a", #"\> a"#), ("    a", "a"), ("a\n- b\n    c", "a\\\n\\- b\\\nc"),
    ("https://a.b", #"https\://a.b"#), ("www.a.b", #"www\.a.b"#), ("a.\n", "a."),
  ])
  func `starts no line with markup`(_ text: String, _ expected: String) {
    let document = Document(title: "T", audience: .patient, opening: [.paragraph(RichText(text))])
    #expect(Markdown.render(document) == "# T\n\n\(expected)\n")
  }

  @Test func `keeps the lines of a text inside its item, quote and cell`() {
    let document = Document(
      title: "a\nb", audience: .patient,
      opening: [
        .list(["one\ntwo"]), .callout(.note, "t\nu", [.paragraph("one\ntwo")]),
        .table(header: ["h\ni"], rows: [["one\ntwo"], []]),
      ])
    #expect(
      Markdown.render(document) == """
        # a b

        - one\\
          two

        > **t u**
        >
        > one\\
        > two

        | h i |
        | --- |
        | one two |
        |  |

        """)
  }

  @Test func `reads as its golden text`() {
    let document = Document(
      title: "Plan", subtitle: "for Zoë", audience: .clinician, letterhead: ["Clinic", "Street"],
      footer: "foot",
      opening: [.paragraph("a \(strong: "b")\(emphasis: "c") \(code: "R-S03") d")],
      sections: [
        .init(
          id: "P01", title: "First",
          blocks: [
            .keyValues(["Key": "value"]), .numbered(["x", "y"]),
            .checkboxes([.init("done", checked: true), .init("open")]),
            .fillIns([.init("Name", width: .half)]), .pageBreak,
            .figure(Figure(caption: "Where", .bodyMap(SampleDocument.face))),
          ])
      ])
    #expect(
      Markdown.render(document) == """
        Clinic\\
        Street

        # Plan

        for Zoë

        a **b**c `R-S03` d

        ## P01 First

        - **Key**: value

        1. x
        2. y

        - ☑ done
        - ☐ open

        - Name \(String(repeating: "\\_", count: 20))

        *Where*

        - Forehead: 0.25–0.5 mm
        - Around the eyes: 0.25 mm
        - Cheeks: 0.5–1.0 mm
        - Chin: 0.5–0.75 mm

        ---

        foot

        """)
  }

  @Test func `leaves ids of sections out of the patient's copy`() {
    #expect(!Markdown.render(SampleDocument.make(.patient)).contains("P07"))
    #expect(Markdown.render(SampleDocument.make(.clinician)).contains("## P07 Your calendar"))
  }
}
