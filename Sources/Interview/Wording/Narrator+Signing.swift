import ConsultationCore

extension Narrator {
  /// What keeps the record from being signed: the questions by section, then the rest.
  func notReady(_ items: [Consultation.OpenItem]) -> [Line] {
    var questions: [QuestionDefinition] = []
    var urgent: [String] = []
    var others: [String] = []
    for item in items {
      switch item {
      case .question(let id): question(id).map { questions.append($0) }
      case .header, .visit, .banner: urgent.append(words(item))
      case .consentNotGiven, .verdict, .signatory: others.append(words(item))
      }
    }
    var entries: [String] = []
    for section in QuestionDefinition.Section.allCases {
      let open = questions.filter { $0.section == section }
      let safety = open.filter(\.isSafety)
      guard !open.isEmpty else { continue }
      if safety.isEmpty || section == .consent {
        entries.append("\(section.rawValue): \(Self.listed(open))")
      } else {
        let others = open.filter { !$0.isSafety }
        entries.append(
          "\(section.rawValue), safety questions: \(Self.listed(safety))"
            + (others.isEmpty ? "" : "; others: \(Self.listed(others))"))
      }
    }
    let all = urgent + entries + others
    guard all.count > 3 else {
      return [Line(.refusal, "Not ready to sign. Still open: \(all.joined(separator: "; ")).")]
    }
    return [Line(.refusal, "Not ready to sign. Still open:")] + all.map { Line(.hint, "• \($0)") }
  }

  private static func listed(_ questions: [QuestionDefinition]) -> String {
    questions.map(\.name).joined(separator: ", ")
  }

  private func words(_ item: Consultation.OpenItem) -> String {
    switch item {
    case .header(let field): field.words
    case .visit: "same visit or a new date"
    case .banner(let banner): "\(banner.rawValue) not acknowledged"
    case .question(let id): name(id)
    case .consentNotGiven: "consent was not fully discussed (/amend consentDiscussed when it is)"
    case .verdict: "the verdict is neither taken nor changed"
    case .signatory(let field): "your \(field.rawValue)"
    }
  }
}
