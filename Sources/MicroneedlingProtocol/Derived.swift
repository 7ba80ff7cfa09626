public import ConsultationCore

extension Condition {
  /// `phototypeUsed` is IV, V or VI: the darker of the questionnaire's band and the clinician's
  /// own judgement (evidence 1.2; 19 is the lowest total of band IV).
  public static let phototypeIVtoVI = Condition.named(
    "phototypeUsed IV to VI",
    Question.fitz.totalsAtLeast(19) || Question.clinicianPhototype.is(.iv, .v, .vi))

  /// Cautious settings against dark marks (evidence 5.4).
  ///
  /// A tendency to dark marks that nobody
  /// knows switches it on.
  public static let pihPackage = Condition.named(
    "pihPackage",
    phototypeIVtoVI
      || Question.pihHistory.is(.mild, .lastingOver3Months) || Question.pihHistory.isMissing
      || Question.previousMicroneedling.is(.pih)
      || Question.melasmaInArea.is(.stable, .active))

  /// A numbing cream is wished.
  public static let anaestheticWished = Condition.named(
    "numbing wished", Question.anaestheticWish.isOther(than: .none))

  /// At least one of the areas is on the face.
  public static let facialArea = Condition.named(
    "facial area",
    Question.areas.has(
      .forehead, .glabella, .temples, .periorbitalOutsideRim, .nose, .cheeks, .perioral, .chin,
      .jawline, .eyelidInsideRim, .lipVermilion))

  /// The goal is a change of contour, which needs more downtime (evidence 4.5, R-E08).
  public static let contourGoal = Condition.named(
    "scar or stretch-mark goal",
    Question.primaryGoal.is(.acneScars, .striae, .surgicalScar))

  /// The wellbeing screen's first step: the feature is on the mind too long (evidence 4.3).
  public static let screenPreoccupied = Condition.named(
    "preoccupied",
    Question.ps1.is(.upTo3Hours, .over3Hours)
      || Question.ps2.is(.yes) && Question.ps1.is(.upTo1Hour, .upTo3Hours, .over3Hours))

  /// The wellbeing screen's second step: distress, impairment or rituals (evidence 4.3).
  public static let screenBurdened = Condition.named(
    "distress, impairment or rituals",
    Question.ps3.is(.aLot, .overwhelming) || Question.ps4.is(.aLot, .severely)
      || Question.ps5.isAtLeast(2))
}
