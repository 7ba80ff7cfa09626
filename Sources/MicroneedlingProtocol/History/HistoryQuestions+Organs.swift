public import ConsultationCore

// Heart, implants, nerves, liver, kidneys, blood, acute illness.

extension Question<Several<Cardiac>> {
  public static let cardiac = Self(
    "cardiac",
    QuestionFrame(
      .history, "heart disease",
      ask: "Heart disease?",
      read: """
        Do you have any heart disease, an artificial heart valve, or did you have a heart event \
        in the last 6 months?
        """,
      help: """
        Choose all that apply. Event: heart attack, heart surgery, hospital stay for the heart. \
        Stable: treated and unchanged. Endocarditis: infection of a heart valve.
        """,
      safety: true, sources: .found(.labG, says: "cardiac abnormality listed"),
      .policy("6 months after an event; clearance with a valve")),
    options: [
      .none: "none", .stable: "stable heart disease",
      .unstableOrEvent6mo: "unstable or event within 6 months",
      .prostheticValveOrEndocarditis: "artificial valve or past endocarditis",
    ])
}

extension Question<Day> {
  public static let cardiacEventDate = Self(
    "cardiacEventDate",
    QuestionFrame(
      .history, "heart event",
      ask: "Date of the heart event?",
      read: "When was the heart event, or when did your heart last give you trouble?",
      help: "The last event or unstable spell counts. Needling waits 6 months and for cardiology.",
      when: Question<Several<Cardiac>>.cardiac.has(.unstableOrEvent6mo),
      sources: .policy("6 months")))

  public static let acuteIllnessResolved = Self(
    "acuteIllnessResolved",
    QuestionFrame(
      .history, "recovery",
      ask: "Recovered on?",
      read: "When were you well again, with any antibiotics finished?",
      help: "If still ill, give the day on which recovery is expected.",
      when: Question<YesNo>.acuteIllness.is(.yes), sources: .policy("14 days after recovery")))
}

extension Question<ImplantedDevice> {
  public static let implantedDevice = Self(
    "implantedDevice",
    QuestionFrame(
      .history, "implanted device",
      ask: "Pacemaker, defibrillator, stimulator, pump?",
      read: "Do you have a pacemaker, a defibrillator, a stimulator or a pump in your body?",
      help: """
        A mechanical pen does not interfere with them; a radiofrequency device does, and is then \
        excluded. ICD: implanted defibrillator.
        """,
      safety: true, sources: .found(.perf, .reno, says: "radiofrequency lists"),
      .memory("no interference from a mechanical pen")),
    options: [
      .none: "none", .pacemakerIcd: "pacemaker or defibrillator", .other: "stimulator, pump, other",
    ],
    severity: [[.none, .pacemakerIcd], [.none, .other]])
}

extension Question<Epilepsy> {
  public static let epilepsy = Self(
    "epilepsy",
    QuestionFrame(
      .history, "epilepsy",
      ask: "Epilepsy?",
      read: "Do you have epilepsy? If so, do you still have seizures?",
      help: """
        Controlled: no seizures on the present treatment. Stress and local anaesthetic can bring \
        on a seizure.
        """,
      safety: true, sources: .found(.dpMed, says: "epilepsy listed"), .policy("clearance")),
    options: [
      .none: "none", .controlled: "controlled", .uncontrolled: "not controlled",
    ],
    severity: [[.none, .controlled, .uncontrolled]])
}

extension Question<YesNo> {
  public static let faints = Self(
    "faints",
    QuestionFrame(
      .history, "fainting",
      ask: "Faint with needles or blood?",
      read: "Do you faint at needles or at the sight of blood?",
      help: "Vasovagal fainting: the pulse slows and the pressure drops. Treat lying back.",
      sources: .policy("treat reclined, chaperone")))

  public static let acuteIllness = Self(
    "acuteIllness",
    QuestionFrame(
      .history, "acute illness or antibiotics",
      ask: """
        Fever, infection or antibiotics now/recently (not long-term acne or rosacea antibiotics)?
        """,
      read: """
        Do you have a fever or an infection, or do you take antibiotics for one, now or recently?
        """,
      help: "Long-term antibiotics for acne or rosacea do not count here.",
      safety: true, sources: .policy("14 days after recovery")))
}

extension Question<LiverRenal> {
  public static let liverRenal = Self(
    "liverRenal",
    QuestionFrame(
      .history, "liver or kidney disease",
      ask: "Liver or kidney disease?",
      read: "Do you have any liver or kidney disease?",
      help: """
        Slower clearance of local anaesthetic: any degree means no numbing cream unless the \
        prescriber agrees.
        """,
      safety: true, sources: .found(.lpUS, .emlaHK, says: "slower clearance"),
      .found(.dp4, says: "no topical anaesthetic with hepatic disease")),
    options: [.none: "none", .mild: "mild", .severe: "severe"],
    severity: [[.none, .mild, .severe]])
}

extension Question<MetHbRisk> {
  public static let metHbRisk = Self(
    "metHbRisk",
    QuestionFrame(
      .history, "G6PD deficiency/methaemoglobinaemia",
      ask: "G6PD deficiency or methaemoglobinaemia?",
      read: """
        Do you have G6PD deficiency, which is an inherited blood condition, or blood that \
        carries oxygen badly?
        """,
      help: """
        Methaemoglobin is a form of the blood pigment that cannot carry oxygen; some numbing \
        creams raise it. G6PD is an enzyme that protects red blood cells. Congenital: present \
        from birth. It matters only if numbing is wished; ask anyway, the wish can change.
        """,
      safety: true, sources: .found(.emlaHK, .emlaCSP, .ddi, says: "prilocaine"),
      .found(.emlaHK, .dp4, says: "congenital methaemoglobinaemia"),
      .memory("lidocaine class warning")),
    options: [
      .none: "none", .g6pd: "G6PD deficiency", .congenital: "methaemoglobinaemia",
    ],
    severity: [[.none, .g6pd, .congenital]])
}
