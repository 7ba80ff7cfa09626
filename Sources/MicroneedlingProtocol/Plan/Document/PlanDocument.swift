public import ConsultationCore

/// Prints a plan for a reader.
public enum PlanDocument {
  /// The patient's copy or the clinical record of a consultation.
  ///
  /// The patient's copy holds nothing that rests on a restricted answer, and no ids of rules or
  /// sources. The clinical record keeps the restricted part in a section of its own.
  ///
  /// - Parameters:
  ///   - plan: What the consultation comes to.
  ///   - answers: The answers that were judged.
  ///   - assessment: Their assessment, as computed.
  ///   - consultation: Header, overrides and notes; `nil` for a case without a record.
  ///   - events: What was recorded, from the first, for the transcript of the clinical record.
  ///   - audience: Who reads it.
  ///   - clinic: Letterhead and numbers; without them lines to fill in are printed.
  ///   - protocolLine: Name, version and hash of the protocol.
  ///   - approval: Whether the clinic approved the protocol.
  ///   - chainHead: The short form of the record's chain head.
  ///   - signatureNote: What must be said beside the signatory's name, such as that it is imported.
  ///   - caution: What must be known before the verdict is read, such as that an open record is judged
  ///     by another policy than its own; for clinicians.
  /// - Returns: The document, ready to be rendered.
  public static func make(
    _ plan: Plan, answers: Answers, assessment: Assessment, consultation: Consultation?,
    events: [Event] = [], for audience: Document.Audience, clinic: ClinicPolicy?,
    protocolLine: String,
    approval: String, chainHead: String?, signatureNote: String? = nil, caution: String? = nil
  ) -> Document {
    var answers = answers
    answers.enter(.review)
    let material = PlanMaterial(
      plan: plan, answers: answers, assessment: assessment, consultation: consultation,
      events: events, clinic: clinic, protocolLine: VisibleText.of(protocolLine),
      approval: VisibleText.of(approval), chainHead: chainHead.map { VisibleText.of($0) },
      signatureNote: signatureNote.map { VisibleText.of($0) },
      caution: caution.map { VisibleText.of($0) })
    var document = Document(
      title: audience == .patient ? PatientCopy.title(plan.kind) : "Clinical record",
      subtitle: material.subtitle, audience: audience, metadata: material.metadata(for: audience),
      letterhead: material.letterhead, footer: material.footer)
    switch audience {
    case .patient:
      let copy = PatientCopy(material)
      document.opening = copy.opening
      document.sections = copy.sections
    case .clinician:
      let record = ClinicalRecord(material)
      document.opening = record.opening
      document.sections = record.sections
    }
    return document
  }
}

/// All that a document is made from.
struct PlanMaterial {
  let plan: Plan
  let answers: Answers
  let assessment: Assessment
  let consultation: Consultation?
  let events: [Event]
  let clinic: ClinicPolicy?
  let protocolLine: String
  let approval: String
  let chainHead: String?
  let signatureNote: String?
  let caution: String?

  /// A line of the header, safe to print; nil where it was left out.
  func header(_ field: HeaderField) -> String? {
    guard let text = consultation?.header[field], !text.isEmpty else { return nil }
    return VisibleText.of(text)
  }

  var subtitle: String? {
    let day = answers.consultDate.map { "Consultation of \($0.spelledOut)" }
    let parts = [header(.patientName) ?? header(.patientReference), day].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  var letterhead: [String] {
    guard let clinic else { return [] }
    return ([clinic.clinic] + clinic.letterhead).map { VisibleText.of($0) }
  }

  var footer: String {
    [
      clinic.map { VisibleText.of($0.clinic) }, protocolLine, "Protocol: \(approval)",
      chainHead.map { "Record \($0)" },
    ].compactMap(\.self).joined(separator: " · ")
  }

  func metadata(for audience: Document.Audience) -> Document.Metadata {
    Document.Metadata(
      clinic: clinic.map { VisibleText.of($0.clinic) } ?? "", author: header(.clinician) ?? "",
      subject: audience == .patient ? "Plan" : "Clinical record of a consultation",
      created: answers.consultDate?.description ?? "", keywords: ["microneedling", "consultation"])
  }

  /// A clinic's own interval of a rule, whose words tell the protocol's.
  func ownInterval(_ rule: RuleID) -> Span? {
    clinic?.intervals.last { $0.rule == rule }?.span
  }

  /// The day on which a wait of `span` after what a finding counts from is over.
  func until(_ finding: Finding, after span: Span) -> Day? {
    let base = rule(finding)?.grades.first { $0.level == finding.level }?.wait?.base
    return base.flatMap(answers.day).map { $0 + span }
  }

  func rule(_ finding: Finding) -> Rule? { answers.protocol.rule(finding.rule) }

  /// The fragments of a section that a reader sees.
  func fragments(_ section: PlanSection, _ reader: PlanFragment.Audience) -> [String] {
    plan.fragments.filter {
      $0.section == section && ($0.audience == reader || $0.audience == .both)
    }.map(\.text)
  }

  private typealias Number = (name: String, number: String?)

  private var ownNumbers: [Number] {
    let own = clinic?.contacts
    return [("Clinic", own?.clinic), ("Doctor outside hours", own?.outOfHours)]
  }

  private var helpers: [Number] {
    [("Emergency", clinic?.contacts.emergency), ("Crisis line", clinic?.contacts.crisis)]
  }

  /// The numbers to call, or lines to write them on.
  var contacts: [Block] { blocks(ownNumbers + helpers) }

  /// The same, those who help at once first.
  var urgentContacts: [Block] { blocks(helpers + ownNumbers) }

  private func blocks(_ all: [Number]) -> [Block] {
    let known = all.compactMap { name, number in
      number.map { Block.KeyValue(.strong(name), RichText(VisibleText.of($0))) }
    }
    let missing = all.filter { $0.number == nil }.map {
      Block.FillIn(RichText("\($0.name), number"), width: .half)
    }
    return (known.isEmpty ? [] : [.keyValues(known)]) + (missing.isEmpty ? [] : [.fillIns(missing)])
  }
}

extension Block {
  /// A list of plain texts; nothing where there are none.
  static func texts(_ texts: [String]) -> [Block] {
    texts.isEmpty ? [] : [.list(texts.map { RichText($0) })]
  }

  /// A paragraph with a strong beginning.
  static func lead(_ lead: String, _ text: String = "") -> Block {
    .paragraph(.strong(lead) + RichText(text.isEmpty ? "" : " " + text))
  }
}

extension PlanDocument {
  /// Whether a patient's copy has words of its own for a condition that a rule asks for.
  static func hasPlainWords(for condition: String) -> Bool {
    PlainWords.conditions[condition] != nil
  }
}
