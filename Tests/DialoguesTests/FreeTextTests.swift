import Testing

@testable import Dialogues

@Suite struct `Words that stay without a name` {
  private let free = FreeText(dayOffset: 10, names: ["EX-1", "Dr Amy Li", "王明"])

  @Test(arguments: [
    ("Ms Li came with AMY.", "Ms [name] came with [name]."),
    ("A little limp.", "A little limp."), ("See ex-1a.", "See [name]a."),
    ("患者王明说好", "患者[name]说好"), ("Dr Jones agreed.", "Dr Jones agreed."),
  ])
  func `hide each name of the header, however short`(_ words: String, _ left: String) {
    #expect(free.scrubbed(words).text == left)
  }

  @Test(arguments: [
    ("on 2026-03-01.", "on 2026-03-11."), ("the 3rd of March was bad", "the [date] was bad"),
    ("since 03/2026", "since [date]"), ("She may need 2 weeks", "She may need 2 weeks"),
    ("1/2 a tablet", "1/2 a tablet"),
  ])
  func `move a date, or hide one that cannot be read`(_ words: String, _ left: String) {
    #expect(free.scrubbed(words).text == left)
  }
}
