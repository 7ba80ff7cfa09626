import ConsultationCore

extension DerivedValue {
  static let all = [age, usedPhototype, pihPackage, anaestheticCapGrams]

  private static let age = DerivedValue(
    "age", "full years from birth to the consultation",
    from: [Question.dob.id, Question.consultDate.id]
  ) { Plan.age($0).map { "\($0) years" } }

  private static let usedPhototype = DerivedValue(
    "phototypeUsed", "the darker of the questionnaire's band and the clinician's own judgement",
    from: [Question.fitz.id, Question.clinicianPhototype.id]
  ) { phototypeUsed($0)?.rawValue }

  private static let pihPackage = DerivedValue(
    "pihPackage",
    "cautious settings against dark marks: phototype IV to VI, dark marks that stay or whose tendency "
      + "nobody knows, dark marks after needling, or melasma in the area",
    from: Condition.pihPackage.questions
  ) { answers in
    switch answers.truth(of: .pihPackage) {
    // As a plan takes it: the careful side where nobody knows.
    case .yes, .undecided: "on"
    case .no: "off"
    case .open: nil
    }
  }

  private static let anaestheticCapGrams = DerivedValue(
    "anaestheticCapGrams",
    "the greatest amount of lidocaine/prilocaine: a gram for 10 cm², at most 20 g, and none where a "
      + "rule forbids it",
    from: [Question.anaestheticWish.id, Question.anaestheticAreaCm2.id]
  ) { answers in
    AnaestheticLimits(answers, Assessment(answers)).capGrams.map { "\($0.amount) g" }
  }
}
