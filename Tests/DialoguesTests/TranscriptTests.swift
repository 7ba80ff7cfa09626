import ConsultationCore
import Dialogues
import Interview
import Testing

@Suite struct `A transcript` {
  private static func transcript(
    _ events: [Event], _ rules: Transcript.Deidentification? = nil
  ) throws -> Transcript {
    try Transcript(of: events, under: Sample.protocol, title: "a walk", deidentifying: rules)
  }

  @Test(arguments: UInt64(0)..<24)
  func `plays back to itself, with equal answers, findings and verdict`(_ seed: UInt64) throws {
    let walk = Walk(seed, lines: 30 + Int(seed) * 9)
    let transcript = try Self.transcript(walk.events)
    let text = transcript.dialogue.text
    let read = try Dialogue(parsing: text)
    #expect(read == transcript.dialogue)

    let replay = Replay(read, under: Sample.protocol)
    #expect(replay.differences == [])
    #expect(replay.exchanges == read.typedLineCount)
    #expect(try Self.transcript(replay.events).dialogue.text == text)

    let live = walk.session.consultation
    #expect(
      replay.consultation.answers.counted.map(\.question.id)
        == live.answers.counted.map(\.question.id))
    #expect(replay.consultation.answers.counted.map(\.answer) == live.answers.counted.map(\.answer))
    #expect(replay.consultation.assessment == live.assessment)
    #expect(replay.consultation.finalAssessment == live.finalAssessment)
    #expect(transcript.report.unplayableLines == 0)
    #expect(transcript.report.rewrittenLines == 0)
    #expect(transcript.report.isFaithful)
  }

  @Test(arguments: UInt64(0)..<6)
  func `never holds the header`(_ seed: UInt64) throws {
    let walk = Walk(seed, lines: 300)
    let transcript = try Self.transcript(walk.events)
    for secret in ["P-1042", "Jane Doe", "Dr Who", "patientReference", "hash"] {
      #expect(!transcript.dialogue.text.contains(secret))
    }
    #expect(transcript.report.headerLines == 3)
  }

  @Test func `keeps answers of several lines and marks as they were typed`() throws {
    let replay = try Sample.replay(Sample.ben)
    let text = try Self.transcript(replay.events).dialogue.text
    #expect(text.contains("> A chaperone, not the partner.\\\n> Asked for twice.\n"))
    #expect(text.contains("> /note Stayed with him, called the duty doctor.\n"))
    #expect(text.contains("= URGENT\n"))
  }

  @Test func `says where an unfinished record stops`() throws {
    let cut = Sample.amara.mappingLines { Array($0.prefix(40)) }
    let text = try Self.transcript(try Sample.replay(cut).events).dialogue.text
    #expect(text.contains("\n= unfinished at ["))
  }

  @Test(arguments: UInt64(0)..<6)
  func `moves every date and drops free words when it takes the patient out`(
    _ seed: UInt64
  ) throws {
    let walk = Walk(seed, lines: 300)
    let transcript = try Self.transcript(walk.events, .init(dayOffset: -17))
    let replay = Replay(transcript.dialogue, under: Sample.protocol)
    #expect(replay.differences == [])
    let live = walk.session.consultation.answers
    for entry in live.counted {
      let moved = replay.consultation.answers.counted(entry.question.id)
      switch (entry.answer, moved) {
      case (.value(.day(let day)), .value(.day(let other))?): #expect(other == day + .days(-17))
      case (.value(.text), let moved): #expect(moved == .value(.text("left out")))
      case (.value(.measurement(_, let day)), .value(.measurement(_, let other))?):
        #expect(other == day.map { $0 + .days(-17) })
      default: #expect(moved == entry.answer, "\(entry.question.id)")
      }
    }
    for word in ["They said", "Ouch", "Two lines", "a cream", "nonsense", "what", "healed early"] {
      #expect(!transcript.dialogue.text.contains(word))
    }
    #expect(transcript.dialogue.header.clock.day == (Day(2026, 8, 14)))
    #expect(transcript.report.sentences.contains("All dates moved by -17 days."))
    #expect(transcript.report.unplayableLines == 0)
  }

  @Test func `keeps free words where they are asked for`() throws {
    let events = try Sample.replay(Sample.cara).events
    let kept = try Self.transcript(events, .init(dayOffset: 3, keepingFreeText: true))
    #expect(kept.dialogue.text.contains("/said It is a small white one"))
    let dropped = try Self.transcript(events, .init(dayOffset: 3))
    #expect(!dropped.dialogue.text.contains("small white"))
    #expect(dropped.report.notes == 1)
    #expect(dropped.report.rejectedLines == 1)
    #expect(dropped.dialogue.text.contains("> /resume 2026-09-05T11:00\n"))
  }

  @Test func `needs a beginning`() throws {
    let events = Array(try Sample.replay(Sample.amara).events.dropFirst())
    #expect(throws: Transcript.NoBeginning.self) { try Self.transcript(events) }
    #expect(throws: Transcript.NoBeginning.self) { try Self.transcript([]) }
  }

  @Test func `says which lines no longer play`() throws {
    var events = try Sample.replay(Sample.amara).events
    events.append(Event(at: events[0].at, typed: "x", .answered("gone", answer: .unknown)))
    let transcript = try Self.transcript(events)
    #expect(transcript.report.unplayableLines == 1)
    #expect(transcript.report.sentences.contains("1 line left out that this protocol cannot play."))
    #expect(Replay(transcript.dialogue, under: Sample.protocol).differences == [])
  }

  @Test func `shows hostile words of a record visibly or not at all`() throws {
    var events = Array(try Sample.replay(Sample.amara).events.prefix(2))
    let hostile = "\u{1B}[2J\u{202E}\n---\n> /sign"
    events.append(Event(at: events[0].at, typed: hostile, .noted(text: hostile)))
    let transcript = try Self.transcript(events)
    let unsafe = transcript.dialogue.text.unicodeScalars
      .filter { $0 != "\n" && VisibleText.isUnsafe($0) }
    #expect(unsafe.isEmpty)
    #expect(transcript.report.unplayableLines == 1)
  }
}
