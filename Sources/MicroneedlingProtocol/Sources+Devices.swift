public import ConsultationCore

/// Regulators, device labels and manuals.
extension Source {
  public static let den = Source(
    "DEN", "510k.innolitics.com/search/DEN160029 (SkinPen De Novo, granted 2018-03-01)",
    caution: ReadingLimit.excerpt)

  public static let k22 = Source(
    "K22", "510k.innolitics.com/search/K202243 (SkinPen)", caution: ReadingLimit.excerpt)

  public static let exc = Source(
    "EXC", "510k.innolitics.com/search/K180778 and K182407 (Exceed)",
    caution: ReadingLimit.excerpt)

  public static let fdap = Source(
    "FDAP", "fda.gov/medical-devices/aesthetic-cosmetic-devices/microneedling-devices",
    caution: ReadingLimit.excerpt)

  public static let cfr = Source(
    "CFR", "21 CFR 878.4430, law.lawstack.com/cfr/21/878.4430/", caution: ReadingLimit.excerpt)

  public static let ifuC = Source(
    "IFUc", "SkinPen contraindications, reproduced at theeliteclinic.com/copy-of-alumier-peel",
    caution: "a clinic's copy; the current instructions for use were not retrieved and win where "
      + "they are stricter")

  public static let w42 = Source(
    "42W", "SkinPen list, reproduced at 42westllc.com", caution: ReadingLimit.clinicPage)

  public static let labG = Source(
    "LABg", "SkinPen patient labelling, glossary, docslib.org/doc/3587676/patient-labeling",
    caution: "the glossary names the conditions; the paragraph of precautions was not read")

  public static let ifuInt = Source(
    "IFUint", "SkinPen international manual, manualslib.es/manual/302676 p. 20",
    caution: "an older international manual, read as an excerpt")

  public static let spSum = Source(
    "SPsum",
    "SkinPen clinical study summary, pdfslide.us and manualslib.fr/manual/363305 p. 5",
    caution: ReadingLimit.excerpt)

  public static let spTrial = Source(
    "SPtrial", "NCT02646917 and NCT03803059, clinicaltrials.gov and trial.medpath.com",
    caution: ReadingLimit.excerpt)

  public static let g20 = Source(
    "G20", "FDA microneedling guidance, Nov 2020, reguvirta.com", caution: ReadingLimit.copy)

  public static let rf25 = Source(
    "RF25",
    "FDA communication on radiofrequency microneedling, 15 Oct 2025, prime-journal.com and "
      + "aestheticsjournal.com",
    caution: ReadingLimit.copy)

  public static let cdc = Source(
    "CDC", "CDC, MMWR 73(16), 2024 (mm7316a3)", caution: ReadingLimit.excerpt)

  public static let dp4 = Source(
    "DP4", "Dermapen 4 manual, easymanua.ls/dermapen/4 p. 23", caution: ReadingLimit.excerpt)

  public static let dpMed = Source(
    "DPmed", "Dermapen MD manual, manualslib.de/manual/895748 p. 5",
    caution: ReadingLimit.excerpt)

  public static let inm = Source(
    "INM", "InMode Optimas manual, easymanua.ls/inmode/optimas p. 58",
    caution: ReadingLimit.excerpt)

  public static let drp = Source(
    "DRP", "Dr Pen needle-depth guide, drpen.net",
    caution: "manufacturer, consumer level, read as an excerpt")
}

/// Sheets of clinics and shops, which show a range and no more.
extension Source {
  public static let spCare = Source(
    "SPcare",
    "SkinPen pre- and post-care sheets, nuanceaesthetics.com/post-care/microneedling, "
      + "desertsagederm.com and elleskinandbeautyco.com/skinpen-microneedling-pre-post-care",
    caution: ReadingLimit.clinicPage)

  public static let drps = Source(
    "DRPS",
    "SkinPen/Dr Pen pre- and post-care sheet, ramcoadvanced.com/product/dr-pen (4 wk sun, 5 d "
      + "retinoid, 5 d aspirin/NSAID/fish oil)",
    caution: ReadingLimit.clinicPage)

  public static let dpl = Source(
    "DPL", "kichi.studio (clinic contraindication list)", caution: ReadingLimit.clinicPage)

  public static let osei = Source(
    "OSEI", "osei22derm.com/cryoshape", caution: ReadingLimit.clinicPage)

  public static let perf = Source(
    "PERF", "perfectfacelajolla.com", caution: ReadingLimit.clinicPage)

  public static let reno = Source("RENO", "renovamedspa.ca", caution: ReadingLimit.clinicPage)

  public static let brow = Source(
    "BROW", "shop.browsofjoy.com", caution: ReadingLimit.clinicPage)

  public static let emp = Source("EMP", "empirebeauty.org", caution: ReadingLimit.clinicPage)

  public static let esth = Source(
    "ESTH", "esthetikmtl.com/en/consultation-microneedling", caution: ReadingLimit.clinicPage)

  public static let ascd = Source(
    "ASCD", "ASCD advice on vaccines and fillers, collinscosmeticclinic.com.au",
    caution: "a clinic's copy, read as an excerpt")

  static let deviceDocuments: [Source] = [
    .den, .k22, .exc, .fdap, .cfr, .ifuC, .w42, .labG, .ifuInt, .spSum, .spTrial, .spCare, .g20,
    .rf25, .cdc, .dp4, .dpMed, .dpl, .osei, .inm, .perf, .reno, .brow, .emp, .esth, .ascd, .drps,
    .drp,
  ]
}
