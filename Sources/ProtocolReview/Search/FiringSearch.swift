import ConsultationCore

/// Looks for answers under which a rule fires at one of its levels.
struct FiringSearch {
  private var search: WitnessSearch

  init(_ protocol: ConsultationProtocol) { search = WitnessSearch(`protocol`) }

  /// What must hold for the rule to fire at the level of its grade at `position`, and at no graver.
  static func condition(ofGrade position: Int, of rule: Rule) -> Condition {
    let grades = rule.grades
    return .all(
      [grades[position].condition] + grades[..<position].map { .not($0.condition) })
  }

  /// Answers under which the rule fires at that grade, and `extra` holds too.
  mutating func witness(
    forGrade position: Int, of rule: Rule, and extra: Condition = .always
  ) -> WitnessSearch.Outcome {
    search.search(for: .all([Self.condition(ofGrade: position, of: rule), extra]), of: [rule])
  }

  /// Answers under which a condition of the rule holds.
  mutating func witness(for condition: Condition, of rule: Rule) -> WitnessSearch.Outcome {
    search.search(for: condition, of: [rule])
  }
}
