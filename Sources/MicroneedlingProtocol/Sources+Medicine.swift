public import ConsultationCore

/// What happens in the skin, and what can go wrong there.
extension Source {
  public static let coh = Source(
    "COH", "doi 10.1016/j.jaad.2015.09.024 (skin of colour)", caution: ReadingLimit.excerpt)

  public static let sas = Source(
    "SAS",
    "Sasaki 2019, Aesthet Surg J Open Forum, doi 10.1093/asjof/ojz017, PMC7671250 (histology at "
      + "0.5/1.5 mm and water loss)",
    caution: ReadingLimit.excerpt)

  public static let barr = Source(
    "BARR", "doi 10.1111/j.1524-4725.2012.02550.x", caution: ReadingLimit.excerpt)

  public static let clos = Source("CLOS", "PMC8259462", caution: ReadingLimit.excerpt)

  public static let sol = Source(
    "SOL",
    "Soltani-Arabshahi, JAMA Dermatol 2014;150:68-72, doi 10.1001/jamadermatol.2013.6955",
    caution: ReadingLimit.excerpt)

  public static let fri = Source(
    "FRI", "Friedmann 2024, doi 10.1097/DSS.0000000000004450", caution: ReadingLimit.excerpt)

  public static let gra = Source("GRA", "PMC8008152", caution: ReadingLimit.excerpt)

  public static let nic = Source(
    "NIC", "\"Microneedling in the nickel-allergic patient\", discovery.researcher.life",
    caution: ReadingLimit.excerpt)

  static let safetyStudies: [Source] = [.coh, .sas, .barr, .clos, .sol, .fri, .gra, .nic]
}

/// Medicines, procedures and illness.
extension Source {
  public static let spr = Source(
    "SPR",
    "Spring et al., JAMA Dermatol 2017;153(8):802-9, doi 10.1001/jamadermatol.2017.2077",
    caution: ReadingLimit.excerpt)

  public static let wal = Source(
    "WAL", "Waldman et al. (ASDS), Dermatol Surg 2017;43:1249-62, doi 10.1097/dss.0000000000001166",
    caution: ReadingLimit.excerpt)

  public static let mys = Source(
    "MYS", "Mysore et al. (ACS(I)), JCAS 2017;10:186-94, doi 10.4103/JCAS.JCAS_110_17",
    caution: ReadingLimit.excerpt)

  public static let win = Source(
    "WIN", "projectlead.health (online clinical review)", caution: ReadingLimit.excerpt)

  public static let ucsd = Source("UCSD", "health.ucsd.edu", caution: ReadingLimit.excerpt)

  public static let iye = Source(
    "IYE", "doi 10.1097/DSS.0000000000002266", caution: ReadingLimit.excerpt)

  public static let btx = Source(
    "BTX", "aadmeetingnews.org 22893899", caution: ReadingLimit.excerpt)

  public static let car = Source(
    "CAR", "doi 10.1097/DSS.0000000000000754", caution: ReadingLimit.excerpt)

  public static let sar = Source(
    "SAR", "PMC9382064; doi 10.1007/s11882-018-0794-6; PMC11472679",
    caution: ReadingLimit.excerpt)

  public static let pro = Source(
    "PRO", "doi 10.2147/CCID.S342734", caution: ReadingLimit.excerpt)

  public static let koe = Source(
    "KOE", "my.clevelandclinic.org 22860", caution: ReadingLimit.excerpt)

  public static let vit = Source(
    "VIT", "droracle.ai 439397", caution: ReadingLimit.machineWritten)

  public static let dm85 = Source(
    "DM85", "guidelines.co.uk (JBDS/CPOC)", caution: ReadingLimit.copy)

  public static let dm80 = Source(
    "DM80", "droracle.ai 646749 (summary of SFAR)", caution: ReadingLimit.machineWritten)

  public static let hsv1 = Source("HSV1", "PubMed 10632686", caution: ReadingLimit.excerpt)

  public static let cmac = Source("CMAC", "PMID 34976293", caution: ReadingLimit.excerpt)

  public static let meds = Source(
    "MEDS", "emedicine.medscape 1127055", caution: ReadingLimit.excerpt)

  static let medicine: [Source] = [
    .spr, .wal, .mys, .win, .ucsd, .iye, .btx, .car, .sar, .pro, .koe, .vit, .dm85, .dm80, .hsv1,
    .cmac, .meds,
  ]
}
