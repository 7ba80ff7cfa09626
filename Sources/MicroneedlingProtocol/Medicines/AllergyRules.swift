public import ConsultationCore

// MARK: - Allergies

extension Rule {
  public static let rD12 = Rule(
    "R-D12", .exclude, when: Question.allergyMetal.is(.stainlessSteel),
    override: .never,
    because: "The needles are made of steel, and the maker says they must not be used with your "
      + "allergy; we can look at other options together.",
    rationale: "label contraindication",
    evidence: .found(.ifuC, says: "allergy to stainless steel is a contraindication"))

  public static let rD13 = Rule(
    "R-D13", .refer, when: Question.allergyMetal.is(.nickelConfirmed),
    override: .specialist,
    advice: "Allergy/dermatology advice or nickel-free needles.",
    because: "The steel of the needles holds some nickel, so we ask an allergy or skin specialist "
      + "for advice first, or look for nickel-free needles.",
    rationale: "316L steel has 10-14% Ni though release tests were negative; metal allergy raises "
      + "AE risk",
    actions: [.init("A-ALLERGY")],
    evidence: .found(.chu, says: "metal allergy raises the risk of adverse events"),
    .disagrees(.nic, says: "316L has 10-14% Ni, yet release tests were negative"))

  public static let rD14 = Rule(
    "R-D14", .defer, when: Question.allergyMetal.is(.nickelSuspected),
    provided: OpenCondition("patch test or dermatology advice"),
    override: .specialist,
    because: "The steel of the needles holds some nickel, so a patch test or a skin specialist's "
      + "advice comes first.",
    rationale: "as R-D13; no screening guideline exists",
    actions: [.init("A-ALLERGY")],
    evidence: .policy("patch test or dermatology advice"),
    .disagrees(.nic, says: "release tests negative; no screening guideline exists"))

  public static let rD15 = Rule(
    "R-D15", .refer, when: Question.allergyLA.is(.amide, .unknownType),
    override: .specialist,
    advice: "Allergy clinic. EMLA is contraindicated.",
    because: "An allergy to numbing medicines needs to be understood first, so we ask an allergy "
      + "clinic to look into it before any procedure.",
    rationale: "label contraindication (\"anaesthetics\")",
    actions: [.init("A-ALLERGY")],
    limitsAnaesthetic: true,
    evidence: .found(.ifuC, says: "allergy to anaesthetics is a contraindication"),
    .found(.emlaCSP, says: "EMLA contraindicated"))

  public static let rD16 = Rule(
    "R-D16", .modify, when: Question.allergyLA.is(.ester),
    override: .never,
    advice: "No tetracaine/benzocaine.",
    because: "Numbing medicines of the family that you are allergic to resemble each other, so we "
      + "leave out tetracaine and benzocaine.",
    rationale: "cross-reaction within esters/PABA",
    limitsAnaesthetic: true,
    evidence: .found(.dp4))

  public static let rD17 = Rule(
    "R-D17", .modify, when: Question.allergyTopical.isGiven,
    override: .clinician,
    advice: "Avoid the product; open application test.",
    because: "Needling can carry a product into the skin, so we avoid what you are allergic to and "
      + "test what we use on a small spot first.",
    rationale: "dermal inoculation of allergen",
    evidence: .found(.sol, .fri))
}

// MARK: - Vaccines and today

extension Rule {
  public static let rD18 = Rule(
    "R-D18", .defer, when: Question.vaccineLast.isGiven,
    until: .after(Question.vaccineLast, .days(14)),
    override: .clinician,
    advice: "Check on the day that the patient is symptom-free.",
    because: "A recent vaccine can bring a fever or swelling of its own, so we leave two weeks to "
      + "keep the two apart.",
    rationale: "confounds fever/swelling",
    evidence: .found(.perf, says: "2 wk; 14 d = conservative"),
    .disagrees(.ascd, says: "defer only until symptoms gone; devices no interval"))

  public static let rD19 = Rule(
    "R-D19",
    [
      Grade(
        .defer, when: Question.vaccinePlanned.isDaysFromTreatment(-13...13),
        until: .after(Question.vaccinePlanned, .days(14))),
      Grade(.note, when: Question.vaccinePlanned.isGiven),
    ],
    override: .clinician,
    because: "A vaccine close to treatment makes a fever or swelling hard to judge, so we keep two "
      + "weeks between them.",
    rationale: "confounds fever/swelling",
    evidence: .policy("14 d"))

  public static let rD20 = Rule(
    "R-D20", .defer, when: Question.intoxicatedToday.is(.yes),
    provided: OpenCondition("sober re-consultation"),
    override: .never,
    because: "A decision like this deserves a clear head, so we will talk it through again on "
      + "another day.",
    rationale: "capacity, consent",
    evidence: .policy("sober re-consultation"))
}
