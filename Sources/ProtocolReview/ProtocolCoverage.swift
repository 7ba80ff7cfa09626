public import ConsultationCore
public import Interview

/// Which rules, options and plan fragments a set of consultations exercises.
public struct ProtocolCoverage: Sendable {
  private let `protocol`: ConsultationProtocol
  private var fired: Set<RuleLevel> = []
  private var chosen: Set<QuestionOption> = []
  private var printed: Set<String> = []
  /// How many consultations were observed.
  public private(set) var consultations = 0

  /// A rule with a level that it can reach.
  public struct RuleLevel: Hashable, Sendable {
    /// The rule that fires.
    public let rule: RuleID
    /// One of the levels of its grades; `defer` where it has none.
    public let level: Level
  }

  /// An option of a question.
  public struct QuestionOption: Hashable, Sendable {
    /// The question that offers it.
    public let question: QuestionID
    /// The option's id.
    public let option: String
  }

  /// The coverage of a protocol, with nothing observed yet.
  public init(_ protocol: ConsultationProtocol) { self.protocol = `protocol` }

  /// Counts what one consultation came to.
  public mutating func observe(_ answers: Answers, _ assessment: Assessment) {
    consultations += 1
    for finding in assessment.findings where finding.status != .undecided {
      fired.insert(RuleLevel(rule: finding.rule, level: finding.level))
    }
    for (question, answer) in answers.counted {
      guard case .value(.options(let ids)) = answer else { continue }
      for id in ids { chosen.insert(QuestionOption(question: question.id, option: id)) }
    }
  }

  /// Counts the fragments that one consultation's plan printed.
  public mutating func observe(fragments: some Sequence<String>) {
    printed.formUnion(fragments)
  }

  /// What was exercised and what was not.
  ///
  /// - Parameter fragments: The ids of every fragment of the plan; empty where there are none.
  /// - Returns: the totals, what is missing, and answers that would exercise it.
  public func report(fragments: [String] = []) -> Report {
    let levels = `protocol`.rules.flatMap { rule in
      rule.grades.isEmpty
        ? [RuleLevel(rule: rule.id, level: .defer)]
        : rule.grades.map { RuleLevel(rule: rule.id, level: $0.level) }
    }
    let options = `protocol`.questions.flatMap { question in
      question.options.map { QuestionOption(question: question.id, option: $0.id) }
    }
    let unfired = levels.filter { !fired.contains($0) }
    return Report(
      consultations: consultations, rules: levels.count, options: options.count,
      fragments: fragments.count, unfiredRules: unfired,
      unchosenOptions: options.filter { !chosen.contains($0) },
      unprintedFragments: fragments.filter { !printed.contains($0) },
      suggestions: suggestions(for: unfired))
  }

  private func suggestions(for unfired: [RuleLevel]) -> [Report.Suggestion] {
    var search = FiringSearch(`protocol`)
    return unfired.compactMap { wanted in
      guard let rule = `protocol`.rule(wanted.rule),
        let position = rule.grades.firstIndex(where: { $0.level == wanted.level }),
        case .found(let answers) = search.witness(forGrade: position, of: rule)
      else { return nil }
      return Report.Suggestion(
        rule: wanted.rule, level: wanted.level, answers: Witness(answers, in: `protocol`))
    }
  }
}

extension ProtocolCoverage {
  /// What a set of consultations exercises.
  public struct Report: Hashable, Sendable {
    /// How many were observed.
    public let consultations: Int
    /// How many rules there are, each counted once a level.
    public let rules: Int
    /// How many options all questions have together.
    public let options: Int
    /// How many parts the plan can have.
    public let fragments: Int
    /// Rules at levels that they never reached, in the order of the rule book.
    public let unfiredRules: [RuleLevel]
    /// Options that nobody chose, in the order of asking.
    public let unchosenOptions: [QuestionOption]
    /// The ids of parts that no plan had.
    public let unprintedFragments: [String]
    /// For rules that never fired: answers that would make them.
    public let suggestions: [Suggestion]

    /// Answers under which a rule fires, every other answer being a healthy patient's.
    public struct Suggestion: Hashable, Sendable {
      /// The rule that never fired.
      public let rule: RuleID
      /// The level that it would reach.
      public let level: Level
      /// What would make it fire.
      public let answers: Witness
    }

    /// Totals first, then what is missing.
    public var lines: [String] {
      func share(_ missing: Int, of total: Int, _ what: String) -> String {
        "\(total - missing) of \(total) \(what)"
      }
      var lines = [
        "\(consultations) consultation\(consultations == 1 ? "" : "s"): "
          + share(unfiredRules.count, of: rules, "rules at their levels, ")
          + share(unchosenOptions.count, of: options, "options")
          + (fragments == 0
            ? "" : ", " + share(unprintedFragments.count, of: fragments, "plan fragments"))
      ]
      for missing in unfiredRules {
        lines.append("rule \(missing.rule) never fires as \(missing.level.name)")
        for suggestion in suggestions
        where suggestion.rule == missing.rule && suggestion.level == missing.level {
          lines.append("  it would with \(suggestion.answers)")
        }
      }
      lines += unchosenOptions.map { "option \($0.question) = \($0.option) is never chosen" }
      return lines + unprintedFragments.map { "fragment \($0) is never printed" }
    }

    /// An object with the totals and three lists.
    public var json: JSONValue {
      let witnesses = Dictionary(
        suggestions.map { (RuleLevel(rule: $0.rule, level: $0.level), $0.answers) },
        uniquingKeysWith: { first, _ in first })
      return [
        "consultations": .number(Double(consultations)),
        "rules": .number(Double(rules)),
        "options": .number(Double(options)),
        "fragments": .number(Double(fragments)),
        "unfiredRules": .array(
          unfiredRules.map { missing in
            [
              "rule": .string(missing.rule.name), "level": .string(missing.level.name),
              "witness": witnesses[missing]?.json ?? .null,
            ]
          }),
        "unchosenOptions": .array(
          unchosenOptions.map {
            ["question": .string($0.question.name), "option": .string($0.option)]
          }),
        "unprintedFragments": .array(unprintedFragments.map { .string($0) }),
      ]
    }
  }
}
