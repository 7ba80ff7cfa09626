import ConsultationCore
import Dialogues
import Foundation
import Interview
import Testing

/// A live consultation with everything that a record can hold, from its header to its signature.
struct WholeSession {
  private(set) var session = Session(Consultation(Sample.protocol))
  private(set) var events: [Event] = []
  private(set) var refusals: [String] = []
  private let clock = Clock(Day(2026, 9, 1) ?? Day(number: 20_000))
  private var seconds: Int64 = 0

  init() throws {
    keep(
      session.begin(
        Beginning(
          protocolTitle: Sample.protocol.title, protocolHash: "hash", policy: "none", presets: [],
          hasHeader: true), at: clock.moment()))
    ["P-77", "Jane Roe", "Dr Who"].forEach { type($0) }
    for entry in try Sample.dialogue(Sample.ben).entries {
      guard case .typed(let line) = entry.kind else { continue }
      type(line)
      switch line {
      case "male": ["/back", "", "/amend dob 1985-12-30"].forEach { type($0) }
      case "gt3h": ["/said Jane says: all day long.", "/why", "maybe"].forEach { type($0) }
      default: break
      }
    }
    for line in [
      "/note Jane Roe was here on 2026-08-20, and again on 3 Sep 2026.",
      "/amend immunosuppression hivControlled", "/amend dob 1984-12-30", "/back 2", "",
      "/override R-M10 her doctor Dr Who agrees", "/verdict", "accept", "/pause",
    ] { type(line) }
    keep(session.resume(at: clock.moment(after: 9000)))
    ["no", "Dr Who", "nurse", "sign"].forEach { type($0) }
  }

  private mutating func type(_ line: String) {
    seconds += 20
    keep(session.receive(line, at: clock.moment(after: seconds)))
  }

  private mutating func keep(_ steps: [Session.Step]) {
    for case .record(let some) in steps {
      events += some
      for case .rejected(let reason) in some.map(\.kind) { refusals.append(reason) }
    }
  }
}

@Suite struct `A record that was paused over midnight of the world's clock` {
  /// Where noon is at half past two, and the day changes while the consultation goes on.
  @Test(arguments: [-13, -7, 0, 5, 10])
  func `keeps every line in its transcript`(_ hours: Int64) throws {
    let events = try WholeSession().events
    let shifted = events.map { event in
      Event(
        at: Moment(
          seconds: event.at.seconds + hours * 3600, localDay: event.at.localDay),
        typed: event.typed, event.kind)
    }
    let transcript = try Transcript(of: shifted, under: Sample.protocol, title: "whole")
    #expect(transcript.report.unplayableLines == 0 && transcript.report.isFaithful)
    #expect(transcript.dialogue.text.contains("> sign"))
  }

  @Test func `keeps them where it was resumed on an earlier day`() throws {
    let events = try WholeSession().events
    let pause = try #require(events.firstIndex { $0.kind == .paused })
    let west = events.enumerated().map { index, event in
      Event(
        at: Moment(
          seconds: event.at.seconds,
          localDay: index > pause ? event.at.localDay + .days(-1) : event.at.localDay),
        typed: event.typed, event.kind)
    }
    let transcript = try Transcript(of: west, under: Sample.protocol, title: "whole")
    #expect(transcript.report.unplayableLines == 0 && transcript.report.isFaithful)
  }
}

@Suite struct `A signed record with everything in it` {
  private static func transcript(
    _ events: [Event], _ rules: Transcript.Deidentification? = nil
  ) throws -> Transcript {
    try Transcript(of: events, under: Sample.protocol, title: "whole", deidentifying: rules)
  }

  @Test func `becomes a file that plays back to the same file and the same record`() throws {
    let whole = try WholeSession()
    #expect(whole.session.consultation.status == .signed, "\(whole.refusals)")
    #expect(whole.refusals.count == 1)
    let kinds = whole.events.map(\.kind)
    func holds(_ isOne: (Event.Kind) -> Bool) -> Bool { kinds.contains(where: isOne) }
    #expect(holds { if case .revisited = $0 { true } else { false } })
    #expect(holds { if case .overridden = $0 { true } else { false } })
    #expect(holds { if case .acknowledged = $0 { true } else { false } })
    #expect(holds { if case .quoted = $0 { true } else { false } })
    #expect(holds { if case .noted = $0 { true } else { false } })
    #expect(holds { $0 == .signed })
    #expect(whole.session.consultation.answers.options("ps9") == ["current"])

    let first = try Self.transcript(whole.events)
    let text = first.dialogue.text
    for mark in ["~ ", "= refused", "= plan ", "~ plan ", "> /override R-", "> sign", "> /resume"] {
      #expect(text.contains("\n" + mark), "\(mark)")
    }
    let replay = Replay(try Dialogue(parsing: text), under: Sample.protocol)
    #expect(replay.differences == [])
    #expect(try Self.transcript(replay.events).dialogue.text == text)
    let (live, played) = (whole.session.consultation, replay.consultation)
    #expect(played.answers.counted.map(\.answer) == live.answers.counted.map(\.answer))
    #expect(played.finalAssessment == live.finalAssessment)
    #expect(
      played.effectiveVerdict(of: played.finalAssessment)
        == live.effectiveVerdict(of: live.finalAssessment))
    #expect(played.notes.map(\.text) == live.notes.map(\.text))
    #expect(played.status == .signed)
    #expect(first.report.isFaithful)
  }

  @Test func `keeps no name and no date of its own where the patient is taken out`() throws {
    let events = try WholeSession().events
    let dropped = try Self.transcript(events, .init(dayOffset: -40))
    let kept = try Self.transcript(events, .init(dayOffset: -40, keepingFreeText: true))
    for text in [dropped.dialogue.text, kept.dialogue.text] {
      for secret in ["P-77", "Jane", "Roe", "Dr Who", "2026-09-01", "2026-08-20", "Sep 2026"] {
        #expect(!text.contains(secret), "\(secret)")
      }
    }
    #expect(kept.dialogue.text.contains("> /note [name] [name] was here on 2026-07-11, and again"))
    #expect(kept.dialogue.text.contains("on 2026-07-25."))
    #expect(kept.report.scrubbed == 6, "\(kept.report)")
    #expect(kept.report.sentences.contains { $0.contains("6 names and dates") })
    #expect(Replay(kept.dialogue, under: Sample.protocol).differences == [])
    #expect(Replay(dropped.dialogue, under: Sample.protocol).differences == [])
    #expect(kept.report.isFaithful && dropped.report.isFaithful)
  }

  @Test func `loses a specialist's and the clinic's name with the patient, and says so`() throws {
    let file = CaseFiles.folder.appendingPathComponent("the-surgeons-letter.consult.md")
    let played = Replay(
      try Dialogue(parsing: Array(Data(contentsOf: file))), under: Sample.protocol)
    let line = "Quay Clinic 0123456789ab"
    let events = played.events.map { event -> Event in
      guard case .began(let old) = event.kind else { return event }
      let beginning = Beginning(
        protocolTitle: old.protocolTitle, protocolHash: old.protocolHash, policy: line,
        presets: old.presets, hasHeader: old.hasHeader)
      return Event(at: event.at, typed: event.typed, .began(beginning))
    }
    let names = events.compactMap { event in
      if case .overridden(_, let override) = event.kind { override.specialist } else { nil }
    }
    try #require(!names.isEmpty)
    let transcript = try Self.transcript(events, .init(dayOffset: 0))
    for name in names + ["Quay"] { #expect(!transcript.dialogue.text.contains(name), "\(name)") }
    #expect(transcript.dialogue.header.policy == "a clinic's 0123456789ab")
    #expect(transcript.report.specialists == names.count)
    let sentences = transcript.report.sentences
    #expect(sentences.contains("The clinic's name was taken out of the policy line."))
    #expect(sentences.contains { $0.contains("specialist") && $0.contains("replaced") })
    func differences(_ policy: String) -> [Difference] {
      Replay(
        transcript.dialogue, under: Sample.protocol, manner: Replay.Manner(policy: policy)
      ).differences
    }
    #expect(differences(line) == [])
    #expect(differences("Harbour Clinic 0123456789ab") == [])
    #expect(differences("Quay Clinic 0123456789ac").map(\.line) == [4])
    #expect(try Self.transcript(events).dialogue.header.policy == line)
  }

  @Test func `writes an age over 89 as 90`() throws {
    let lines = Sample.with("? [dob]", "> 1920-01-01", "= unfinished at [sexAtBirth]")
    let events = try Sample.replay(lines).events
    let transcript = try Self.transcript(events, .init(dayOffset: -1))
    #expect(transcript.dialogue.text.contains("> 1936-11-21\n"))
    #expect(transcript.report.isFaithful)
    #expect(transcript.report.sentences.contains("The age, over 89, is written as 90."))
    #expect(try Self.transcript(events).dialogue.text.contains("> 1920-01-01\n"))
  }
}
