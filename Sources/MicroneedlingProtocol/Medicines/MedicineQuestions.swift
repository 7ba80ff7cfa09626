public import ConsultationCore

extension Question<Isotretinoin> {
  public static let isotretinoin = Self(
    "isotretinoin",
    QuestionFrame(
      .medicines, "isotretinoin by mouth",
      ask: "Isotretinoin by mouth?",
      read: "Have you ever taken isotretinoin capsules, a strong acne medicine?",
      help: """
        Isotretinoin is a retinoid (a relative of vitamin A) taken by mouth for acne. A retinoid \
        cream is asked later. While it is taken, needling waits for the end of the course and 6 \
        months more; after stopping, 6 calendar months from the last dose. Reviews see no clear \
        need to wait; the label and the care sheets do, and the cautious side is coded.
        """,
      safety: true,
      sources: .found(.ifuC, says: "contraindicated while taking"),
      .found(.spCare, .esth, says: "wait 6 months"),
      .disagrees(.spr, .wal, .mys, .win, says: "no clear need to wait")),
    options: [.never: "never taken", .current: "taking it now", .stopped: "taken, now stopped"],
    severity: [[.never, .stopped, .current]])
}

extension Question<YesNo> {
  public static let otherSystemicRetinoid = Self(
    "otherSystemicRetinoid",
    QuestionFrame(
      .medicines, "other oral retinoid",
      ask: "Acitretin, alitretinoin, bexarotene?",
      read: "Have you ever taken acitretin, alitretinoin or bexarotene?",
      help: """
        Other retinoids taken by mouth. They are treated like isotretinoin, by analogy: 6 months \
        after the last dose, and the prescriber is asked.
        """,
      safety: true, sources: .policy("6 months, by analogy with isotretinoin")))

  public static let otcBleeding = Self(
    "otcBleeding",
    QuestionFrame(
      .medicines, "over-the-counter bleeding risk",
      ask: "Over-the-counter aspirin/NSAID/fish oil/vitamin E/ginkgo?",
      read: """
        Do you take any of these on your own, without a doctor's advice: aspirin, \
        anti-inflammatory painkillers, fish oil, vitamin E or ginkgo?
        """,
      help: """
        Only what no doctor prescribed or advised. Aspirin that a doctor advised belongs to blood \
        thinners and is not stopped. NSAID: non-steroidal anti-inflammatory drug, a group of \
        painkillers.
        """,
      sources: .found(.inm, says: "NSAIDs 1 week before and after, at discretion")))

  public static let photosensitiser = Self(
    "photosensitiser",
    QuestionFrame(
      .medicines, "photosensitising drug",
      ask: """
        Photosensitising drug (tetracyclines, thiazides, amiodarone, quinolones, voriconazole, \
        psoralens, St John's wort)?
        """,
      read: """
        Some medicines make skin burn more easily in the sun. Do you take a tetracycline, a \
        thiazide, amiodarone, a quinolone, voriconazole, a psoralen or St John's wort?
        """,
      help: """
        A photosensitising drug makes skin react more to sunlight. Compare the patient's list with \
        the names in the question, say which one matches, and confirm it together; a matching name \
        alone decides nothing. It calls for more sun protection, never for stopping the drug.
        """,
      sources: .policy("sun protection after needling; no light is used")))

  public static let metHbDrugs = Self(
    "metHbDrugs",
    QuestionFrame(
      .medicines, "methaemoglobin-forming drug",
      ask: """
        Methaemoglobin-forming drug (dapsone, sulfonamides, nitrates/nitrites, nitrofurantoin, \
        phenytoin, phenobarbital, primaquine/chloroquine, metoclopramide, rasburicase, flutamide)?
        """,
      read: """
        Some medicines do not mix with numbing cream. Do you take any of these: dapsone, a \
        sulfonamide, a nitrate or nitrite, nitrofurantoin, phenytoin, phenobarbital, primaquine, \
        chloroquine, metoclopramide, rasburicase or flutamide?
        """,
      help: """
        Methaemoglobin (MetHb) is a form of the blood pigment that cannot carry oxygen. These \
        drugs and prilocaine add up in forming it: grey-blue colour, headache, breathlessness, \
        sometimes hours later. Compare names, say which one matches and confirm it; a matching \
        name alone decides nothing. With yes: no prilocaine and no benzocaine. Not known: no \
        numbing cream until it is answered. It matters only with numbing, and is asked anyway \
        because the wish can change.
        """,
      safety: true,
      sources: .found(.emlaHK, .emlaCSP, .ddi, says: "methaemoglobin formers add to prilocaine"),
      .policy("not known: no numbing cream")))
}

extension Question<Several<Antithrombotic>> {
  public static let antithrombotic = Self(
    "antithrombotic",
    QuestionFrame(
      .medicines, "blood thinner",
      ask: "Blood thinner?",
      read: "Do you take any medicine that thins your blood or stops clots? Which one?",
      help: """
        Choose all that apply. Never stop a prescribed blood thinner for needling: stopping is \
        riskier. Antiplatelets keep platelets from clumping; single is one of them, prescribed or \
        advised by a doctor, dual is two together. DOAC: direct oral anticoagulant. All but a \
        single antiplatelet need the prescriber's agreement in writing.
        """,
      safety: true,
      sources: .found(.ucsd, .iye, says: "do not stop"),
      .found(.labG, .ifuInt, says: "anticoagulants listed or not evaluated")),
    options: [
      .none: "none", .singleAntiplatelet: "one antiplatelet",
      .dualAntiplatelet: "two antiplatelets", .warfarin: "warfarin",
      .doac: "direct oral anticoagulant (DOAC)", .heparin: "heparin",
    ])
}

extension Question<Antiarrhythmic> {
  public static let antiarrhythmic = Self(
    "antiarrhythmic",
    QuestionFrame(
      .medicines, "antiarrhythmic",
      ask: "Antiarrhythmic?",
      read: "Do you take a medicine to keep your heartbeat regular? What is it called?",
      help: """
        Medicines for the heart's rhythm are grouped in classes; the drug's own leaflet or the \
        prescriber gives the class. Class I adds to a numbing cream's effect on the heart; with \
        class III, watching the heart by ECG is advised. Either way no numbing cream unless the \
        prescriber agrees. If the class cannot be found, answer unknown. It matters only with \
        numbing, and is asked anyway because the wish can change.
        """,
      safety: true,
      sources: .found(.lpUS, .emlaHK, says: "class I additive; class III: consider ECG monitoring"),
      .found(.dp4, says: "no topical anaesthetic with arrhythmia medicines")),
    options: [.none: "none", .classI: "class I", .classIII: "class III"],
    severity: [[.none, .classI], [.none, .classIII]])
}

extension Question<Measurement> {
  public static let inr = Self(
    "inr",
    QuestionFrame(
      .medicines, "INR and its date",
      ask: "INR and date (warfarin)?",
      read: "What was your last INR, the blood test for warfarin, and when was it taken?",
      help: """
        INR: international normalised ratio, how much warfarin slows clotting. The prescriber's \
        agreement asks for a value in the patient's own range and no higher than 3.0, from the \
        last 7 days.
        """,
      when: Question<Several<Antithrombotic>>.antithrombotic.has(.warfarin),
      recordOnly: .everything,
      sources: .found(.ucsd, says: "continue for minor skin procedures; INR up to 3.0 for Mohs")),
    in: .ratio, 0.5...15)
}

extension Question<Day> {
  public static let isotretinoinLast = Self(
    "isotretinoinLast",
    QuestionFrame(
      .medicines, "last isotretinoin dose",
      ask: "Last dose of isotretinoin?",
      read: "When did you take your last dose of isotretinoin?",
      help: "Where only the month is known, its last day counts. Six calendar months follow.",
      safety: true, when: Question<Isotretinoin>.isotretinoin.is(.stopped),
      sources: .found(.spCare, .esth, says: "wait 6 months"),
      .disagrees(.spr, .wal, .mys, .win, says: "no clear need to wait")))

  public static let otherRetinoidLast = Self(
    "otherRetinoidLast",
    QuestionFrame(
      .medicines, "last retinoid dose",
      ask: "Last dose of acitretin, alitretinoin or bexarotene?",
      read: "When did you take the last dose of that medicine?",
      help: """
        Still taking it: give the last planned day. Where only the month is known, its last day \
        counts.
        """,
      when: Question<YesNo>.otherSystemicRetinoid.is(.yes), sources: .policy("6 months")))

  public static let otcBleedingLast = Self(
    "otcBleedingLast",
    QuestionFrame(
      .medicines, "last over-the-counter dose",
      ask: "Last use of the over-the-counter product?",
      read: "When did you last take it?",
      help: """
        The most recent of them counts. Still taking it: give the last planned day. Only what no \
        doctor prescribed or advised is ever stopped.
        """,
      when: Question<YesNo>.otcBleeding.is(.yes),
      sources: .found(.inm, says: "NSAIDs 1 week before and after, at discretion")))
}
