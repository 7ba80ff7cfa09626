public import ConsultationCore
import Interview

/// A consultation's events as a dialogue that plays back to the same answers, findings and verdict.
public struct Transcript: Sendable {
  /// What is written to the file.
  public let dialogue: Dialogue
  /// Where it falls short of the record.
  public let report: Report

  /// What takes the patient out of a transcript.
  public struct Deidentification: Hashable, Sendable {
    /// Every date moves by so many days, the consultation's own too.
    public var dayOffset: Int
    /// Whether notes, the patient's words, reasons and free answers stay.
    public var keepsFreeText: Bool

    /// A block shift of all dates; free text goes unless asked for.
    public init(dayOffset: Int, keepingFreeText: Bool = false) {
      self.dayOffset = dayOffset
      keepsFreeText = keepingFreeText
    }
  }

  /// What a transcript does not hold, or holds in other words.
  public struct Report: Hashable, Sendable {
    /// Lines of the header: reference, name, clinician.
    public var headerLines = 0
    /// Name and role of the signature.
    public var signatureLines = 0
    /// Names of specialists in overrides that were replaced.
    public var specialists = 0
    /// Whether the clinic's name was taken out of the line of its policy.
    public var isClinicLeftOut = false
    /// Notes and words of the patient that were dropped.
    public var notes = 0
    /// Free answers and reasons replaced by “left out”.
    public var freeTexts = 0
    /// Free answers, reasons, notes and quotations kept by request.
    public var keptTexts = 0
    /// Names of the header and dates that were taken out of these.
    public var scrubbed = 0
    /// Whether an age over 89 is written as 90.
    public var isAgeCapped = false
    /// Lines that were not taken and cannot or must not be shown.
    public var rejectedLines = 0
    /// Lines written anew from the answer that was understood.
    public var rewrittenLines = 0
    /// Lines whose effect no typed line brings about under this protocol.
    public var unplayableLines = 0
    /// Addenda and documents, which are no part of a dialogue.
    public var laterEntries = 0
    /// How far all dates were moved; `nil` where they stand as they were.
    public var dayOffset: Int?
    /// Whether answers and verdict, played back, are those of the record, dates moved.
    public var isFaithful = true

    init() {}
  }

  /// Why events are no consultation.
  public struct NoBeginning: Error, Hashable, Sendable {}

  /// The transcript of a consultation.
  ///
  /// - Parameters:
  ///   - events: Its events, from the first.
  ///   - protocol: The protocol under which it is played back.
  ///   - title: Who the patient is, for the header: never taken from the record.
  ///   - deidentification: What takes the patient out; `nil` keeps dates and free text.
  /// - Throws: `NoBeginning` where the first event begins no consultation, or its policy's presets
  ///   do not fit the protocol.
  public init(
    of events: [Event], under protocol: ConsultationProtocol, title: String,
    deidentifying deidentification: Deidentification? = nil
  ) throws(NoBeginning) {
    guard case .began(let beginning)? = events.first?.kind, let first = events.first else {
      throw NoBeginning()
    }
    let offset = deidentification?.dayOffset ?? 0
    let presets = beginning.presets.map {
      Beginning.Preset($0.question, $0.answer.moved(byDays: offset))
    }
    let policy =
      deidentification == nil ? beginning.policy : PolicyLine.withoutName(beginning.policy)
    let header = Dialogue.Header(
      protocolTitle: `protocol`.title, policy: Self.plainLine(policy) ?? PolicyLine.none,
      clock: Clock(first.at, movedBy: offset), title: Self.plainLine(title) ?? "untitled",
      presets: Presets.text(presets))
    guard let player = try? Player(header, under: `protocol`) else { throw NoBeginning() }
    var writer = TranscriptWriter(player, deidentification, names: Self.names(in: events))
    writer.headerIsOpen = beginning.hasHeader
    for batch in Event.Batch.all(of: events.dropFirst()) { writer.take(batch) }
    writer.end()
    var report = writer.report
    report.dayOffset = deidentification?.dayOffset
    report.isClinicLeftOut = policy != beginning.policy
    report.isFaithful = Self.isFaithful(writer, to: events, under: `protocol`)
    dialogue = Dialogue(header: header, body: writer.body)
    self.report = report
  }

  /// One line that can stand in a header; `nil` where nothing is left.
  private static func plainLine(_ text: String) -> String? {
    let line = VisibleText.of(String(text.prefix(200))).trimmed
    return line.isEmpty ? nil : line
  }

  /// Everything that names the patient, the clinician or who signed.
  private static func names(in events: [Event]) -> [String] {
    events.compactMap { event in
      switch event.kind {
      case .identified(_, let text), .identifiedSignatory(.name, let text): text
      default: nil
      }
    }
  }

  private static func isFaithful(
    _ writer: TranscriptWriter, to events: [Event], under protocol: ConsultationProtocol
  ) -> Bool {
    guard let recorded = try? Consultation(replaying: events, under: `protocol`) else {
      return false
    }
    let played = writer.player.consultation
    return `protocol`.questions.allSatisfy { question in
      guard let answer = recorded.answers.counted(question.id) else {
        return played.answers.counted(question.id) == nil
      }
      return played.answers.counted(question.id)
        == writer.wanted(answer, to: question.id)
    } && played.finalAssessment.verdict == recorded.finalAssessment.verdict
  }
}

extension Transcript.Report {
  /// What was removed or changed, one sentence each; empty where nothing was.
  public var sentences: [String] {
    func count(_ number: Int, _ one: String, _ many: String) -> String? {
      number == 0 ? nil : "\(number) \(number == 1 ? one : many)."
    }
    return [
      dayOffset.map {
        $0 == 0 ? "Every date is still the real one." : "All dates moved by \($0) days."
      },
      count(
        headerLines, "header line (reference, name or clinician) left out",
        "header lines (reference, name, clinician) left out"),
      count(signatureLines, "signature line replaced", "signature lines replaced"),
      count(
        specialists, "specialist's name in an override replaced",
        "specialists' names in overrides replaced"),
      isClinicLeftOut ? "The clinic's name was taken out of the policy line." : nil,
      count(notes, "note or quotation left out", "notes and quotations left out"),
      count(freeTexts, "free text replaced by “left out”", "free texts replaced by “left out”"),
      isAgeCapped ? "The age, over 89, is written as 90." : nil,
      count(keptTexts, "free text kept", "free texts kept").map {
        "\($0.dropLast()), \(scrubbed) names and dates in them replaced: read them before you "
          + "pass the file on."
      },
      count(
        rejectedLines, "line that was not taken left out", "lines that were not taken left out"),
      count(rewrittenLines, "line written anew", "lines written anew"),
      count(
        unplayableLines, "line left out that this protocol cannot play",
        "lines left out that this protocol cannot play"),
      count(laterEntries, "addendum or document left out", "addenda and documents left out"),
      isFaithful ? nil : "Played back, the answers or the verdict differ from the record.",
    ].compactMap(\.self)
  }
}

extension Answer {
  /// The same answer with its dates moved.
  func moved(byDays days: Int) -> Answer {
    guard days != 0 else { return self }
    return switch self {
    case .value(.day(let day)): .value(.day(day + .days(days)))
    case .value(.measurement(let number, let day)):
      .value(.measurement(number, on: day.map { $0 + .days(days) }))
    default: self
    }
  }
}
