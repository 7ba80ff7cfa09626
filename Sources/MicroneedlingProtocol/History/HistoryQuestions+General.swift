public import ConsultationCore

// Bleeding, diabetes, immunity, cancer, scarring, connective tissue.

extension Question<BleedingDisorder> {
  public static let bleedingDisorder = Self(
    "bleedingDisorder",
    QuestionFrame(
      .history, "bleeding or bruising",
      ask: "Bleeding or platelet disorder, or unexplained bruising?",
      read: """
        Do you have a bleeding or platelet disorder, or do you bruise without knowing why?
        """,
      help: """
        For example haemophilia, von Willebrand disease or low platelets (the cells that plug a \
        bleeding vessel). Blood thinners are asked later. If nobody knows, answer unknown: blood \
        tests come first.
        """,
      safety: true, sources: .found(.ifuC, .dp4, says: "contraindicated"),
      .policy("unexplained bruising is clarified first")),
    options: [
      .no: "no", .yes: "known disorder", .unexplainedBruising: "unexplained bruising",
    ],
    severity: [[.no, .unexplainedBruising, .yes]])
}

extension Question<Diabetes> {
  public static let diabetes = Self(
    "diabetes",
    QuestionFrame(
      .history, "diabetes",
      ask: "Diabetes?",
      read: "Do you have diabetes?",
      help:
        "Other is, for example, diabetes of pregnancy, from steroids or after pancreas disease.",
      safety: true, sources: .found(.labG, says: "diabetes listed"),
      .found(.dm85, .dm80, says: "thresholds before surgery"),
      .policy("a surgical threshold is applied here")),
    options: [.none: "none", .t1: "type 1", .t2: "type 2", .other: "another type"],
    severity: [[.none, .t1], [.none, .t2], [.none, .other]])
}

extension Question<Double> {
  public static let hba1c = Self(
    "hba1c",
    QuestionFrame(
      .history, "HbA1c",
      ask: "Latest HbA1c (%)?",
      read: "What was your last long-term blood sugar result, the HbA1c?",
      help: """
        HbA1c shows the average blood sugar of the last 2 to 3 months. In per cent: 64 mmol/mol \
        is 8.0 %. Below 8.0 % and less than 6 months old, needling can go on with care. None \
        means never measured.
        """,
      safety: true, when: Question<Diabetes>.diabetes.isOther(than: .none),
      sources: .found(.dm80, says: "8 %, the cautious choice"),
      .disagrees(.dm85, says: "below 69 mmol/mol (8.5 %) before elective surgery")),
    in: .percent, 3...20, orNone: true)
}

extension Question<Day> {
  public static let hba1cDate = Self(
    "hba1cDate",
    QuestionFrame(
      .history, "date of HbA1c",
      ask: "Date of that HbA1c?",
      read: "When was that blood test?",
      help: "A result counts for 6 months. Month and year are enough.",
      safety: true,
      when: Question<Diabetes>.diabetes.isOther(than: .none) && Question<Double>.hba1c.isGiven,
      sources: .policy("6 months")))

  public static let cancerTherapyEnd = Self(
    "cancerTherapyEnd",
    QuestionFrame(
      .history, "end of cancer treatment",
      ask: "End date of the cancer treatment?",
      read: "When did that treatment end, or when is it planned to end?",
      help: "The last dose or session of any of them; for a current treatment, the planned end.",
      when: Question<Several<CancerTherapy>>.cancerTherapy.hasOther(than: .none),
      sources: .policy("6 months after the end; 5 years of specialist agreement")))
}

extension Question<YesNo> {
  public static let diabetesComplications = Self(
    "diabetesComplications",
    QuestionFrame(
      .history, "diabetes complications",
      ask: "Foot ulcer, neuropathy, repeated infections, slow healing?",
      read: """
        Has diabetes given you foot ulcers, numb feet, repeated infections or wounds that heal \
        slowly?
        """,
      help: "Neuropathy: nerve damage, felt as numb, tingling or burning feet.",
      safety: true, when: Question<Diabetes>.diabetes.isOther(than: .none),
      sources: .found(.labG), .policy("complications are resolved first")))

  public static let hypertrophicHistory = Self(
    "hypertrophicHistory",
    QuestionFrame(
      .history, "raised red scars",
      ask: "Raised red scars that stayed within the wound?",
      read: "Have your scars been raised and red without growing beyond the wound?",
      help: """
        Hypertrophic scars: raised, but within the wound, unlike keloids. A test patch comes \
        first.
        """,
      sources: .policy("test patch")))
}

extension Question<Several<Immunosuppression>> {
  public static let immunosuppression = Self(
    "immunosuppression",
    QuestionFrame(
      .history, "lowered immunity",
      ask: "Condition or treatment lowering immunity?",
      read: "Does any illness or medicine of yours weaken your defences against infection?",
      help: """
        Choose all that apply. HIV controlled: virus undetectable and CD4 count (defence cells) \
        350 or more. Biologics and DMARDs: medicines that damp the immune system, for example \
        adalimumab or methotrexate; they are never stopped for this. High-dose steroid: more than \
        10 mg prednisolone (or equivalent) a day for 14 days or more. Neutropenia: too few white \
        blood cells of one kind. HIV answers stay in the restricted part of the record.
        """,
      safety: true, restrictedOptions: ["hivControlled", "hivUncontrolled"],
      sources: .found(.labG, says: "immunosuppressives listed"),
      .found(.dpMed, .inm, says: "high-dose steroid"), .policy("thresholds")),
    options: [
      .none: "none", .hivControlled: "controlled HIV", .hivUncontrolled: "uncontrolled HIV",
      .biologicOrDmard: "biologic or DMARD", .highDoseSteroid: "high-dose steroid",
      .transplant: "transplant", .primaryImmunodeficiency: "immunodeficiency from birth",
      .neutropenia: "neutropenia",
    ])
}

extension Question<Several<CancerTherapy>> {
  public static let cancerTherapy = Self(
    "cancerTherapy",
    QuestionFrame(
      .history, "cancer treatment",
      ask: "Chemo-, immuno- or radiotherapy?",
      read: "Have you had chemotherapy, immunotherapy or radiotherapy, now or in the past?",
      help: """
        Immunotherapy here means cancer treatment that drives the immune system. Past means that \
        every such treatment has ended.
        """,
      safety: true, sources: .found(.dpMed, says: "not during chemo- or radiotherapy"),
      .found(.pro, says: "possible with oncology agreement"), .policy("6 months")),
    options: [
      .none: "none", .chemoCurrent: "chemotherapy now",
      .immunotherapyCurrent: "immunotherapy now", .radiotherapyCurrent: "radiotherapy now",
      .past: "in the past",
    ])
}

extension Question<Several<SkinCancerHistory>> {
  public static let skinCancerHistory = Self(
    "skinCancerHistory",
    QuestionFrame(
      .history, "skin cancer",
      ask: "Skin cancer?",
      read: "Have you ever had skin cancer? Where was it?",
      help: """
        Choose all that apply. Active: not yet treated. Melanoma counts wherever and whenever it \
        was.
        """,
      safety: true, sources: .found(.ifuC, says: "active skin cancer in the area"),
      .policy("specialist clearance after treatment")),
    options: [
      .none: "none", .inAreaActive: "active in the area", .inAreaTreated: "treated in the area",
      .elsewhereTreated: "treated elsewhere", .melanomaAny: "melanoma anywhere",
    ])
}

extension Question<Keloid> {
  public static let keloid = Self(
    "keloid",
    QuestionFrame(
      .history, "keloid scars",
      ask: "Scars that grew beyond the wound?",
      read: "Have you, or has anyone in your family, had scars that grew bigger than the wound?",
      help: """
        A keloid is a raised scar that grows beyond the edges of the wound, often on ear lobes, \
        chest or shoulders. In the family only: a test patch comes first.
        """,
      safety: true, sources: .found(.labG, .ifuInt, says: "not evaluated"),
      .found(.dpl, .osei, says: "contraindicated")),
    options: [.none: "none", .familyOnly: "in the family only", .personal: "the patient"],
    severity: [[.none, .familyOnly, .personal]])
}

extension Question<ConnectiveTissue> {
  public static let connectiveTissue = Self(
    "connectiveTissue",
    QuestionFrame(
      .history, "connective-tissue disease",
      ask: "Connective-tissue disease?",
      read: "Do you have lupus, scleroderma, rheumatoid arthritis or a similar disease?",
      help: """
        Diseases in which the immune system attacks skin, joints or vessels. Scleroderma hardens \
        the skin; cutaneous lupus is lupus of the skin; dermatomyositis inflames skin and muscle; \
        SLE is systemic lupus. If several are true, choose the one that affects the skin.
        """,
      safety: true, sources: .found(.ifuInt, .dp4, .w42, says: "scleroderma, collagen vascular"),
      .policy("specialist clearance")),
    options: [
      .none: "none", .scleroderma: "scleroderma", .cutaneousLupus: "lupus of the skin",
      .dermatomyositis: "dermatomyositis", .sleNoSkin: "systemic lupus without skin disease",
      .raOther: "rheumatoid arthritis or other",
    ],
    severity: [
      [.none, .sleNoSkin, .cutaneousLupus], [.none, .raOther, .scleroderma],
      [.none, .raOther, .dermatomyositis],
    ])
}
