import ConsultationCore
import MicroneedlingProtocol
import ProtocolReview

extension SeededDefect {
  static let ofUses = [
    SeededDefect("an option that nothing reads", .uses, "cream", says: "option mild") {
      Clinic.make(
        rules: Clinic.replacing(
          Clinic.rule("T-02", [Grade(.refer, when: Clinic.cream.is(.strong))])))
    },
    SeededDefect("a question that nothing reads", .uses, "weight", says: "nothing reads it") {
      Clinic.make(rules: Clinic.rules.filter { $0.id != "T-04" })
    },
    SeededDefect("a record that a rule reads", .uses, "shoes", says: "kept for the record") {
      let shoes = Question<Double>(
        "shoes", Clinic.frame(.visit, "shoes", recordOnly: .everything), in: .count, 1...60)
      return Clinic.adding(
        shoes.definition, Clinic.rule("T-06", [Grade(.note, when: shoes.isAbove(45))]))
    },
    SeededDefect("a safety question without a watch", .uses, "fever", says: "missing") {
      Clinic.make(rules: Clinic.rules.filter { $0.id != "T-99" })
    },
    SeededDefect("bleeding without its own rule", .uses, "bleedingDisorder", says: "missing") {
      BuiltIn.without("R-M07")
    },
  ]

  static let ofDeclarations = [
    SeededDefect("severity both ways", .declarations, "worse", says: "both ways") {
      let worse = Question<Clinic.Cream>(
        "worse", Clinic.frame(.history, "worse"),
        options: [.none: "none", .mild: "mild", .strong: "strong"],
        severity: [[.none, .mild], [.mild, .none]])
      return Clinic.adding(worse.definition)
    },
    SeededDefect("an open follow-up of a secret", .declarations, "tell", says: "restricted") {
      let secret = Question<YesNo>("secret", Clinic.frame(.history, "secret", restricted: true))
      let tell = Question<Day>("tell", Clinic.frame(.history, "tell", when: secret.is(.yes)))
      return Clinic.make(questions: Clinic.inserting(secret.definition, tell.definition))
    },
    SeededDefect("a restricted option that is none", .declarations, "odd", says: "no option") {
      let odd = Question<YesNo>(
        "odd", Clinic.frame(.history, "odd", restrictedOptions: ["maybe"]))
      return Clinic.adding(odd.definition)
    },
  ]

  static let ofProofs = [
    SeededDefect("a question that never comes up", .reachability, "lost", says: "come up") {
      let lost = Question<YesNo>(
        "lost", Clinic.frame(.history, "lost", when: Clinic.fever.is(.yes) && Clinic.fever.is(.no)))
      return Clinic.adding(lost.definition)
    },
    SeededDefect("a rule that never fires", .firing, "T-06", says: "no answers meet") {
      Clinic.make(
        rules: Clinic.rules + [
          Clinic.rule(
            "T-06",
            [Grade(.note, when: Clinic.weight.isBelow(40) && Clinic.weight.isAtLeast(50))])
        ])
    },
    SeededDefect("a rule that always fires", .firing, "T-06", says: "holds of any answers") {
      Clinic.make(
        rules: Clinic.rules + [
          Clinic.rule(
            "T-06",
            [
              Grade(
                .note, when: .assuming(true, Clinic.weight.isBelow(400)) || Clinic.weight.isMissing)
            ])
        ])
    },
    SeededDefect("a level that is always passed over", .firing, "T-02", says: "graver level") {
      Clinic.make(
        rules: Clinic.replacing(
          Clinic.rule(
            "T-02",
            [
              Grade(.refer, when: Clinic.cream.is(.mild, .strong)),
              Grade(.modify, when: Clinic.cream.is(.mild)),
            ])))
    },
    SeededDefect("a banner that never shows", .firing, "T-01", says: "never applies") {
      Clinic.make(
        rules: Clinic.replacing(
          Clinic.rule(
            "T-01",
            [
              Grade(
                .defer, when: Clinic.fever.is(.yes), until: .after(Clinic.feverEnded, .days(14)))
            ],
            actions: [.init("A-REST")], banners: [.init(.urgent, when: Clinic.fever.is(.no))])))
    },
    SeededDefect("a graver answer that does less", .monotony, "T-02", says: "milder") {
      Clinic.make(
        rules: Clinic.replacing(
          Clinic.rule(
            "T-02",
            [
              Grade(.refer, when: Clinic.cream.is(.mild)),
              Grade(.modify, when: Clinic.cream.is(.strong)),
            ])))
    },
    SeededDefect("a longer list that does less", .monotony, "T-03", says: "milder") {
      Clinic.make(
        rules: Clinic.replacing(
          Clinic.rule(
            "T-03",
            [
              Grade(
                .modify, when: Clinic.spots.hasOnly(.red, .dark) && Clinic.spots.hasCount(1...1))
            ])))
    },
    SeededDefect(
      "not knowing read as no", .monotony, "T-05", says: "unknown makes the verdict milder"
    ) {
      Clinic.make(
        rules: Clinic.replacing(
          Clinic.rule(
            "T-05",
            [
              Grade(
                .defer, when: .assuming(false, Clinic.cough.is(.yes)),
                provided: OpenCondition("cough gone"))
            ])))
    },
    SeededDefect("active psoriasis without its rule", .monotony, "R-M24", says: "koebnerSeen") {
      BuiltIn.part(
        ["activeLesions", "koebnerDisease", "koebnerStableSince", "koebnerSeen"],
        rules: ["R-M24", "R-M26"])
    },
    SeededDefect("dates that never rest", .walks, "verdict", says: "do not come to rest") {
      Clinic.restless
    },
  ]

  static let all =
    ofNames + ofReadings + ofGroups + ofReferences + ofUses + ofDeclarations + ofProofs
}

extension Clinic {
  /// A party that asks for another week each time that it is a week longer ago.
  static var restless: ConsultationProtocol {
    let party = Question<Day>("party", frame(.expectations, "party"), orNone: true)
    let more = (0..<8).map { weeks in
      rule(
        RuleID("T-1\(weeks)"),
        [
          Grade(
            .defer, when: party.isDaysFromTreatment((-7 * weeks)...(-7 * weeks)),
            until: .after(party, .weeks(weeks + 1)))
        ])
    }
    return make(questions: inserting(party.definition), rules: rules + more)
  }
}

/// The built-in protocol, whole and altered.
enum BuiltIn {
  static let whole = MicroneedlingProtocol.current

  /// Without some of its rules.
  static func without(_ ids: RuleID...) -> ConsultationProtocol {
    altered { rule in ids.contains(rule.id) ? nil : rule }
  }

  /// A few of its questions and rules, and those that the machine needs.
  static func part(_ ids: [QuestionID], rules: [RuleID]) -> ConsultationProtocol {
    let anchors = whole.anchors
    let kept = ids + [anchors.consultDate, anchors.proposedDate, anchors.consent]
    return ConsultationProtocol(
      name: whole.name, version: whole.version,
      questions: whole.questions.filter { kept.contains($0.id) }, groups: [],
      rules: whole.rules.filter { rules.contains($0.id) }, actions: [], sources: whole.sources,
      disagreements: [], anchors: anchors)
  }

  /// With other rules in the place of its own.
  static func altered(_ change: (Rule) -> Rule?) -> ConsultationProtocol {
    ConsultationProtocol(
      name: whole.name, version: whole.version, questions: whole.questions, groups: whole.groups,
      rules: whole.rules.compactMap(change), actions: whole.actions, sources: whole.sources,
      disagreements: whole.disagreements, anchors: whole.anchors)
  }

  /// The rule with its first wait made longer.
  static func waiting(_ id: RuleID, _ span: Span) -> ConsultationProtocol {
    altered { rule in
      guard rule.id == id else { return rule }
      var longer = rule
      longer.trigger = .grades(
        rule.grades.map { grade in
          var grade = grade
          grade.wait?.span = span
          return grade
        })
      return longer
    }
  }
}
