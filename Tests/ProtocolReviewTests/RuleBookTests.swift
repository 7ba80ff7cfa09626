import ConsultationCore
import ProtocolReview
import Testing

@Suite struct `A rule book` {
  @Test func `mentions every id of the protocol`() {
    let whole = BuiltIn.whole
    let text = words(of: RuleBook.document(of: whole))
    var ids = whole.questions.map(\.id.name) + whole.rules.map(\.id.name) + whole.groups.map(\.id)
    ids += whole.actions.map(\.id.name) + whole.sources.map(\.key.name)
    ids += whole.disagreements.map(\.id) + whole.questions.flatMap { $0.options.map(\.id) }
    #expect(ids.filter { !text.contains($0) } == [])
  }

  @Test func `has every wording, reason and interval`() {
    let whole = BuiltIn.whole
    let text = words(of: RuleBook.document(of: whole))
    var wordings = whole.questions.flatMap { [$0.wording, $0.spoken, $0.help, $0.name] }
    wordings += whole.rules.flatMap { [$0.because, $0.advice, $0.rationale] }
    wordings += whole.rules.flatMap { $0.grades.compactMap { $0.wait?.span.description } }
    wordings += whole.rules.flatMap { $0.grades.flatMap { $0.openConditions.map(\.text) } }
    wordings += whole.sources.map(\.title) + whole.disagreements.map(\.choice)
    #expect(wordings.filter { !text.contains($0) } == [])
  }

  @Test func `keeps what speaks for a rule apart from what speaks against it`() throws {
    let rule = Rule(
      "T-06", .note, when: Clinic.fever.is(.yes), override: .clinician, because: "We note it.",
      rationale: "a record", evidence: .found(Clinic.textbook, says: "yes"),
      .disagrees(Clinic.textbook, says: "no"))
    let document = RuleBook.document(of: Clinic.make(rules: Clinic.rules + [rule]))
    let rows = document.sections.flatMap(\.blocks).flatMap { block -> [Block.KeyValue] in
      if case .keyValues(let rows) = block { rows } else { [] }
    }
    #expect(rows.contains { $0.key == "For" && $0.value.plain == "yes (found BOOK)" })
    #expect(rows.contains { $0.key == "Against" && $0.value.plain == "no (found BOOK)" })
  }

  /// Every word of a document, without its styles.
  private func words(of document: Document) -> String {
    document.sections.flatMap(\.blocks).map(words).joined(separator: "\n")
  }

  private func words(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): text.plain
    case .list(let items): items.map(\.plain).joined(separator: "\n")
    case .keyValues(let rows):
      rows.map { $0.key.plain + ": " + $0.value.plain }.joined(separator: "\n")
    case .table(let table): table.rows.flatMap { $0.map(\.plain) }.joined(separator: "\n")
    default: ""
    }
  }
}

@Suite struct `A condition in words` {
  private let text = ConditionText(Clinic.make())

  @Test func `names questions and options as people know them`() {
    #expect(text.words(Clinic.cream.is(.mild, .strong)) == "cream is one of “mild”, “strong”")
    #expect(text.words(!Clinic.cream.is(.none)) == "cream is not “none”")
    #expect(text.words(Clinic.spots.has(.red)) == "“red” among spots")
    #expect(text.words(!Clinic.spots.has(.red, .dark)) == "none of “red”, “dark” among spots")
    #expect(text.words(Clinic.spots.hasOnly(.red)) == "nothing but “red” among spots")
    #expect(text.words(Clinic.spots.hasCount(1...1)) == "1 entry in spots")
    #expect(
      text.words(Clinic.spots.hasCount(1...1, besides: .red))
        == "1 entry in spots, not counting “red”")
    #expect(text.words(Clinic.weight.isBelow(50)) == "weight is below 50 kg")
  }

  @Test func `tells dates by their distance`() {
    let ended = Clinic.feverEnded
    #expect(
      text.words(ended.isWithin(.months(6)))
        == "end of fever is less than 6 months before the consultation")
    #expect(
      text.words(!ended.isWithin(.years(2)))
        == "end of fever is at least 2 years before the consultation")
    #expect(
      text.words(ended.isDaysFromTreatment(-13...13))
        == "end of fever falls from 13 days before to 13 days after treatment")
    #expect(
      text.words(ended.isDaysFromTreatment(0...100_000))
        == "end of fever falls on the day of treatment or later")
    #expect(
      text.words(ended.isDaysFromTreatment(1...1))
        == "end of fever falls 1 to 1 day after treatment")
  }

  @Test func `brackets what would run together`() {
    let fever = Clinic.fever.is(.yes)
    let cough = Clinic.cough.is(.yes)
    #expect(
      text.words((fever || cough) && Clinic.cream.isMissing)
        == "(fever is “yes” or cough is “yes”) and cream is not known")
    #expect(text.words(!(fever && cough)) == "not (fever is “yes” and cough is “yes”)")
  }

  @Test func `gives a named condition by its name, or with what it means`() {
    let named = Condition.named("ill", Clinic.fever.is(.yes))
    #expect(text.words(!named) == "not “ill”")
    #expect(
      ConditionText(Clinic.make(), spellsOutNames: true).words(named) == "“ill” (fever is “yes”)")
  }
}
