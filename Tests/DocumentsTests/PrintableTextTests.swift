import Documents
import Testing

@Suite struct `Printable text` {
  @Test(arguments: HostileText.lines + HostileText.severalLines)
  func `has no character that acts`(_ text: String) {
    #expect(!text.printable.unicodeScalars.contains(where: HostileText.acts))
    #expect(!text.printableLine.contains("\n"))
  }

  @Test func `shows what it neutralises`() {
    #expect("a\u{1B}[31m".printable == "a[U+001B][31m")
    #expect("\u{202E}exe".printable == "[U+202E]exe")
    #expect("\u{E0041}".printable == "[U+E0041]")
    #expect(("e" + String(repeating: "\u{301}", count: 8)).printable.hasSuffix("[U+0301][U+0301]"))
  }

  @Test func `keeps every script as it is`() {
    for text in ["Zoë", "محمد", "می\u{200C}خواهم", "שלום", "王小明", "👩🏽‍⚕️", "Việt", "กิ่ง", "क्षि"] {
      #expect(text.printable == text)
    }
  }

  @Test func `has one kind of line end and no tab`() {
    #expect("a\r\nb\rc\u{2028}d\te".printable == "a\nb\nc\nd e")
    #expect("a\n\nb".printableLine == "a b")
  }
}
