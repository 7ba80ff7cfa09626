import PolicyFiles
import Testing

@Suite struct `A hostile policy file` {
  @Test func `is refused before it is read when it is too large`() {
    let bytes = [UInt8](repeating: 0x23, count: PolicyFile.sizeLimit + 1)
    #expect(
      problems(bytes) == ["policy.yaml:1:1: the file has 262145 bytes; a policy has at most 262144"]
    )
  }

  @Test func `is refused where it stops to be UTF-8`() {
    #expect(
      problems(Array("clinic: a\n# é".utf8) + [0xC3, 0x28]) == [
        "policy.yaml:2:4: the file is not UTF-8 text from here on; save it as UTF-8"
      ])
  }

  @Test func `cannot grow by aliases`() {
    let bomb = """
      clinic: a
      letterhead: &a [x, x]
      contacts: &b [*a, *a]
      """
    #expect(
      problems(bomb) == [
        "policy.yaml:2:13: anchors are not allowed here; write the value out",
        "policy.yaml:3:11: anchors are not allowed here; write the value out",
        "policy.yaml:3:11: \"contacts\" is a list: expected clinic, outOfHours, emergency, crisis",
        "policy.yaml:3:15: aliases are not allowed here; write the value out",
        "policy.yaml:3:19: aliases are not allowed here; write the value out",
      ])
  }

  @Test(.timeLimit(.minutes(1))) func `cannot grow by aliases as keys`() {
    var lines = ["clinic: a", "l0: &l0 [x, x]"]
    for level in 1...40 {
      let inner = Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ", ")
      lines.append("l\(level): &l\(level) [\(inner)]")
    }
    lines.append("? *l40\n: x\n? *l40\n: y")
    let told = problems(lines.joined(separator: "\n"))
    #expect(told.contains("policy.yaml:2:5: anchors are not allowed here; write the value out"))
    #expect(told.last?.hasSuffix("more") == true)
    #expect(told.count == 101)
  }

  @Test func `has no tags and no merged keys`() {
    #expect(
      problems("clinic: !!str a") == [
        "policy.yaml:1:9: tags are not allowed here; write the value out"
      ])
    #expect(
      problems("clinic: a\n<<: {clinic: b}").first?.hasPrefix("policy.yaml:2:1: unknown key \"<<\"")
        == true)
  }

  @Test func `holds one document only`() {
    #expect(
      problems("clinic: a\n---\nclinic: b") == [
        "policy.yaml:3:1: a second document begins here; a policy is one document"
      ])
    #expect(problems("---\nclinic: a\n...\n").isEmpty)
  }

  @Test func `tells every control and invisible character, in comments too`() {
    let text = "clinic: a\u{1B}[2J\n# \u{202E}b\nletterhead: [\"c\u{0}\"]\rx"
    #expect(
      problems(text).prefix(4) == [
        "policy.yaml:1:10: U+001B is a control or invisible character",
        "policy.yaml:2:3: U+202E is a control or invisible character",
        "policy.yaml:3:16: U+0000 is a control or invisible character",
        "policy.yaml:3:19: U+000D is a control or invisible character",
      ])
  }

  @Test func `tells characters that only its escapes make`() {
    #expect(
      problems("clinic: \"a\\e[2J\"\ncontacts: {crisis: \"\\u202E1\"}") == [
        "policy.yaml:1:9: \"clinic\" holds U+001B, a control or invisible character",
        "policy.yaml:2:20: \"contacts.crisis\" holds U+202E, a control or invisible character",
      ])
  }

  @Test func `reaches the reader in visible characters only`() {
    let text = "clinic: a\n\"b\\e\\u202E\": c\nintervals: {\"R\\e\": 1 day, R-P02: \"\\e\"}"
    for line in problems(text) + problems("clinic: a\ndevices: [{type: \"\\e\"}]") {
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    }
    guard case .failure(let named) = PolicyFile.read([], path: "a\u{1B}.yaml") else {
      Issue.record("taken")
      return
    }
    #expect(named.description.hasPrefix("a⟨U+001B⟩.yaml:1:1: "))
  }

  @Test func `keeps a repeated key from hiding the rest`() {
    #expect(
      problems("clinic: a\nclinic: b\nclinic: c\nphone: 1\ncontacts: {crisis: 1, 'crisis': 2}") == [
        "policy.yaml:2:1: \"clinic\" is written twice; the first is on line 1",
        "policy.yaml:3:1: \"clinic\" is written twice; the first is on line 1",
        "policy.yaml:4:1: unknown key \"phone\"; expected one of clinic, letterhead, contacts, "
          + "devices, intervals",
        "policy.yaml:5:23: \"crisis\" is written twice; the first is on line 5",
      ])
    // A key whose written form hides its name is told all the same.
    #expect(
      problems("\"\\x63linic\": a\nclinic: b") == [
        "policy.yaml:1:1: \"clinic\" is written more than once"
      ])
  }

  @Test(.timeLimit(.minutes(1))) func `ends soon, however it is built`() {
    let repeated = String(repeating: "a: 1\n", count: 50_000)
    let nested = String(repeating: "[", count: 200_000)
    let stepped = String(repeating: "- ", count: 100_000)
    let questioned = String(repeating: "? ", count: 100_000)
    let unclosed = "clinic: {" + String(repeating: "a: {", count: 60_000)
    let controls = String(repeating: "\u{1}", count: 200_000)
    for text in [repeated, nested, stepped, questioned, unclosed, controls] {
      let told = problems(text)
      #expect(!told.isEmpty && told.count <= 101)
    }
  }
}
