import ConsultationCore

/// A condition with the place in the protocol where it stands.
struct ConditionSite {
  /// The id of the rule or question that holds it.
  let owner: String
  /// Which of the owner's conditions it is, for example `the DEFER condition`.
  let place: String
  let condition: Condition
  let role: Role

  enum Role { case relevance, grade, detail }
}

extension QuestionDefinition {
  /// Where its relevance stands.
  var conditionSite: ConditionSite {
    ConditionSite(
      owner: id.name, place: "the relevance", condition: relevance, role: .relevance)
  }
}

extension Rule {
  /// Every condition of the rule.
  var conditionSites: [ConditionSite] {
    func site(_ place: String, _ condition: Condition, _ role: ConditionSite.Role = .detail)
      -> ConditionSite
    {
      ConditionSite(owner: id.name, place: place, condition: condition, role: role)
    }
    var sites: [ConditionSite] = []
    for grade in grades {
      sites.append(site("the \(grade.level.name) condition", grade.condition, .grade))
      for exception in grade.wait?.exceptions ?? [] {
        sites.append(site("the wait of \(exception.span)", exception.condition))
      }
      for open in grade.openConditions {
        if let condition = open.condition {
          sites.append(site("the open condition “\(open.text)”", condition))
        }
      }
    }
    for action in actions { sites.append(site("the action \(action.value)", action.condition)) }
    for banner in banners {
      sites.append(site("the banner \(banner.value.rawValue)", banner.condition))
    }
    return sites
  }

  /// Every question that it reads for any purpose, each once.
  var everyQuestion: [QuestionID] {
    var found = questions
    for id in conditionSites.flatMap(\.condition.questions) where !found.contains(id) {
      found.append(id)
    }
    return found
  }
}

extension ConsultationProtocol {
  /// Every condition of the protocol.
  var conditionSites: [ConditionSite] {
    questions.map(\.conditionSite) + rules.flatMap(\.conditionSites)
  }

  /// The safety questions whose missing answer the rule of missing answers speaks for.
  var watchedSafetyQuestions: [QuestionDefinition] {
    for rule in rules {
      if case .eachMissingSafetyAnswer(let exceptions) = rule.trigger {
        return questions.filter {
          $0.isSafety && $0.id != anchors.consent && !exceptions.contains($0.id)
        }
      }
    }
    return []
  }
}

extension Condition {
  /// Calls `body` with every part that reads a question, and whether it stands under an odd number
  /// of negations.
  func forEachLeaf(negated: Bool = false, _ body: (Condition, _ negated: Bool) -> Void) {
    switch self {
    case .always: break
    case .all(let parts), .any(let parts):
      for part in parts { part.forEachLeaf(negated: negated, body) }
    case .not(let part): part.forEachLeaf(negated: !negated, body)
    case .assuming(_, let part), .named(_, let part): part.forEachLeaf(negated: negated, body)
    default: body(self, negated)
    }
  }

  /// The parts that read a question.
  var leaves: [Condition] {
    var found: [Condition] = []
    forEachLeaf { leaf, _ in found.append(leaf) }
    return found
  }
}
