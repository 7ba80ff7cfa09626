public import ConsultationCore

/// Trials and reviews of what needling achieves.
extension Source {
  public static let psk = Source(
    "PSK", "plasticsurgerykey.com/microneedling-clinical-applications",
    caution: ReadingLimit.excerpt)

  public static let als = Source(
    "ALS",
    "Alster & Graham, Dermatol Surg 2018: plasticsurgerypractice.com AAD 2015 interview; scribd "
      + "392855998 (abstract)",
    caution: "abstract and interview only")

  public static let ram = Source(
    "RAM", "Ramaut, JPRAS 2018;71:1, doi 10.1016/j.bjps.2017.06.006", caution: "citation only")

  public static let chu = Source(
    "CHU", "Chu 2021, doi 10.1097/01.dss.0000790428.70373.f6; mdedge summary",
    caution: ReadingLimit.excerpt)

  public static let gow = Source("GOW", "Gowda 2021, PMC7869810", caution: ReadingLimit.excerpt)

  public static let juh = Source(
    "JUH", "Juhasz 2020, doi 10.2147/CCID.S267192", caution: ReadingLimit.excerpt)

  public static let tam = Source(
    "TAM", "doi 10.2147/CCID.S350040", caution: ReadingLimit.excerpt)

  public static let bha = Source("BHA", "PMC6715122", caution: ReadingLimit.excerpt)

  public static let dog = Source(
    "DOG", "Dogra 2014, read.qxmd.com/25196684", caution: ReadingLimit.excerpt)

  public static let maj = Source(
    "MAJ", "Majid 2009, doi 10.4103/0974-2077.53096", caution: ReadingLimit.excerpt)

  public static let tir = Source(
    "TIR", "Tirmizi 2021, doi 10.7759/cureus.12578", caution: ReadingLimit.excerpt)

  public static let hk = Source(
    "HK", "medcomhk.com (Hong Kong series)", caution: ReadingLimit.excerpt)

  public static let muj = Source(
    "MUJ", "Mujahid, acne-scar review of 33 articles", caution: ReadingLimit.excerpt)

  public static let coch = Source(
    "COCH", "Cochrane CD011946.pub2", caution: ReadingLimit.excerpt)

  public static let abl = Source("ABL", "Ablon 2018, PMC6122507", caution: ReadingLimit.excerpt)

  public static let eld = Source(
    "ELD", "El-Domyati, medicalxpress summary", caution: ReadingLimit.copy)

  public static let fab = Source(
    "FAB", "Fabbrocini, J Dermatolog Treat 2012;23:144", caution: ReadingLimit.excerpt)

  public static let alq = Source(
    "ALQ", "Alqam 2022, doi 10.1093/asj/sjac085, PMID 35397167", caution: ReadingLimit.excerpt)

  public static let asj = Source("ASJ", "PMID 33656167", caution: ReadingLimit.excerpt)

  public static let str = Source(
    "STR", "doi 10.1007/s00266-024-03954-x; doi 10.1007/s40257-018-0415-0",
    caution: ReadingLimit.excerpt)

  public static let cla = Source(
    "CLA", "Claytor, PRS 2022;150:557e, doi 10.1097/prs.0000000000009466",
    caution: ReadingLimit.excerpt)

  public static let bai = Source(
    "BAI", "Bailey, JAAD 2022, doi 10.1016/j.jaad.2021.03.116", caution: ReadingLimit.excerpt)

  public static let txa = Source(
    "TXA", "discovery.researcher.life (tranexamic meta-analysis)", caution: ReadingLimit.excerpt)

  public static let sim = Source(
    "SIM", "doi 10.1007/s00266-024-04395-2", caution: ReadingLimit.excerpt)

  public static let cho = Source(
    "CHO", "Cho 2012 (radiofrequency, pores), abcdocz 142931", caution: ReadingLimit.copy)

  static let trials: [Source] = [
    .psk, .als, .ram, .chu, .gow, .juh, .tam, .bha, .dog, .maj, .tir, .hk, .muj, .coch, .abl, .eld,
    .fab, .alq, .asj, .str, .cla, .bai, .txa, .sim, .cho,
  ]
}
