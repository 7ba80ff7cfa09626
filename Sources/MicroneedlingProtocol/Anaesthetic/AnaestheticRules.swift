public import ConsultationCore

// MARK: - Which product, if any

extension Rule {
  public static let rL01 = Rule(
    "R-L01", .modify,
    when: (Question.metHbRisk.is(.g6pd) || Question.metHbDrugs.is(.yes)) && .anaestheticWished,
    override: .never,
    advice: "No prilocaine, no benzocaine.",
    because: "Two numbing medicines, prilocaine and benzocaine, could keep your blood from "
      + "carrying oxygen well, so we leave them out.",
    rationale: "methaemoglobinaemia",
    limitsAnaesthetic: true,
    evidence: .found(.emlaHK, .emlaCSP, .ddi))

  public static let rL02 = Rule(
    "R-L02", .modify, when: Question.metHbRisk.is(.congenital) && .anaestheticWished,
    override: .never,
    advice: "No topical local anaesthetic at all without specialist.",
    because: "All numbing creams carry a warning for your blood condition, so we use none unless a "
      + "specialist agrees.",
    rationale: "all LAs carry the warning",
    limitsAnaesthetic: true,
    evidence: .found(.emlaHK, .dp4), .memory("lidocaine class warning"))

  public static let rL03 = Rule(
    "R-L03", .modify,
    when: .anaestheticWished
      && (Question.antiarrhythmic.is(.classI, .classIII)
        || Question.liverRenal.isOther(than: .none)
        || Question.cardiac.has(.unstableOrEvent6mo)),
    override: .specialist,
    advice: "No topical local anaesthetic unless prescriber agrees (ECG monitoring is advised with "
      + "class III).",
    because: "Numbing cream can act on the heart, and the liver and kidneys have to clear it, so "
      + "with your health we use none unless your prescriber agrees.",
    rationale: "additive cardiac effect, slower clearance",
    limitsAnaesthetic: true,
    evidence: .found(.lpUS, .emlaHK),
    .found(.dp4, says: "no topical anaesthetic with hepatic disease or arrhythmia medicines"))

  public static let rL06 = Rule(
    "R-L06", .modify,
    when: (Question.metHbRisk.isMissing || Question.metHbDrugs.isMissing) && .anaestheticWished,
    override: .never,
    advice: "No topical local anaesthetic until answered (not a reason to defer the treatment "
      + "itself).",
    because: "We do not know yet whether numbing cream suits your blood, so we leave it out until "
      + "we do; the treatment itself need not wait for this.",
    rationale: "methaemoglobinaemia",
    limitsAnaesthetic: true,
    evidence: .policy("no topical local anaesthetic until answered"))

  public static let rL07 = Rule(
    "R-L07", .modify,
    when: .anaestheticWished
      && Question.allergyTopical.mentions(
        "cholinesterase", "suxamethonium", "succinylcholine", "PABA", "p.a.b.a", "aminobenzo",
        "sulfonamide", "sulphonamide", "sulfa", "sulpha"),
    override: .specialist,
    advice: "No tetracaine/benzocaine; any topical local anaesthetic only if the prescriber "
      + "agrees.",
    because: "The maker advises against numbing cream with what you told us, so we leave out "
      + "tetracaine and benzocaine, and use another only if your prescriber agrees.",
    rationale: "maker tells users not to apply topical anaesthetic in these",
    limitsAnaesthetic: true,
    evidence: .found(.dp4))
}

// MARK: - How much

extension Rule {
  public static let rL04 = Rule(
    "R-L04", .modify,
    when: Question.anaestheticAreaCm2.isAbove(200) && .assuming(true, .anaestheticWished),
    override: .specialist,
    advice: "Split areas/sessions, or prescriber order ≤600 cm²/60 g.",
    because: "Numbing a large area at once can let too much medicine into the body, so we treat "
      + "smaller areas or ask a prescriber to set the dose.",
    rationale: "sources disagree on the largest area and dose; the strictest figure is coded",
    limitsAnaesthetic: true,
    evidence: .memory("20 g/200 cm²"),
    .disagrees(.emlaUK, .emlaIE, says: "max 60 g on 600 cm², newly shaven large areas"))

  public static let rL05 = Rule(
    "R-L05", .modify,
    when: (Question.weightKg.isBelow(50) || !Question.dob.isWithin(.years(65)))
      && .assuming(true, .anaestheticWished),
    override: .specialist,
    advice: "Prescriber sets lower dose.",
    because: "Your body may be more sensitive to numbing medicine, so a prescriber sets a lower "
      + "dose for you.",
    rationale: "more sensitive",
    limitsAnaesthetic: true,
    evidence: .memory("label: caution in acutely ill, debilitated, elderly"))
}

extension Rule {
  /// The limits of numbing cream, in the order of the evidence.
  public static let anaesthetic: [Rule] = [.rL01, .rL02, .rL03, .rL04, .rL05, .rL06, .rL07]
}
