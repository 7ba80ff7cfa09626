public import ConsultationCore

// MARK: - Waiting times

extension Disagreement {
  public static let d01 = Disagreement(
    "D-01", "isotretinoin",
    positions: [
      .disagrees(.spr, .wal, .mys, says: "reviews: no delay for most procedures"),
      .found(
        .ifuC, .spCare, .esth, says: "label and sheets: not while taking, 6 months after"),
    ],
    choice: "Current: defer. Stopped: 6 months, which a dermatologist may override.",
    rules: ["R-D01", "R-D02"])

  public static let d02 = Disagreement(
    "D-02", "HbA1c",
    positions: [
      .disagrees(.dm85, says: "United Kingdom: 8.5 % (69 mmol/mol)"),
      .found(.dm80, says: "France: 8 % (weak)"),
    ],
    choice: "<8.0 %, the lower of the two.",
    rules: ["R-M08", "R-M09"])

  public static let d03 = Disagreement(
    "D-03", "surgical scar timing",
    positions: [
      .found(.ifuInt, .inm, says: "labels: ≥12 months"),
      .disagrees(.cla, says: "trial: better at 6-7 weeks"),
    ],
    choice: "12 months; a surgeon may override from 6 weeks on.",
    rules: ["R-S30", "R-P12"])

  public static let d04 = Disagreement(
    "D-04", "filler gap",
    positions: [
      .disagrees(.btx, says: "2 weeks"),
      .disagrees(.osei, .esth, says: "6 months, the strictest found"),
      .policy("28 d"),
    ],
    choice: "28 d, not the strictest found (6 months): the clinical lead decides. "
      + "Collagen-stimulating fillers: 6 months.",
    rules: ["R-P02", "R-P03"])

  public static let d05 = Disagreement(
    "D-05", "toxin gap",
    positions: [
      .found(.car, .btx, says: "1-2 weeks"),
      .disagrees(.esth, says: "6 months, the strictest found"),
    ],
    choice: "14 d; the strictest found (6 months) is not adopted: the clinical lead decides.",
    rules: ["R-P01"])

  public static let d06 = Disagreement(
    "D-06", "retinoid stop",
    positions: [
      .disagrees(.osei, says: "12 h"),
      .disagrees(.spCare, says: "24 h"),
      .found(.brow, says: "5-7 d"),
    ],
    choice: "7 d, the longest found.",
    rules: ["R-D08", "R-D09"])

  public static let d14 = Disagreement(
    "D-14", "vaccine",
    positions: [
      .disagrees(.ascd, says: "no interval for devices"),
      .found(.perf, says: "2 weeks"),
    ],
    choice: "14 d.",
    rules: ["R-D18", "R-D19"])
}

// MARK: - Who may be treated

extension Disagreement {
  public static let d07 = Disagreement(
    "D-07", "HSV prophylaxis",
    positions: [
      .found(.hsv1, says: "offer"),
      .disagrees(.cmac, says: "reactivation rare, no reliable data"),
    ],
    choice: "The prescriber decides; the default is to offer.",
    rules: ["R-M29"])

  public static let d08 = Disagreement(
    "D-08", "actinic keratosis",
    positions: [
      .disagrees(.psk, says: "treatable with needling + PDT"),
      .found(.labG, .dp4, says: "named in label precautions or needing a doctor's consent"),
    ],
    choice: "Refer.",
    rules: ["R-S16"])

  public static let d12 = Disagreement(
    "D-12", "keloid tendency",
    positions: [
      .disagrees(.ifuInt, says: "\"not evaluated\""),
      .found(.dpl, .osei, says: "\"contraindicated\""),
    ],
    choice: "Personal history: exclude.",
    rules: ["R-M19"])

  public static let d13 = Disagreement(
    "D-13", "nickel",
    positions: [
      .disagrees(.nic, says: "316L release tests negative, no screening guideline"),
      .found(.chu, says: "metal allergy raises risk"),
    ],
    choice: "Confirmed: refer. Suspected: defer.",
    rules: ["R-D13", "R-D14"])

  public static let d15 = Disagreement(
    "D-15", "melasma",
    positions: [
      .disagrees(.bai, says: "adjunct benefit"),
      .disagrees(.ifuInt, says: "an older international SkinPen manual lists it as intended use"),
      .found(.sim, says: "recurrence/PIH"),
      .found(.k22, says: "not in the US indications read"),
    ],
    choice: "Refer if it is the main goal.",
    rules: ["R-E01"])

  public static let d16 = Disagreement(
    "D-16", "blood thinners",
    positions: [
      .design("clinics ask to stop (the evidence names no source)"),
      .found(.ucsd, .iye, says: "guidance: do not stop"),
    ],
    choice: "Never stop; the prescriber agrees.",
    rules: ["R-D04", "R-D05"])

  public static let d20 = Disagreement(
    "D-20", "age",
    positions: [
      .design("≥18 common (the evidence names no source)"),
      .disagrees(.den, says: "≥22 in US labels"),
    ],
    choice: "<18 never; 18-21 with consent to off-label use.",
    rules: ["R-M01", "R-M02"])

  public static let d21 = Disagreement(
    "D-21", "diabetes, autoimmune disease",
    positions: [
      .memory("labels \"not evaluated\""),
      .design("practice treats if controlled (the evidence names no source)"),
    ],
    choice: "A threshold for diabetes; clearance for autoimmune disease.",
    rules: ["R-M08", "R-M09", "R-M11", "R-M22"])
}

// MARK: - How it is done

extension Disagreement {
  public static let d09 = Disagreement(
    "D-09", "endpoint",
    positions: [
      .found(.spSum, says: "erythema"),
      .disagrees(.psk, says: "pinpoint bleeding"),
    ],
    choice: "Erythema.",
    rules: ["R-S01", "R-S02"])

  public static let d10 = Disagreement(
    "D-10", "depth",
    positions: [
      .found(.ifuC, says: "≤1.5 mm evaluated"),
      .disagrees(.alq, says: "up to 2.5 mm in neck trial"),
      .memory("3.0 mm in practice"),
    ],
    choice: "≤1.5 mm on the face; 2.0 mm on the body only with a reason and consent item C05.")

  public static let d11 = Disagreement(
    "D-11", "numbing dose",
    positions: [
      .disagrees(.emlaUK, says: "United Kingdom: 60 g/600 cm²"),
      .memory("20 g/200 cm²"),
      .design("occlusion required by the label (the evidence names no source)"),
      .found(
        .fda07, .fda09,
        says: "warned against: large areas, wrap and strong compounded creams killed two people"),
    ],
    choice: "0.1 g/cm², ≤20 g, ≤200 cm², 60 min, no large wrap.",
    rules: ["R-L04"])

  public static let d17 = Disagreement(
    "D-17", "phototype scoring",
    positions: [
      .found(.fitz, says: "8 items"),
      .disagrees(.fitzB, .fitzC, says: "10 items, different bands"),
    ],
    choice: "8 items; the darker of questionnaire and clinician.",
    rules: ["R-S01"])

  public static let d18 = Disagreement(
    "D-18", "instrument licences",
    positions: [
      .disagrees(.vea, says: "the author's site permits use"),
      .found(.oup, .hin, says: "© of the publisher"),
    ],
    choice: "None embedded; a score from elsewhere may be entered.",
    rules: ["R-Y01", "R-Y11"])

  public static let d19 = Disagreement(
    "D-19", "sunscreen and make-up after treatment",
    positions: [
      .design("same day (the evidence names no source)"),
      .found(.spCare, says: "24 h"),
      .policy("48 h"),
    ],
    choice: "24 h; 48 h after ≥1.0 mm.")
}

extension Disagreement {
  /// Every disagreement between sources, in the order of the evidence.
  public static let all: [Disagreement] = [
    .d01, .d02, .d03, .d04, .d05, .d06, .d07, .d08, .d09, .d10, .d11, .d12, .d13, .d14, .d15, .d16,
    .d17, .d18, .d19, .d20, .d21,
  ]
}
