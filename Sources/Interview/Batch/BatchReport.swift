public import ConsultationCore

/// The result of a batch, as text or as JSON with every key present.
public struct BatchReport {
  private let answers: Answers
  private let assessment: Assessment
  private let frame: Frame
  private var `protocol`: ConsultationProtocol { answers.protocol }

  /// What the medicine and the clinic add to an assessment.
  public struct Frame: Sendable {
    /// The darker of questionnaire and judgement, for example `IV`.
    public var phototypeUsed: String?
    /// Cautious settings against dark marks; on where an answer that decides it is missing.
    public var pihPackage: Bool
    /// Whether numbing is wished; `nil` where nobody knows.
    public var anaestheticWished: Bool?
    /// The greatest amount of numbing cream in grams; `nil` where the protocol gives none.
    public var capGrams: Double?
    /// How long the cream stays on, in minutes; `nil` where the protocol does not say.
    public var minutes: Int?
    /// The rules that limit it, in the order of the rule book.
    public var anaestheticLimits: [RuleID]
    /// The hash of the protocol's content.
    public var hash: String
    /// The policy's name, or `none`.
    public var policy: String
    /// What is said of the clinic's approval of the protocol, for example `not checked`.
    public var approval: String

    /// What surrounds an assessment.
    public init(
      phototypeUsed: String?, pihPackage: Bool, anaestheticWished: Bool?, capGrams: Double?,
      minutes: Int?, anaestheticLimits: [RuleID], hash: String, policy: String, approval: String
    ) {
      self.phototypeUsed = phototypeUsed
      self.pihPackage = pihPackage
      self.anaestheticWished = anaestheticWished
      self.capGrams = capGrams
      self.minutes = minutes
      self.anaestheticLimits = anaestheticLimits
      self.hash = hash
      self.policy = policy
      self.approval = approval
    }
  }

  /// The report on judged answers.
  public init(_ answers: Answers, _ assessment: Assessment, _ frame: Frame) {
    self.answers = answers
    self.assessment = assessment
    self.frame = frame
  }

  /// The report as JSON.
  public var json: JSONValue {
    [
      "verdict": .string(assessment.verdict.name),
      "banners": .array(assessment.banners.map { .string($0.rawValue) }),
      "earliest": JSONValue(assessment.earliest?.description),
      "notBefore": JSONValue(assessment.notBefore?.description),
      "conditions": .array(
        assessment.conditions.map { ["rule": .string($0.rule.name), "text": .string($0.text)] }),
      "findings": .array(assessment.findings.map(json)),
      "actions": .array(assessment.actions.map { .string($0.name) }),
      "phototypeUsed": JSONValue(frame.phototypeUsed),
      "pihPackage": .bool(frame.pihPackage),
      "anaesthetic": [
        "wished": JSONValue(frame.anaestheticWished),
        "capGrams": JSONValue(frame.capGrams),
        "minutes": JSONValue(frame.minutes.map(Double.init)),
        "limits": .array(frame.anaestheticLimits.map { .string($0.name) }),
      ],
      "setAside": .array(answers.setAside.map { .string($0.id.name) }),
      "protocol": .string(`protocol`.title),
      "hash": .string(frame.hash),
      "policy": .string(frame.policy),
      "approval": .string(frame.approval),
    ]
  }

  private func json(_ finding: Finding) -> JSONValue {
    let rule = `protocol`.rule(finding.rule)
    let read = finding.question.map { [$0] } ?? rule?.questions ?? []
    let members = read.filter(answers.isRelevant).map { id in
      JSONValue.Member(id.name, answers.counted(id).map(Self.json) ?? .null)
    }
    return [
      "rule": .string(finding.rule.name),
      "level": .string(finding.level.name),
      "status": .string(finding.status.rawValue),
      "until": JSONValue(finding.until?.description),
      "condition": JSONValue(
        finding.conditions.isEmpty ? nil : finding.conditions.joined(separator: "; ")),
      "answers": .object(members),
      "because": .string(rule?.because ?? ""),
      "sources": .array((rule?.evidence ?? []).map(Self.json)),
    ]
  }

  private static func json(_ citation: Citation) -> JSONValue {
    [
      "provenance": .string(citation.provenance.rawValue),
      "keys": .array(citation.sources.map { .string($0.name) }),
      "says": .string(citation.note),
      "stance": .string(citation.stance.rawValue),
    ]
  }

  /// An answer in the form in which a batch file gives it.
  public static func json(_ answer: Answer) -> JSONValue {
    switch answer {
    case .unknown: "unknown"
    case .declined: "declined"
    case .value(let value):
      switch value {
      case .none: "none"
      case .dateNotKnown: .null
      case .options(let ids):
        ids.count == 1 ? .string(ids[0]) : .array(ids.map { .string($0) })
      case .day(let day): .string(day.description)
      case .number(let number): .number(number)
      case .scores(let scores): .array(scores.map { .number(Double($0)) })
      case .text(let text): .string(text)
      case .measurement(let number, let day):
        [.number(number), JSONValue(day?.description)]
      case .instrument(let name, let total): [.string(name), .number(Double(total))]
      }
    }
  }

  /// The report for a reader, one paragraph a line.
  public var text: String {
    var lines = assessment.banners.map { "*** \($0.rawValue) ***" }
    lines.append("Verdict: \(assessment.verdict.words) (\(assessment.verdict.name))")
    if let earliest = assessment.earliest { lines.append("Earliest date: \(earliest)") }
    if let notBefore = assessment.notBefore {
      lines.append("Not before the referral outcome, and not before \(notBefore)")
    }
    lines.append(assessment.findings.isEmpty ? "No findings." : "Findings:")
    for finding in assessment.findings {
      lines.append("  \(Narrator.assertion(for: finding))")
      lines.append("    \(`protocol`.rule(finding.rule)?.because ?? "")")
    }
    for id in assessment.actions {
      guard let action = `protocol`.action(id) else { continue }
      lines.append("To do: \(action.task) — \(action.timing) (\(id))")
    }
    if let phototype = frame.phototypeUsed { lines.append("Phototype used: \(phototype)") }
    lines.append("PIH package: \(frame.pihPackage ? "on" : "off")")
    if let grams = frame.capGrams {
      lines.append("Numbing: at most \(NumberParser.format(grams)) g")
    }
    if !frame.anaestheticLimits.isEmpty {
      lines.append(
        "Anaesthetic limits: \(frame.anaestheticLimits.map(\.name).joined(separator: ", "))")
    }
    if !answers.setAside.isEmpty {
      lines.append("Set aside: \(answers.setAside.map(\.id.name).joined(separator: ", "))")
    }
    lines.append(
      "Protocol \(`protocol`.title), \(frame.hash.prefix(12)); policy \(frame.policy); approval "
        + frame.approval)
    return lines.map { VisibleText.of($0) }.joined(separator: "\n")
  }
}
