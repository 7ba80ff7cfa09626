import ConsultationCore

// What was seen, in the patient's words.

extension PlanFragment {
  static let skin: [PlanFragment] = [
    .bloodThinnerStays, .cautious, .dryBarrier, .blackheads, .linesInMotion, .linesAtRest,
    .linesAllOver, .noLines, .macularScars, .mildScars, .moderateScars, .severeScars, .thinSkin,
    .rosaceaSkin, .melasmaSkin,
  ]

  static let bloodThinnerStays = Self(
    .p02, "bloodThinner", when: .takesBloodThinner,
    "Keep taking your blood thinner. Never stop a prescribed medicine on your own.")

  static let cautious = Self(
    .p03, "cautious", when: .pihIsPossible,
    "Your skin may keep dark marks after it is hurt, so it needs extra care.")

  static let dryBarrier = Self(
    .p03, "dryBarrier", when: Question.barrierState.is(.mildDry),
    "Your skin is a little dry today. A plain cream twice a day helps.")

  static let blackheads = Self(
    .p03, "blackheads", when: Question.activeLesions.has(.comedones),
    "You have some blackheads or whiteheads. They do not stand in the way.")

  static let noLines = Self(
    .p03, "noLines", when: Question.glogau.is(.i), "We saw no lines from the sun yet.")

  static let linesInMotion = Self(
    .p03, "linesInMotion", when: Question.glogau.is(.ii), "Lines show when your face moves.")

  static let linesAtRest = Self(
    .p03, "linesAtRest", when: Question.glogau.is(.iii),
    "Some lines show when your face is at rest, too.")

  static let linesAllOver = Self(
    .p03, "linesAllOver", when: Question.glogau.is(.iv),
    "The sun has left lines all over your face.")

  static let macularScars = Self(
    .p03, "macularScars", when: Question.acneScarGrade.is(.macular),
    "Your acne has left flat marks of colour.")

  static let mildScars = Self(
    .p03, "mildScars", when: Question.acneScarGrade.is(.mild),
    "Your acne scars are mild: they are hard to see from half a metre away.")

  static let moderateScars = Self(
    .p03, "moderateScars", when: Question.acneScarGrade.is(.moderate),
    "Your acne scars can be seen from half a metre away. They flatten when the skin is pulled.")

  static let severeScars = Self(
    .p03, "severeScars", when: Question.acneScarGrade.is(.severe),
    "Your acne scars are deep. They do not flatten when the skin is pulled.")

  static let thinSkin = Self(
    .p03, "thinSkin", when: Question.thinSkin.is(.yes), "The skin there is thin.")

  static let rosaceaSkin = Self(
    .p03, "rosacea", when: Question.rosacea.is(.etr, .papulopustularQuiescent),
    "You have rosacea, so your skin flushes and reddens easily.")

  static let melasmaSkin = Self(
    .p03, "melasma", when: Question.melasmaInArea.is(.stable, .active),
    "There are brown patches (melasma) in the area.")
}
