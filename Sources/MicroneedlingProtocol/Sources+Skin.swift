public import ConsultationCore

/// Scales and checklists of the skin.
extension Source {
  public static let fitz = Source(
    "FITZ",
    "Eight-item phototype questionnaire, copies at springgreensweet, ambergoodner, wrcb and scribd "
      + "(Skin Cancer Foundation adaptation)",
    caution: ReadingLimit.copy)

  public static let fitzB = Source(
    "FITZ-B", "Ten-item phototype questionnaire with overlapping bands, bystefany",
    caution: ReadingLimit.copy)

  public static let fitzC = Source(
    "FITZ-C", "Ten-item phototype questionnaire with other bands, opensnp and pdfcoffee",
    caution: ReadingLimit.copy)

  public static let nbk = Source(
    "NBK", "NCBI Bookshelf NBK481857, phototype definitions", caution: ReadingLimit.excerpt)

  public static let glo = Source(
    "GLO", "Glogau scale, ilmelanoma.com and mussenhealth", caution: ReadingLimit.copy)

  public static let gb = Source(
    "GB",
    "Goodman and Baron acne-scar grades, qualitative and quantitative, geantsage.pixnet, "
      + "droracle.ai/821269 and zendy",
    caution: "secondary copies, one of them machine-written; the quantitative point table was not "
      + "retrieved")

  public static let ng12 = Source(
    "NG12",
    "Weighted 7-point checklist and suspected-cancer referral, primarycarenotebook and medscape",
    caution: ReadingLimit.copy)

  static let skinScales: [Source] = [.fitz, .fitzB, .fitzC, .nbk, .glo, .gb, .ng12]
}
