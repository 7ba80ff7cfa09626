public import ConsultationCore

/// Labels of numbing creams and warnings about them.
extension Source {
  public static let emlaUK = Source(
    "EMLA-UK",
    "EMLA, UK summary of product characteristics, "
      + "medicines.org.uk/emc/product/7994/smpc",
    caution: ReadingLimit.excerpt)

  public static let emlaIE = Source(
    "EMLA-IE", "EMLA, Irish summary of product characteristics, scribd 635122428",
    caution: ReadingLimit.copy)

  public static let emlaFace = Source(
    "EMLA-face", "EMLA summary of product characteristics, edocr.com emlasmpcpdf",
    caution: ReadingLimit.copy)

  public static let emlaHK = Source(
    "EMLA-HK", "EMLA, uat.mimsdev.com/hongkong/drug/info/emla", caution: ReadingLimit.copy)

  public static let emlaCSP = Source(
    "EMLA-CSP", "EMLA, studylib 7555503", caution: ReadingLimit.copy)

  public static let lpUS = Source(
    "LP-US", "api.fda.gov drug label, lidocaine/prilocaine", caution: ReadingLimit.excerpt)

  public static let ddi = Source("DDI", "ddinter2.scbdd.com", caution: ReadingLimit.excerpt)

  public static let fda24 = Source(
    "FDA24", "FDA warning 2024, epochtimes and sumability", caution: ReadingLimit.copy)

  public static let fda07 = Source(
    "FDA07", "FDA advisory 2007, spiritindia", caution: ReadingLimit.copy)

  public static let fda09 = Source(
    "FDA09", "FDA advisory 2009, uspharmacist", caution: ReadingLimit.copy)

  public static let fag = Source(
    "FAG", "fagronacademy.us", caution: ReadingLimit.excerpt)

  static let anaesthetics: [Source] = [
    .emlaUK, .emlaIE, .emlaFace, .emlaHK, .emlaCSP, .lpUS, .ddi, .fda24, .fda07, .fda09, .fag,
  ]
}
