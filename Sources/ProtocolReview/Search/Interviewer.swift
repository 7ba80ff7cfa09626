import ConsultationCore

/// Leads a consultation through the machine, one line after the other.
struct Interviewer {
  private let whole: ConsultationProtocol
  private(set) var consultation: Consultation
  /// Every answer that was given.
  private(set) var given: [QuestionID: Answer] = [:]
  /// Lines that were needed up to the review.
  private(set) var linesToReview = 0

  /// Begins a consultation without header; `presets` are what a clinic's policy fixes.
  init(_ protocol: ConsultationProtocol, presets: [Beginning.Preset] = []) {
    whole = `protocol`
    consultation = Consultation(`protocol`)
    take([
      .began(
        Beginning(
          protocolTitle: `protocol`.title, protocolHash: "", policy: "none", presets: presets,
          hasHeader: false))
    ])
  }

  /// Answers every prompt up to the signature.
  ///
  /// - Returns: what is wrong with the way, or `nil` where it ends.
  mutating func run(answering answer: (QuestionID) -> Answer) -> String? {
    let limit = 4 * whole.questions.count + 50
    for _ in 0..<limit {
      switch consultation.prompt {
      case .question(let id, _):
        take([answered(id, answer(id))])
        if consultation.prompt == .question(id, offered: consultation.answers[id]) {
          return "the answer to \(id) brings the same question again"
        }
      case .checklist(_, let items):
        take(items.map { checked($0, answer($0)) })
      case .joint(_, let items):
        take(items.map { answered($0, answer($0)) })
      case .acknowledge(let banner): take([.acknowledged(banner)])
      case .visit: take([.continuedVisit(isNewDay: false)])
      case .review:
        if consultation.answers.unanswered.contains(where: { $0.section != .consent }) {
          return "the review comes before every question is answered"
        }
        take([.accepted], countsAsLine: false)
      case .signatory(let field): take([.identifiedSignatory(field, text: "a name")])
      case .header(let field): take([.identified(field, text: "a name")])
      case .signature: return nil
      }
    }
    return "it does not end within \(limit) lines"
  }

  /// An item of a checklist: its outright "no", or that it applies.
  private mutating func checked(_ id: QuestionID, _ answer: Answer) -> Event.Kind {
    guard let negative = whole.question(id)?.negative, answer == .value(negative) else {
      return .opened(id)
    }
    return answered(id, answer)
  }

  private mutating func answered(_ id: QuestionID, _ answer: Answer) -> Event.Kind {
    given[id] = answer
    return .answered(id, answer: answer)
  }

  private mutating func take(_ kinds: [Event.Kind], countsAsLine: Bool = true) {
    let moment = Moment(seconds: 0, localDay: Domains.consultDay)
    let events = kinds.enumerated().map { position, kind in
      Event(at: moment, typed: position == 0 ? "" : nil, kind)
    }
    if countsAsLine && consultation.status == .asking && !consultation.isAccepted {
      linesToReview += 1
    }
    _ = consultation.handle(events)
  }
}
