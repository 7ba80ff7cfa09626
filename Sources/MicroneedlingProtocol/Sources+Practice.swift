public import ConsultationCore

/// Screening instruments and what is known of distress about appearance.
extension Source {
  public static let oup = Source(
    "OUP", "plasticsurgerykey BDD chapter; jprasurg S1748-6815(12)00416-0",
    caution: ReadingLimit.excerpt)

  public static let duf = Source(
    "DUF", "Dufresne 2001, vivo-dev.weill.cornell.edu pubid11359494",
    caution: ReadingLimit.excerpt)

  public static let bro = Source(
    "BRO", "Brohede, isiarticles 35597", caution: ReadingLimit.excerpt)

  public static let vea = Source("VEA", "veale.co.uk/scales", caution: ReadingLimit.excerpt)

  public static let ready = Source("READY", "readymind.com.au", caution: ReadingLimit.excerpt)

  public static let sco = Source(
    "SCO", "psychtools.info; PMC2656502", caution: ReadingLimit.excerpt)

  public static let hin = Source(
    "HIN", "hindawi page on PHQ terms", caution: ReadingLimit.excerpt)

  public static let nice5 = Source(
    "NICE5", "NICE CG31, secondary copies at gizmo.ai and iatrox", caution: ReadingLimit.copy)

  public static let pinf = Source(
    "PINF", "patient.info (BDD prevalence)", caution: "a patient-information page")

  public static let bmj = Source("BMJ", "BMJ 350:h2278", caution: ReadingLimit.excerpt)

  public static let jccp = Source(
    "JCCP", "aestheticnursing.co.uk", caution: ReadingLimit.excerpt)

  public static let bddf = Source("BDDF", "bddfoundation.org", caution: ReadingLimit.excerpt)

  public static let ng225 = Source(
    "NG225", "scribd 717493556; safetylit", caution: ReadingLimit.copy)

  static let wellbeing: [Source] = [
    .oup, .duf, .bro, .vea, .ready, .sco, .hin, .nice5, .pinf, .bmj, .jccp, .bddf, .ng225,
  ]
}

/// Duties, records and the limits of a tool like this.
extension Source {
  public static let gmc = Source(
    "GMC", "GMC cosmetic guidance, copies at cupdf and communitybaptistpa",
    caution: ReadingLimit.copy)

  public static let baaps = Source("BAAPS", "mddus 2015", caution: ReadingLimit.copy)

  public static let eng = Source(
    "ENG", "gov.uk licensing consultation response, 7 Aug 2025", caution: ReadingLimit.excerpt)

  public static let rec = Source(
    "REC",
    "nhsd-proxy (8 years); reliasmedia/hipaa-101; legislation.gov.uk GDPR Art 16-17; "
      + "dataprotection.ie; mmlmc.org.uk; newcastle-staffs.gov.uk",
    caution: ReadingLimit.excerpt)

  public static let alcoa = Source("ALCOA", "learngxp.com", caution: ReadingLimit.excerpt)

  public static let cds = Source(
    "CDS", "nometech.eu; ketryx.com", caution: ReadingLimit.copy)

  public static let jpac = Source(
    "JPAC",
    "transfusionguidelines.org donor selection guidelines (general principles; entry he019 with "
      + "obligatory/discretionary parts); bbguy.org/education/glossary/gld04 (temporary / "
      + "indefinite / permanent deferral)",
    caution: ReadingLimit.excerpt)

  static let practice: [Source] = [.gmc, .baaps, .eng, .rec, .alcoa, .cds, .jpac]
}
